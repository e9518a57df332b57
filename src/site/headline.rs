//! The lines below the name, from the values of front matter and configuration.

use super::config::localized;
use crate::cv::Language;
use crate::document::Inline;
use crate::source::{Sources, Span};
use crate::yaml::Yaml;

/// More parts than this between bars are key words, which stay on one line, rather than positions.
const MAX_POSITIONS: usize = 4;

/// The lines of the values: each begins a line, and so does what follows a `<br>`, a line break or a bar (` | `).
pub(super) fn lines(sources: &Sources, values: &[&Yaml], language: Language) -> Vec<Vec<Inline>> {
    let texts = values
        .iter()
        .flat_map(|value| value.one_or_more())
        .filter_map(|value| localized(value.filled("name").unwrap_or(value), language));
    texts
        .flat_map(|text| {
            split(text.value).into_iter().map(move |line| inlines(sources, line, text.span)).collect::<Vec<_>>()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

/// Text without tags and entities, in one line.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let Some(end) =
            rest[at..].find('>').filter(|_| rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
        else {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        };
        out.push_str(&rest[..at]);
        if rest[at..].starts_with("<br") || rest[at..].starts_with("</p") {
            out.push(' ');
        }
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    let out = out.replace("&nbsp;", " ").replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
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

/// The stretches between `<br>`, `<br/>` and the like.
fn split_at_breaks(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('<') {
        let tag = line[at..].find('>').map(|end| &line[at..=at + end]);
        let is_break = |tag: &&str| tag[1..tag.len() - 1].trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br");
        if let Some(tag) = tag.filter(is_break) {
            parts.push(&line[start..at]);
            start = at + tag.len();
        }
    }
    parts.push(&line[start..]);
    parts
}

fn inlines(_sources: &Sources, line: &str, span: Span) -> Vec<Inline> {
    let text = plain(line);
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text, span)] }
}
