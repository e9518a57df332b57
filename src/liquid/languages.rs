//! What jekyll-polyglot makes of a site for one of its languages (`Jekyll::Polyglot`): its data, and its pages and documents. And
//! what data says in one of the languages that it has side by side: `title` and `title_zh`.

use std::rc::Rc;

use indexmap::IndexMap;

use super::Interpreter;
use super::value::{Map, Text, Value};
use crate::address;
use crate::cv::bilingual;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::quoted;
use crate::language::Language;
use crate::source::Span;

impl Interpreter<'_, '_> {
    /// The data, with that of the site's own language over it, and that of the active one over both.
    pub(super) fn data_in_language(&self, data: Map, active: &str) -> Map {
        let languages = [self.config.default_language(), active];
        languages.iter().fold(data, |data, language| match data.get(*language).cloned() {
            Some(Value::Map(own)) => merged(data, &own),
            _ => data,
        })
    }

    /// Of documents and pages that exist in several languages, the one in the page's language, or else that in the site's own.
    pub(super) fn in_language(&self, all: Vec<Value>) -> Vec<Value> {
        let Some(active) = &self.language else { return all };
        let mut shown: IndexMap<String, (String, Value)> = IndexMap::new();
        for value in all {
            let (id, language) = self.identity(&value);
            let is_better = match shown.get(&id).map(|(other, _)| other.as_str()) {
                Some(other) if other == active => false,
                Some(other) if other == self.config.default_language() => language == *active,
                _ => true,
            };
            if is_better && is_for(&value, active) {
                shown.insert(id, (language, value));
            }
        }
        shown.into_values().map(|(_, value)| value).collect()
    }

    /// What a document has in common with its twins, and its language.
    fn identity(&self, value: &Value) -> (String, String) {
        let Value::Document(document) = value else { return Default::default() };
        let text = |key: &str| document.fields.get(key).map(|text| text.to_text().to_string());
        let languages = self.config.languages();
        let is_language = |part: &&str| languages.contains(part);
        let url = text("url").unwrap_or_default();
        let neutral = || url.split('/').filter(|part| !is_language(part)).collect::<Vec<_>>().join("/");
        let id = text("page_id").unwrap_or_else(neutral);
        let in_path = || self.config.language_in_path(&document.path).map(str::to_owned);
        let language = text("lang").filter(|tag| !tag.is_empty()).or_else(in_path);
        (id, language.unwrap_or_else(|| self.config.default_language().to_owned()))
    }
}

impl Interpreter<'_, '_> {
    /// What fields say under a name to readers of one language, if not what is written there: `title` is what `title_zh` says in
    /// Chinese; `title_zh` is nothing in English, if `title` or `title_en` says it.
    pub(super) fn as_read(&self, fields: &Map, name: &str) -> Option<Value> {
        let reading = self.reading?;
        let in_it = |base: &str| {
            let is_it = |key: &str| {
                key.contains(base)
                    && Language::split_key(key).is_some_and(|(name, tag)| name == base && speaks(tag, reading))
            };
            fields.iter().find(|(key, value)| is_it(key) && value.holds()).map(|(_, value)| value)
        };
        let is_read = |base: &str| fields.get(base).is_some_and(|value| is_written_in(value, reading));
        match Language::split_key(name) {
            Some((_, tag)) if speaks(tag, reading) => None,
            Some((base, _)) => (in_it(base).is_some() || is_read(base)).then_some(Value::Nil),
            // Few keys have such a twin; to tell the language of a text takes long.
            None => {
                let other = in_it(name)?;
                (fields.contains_key(name) && !is_read(name)).then(|| other.clone())
            }
        }
    }
}

/// Texts of data in other languages than the one that it is read in, by their keys and places.
#[derive(Default)]
pub(super) struct Foreign(IndexMap<String, IndexMap<Span, Rc<str>>>);

impl Foreign {
    /// Notes what is not read under a key.
    pub(super) fn note(&mut self, key: &str, value: &Value) {
        match value {
            Value::Text(Text { text, span: Some(span) }) if !leads_somewhere(text) => {
                self.0.entry(key.to_owned()).or_default().insert(*span, Rc::clone(text));
            }
            Value::List(items) => items.iter().for_each(|item| self.note(key, item)),
            _ => {}
        }
    }

    /// A loss for each key.
    pub(super) fn losses(&self) -> impl Iterator<Item = Diagnostic> {
        self.0.iter().filter_map(|(key, texts)| {
            let (span, text) = texts.first()?;
            let first = if texts.len() == 1 { "it" } else { &format!("the first of {}", texts.len()) };
            let message = format!("`{key}` is not printed: it is in another language; {first} says {}", quoted(text));
            Some(Diagnostic::loss(Code::DroppedData, message).at(*span))
        })
    }
}

/// Whether a text is an address or a path, which nobody misses.
fn leads_somewhere(text: &str) -> bool {
    text.starts_with('/') || address::names_host(text)
}

fn speaks(language: Language, reading: Language) -> bool {
    language.code() == reading.code()
}

fn is_written_in(value: &Value, reading: Language) -> bool {
    let text = match value {
        Value::Text(_) => value.to_text().to_string(),
        Value::List(items) => items.iter().map(|item| item.to_text().to_string()).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    !text.trim().is_empty() && speaks(bilingual::detect(&text), reading)
}

/// Whether a document is shown in a language: `lang-exclusive` names the only ones that it is shown in.
fn is_for(value: &Value, language: &str) -> bool {
    let Value::Document(document) = value else { return true };
    let only = document.fields.get("lang-exclusive").map(Value::items).unwrap_or_default();
    only.is_empty() || only.iter().any(|one| *one.to_text() == *language)
}

/// `above` laid over `below`, recursively.
fn merged(mut below: Map, above: &Map) -> Map {
    for (key, value) in above {
        let value = match (below.get(key), value) {
            (Some(Value::Map(below)), Value::Map(above)) => Value::Map(Rc::new(merged((**below).clone(), above))),
            _ => value.clone(),
        };
        below.insert(Rc::clone(key), value);
    }
    below
}
