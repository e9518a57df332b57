//! Filters of dates. None of them knows what day it is; today comes after all other days.

use std::rc::Rc;

use super::{Filter, text_of};
use crate::liquid::Failure;
use crate::liquid::value::Value;
use crate::moment::Moment;

pub(super) const FILTERS: &[Filter] = &[
    Filter {
        name: "date",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            let form = text_of(arguments, 0);
            let moment = if form.is_empty() { None } else { moment(input) };
            Ok(moment.map_or_else(|| input.clone(), |moment| formatted(input, moment, &form)))
        },
    },
    Filter { name: "date_to_string", arguments: (0, 2), apply: |_, input, arguments| in_words(input, "%b", arguments) },
    Filter {
        name: "date_to_long_string",
        arguments: (0, 2),
        apply: |_, input, arguments| in_words(input, "%B", arguments),
    },
    Filter {
        name: "date_to_xmlschema",
        arguments: (0, 0),
        apply: |_, input, _| in_form(input, "%Y-%m-%dT%H:%M:%S%:z"),
    },
    Filter {
        name: "date_to_rfc822",
        arguments: (0, 0),
        apply: |_, input, _| in_form(input, "%a, %d %b %Y %H:%M:%S %z"),
    },
];

/// The words for the day of the build.
fn is_today(value: &Value) -> bool {
    matches!(value, Value::Text(text) if matches!(&*text.text, "now" | "today"))
}

/// The moment that a value names; `None` for anything that is not a date.
fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::Moment(moment) => Some(*moment),
        Value::Int(seconds) => Some(Moment::from_unix(*seconds)),
        Value::Text(_) if is_today(value) => moment(Value::today().known()),
        Value::Text(text) => {
            text.text.parse().map_or_else(|_| Moment::parse(&text.text), |seconds| Some(Moment::from_unix(seconds)))
        }
        _ => None,
    }
}

fn in_form(input: &Value, form: &str) -> Result<Value, Failure> {
    if input.to_text().is_empty() {
        return Ok(input.clone());
    }
    let moment = moment(input).ok_or_else(|| format!("`{}` is not a date", input.to_text()))?;
    Ok(formatted(input, moment, form))
}

/// The moment that the input names, in a given format.
fn formatted(input: &Value, moment: Moment, form: &str) -> Value {
    let made = Value::text(moment.format(form));
    if is_today(input) { Value::Today(Rc::new(made)) } else { made }
}

/// `07 Nov 2024`; with `ordinal` `7th Nov 2024`, with `"ordinal", "US"` `Nov 7th, 2024`.
fn in_words(input: &Value, month: &str, arguments: &[Value]) -> Result<Value, Failure> {
    if &*text_of(arguments, 0) != "ordinal" {
        return in_form(input, &format!("%d {month} %Y"));
    }
    let day = in_form(input, "%-d")?.to_text();
    let ending = match day.parse::<u8>().unwrap_or_default() {
        11..=13 => "th",
        day if day % 10 == 1 => "st",
        day if day % 10 == 2 => "nd",
        day if day % 10 == 3 => "rd",
        _ => "th",
    };
    let is_american = &*text_of(arguments, 1) == "US";
    let form = if is_american { format!("{month} %-d{ending}, %Y") } else { format!("%-d{ending} {month} %Y") };
    in_form(input, &form)
}
