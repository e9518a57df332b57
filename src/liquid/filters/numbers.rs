//! Filters for numbers.

use std::cmp::Ordering;

use super::Filter;
use crate::liquid::decimal::Decimal;
use crate::liquid::value::Value;
use crate::liquid::{Failure, compare};

pub(super) const FILTERS: &[Filter] = &[
    Filter { name: "plus", arguments: (1, 1), apply: |_, a, b| plus(a, b) },
    Filter { name: "minus", arguments: (1, 1), apply: |_, a, b| arithmetic(a, b, i64::checked_sub, Decimal::minus) },
    Filter { name: "times", arguments: (1, 1), apply: |_, a, b| arithmetic(a, b, i64::checked_mul, Decimal::times) },
    Filter { name: "divided_by", arguments: (1, 1), apply: |_, a, b| arithmetic(a, b, divided, Decimal::divided_by) },
    Filter { name: "modulo", arguments: (1, 1), apply: |_, a, b| arithmetic(a, b, modulo, Decimal::modulo) },
    Filter { name: "at_least", arguments: (1, 1), apply: |_, a, b| Ok(bounded(a, &b[0], Ordering::Less)) },
    Filter { name: "at_most", arguments: (1, 1), apply: |_, a, b| Ok(bounded(a, &b[0], Ordering::Greater)) },
    Filter { name: "round", arguments: (0, 1), apply: |_, input, arguments| Ok(rounded(input, arguments)) },
    Filter {
        name: "to_integer",
        arguments: (0, 0),
        apply: |_, input, _| {
            Ok(Value::Int(match input {
                Value::Bool(value) => i64::from(*value),
                other => whole(other),
            }))
        },
    },
];

/// A number, or the bound if it is on the wrong side of it.
fn bounded(input: &Value, bound: &Value, wrong: Ordering) -> Value {
    let (input, bound) = (number(input), number(bound));
    if compare::order(&input, &bound) == Some(wrong) { bound } else { input }
}

/// A number rounded to this many digits after the point, halves away from 0; a whole number stays one.
fn rounded(input: &Value, arguments: &[Value]) -> Value {
    let digits = arguments.first().map_or(0, whole).clamp(-15, 15);
    let round = |number: f64| Decimal::new(number).and_then(|number| number.rounded(digits as i32).to_f64());
    match number(input) {
        Value::Int(number) if digits < 0 => Value::Int(round(number as f64).unwrap_or_default() as i64),
        Value::Float(number) if digits > 0 => Value::Float(round(number).unwrap_or(number)),
        Value::Float(number) => Value::Int(round(number).unwrap_or(number) as i64),
        other => other,
    }
}

/// A value as a whole number, as Ruby's `to_i` makes it; anything that is not a number counts as 0.
pub(in crate::liquid) fn whole(value: &Value) -> i64 {
    match number(value) {
        Value::Int(number) => number,
        Value::Float(number) => number as i64,
        _ => 0,
    }
}

/// A value as a number: a text that is a number with a point, or else the whole number that it begins with; anything else as 0.
fn number(value: &Value) -> Value {
    match value {
        Value::Int(_) | Value::Float(_) => value.clone(),
        Value::Text(text) => {
            let text = text.text.trim();
            let sign = usize::from(text.starts_with(['-', '+']));
            let end = |from: usize| text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |at| from + at);
            let whole = end(sign);
            let is_real =
                !text.starts_with('+') && text[whole..].starts_with('.') && whole > sign && text.len() > whole + 1;
            match text.parse() {
                Ok(number) if is_real && end(whole + 1) == text.len() => Value::Float(number),
                _ => Value::Int(text[..whole].parse().unwrap_or(0)),
            }
        }
        _ => Value::Int(0),
    }
}

/// The sum of a number and the first of `right`.
pub(super) fn plus(left: &Value, right: &[Value]) -> Result<Value, Failure> {
    arithmetic(left, right, i64::checked_add, Decimal::plus)
}

fn arithmetic(
    left: &Value,
    right: &[Value],
    whole: fn(i64, i64) -> Option<i64>,
    real: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Result<Value, Failure> {
    let numbers = (number(left), number(&right[0]));
    let made = match numbers {
        (Value::Int(left), Value::Int(right)) => whole(left, right).map(Value::Int),
        (left, right) => {
            let decimal = |value: &Value| compare::number(value).and_then(Decimal::new);
            let made = decimal(&left).zip(decimal(&right)).and_then(|(left, right)| real(left, right));
            made.and_then(Decimal::to_f64).map(Value::Float)
        }
    };
    made.ok_or_else(|| "the result is not a number".into())
}

/// Rounded down, as in Ruby.
fn divided(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// With the sign of the divisor, as in Ruby.
fn modulo(a: i64, b: i64) -> Option<i64> {
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}
