//! Front matter and body: the two parts of a page's source.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::comments;
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Sources, Span};
use crate::toml;
use crate::yaml::{self, Value, Yaml};

/// A page, split into front matter and body.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it was read from.
    pub source: SourceId,
    /// The bytes of the front matter, both fences included; the body starts where it ends.
    pub front: Range<usize>,
    /// What the front matter says: a map, empty when there is none.
    pub front_matter: Yaml,
    /// Everything else, as it was written.
    pub body: Rewritten,
}

/// Splits a page as Jekyll does: front matter is between a line `---` at the very start and a line `---` or `...`. Hugo's
/// other forms are read too: TOML between two lines `+++`, and JSON from a line `{` to a line `}`.
///
/// A file without it is all body, and so is one that merely begins with a rule (`---`): front matter begins with a key.
/// There is always a page; when its front matter cannot be read, an error says so and the map is empty. A warning tells of one
/// that is empty because its opening line is there twice.
///
/// # Errors
/// [`Code::InvalidYaml`] or [`Code::InvalidToml`] at its place in the front matter.
pub fn split(sources: &Sources, id: SourceId) -> Outcome<Page> {
    let text = sources.get(id).text();
    let Some(Fences { format, inner, end }) = find_fences(text) else {
        return Outcome::ok(page(id, text, 0, Yaml::empty(Span::new(id, 0..0))));
    };
    let empty = Yaml::empty(Span::new(id, inner.clone()));
    let parsed = match format {
        Format::Toml => toml::parse(&text[inner.clone()], id, inner.start),
        // JSON is YAML too.
        Format::Yaml | Format::Json => yaml::parse(&text[inner.clone()], id, inner.start),
    };
    let (front_matter, mut diagnostics) = parsed.into_parts();
    let front_matter = match front_matter {
        Some(map @ Yaml { value: Value::Map(_), .. }) => map,
        Some(Yaml { value: Value::Null, .. }) | None => empty,
        Some(other) => {
            let message = "front matter must be keys with values, such as `name: Ada Lovelace`";
            diagnostics.push(Diagnostic::error(Code::InvalidYaml, message).at(other.span));
            empty
        }
    };
    diagnostics.extend(doubled(text, &inner).map(|range| {
        Diagnostic::warning(Code::InvalidYaml, "the front matter is empty: the keys below it are read as text")
            .at(Span::new(id, range))
            .help("delete the second `---`")
    }));
    Outcome::new(page(id, text, end, front_matter), diagnostics)
}

/// Where the text of a page begins, behind its front matter.
pub(crate) fn start_of_body(text: &str) -> usize {
    find_fences(text).map_or(0, |fences| fences.end)
}

/// The second of two opening fences, with nothing between them, above what was meant as the front matter.
fn doubled(text: &str, inner: &Range<usize>) -> Option<Range<usize>> {
    let below = find_fences(&text[inner.end..])?;
    let is_doubled = text[inner.clone()].trim().is_empty() && !text[inner.end..][below.inner.clone()].trim().is_empty();
    is_doubled.then_some(inner.end..inner.end + below.inner.start)
}

/// A data file as a page with no body.
pub fn of_data(sources: &Sources, id: SourceId) -> Page {
    let text = sources.get(id).text();
    page(id, text, text.len(), Yaml::empty(Span::new(id, 0..0)))
}

fn page(source: SourceId, text: &str, end: usize, front_matter: Yaml) -> Page {
    Page { source, front: 0..end, front_matter, body: Rewritten::verbatim(source, text, end..text.len()) }
}

/// What front matter is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Yaml,
    Toml,
    Json,
}

struct Fences {
    format: Format,
    /// What is between the two lines; for JSON, whose braces are part of it, the lines too.
    inner: Range<usize>,
    /// Where the line after the second fence starts.
    end: usize,
}

fn find_fences(text: &str) -> Option<Fences> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.ends_with('\n'))?;
    let (format, closing): (Format, &[&str]) = match first.trim_end() {
        "---" => (Format::Yaml, &["---", "..."]),
        "+++" => (Format::Toml, &["+++"]),
        "{" => (Format::Json, &["}"]),
        _ => return None,
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        if closing.contains(&line.trim_end()) {
            let is_front_matter = format != Format::Yaml || begins_with_key(&text[start..at]);
            let inner = if format == Format::Json { 0..at + line.len() } else { start..at };
            return is_front_matter.then_some(Fences { format, inner, end: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// Whether the first line with content is a key, or opens a map of keys. Nothing at all is front matter too: Jekyll only asks
/// for the fences.
fn begins_with_key(text: &str) -> bool {
    let is_comment = |line: &str| line.starts_with('#') || line.starts_with(comments::OPEN);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.next().is_none_or(|line| {
        let key = line.split_once(':').map(|(key, _)| key.trim_end()).unwrap_or_default();
        line == "{" || !key.is_empty() && !key.contains([' ', '[', '(', '<', '*'])
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Source;

    fn split_text(text: &str) -> Outcome<Page> {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("about.md", text));
        split(&sources, id)
    }

    /// The front matter as JSON, and the body.
    fn halves(text: &str) -> (String, String) {
        let page = split_text(text).into_value().expect("a page");
        (page.front_matter.to_json().to_string(), page.body.text().to_owned())
    }

    #[test]
    fn front_matter_stands_between_two_fences_at_the_start() {
        let cases = [
            ("---\na: 1\n---\nbody\n", r#"{"a":1}"#, "body\n"),
            ("---  \na: 1\n...\n\nbody", r#"{"a":1}"#, "\nbody"),
            ("---\n---\nbody", "{}", "body"),
            ("---\n# only a comment\n---\nbody", "{}", "body"),
            ("---\n<!-- a: 1\nb: 2\n---\nbody", r#"{"<!-- a":1,"b":2}"#, "body"),
            ("---\na: 1\n---", r#"{"a":1}"#, ""),
            ("---\n\na: 1\n\n---\n---\n", r#"{"a":1}"#, "---\n"),
            ("+++\na = 1 # one\n[b]\nc = 'x'\n+++\nbody", r#"{"a":1,"b":{"c":"x"}}"#, "body"),
            ("+++\n+++\nbody", "{}", "body"),
            ("---\n{\n  \"a\": 1\n}\n---\nbody", r#"{"a":1}"#, "body"),
            ("{\n  \"a\": {\"b\": 1}\n}\nbody", r#"{"a":{"b":1}}"#, "body"),
        ];
        for (text, front, body) in cases {
            assert_eq!(halves(text), (front.to_owned(), body.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_page_without_it_is_all_body() {
        for text in [
            "",
            "body",
            "\n---\na: 1\n---\n",
            "---\na: 1\n",
            "---",
            "--- x\n---\n",
            "---\n\nHello, a rule: see\n\n---\n",
            "----\na: 1\n----\n",
            "+++\na = 1\n---\n",
            "{% include x %}\n}\n",
        ] {
            assert_eq!(halves(text), ("{}".to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn broken_front_matter_is_an_error_at_its_place_and_the_body_is_still_there() {
        let outcome = split_text("---\ntitle: Bio: a life\n---\nbody\n");
        assert!(outcome.has_errors());
        assert_eq!(outcome.diagnostics()[0].span.expect("a place").range(), 14..15);
        assert_eq!(outcome.into_value().expect("a page").body.text(), "body\n");
        let outcome = split_text("+++\ntitle: Bio\n+++\nbody\n");
        assert_eq!(outcome.diagnostics()[0].code, Code::InvalidToml);
        assert_eq!(outcome.into_value().expect("a page").body.text(), "body\n");
    }

    #[test]
    fn front_matter_that_is_empty_because_its_fence_is_there_twice_gets_a_warning() {
        let outcome = split_text("---\n---\ntitle: Foam\n---\nbody\n");
        let [warning] = outcome.diagnostics() else { panic!("one warning: {:?}", outcome.diagnostics()) };
        assert_eq!((warning.code, warning.span.expect("a place").range()), (Code::InvalidYaml, 4..8));
        assert!(!outcome.has_errors());
        for text in
            ["---\n---\nbody\n", "---\n---\nbody\n---\n", "---\n---\n---\n", "---\ntitle: Foam\n---\na: b\n---\n"]
        {
            assert!(split_text(text).diagnostics().is_empty(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn front_matter_and_body_are_the_input(text in "(---\n|\\+\\+\\+\n|\\{\n|\\}\n|a: b\n|a = 1\n|[a-z: 中.\n-]){0,12}") {
            let page = split_text(&text).into_value().expect("a page");
            prop_assert_eq!(format!("{}{}", &text[page.front], page.body.text()), text);
        }
    }
}
