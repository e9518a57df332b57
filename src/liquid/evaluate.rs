//! The values of expressions: variables with their parts, filters, conditions.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

use super::expression::{self, Chain, Condition, Expression, Join, Step};
use super::token::Operator;
use super::value::{Map, Text, Value, key};
use super::{Failure, Interpreter, MAX_ITEMS, NEVER_PRINTED, compare, filters};
use crate::diagnostic::{Code, Diagnostic};

/// Expressions that were read before, by their text.
#[derive(Default)]
pub(super) struct Parsed {
    chains: HashMap<String, Rc<Chain>>,
    conditions: HashMap<String, Rc<Condition>>,
}

impl Interpreter<'_, '_> {
    /// The expression of an output or an assignment.
    pub(super) fn chain(&mut self, text: &str) -> Result<Rc<Chain>, Failure> {
        if let Some(chain) = self.parsed.chains.get(text) {
            return Ok(Rc::clone(chain));
        }
        let chain = Rc::new(expression::chain(text)?);
        self.parsed.chains.insert(text.to_owned(), Rc::clone(&chain));
        Ok(chain)
    }

    /// The value of a text such as `post.title | upcase`.
    pub(super) fn evaluate_text(&mut self, text: &str) -> Result<Value, Failure> {
        let chain = self.chain(text)?;
        self.evaluate_chain(&chain)
    }

    pub(super) fn evaluate_chain(&mut self, chain: &Chain) -> Result<Value, Failure> {
        let mut value = self.evaluate(&chain.input)?;
        for call in &chain.filters {
            let Some(filter) = filters::named(&call.name) else {
                let message = format!("Jekyll has no filter `{}`: it changes nothing", call.name);
                self.report(Diagnostic::warning(Code::InvalidLiquid, message).at(self.here));
                continue;
            };
            let mut arguments = Vec::new();
            for argument in &call.arguments {
                arguments.push(self.evaluate(argument)?);
            }
            if !call.named.is_empty() {
                let mut named = Vec::new();
                for (name, value) in &call.named {
                    named.push((name.as_str(), self.evaluate(value)?));
                }
                arguments.push(Value::map(named));
            }
            let made = self.run_filter(filter, &value, arguments)?;
            self.spend(weight(&made))?;
            value = keep_place(made, &value);
        }
        Ok(value)
    }

    /// What a filter makes of the day of the build depends on that day as well, unless it is the same without it.
    fn run_filter(&mut self, filter: &filters::Filter, input: &Value, arguments: Vec<Value>) -> Result<Value, Failure> {
        if ![input].into_iter().chain(&arguments).any(Value::depends_on_today) {
            return filter.run(self, input, &arguments);
        }
        let known: Vec<Value> = arguments.iter().map(|argument| argument.known().clone()).collect();
        let made = filter.run(self, input.known(), &known)?;
        let is_input = !input.depends_on_today() && compare::equal(&made, input);
        Ok(if is_input { made } else { Value::Today(Rc::new(made)) })
    }

    pub(super) fn evaluate(&mut self, expression: &Expression) -> Result<Value, Failure> {
        match expression {
            Expression::Literal(value) => Ok(value.clone()),
            Expression::Path(root, steps) => self.path(root, steps),
            Expression::Range(from, to) => {
                let (from, to) = (self.evaluate(from)?, self.evaluate(to)?);
                if from.depends_on_today() || to.depends_on_today() {
                    return Err(NEVER_PRINTED.to_owned());
                }
                let (from, to) = (filters::whole(&from), filters::whole(&to));
                if to.saturating_sub(from) > MAX_ITEMS as i64 {
                    return Err(format!("the range from {from} to {to} has too many numbers"));
                }
                Ok(Value::list((from..=to).map(Value::Int).collect()))
            }
        }
    }

    fn path(&mut self, root: &str, steps: &[Step]) -> Result<Value, Failure> {
        let mut value = self.root(root);
        for step in steps {
            value = match step {
                Step::Name(name) => self.part(&value, name),
                Step::Index(inner) => {
                    let index = self.evaluate(inner)?;
                    self.item(&value, &index)
                }
            };
        }
        Ok(match value {
            Value::Data(folder) => self.whole_data(&folder),
            value => value,
        })
    }

    /// A variable, or else what exists without being assigned.
    fn root(&mut self, name: &str) -> Value {
        match (self.variable(name), name) {
            (Some(value), _) => value.clone(),
            (None, "site") => Value::Site,
            // The version that GitHub Pages builds with.
            (None, "jekyll") => Value::map([("environment", Value::text("production"))]),
            (None, "paginator") if self.config.yaml.filled("paginate").is_some() => self.only_part(),
            (None, _) => self.counters.get(name).map_or(Value::Nil, |number| Value::Int(*number)),
        }
    }

    /// `value.name`
    pub(super) fn part(&mut self, value: &Value, name: &str) -> Value {
        match (value, name) {
            (Value::Site, _) => self.site_part(name),
            (Value::Data(folder), _) => self.data_part(&Rc::clone(folder), name),
            (Value::Document(document), _) => self.document_part(&Rc::clone(document), name),
            (Value::Map(map), _) if map.contains_key(name) => self.part_of_map(map, name),
            (Value::List(items), "size") => Value::count(items.len()),
            (Value::Map(map), "size") => Value::count(map.len()),
            (Value::Text(text), "size") => Value::count(text.text.chars().count()),
            (Value::List(items), "first") => items.first().cloned().unwrap_or(Value::Nil),
            (Value::List(items), "last") => items.last().cloned().unwrap_or(Value::Nil),
            (Value::Map(map), "first") => {
                map.first().map_or(Value::Nil, |(name, value)| Value::list(vec![key(name), value.clone()]))
            }
            _ => Value::Nil,
        }
    }

    fn part_of_map(&mut self, map: &Map, name: &str) -> Value {
        let written = map.get(name).cloned().unwrap_or(Value::Nil);
        let Some(read) = self.as_read(map, name) else { return written };
        self.foreign.note(name, &written);
        read
    }

    /// `value[index]`
    fn item(&mut self, value: &Value, index: &Value) -> Value {
        match (value, index) {
            (Value::List(items), Value::Int(at)) => {
                let at = if *at < 0 { *at + i64::try_from(items.len()).unwrap_or(0) } else { *at };
                usize::try_from(at).ok().and_then(|at| items.get(at)).cloned().unwrap_or(Value::Nil)
            }
            (_, Value::Nil) => Value::Nil,
            _ => self.part(value, &index.to_text()),
        }
    }

    /// The part of an item that a filter names as a text: `title`, `author.name`.
    pub(super) fn property(&mut self, item: &Value, path: &str) -> Value {
        path.split('.').fold(item.clone(), |value, name| self.part(&value, name))
    }

    pub(super) fn holds_text(&mut self, text: &str) -> Result<bool, Failure> {
        let condition = match self.parsed.conditions.get(text) {
            Some(condition) => Rc::clone(condition),
            None => {
                let condition = Rc::new(expression::condition(text)?);
                self.parsed.conditions.insert(text.to_owned(), Rc::clone(&condition));
                condition
            }
        };
        self.holds(&condition)
    }

    fn holds(&mut self, condition: &Condition) -> Result<bool, Failure> {
        let left = self.evaluate(&condition.left)?;
        let this = match &condition.comparison {
            None => left.holds(),
            Some((operator, right)) => {
                let right = self.evaluate(right)?;
                compared(&left, *operator, &right)?
            }
        };
        match &condition.next {
            None => Ok(this),
            Some((Join::And, next)) => Ok(this && self.holds(next)?),
            Some((Join::Or, next)) => Ok(this || self.holds(next)?),
        }
    }
}

fn compared(left: &Value, operator: Operator, right: &Value) -> Result<bool, Failure> {
    let wanted: &[Ordering] = match operator {
        Operator::Equal => return Ok(compare::equal(left, right)),
        Operator::Unequal => return Ok(!compare::equal(left, right)),
        Operator::Contains => return Ok(compare::contains(left, right)),
        Operator::Less => &[Ordering::Less],
        Operator::AtMost => &[Ordering::Less, Ordering::Equal],
        Operator::Greater => &[Ordering::Greater],
        Operator::AtLeast => &[Ordering::Greater, Ordering::Equal],
    };
    if left.is_nil() || right.is_nil() {
        return Ok(false);
    }
    let order = compare::order(left, right);
    let order = order.ok_or_else(|| format!("`{}` cannot be compared with `{}`", left.to_text(), right.to_text()))?;
    Ok(wanted.contains(&order))
}

/// How much work it was to make a value.
fn weight(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.text.len(),
        Value::List(items) => 16 * items.len(),
        Value::Map(map) => 16 * map.len(),
        _ => 0,
    }
}

/// A text that a filter made from another one keeps its place.
fn keep_place(made: Value, input: &Value) -> Value {
    match made {
        Value::Text(Text { text, span: None }) => Value::Text(Text { text, span: input.span() }),
        other => other,
    }
}
