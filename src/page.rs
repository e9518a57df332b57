//! Front matter and body: the two halves of a page's source.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Sources, Span};
use crate::yaml::{self, Value, Yaml};

/// A page, split into what it says about itself and what it says.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it was read from.
    pub source: SourceId,
    /// The bytes that the front matter takes, both fences included; the body starts where it ends.
    pub front: Range<usize>,
    /// What the front matter says: a map, empty when there is none.
    pub front_matter: Yaml,
    /// Everything else, as it was written.
    pub body: Rewritten,
}

/// Splits a page as Jekyll does: front matter stands between a line `---` at the very start and a line `---` or `...`.
///
/// A file without it is all body, and so is one that merely begins with a rule (`---`): front matter begins with a key.
/// There is always a page; when its front matter cannot be read, an error says so and the map is empty.
///
/// # Errors
/// [`Code::InvalidYaml`] at its place in the front matter.
pub fn split(sources: &Sources, id: SourceId) -> Outcome<Page> {
    let text = sources.get(id).text();
    let Some(Fences { yaml, end }) = find_fences(text) else {
        return Outcome::ok(page(id, text, 0, Yaml::empty(Span::new(id, 0..0))));
    };
    let empty = Yaml::empty(Span::new(id, yaml.clone()));
    let parsed = yaml::parse(&text[yaml.clone()], id, yaml.start);
    let mut diagnostics = parsed.diagnostics;
    let front_matter = match parsed.value {
        Some(map @ Yaml { value: Value::Map(_), .. }) => map,
        Some(Yaml { value: Value::Null, .. }) | None => empty,
        Some(other) => {
            let message = "front matter has to be a list of keys with values";
            diagnostics.push(Diagnostic::error(Code::InvalidYaml, message).at(other.span));
            empty
        }
    };
    Outcome::new(page(id, text, end, front_matter), diagnostics)
}

fn page(source: SourceId, text: &str, end: usize, front_matter: Yaml) -> Page {
    Page { source, front: 0..end, front_matter, body: Rewritten::verbatim(source, text, end..text.len()) }
}

struct Fences {
    /// What stands between the two lines.
    yaml: Range<usize>,
    /// Where the line after the second fence starts.
    end: usize,
}

fn find_fences(text: &str) -> Option<Fences> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---" && line.ends_with('\n'))?;
    let start = first.len();
    let mut at = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return begins_with_key(&text[start..at]).then_some(Fences { yaml: start..at, end: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// Whether the first line that says anything is a key. Nothing at all is front matter too: Jekyll asks for the fences only.
fn begins_with_key(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().is_none_or(|line| {
        let key = line.split_once(':').map(|(key, _)| key.trim_end()).unwrap_or_default();
        !key.is_empty() && !key.contains([' ', '[', '(', '<', '*'])
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
        let page = split_text(text).value.expect("a page");
        (page.front_matter.to_json().to_string(), page.body.text().to_owned())
    }

    #[test]
    fn front_matter_stands_between_two_fences_at_the_start() {
        let cases = [
            ("---\na: 1\n---\nbody\n", r#"{"a":1}"#, "body\n"),
            ("---  \na: 1\n...\n\nbody", r#"{"a":1}"#, "\nbody"),
            ("---\n---\nbody", "{}", "body"),
            ("---\n# only a comment\n---\nbody", "{}", "body"),
            ("---\na: 1\n---", r#"{"a":1}"#, ""),
            ("---\n\na: 1\n\n---\n---\n", r#"{"a":1}"#, "---\n"),
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
        ] {
            assert_eq!(halves(text), ("{}".to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn broken_front_matter_is_an_error_at_its_place_and_the_body_is_still_there() {
        let outcome = split_text("---\ntitle: Bio: a life\n---\nbody\n");
        assert!(outcome.has_errors());
        assert_eq!(outcome.diagnostics[0].span.expect("a place").range(), 14..15);
        assert_eq!(outcome.value.expect("a page").body.text(), "body\n");
    }

    proptest! {
        #[test]
        fn front_matter_and_body_are_the_input(text in "(---\n|a: b\n|[a-z: 中.\n-]){0,12}") {
            let page = split_text(&text).value.expect("a page");
            prop_assert_eq!(format!("{}{}", &text[page.front], page.body.text()), text);
        }
    }
}
