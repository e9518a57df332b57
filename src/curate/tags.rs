//! Markup that a page shows as text: HTML tags that Markdown could not read or that close what nothing opened, and stars around what was to
//! be emphasised.

use std::ops::Range;

use super::Rule;
use super::cut::{code, without};
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::cv::Section;
use crate::document::{Block, BlockKind};
use crate::script::word_count;
use crate::vocabulary::explains_signs;

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
            let mut tags = [tags(&text), attributes(&text), stars(&text)].concat();
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

/// Where the stars are that were to emphasise what is between them: `**[New] ** Tides`, where a blank stands before the last two. Two
/// stars may do so anywhere, one at both ends of a line or of a few words; of one word it may be a part. A star after a name stands
/// for a note.
fn stars(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let runs: Vec<Range<usize>> = runs_of_stars(line);
        let mut runs = &runs[..];
        while let [open, close, rest @ ..] = runs {
            if emphasises(line, open, close) {
                out.extend([open, close].map(|run| start + run.start..start + run.end));
                runs = rest;
            } else {
                runs = &runs[1..];
            }
        }
        start += line.len() + 1;
    }
    out
}

fn runs_of_stars(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, star) in line.match_indices('*') {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += star.len(),
            None => runs.push(at..at + star.len()),
        }
    }
    runs
}

/// Whether two runs of stars were to emphasise what is between them.
fn emphasises(line: &str, open: &Range<usize>, close: &Range<usize>) -> bool {
    /// So many words between single stars are a remark.
    const MAX_WORDS: usize = 6;
    let inner = &line[open.end..close.start];
    let (before, after) = (&line[..open.start], &line[close.end..]);
    let begins = inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '[' | '(' | '“' | '"'));
    if open.len() != close.len() || !begins {
        return false;
    }
    let is_line = before.trim().is_empty() && after.trim().is_empty() && !explains_signs(line);
    let is_date = inner.trim().bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b' ' | b'/'));
    let is_remark =
        !inner.ends_with(' ') && !inner.contains([',', ';', '.']) && (2..=MAX_WORDS).contains(&word_count(inner));
    let stands_apart =
        before.is_empty() || before.ends_with(' ') && after.starts_with(|c: char| !c.is_alphanumeric()) || is_line;
    match open.len() {
        1 => is_line || stands_apart && (is_remark || is_date),
        2 => true,
        _ => false,
    }
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
    fn stars_around_words_are_told_from_marks() {
        for (text, expected) in [
            ("**[New] ** Tides and foam", Some("Tides and foam")),
            ("Ropes**(Head Rigger)**", Some("Ropes")),
            ("The pier\n*Uni One, BC*", Some("Uni One, BC")),
            ("On Tides *Awarded Best Paper*, 2024", Some("Awarded Best Paper")),
            ("*2024.06 - *, Uni One", Some("2024.06 - ")),
            ("Joe Lind*, Ann Berg* and Bo Dahl**, Eve Lund**", None),
            ("*Equal contribution. J. Lind*", None),
            ("* Equal contribution * and a * b", None),
            ("*SEM at Tides and *Foam", None),
            ("Dahl** and Lund**", None),
        ] {
            let stars = stars(text);
            let rest = without_ranges(text, &stars);
            assert_eq!(stars.len(), if expected.is_some() { 2 } else { 0 }, "{text}");
            assert!(expected.is_none_or(|expected| rest.contains(expected) && !rest.contains('*')), "{rest}");
        }
    }

    fn without_ranges(text: &str, ranges: &[Range<usize>]) -> String {
        let kept = |(at, c): (usize, char)| (!ranges.iter().any(|range| range.contains(&at))).then_some(c);
        text.char_indices().filter_map(kept).collect()
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
