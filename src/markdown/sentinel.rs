//! Characters that stand in for others between the passes of this stage.
//!
//! Unicode sets U+FDD0 to U+FDEF aside for use inside a program; text that is handed around never has them
//! ([`clean`](super::clean) sees to that). To the Markdown parser they are letters like any other.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Nothing at all: it keeps the parser from seeing what starts after it, or puts a delimiter next to a letter.
pub(super) const NOTHING: char = '\u{FDD0}';
/// At the start of a code span: the span holds display or inline maths.
pub(super) const MATH: char = '\u{FDD1}';
/// At the start of a code span: the span holds preformatted text.
pub(super) const PREFORMATTED: char = '\u{FDD2}';
/// A line break within preformatted text.
pub(super) const NEWLINE: char = '\u{FDD3}';
/// At the start of a code span: the span holds maths that is set on a line of its own.
pub(super) const DISPLAY: char = '\u{FDD4}';
/// Something that cannot be printed was here: a badge, an icon.
pub(super) const GONE: char = '\u{FDDB}';

/// Literal characters: neither the Markdown parser nor the typography may read a meaning into them.
const LITERALS: [(char, char); 11] = [
    ('\u{FDE0}', '"'),
    ('\u{FDE1}', '\''),
    ('\u{FDE2}', '-'),
    ('\u{FDE3}', '.'),
    ('\u{FDE4}', '<'),
    ('\u{FDE5}', '>'),
    ('\u{FDE6}', ':'),
    ('\u{FDE7}', '~'),
    ('\u{FDE8}', '@'),
    ('\u{FDE9}', '`'),
    ('\u{FDEA}', '*'),
];

/// What means something to the Markdown parser alone.
const MARKS: [(char, char); 11] = [
    ('\u{FDEB}', '|'),
    ('\u{FDEC}', '_'),
    ('\u{FDED}', '['),
    ('\u{FDEE}', ']'),
    ('\u{FDEF}', '#'),
    ('\u{FDD5}', '\\'),
    ('\u{FDD6}', '+'),
    ('\u{FDD7}', '='),
    ('\u{FDD8}', '$'),
    ('\u{FDD9}', '{'),
    ('\u{FDDA}', '}'),
];

/// Whether `c` is one of Unicode's 32 characters for internal use.
pub(super) fn is_sentinel(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

/// The character that keeps `c` from being read as anything but itself, if `c` needs one.
pub(super) fn literal(c: char) -> char {
    LITERALS.iter().find(|(_, plain)| *plain == c).map_or(c, |(sentinel, _)| *sentinel)
}

/// The character that keeps `c` from being read as Markdown or set as typography, if `c` needs one.
pub(super) fn opaque(c: char) -> char {
    MARKS.iter().find(|(_, plain)| *plain == c).map_or_else(|| literal(c), |(sentinel, _)| *sentinel)
}

/// `text` with every character that has a meaning to a later pass made literal.
pub(super) fn literally(text: &str) -> String {
    text.chars().map(literal).collect()
}

/// The text that the reader sees.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    if !text.contains(is_sentinel) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(plain).collect())
}

fn plain(c: char) -> Option<char> {
    if !is_sentinel(c) {
        return Some(c);
    }
    match c {
        NEWLINE => Some('\n'),
        _ => LITERALS.iter().chain(&MARKS).find(|(sentinel, _)| *sentinel == c).map(|(_, plain)| *plain),
    }
}

/// The shortest run of backticks that makes a code span in `text`: no run there is as long.
pub(super) fn backticks(text: &str) -> String {
    const MOST: usize = 40;
    let taken: BTreeSet<usize> = text.split(|c| c != '`').map(str::len).collect();
    "`".repeat((1..MOST).find(|length| !taken.contains(length)).unwrap_or(MOST))
}
