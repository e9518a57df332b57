//! Filters of lists and maps.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::numbers::{plus, whole};
use super::{Filter, MAX_TEXT, guarded, text_of};
use crate::liquid::value::Value;
use crate::liquid::{Failure, Interpreter, Scope, compare};

pub(super) const FILTERS: &[Filter] = &[
    Filter {
        name: "where",
        arguments: (1, 2),
        apply: |run, input, arguments| select(input, |item| is_where(run, item, arguments)),
    },
    Filter { name: "where_exp", arguments: (2, 2), apply: where_exp },
    Filter {
        name: "find",
        arguments: (2, 2),
        apply: |run, input, arguments| found(select(input, |item| is_where(run, item, arguments))),
    },
    Filter {
        name: "find_exp",
        arguments: (2, 2),
        apply: |run, input, arguments| found(where_exp(run, input, arguments)),
    },
    Filter { name: "group_by", arguments: (1, 1), apply: group_by },
    Filter { name: "group_by_exp", arguments: (2, 2), apply: group_by_exp },
    Filter { name: "sort", arguments: (0, 2), apply: sort },
    Filter { name: "sort_natural", arguments: (0, 1), apply: sort_natural },
    Filter {
        name: "map",
        arguments: (1, 1),
        apply: |run, input, arguments| {
            let name = text_of(arguments, 0);
            Ok(Value::list(flat(input).iter().map(|item| run.part(item, &name)).collect()))
        },
    },
    Filter { name: "uniq", arguments: (0, 1), apply: uniq },
    Filter {
        name: "compact",
        arguments: (0, 1),
        apply: |run, input, arguments| {
            let items = flat(input).into_iter().filter(|item| !by(run, item, arguments).is_nil());
            Ok(Value::list(items.collect()))
        },
    },
    Filter {
        name: "concat",
        arguments: (1, 1),
        apply: |_, input, arguments| {
            let Value::List(more) = &arguments[0] else { return Err("`concat` needs a list".into()) };
            Ok(Value::list(flat(input).into_iter().chain(more.iter().cloned()).collect()))
        },
    },
    Filter {
        name: "reverse",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::list(flat(input).into_iter().rev().collect())),
    },
    Filter { name: "first", arguments: (0, 0), apply: |run, input, _| Ok(run.part(input, "first")) },
    Filter { name: "last", arguments: (0, 0), apply: |run, input, _| Ok(run.part(input, "last")) },
    Filter {
        name: "size",
        arguments: (0, 0),
        apply: |run, input, _| {
            Ok(match run.part(input, "size") {
                Value::Nil => Value::Int(0),
                size => size,
            })
        },
    },
    Filter {
        name: "join",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            let glue = if arguments.is_empty() { Rc::from(" ") } else { text_of(arguments, 0) };
            joined(&flat(input), &glue).map(Value::text)
        },
    },
    Filter {
        name: "push",
        arguments: (1, 1),
        apply: |_, input, arguments| changed(input, |items| items.push(arguments[0].clone())),
    },
    Filter {
        name: "unshift",
        arguments: (1, 1),
        apply: |_, input, arguments| changed(input, |items| items.insert(0, arguments[0].clone())),
    },
    Filter {
        name: "pop",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            changed(input, |items| {
                items.truncate(items.len().saturating_sub(number(arguments, 0)));
            })
        },
    },
    Filter {
        name: "shift",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            changed(input, |items| {
                items.drain(..number(arguments, 0).min(items.len()));
            })
        },
    },
    Filter {
        name: "sample",
        arguments: (0, 1),
        apply: |_, _, _| Err("`sample` picks a random item, so its result is never printed".into()),
    },
    Filter {
        name: "sum",
        arguments: (0, 1),
        apply: |run, input, arguments| {
            flat(input).iter().try_fold(Value::Int(0), |sum, item| plus(&sum, &[by(run, item, arguments)]))
        },
    },
    Filter {
        name: "array_to_sentence_string",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            let connector = if arguments.is_empty() { Rc::from("and") } else { text_of(arguments, 0) };
            let items = flat(input);
            let text = match &items[..] {
                [] => String::new(),
                [only] => only.to_text().to_string(),
                [first, second] => format!("{} {connector} {}", first.to_text(), second.to_text()),
                [first @ .., last] => format!("{}, {connector} {}", joined(first, ", ")?, last.to_text()),
            };
            Ok(Value::text(text))
        },
    },
    Filter { name: "jsonify", arguments: (0, 0), apply: |_, input, _| Ok(Value::text(input.to_json().to_string())) },
    Filter {
        name: "inspect",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(crate::liquid::escaped(&input.to_ruby()))),
    },
];

/// The items that Liquid's own filters go through: lists in a list are flattened, a map is one item.
fn flat(value: &Value) -> Vec<Value> {
    match value {
        Value::List(items) => items
            .iter()
            .flat_map(|item| match item {
                Value::List(_) => flat(item),
                _ => vec![item.clone()],
            })
            .collect(),
        Value::Nil | Value::Empty | Value::Blank => Vec::new(),
        other => vec![other.clone()],
    }
}

/// The items that Jekyll's filters go through; `None` for a value without items.
fn members(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::List(items) => Some(items.to_vec()),
        Value::Map(map) => Some(map.values().cloned().collect()),
        _ => None,
    }
}

fn select(input: &Value, mut is_wanted: impl FnMut(&Value) -> Result<bool, Failure>) -> Result<Value, Failure> {
    let Some(items) = members(input) else { return Ok(input.clone()) };
    let mut chosen = Vec::new();
    for item in items {
        if is_wanted(&item)? {
            chosen.push(item);
        }
    }
    Ok(Value::list(chosen))
}

fn found(chosen: Result<Value, Failure>) -> Result<Value, Failure> {
    chosen.map(|chosen| match chosen {
        Value::List(items) => items.first().cloned().unwrap_or(Value::Nil),
        other => other,
    })
}

/// Whether a property of an item has a value, or holds it if it is a list. A number equals the text that looks like it.
fn is_where(run: &mut Interpreter<'_, '_>, item: &Value, arguments: &[Value]) -> Result<bool, Failure> {
    let property = run.property(item, &text_of(arguments, 0));
    Ok(match arguments.get(1) {
        None => property.holds(),
        Some(Value::Nil) => property.is_nil(),
        Some(target @ (Value::Empty | Value::Blank)) => property.is_nil() || compare::equal(&property, target),
        Some(target) => match &property {
            Value::Nil => false,
            Value::List(items) => items.iter().any(|item| item.to_text() == target.to_text()),
            other => other.to_text() == target.to_text(),
        },
    })
}

/// Runs `each` with a variable set to an item.
fn with_variable<T>(
    run: &mut Interpreter<'_, '_>,
    name: &str,
    item: &Value,
    each: impl FnOnce(&mut Interpreter<'_, '_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    run.steps = run.steps.saturating_sub(1);
    if run.steps == 0 {
        return Err("there is too much Liquid; the rest is left out".into());
    }
    run.scopes.push(Scope::from([(name.to_owned(), item.clone())]));
    let made = each(run);
    run.scopes.pop();
    made
}

fn where_exp(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let (name, condition) = (text_of(arguments, 0), text_of(arguments, 1));
    select(input, |item| with_variable(run, &name, item, |run| run.holds_text(&condition)))
}

fn group_by(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let name = text_of(arguments, 0);
    grouped(input, |item| Ok(Value::text(run.property(item, &name).to_ruby_text())))
}

fn group_by_exp(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let (name, expression) = (text_of(arguments, 0), text_of(arguments, 1));
    grouped(input, |item| with_variable(run, &name, item, |run| run.evaluate_text(&expression)))
}

/// Groups with `name`, `items` and `size`, in the order in which they begin.
fn grouped(input: &Value, mut name: impl FnMut(&Value) -> Result<Value, Failure>) -> Result<Value, Failure> {
    let Some(items) = members(input) else { return Ok(input.clone()) };
    let mut groups: IndexMap<String, (Value, Vec<Value>)> = IndexMap::new();
    for item in items {
        let name = name(&item)?;
        groups.entry(identity(&name)).or_insert_with(|| (name, Vec::new())).1.push(item);
    }
    let group = |(name, items): (Value, Vec<Value>)| {
        let size = Value::count(items.len());
        Value::map([("name", name), ("items", Value::list(items)), ("size", size)])
    };
    guarded(Value::list(groups.into_values().map(group).collect()))
}

/// What distinguishes a value from others.
fn identity(value: &Value) -> String {
    match value {
        Value::Document(document) => format!("document {}", document.path),
        other => other.to_ruby(),
    }
}

/// By a property, if one is named. Items without it come first, or last if asked for; texts that are numbers count as numbers.
fn sort(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let nil_last = &*text_of(arguments, 1) == "last";
    let property = arguments.first().filter(|value| !value.is_nil()).map(Value::to_text);
    // Without a property, a map counts as its pairs.
    let items = match (input, &property) {
        (Value::Map(_), None) => Some(input.items()),
        _ => members(input),
    };
    let Some(items) = items else { return Ok(input.clone()) };
    let mut keyed: Vec<(Value, Value)> = items
        .into_iter()
        .map(|item| {
            let key = property.as_ref().map_or_else(|| item.clone(), |name| as_number(run.property(&item, name)));
            (key, item)
        })
        .collect();
    keyed.sort_by(|(a, _), (b, _)| match (a.is_nil(), b.is_nil()) {
        (true, false) if nil_last => Ordering::Greater,
        (false, true) if nil_last => Ordering::Less,
        _ => compare::sorting(a, b),
    });
    Ok(Value::list(keyed.into_iter().map(|(_, item)| item).collect()))
}

fn as_number(value: Value) -> Value {
    let Value::Text(text) = &value else { return value };
    let text = text.text.trim();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    match (text.parse(), text.parse()) {
        (Ok(number), _) if is_number => Value::Int(number),
        (_, Ok(number)) if is_number => Value::Float(number),
        _ => value,
    }
}

/// Ignoring case; items without a value come last.
fn sort_natural(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let mut keyed: Vec<(bool, String, Value)> = flat(input)
        .into_iter()
        .map(|item| {
            let key = by(run, &item, arguments);
            (key.is_nil(), key.to_text().to_ascii_lowercase(), item)
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    Ok(Value::list(keyed.into_iter().map(|(_, _, item)| item).collect()))
}

fn uniq(run: &mut Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let mut seen = HashSet::new();
    let mut is_new = |item: &Value| seen.insert(identity(&by(run, item, arguments)));
    Ok(Value::list(flat(input).into_iter().filter(|item| is_new(item)).collect()))
}

/// The property that the first argument names, or the item itself.
fn by(run: &mut Interpreter<'_, '_>, item: &Value, arguments: &[Value]) -> Value {
    arguments.first().map_or_else(|| item.clone(), |name| run.part(item, &name.to_text()))
}

/// A list after a change; anything else unchanged.
fn changed(input: &Value, change: impl FnOnce(&mut Vec<Value>)) -> Result<Value, Failure> {
    let Value::List(items) = input else { return Ok(input.clone()) };
    let mut items = items.to_vec();
    change(&mut items);
    guarded(Value::list(items))
}

/// How many items to take; one by default.
fn number(arguments: &[Value], at: usize) -> usize {
    arguments.get(at).map_or(1, |value| usize::try_from(whole(value)).unwrap_or(0))
}

fn joined(items: &[Value], glue: &str) -> Result<String, Failure> {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(glue);
        }
        out.push_str(&item.to_text());
        if out.len() > MAX_TEXT {
            return Err("the text grows too large".into());
        }
    }
    Ok(out)
}
