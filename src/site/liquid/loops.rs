//! What a `for` says, and what it lets its body know.

use liquid_core::Value;

pub(super) fn forloop(index: usize, length: usize) -> Value {
    let whole = |number: usize| Value::scalar(i64::try_from(number).unwrap_or(i64::MAX));
    let entries = [
        ("index", whole(index + 1)),
        ("index0", whole(index)),
        ("rindex", whole(length - index)),
        ("rindex0", whole(length - index - 1)),
        ("length", whole(length)),
        ("first", Value::scalar(index == 0)),
        ("last", Value::scalar(index + 1 == length)),
    ];
    Value::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// `item in list reversed limit:3 offset:1`
pub(super) struct LoopHead<'t> {
    pub(super) variable: &'t str,
    pub(super) list: &'t str,
    pub(super) reversed: bool,
    limit: Option<usize>,
    offset: usize,
}

impl<'t> LoopHead<'t> {
    pub(super) fn read(arguments: &'t str) -> Option<Self> {
        let (variable, rest) = arguments.split_once(char::is_whitespace)?;
        let rest = rest.trim_start().strip_prefix("in")?.trim_start();
        let end = match rest.strip_prefix('(') {
            Some(_) => rest.find(')')? + 1,
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        let (list, options) = rest.split_at(end);
        let number = |key: &str| {
            let value = options.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start();
            let end = value.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len());
            value[..end].parse().ok()
        };
        let reversed = options.split_whitespace().any(|word| word == "reversed");
        Some(Self { variable, list, reversed, limit: number("limit"), offset: number("offset").unwrap_or(0) })
    }

    pub(super) fn chosen(&self, items: Vec<Value>) -> Vec<Value> {
        let mut items: Vec<Value> =
            items.into_iter().skip(self.offset).take(self.limit.unwrap_or(usize::MAX)).collect();
        if self.reversed {
            items.reverse();
        }
        items
    }
}
