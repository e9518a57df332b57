//! The `vitae:` block: which keys there are, what each may hold, and what is wrong with one that may not be so.
//!
//! One table says it all; checking, suggestions and the JSON Schema for editors are made from it.

use serde_json::{Map as JsonMap, Value as Json, json};

use crate::curate::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::suggest::nearest;
use crate::yaml::{Scalar, Value, Yaml};

/// A key of the `vitae:` block.
pub(super) struct Key {
    name: &'static str,
    shape: Shape,
    /// One sentence for the reader of an editor's tooltip.
    about: &'static str,
}

/// What a key may hold.
enum Shape {
    Text,
    /// One text or a list of them.
    Texts,
    Flag,
    /// A whole number in a range.
    Whole(i64, i64),
    /// A number in a range.
    Number(f64, f64),
    Choice(&'static [&'static str]),
    /// One of these words or a list of them.
    Choices(&'static [&'static str]),
    Language,
    /// `#rrggbb`
    Colour,
    Date,
    /// Any keys with texts.
    TextMap,
    Map(&'static [Key]),
    /// A list of maps with these keys.
    Maps(&'static [Key]),
}

/// More choices than this are not named in a message.
const MANY: usize = 12;

macro_rules! keys {
    ($($name:literal: $shape:expr, $about:literal;)*) => { &[$(Key { name: $name, shape: $shape, about: $about },)*] };
}

/// The keys of one document; the block itself has the same, as defaults for all its documents.
#[rustfmt::skip]
const DOCUMENT: &[Key] = keys! {
    "output": Shape::Text, "The file to write, relative to the site's folder.";
    "sources": Shape::Texts, "The pages to print, in this order.";
    "template": Shape::Text, "academic, modern, bio, or the path of a .typ file.";
    "lang": Shape::Language, "The language of the document, such as en or zh.";
    "pages": Shape::Whole(1, 1000), "The page budget: spacing, then type size is reduced until the document fits.";
    "date": Shape::Date, "The document's date, such as 2024-05-01.";
    "paper": Shape::Choice(&["a4", "us-letter"]), "The paper size.";
    "accent": Shape::Colour, "The accent colour, as \"#rrggbb\".";
    "font": Shape::Text, "The font family of the body text.";
    "size": Shape::Number(8.0, 14.0), "The size of the body text in points.";
    "emoji": Shape::Choice(&["mono", "colour"]), "How emoji are printed.";
    "links": Shape::Choice(&["colour", "footnote", "plain"]), "How links are shown.";
    "photo": Shape::Flag, "Print the portrait, if the template has a place for it.";
    "icons": Shape::Flag, "Put icons next to contacts.";
    "footer": Shape::Flag, "Print a footer on every page.";
    "density": Shape::Choice(&["loose", "normal", "compact"]), "How much space there is between things.";
    "qr": Shape::Flag, "Print the homepage's address as a QR code.";
    "attach": Shape::Flag, "Attach the source pages to the PDF.";
    "dates": Shape::Choice(&["as-written", "words", "numbers"]), "How the dates of entries are printed.";
    "keep": Shape::Choices(Rule::NAMES), "Rules that leave nothing out, such as sample or news.";
    "images": Shape::Choice(&["none", "thumbnails", "all"]), "Which images are printed besides the portrait; by default, those with a caption.";
    "emphasize": Shape::Texts, "Your name in publication lists, to set in bold; by default, all usual forms of the profile's name.";
    "publications": Shape::Map(PUBLICATIONS), "Which publications are printed, and how.";
    "sections": Shape::Map(SECTIONS), "Which sections are printed, and in what order.";
};

#[rustfmt::skip]
const PUBLICATIONS: &[Key] = keys! {
    "selected": Shape::Flag, "Print only publications that the bibliography marks as selected.";
    "limit": Shape::Whole(1, 10_000), "The most publications to print.";
    "group": Shape::Choice(&["kind", "year", "none"]), "Group publications by kind, by year, or not at all.";
};

#[rustfmt::skip]
const SECTIONS: &[Key] = keys! {
    "only": Shape::Texts, "Print these sections and no others.";
    "skip": Shape::Texts, "Leave these sections out.";
    "order": Shape::Texts, "Print these sections first, in this order.";
    "rename": Shape::TextMap, "New headings for sections: the heading on the page, then the one to print.";
};

#[rustfmt::skip]
const ONLY_IN_BLOCK: &[Key] = keys! {
    "check": Shape::Map(CHECK), "Settings of `vitae check`.";
    "documents": Shape::Maps(DOCUMENT), "The documents to build; one if not set.";
};

#[rustfmt::skip]
const CHECK: &[Key] = keys! {
    "allow": Shape::Choices(Code::NAMES), "The codes of findings to ignore.";
};

/// Says what is wrong with a `vitae:` block.
pub(super) fn check(block: &Yaml) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if !block.is_empty() {
        check_map(block, "vitae", &[DOCUMENT, ONLY_IN_BLOCK], &mut diagnostics);
    }
    diagnostics
}

fn check_map(yaml: &Yaml, name: &str, keys: &[&[Key]], diagnostics: &mut Vec<Diagnostic>) {
    let Some(map) = yaml.as_map() else {
        diagnostics.push(wrong(yaml, name, "keys with values"));
        return;
    };
    for (key, value) in map.iter() {
        match keys.iter().copied().flatten().find(|known| known.name == key.value) {
            Some(_) if matches!(value.value, Value::Null) => {}
            Some(known) => check_value(value, known, diagnostics),
            None => diagnostics.push(unknown(&key.value, name, keys).at(key.span)),
        }
    }
}

fn check_value(value: &Yaml, key: &Key, diagnostics: &mut Vec<Diagnostic>) {
    match &key.shape {
        Shape::Map(keys) => check_map(value, key.name, &[keys], diagnostics),
        Shape::Maps(keys) => match &value.value {
            Value::List(items) => items.iter().for_each(|item| check_map(item, key.name, &[keys], diagnostics)),
            _ => diagnostics.push(wrong(value, key.name, "a list")),
        },
        shape if shape.admits(value) => {}
        shape => diagnostics.push(shape.suggest(value, wrong(value, key.name, &shape.describe()))),
    }
}

fn wrong(value: &Yaml, name: &str, wanted: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidConfig, format!("`{name}` must be {wanted}")).at(value.span)
}

fn unknown(key: &str, name: &str, keys: &[&[Key]]) -> Diagnostic {
    let known = || keys.iter().copied().flatten().map(|key| key.name);
    let diagnostic = Diagnostic::error(Code::InvalidConfig, format!("`{name}` has no key `{key}`"));
    match nearest(key, known()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help(format!("its keys are {}", known().collect::<Vec<_>>().join(", "))),
    }
}

impl Shape {
    fn admits(&self, value: &Yaml) -> bool {
        let text = value.as_str();
        match self {
            Self::Text => text.is_some(),
            Self::Texts => value.one_or_more().iter().all(|item| item.as_str().is_some()),
            Self::Flag => value.as_bool().is_some(),
            Self::Whole(least, most) => value.as_int().is_some_and(|number| (*least..=*most).contains(&number)),
            Self::Number(least, most) => number(value).is_some_and(|number| (*least..=*most).contains(&number)),
            Self::Choice(choices) => text.is_some_and(|text| choices.contains(&text)),
            Self::Choices(choices) => {
                value.one_or_more().iter().all(|item| item.as_str().is_some_and(|text| choices.contains(&text)))
            }
            Self::Language => text.is_some_and(|text| Language::from_tag(text).is_some()),
            Self::Colour => text.is_some_and(is_colour),
            Self::Date => value.as_date().is_some(),
            Self::TextMap => value.as_map().is_some_and(|map| map.iter().all(|(_, value)| value.as_str().is_some())),
            Self::Map(_) | Self::Maps(_) => true,
        }
    }

    /// What the value must be, as the end of a sentence.
    fn describe(&self) -> String {
        match self {
            Self::Text => "text".into(),
            Self::Texts => "text or a list of texts".into(),
            Self::Flag => "true or false".into(),
            Self::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Self::Number(least, most) => format!("a number from {least} to {most}"),
            Self::Choice(choices) => format!("one of {}", choices.join(", ")),
            Self::Choices(choices) if choices.len() > MANY => "a code such as `dead-link`, or a list of codes".into(),
            Self::Choices(choices) => format!("one of {}, or a list of them", choices.join(", ")),
            Self::Language => {
                format!("one of {}", Language::ALL.iter().map(|it| it.tag()).collect::<Vec<_>>().join(", "))
            }
            Self::Colour => "a colour such as \"#1f3a5f\"".into(),
            Self::Date => "a date such as 2024-05-01".into(),
            Self::TextMap | Self::Map(_) => "keys with values".into(),
            Self::Maps(_) => "a list".into(),
        }
    }

    fn suggest(&self, value: &Yaml, diagnostic: Diagnostic) -> Diagnostic {
        match (self, value.as_str()) {
            (Self::Choice(choices), Some(text)) => match nearest(text, choices.iter().copied()) {
                Some(choice) => diagnostic.help(format!("did you mean `{choice}`?")),
                None => diagnostic,
            },
            (Self::Choices(choices), _) => {
                let unknown = |item: &&Yaml| item.as_str().is_none_or(|text| !choices.contains(&text));
                let unknown = value.one_or_more().iter().find(unknown).and_then(Yaml::as_str);
                match unknown.and_then(|text| nearest(text, choices.iter().copied())) {
                    Some(choice) => diagnostic.help(format!("did you mean `{choice}`?")),
                    None if choices.len() > MANY => diagnostic.help("docs/messages.md lists the codes"),
                    None => diagnostic,
                }
            }
            (Self::Language, Some(text)) => match Language::nearest(text) {
                Some(language) => diagnostic.help(format!("did you mean `{language}`?")),
                None => diagnostic,
            },
            (Self::Colour, None) => diagnostic.help("put the colour in quotes: a bare # begins a comment"),
            _ => diagnostic,
        }
    }

    fn schema(&self) -> Json {
        match self {
            Self::Text => json!({"type": "string"}),
            Self::Texts => json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
            Self::Flag => json!({"type": "boolean"}),
            Self::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Self::Number(least, most) => json!({"type": "number", "minimum": least, "maximum": most}),
            Self::Choice(choices) => json!({"enum": choices}),
            Self::Choices(choices) => {
                json!({"anyOf": [{"enum": choices}, {"type": "array", "items": {"enum": choices}}]})
            }
            Self::Language => {
                json!({"type": "string", "examples": Language::ALL.iter().map(|it| it.tag()).collect::<Vec<_>>()})
            }
            Self::Colour => json!({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
            Self::Date => json!({"type": "string", "format": "date"}),
            Self::TextMap => json!({"type": "object", "additionalProperties": {"type": "string"}}),
            Self::Map(keys) => map_schema(&[keys]),
            Self::Maps(keys) => json!({"type": "array", "items": map_schema(&[keys])}),
        }
    }
}

/// The number of a scalar, whole or not.
pub(super) fn number(value: &Yaml) -> Option<f64> {
    match value.resolve()? {
        #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
        Scalar::Int(number) => Some(number as f64),
        Scalar::Float(number) => Some(number),
        _ => None,
    }
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The JSON Schema of the `vitae:` block, for editors that check YAML.
pub fn schema() -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vitae",
        "type": "object",
        "properties": {"vitae": map_schema(&[DOCUMENT, ONLY_IN_BLOCK])},
    })
}

fn map_schema(keys: &[&[Key]]) -> Json {
    let property = |key: &Key| {
        let mut schema = key.shape.schema();
        schema["description"] = Json::from(key.about);
        (key.name.to_owned(), schema)
    };
    let properties: JsonMap<String, Json> = keys.iter().copied().flatten().map(property).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
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
    fn the_schema_knows_every_key() {
        let schema = schema();
        let block = &schema["properties"]["vitae"]["properties"];
        for key in DOCUMENT.iter().chain(ONLY_IN_BLOCK) {
            assert_eq!(block[key.name]["description"], key.about);
        }
        assert_eq!(block["documents"]["items"]["properties"]["publications"]["properties"]["limit"]["type"], "integer");
    }
}
