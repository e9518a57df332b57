//! How far commands and groups reach.

/// The length of the name of a command, without its backslash: letters, or one other character.
pub(super) fn name_length(behind: &str) -> usize {
    match behind.bytes().take_while(u8::is_ascii_alphabetic).count() {
        0 => behind.chars().next().map_or(0, char::len_utf8),
        letters => letters,
    }
}

/// The same, with the spaces that belong to it.
pub(in super::super) fn command_length(behind: &str) -> usize {
    let name = name_length(behind);
    let blanks = if behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
        behind[name..].trim_start()
    } else {
        &behind[name..]
    };
    behind.len() - blanks.len()
}

/// The distance to the brace that closes a group.
pub(in super::super) fn group_length(inner: &str) -> usize {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    inner.len()
}

/// The length of TeX's unit that a text begins with: `pt`.
pub(super) fn unit_length(text: &str) -> usize {
    const UNITS: &[&str] = &["pt", "em", "ex", "mm", "cm", "in", "pc", "bp", "sp", "mu"];
    UNITS.iter().find(|unit| text.starts_with(**unit)).map_or(0, |unit| unit.len())
}
