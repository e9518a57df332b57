//! How values compare: `==`, `<`, `contains`, and the order in which filters sort.

use std::cmp::Ordering;
use std::rc::Rc;

use super::value::{Map, Value};

/// Whether two values are equal. A number never equals a text.
pub(super) fn equal(a: &Value, b: &Value) -> bool {
    match (a.known(), b.known()) {
        (Value::Empty, other) | (other, Value::Empty) => other.is_empty(),
        (Value::Blank, other) | (other, Value::Blank) => other.is_blank(),
        (Value::Nil, Value::Nil) | (Value::Site, Value::Site) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a.text == b.text,
        (Value::Moment(a), Value::Moment(b)) => a.unix() == b.unix(),
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(&**b).all(|(a, b)| equal(a, b)),
        (Value::Map(a), Value::Map(b)) => equal_maps(a, b),
        (Value::Document(a), Value::Document(b)) => Rc::ptr_eq(a, b) || a.path == b.path,
        _ => matches!((number(a), number(b)), (Some(a), Some(b)) if a == b),
    }
}

fn equal_maps(a: &Map, b: &Map) -> bool {
    a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| equal(value, other)))
}

/// The number, if the value is one.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value.known() {
        Value::Int(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// Which of two values is the greater one; `None` when they are of different kinds.
pub(super) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a.known(), b.known()) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.text.cmp(&b.text)),
        (Value::Moment(a), Value::Moment(b)) => Some(a.unix().cmp(&b.unix())),
        (Value::List(a), Value::List(b)) => {
            let mut parts = a.iter().zip(&**b).filter_map(|(a, b)| order(a, b));
            let decided = parts.find(|order| order.is_ne());
            Some(decided.unwrap_or_else(|| a.len().cmp(&b.len())))
        }
        _ => Some(number(a)?.total_cmp(&number(b)?)),
    }
}

/// The order that `sort` gives: by kind where kinds differ, so that there always is an order.
pub(super) fn sorting(a: &Value, b: &Value) -> Ordering {
    if let (Value::List(a), Value::List(b)) = (a.known(), b.known()) {
        let mut parts = a.iter().zip(&**b).map(|(a, b)| sorting(a, b));
        return parts.find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()));
    }
    let kind = |value: &Value| match value.known() {
        Value::Nil => 0,
        Value::Bool(_) => 1,
        Value::Int(_) | Value::Float(_) => 2,
        Value::Moment(_) => 3,
        // Next to a text, Ruby goes by what a list looks like: it is where its bracket is.
        Value::Text(text) if &*text.text <= "[" => 4,
        Value::List(_) => 5,
        Value::Text(_) => 6,
        _ => 7,
    };
    // Values that cannot be compared are ordered by their text.
    kind(a).cmp(&kind(b)).then_with(|| order(a, b).unwrap_or_else(|| a.to_text().cmp(&b.to_text())))
}

/// `haystack contains needle`: a part of a text, an item of a list, a key of a map.
pub(super) fn contains(haystack: &Value, needle: &Value) -> bool {
    match haystack.known() {
        Value::Text(text) => !needle.is_nil() && text.text.contains(&*needle.to_text()),
        Value::List(items) => items.iter().any(|item| equal(item, needle)),
        Value::Map(map) => map.contains_key(&*needle.to_text()),
        Value::Document(document) => document.fields.contains_key(&*needle.to_text()),
        _ => false,
    }
}
