//! Cutting stretches out of running text.

use std::ops::Range;

use crate::document::{InlineKind, Inlines};

/// A run without these stretches of its flat text, in order, with a space where one was, or a line break where one was next to it;
/// `None` when there are none, or when one ends inside what cannot be cut.
pub(super) fn without(run: &Inlines, gone: &[Range<usize>]) -> Option<Inlines> {
    if gone.is_empty() {
        return None;
    }
    let text = run.flat_text();
    let starts = std::iter::once(0).chain(gone.iter().map(|range| range.end));
    let ends = gone.iter().map(|range| range.start).chain(std::iter::once(text.len()));
    let span = run.span()?;
    let mut out = Inlines::new();
    let mut last = 0;
    for (start, end) in starts.zip(ends) {
        let part = run.slice(start..end)?.trimmed();
        if part.is_empty() {
            continue;
        }
        let kept = &text[start..end];
        let begins = start + kept.len() - kept.trim_start().len();
        if text[last..begins].contains('\n') {
            out.push_line(part, span);
        } else {
            let ends_sentence = kept.trim_start().starts_with(['.', ',', ';', ':', '!', '?', ')', '：', '。']);
            let is_joined = ends_sentence || text[..last].ends_with(['(', '[']);
            out.push_part(if is_joined { "" } else { " " }, part, span);
        }
        last = start + kept.trim_end().len();
    }
    Some(out)
}

/// Where the links of a run are in its flat text.
pub(super) fn links(run: &Inlines) -> Vec<Range<usize>> {
    targets(run).into_iter().map(|(range, _)| range).collect()
}

/// The same, with where they lead: dead ones nowhere.
pub(super) fn targets(run: &Inlines) -> Vec<(Range<usize>, &str)> {
    places(run, &|kind| match kind {
        InlineKind::Link { target, .. } => Some(target.as_str()),
        InlineKind::DeadLink { .. } => Some(""),
        _ => None,
    })
}

/// Where the code and the formulas of a run are in its flat text.
pub(super) fn code(run: &Inlines) -> Vec<Range<usize>> {
    let code = places(run, &|kind| matches!(kind, InlineKind::Code(_) | InlineKind::Math(_)).then_some(()));
    code.into_iter().map(|(range, ())| range).collect()
}

/// Where the words that are crossed out are in the flat text of a run.
pub(super) fn struck(run: &Inlines) -> Vec<Range<usize>> {
    let struck = places(run, &|kind| matches!(kind, InlineKind::Strike(_)).then_some(()));
    struck.into_iter().map(|(range, ())| range).collect()
}

/// Where the inlines that are found are in the flat text of a run, with what was found there. One within another does not count.
fn places<'a, T>(run: &'a Inlines, find: &impl Fn(&'a InlineKind) -> Option<T>) -> Vec<(Range<usize>, T)> {
    let mut at = 0;
    let mut out = Vec::new();
    for inline in run {
        let length = inline.flat_len();
        match find(&inline.kind) {
            Some(found) => out.push((at..at + length, found)),
            None => {
                let inner = places(inline.children(), find).into_iter();
                out.extend(inner.map(|(range, found)| (range.start + at..range.end + at, found)));
            }
        }
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn lines_stay_lines() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        for (lines, gone, rest) in [
            (&["A. Ek", "PDF DOI", "Tides"][..], "PDF DOI", "A. Ek\nTides"),
            (&["On tides PDF of 2019"], "PDF", "On tides of 2019"),
            (&["PDF", "On tides"], "PDF", "On tides"),
            (&["On tides PDF", "Bergen"], "PDF", "On tides\nBergen"),
        ] {
            let mut run = Inlines::new();
            for line in lines {
                run.push_line(Inline::text(*line, span).into(), span);
            }
            let start = run.flat_text().find(gone).unwrap_or_default();
            let gone = start..start + gone.len();
            let left = without(&run, std::slice::from_ref(&gone));
            assert_eq!(left.map(|run| run.flat_text()).as_deref(), Some(rest), "{lines:?}");
        }
    }
}
