//! The first pass: line ends, and characters that no page means to show.

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
            c if is_sentinel(c) => Some(Edit::replace(range, "\u{FFFD}")),
            _ => None,
        }
    });
    edits.collect()
}
