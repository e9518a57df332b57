//! The walk through a text: what is not Liquid stays, outputs and tags are run.

use std::ops::Range;

use super::expression::{self, Expression, Step};
use super::value::Value;
use super::{Failure, Flow, Interpreter, NEVER_PRINTED, Unit, escaped};
use crate::diagnostic::Code;
use crate::fold;
use crate::liquid_syntax::{Block, Node, NodeKind, Tag};
use crate::rewrite::Composer;

/// Parts of `site` that only a running site has. Pages have no `related_posts`; only posts do.
const RUNNING_SITE: &[&str] = &["time", "github", "lsi_posts"];

impl Interpreter<'_, '_> {
    pub(super) fn walk(&mut self, unit: &Unit, nodes: &[Node], out: &mut Composer) -> Flow {
        for node in nodes {
            if !self.step(unit, &node.range, 1) {
                // The page's own words stay; loops and includes end.
                if self.scopes.len() == 1 && node.kind == NodeKind::Text {
                    self.keep(unit, &node.range, out);
                }
                continue;
            }
            let flow = self.node(unit, node, out);
            if flow != Flow::On {
                return flow;
            }
        }
        Flow::On
    }

    fn node(&mut self, unit: &Unit, node: &Node, out: &mut Composer) -> Flow {
        let range = &node.range;
        self.here = unit.span(range);
        match &node.kind {
            NodeKind::Text => self.keep(unit, range, out),
            NodeKind::Raw(inner) => self.keep(unit, inner, out),
            NodeKind::Comment => {
                self.lose(unit, range, Code::Hidden, "the site does not show this Liquid comment");
            }
            NodeKind::Broken => {
                self.invalid(unit, range, "this Liquid tag is never closed, or closes one that was never opened");
            }
            NodeKind::Output(expression) => self.output(unit, range, expression, out),
            NodeKind::Tag(tag) => return self.tag(unit, range, tag, out),
            NodeKind::Block(block) if is_blank_block(unit.text.text(), block) => {
                // Jekyll drops the white space in a block that only sets variables.
                let mut nothing = unit.text.composer();
                return self.block(unit, range, block, &mut nothing);
            }
            NodeKind::Block(block) => return self.block(unit, range, block, out),
        }
        Flow::On
    }

    /// A part of a text run for itself.
    pub(super) fn walk_apart(&mut self, unit: &Unit, nodes: &[Node]) -> crate::rewrite::Rewritten {
        let mut out = unit.text.composer();
        self.walk(unit, nodes, &mut out);
        out.finish()
    }

    fn output(&mut self, unit: &Unit, range: &Range<usize>, expression: &Range<usize>, out: &mut Composer) {
        let chain = self.chain(unit.str(expression));
        let value = chain.clone().and_then(|chain| self.evaluate_chain(&chain));
        match value {
            Ok(value @ (Value::Nil | Value::Today(_))) => {
                match chain.ok().and_then(|chain| of_running_site(&chain.input)) {
                    Some(name) => {
                        self.lose(unit, range, Code::DroppedLiquid, &format!("only the running site knows `{name}`"));
                    }
                    None if matches!(value, Value::Nil) => {}
                    None => self.invalid(unit, range, NEVER_PRINTED),
                }
            }
            Ok(value) => {
                let span = value.span().unwrap_or_else(|| unit.span(range));
                self.put(unit, range, &value.to_text(), span, out);
            }
            Err(failure) => self.invalid(unit, range, &failure),
        }
    }

    /// Reports a loop that has nothing to go through because only the running site knows the items.
    pub(super) fn miss_list(&mut self, unit: &Unit, range: &Range<usize>, list: &Expression) {
        if let Some(name) = of_running_site(list) {
            self.lose(unit, range, Code::DroppedLiquid, &format!("only the running site knows `{name}`"));
        }
    }

    fn tag(&mut self, unit: &Unit, range: &Range<usize>, tag: &Tag, out: &mut Composer) -> Flow {
        let (name, arguments) = (unit.str(&tag.name), unit.str(&tag.arguments));
        let text = match name {
            "break" => return Flow::Break,
            "continue" => return Flow::Continue,
            "assign" => self.assign(arguments).map(|()| String::new()),
            "increment" => Ok(self.count(arguments, 1)),
            "decrement" => Ok(self.count(arguments, -1)),
            "cycle" => self.cycle(arguments),
            "include" | "include_cached" => {
                self.include(unit, range, arguments, out);
                Ok(String::new())
            }
            "include_relative" => {
                self.include_relative(unit, range, arguments, out);
                Ok(String::new())
            }
            "bibliography" => self
                .bibliography_arguments(arguments)
                .map(|arguments| slot(&format!("kind=\"bibliography\" args=\"{}\"", attribute(&arguments)))),
            "link" => self.filled_in(arguments).map(|path| self.address_of(path.trim())),
            "post_url" => self.filled_in(arguments).and_then(|name| self.address_of_post(name.trim())),
            "t" | "translate" if self.translation(unit, range, arguments, out) => Ok(String::new()),
            "tf" | "translate_file" if self.translated_file(unit, range, arguments, out) => Ok(String::new()),
            _ if name.starts_with("end") => Ok(String::new()),
            _ => {
                let message = format!("only the running site knows what `{{% {name} %}}` shows");
                self.lose(unit, range, Code::DroppedLiquid, &message);
                Ok(String::new())
            }
        };
        match text {
            Ok(text) => self.put(unit, range, &text, unit.span(range), out),
            Err(failure) => self.invalid(unit, range, &failure),
        }
        Flow::On
    }

    /// `name = expression`
    fn assign(&mut self, assignment: &str) -> Result<(), Failure> {
        let (name, expression) = assignment.split_once('=').ok_or("an assignment needs an `=`")?;
        let value = self.evaluate_text(expression)?;
        self.set_outermost(name.trim(), value);
        Ok(())
    }

    /// `increment` prints 0 first, `decrement` -1.
    fn count(&mut self, name: &str, by: i64) -> String {
        let counter = self.counters.entry(name.trim().to_owned()).or_default();
        let before = *counter;
        *counter = counter.saturating_add(by);
        (if by > 0 { before } else { *counter }).to_string()
    }

    /// `cycle "a", "b"` prints one after the other, one each time it is reached; a name in front makes it a separate cycle.
    fn cycle(&mut self, arguments: &str) -> Result<String, Failure> {
        let is_one = |name: &str| !name.contains(',') && name.matches(['"', '\'']).count().is_multiple_of(2);
        let (name, values) = match arguments.split_once(':').filter(|(name, _)| is_one(name)) {
            Some((name, values)) => (format!("{}:", self.evaluate_text(name)?.to_text()), values),
            None => (arguments.trim().to_owned(), arguments),
        };
        let values = expression::list(values)?;
        let place = self.cycles.entry(name).or_default();
        let at = *place % values.len().max(1);
        *place = at + 1;
        values.get(at).map_or(Ok(String::new()), |value| self.evaluate(value).map(|value| value.to_text().to_string()))
    }

    /// What `{% bibliography %}` asks for: what its page says for all its lists (`scholar: {query: …}` in the front matter, which
    /// jekyll-scholar puts over that of `_config.yml`), unless the tag itself says otherwise.
    fn bibliography_arguments(&mut self, arguments: &str) -> Result<String, Failure> {
        let own = self.filled_in(arguments)?;
        let mut all = String::new();
        for (key, long, short) in OPTIONS_OF_PAGES {
            let says =
                |word: &str| word.split('=').next() == Some(long) || !short.is_empty() && word.starts_with(short);
            let value = self.evaluate_text(&format!("page.scholar.{key} | join: ','"))?.to_text();
            if !value.is_empty() && !own.split_whitespace().any(says) {
                all += &format!("{long} {value} ");
            }
        }
        Ok(all + own.trim())
    }

    /// Arguments of a plugin's tag, with `{{ … }}` in them put in.
    pub(super) fn filled_in(&mut self, arguments: &str) -> Result<String, Failure> {
        let mut out = String::new();
        let mut rest = arguments;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((expression, after)) = after.split_once("}}") else { break };
            out.push_str(before);
            let value = self.evaluate_text(expression)?;
            if value.depends_on_today() {
                return Err(NEVER_PRINTED.to_owned());
            }
            out.push_str(&value.to_text());
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// The keys of a page's `scholar:`, and the options of `{% bibliography %}` that say the same, long and short.
const OPTIONS_OF_PAGES: [(&str, &str, &str); 6] = [
    ("bibliography", "--file", "-f"),
    ("query", "--query", "-q"),
    ("group_by", "--group_by", "-g"),
    ("group_order", "--group_order", "-G"),
    ("sort_by", "--sort_by", ""),
    ("order", "--order", ""),
];

/// The name of a part of the running site that an expression asks for.
fn of_running_site(expression: &Expression) -> Option<String> {
    let Expression::Path(root, steps) = expression else { return None };
    match (root.as_str(), steps.first()) {
        ("paginator", Some(Step::Name(part))) => Some(format!("paginator.{part}")),
        ("site", Some(Step::Name(part))) if RUNNING_SITE.contains(&part.as_str()) => Some(format!("site.{part}")),
        _ => None,
    }
}

/// Whether a block can print only white space, whatever it does.
fn is_blank_block(text: &str, block: &Block) -> bool {
    let name = &text[block.tag.name.clone()];
    let is_blank = |node: &Node| match &node.kind {
        NodeKind::Text => text[node.range.clone()].trim().is_empty(),
        NodeKind::Tag(tag) => matches!(&text[tag.name.clone()], "assign" | "break" | "continue"),
        NodeKind::Comment => true,
        NodeKind::Block(inner) => is_blank_block(text, inner),
        NodeKind::Output(_) | NodeKind::Raw(_) | NodeKind::Broken => false,
    };
    name == "capture"
        || !matches!(name, "highlight" | "tablerow")
            && block.branches.iter().flat_map(|branch| &branch.nodes).all(is_blank)
}

/// The slot as the Markdown stage knows it, as its own block.
pub(super) fn slot(attributes: &str) -> String {
    format!("{}{}", slot_start(attributes), SLOT_END)
}

/// Opens a slot that holds blocks.
pub(super) fn slot_start(attributes: &str) -> String {
    format!("\n\n<vitae-slot {attributes}>")
}

/// Closes the slot.
pub(super) const SLOT_END: &str = "</vitae-slot>\n\n";

/// The attributes of a collection item's slot.
pub(super) fn item_attributes(include: &str, collection: &str, path: &str) -> String {
    let [include, collection, path] = [include, collection, path].map(attribute);
    format!("kind=\"item\" include=\"{include}\" collection=\"{collection}\" path=\"{path}\"")
}

pub(super) fn attribute(text: &str) -> String {
    escaped(&fold::one_line(text))
}
