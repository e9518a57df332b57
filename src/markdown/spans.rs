//! Words and marks that kramdown reads differently from CommonMark.

use std::ops::Range;

use super::lines::{line_up_to, lines, list_marker, rest_of_line};
use super::regions::Regions;
use super::sentinel::literal;
use crate::address;
use crate::rewrite::Edit;

/// `\\` at the end of a line breaks it, as `\` does; at the end of a paragraph they break nothing, and are not meant to show.
pub(super) fn breaks(text: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        let end = line.trim_end_matches([' ', '\t']);
        let words = end.trim_end_matches('\\');
        let (at, marks) = (start + words.len(), end.len() - words.len());
        if !(1..=2).contains(&marks) || regions.untouchable.around(at).is_some() {
            continue;
        }
        let below = text.get(start + line.len() + 1..).unwrap_or_default();
        let goes_on = !starts_block(below);
        if !goes_on && (marks == 2 || words.ends_with(' ')) {
            edits.push(Edit::delete(at..start + line.len()));
        } else if goes_on && marks == 2 {
            edits.push(Edit::replace(at..start + line.len(), "\\"));
        }
    }
    edits
}

/// Whether a text starts with the end of the paragraph above it.
fn starts_block(text: &str) -> bool {
    let line = rest_of_line(text, 0).trim_start();
    line.is_empty() || line.starts_with(['#', '>']) || list_marker(line).is_some()
}

/// One `~` is a tilde (`2019~2020`); only two strike words out.
pub(super) fn tildes(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let is_single =
        |at: &usize| (*at == 0 || !matches!(bytes[at - 1], b'~' | b'\\')) && bytes.get(at + 1) != Some(&b'~');
    let singles = text.match_indices('~').map(|(at, _)| at).filter(is_single);
    singles.map(|at| Edit::replace(at..at + 1, literal('~').to_string())).collect()
}

/// `[CV](files/my cv.pdf)` is a link, and `![me](me.jpg =200x)` an image.
pub(super) fn links(text: &str, regions: &Regions) -> Vec<Edit> {
    let starts = text.match_indices("](").map(|(at, _)| at);
    starts.filter(|at| regions.untouchable.around(*at).is_none()).filter_map(|at| spaced_target(text, at)).collect()
}

fn spaced_target(text: &str, at: usize) -> Option<Edit> {
    let line = line_up_to(text, at);
    let start = at + 2;
    let rest = rest_of_line(text, start);
    // A web address may continue on the next line.
    let below = text[start + rest.len()..].strip_prefix('\n').map_or("", |below| rest_of_line(below, 0));
    let is_split = address::names_host(rest) && closing(rest).is_none() && !below.starts_with([' ', '\t']);
    let rest = if is_split { text.get(start..start + rest.len() + 1 + below.len())? } else { rest };
    let end = closing(rest)?;
    let inner = rest[..end].trim();
    let (target, title) = match inner.split_once([' ', '\t']) {
        Some((target, size)) if is_size(size.trim_start()) => (target, ""),
        _ => split_title(inner),
    };
    let fits = opening(line).is_some()
        && !target.is_empty()
        && !target.contains(['<', '>', '\\'])
        && inner.contains([' ', '\t', '\n']);
    let target = target.replace('\n', "");
    fits.then(|| Edit::replace(start..start + end, format!("<{target}>{title}")))
}

/// `=200x100`, the size of an image; no site made with kramdown heeds it.
fn is_size(text: &str) -> bool {
    text.strip_prefix('=').is_some_and(|size| size.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'p' | '%')))
}

/// `url "title"`
fn split_title(inner: &str) -> (&str, &str) {
    let Some(quote) = inner.chars().next_back().filter(|c| matches!(c, '"' | '\'')) else { return (inner, "") };
    let body = &inner[..inner.len() - 1];
    match body.find(&format!(" {quote}")) {
        Some(space) => (body[..space].trim_end(), &inner[space..]),
        None => (inner, ""),
    }
}

/// `[text] [name]` is a link, whatever blanks or line break stand between.
pub(super) fn references(text: &str, regions: &Regions) -> Vec<Edit> {
    regions.shortcuts.iter().filter_map(|name| gap_before(text, name, regions)).map(Edit::delete).collect()
}

/// The blanks between a link's text and the `name` of its definition.
fn gap_before(text: &str, name: &Range<usize>, regions: &Regions) -> Option<Range<usize>> {
    let end = text[..name.start].trim_end().strip_suffix(']')?.len();
    let gap = end + 1..name.start;
    let line = line_up_to(text, end);
    let (before, label) = line.split_at(opening(line)?);
    let is_text = !matches!(label, "[" | "[ " | "[x" | "[X") && !label.starts_with("[^") && !before.ends_with('\\');
    let is_one_paragraph = text[gap.clone()].matches('\n').count() < 2;
    (!gap.is_empty() && is_text && is_one_paragraph && regions.untouchable.around(end).is_none()).then_some(gap)
}

/// Where the bracket that was opened before `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Where the `[` stands that is still open at the end of this line.
fn opening(line: &str) -> Option<usize> {
    let mut surplus = 0_usize;
    for (at, c) in line.char_indices().rev() {
        match c {
            ']' => surplus += 1,
            '[' if surplus == 0 => return Some(at),
            '[' => surplus -= 1,
            _ => {}
        }
    }
    None
}

/// `<<word>>` is a quotation, not a tag in brackets.
pub(super) fn guillemets(text: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        let Some(open) = line.find("<<") else { continue };
        let starts_word = line[open + 2..].starts_with(|c: char| c.is_alphabetic() || c == '/');
        let close = line[open + 2..].find(">>").map(|found| open + 2 + found);
        if let Some(close) = close
            && starts_word
            && regions.code.around(start + open).is_none()
        {
            edits.push(Edit::replace(start + open..start + open + 2, "«"));
            edits.push(Edit::replace(start + close..start + close + 2, "»"));
        }
    }
    edits
}

/// `<sup>*</sup>`: a star that marks an author is not emphasis.
pub(super) fn raised_stars(text: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = lone_stars(text, regions);
    for name in ["sup", "sub"] {
        let open = format!("<{name}>");
        for (at, _) in text.match_indices(&open) {
            let start = at + open.len();
            let length = text[start..].find('<').filter(|length| *length <= 40);
            if let Some(length) = length
                && regions.code.around(at).is_none()
            {
                edits.extend(unpaired_stars(text, start..start + length));
            }
        }
    }
    edits
}

/// `<font color="blue">*</font>`: stars that are alone in a tag.
fn lone_stars(text: &str, regions: &Regions) -> Vec<Edit> {
    let is_alone = |at: &usize| {
        let stars = text[*at..].bytes().take_while(|byte| *byte == b'*').count();
        text[*at + stars..].starts_with("</") && regions.untouchable.around(at - 1).is_some()
    };
    let starts = text.match_indices(">*").map(|(at, _)| at + 1).filter(is_alone);
    starts
        .map(|at| {
            let end = at + text[at..].bytes().take_while(|byte| *byte == b'*').count();
            Edit::replace(at..end, text[at..end].chars().map(literal).collect::<String>())
        })
        .collect()
}

/// The stars in `range`, when they cannot be pairs that emphasise.
fn unpaired_stars(text: &str, range: Range<usize>) -> Vec<Edit> {
    let inner = &text[range.clone()];
    let stars: Vec<usize> = inner.match_indices('*').map(|(at, _)| range.start + at).collect();
    let marks_words = stars.len().is_multiple_of(2) && inner.contains(char::is_alphabetic);
    if marks_words || inner.contains('\\') {
        return Vec::new();
    }
    stars.into_iter().map(|at| Edit::replace(at..at + 1, literal('*').to_string())).collect()
}
