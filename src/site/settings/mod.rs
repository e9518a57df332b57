//! The `vitae:` block: which keys there are, how each is read, and what is wrong with one that cannot be read.
//!
//! One table, [`keys`], says it all; checking, suggestions, the JSON Schema for editors and the guide's reference are made
//! from it.

mod form;
mod keys;
mod read;

use serde_json::{Map, Value as Json, json};

use self::form::Form;
use self::keys::{DOCUMENT, OF_BLOCK};
pub(super) use self::read::Settings;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::suggest::nearest;
use crate::yaml::{Value, Yaml};

/// A row of the table: a key whose value has the form `F`.
struct Row<F> {
    /// From the block down: `publications.limit`.
    path: &'static str,
    form: F,
    /// The default, as YAML.
    default: &'static str,
    /// A value, as YAML.
    example: &'static str,
    /// One sentence for the reference and for an editor's tooltip.
    about: &'static str,
}

/// A row, whatever the form of its value.
trait Key: Sync {
    /// Its name in its map.
    fn name(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn default(&self) -> &'static str;
    fn example(&self) -> &'static str;
    fn schema(&self) -> Json;
    /// What is wrong with a value of it.
    fn check(&self, value: &Yaml) -> Vec<Diagnostic>;
}

impl<F: Form> Key for Row<F> {
    fn name(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn default(&self) -> &'static str {
        self.default
    }

    fn example(&self) -> &'static str {
        self.example
    }

    fn schema(&self) -> Json {
        self.form.schema()
    }

    fn check(&self, value: &Yaml) -> Vec<Diagnostic> {
        self.form.check(self.name(), value)
    }
}

/// Says what is wrong with a `vitae:` block.
pub(super) fn check(block: &Yaml) -> Vec<Diagnostic> {
    if block.is_empty() {
        return Vec::new();
    }
    check_map(block, "vitae", &[DOCUMENT, OF_BLOCK].concat())
}

fn check_map(yaml: &Yaml, name: &str, keys: &[&dyn Key]) -> Vec<Diagnostic> {
    let Some(map) = yaml.as_map() else {
        return vec![wrong(yaml, name, "keys with values")];
    };
    let check = |(key, value): (&Spanned<String>, &Yaml)| match keys.iter().find(|known| known.name() == key.value) {
        Some(_) if matches!(value.value, Value::Null) => Vec::new(),
        Some(known) => known.check(value),
        None => vec![unknown(&key.value, name, keys).at(key.span)],
    };
    map.iter().flat_map(check).collect()
}

fn wrong(value: &Yaml, name: &str, wanted: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidConfig, format!("`{name}` must be {wanted}")).at(value.span)
}

fn unknown(key: &str, name: &str, keys: &[&dyn Key]) -> Diagnostic {
    let known: Vec<&'static str> = keys.iter().map(|key| key.name()).collect();
    let help = did_you_mean(key, known.iter().copied());
    Diagnostic::error(Code::InvalidConfig, format!("`{name}` has no key `{key}`"))
        .help(help.unwrap_or_else(|| format!("its keys are {}", known.join(", "))))
}

fn did_you_mean(written: &str, known: impl IntoIterator<Item = &'static str>) -> Option<String> {
    nearest(written, known).map(|nearest| format!("did you mean `{nearest}`?"))
}

/// The JSON Schema of a `_config.yml` with a `vitae:` block, for editors that check YAML. The guide's tables are made from it.
pub fn schema() -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vitae",
        "type": "object",
        "properties": {"vitae": map_schema(&[DOCUMENT, OF_BLOCK].concat())},
    })
}

fn map_schema(keys: &[&dyn Key]) -> Json {
    let properties: Map<String, Json> = keys.iter().map(|key| (key.name().to_owned(), key_schema(*key))).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn key_schema(key: &dyn Key) -> Json {
    let mut schema = key.schema();
    schema["description"] = Json::from(key.about());
    let parsed = |yaml: &str| serde_yaml::from_str::<Json>(yaml).unwrap_or_default();
    if !key.default().is_empty() {
        schema["default"] = parsed(key.default());
    }
    schema["examples"] = json!([parsed(key.example())]);
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};
    use crate::yaml;

    /// "line:column message (help)" for everything that is wrong.
    fn complaints(block: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("_config.yml", block));
        let yaml = yaml::parse(block, id, 0).into_value().expect("YAML");
        let place = |d: &Diagnostic| sources.get(id).line_column(d.span.expect("a place").range().start);
        let show = |d: &Diagnostic| format!("{}:{} {} ({})", place(d).0, place(d).1, d.message, d.help.join("; "));
        check(&yaml).iter().map(show).collect()
    }

    #[test]
    fn what_the_manual_shows_is_right() {
        let block = "template: academic\npaper: a4\nemphasize: [Yuhang Song]\ndocuments:\n  - output: files/CV.pdf\n    sources: [_pages/about.md]\n\
                     \x20 - output: b.pdf\n    template: bio\n    sources: _pages/about.md\n    pages: 1\n    accent: '#1f3a5f'\n    size: 10\n  - lang: zh\n    photo: no\n\
                     \x20   sections: {skip: [News], rename: {Bio: About}}\n    publications: {selected: yes, group: year}\n    dates: words\n    date: 2024-05-01\n";
        assert_eq!(complaints(block), Vec::<String>::new());
        assert_eq!(complaints(""), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_named_with_what_was_meant() {
        assert_eq!(complaints("tempalte: bio\n"), ["1:1 `vitae` has no key `tempalte` (did you mean `template`?)"]);
        assert_eq!(
            complaints("documents:\n  - ouput: x.pdf\n"),
            ["2:5 `documents` has no key `ouput` (did you mean `output`?)"]
        );
        assert_eq!(
            complaints("paper: letter\n"),
            ["1:8 `paper` must be one of a4, us-letter (did you mean `us-letter`?)"]
        );
        assert_eq!(
            complaints("lang: japanes\n"),
            ["1:7 `lang` must be one of en, zh-CN, zh-TW, ja, ko, de, fr, es (did you mean `ja`?)"]
        );
        assert_eq!(complaints("pages: many\n"), ["1:8 `pages` must be a whole number from 1 to 1000 ()"]);
        assert_eq!(complaints("pages: 0\n"), ["1:8 `pages` must be a whole number from 1 to 1000 ()"]);
        assert_eq!(complaints("sections: {skip: {a: b}}\n"), ["1:18 `skip` must be text or a list of texts ()"]);
        assert_eq!(complaints("documents: cv.pdf\n"), ["1:12 `documents` must be a list ()"]);
        assert_eq!(complaints("academic\n"), ["1:1 `vitae` must be keys with values ()"]);
    }

    #[test]
    fn every_default_and_example_is_accepted() {
        for key in [DOCUMENT, OF_BLOCK, keys::OF_PUBLICATIONS, keys::OF_SECTIONS, keys::OF_CHECK].concat() {
            for value in [key.default(), key.example()].into_iter().filter(|value| !value.is_empty()) {
                let mut sources = Sources::new();
                let id = sources.add(Source::new("_config.yml", value));
                let yaml = yaml::parse(value, id, 0).into_value().expect("YAML");
                assert_eq!(key.check(&yaml), [], "{}: {value}", key.name());
            }
            assert!(!key.example().is_empty() && !key.about().is_empty(), "{}", key.name());
        }
    }

    #[test]
    fn what_a_document_is_without_a_key_is_the_default_of_the_table() {
        let design = |block: &str| {
            let id = Sources::new().add(Source::new("_config.yml", block));
            let yaml = yaml::parse(block, id, 0).into_value().expect("YAML");
            let settings = Settings::new(Some(&yaml), &[]);
            (settings.design(), settings.dates(), settings.publications())
        };
        let written = |keys: &[&dyn Key]| {
            let defaults = keys.iter().filter(|key| !key.default().is_empty());
            defaults.map(|key| format!("{}: {}\n", key.name(), key.default())).collect::<String>()
        };
        let block = written(DOCUMENT);
        let of_publications = written(keys::OF_PUBLICATIONS).trim_end().replace('\n', ", ");
        assert_eq!(design(&format!("{block}publications: {{{of_publications}}}\n")), design(""));
        assert!(block.lines().count() > 8, "{block}");
    }

    #[test]
    fn the_schema_knows_every_key() {
        let schema = schema();
        let block = &schema["properties"]["vitae"]["properties"];
        for key in [DOCUMENT, OF_BLOCK].concat() {
            assert_eq!(block[key.name()]["description"], key.about());
        }
        assert_eq!(block["documents"]["items"]["properties"]["publications"]["properties"]["limit"]["type"], "integer");
    }
}
