//! Liquid, Jekyll's template language: what a page can know without a running site is filled in.
//!
//! `liquid` evaluates expressions, conditions and filters. Blocks are walked here, because what stands outside Liquid has
//! to keep its place in the author's file, and because loops have to end. What only the running site could answer is left
//! out and listed; lists that the site makes from a collection become a `vitae-slot`, which the CV stage fills.

mod engine;
mod filters;
mod loops;
mod scan;
mod sink;
mod values;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use liquid_core::Value;
use liquid_core::model::Object;

use self::engine::Engine;
use self::loops::{LoopHead, forloop};
use self::scan::{Block, Branch, Node, NodeKind, Tag, scan};
use self::sink::{Place, Sink, Unit};
use super::collections;
use super::config::Config;
use super::files::{below_root, folder_of};
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::comments;
use crate::page::Page;
use crate::rewrite::Rewritten;
use crate::source::Span;

/// How many parts of Liquid are evaluated at most, those in loops counted each time.
pub const MAX_STEPS: usize = 100_000;

/// How much text loops and included files may make, in bytes.
pub const MAX_OUTPUT: usize = 4 << 20;

/// How deep files may include each other.
pub const MAX_INCLUDES: usize = 8;

/// Fills in the Liquid of a page's body.
///
/// Broken Liquid is a warning ([`Code::InvalidLiquid`]), what cannot be known a loss ([`Code::DroppedLiquid`]); neither is
/// ever printed.
pub fn render(reader: &mut Reader<'_>, config: &Config, page: &Page) -> Outcome<Rewritten> {
    let text = page.body.text();
    let asks_for_none = page.front_matter.get("render_with_liquid").and_then(|asked| asked.as_bool()) == Some(false);
    if asks_for_none || !(text.contains("{{") || text.contains("{%")) {
        return Outcome::ok(page.body.clone());
    }
    let path = reader.sources().get(page.source).path().to_string_lossy().replace('\\', "/");
    let mut interpreter = Interpreter::new(reader, config, page, &path);
    let unit = Unit { text, place: Place::Page(&page.body), hidden: hidden(text), folder: folder_of(&path).to_owned() };
    let mut edits = Sink::Edits(Vec::new());
    interpreter.load_what_it_asks_for(text);
    interpreter.walk(&unit, &scan(text), &mut edits);
    let diagnostics = interpreter.diagnostics;
    match edits {
        Sink::Edits(edits) => Outcome::new(page.body.edit(&edits), diagnostics),
        Sink::Text(_) => Outcome::new(page.body.clone(), diagnostics),
    }
}

fn hidden(text: &str) -> Vec<Range<usize>> {
    comments::find(text).into_iter().map(|comment| comment.range).collect()
}

/// Whether the walk goes on, or a loop has been told otherwise.
#[derive(Clone, Copy, PartialEq)]
enum Flow {
    On,
    Break,
    Continue,
}

struct Interpreter<'r, 'f> {
    reader: &'r mut Reader<'f>,
    engine: Engine,
    site: Object,
    /// The collections that the site may have.
    collections: Vec<String>,
    /// Collections by the variables that were assigned from them, and whether in reverse.
    aliases: HashMap<String, Loop>,
    loaded: BTreeSet<String>,
    steps: usize,
    output: usize,
    depth: usize,
    diagnostics: Vec<Diagnostic>,
    reported: HashSet<(Option<Span>, String)>,
}

/// A loop through a collection.
#[derive(Debug, Clone, PartialEq)]
struct Loop {
    name: String,
    reversed: bool,
}

impl<'r, 'f> Interpreter<'r, 'f> {
    fn new(reader: &'r mut Reader<'f>, config: &Config, page: &Page, path: &str) -> Self {
        let addresses = values::addresses(config);
        let engine = Engine::new(&addresses);
        engine.set("page", values::page(page, path));
        engine.set("base_path", Value::scalar(format!("{}{}", addresses.url, addresses.base)));
        let site = values::site(config);
        engine.set("site", Value::Object(site.clone()));
        Self {
            reader,
            engine,
            site,
            collections: collections::names(config).into_iter().map(str::to_owned).collect(),
            aliases: HashMap::new(),
            loaded: BTreeSet::new(),
            steps: MAX_STEPS,
            output: MAX_OUTPUT,
            depth: 0,
            diagnostics: Vec::new(),
            reported: HashSet::new(),
        }
    }

    /// Adds to `site` the data and collections that a text names.
    fn load_what_it_asks_for(&mut self, text: &str) {
        for (at, _) in text.match_indices("site.") {
            let rest = &text[at + 5..];
            let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
            let name = &rest[..end];
            if self.loaded.contains(name) {
                continue;
            }
            let value = match name {
                "data" => values::data(self.reader),
                _ if self.is_collection(name) => values::collection(self.reader, name),
                _ => continue,
            };
            self.loaded.insert(name.to_owned());
            self.site.insert(name.to_owned().into(), value);
            self.engine.set("site", Value::Object(self.site.clone()));
        }
    }

    fn is_collection(&self, name: &str) -> bool {
        self.collections.iter().any(|known| known == name)
    }

    fn walk(&mut self, unit: &Unit<'_>, nodes: &[Node], sink: &mut Sink) -> Flow {
        for node in nodes {
            if !self.step(unit, &node.range, 1) {
                sink.cut(node.range.clone());
                continue;
            }
            let flow = self.node(unit, node, sink);
            if flow != Flow::On {
                return flow;
            }
        }
        Flow::On
    }

    /// Goes on by so many steps, if there are as many left.
    fn step(&mut self, unit: &Unit<'_>, range: &Range<usize>, steps: usize) -> bool {
        if self.steps == 0 {
            return false;
        }
        self.steps = self.steps.saturating_sub(steps);
        if self.steps == 0 {
            self.invalid(unit, range, "there is too much Liquid; the rest is left out");
        }
        self.steps > 0
    }

    fn node(&mut self, unit: &Unit<'_>, node: &Node, sink: &mut Sink) -> Flow {
        let range = &node.range;
        match &node.kind {
            NodeKind::Text => sink.keep(unit, range),
            NodeKind::Raw(inner) => {
                sink.cut(range.start..inner.start);
                sink.keep(unit, inner);
                sink.cut(inner.end..range.end);
            }
            NodeKind::Comment => {
                self.lose(unit, range, Code::Hidden, "the site does not show this Liquid comment");
                sink.cut(range.clone());
            }
            NodeKind::Broken => {
                self.invalid(unit, range, "this Liquid is never closed, or closes what was never opened");
                sink.cut(range.clone());
            }
            NodeKind::Output(expression) => {
                let text = self.output(unit, range, expression);
                sink.put(range.clone(), &text);
            }
            NodeKind::Tag(tag) => return self.tag(unit, range, tag, sink),
            NodeKind::Block(block) => return self.block(unit, range, block, sink),
        }
        Flow::On
    }

    fn output(&mut self, unit: &Unit<'_>, range: &Range<usize>, expression: &Range<usize>) -> String {
        match self.engine.output(&unit.text[expression.clone()]) {
            Ok(answer) => {
                if let Some(unknown) = answer.unknown.filter(|_| answer.text.is_empty()) {
                    self.lose(unit, range, Code::DroppedLiquid, &format!("`{unknown}` has no value here"));
                }
                self.spend(answer.text)
            }
            Err(failure) => {
                self.invalid(unit, range, &failure);
                String::new()
            }
        }
    }

    /// The text, unless too much was made already.
    fn spend(&mut self, text: String) -> String {
        match self.output.checked_sub(text.len()) {
            Some(left) => {
                self.output = left;
                text
            }
            None => String::new(),
        }
    }

    fn tag(&mut self, unit: &Unit<'_>, range: &Range<usize>, tag: &Tag, sink: &mut Sink) -> Flow {
        let (name, arguments) = (&unit.text[tag.name.clone()], &unit.text[tag.arguments.clone()]);
        let text = match name {
            "break" => return self.leave(range, sink, Flow::Break),
            "continue" => return self.leave(range, sink, Flow::Continue),
            "assign" => {
                self.remember_alias(arguments);
                self.engine.assign(arguments).map(|()| String::new())
            }
            "increment" | "decrement" | "cycle" => self.engine.tag(name, arguments),
            "include" | "include_cached" => Ok(self.include(unit, range, arguments)),
            "include_relative" => Ok(self.include_file(unit, range, &unit.folder.clone(), arguments)),
            "bibliography" => Ok(slot(&format!("kind=\"bibliography\" args=\"{}\"", attribute(arguments)))),
            "link" => Ok(format!("/{}", arguments.trim_start_matches('/'))),
            _ if name.starts_with("end") => Ok(String::new()),
            _ => {
                self.lose(
                    unit,
                    range,
                    Code::DroppedLiquid,
                    &format!("only the running site knows what `{{% {name} %}}` shows"),
                );
                Ok(String::new())
            }
        };
        let text = text.unwrap_or_else(|failure| {
            self.invalid(unit, range, &failure);
            String::new()
        });
        let text = self.spend(text);
        sink.put(range.clone(), &text);
        Flow::On
    }

    fn leave(&mut self, range: &Range<usize>, sink: &mut Sink, flow: Flow) -> Flow {
        sink.cut(range.clone());
        flow
    }

    fn block(&mut self, unit: &Unit<'_>, range: &Range<usize>, block: &Block, sink: &mut Sink) -> Flow {
        match &unit.text[block.tag.name.clone()] {
            "for" => {
                let text = self.looped(unit, range, block);
                sink.put(range.clone(), &text);
                Flow::On
            }
            "capture" => {
                let text = self.walk_apart(unit, &block.branches[0].nodes);
                self.engine.set(unit.text[block.tag.arguments.clone()].trim_matches(['"', '\'']), Value::scalar(text));
                sink.cut(range.clone());
                Flow::On
            }
            "highlight" => {
                let code = self.walk_apart(unit, &block.branches[0].nodes);
                sink.put(range.clone(), &format!("\n\n~~~~\n{}\n~~~~\n\n", code.trim_matches('\n')));
                Flow::On
            }
            _ => match self.chosen_branch(unit, range, block) {
                Some(branch) => {
                    sink.cut(range.start..branch.range.start);
                    let flow = self.walk(unit, &branch.nodes, sink);
                    sink.cut(branch.range.end..range.end);
                    flow
                }
                None => self.leave(range, sink, Flow::On),
            },
        }
    }

    fn walk_apart(&mut self, unit: &Unit<'_>, nodes: &[Node]) -> String {
        let mut sink = Sink::Text(String::new());
        self.walk(unit, nodes, &mut sink);
        match sink {
            Sink::Text(text) => self.spend(text),
            Sink::Edits(_) => String::new(),
        }
    }

    /// The branch of an `if`, `unless` or `case` that is shown.
    fn chosen_branch<'b>(&mut self, unit: &Unit<'_>, range: &Range<usize>, block: &'b Block) -> Option<&'b Branch> {
        let subject = &unit.text[block.tag.arguments.clone()];
        for branch in &block.branches {
            let tag = branch.tag.as_ref();
            let arguments = tag.map_or("", |tag| &unit.text[tag.arguments.clone()]);
            let holds = match (&unit.text[block.tag.name.clone()], tag.map(|tag| &unit.text[tag.name.clone()])) {
                (_, Some("else")) => Ok(true),
                ("case", None) => Ok(false),
                ("case", Some(_)) => self.engine.is_case(subject, arguments),
                ("unless", None) => self.engine.holds(subject).map(|holds| !holds),
                (_, None) => self.engine.holds(subject),
                (_, Some(_)) => self.engine.holds(arguments),
            };
            match holds {
                Ok(true) => return Some(branch),
                Ok(false) => {}
                Err(failure) => self.invalid(unit, range, &failure),
            }
        }
        None
    }

    /// What a loop prints. One that has a theme's file print each item of a collection is the CV stage's to fill.
    fn looped(&mut self, unit: &Unit<'_>, range: &Range<usize>, block: &Block) -> String {
        if let Some(Loop { name, reversed }) = self.collection_in(unit, block) {
            return slot(&format!("kind=\"collection\" name=\"{}\" reversed=\"{reversed}\"", attribute(&name)));
        }
        let Some(head) = LoopHead::read(&unit.text[block.tag.arguments.clone()]) else {
            self.invalid(unit, range, "a loop has the form `for item in list`");
            return String::new();
        };
        let items = self.engine.items(head.list).unwrap_or_else(|failure| {
            self.invalid(unit, range, &failure);
            Vec::new()
        });
        let items = head.chosen(items);
        if items.is_empty() {
            let otherwise = block.branches.iter().find(|branch| branch.tag.is_some());
            let asks_site = head.list.starts_with("site.");
            if asks_site && otherwise.is_none() {
                self.lose(unit, range, Code::DroppedLiquid, &format!("`{}` has no items here", head.list));
            }
            return otherwise.map_or_else(String::new, |branch| self.walk_apart(unit, &branch.nodes));
        }
        let mut sink = Sink::Text(String::new());
        let length = items.len();
        // Even an empty round takes its time.
        self.step(unit, range, length);
        for (index, item) in items.into_iter().enumerate() {
            self.engine.set(head.variable, item);
            self.engine.set("forloop", forloop(index, length));
            if self.steps == 0 || self.walk(unit, &block.branches[0].nodes, &mut sink) == Flow::Break {
                break;
            }
        }
        match sink {
            Sink::Text(text) => text,
            Sink::Edits(_) => String::new(),
        }
    }

    /// The collection that a loop, or one inside it, prints by an include.
    fn collection_in(&self, unit: &Unit<'_>, block: &Block) -> Option<Loop> {
        let mut nodes = block.branches.iter().flat_map(|branch| &branch.nodes);
        let is_for = &unit.text[block.tag.name.clone()] == "for";
        if is_for && has_include(unit, block) {
            let own = LoopHead::read(&unit.text[block.tag.arguments.clone()])
                .and_then(|head| self.collection_of(head.list, head.reversed));
            if own.is_some() {
                return own;
            }
        }
        nodes.find_map(|node| match &node.kind {
            NodeKind::Block(inner) => self.collection_in(unit, inner),
            _ => None,
        })
    }

    fn collection_of(&self, list: &str, reversed: bool) -> Option<Loop> {
        if let Some(alias) = self.aliases.get(list) {
            return Some(Loop { reversed: alias.reversed != reversed, ..alias.clone() });
        }
        let name = list.strip_prefix("site.")?;
        self.is_collection(name).then(|| Loop { name: name.to_owned(), reversed })
    }

    /// `assign pubs = site.publications | sort: "date" | reverse`
    fn remember_alias(&mut self, assignment: &str) {
        let Some((name, expression)) = assignment.split_once('=') else { return };
        let list = expression.split('|').next().unwrap_or_default().trim();
        let reversed = expression.split('|').skip(1).any(|filter| filter.trim() == "reverse");
        match self.collection_of(list, reversed) {
            Some(through) => self.aliases.insert(name.trim().to_owned(), through),
            None => self.aliases.remove(name.trim()),
        };
    }

    /// A file of the theme. One that only sets variables is run; one in Markdown is the author's, and is printed.
    fn include(&mut self, unit: &Unit<'_>, range: &Range<usize>, arguments: &str) -> String {
        let (name, parameters) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        let path = below_root("_includes", name).filter(|path| self.reader.exists(path));
        let is_markdown = name.ends_with(".md") || name.ends_with(".markdown");
        let only_sets = |text: &str| scan(text).iter().all(|node| sets_only(text, node));
        if let Some(path) = path {
            let text = self.reader.read(&path).into_value().map(|id| self.reader.sources().get(id).text().to_owned());
            let text = text.unwrap_or_default();
            let vanishes = only_sets(&text);
            if is_markdown || vanishes {
                self.set_parameters(parameters);
                let text = self.included(unit, range, &text, folder_of(&path));
                return if vanishes { String::new() } else { text };
            }
        } else if matches!(name, "base_path" | "toc" | "toc.html") {
            return String::new();
        }
        self.lose(unit, range, Code::DroppedLiquid, &format!("`{name}` is a part of the site's theme"));
        String::new()
    }

    /// `include.title` for `title="…"`.
    fn set_parameters(&mut self, parameters: &str) {
        let mut object = Object::new();
        let mut rest = parameters.trim();
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let end = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].find(quote).map_or(after.len(), |end| end + 2),
                _ => after.find(char::is_whitespace).unwrap_or(after.len()),
            };
            let value = self.engine.output(&after[..end]).map(|answer| answer.text).unwrap_or_default();
            object.insert(key.trim().to_owned().into(), Value::scalar(value));
            rest = after[end..].trim_start();
        }
        self.engine.set("include", Value::Object(object));
    }

    /// A file beside the page, front matter left out.
    fn include_file(&mut self, unit: &Unit<'_>, range: &Range<usize>, folder: &str, arguments: &str) -> String {
        let name = arguments.split_whitespace().next().unwrap_or_default();
        let Some(path) = below_root(folder, name) else {
            self.invalid(unit, range, &format!("`{name}` lies outside the site's folder"));
            return String::new();
        };
        let (page, noticed) = self.reader.page(&path).into_parts();
        let Some(page) = page else {
            let here = |diagnostic: Diagnostic| diagnostic.at_most_a_warning().at(unit.span(range));
            self.diagnostics.extend(noticed.into_iter().map(here));
            return String::new();
        };
        self.included(unit, range, page.body.text(), folder_of(&path))
    }

    fn included(&mut self, unit: &Unit<'_>, range: &Range<usize>, text: &str, folder: &str) -> String {
        if self.depth == MAX_INCLUDES {
            self.invalid(unit, range, "files include each other too often");
            return String::new();
        }
        self.depth += 1;
        self.load_what_it_asks_for(text);
        let inner =
            Unit { text, place: Place::Included(unit.span(range)), hidden: hidden(text), folder: folder.to_owned() };
        let text = self.walk_apart(&inner, &scan(text));
        self.depth -= 1;
        text
    }

    fn lose(&mut self, unit: &Unit<'_>, range: &Range<usize>, code: Code, message: &str) {
        if !unit.is_hidden(range) {
            self.report(Diagnostic::loss(code, message).at(unit.span(range)));
        }
    }

    fn invalid(&mut self, unit: &Unit<'_>, range: &Range<usize>, message: &str) {
        if !unit.is_hidden(range) {
            self.report(Diagnostic::warning(Code::InvalidLiquid, message).at(unit.span(range)));
        }
    }

    /// A loop says the same every time round; once is enough.
    fn report(&mut self, diagnostic: Diagnostic) {
        if self.reported.insert((diagnostic.span, diagnostic.message.clone())) {
            self.diagnostics.push(diagnostic);
        }
    }
}

fn has_include(unit: &Unit<'_>, block: &Block) -> bool {
    block.branches.iter().flat_map(|branch| &branch.nodes).any(|node| match &node.kind {
        NodeKind::Tag(tag) => unit.text[tag.name.clone()].starts_with("include"),
        NodeKind::Block(inner) => has_include(unit, inner),
        _ => false,
    })
}

/// Whether a part of an included file prints nothing.
fn sets_only(text: &str, node: &Node) -> bool {
    match &node.kind {
        NodeKind::Text => text[node.range.clone()].trim().is_empty(),
        NodeKind::Tag(tag) => &text[tag.name.clone()] == "assign",
        NodeKind::Comment => true,
        NodeKind::Block(block) => {
            let prints = |branch: &Branch| !branch.nodes.iter().all(|node| sets_only(text, node));
            &text[block.tag.name.clone()] == "capture" || !block.branches.iter().any(prints)
        }
        _ => false,
    }
}

/// The slot as the Markdown stage knows it, a block of its own.
fn slot(attributes: &str) -> String {
    format!("\n\n<vitae-slot {attributes}></vitae-slot>\n\n")
}

fn attribute(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::site::MemoryFiles;

    const CONFIG: &str = "title: Jane's site\nurl: https://jane.github.io\nbaseurl: /me\nauthor: {name: Jane Doe, email: j@x.org}\ntags: [a, b, c]\n";

    fn site() -> MemoryFiles {
        MemoryFiles::new()
            .with("_config.yml", CONFIG)
            .with(
                "_includes/base_path",
                "{% if site.url %}\n  {% assign base_path = site.url | append: site.baseurl %}\n{% endif %}\n",
            )
            .with("_includes/bio.md", "Bio of {{ site.author.name }} {{ include.what }}")
            .with("_includes/figure.html", "<img src='{{ include.src }}'>")
            .with("_pages/part.md", "---\ntitle: part\n---\nPart for {{ page.title }}.\n")
            .with("_pages/loop.md", "{% include_relative loop.md %}")
            .with("_data/news.yml", "- {title: One, date: 2024-05-01}\n- {title: Two, date: 2023-01-02}\n")
            .with("_publications/2020-01-01-a.md", "---\ntitle: First\n---\n")
            .with("_publications/2021-01-01-b.md", "---\ntitle: Second\n---\n")
    }

    /// The text, and the findings in short.
    fn rendered(body: &str) -> (String, Vec<String>) {
        let files = site().with(
            "_pages/about.md",
            format!("---\npermalink: /\ntitle: Home\nlist: [x, y]\ndate: 2024-03-09\n---\n{body}"),
        );
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("_pages/about.md").into_value().expect("a page");
        let outcome = render(&mut reader, &config, &page);
        let found = outcome.diagnostics().iter().map(|d| format!("{}: {}", d.code.as_str(), d.message)).collect();
        (outcome.into_value().expect("a text").text().to_owned(), found)
    }

    fn text(body: &str) -> String {
        let (text, found) = rendered(body);
        assert_eq!(found, Vec::<String>::new(), "{body}");
        text
    }

    #[test]
    fn what_a_page_can_know_is_filled_in() {
        let cases = [
            ("{{ site.author.email }} of {{page.title}}", "j@x.org of Home"),
            ("[x]({{ base_path }}/files/x.pdf)", "[x](https://jane.github.io/me/files/x.pdf)"),
            ("{% include base_path %}[x]({{ base_path }}/x)", "[x](https://jane.github.io/me/x)"),
            (
                "{{ '/x.pdf' | relative_url }} {{ \"x.pdf\" | absolute_url }}",
                "/me/x.pdf https://jane.github.io/me/x.pdf",
            ),
            ("{{ page.date | date: '%-d %B %Y' }}", "9 March 2024"),
            ("{{ page.nothing | default: 'some' }}", "some"),
            ("{{ site.tags | join: ', ' }} {{ site.tags.size }} {{ site.tags[1] }}", "a, b, c 3 b"),
            ("{% assign n = site.tags | size | plus: 1 %}{{ n }}", "4"),
            ("{% capture w %}a{{ page.title }}{% endcapture %}{{ w | upcase }}", "AHOME"),
            ("{% if page.title == 'Home' and site.author %}yes{% else %}no{% endif %}", "yes"),
            ("{% unless page.none %}a{% endunless %}{% if page.none.deeper %}b{% endif %}", "a"),
            ("{% case page.title %}{% when 'A' %}1{% when 'B', 'Home' %}2{% else %}3{% endcase %}", "2"),
            ("{% for t in page.list %}* {{ t }}{% unless forloop.last %}, {% endunless %}{% endfor %}", "* x, * y"),
            ("{% for i in (1..4) reversed limit:3 %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "31"),
            (
                "{% for n in site.data.news %}- {{ n.date | date: '%Y' }} {{ n.title }}\n{% endfor %}",
                "- 2024 One\n- 2023 Two\n",
            ),
            ("{% for p in site.publications %}{{ p.title }} {% endfor %}", "First Second "),
            ("{% for x in page.none %}{% else %}nobody{% endfor %}", "nobody"),
            ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            ("a\n{%- if true -%}\n b \n{%- endif -%} c", "abc"),
            ("{% include_relative part.md %}", "Part for Home.\n"),
            ("{% include bio.md what=\"now\" %}", "Bio of Jane Doe now"),
            (
                "`{{ page.title }}` {% highlight python %}\nx = 1\n{% endhighlight %}",
                "`Home` \n\n~~~~\nx = 1\n~~~~\n\n",
            ),
            ("{% link files/x.pdf %}", "/files/x.pdf"),
            ("no Liquid { at } all {", "no Liquid { at } all {"),
            ("<!-- {% nonsense %} {{ x }} -->", "<!--   -->"),
        ];
        for (body, expected) in cases {
            assert_eq!(text(body), expected, "{body}");
        }
    }

    #[test]
    fn lists_of_the_theme_become_slots() {
        let slot = |reversed| {
            format!(
                "\n\n<vitae-slot kind=\"collection\" name=\"publications\" reversed=\"{reversed}\"></vitae-slot>\n\n"
            )
        };
        let include = "{% include archive-single-cv.html %}";
        assert_eq!(
            text(&format!("<ul>{{% for post in site.publications reversed %}}\n {include}\n{{% endfor %}}</ul>")),
            format!("<ul>{}</ul>", slot(true))
        );
        let sorted = "{% assign pubs = site.publications | sort: 'date' | reverse %}";
        assert_eq!(text(&format!("{sorted}{{% for post in pubs %}}{include}{{% endfor %}}")), slot(true));
        let grouped = "{% for c in site.tags %}{% for post in site.publications %}{% if post.x != c %}{% continue %}{% endif %}{% include y.html %}{% endfor %}{% endfor %}";
        assert_eq!(text(grouped), slot(false));
        assert_eq!(
            text("{% bibliography -q @*[selected=true]* %}"),
            "\n\n<vitae-slot kind=\"bibliography\" args=\"-q @*[selected=true]*\"></vitae-slot>\n\n"
        );
    }

    #[test]
    fn what_only_the_site_knows_is_left_out_and_listed() {
        let cases = [
            ("{{ site.time | date: '%Y' }}x", "x", "dropped-liquid: `site.time` has no value here"),
            ("{% include figure.html src='a' %}x", "x", "dropped-liquid: `figure.html` is a part of the site's theme"),
            ("{% twitter 20 %}x", "x", "dropped-liquid: only the running site knows what `{% twitter %}` shows"),
            (
                "{% for p in site.posts %}{{ p.title }}{% endfor %}x",
                "x",
                "dropped-liquid: `site.posts` has no items here",
            ),
            ("{{ 'now' | date: '%Y' }}x", "x", "invalid-liquid: the day of the build is not printed"),
            (
                "{{ page.list | where_exp: 'a', 'b' }}x",
                "x",
                "invalid-liquid: vitae does not know the filter `where_exp`",
            ),
            ("{% comment %}draft{% endcomment %}x", "x", "hidden: the site does not show this Liquid comment"),
        ];
        for (body, expected, finding) in cases {
            assert_eq!(rendered(body), (expected.to_owned(), vec![finding.to_owned()]), "{body}");
        }
    }

    #[test]
    fn broken_liquid_is_a_warning_and_never_printed() {
        for body in [
            "{{ a | nosuchfilter }}",
            "{% if %}a{% endif %}",
            "{{ | }}",
            "{% if a %}",
            "{{ a",
            "{% endfor %}",
            "{% for x %}{% endfor %}",
            "{{ 99999999999999999999 }}",
        ] {
            let (text, found) = rendered(&format!("before {body}"));
            assert_eq!(text, "before ", "{body}");
            assert!(found[0].starts_with("invalid-liquid"), "{body}: {found:?}");
        }
    }

    #[test]
    fn nothing_runs_for_ever() {
        let nested = "{% for a in (1..9000) %}{% for b in (1..9000) %}{% for c in (1..9000) %}{% endfor %}{% endfor %}{% endfor %}";
        assert_eq!(rendered(nested).1, ["invalid-liquid: there is too much Liquid; the rest is left out"]);
        let doubling =
            format!("{{% assign s = 'x' %}}{}{{{{ s | size }}}}", "{% assign s = s | append: s %}".repeat(60));
        assert!(rendered(&doubling).1[0].contains("grows too large"));
        let (_, found) = rendered("{% include_relative loop.md %}");
        assert_eq!(found, ["invalid-liquid: files include each other too often"]);
        assert!(rendered("{% for i in (1..999999999) %}x{% endfor %}").1[0].contains("too many numbers"));
        assert!(rendered(&"{% if a %}".repeat(10_000)).0.is_empty());
        for broken in ["{{\n", "{%\n", "{% raw %}\n", "{% comment %}\n", "{{ x }}\n", "{% x %}\n"] {
            rendered(&broken.repeat(20_000));
        }
        assert!(rendered(&format!("{{{{ {} }}}}", "a[".repeat(10_000))).0.is_empty());
    }

    #[test]
    fn text_outside_keeps_its_place() {
        let files = MemoryFiles::new().with("a.md", "{% if true %}word{% endif %} {{ 'x' }} end");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("a.md").into_value().expect("a page");
        let text = render(&mut reader, &config, &page).into_value().expect("a text");
        assert_eq!(text.text(), "word x end");
        assert_eq!(reader.sources().text(text.span(0..4)), "word");
        assert_eq!(reader.sources().text(text.span(5..6)), "{{ 'x' }}");
        assert_eq!(reader.sources().text(text.span(7..10)), "end");
        assert!(text.is_inserted(5..6) && !text.is_inserted(7..10));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn anything_is_rendered(body in r"(\{\{|\}\}|\{%|%\}|-| |if|endif|else|for a in|endfor|site\.tags|page|raw|endraw|capture x|'|\||: 1|assign x =|[a-z中]|\n){0,40}") {
            rendered(&body);
        }
    }
}
