//! Tags with an end: conditions, loops, captures.

use std::ops::Range;

use super::expression::{self, LoopHead};
use super::value::Value;
use super::{Failure, Flow, Interpreter, MAX_ITEMS, Scope, Unit, compare, filters};
use crate::liquid_syntax::{Block, Branch};
use crate::rewrite::Composer;

impl Interpreter<'_, '_> {
    pub(super) fn block(&mut self, unit: &Unit, range: &Range<usize>, block: &Block, out: &mut Composer) -> Flow {
        match unit.str(&block.tag.name) {
            "for" => return self.looped(unit, range, block, out),
            "tablerow" => return self.table_row(unit, range, block, out),
            "capture" => {
                let text = self.walk_apart(unit, &block.branches[0].nodes);
                let value = Value::text_at(text.text(), unit.span(&block.branches[0].range));
                match self.spend(text.text().len()) {
                    Ok(()) => self.set_outermost(unit.str(&block.tag.arguments).trim_matches(['"', '\'', ' ']), value),
                    Err(failure) => self.invalid(unit, range, &failure),
                }
            }
            "highlight" => {
                let code = self.walk_apart(unit, &block.branches[0].nodes);
                let end = code.text().trim_end_matches('\n').len();
                let start = end - code.text()[..end].trim_start_matches('\n').len();
                self.put(unit, range, "\n\n~~~~\n", unit.span(range), out);
                out.copy(&code, start..end);
                self.put(unit, range, "\n~~~~\n\n", unit.span(range), out);
            }
            // The plugin jekyll-responsive-image: what is in it says which picture, for a card.
            "responsive_image_block" => {}
            "ifchanged" => {
                let text = self.walk_apart(unit, &block.branches[0].nodes);
                let before = self.changed.insert(unit.span(range), text.text().to_owned());
                if before.as_deref() != Some(text.text()) {
                    out.copy(&text, 0..text.text().len());
                }
            }
            _ => {
                for branch in self.chosen_branches(unit, range, block) {
                    let flow = self.walk(unit, &branch.nodes, out);
                    if flow != Flow::On {
                        return flow;
                    }
                }
            }
        }
        Flow::On
    }

    /// The branch of an `if` or `unless` that is shown; of a `case`, every branch that its value matches.
    fn chosen_branches<'b>(&mut self, unit: &Unit, range: &Range<usize>, block: &'b Block) -> Vec<&'b Branch> {
        let subject = unit.str(&block.tag.arguments);
        let is_case = unit.str(&block.tag.name) == "case";
        let mut chosen: Vec<&Branch> = Vec::new();
        let name_of = |branch: &Branch| branch.tag.as_ref().map(|tag| unit.str(&tag.name));
        for branch in &block.branches {
            let arguments = branch.tag.as_ref().map_or("", |tag| unit.str(&tag.arguments));
            let holds = match (unit.str(&block.tag.name), name_of(branch)) {
                (_, Some("else")) => Ok(chosen.iter().all(|chosen| name_of(chosen) == Some("else"))),
                ("case", None) => Ok(false),
                ("case", Some(_)) => self.is_case(subject, arguments),
                ("unless", None) => self.holds_text(subject).map(|holds| !holds),
                (_, None) => self.holds_text(subject),
                (_, Some(_)) => self.holds_text(arguments),
            };
            match holds {
                Ok(true) => chosen.push(branch),
                Ok(false) => {}
                Err(failure) => self.invalid(unit, range, &failure),
            }
            if !is_case && !chosen.is_empty() {
                break;
            }
        }
        chosen
    }

    /// Whether one of the values of a `when` equals that of its `case`.
    fn is_case(&mut self, case: &str, when: &str) -> Result<bool, Failure> {
        let subject = self.evaluate_text(case)?;
        for value in expression::list(when)? {
            if compare::equal(&subject, &self.evaluate(&value)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `{% for item in list %}…{% else %}…{% endfor %}`
    fn looped(&mut self, unit: &Unit, range: &Range<usize>, block: &Block, out: &mut Composer) -> Flow {
        let (head, items) = match self.head_and_items(unit, block) {
            Ok(found) => found,
            Err(failure) => {
                self.invalid(unit, range, &failure);
                return Flow::On;
            }
        };
        if items.is_empty() {
            return match block.branches.iter().find(|branch| branch.tag.is_some()) {
                Some(otherwise) => self.walk(unit, &otherwise.nodes, out),
                None => {
                    self.miss_list(unit, range, &head.list);
                    Flow::On
                }
            };
        }
        let length = items.len();
        // Even an empty iteration takes time.
        self.step(unit, range, length);
        let parent = self.variable("forloop").cloned().unwrap_or(Value::Nil);
        self.scopes.push(Scope::new());
        for (index, item) in items.into_iter().enumerate() {
            let collection = collection_of(&item);
            self.set_innermost(&head.variable, item);
            self.set_innermost("forloop", forloop(index, length, &parent));
            let before = out.len();
            let flow = if self.steps == 0 { Flow::Break } else { self.walk(unit, &block.branches[0].nodes, out) };
            if let Some(name) = collection
                && !out.is_blank_from(before)
                && !unit.is_hidden(range)
            {
                self.shown.insert(name);
            }
            if flow == Flow::Break {
                break;
            }
        }
        self.scopes.pop();
        Flow::On
    }

    fn head_and_items(&mut self, unit: &Unit, block: &Block) -> Result<(LoopHead, Vec<Value>), Failure> {
        let head = expression::loop_head(unit.str(&block.tag.arguments))?;
        let mut items = match self.evaluate(&head.list)? {
            // A text is one item, a number gives none.
            Value::Text(text) if text.text.is_empty() => Vec::new(),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => Vec::new(),
            value => value.items(),
        };
        let offset = match &head.offset {
            Some(offset) => usize::try_from(filters::whole(&self.evaluate(offset)?)).unwrap_or(0),
            None if head.goes_on => self.ends.get(&head.name).copied().unwrap_or(0),
            None => 0,
        };
        items.drain(..offset.min(items.len()));
        if let Some(limit) = &head.limit {
            let limit = self.evaluate(limit)?;
            // `limit: include.limit`, where the include was given no limit.
            if !limit.is_nil() {
                items.truncate(usize::try_from(filters::whole(&limit)).unwrap_or(0));
            }
        }
        self.ends.insert(head.name.clone(), offset + items.len());
        if head.reversed {
            items.reverse();
        }
        if items.len() > MAX_ITEMS {
            Err(format!("a loop over {} items is too long", items.len()))
        } else {
            Ok((head, items))
        }
    }

    /// `{% tablerow item in list cols: 3 %}`: rows and cells of an HTML table.
    fn table_row(&mut self, unit: &Unit, range: &Range<usize>, block: &Block, out: &mut Composer) -> Flow {
        let found = self.head_and_items(unit, block).and_then(|(head, items)| {
            let columns = match &head.columns {
                Some(columns) => filters::whole(&self.evaluate(columns)?),
                None => 0,
            };
            Ok((head, items, usize::try_from(columns).unwrap_or(0)))
        });
        let (head, items, columns) = match found {
            Ok(found) => found,
            Err(failure) => {
                self.invalid(unit, range, &failure);
                return Flow::On;
            }
        };
        let length = items.len();
        let columns = if columns == 0 { length.max(1) } else { columns };
        let span = unit.span(range);
        self.step(unit, range, length);
        self.scopes.push(Scope::new());
        for (index, item) in items.into_iter().enumerate() {
            let (row, column) = (index / columns + 1, index % columns + 1);
            self.set_innermost(&head.variable, item);
            self.set_innermost("tablerowloop", tablerowloop(index, length, columns));
            let end = if row > 1 { "</tr>\n" } else { "" };
            let open = if column == 1 { format!("{end}<tr class=\"row{row}\">") } else { String::new() };
            self.put(unit, range, &format!("{open}<td class=\"col{column}\">"), span, out);
            let flow = if self.steps == 0 { Flow::Break } else { self.walk(unit, &block.branches[0].nodes, out) };
            self.put(unit, range, "</td>", span, out);
            if flow == Flow::Break {
                break;
            }
        }
        self.scopes.pop();
        if length > 0 {
            self.put(unit, range, "</tr>\n", span, out);
        }
        Flow::On
    }
}

/// The collection of a document.
fn collection_of(item: &Value) -> Option<String> {
    match item {
        Value::Document(document) => document.collection.clone(),
        _ => None,
    }
}

fn forloop(index: usize, length: usize, parent: &Value) -> Value {
    Value::map(round(index, length).into_iter().chain([("parentloop", parent.clone())]))
}

fn tablerowloop(index: usize, length: usize, columns: usize) -> Value {
    let column = index % columns;
    let place = [
        ("row", Value::count(index / columns + 1)),
        ("col", Value::count(column + 1)),
        ("col0", Value::count(column)),
        ("col_first", Value::Bool(column == 0)),
        ("col_last", Value::Bool(column + 1 == columns)),
    ];
    Value::map(round(index, length).into_iter().chain(place))
}

/// What every loop knows about one of its iterations.
fn round(index: usize, length: usize) -> [(&'static str, Value); 7] {
    [
        ("index", Value::count(index + 1)),
        ("index0", Value::count(index)),
        ("rindex", Value::count(length - index)),
        ("rindex0", Value::count(length - index - 1)),
        ("length", Value::count(length)),
        ("first", Value::Bool(index == 0)),
        ("last", Value::Bool(index + 1 == length)),
    ]
}
