//! The first pass: line ends, and characters that no page means to show.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::sentinel::is_sentinel;
use crate::rewrite::Edit;

/// The changes after which `\n` is the only line end, and the text has neither control characters nor those that the passes use.
pub(super) fn mend(text: &str) -> Vec<Edit> {
    let edits = text.char_indices().filter_map(|(at, c)| {
        let range = at..at + c.len_utf8();
        match c {
            '\r' if text[range.end..].starts_with('\n') => Some(Edit::delete(range)),
            '\r' | '\u{2028}' | '\u{2029}' => Some(Edit::replace(range, "\n")),
            '\n' | '\t' => None,
            '\0' => Some(Edit::replace(range, "\u{FFFD}")),
            '\u{FEFF}' => Some(Edit::delete(range)),
            c if c.is_control() => Some(Edit::delete(range)),
            // Kangxi radicals come from text copied out of a PDF, in place of the characters that look like them.
            '\u{2F00}'..='\u{2FD5}' => Some(Edit::replace(range, c.nfkc().collect::<String>())),
            // In French some write a word separator that no font has for the dot of `étudiant·e`.
            '\u{2E31}' => Some(Edit::replace(range, "·")),
            c if is_sentinel(c) => Some(Edit::replace(range, "\u{FFFD}")),
            _ => None,
        }
    });
    edits.collect()
}

/// A text with its character references read, without what they stand for that no page means to show: `&#13;`, `&#x7;`.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_break = |c: char| matches!(c, '\r' | '\u{2028}' | '\u{2029}');
    let is_shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    if text.chars().all(|c| is_shown(&c) && !is_break(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.chars().map(|c| if is_break(c) { ' ' } else { c });
    Cow::Owned(text.filter(is_shown).collect())
}
