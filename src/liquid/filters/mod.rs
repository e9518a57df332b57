//! The filters that Jekyll 4 has, Liquid's own and its additions, in one table.
//!
//! Those that change a text without looking at anything else are `liquid-lib`'s. Those of lists and maps are here, since they
//! have to keep the order and place of what they go through; so are those that could fail in ways a build must not: arithmetic
//! that overflows, dates that depend on the day of the build, replacements that exhaust memory.

mod addresses;
mod dates;
mod lists;
mod numbers;
mod stdlib;
mod texts;

use super::value::Value;
use super::{Failure, Interpreter};

pub(super) use numbers::whole;

/// The longest text that a filter may make, in bytes.
const MAX_TEXT: usize = 256 << 10;

/// How many values a list may hold, including those in its items, and how deep they may be nested.
const MAX_VALUES: usize = 200_000;
const MAX_NESTING: usize = 96;

type Apply = fn(&mut Interpreter<'_, '_>, &Value, &[Value]) -> Result<Value, Failure>;

/// A filter.
pub(super) struct Filter {
    name: &'static str,
    /// The fewest and the most arguments that it takes.
    arguments: (usize, usize),
    apply: Apply,
}

impl Filter {
    pub(super) fn run(
        &self,
        interpreter: &mut Interpreter<'_, '_>,
        input: &Value,
        arguments: &[Value],
    ) -> Result<Value, Failure> {
        let (least, most) = self.arguments;
        if arguments.len() < least {
            return Err(format!("the filter `{}` is missing an argument", self.name));
        }
        let made = (self.apply)(interpreter, input, &arguments[..arguments.len().min(most)])?;
        match &made {
            Value::Text(text) if text.text.len() > MAX_TEXT => Err("the text grows too large".into()),
            Value::List(items) if items.len() > super::MAX_ITEMS => Err("the list grows too large".into()),
            _ => Ok(made),
        }
    }
}

/// The filter with that name.
pub(super) fn named(name: &str) -> Option<&'static Filter> {
    [lists::FILTERS, texts::FILTERS, dates::FILTERS, addresses::FILTERS, numbers::FILTERS, stdlib::FILTERS]
        .into_iter()
        .flatten()
        .find(|filter| filter.name == name)
}

/// An argument as text; nothing when it is missing.
fn text_of(arguments: &[Value], at: usize) -> std::rc::Rc<str> {
    arguments.get(at).map_or_else(|| "".into(), Value::to_ruby_text)
}

/// A list that holds others, unless it has outgrown the limit.
fn guarded(value: Value) -> Result<Value, Failure> {
    let mut left = MAX_VALUES;
    if is_within(&value, &mut left, MAX_NESTING) { Ok(value) } else { Err("the list grows too large".into()) }
}

fn is_within(value: &Value, left: &mut usize, nesting: usize) -> bool {
    if *left == 0 || nesting == 0 {
        return false;
    }
    *left -= 1;
    match value {
        Value::List(items) => items.iter().all(|item| is_within(item, left, nesting - 1)),
        Value::Map(map) => map.values().all(|item| is_within(item, left, nesting - 1)),
        _ => true,
    }
}
