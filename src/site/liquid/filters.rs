//! The filters and tags that pages are evaluated with.
//!
//! Most are those of the `liquid` crates. Jekyll's own are here, and those that could fail in ways a build must not:
//! arithmetic that overflows, dates that depend on the day of the build, replacements that outgrow all memory.

use std::fmt;

use liquid_core::model::{ScalarCow, ValueViewCmp};
use liquid_core::parser::{FilterArguments, ParameterReflection};
use liquid_core::{Error, Expression, Filter, FilterReflection, Language, ParseFilter, Runtime, Value, ValueView};
use liquid_lib::stdlib;

use crate::cv::Date;

/// The longest text that a filter or a variable may hold, in bytes.
pub(super) const MAX_TEXT: usize = 64 << 10;

/// The address of the site, for filters that make addresses.
#[derive(Debug, Clone, Default)]
pub(super) struct Addresses {
    /// `https://jane.github.io`
    pub(super) url: String,
    /// `/blog`, or nothing.
    pub(super) base: String,
}

/// The tags and filters that there are.
pub(super) fn language(addresses: &Addresses) -> Language {
    let mut language = Language::empty();
    language.blocks.register("if".into(), stdlib::IfBlock.into());
    language.blocks.register("unless".into(), stdlib::UnlessBlock.into());
    language.blocks.register("case".into(), stdlib::CaseBlock.into());
    language.tags.register("assign".into(), stdlib::AssignTag.into());
    language.tags.register("increment".into(), stdlib::IncrementTag.into());
    language.tags.register("decrement".into(), stdlib::DecrementTag.into());
    language.tags.register("cycle".into(), stdlib::CycleTag.into());
    let mut add = |filter: Box<dyn ParseFilter>| {
        let name = filter.reflection().name().to_owned();
        language.filters.register(name, filter);
    };
    macro_rules! take_over {
        ($($filter:ident)*) => { $(add(Box::new(stdlib::$filter));)* };
    }
    take_over! {
        Append Capitalize Compact Concat Default Downcase Escape EscapeOnce First Join Last Lstrip Map NewlineToBr Prepend
        Remove RemoveFirst ReplaceFirst Reverse Rstrip Size Slice Split Strip StripHtml StripNewlines Truncate
        TruncateWords Uniq Upcase UrlDecode UrlEncode Where Ceil Floor Round
    }
    for &(name, apply) in OWN {
        add(Box::new(Own { name, apply, addresses: addresses.clone() }));
    }
    language
}

type Apply = fn(&dyn ValueView, &[Value], &Addresses) -> Result<Value, &'static str>;

const OWN: &[(&str, Apply)] = &[
    ("relative_url", |input, _, addresses| Ok(text(join_address(&addresses.base, &input.to_kstr())))),
    ("absolute_url", |input, _, addresses| {
        let path = join_address(&addresses.base, &input.to_kstr());
        Ok(text(if path.contains("://") { path } else { format!("{}{path}", addresses.url) }))
    }),
    ("date", |input, arguments, _| Ok(text(date(&input.to_kstr(), &argument(arguments, 0))?))),
    ("date_to_string", |input, _, _| Ok(text(date(&input.to_kstr(), "%d %b %Y")?))),
    ("date_to_long_string", |input, _, _| Ok(text(date(&input.to_kstr(), "%d %B %Y")?))),
    ("date_to_xmlschema", |input, _, _| Ok(text(date(&input.to_kstr(), "%Y-%m-%d")?))),
    // What comes out is read as Markdown anyway.
    ("markdownify", |input, _, _| Ok(input.to_value())),
    ("smartify", |input, _, _| Ok(input.to_value())),
    ("inspect", |input, _, _| Ok(text(input.to_kstr().into_string()))),
    ("normalize_whitespace", |input, _, _| Ok(text(input.to_kstr().split_whitespace().collect::<Vec<_>>().join(" ")))),
    ("number_of_words", |input, _, _| Ok(whole(input.to_kstr().split_whitespace().count()))),
    ("xml_escape", |input, _, _| Ok(text(escaped(&input.to_kstr())))),
    ("slugify", |input, _, _| Ok(text(slug(&input.to_kstr())))),
    ("array_to_sentence_string", |input, arguments, _| Ok(text(sentence(input, &argument(arguments, 0))))),
    ("sort", |input, arguments, _| Ok(sorted(input, &argument(arguments, 0)))),
    ("sort_natural", |input, arguments, _| Ok(sorted(input, &argument(arguments, 0)))),
    ("replace", |input, arguments, _| replaced(&input.to_kstr(), &argument(arguments, 0), &argument(arguments, 1))),
    ("plus", |input, arguments, _| arithmetic(input, arguments, i64::checked_add, |a, b| a + b)),
    ("minus", |input, arguments, _| arithmetic(input, arguments, i64::checked_sub, |a, b| a - b)),
    ("times", |input, arguments, _| arithmetic(input, arguments, i64::checked_mul, |a, b| a * b)),
    ("divided_by", |input, arguments, _| arithmetic(input, arguments, i64::checked_div_euclid, |a, b| a / b)),
    ("modulo", |input, arguments, _| arithmetic(input, arguments, i64::checked_rem_euclid, |a, b| a % b)),
];

fn text(text: String) -> Value {
    Value::scalar(text)
}

fn whole(number: usize) -> Value {
    Value::scalar(i64::try_from(number).unwrap_or(i64::MAX))
}

fn argument(arguments: &[Value], at: usize) -> String {
    arguments.get(at).map(|value| value.to_kstr().into_string()).unwrap_or_default()
}

fn join_address(base: &str, path: &str) -> String {
    if path.contains("://") || path.starts_with("mailto:") {
        return path.to_owned();
    }
    format!("{base}/{}", path.trim_start_matches('/'))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

fn sentence(input: &dyn ValueView, connector: &str) -> String {
    let words: Vec<String> = input
        .as_array()
        .map_or_else(Vec::new, |array| array.values().map(|value| value.to_kstr().into_string()).collect());
    let connector = if connector.is_empty() { "and" } else { connector };
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, [first])) => format!("{first} {connector} {last}"),
        Some((last, others)) => format!("{}, {connector} {last}", others.join(", ")),
    }
}

/// By a property when one is named; what does not have it comes first.
fn sorted(input: &dyn ValueView, property: &str) -> Value {
    let Some(array) = input.as_array() else { return input.to_value() };
    let mut values: Vec<Value> = array.values().map(ValueView::to_value).collect();
    let key = |value: &Value| match value.as_object() {
        Some(object) if !property.is_empty() => object.get(property).map_or(Value::Nil, ValueView::to_value),
        _ => value.clone(),
    };
    values.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        let order = ValueViewCmp::new(&a).partial_cmp(&ValueViewCmp::new(&b));
        order.unwrap_or_else(|| a.to_kstr().cmp(&b.to_kstr()))
    });
    Value::Array(values)
}

fn replaced(input: &str, what: &str, with: &str) -> Result<Value, &'static str> {
    let growth = if what.is_empty() { input.len() + 1 } else { input.matches(what).count() };
    if growth.saturating_mul(with.len()) > MAX_TEXT {
        return Err("the text grows too long");
    }
    Ok(text(input.replace(what, with)))
}

fn arithmetic(
    input: &dyn ValueView,
    arguments: &[Value],
    whole: fn(i64, i64) -> Option<i64>,
    real: fn(f64, f64) -> f64,
) -> Result<Value, &'static str> {
    let right = arguments.first().and_then(ValueView::as_scalar).ok_or("a number is missing")?;
    let left = input.as_scalar().unwrap_or(ScalarCow::new(0_i64));
    match (left.to_integer(), right.to_integer()) {
        (Some(left), Some(right)) => whole(left, right).map(Value::scalar).ok_or("the result is no number"),
        _ => match (left.to_float(), right.to_float()) {
            (Some(left), Some(right)) if real(left, right).is_finite() => Ok(Value::scalar(real(left, right))),
            _ => Err("the result is no number"),
        },
    }
}

/// A date in the form that `strftime` describes; what is no date stays as it is.
fn date(input: &str, format: &str) -> Result<String, &'static str> {
    if matches!(input, "now" | "today") {
        return Err("the day of the build is not printed");
    }
    Ok(Date::leading(input).map_or_else(|| input.to_owned(), |date| strftime(date, format)))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn strftime(date: Date, format: &str) -> String {
    let Date { year, month, day } = date;
    let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
    let mut out = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let (bare, letter) = match letters.next() {
            Some('-') => (true, letters.next()),
            letter => (false, letter),
        };
        out.push_str(&match letter {
            Some('Y') => year.to_string(),
            Some('y') => format!("{:02}", year.rem_euclid(100)),
            Some('m') if bare => month.to_string(),
            Some('m') => format!("{month:02}"),
            Some('d') if bare => day.to_string(),
            Some('d') => format!("{day:02}"),
            Some('e') => day.to_string(),
            Some('B') => name.to_owned(),
            Some('b' | 'h') => name[..3].to_owned(),
            Some('F') => date.to_string(),
            Some('%') => "%".to_owned(),
            _ => String::new(),
        });
    }
    out
}

/// One of the filters above.
#[derive(Clone)]
struct Own {
    name: &'static str,
    apply: Apply,
    addresses: Addresses,
}

impl FilterReflection for Own {
    fn name(&self) -> &str {
        self.name
    }

    fn description(&self) -> &'static str {
        ""
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

impl ParseFilter for Own {
    fn parse(&self, arguments: FilterArguments<'_>) -> liquid_core::Result<Box<dyn Filter>> {
        Ok(Box::new(Applied { filter: self.clone(), arguments: arguments.positional.collect() }))
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self
    }
}

struct Applied {
    filter: Own,
    arguments: Vec<Expression>,
}

impl Filter for Applied {
    fn evaluate(&self, input: &dyn ValueView, runtime: &dyn Runtime) -> liquid_core::Result<Value> {
        let arguments: Result<Vec<Value>, Error> =
            self.arguments.iter().map(|argument| argument.evaluate(runtime).map(|value| value.into_owned())).collect();
        (self.filter.apply)(input, &arguments?, &self.filter.addresses).map_err(Error::with_msg)
    }
}

impl fmt::Debug for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.filter.name)
    }
}

impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.filter.name)
    }
}
