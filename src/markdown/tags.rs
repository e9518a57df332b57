//! Tags that go on over several lines, as formatters of code and themes' includes write them.

use std::ops::Range;

use super::html::starts_tag;
use super::regions::Regions;
use crate::rewrite::{Edit, Rewritten};

/// How long a tag is looked at, in bytes.
const MAX_TAG: usize = 1 << 14;

/// The text with every tag in one line: to the Markdown parser an empty line ends a tag, and a line that begins with `>` is a
/// quotation.
pub(super) fn in_one_line(text: &Rewritten) -> Rewritten {
    let breaks = breaks(text.text());
    if breaks.is_empty() {
        return text.clone();
    }
    let regions = Regions::of(text.text());
    let breaks = breaks.into_iter().filter(|(open, _)| regions.code.around(*open).is_none());
    let edits: Vec<_> = breaks.map(|(_, range)| Edit::replace(range, " ")).collect();
    text.edit(&edits)
}

/// The line breaks inside tags with the blanks around them, each with the place where its tag begins.
fn breaks(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut last_end = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if text[at..].starts_with(['!', '?']) || !starts_tag(&text[open..]) {
            continue;
        }
        let Some((end, within)) = tag(&text.as_bytes()[open..]) else { continue };
        let line = text[..open].rfind('\n').map_or(0, |line| line + 1);
        let is_quoted = text[line..open].trim_start().starts_with('>') && last_end <= line;
        if !is_quoted {
            found.extend(within.into_iter().map(|range| (open, range.start + open..range.end + open)));
            last_end = open + end;
        }
        at = open + end;
    }
    found
}

/// The end of the tag that begins here, and the line breaks between its parts; those in quotes are left as they are.
fn tag(bytes: &[u8]) -> Option<(usize, Vec<Range<usize>>)> {
    let mut within = Vec::new();
    let mut quote = None;
    let mut at = 1;
    while at < bytes.len().min(MAX_TAG) {
        let byte = bytes[at];
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some((at + 1, within)),
            None if byte == b'<' => return None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte.is_ascii_whitespace() => {
                let blanks = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                if bytes[at..at + blanks].contains(&b'\n') {
                    within.push(at..at + blanks);
                }
                at += blanks;
                continue;
            }
            None => {}
        }
        at += 1;
    }
    None
}
