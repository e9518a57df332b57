//! Filters from `liquid-lib`: those that change a text or a number and look at nothing else.

use liquid_core::parser::FilterArguments;
use liquid_core::runtime::RuntimeBuilder;
use liquid_core::{Expression, ParseFilter, Value as Standard, ValueView};
use liquid_lib::stdlib;

use super::Filter;
use crate::liquid::Failure;
use crate::liquid::value::Value;

macro_rules! standard {
    ($($name:literal $arguments:tt $filter:ident,)*) => {
        &[$(Filter { name: $name, arguments: $arguments, apply: |_, input, arguments| apply(&stdlib::$filter, input, arguments) },)*]
    };
}

pub(super) const FILTERS: &[Filter] = standard! {
    "abs" (0, 0) Abs,
    "ceil" (0, 0) Ceil,
    "downcase" (0, 0) Downcase,
    "escape" (0, 0) Escape,
    "escape_once" (0, 0) EscapeOnce,
    "floor" (0, 0) Floor,
    "h" (0, 0) Escape,
    "newline_to_br" (0, 0) NewlineToBr,
    "remove_first" (1, 1) RemoveFirst,
    "replace_first" (1, 2) ReplaceFirst,
    "strip_html" (0, 0) StripHtml,
    "strip_newlines" (0, 0) StripNewlines,
    "upcase" (0, 0) Upcase,
    "url_decode" (0, 0) UrlDecode,
};

fn apply(filter: &dyn ParseFilter, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    if input.is_nil() {
        return Ok(Value::Nil);
    }
    let literals: Vec<Expression> = arguments.iter().map(|value| Expression::Literal(standard(value))).collect();
    let arguments =
        FilterArguments { positional: Box::new(literals.into_iter()), keyword: Box::new(std::iter::empty()) };
    let filter = filter.parse(arguments).map_err(|error| in_short(&error))?;
    let made = filter.evaluate(&standard(input), &RuntimeBuilder::new().build()).map_err(|error| in_short(&error))?;
    Ok(own(&made))
}

fn standard(value: &Value) -> Standard {
    match value {
        Value::Int(number) => Standard::scalar(*number),
        Value::Float(number) => Standard::scalar(*number),
        Value::Bool(value) => Standard::scalar(*value),
        Value::Nil => Standard::Nil,
        other => Standard::scalar(other.to_ruby_text().to_string()),
    }
}

fn own(value: &Standard) -> Value {
    let Some(scalar) = value.as_scalar() else { return Value::Nil };
    match (scalar.type_name(), scalar.to_integer(), scalar.to_float()) {
        ("whole number", Some(number), _) => Value::Int(number),
        ("fractional number", _, Some(number)) => Value::Float(number),
        _ => Value::text(scalar.to_kstr().into_string()),
    }
}

/// What is wrong, in one line.
fn in_short(error: &liquid_core::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("liquid:").trim().to_owned()
}
