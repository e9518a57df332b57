//! The lines below the name, from the values of front matter and configuration.

use super::config::localized;
use crate::diagnostic::Outcome;
use crate::document::Inlines;
use crate::fold;
use crate::language::Language;
use crate::markdown;
use crate::rewrite::{Edit, Rewritten};
use crate::source::{Sources, Span};
use crate::yaml::Yaml;

/// More parts than this between bars are key words, which stay on one line, rather than positions.
const MAX_POSITIONS: usize = 4;

/// The lines of the values: each begins a line, and so does what follows a `<br>`, a line break or a bar (` | `).
pub(super) fn lines(sources: &Sources, values: &[&Yaml], language: Language) -> Outcome<Vec<Inlines>> {
    let mut diagnostics = Vec::new();
    let mut lines = Vec::new();
    for value in values.iter().flat_map(|value| value.one_or_more()) {
        let Some(text) = localized(value.filled("name").unwrap_or(value), language) else { continue };
        for line in split(text.value) {
            lines.extend(inlines(sources, line, text.span).take(&mut diagnostics));
        }
    }
    lines.retain(|line| !line.plain_text().trim().is_empty());
    Outcome::new(lines, diagnostics)
}

/// A line of Markdown or HTML. What would be a list or a heading is taken as it is written: a headline is neither.
fn inlines(sources: &Sources, line: &str, span: Span) -> Outcome<Inlines> {
    let line = line.trim();
    markdown::parse(&in_place(sources, line, span))
        .map(|document| document.into_paragraph().unwrap_or_else(|| Inlines::text(plain(line), span)))
}

/// The line with its place in the YAML: its own characters when they appear there as they are, else the whole value's.
fn in_place(sources: &Sources, line: &str, span: Span) -> Rewritten {
    let text = sources.get(span.source).text();
    match sources.text(span).find(line).map(|at| span.range().start + at) {
        Some(start) => Rewritten::verbatim(span.source, text, start..start + line.len()),
        None => {
            let value = Rewritten::verbatim(span.source, text, span.range());
            value.edit(&[Edit::replace(0..value.text().len(), line)])
        }
    }
}

/// Text without tags and entities, on one line.
pub(super) fn plain(text: &str) -> String {
    let words = markdown::words_of_html(&text.replace("</p", " </p"));
    fold::one_line(&words)
}

/// The lines of a text in HTML, with commas between them: the lines of an address.
pub(super) fn plain_lines(text: &str) -> String {
    let lines = text.split("</p>").flat_map(split_at_breaks).map(plain);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn split(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.lines().flat_map(split_at_breaks) {
        let parts: Vec<&str> = line.split(" | ").collect();
        if parts.len() <= MAX_POSITIONS { lines.extend(parts) } else { lines.push(line) }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// The stretches between `<br>`, `<br/>` and the like, and the ends of paragraphs.
fn split_at_breaks(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('<') {
        let tag = line[at..].find('>').map(|end| &line[at..=at + end]);
        let is_break = |tag: &&str| {
            let name = tag[1..tag.len() - 1].trim_end_matches(['/', ' ']);
            name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("/p")
        };
        if let Some(tag) = tag.filter(is_break) {
            parts.push(&line[start..at]);
            start = at + tag.len();
        }
    }
    parts.push(&line[start..]);
    parts
}
