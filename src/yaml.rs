//! YAML as a tree in which every value knows its place.
//!
//! Front matter, `_config.yml` and data files are YAML; a message about one of their values has to point at it, which
//! serde does not allow. Hence a small tree built from the events of `saphyr-parser` (which is maintained; `serde_yaml` is
//! archived).
//!
//! What Jekyll's parser (Psych, YAML 1.1) does beyond YAML 1.2 is done here too: merge keys (`<<: *defaults`), `yes` and
//! `off` as truth values, dates, and the last of two equal keys winning. Scalars keep the text as it was written, so that a
//! version `1.10` or a page's language `no` does not silently become a number or truth value.

mod json;
mod parse;
mod unused;

pub use json::parse_json;
pub(crate) use parse::too_many_values;
pub use parse::{MAX_DEPTH, MAX_VALUES, MAX_WEIGHT, parse};
pub use unused::{Unused, Used};

use crate::date::Date;
use crate::source::{Span, Spanned};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Yaml {
    /// The value.
    pub value: Value,
    /// Where it is, quotes and brackets included.
    pub span: Span,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar without quotes, which may be a number, a truth value or a date: see [`Yaml::resolve`].
    Plain(String),
    /// A scalar that is a string whatever it looks like: in quotes, or a block (`|`, `>`).
    Quoted(String),
    /// A list.
    List(Vec<Yaml>),
    /// A map.
    Map(Map),
}

/// A map in the order in which it is written; no key occurs twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    pairs: Vec<(Spanned<String>, Yaml)>,
}

impl Map {
    /// The map of those values that are there, each where it is. All keys are different.
    pub(crate) fn of<'a>(values: impl IntoIterator<Item = (&'a str, Option<Yaml>)>) -> Self {
        let pair =
            |(key, value): (&str, Option<Yaml>)| value.map(|value| (Spanned::new(key.to_owned(), value.span), value));
        values.into_iter().filter_map(pair).collect()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.pairs.iter().find(|(k, _)| k.value == key).map(|(_, value)| value)
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &Yaml)> {
        self.pairs.iter().map(|(key, value)| (key, value))
    }

    /// The map with only the pairs that `keep` is true for.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&str, &Yaml) -> bool) -> Self {
        Self { pairs: self.pairs.iter().filter(|(key, value)| keep(&key.value, value)).cloned().collect() }
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Adds what another map has and this one does not; maps in both are completed in turn.
    pub fn add_missing(&mut self, other: &Map) {
        for (key, more) in other.iter() {
            match self.pairs.iter_mut().find(|(known, _)| known.value == key.value) {
                Some((_, Yaml { value: Value::Map(map), .. })) => {
                    if let Some(more) = more.as_map() {
                        map.add_missing(more);
                    }
                }
                Some(_) => {}
                None => self.pairs.push((key.clone(), more.clone())),
            }
        }
    }
}

impl FromIterator<(Spanned<String>, Yaml)> for Map {
    /// The map of pairs whose keys are all different.
    fn from_iter<I: IntoIterator<Item = (Spanned<String>, Yaml)>>(pairs: I) -> Self {
        Self { pairs: pairs.into_iter().collect() }
    }
}

/// What a scalar is to Jekyll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// `true`, `yes`, `on` and their opposites.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a point or an exponent.
    Float(f64),
    /// A date, with or without a time after it.
    Date(Date),
    /// Anything else.
    Text(&'a str),
}

impl Yaml {
    /// An empty map at a place, for front matter or a configuration that is not there.
    pub fn empty(span: Span) -> Self {
        Self { value: Value::Map(Map::default()), span }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.as_map()?.get(key)
    }

    /// The value below keys with full stops between them: `titles.about`.
    pub fn below(&self, keys: &str) -> Option<&Yaml> {
        keys.split('.').try_fold(self, Yaml::get)
    }

    /// The value of a key unless it is empty. In the configurations that themes ship, most are.
    pub fn filled(&self, key: &str) -> Option<&Yaml> {
        self.get(key).filter(|value| !value.is_empty())
    }

    /// The value of the first of these keys that has one.
    pub fn filled_any(&self, keys: &[&str]) -> Option<&Yaml> {
        keys.iter().find_map(|key| self.filled(key))
    }

    /// The text under a key, unless it is blank; white space around it is not part of it.
    pub fn text(&self, key: &str) -> Option<Spanned<&str>> {
        let value = self.filled(key)?;
        Some(Spanned::new(value.as_str()?.trim(), value.span))
    }

    /// The text of a scalar, as it is written and without its quotes. `None` for null, lists and maps.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) | Value::Quoted(text) => Some(text),
            _ => None,
        }
    }

    /// The value with `change` made to each text in it.
    #[must_use]
    pub(crate) fn with_texts(&self, change: &impl Fn(&str, Span) -> Option<String>) -> Self {
        let changed = |text: &str| change(text, self.span).unwrap_or_else(|| text.to_owned());
        let value = match &self.value {
            Value::Null => Value::Null,
            Value::Plain(text) => Value::Plain(changed(text)),
            Value::Quoted(text) => Value::Quoted(changed(text)),
            Value::List(items) => Value::List(items.iter().map(|item| item.with_texts(change)).collect()),
            Value::Map(map) => {
                Value::Map(map.iter().map(|(key, value)| (key.clone(), value.with_texts(change))).collect())
            }
        };
        Self { value, span: self.span }
    }

    /// The values of a list; empty for anything else.
    pub fn items(&self) -> &[Yaml] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The values of a list, or this one value where a list of one was meant; nothing for null.
    pub fn one_or_more(&self) -> &[Yaml] {
        match &self.value {
            Value::Null => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.resolve()? {
            Scalar::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self.resolve()? {
            Scalar::Int(value) => Some(value),
            _ => None,
        }
    }

    /// The date at the start of a scalar (`2024-05-01`, `2024-5-1 10:00:00 +0800`), in quotes or not.
    pub fn as_date(&self) -> Option<Date> {
        Date::leading(self.as_str()?)
    }

    /// Whether there is nothing in it: null, blank text, an empty list or map.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Plain(text) | Value::Quoted(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.is_empty(),
        }
    }

    /// What a scalar is to Jekyll. `None` for null, lists and maps.
    pub fn resolve(&self) -> Option<Scalar<'_>> {
        match &self.value {
            Value::Plain(text) => Some(resolve_plain(text)),
            Value::Quoted(text) => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    /// The value as JSON; dates become text.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::List(items) => items.iter().map(Yaml::to_json).collect(),
            Value::Map(map) => map.iter().map(|(key, value)| (key.value.clone(), value.to_json())).collect(),
            Value::Quoted(text) => Json::from(text.as_str()),
            Value::Plain(text) => match resolve_plain(text) {
                Scalar::Bool(value) => Json::from(value),
                Scalar::Int(value) => Json::from(value),
                Scalar::Float(value) => Json::from(value),
                Scalar::Date(_) | Scalar::Text(_) => Json::from(text.as_str()),
            },
        }
    }
}

fn resolve_plain(text: &str) -> Scalar<'_> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Scalar::Bool(false),
        _ => {}
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.')) {
        return Scalar::Text(text);
    }
    if let Ok(value) = text.parse()
        && !is_padded(text)
    {
        return Scalar::Int(value);
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && is_real(text) => Scalar::Float(value),
        _ => Date::leading(text).map_or(Scalar::Text(text), Scalar::Date),
    }
}

/// Whether whole digits begin with a zero, as in telephone numbers, postcodes and months: `0891`. Ruby takes those without an 8 or a
/// 9 for octal numbers, which nobody means.
fn is_padded(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    digits.len() > 1 && digits.starts_with('0')
}

/// Whether Ruby reads a number with a point; an exponent has a sign: `1.5e+3`.
fn is_real(text: &str) -> bool {
    let exponent = text.split_once(['e', 'E']).map(|(_, exponent)| exponent);
    text.contains('.') && exponent.is_none_or(|exponent| exponent.starts_with(['+', '-']))
}

#[cfg(test)]
mod tests;
