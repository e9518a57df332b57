//! A page of HTML as the same events that the Markdown parser produces, so that one reader reads both.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::comments::find_tag;
use super::formulas::next_formula;
use super::html::{starts_tag, words};
use super::sentinel::{NEWLINE, PREFORMATTED};

/// What is in a page of HTML, and where: tags, the text between them, formulas, preformatted text.
pub(super) fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let closings = closings_of_pre(text);
    let mut events = Vec::new();
    let mut at = 0;
    while let Some(start) = next_tag(text, at) {
        push_text(text, at..start, &mut events);
        at = match preformatted(text, start, &closings) {
            Some(end) => {
                let words = words(&text[start..end]);
                let words = words.strip_prefix('\n').unwrap_or(&words).trim_end().replace('\n', &NEWLINE.to_string());
                events.push((Event::Code(format!("{PREFORMATTED}{words}").into()), start..end));
                end
            }
            None => {
                let end = tag_end(text, start);
                events.push((Event::InlineHtml(text[start..end].into()), start..end));
                end
            }
        };
    }
    push_text(text, at..text.len(), &mut events);
    events
}

/// Where the next tag starts.
pub(super) fn next_tag(text: &str, from: usize) -> Option<usize> {
    let mut starts = text[from..].match_indices('<').map(|(at, _)| from + at);
    starts.find(|at| starts_tag(&text[*at..]))
}

/// Where every `</pre>` starts.
fn closings_of_pre(text: &str) -> Vec<usize> {
    let next = |at: Option<&usize>| find_tag(text, at.map_or(0, |at| at + 1), "pre", "</");
    std::iter::successors(next(None), |at| next(Some(at))).collect()
}

/// Where the `<pre>` ends that starts here, if one does.
fn preformatted(text: &str, start: usize, closings: &[usize]) -> Option<usize> {
    let name = &text[start..text.floor_char_boundary(start + "<pre>".len())];
    find_tag(name, 0, "pre", "<")?;
    let close = closings.get(closings.partition_point(|close| *close < start))?;
    Some(tag_end(text, *close))
}

/// Where the tag ends that starts here. A `>` in quotes does not end it.
pub(super) fn tag_end(text: &str, start: usize) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in text.as_bytes().iter().enumerate().skip(start) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    text.len()
}

/// The text between two tags, with the formulas that the site sets in it.
fn push_text<'t>(text: &'t str, range: Range<usize>, events: &mut Vec<(Event<'t>, Range<usize>)>) {
    let mut at = range.start;
    while let Some(formula) = next_formula(&text[..range.end], at, false) {
        push_words(text, at..formula.range.start, events);
        let latex = words(&text[formula.content.clone()]);
        let event = if formula.display { Event::DisplayMath(latex.into()) } else { Event::InlineMath(latex.into()) };
        at = formula.range.end;
        events.push((event, formula.range));
    }
    push_words(text, at..range.end, events);
}

fn push_words<'t>(text: &'t str, range: Range<usize>, events: &mut Vec<(Event<'t>, Range<usize>)>) {
    if !range.is_empty() {
        let inner = &text[range.clone()];
        let words = if inner.contains('&') { CowStr::from(words(inner)) } else { CowStr::from(inner) };
        events.push((Event::Text(words), range));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_are_told_in_order() {
        let told: Vec<String> = events("a &amp; b <i title=\"x > y\">1 < 2</i>\\(x\\)")
            .iter()
            .map(|(event, _)| format!("{event:?}"))
            .collect();
        assert_eq!(
            told,
            [
                "Text(Boxed(\"a & b \"))",
                "InlineHtml(Borrowed(\"<i title=\\\"x > y\\\">\"))",
                "Text(Borrowed(\"1 < 2\"))",
                "InlineHtml(Borrowed(\"</i>\"))",
                "InlineMath(Boxed(\"x\"))",
            ]
        );
    }
}
