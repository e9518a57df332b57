//! What jekyll-polyglot makes of a site for one of its languages (`Jekyll::Polyglot`): its data, and its pages and documents.

use std::rc::Rc;

use indexmap::IndexMap;

use super::Interpreter;
use super::value::{Map, Value};

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
