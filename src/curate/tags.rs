//! HTML tags that a page shows as text: Markdown could not read them, or they close what nothing opened.

use std::ops::Range;

use super::Rule;
use super::cut::{code, without};
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::cv::Section;
use crate::document::{Block, BlockKind};

/// Takes them out of all texts but code, and code that is nothing else: an indented line. The name of an element may be what a text is
/// about: `the <canvas> element`.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    prune(sections, &mut |piece| match piece {
        Piece::Block(block @ Block { kind: BlockKind::Code(_), span }) => {
            let text = block.plain_text();
            let tags = tags(&text);
            let length: usize = tags.iter().map(|tag| tag.len()).sum();
            let is_all = length > 0 && length + text.matches(char::is_whitespace).count() >= text.len();
            is_all && removals.leaves_out(Rule::Tags, *span, text.trim())
        }
        _ => false,
    });
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            let text = run.flat_text();
            let mut tags = [tags(&text), attributes(&text)].concat();
            if tags.is_empty() {
                return;
            }
            let code = code(run);
            tags.retain(|tag| !code.iter().any(|code| code.contains(&tag.start)));
            tags.sort_by_key(|tag| tag.start);
            let words: Vec<&str> = tags.iter().map(|tag| &text[tag.clone()]).collect();
            let (Some(rest), Some(span)) = (without(run, &tags), run.span()) else { return };
            if removals.leaves_out(Rule::Tags, span, &words.join(" ")) {
                *run = rest.trimmed();
            }
        });
    }
}

/// Where the tags of a text are: `</ol>`, `<div class="row">`.
fn tags(text: &str) -> Vec<Range<usize>> {
    let tag = |(start, _): (usize, &str)| {
        let inner = &text[start + 1..];
        let inner = &inner[..inner.find(['<', '>']).filter(|end| inner[*end..].starts_with('>'))?];
        let (name, is_end) = inner.strip_prefix('/').map_or((inner, false), |name| (name, true));
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(length);
        let is_bare = rest.trim().is_empty();
        let has_attributes = rest.starts_with(char::is_whitespace) && rest.contains(['=', '\'', '"']);
        ((is_bare || has_attributes && !is_end) && NAMES.contains(&name.to_ascii_lowercase().as_str()))
            .then(|| start..start + inner.len() + 2)
    };
    text.match_indices('<').filter_map(tag).collect()
}

/// Where the attributes are that a generator would read from braces: `{style="text-align: justify;"}`, `{.lead}`, `{: .lead}`.
fn attributes(text: &str) -> Vec<Range<usize>> {
    let attribute = |(start, _): (usize, &str)| {
        let inner = &text[start + 1..];
        let inner = &inner[..inner.find(['{', '}', '\n']).filter(|end| inner[*end..].starts_with('}'))?];
        let said = inner.strip_prefix(':').unwrap_or(inner).trim();
        let is_named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let is_class = said
            .strip_prefix(['.', '#'])
            .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_named));
        let is_pair = said.split_once('=').is_some_and(|(key, value)| {
            !key.is_empty() && key.chars().all(is_named) && value.starts_with(['"', '\'', '“', '”', '‘', '’'])
        });
        (is_class || is_pair).then(|| start..start + inner.len() + 2)
    };
    text.match_indices('{').filter_map(attribute).collect()
}

/// The elements that people write in Markdown.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "article", "blockquote", "br", "button", "center", "details", "div", "em", "figure", "font", "h1", "h2", "h3", "h4",
    "h5", "h6", "iframe", "img", "li", "ol", "section", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_brackets() {
        for (text, expected) in [
            ("</ol>", vec!["</ol>"]),
            (
                "Prize <details style=\"margin: 8px\"><summary>Award</summary>",
                vec!["<details style=\"margin: 8px\">", "<summary>", "</summary>"],
            ),
            ("<div style='font-size: 1em'; padding: 1em;> Fellow", vec!["<div style='font-size: 1em'; padding: 1em;>"]),
            ("the <canvas> element, a < b > c, <https://a.org/?b=c>, p < 0.05 and r = 2 > 1", vec![]),
        ] {
            let found: Vec<&str> = tags(text).into_iter().map(|tag| &text[tag]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn attributes_are_told_from_other_braces() {
        for (text, expected) in [
            ("I dive. {style=”text-align: justify;”}", Some("{style=”text-align: justify;”}")),
            ("I dive.{: .lead}", Some("{: .lead}")),
            ("the set {x = 1}, {.5}, {n}, eTu{d,b}e", None),
        ] {
            let found = attributes(text).into_iter().next().map(|range| &text[range]);
            assert_eq!(found, expected, "{text}");
        }
    }
}
