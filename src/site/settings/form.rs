//! What a key may hold: how it is read, and how that is said to authors and to editors.

use serde_json::{Value as Json, json};

use super::{Key, check_map, did_you_mean, map_schema, wrong};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::source::Spanned;
use crate::yaml::{Scalar, Value, Yaml};

/// What a key may hold.
pub(super) trait Form: Sync {
    /// What a value is read as.
    type Value;

    /// The value, if it is one that the key may hold.
    fn read(&self, value: &Yaml) -> Option<Self::Value>;

    /// What the value must be, as the end of a sentence.
    fn wanted(&self) -> String;

    /// The JSON Schema of the value.
    fn schema(&self) -> Json;

    /// What the author may have meant by a value that the key may not hold.
    fn help(&self, _value: &Yaml) -> Option<String> {
        None
    }

    /// What is wrong with the value of the key `name`.
    fn check(&self, name: &str, value: &Yaml) -> Vec<Diagnostic> {
        match self.read(value) {
            Some(_) => Vec::new(),
            None => vec![wrong(value, name, &self.wanted()).maybe_help(self.help(value))],
        }
    }
}

pub(super) struct Text;

impl Form for Text {
    type Value = Spanned<String>;

    fn read(&self, value: &Yaml) -> Option<Spanned<String>> {
        Some(Spanned::new(value.as_str()?.trim().to_owned(), value.span))
    }

    fn wanted(&self) -> String {
        "text".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "string"})
    }
}

/// One text or a list of them.
pub(super) struct Texts;

impl Form for Texts {
    type Value = Vec<String>;

    fn read(&self, value: &Yaml) -> Option<Vec<String>> {
        value.one_or_more().iter().map(|item| item.as_str().map(str::to_owned)).collect()
    }

    fn wanted(&self) -> String {
        "text or a list of texts".into()
    }

    fn schema(&self) -> Json {
        one_or_more(&json!({"type": "string"}))
    }
}

pub(super) struct Flag;

impl Form for Flag {
    type Value = bool;

    fn read(&self, value: &Yaml) -> Option<bool> {
        value.as_bool()
    }

    fn wanted(&self) -> String {
        "true or false".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "boolean"})
    }
}

/// A whole number from the first to the second.
pub(super) struct Whole(pub(super) u32, pub(super) u32);

impl Form for Whole {
    type Value = u32;

    fn read(&self, value: &Yaml) -> Option<u32> {
        u32::try_from(value.as_int()?).ok().filter(|number| (self.0..=self.1).contains(number))
    }

    fn wanted(&self) -> String {
        format!("a whole number from {} to {}", self.0, self.1)
    }

    fn schema(&self) -> Json {
        json!({"type": "integer", "minimum": self.0, "maximum": self.1})
    }
}

/// A number from the first to the second, whole or not.
pub(super) struct Number(pub(super) f64, pub(super) f64);

impl Form for Number {
    type Value = f64;

    fn read(&self, value: &Yaml) -> Option<f64> {
        let number = match value.resolve()? {
            #[expect(clippy::cast_precision_loss, reason = "what is out of range is refused")]
            Scalar::Int(number) => number as f64,
            Scalar::Float(number) => number,
            _ => return None,
        };
        (self.0..=self.1).contains(&number).then_some(number)
    }

    fn wanted(&self) -> String {
        format!("a number from {} to {}", self.0, self.1)
    }

    fn schema(&self) -> Json {
        json!({"type": "number", "minimum": self.0, "maximum": self.1})
    }
}

/// One of these words, each with what it stands for.
pub(super) struct Choice<T: 'static>(pub(super) &'static [(&'static str, T)]);

impl<T> Choice<T> {
    fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|(word, _)| *word).collect()
    }
}

impl<T: Copy + Sync> Form for Choice<T> {
    type Value = T;

    fn read(&self, value: &Yaml) -> Option<T> {
        let text = value.as_str()?;
        self.0.iter().find(|(word, _)| *word == text).map(|&(_, value)| value)
    }

    fn wanted(&self) -> String {
        format!("one of {}", self.words().join(", "))
    }

    fn schema(&self) -> Json {
        json!({"enum": self.words()})
    }

    fn help(&self, value: &Yaml) -> Option<String> {
        did_you_mean(value.as_str()?, self.words())
    }
}

/// One of these names or a list of them, and what each stands for.
pub(super) struct Names<T: 'static> {
    pub(super) all: &'static [&'static str],
    pub(super) named: fn(&str) -> Option<T>,
    /// What the value must be, where the names are too many for a message.
    pub(super) wanted: Option<&'static str>,
    /// Where the names are listed.
    pub(super) listed: Option<&'static str>,
}

impl<T> Form for Names<T> {
    type Value = Vec<T>;

    fn read(&self, value: &Yaml) -> Option<Vec<T>> {
        value.one_or_more().iter().map(|item| (self.named)(item.as_str()?)).collect()
    }

    fn wanted(&self) -> String {
        let names = || format!("one of {}, or a list of them", self.all.join(", "));
        self.wanted.map_or_else(names, str::to_owned)
    }

    fn schema(&self) -> Json {
        one_or_more(&json!({"enum": self.all}))
    }

    fn help(&self, value: &Yaml) -> Option<String> {
        let is_unknown = |item: &&Yaml| item.as_str().is_none_or(|text| (self.named)(text).is_none());
        let unknown = value.one_or_more().iter().find(is_unknown).and_then(Yaml::as_str);
        let meant = unknown.and_then(|text| did_you_mean(text, self.all.iter().copied()));
        meant.or_else(|| self.listed.map(|page| format!("{page} lists the codes")))
    }
}

/// The tag of a language.
pub(super) struct LanguageTag;

impl LanguageTag {
    fn tags() -> Vec<&'static str> {
        Language::ALL.iter().map(|language| language.tag()).collect()
    }
}

impl Form for LanguageTag {
    type Value = Language;

    fn read(&self, value: &Yaml) -> Option<Language> {
        Language::from_tag(value.as_str()?)
    }

    fn wanted(&self) -> String {
        format!("one of {}", Self::tags().join(", "))
    }

    fn schema(&self) -> Json {
        json!({"type": "string"})
    }

    fn help(&self, value: &Yaml) -> Option<String> {
        Some(format!("did you mean `{}`?", Language::nearest(value.as_str()?)?))
    }
}

/// `#rrggbb`
pub(super) struct Colour;

impl Form for Colour {
    type Value = String;

    fn read(&self, value: &Yaml) -> Option<String> {
        let digits = value.as_str()?.strip_prefix('#')?;
        let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_colour.then(|| format!("#{digits}"))
    }

    fn wanted(&self) -> String {
        "a colour such as \"#1f3a5f\"".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
    }

    fn help(&self, value: &Yaml) -> Option<String> {
        value.as_str().is_none().then(|| "put the colour in quotes: a bare # begins a comment".to_owned())
    }
}

pub(super) struct Day;

impl Form for Day {
    type Value = Date;

    fn read(&self, value: &Yaml) -> Option<Date> {
        value.as_date()
    }

    fn wanted(&self) -> String {
        "a date such as 2024-05-01".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "string", "format": "date"})
    }
}

/// Any keys with texts.
pub(super) struct TextMap;

impl Form for TextMap {
    type Value = Vec<(String, String)>;

    fn read(&self, value: &Yaml) -> Option<Self::Value> {
        let text = |value: &Yaml| value.as_str().map(str::to_owned);
        value.as_map()?.iter().map(|(key, value)| Some((key.value.clone(), text(value)?))).collect()
    }

    fn wanted(&self) -> String {
        "keys with values".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "object", "additionalProperties": {"type": "string"}})
    }
}

/// A map of these keys.
pub(super) struct Keys(pub(super) &'static [&'static dyn Key]);

impl Form for Keys {
    type Value = ();

    fn read(&self, value: &Yaml) -> Option<()> {
        value.as_map().map(|_| ())
    }

    fn wanted(&self) -> String {
        "keys with values".into()
    }

    fn schema(&self) -> Json {
        map_schema(self.0)
    }

    fn check(&self, name: &str, value: &Yaml) -> Vec<Diagnostic> {
        check_map(value, name, self.0)
    }
}

/// A list of maps of these keys.
pub(super) struct ListOfKeys(pub(super) &'static [&'static dyn Key]);

impl Form for ListOfKeys {
    type Value = ();

    fn read(&self, value: &Yaml) -> Option<()> {
        matches!(value.value, Value::List(_)).then_some(())
    }

    fn wanted(&self) -> String {
        "a list".into()
    }

    fn schema(&self) -> Json {
        json!({"type": "array", "items": map_schema(self.0)})
    }

    fn check(&self, name: &str, value: &Yaml) -> Vec<Diagnostic> {
        match self.read(value) {
            Some(()) => value.items().iter().flat_map(|item| check_map(item, name, self.0)).collect(),
            None => vec![wrong(value, name, &self.wanted())],
        }
    }
}

fn one_or_more(schema: &Json) -> Json {
    json!({"anyOf": [schema, {"type": "array", "items": schema}]})
}
