//! Lines: how a part of a text lies among them, and what a list of changes has to look like.

use std::ops::Range;

use super::sentinel::NOTHING;
use crate::rewrite::{Edit, Rewritten};
use crate::source::keep_outermost;

/// Takes `range` out, and its line when nothing else is on it.
pub(super) fn take_out(text: &str, range: Range<usize>) -> Edit {
    match LinePosition::of(text, &range) {
        LinePosition::Within => Edit::delete(range),
        LinePosition::EndOfLine(blank) => Edit::delete(blank..range.end),
        LinePosition::Lines(lines) => Edit::delete(lines),
        // Between blank lines it is a block of its own, and ends a list as it does on the site.
        LinePosition::Block => Edit::replace(range, NOTHING.to_string()),
    }
}

/// How a part lies among the lines.
enum LinePosition {
    /// Words follow on its last line.
    Within,
    /// It ends its line; the spaces before it start at this offset.
    EndOfLine(usize),
    /// It has its lines, line ends included, to itself.
    Lines(Range<usize>),
    /// It has its lines to itself, and what is around it stays apart: blank lines, the words of an item.
    Block,
}

impl LinePosition {
    fn of(text: &str, range: &Range<usize>) -> Self {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let Some(blanks) = blank_rest(after) else { return Self::Within };
        let next = after.get(blanks + 1..).unwrap_or_default();
        let start = line_up_to(text, range.start);
        let has_words_below = next.starts_with([' ', '\t']) && blank_rest(next).is_none();
        if !is_only_marker(start) || (has_words_below && !start.trim().is_empty()) {
            return Self::EndOfLine(before.trim_end_matches([' ', '\t']).len());
        }
        // `22. <!-- -->` begins an item whose words come after a blank line.
        if !start.trim().is_empty() && next.trim_start_matches('\n').starts_with(['\t', ' ']) {
            return Self::Block;
        }
        let line_start = range.start - start.len();
        let end = (range.end + blanks + 1).min(text.len());
        if start.trim().is_empty() && ends_blank(&before[..line_start]) && blank_rest(next).is_some() {
            return Self::Block;
        }
        Self::Lines(line_start..end)
    }
}

/// Whether a line's start holds no words: spaces, or the marker of a list item.
fn is_only_marker(start: &str) -> bool {
    start.trim().is_empty() || list_marker(start).is_some_and(|rest| rest.trim().is_empty())
}

/// What follows the marker of a list item, if the line starts with one.
pub(super) fn list_marker(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if digits.len() < line.len() { digits.strip_prefix('.') } else { line.strip_prefix(['-', '*', '+']) }?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '\n'])).then_some(rest)
}

/// How far to look along a line. Nobody writes a link's target or an attribute list longer than this, and with it a text
/// with a million brackets on one line is read as fast as any other.
const REACH: usize = 1_000;

/// What comes before `at` in its line; of a long line only the end.
pub(super) fn line_up_to(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let line = &text[from..at];
    line.rfind('\n').map_or(line, |newline| &line[newline + 1..])
}

/// What comes from `at` on in its line; of a long line only the beginning.
pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    let line = &text[at..text.floor_char_boundary(at.saturating_add(REACH))];
    line.find('\n').map_or(line, |newline| &line[..newline])
}

/// The indentation and the marks of quotations at the start of a line.
pub(super) fn prefix(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t', '>']).len()]
}

/// The lines of a text, line ends left out, and where each starts.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.strip_suffix('\n').unwrap_or(line))
    })
}

fn ends_blank(text: &str) -> bool {
    let Some(line) = text.strip_suffix('\n') else { return text.is_empty() };
    let line = line.trim_end_matches([' ', '\t']);
    line.is_empty() || line.ends_with('\n')
}

/// How many spaces a text starts with, if its first line has nothing else.
fn blank_rest(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches([' ', '\t']);
    (rest.is_empty() || rest.starts_with('\n')).then_some(text.len() - rest.len())
}

/// The text after all these changes; of two that overlap, the first one counts.
pub(super) fn apply(text: &Rewritten, mut edits: Vec<Edit>) -> Rewritten {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    keep_outermost(&mut edits, |edit| &edit.range);
    text.edit(&edits)
}
