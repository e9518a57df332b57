//! The first pass: line ends, and characters that no page means to show.

use super::sentinel::is_stand_in;
use crate::rewrite::{Edit, Rewritten};

/// The text with `\n` as its only line end, without control characters, and without the characters that this stage
/// uses for its own ends.
pub(super) fn clean(text: &Rewritten) -> Rewritten {
    let source = text.text();
    let edits = source.char_indices().filter_map(|(at, c)| {
        let range = at..at + c.len_utf8();
        match c {
            '\r' if source[range.end..].starts_with('\n') => Some(Edit::delete(range)),
            '\r' | '\u{2028}' | '\u{2029}' => Some(Edit::replace(range, "\n")),
            '\n' | '\t' => None,
            '\0' => Some(Edit::replace(range, "\u{FFFD}")),
            '\u{FEFF}' => Some(Edit::delete(range)),
            c if c.is_control() => Some(Edit::delete(range)),
            c if is_stand_in(c) => Some(Edit::replace(range, "\u{FFFD}")),
            _ => None,
        }
    });
    text.edit(&edits.collect::<Vec<_>>())
}
