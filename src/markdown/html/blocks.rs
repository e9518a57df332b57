//! Keeping the Markdown parser's hands off HTML, so that no block of HTML starts.

use super::super::comments::find_tag;
use super::super::draft::Draft;
use super::super::sentinel::{NEWLINE, NOTHING, PREFORMATTED, backticks, literal};
use super::words;
use crate::rewrite::Edit;

/// The changes after which the Markdown parser reads every tag as one among words.
///
/// CommonMark knows seven kinds of HTML blocks, each with its own end, and passes them through unread. Here HTML is read as
/// a browser reads it, wherever it is, and the Markdown around and inside it is Markdown; so no block may start.
pub(in crate::markdown) fn mend(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = preformatted(draft);
    let taken: Vec<_> = edits.iter().map(|edit| edit.range.clone()).collect();
    let is_free = |at: usize| {
        let next = taken.partition_point(|range| range.end <= at);
        taken.get(next).is_none_or(|range| at < range.start)
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start + line.len() - after_markers(line).len();
        // The target of a link definition may be on a line of its own.
        let defines = text[..start].ends_with("]:\n");
        if !defines && starts_tag(&text[at..]) && is_free(at) {
            edits.push(Edit::insert(at, NOTHING.to_string()));
        }
        start += line.len();
    }
    edits.extend(dashes_in_paragraphs(text).filter(|&at| is_free(at)).map(|at| Edit::insert(at, NOTHING.to_string())));
    edits
}

/// The place behind the dash where a line of a `<p>` begins with one, and no other does: there is no list of one item below words.
///
/// No list can be in a `<p>`, so the site shows a dash between words.
fn dashes_in_paragraphs(text: &str) -> impl Iterator<Item = usize> + '_ {
    let starts = text.match_indices("<p").map(|(at, _)| at).filter(|at| text[at + 2..].starts_with(['>', ' ']));
    let mut starts = starts.peekable();
    let paragraphs = std::iter::from_fn(move || Some((starts.next()?, starts.peek().copied())));
    paragraphs.filter_map(|(start, next)| {
        // The next paragraph ends one that is open.
        let closed = text[start..next.unwrap_or(text.len())].find("</p>").map(|length| start + length);
        let end = closed.or(next)?;
        let mut at = start;
        let mut dashes = Vec::new();
        for line in text[start..end].trim_end().split_inclusive('\n') {
            let words = line.trim_start();
            if words.trim().is_empty() {
                return None;
            }
            dashes.extend((at > start && words.starts_with("- ")).then_some(at + line.len() - words.len() + 1));
            at += line.len();
        }
        if let [only] = dashes[..] { Some(only) } else { None }
    })
}

/// A line without its indentation and the marks of the quotations, lists and definitions that it is in.
pub(in crate::markdown) fn after_markers(line: &str) -> &str {
    let line = line.trim_start_matches([' ', '\t']);
    let footnote = line.strip_prefix("[^").and_then(|label| label.split_once("]:"));
    let mut rest = footnote.map_or(line, |(_, words)| words.trim_start_matches([' ', '\t']));
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let marker = if digits.len() < rest.len() {
            digits.strip_prefix(['.', ')'])
        } else {
            rest.strip_prefix(['-', '*', '+', ':'])
        };
        let inner = match (marker, rest.strip_prefix('>')) {
            (_, Some(inner)) => inner,
            (Some(inner), _) if inner.starts_with([' ', '\t']) => inner,
            _ => return rest,
        };
        rest = inner.trim_start_matches([' ', '\t']);
    }
}

/// Whether a tag (or a doctype, an instruction) starts here, and not `<https://…>`.
pub(in crate::markdown) fn starts_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.')).unwrap_or(rest.len());
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        && !rest[name..].starts_with(':')
}

/// `<pre>` becomes a code span that remembers its lines: it may be anywhere, and nothing in it is Markdown.
fn preformatted(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let ticks = backticks(text);
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = find_tag(text, at, "pre", "<") {
        at = start + 1;
        if draft.regions().code.around(start).is_some() {
            continue;
        }
        let Some(close) = find_tag(text, at, "pre", "</") else { break };
        let end = text[close..].find('>').map_or(text.len(), |found| close + found + 1);
        let words = words(&text[start..end]);
        let words = words.strip_prefix('\n').unwrap_or(&words).trim_end();
        let lines = words.chars().map(|c| if c == '\n' { NEWLINE } else { literal(c) });
        edits.push(Edit::replace(
            start..end,
            format!("{NOTHING}{ticks}{PREFORMATTED}{}{ticks}{NOTHING}", lines.collect::<String>()),
        ));
        at = end;
    }
    edits
}
