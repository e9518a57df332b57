//! Where the entries of a `.bib` file start and end.

use std::ops::Range;

/// An entry's text, not yet read.
pub(super) struct EntryChunk {
    /// `article`, `string`, … in lower case.
    pub(super) kind: String,
    pub(super) range: Range<usize>,
    /// The deepest that braces stand in each other.
    pub(super) depth: usize,
}

/// Cuts a file at its entries: from each `@kind{` to the brace that closes it, or, when none does, to the next line that
/// starts an entry.
pub(super) fn chunks(text: &str) -> Vec<EntryChunk> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('@').map(|found| at + found) {
        at = start + 1;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let commented = text[line..start].trim_start().starts_with('%');
        let Some(kind) = entry_kind(&text[start..]).filter(|_| !commented) else { continue };
        let (end, depth) = entry_end(text, start);
        out.push(EntryChunk { kind, range: start..end, depth });
        at = end;
    }
    out
}

/// The kind in `@kind{` or `@kind(`.
fn entry_kind(text: &str) -> Option<String> {
    let rest = text.strip_prefix('@')?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')?;
    let opens = rest[length..].trim_start().starts_with(['{', '(']);
    (length > 0 && opens).then(|| rest[..length].to_ascii_lowercase())
}

/// Where the entry at `start` ends, and how deep its braces go.
fn entry_end(text: &str, start: usize) -> (usize, usize) {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut escaped = false;
    let mut line_start = false;
    for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth <= 1 => return (at + 1, deepest),
            '}' => depth -= 1,
            '@' if line_start && at > start && entry_kind(&text[at..]).is_some() => return (at, deepest),
            _ => {}
        }
        deepest = deepest.max(depth);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    (text.len(), deepest)
}
