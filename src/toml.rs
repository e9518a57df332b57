//! TOML as the same tree as YAML: Hugo sites may write front matter in it.
//!
//! `toml_edit` gives every key and value its place, which messages need.

use std::ops::Range;

use toml_edit::{ImDocument, Item, TableLike, Value as Toml};

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{SourceId, Span, Spanned};
use crate::yaml::{Value, Yaml};

/// Reads TOML that begins at the byte `start` of a source.
///
/// # Errors
/// [`Code::InvalidToml`] at its place, also for values that are nested too deep.
pub(crate) fn parse(text: &str, source: SourceId, start: usize) -> Outcome<Yaml> {
    let place = TextOrigin { source, start, whole: 0..text.len() };
    match ImDocument::parse(text) {
        Ok(document) => Outcome::ok(place.map(document.as_table(), place.span(None))),
        Err(error) => {
            let why = error.message().lines().collect::<Vec<_>>().join("; ");
            let message = format!("this is not valid TOML: {why}");
            Outcome::fail(Diagnostic::error(Code::InvalidToml, message).at(place.span(error.span())))
        }
    }
}

/// Where a text is.
struct TextOrigin {
    source: SourceId,
    start: usize,
    whole: Range<usize>,
}

impl TextOrigin {
    /// A place in the text, or all of it.
    fn span(&self, range: Option<Range<usize>>) -> Span {
        let range = range.unwrap_or_else(|| self.whole.clone());
        Span::new(self.source, self.start + range.start..self.start + range.end)
    }

    fn map(&self, table: &dyn TableLike, span: Span) -> Yaml {
        let pairs = table.iter().map(|(name, item)| {
            let key = self.span(table.key(name).and_then(toml_edit::Key::span));
            (Spanned::new(name.to_owned(), key), self.item(item, key))
        });
        Yaml { value: Value::Map(pairs.collect()), span }
    }

    /// A value; one without its own place, such as a table that is only implied by its parts, is where its key is.
    fn item(&self, item: &Item, key: Span) -> Yaml {
        let span = item.span().map_or(key, |range| self.span(Some(range)));
        match item {
            Item::None => Yaml { value: Value::Null, span },
            Item::Value(value) => self.value(value, span),
            Item::Table(table) => self.map(table, span),
            Item::ArrayOfTables(tables) => {
                let tables =
                    tables.iter().map(|table| self.map(table, table.span().map_or(key, |at| self.span(Some(at)))));
                Yaml { value: Value::List(tables.collect()), span }
            }
        }
    }

    fn value(&self, value: &Toml, span: Span) -> Yaml {
        let value = match value {
            Toml::String(text) => Value::Quoted(text.value().clone()),
            Toml::Integer(number) => Value::Plain(number.value().to_string()),
            Toml::Float(number) => Value::Plain(number.value().to_string()),
            Toml::Boolean(truth) => Value::Plain(truth.value().to_string()),
            Toml::Datetime(date) => Value::Plain(date.value().to_string()),
            Toml::InlineTable(table) => return self.map(table, span),
            Toml::Array(items) => {
                let item = |item: &Toml| self.value(item, item.span().map_or(span, |range| self.span(Some(range))));
                Value::List(items.iter().map(item).collect())
            }
        };
        Yaml { value, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> Outcome<Yaml> {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("about.md", text));
        parse(text, id, 4)
    }

    #[test]
    fn values_are_those_of_yaml() {
        let cases = [
            ("title = 'Bio'\n# a remark\ndraft = false\n", r#"{"title":"Bio","draft":false}"#),
            ("weight = 0x10\nsize = 1.5\ndate = 2024-05-01\n", r#"{"weight":16,"size":1.5,"date":"2024-05-01"}"#),
            ("[author]\nname = \"Ada\"\nlinks.web = 'x'\n", r#"{"author":{"name":"Ada","links":{"web":"x"}}}"#),
            ("[[job]]\nat = 'a'\n[[job]]\nat = 'b'\n", r#"{"job":[{"at":"a"},{"at":"b"}]}"#),
            ("tags = ['a', 2]\nx = { y = true }\n", r#"{"tags":["a",2],"x":{"y":true}}"#),
            ("", "{}"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).into_value().expect("TOML").to_json().to_string(), expected, "{text}");
        }
        let date = read("date = 2024-05-01T10:00:00Z").into_value().and_then(|yaml| yaml.get("date")?.as_date());
        assert_eq!(date.expect("a date").to_string(), "2024-05-01");
    }

    #[test]
    fn keys_and_values_know_their_places() {
        let yaml = read("a = 1\n[b]\nc = 'x'\n").into_value().expect("TOML");
        assert_eq!(yaml.get("a").expect("a value").span.range(), 8..9);
        assert_eq!(yaml.get("b").and_then(|b| b.get("c")).expect("a value").span.range(), 18..21);
    }

    #[test]
    fn what_is_no_toml_is_an_error_at_its_place() {
        let outcome = read("a = 1\nb = ?\n");
        assert_eq!(outcome.diagnostics()[0].code, Code::InvalidToml);
        assert_eq!(outcome.diagnostics()[0].span.expect("a place").start, 14);
        assert!(read(&format!("a = {}", "[".repeat(5000))).has_errors());
    }
}
