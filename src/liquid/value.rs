//! Values as Liquid knows them: what YAML holds, in its order, with the place that each text was read from.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use indexmap::IndexMap;

use crate::date::Date;
use crate::moment::Moment;
use crate::rewrite::Rewritten;
use crate::source::Span;
use crate::yaml::{Scalar, Value as YamlValue, Yaml};

/// A value. Copies share what is large.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Nil,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Text),
    Moment(Moment),
    List(Rc<Vec<Value>>),
    Map(Rc<Map>),
    /// A page of the site, of a collection or not.
    Document(Rc<Document>),
    /// A value that depends on the day of the build. It is compared as if that day came after all others, and never printed.
    Today(Rc<Value>),
    /// `site`, whose parts are read when they are asked for.
    Site,
    /// A folder of data, whose files are read when they are asked for.
    Data(Rc<str>),
    /// The word `empty`, to compare with.
    Empty,
    /// The word `blank`, to compare with.
    Blank,
}

/// A text, and the place it was read from, as long as no filter has changed it into something else.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) text: Rc<str>,
    pub(super) span: Option<Span>,
}

/// Keys and values in the order in which they are written.
pub(super) type Map = IndexMap<Rc<str>, Value>;

/// A page as Liquid sees it.
#[derive(Debug)]
pub(super) struct Document {
    /// Its front matter, and what Jekyll adds to it.
    pub(super) fields: Map,
    /// The collection that it belongs to.
    pub(super) collection: Option<String>,
    /// Its file, below the site's root.
    pub(super) path: String,
    /// Its text, before Liquid is run.
    pub(super) body: Rewritten,
    /// The same as HTML, once something has asked for it.
    pub(super) content: OnceCell<Value>,
    /// Its beginning as HTML, likewise.
    pub(super) excerpt: OnceCell<Value>,
    /// Whether it is being turned into HTML: a page that prints itself does so only once.
    pub(super) is_open: Cell<bool>,
}

impl Value {
    pub(super) fn text(text: impl Into<Rc<str>>) -> Self {
        Self::Text(Text { text: text.into(), span: None })
    }

    pub(super) fn text_at(text: &str, span: Span) -> Self {
        Self::Text(Text { text: text.into(), span: Some(span) })
    }

    pub(super) fn list(items: Vec<Value>) -> Self {
        Self::List(Rc::new(items))
    }

    pub(super) fn map<'k>(pairs: impl IntoIterator<Item = (&'k str, Value)>) -> Self {
        Self::Map(Rc::new(pairs.into_iter().map(|(key, value)| (Rc::from(key), value)).collect()))
    }

    pub(super) fn count(number: usize) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// The day of the build: the last of all days.
    pub(super) fn today() -> Self {
        Self::Today(Rc::new(Self::Moment(Moment::day(Date::LAST))))
    }

    /// The value to compare and calculate with.
    pub(super) fn known(&self) -> &Self {
        match self {
            Self::Today(value) => value,
            _ => self,
        }
    }

    pub(super) fn depends_on_today(&self) -> bool {
        matches!(self, Self::Today(_))
    }

    /// Everything but `nil` and `false` is truthy.
    pub(super) fn holds(&self) -> bool {
        !matches!(self, Self::Nil | Self::Bool(false))
    }

    pub(super) fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Whether it has no parts: an empty text, list or map.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Map(map) => map.is_empty(),
            Self::Empty | Self::Blank => true,
            _ => false,
        }
    }

    /// Whether there is nothing to see: empty, white space, `nil`, `false`.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.text.trim().is_empty(),
            Self::Nil | Self::Bool(false) => true,
            _ => self.is_empty(),
        }
    }

    /// What a loop or list filter goes through: the items of a list, the pairs of a map, a single value; nothing for `nil`.
    pub(super) fn items(&self) -> Vec<Value> {
        match self {
            Self::Nil | Self::Empty | Self::Blank => Vec::new(),
            Self::List(items) => items.to_vec(),
            Self::Map(map) => map.iter().map(|(name, value)| Self::list(vec![key(name), value.clone()])).collect(),
            _ => vec![self.clone()],
        }
    }

    /// The place the value was read from.
    pub(super) fn span(&self) -> Option<Span> {
        match self {
            Self::Text(text) => text.span,
            _ => None,
        }
    }

    /// The text that the value is printed as.
    pub(super) fn to_text(&self) -> Rc<str> {
        match self {
            Self::Text(text) => Rc::clone(&text.text),
            other => {
                let mut out = String::new();
                other.print(&mut out);
                out.into()
            }
        }
    }

    /// The text that a text filter first turns the value into, Ruby's `to_s`: a list as it is written.
    pub(super) fn to_ruby_text(&self) -> Rc<str> {
        match self {
            Self::List(_) => self.to_ruby().into(),
            _ => self.to_text(),
        }
    }

    fn print(&self, out: &mut String) {
        match self {
            Self::Nil | Self::Empty | Self::Blank | Self::Document(_) | Self::Site | Self::Data(_) | Self::Today(_) => {
            }
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Int(value) => out.push_str(&value.to_string()),
            Self::Float(value) => out.push_str(&float(*value)),
            Self::Text(text) => out.push_str(&text.text),
            Self::Moment(moment) => out.push_str(&moment.to_string()),
            Self::List(items) => items.iter().for_each(|item| item.print(out)),
            Self::Map(_) => out.push_str(&self.to_ruby()),
        }
    }

    /// The value as Ruby's `inspect` shows it.
    pub(super) fn to_ruby(&self) -> String {
        match self {
            Self::Nil => "nil".to_owned(),
            Self::Text(text) => format!("{:?}", &*text.text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_ruby).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(map) => {
                let pair = |(key, value): (&Rc<str>, &Self)| format!("{:?}=>{}", &**key, value.to_ruby());
                format!("{{{}}}", map.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
            other => other.to_text().to_string(),
        }
    }

    /// The value as JSON.
    pub(super) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Bool(value) => Json::from(*value),
            Self::Int(value) => Json::from(*value),
            Self::Float(value) => Json::from(*value),
            Self::Text(text) => Json::from(&*text.text),
            Self::Moment(moment) => Json::from(moment.to_string()),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Map(map) => map.iter().map(|(key, value)| (key.to_string(), value.to_json())).collect(),
            Self::Document(document) => {
                document.fields.iter().map(|(key, value)| (key.to_string(), value.to_json())).collect()
            }
            Self::Nil | Self::Empty | Self::Blank | Self::Site | Self::Data(_) | Self::Today(_) => Json::Null,
        }
    }
}

/// A key of a map as a value: YAML reads `2024:` as a number.
pub(super) fn key(name: &Rc<str>) -> Value {
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit()) && !name.starts_with('0');
    match name.parse() {
        Ok(number) if is_number => Value::Int(number),
        _ => Value::text(Rc::clone(name)),
    }
}

/// A number with a point, as Ruby prints it.
fn float(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() || size == 0.0 || (1e-4..1e16).contains(&size) {
        return format!("{value:?}");
    }
    let written = format!("{value:e}");
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}{point}e{sign}{exponent:0>2}")
}

impl From<&Yaml> for Value {
    fn from(yaml: &Yaml) -> Self {
        match &yaml.value {
            YamlValue::List(items) => Self::list(items.iter().map(Self::from).collect()),
            YamlValue::Map(_) => Self::Map(Rc::new(map(yaml))),
            YamlValue::Plain(text) | YamlValue::Quoted(text) => match yaml.resolve() {
                Some(Scalar::Bool(value)) => Self::Bool(value),
                Some(Scalar::Int(value)) => Self::Int(value),
                Some(Scalar::Float(value)) => Self::Float(value),
                Some(Scalar::Date(date)) => Self::Moment(Moment::parse(text).unwrap_or_else(|| Moment::day(date))),
                _ => Self::text_at(text, yaml.span),
            },
            YamlValue::Null => Self::Nil,
        }
    }
}

/// The keys and values of a map; nothing for anything else.
pub(super) fn map(yaml: &Yaml) -> Map {
    let pairs = yaml.as_map().into_iter().flat_map(|map| map.iter());
    pairs.map(|(key, value)| (Rc::from(key.value.as_str()), Value::from(value))).collect()
}
