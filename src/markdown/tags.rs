//! Tags that a browser reads and the Markdown parser does not: those that span several lines, as formatters of code and
//! themes' includes write them, values that should be in quotes or are in those of a text, and quotes and commas too many.

use std::ops::Range;

use super::draft::Draft;
use super::html::starts_tag;
use crate::rewrite::Edit;

/// How long a tag is looked at, in bytes.
const MAX_TAG: usize = 1 << 14;

/// The changes that make every tag what the Markdown parser reads as one: in one line, since to it an empty line ends a tag and a
/// line that begins with `>` is a quotation, and with unusual values in quotes.
pub(super) fn mend(draft: &Draft) -> Vec<Edit> {
    let edits = edits(draft.text()).into_iter();
    edits.filter(|(open, _)| draft.regions().code.around(*open).is_none()).map(|(_, edit)| edit).collect()
}

/// The changes inside tags, each with the place where its tag begins.
fn edits(text: &str) -> Vec<(usize, Edit)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut last_end = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if text[at..].starts_with(['!', '?']) || !starts_tag(&text[open..]) {
            continue;
        }
        let Some(tag) = tag(&text.as_bytes()[open..]) else { continue };
        let end = tag.end;
        let line = text[..open].rfind('\n').map_or(0, |line| line + 1);
        let is_quoted = text[line..open].trim_start().starts_with('>') && last_end <= line;
        if !is_quoted {
            found.extend(tag.breaks.into_iter().map(|range| (open, Edit::replace(within(open, &range), " "))));
            last_end = open + end;
        }
        found.extend(tag.strays.into_iter().map(|range| (open, Edit::delete(within(open, &range)))));
        found.extend(tag.quotes.into_iter().map(|range| (open, Edit::replace(within(open, &range), "\""))));
        for value in tag.values.into_iter().map(|range| within(open, &range)) {
            let quoted = format!("\"{}\"", &text[value.clone()]);
            found.push((open, Edit::replace(value, quoted)));
        }
        at = open + end;
    }
    found
}

fn within(open: usize, range: &Range<usize>) -> Range<usize> {
    open + range.start..open + range.end
}

/// A tag that begins at 0.
#[derive(Default)]
struct Tag {
    end: usize,
    /// The line breaks between its parts and at the end of quoted values, with the spaces around them; others in quotes are left
    /// as they are.
    breaks: Vec<Range<usize>>,
    /// The values without quotes that CommonMark wants in quotes (section 6.6): none at all, as in `href=>`, and those with
    /// `=` in them.
    values: Vec<Range<usize>>,
    /// Quotes too many, the last one of `alt="me""`, and commas behind values.
    strays: Vec<Range<usize>>,
    /// The quotes around values that are those of a text: `href=”cv.pdf”`.
    quotes: Vec<Range<usize>>,
}

fn tag(bytes: &[u8]) -> Option<Tag> {
    let mut tag = Tag::default();
    let mut quote = None;
    // Where the last quote was closed.
    let mut closed = None;
    let mut at = 1;
    while at < bytes.len().min(MAX_TAG) {
        let byte = bytes[at];
        match quote {
            Some(mark) if byte == mark => (quote, closed) = (None, Some(at)),
            Some(_) if !byte.is_ascii_whitespace() => {}
            None if byte == b'>' => return Some(Tag { end: at + 1, ..tag }),
            None if byte == b'<' => return None,
            // `<a href="\"">` is text (CommonMark, example 632).
            None if closed == Some(at - 1) && byte == bytes[at - 1] && is_before_blank(bytes, at) => {
                tag.strays.push(at..at + 1);
            }
            None if closed == Some(at - 1) && byte == b',' && is_before_end(bytes, at) => tag.strays.push(at..at + 1),
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte == b'=' && bytes[at - 1].is_ascii_alphanumeric() => {
                if let Some(length) = typographic(&bytes[at + 1..]) {
                    let end = at + 1 + length;
                    tag.quotes.extend([at + 1..at + 1 + CURLY, end - CURLY..end]);
                    closed = Some(end - 1);
                    at = end;
                    continue;
                }
                let length = unquoted(&bytes[at + 1..]);
                let value = at + 1..at + 1 + length;
                let is_odd = bytes[value.clone()].contains(&b'=')
                    && !bytes[value.clone()].iter().any(|byte| matches!(byte, b'"' | b'\'' | b'`'));
                if is_odd || bytes.get(value.end) == Some(&b'>') && length == 0 {
                    tag.values.push(value);
                }
                at += length;
            }
            _ if byte.is_ascii_whitespace() => {
                let blanks = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                let is_outside = quote.is_none_or(|mark| bytes.get(at + blanks) == Some(&mark));
                if is_outside && bytes[at..at + blanks].contains(&b'\n') {
                    tag.breaks.push(at..at + blanks);
                }
                at += blanks;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a blank or the end of the tag follows.
fn is_before_end(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// How many bytes a quote of a text has.
const CURLY: usize = "”".len();

/// Where the value ends, quotes included, that begins with a quote of a text.
fn typographic(bytes: &[u8]) -> Option<usize> {
    let is_quote = |bytes: &[u8]| ["“", "”", "„"].iter().any(|quote| bytes.starts_with(quote.as_bytes()));
    let mut inner = (CURLY..bytes.len().min(MAX_TAG)).take_while(|&at| !matches!(bytes[at], b'<' | b'>' | b'"'));
    is_quote(bytes).then(|| inner.find(|&at| is_quote(&bytes[at..])).map(|at| at + CURLY))?
}

fn is_before_blank(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace)
}

/// How long the unquoted value that starts here is; nothing if it starts with a quote.
fn unquoted(bytes: &[u8]) -> usize {
    if matches!(bytes.first(), Some(b'"' | b'\'')) {
        return 0;
    }
    bytes.iter().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'<')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_quotes_of_a_text_are_no_part_of_a_tag() {
        for (text, expected) in [
            ("<a class=\"b\", href=\"x\" >", "<a class=\"b\" href=\"x\" >"),
            ("<img alt=\"y\",/>, \"b\", c", "<img alt=\"y\"/>, \"b\", c"),
            ("<a class=”b c”, href=“x”>", "<a class=\"b c\" href=\"x\">"),
            ("<a title=\"a, ”b”\" href=x>", "<a title=\"a, ”b”\" href=x>"),
            ("<a href=”x>”", "<a href=”x>”"),
        ] {
            let mut found = edits(text);
            found.sort_by_key(|(_, edit)| edit.range.start);
            let mut mended = text.to_owned();
            found.iter().rev().for_each(|(_, edit)| mended.replace_range(edit.range.clone(), &edit.with));
            assert_eq!(mended, expected, "{text}");
        }
    }
}
