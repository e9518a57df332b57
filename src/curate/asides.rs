//! Sentences that speak to the visitors of a site: greetings, ways to other pages, notices, appeals.
//!
//! A sentence goes as a whole, and only when all its words say so.

use std::ops::Range;

use super::Rule;
use super::phrases;
use super::removals::Removals;
use super::sentences::sentences;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines};

/// Takes such sentences out of paragraphs and list items; a paragraph of nothing else goes.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        section.content.retain_mut(|content| match content {
            Content::Block(block) => !takes(block, removals),
            Content::Entries(_) | Content::Publications(_) => true,
        });
    }
}

/// Whether nothing is left of a block.
fn takes(block: &mut Block, removals: &mut Removals<'_>) -> bool {
    let span = block.span;
    match &mut block.kind {
        BlockKind::Paragraph(content) => {
            let found: Vec<(Rule, Range<usize>)> = asides(content);
            let Some(rest) = without(content, &found) else { return false };
            let text = content.flat_text();
            let all_go = found.iter().all(|(rule, range)| removals.leaves_out(*rule, span, &text[range.clone()]));
            if !all_go {
                return false;
            }
            *content = rest;
            content.is_blank()
        }
        BlockKind::Aligned(_, inner) => {
            inner.retain_mut(|block| !takes(block, removals));
            inner.is_empty()
        }
        _ => false,
    }
}

/// The sentences of a run that go, and why.
fn asides(run: &Inlines) -> Vec<(Rule, Range<usize>)> {
    let text = run.flat_text();
    let links = links(run);
    let ranges = sentences(&text);
    let is_alone = ranges.len() == 1;
    let judge = |range: Range<usize>| {
        let sentence = &text[range.clone()];
        // What ends so begins a list.
        if sentence.trim_end().ends_with([':', '：']) {
            return None;
        }
        let has_link = links.iter().any(|link| range.start <= link.start && link.end <= range.end);
        let rule = if phrases::appeals(sentence) {
            Rule::Appeal
        } else if has_link && phrases::points_elsewhere(sentence) {
            Rule::Navigation
        } else if phrases::is_notice(sentence) || phrases::speaks_of_the_site(sentence) {
            Rule::Notice
        } else if !is_alone && phrases::is_greeting(sentence) {
            Rule::Greeting
        } else {
            return None;
        };
        Some((rule, range))
    };
    ranges.into_iter().filter_map(judge).collect()
}

/// A run without these sentences; `None` when there are none, or when one ends inside what cannot be cut.
fn without(run: &Inlines, gone: &[(Rule, Range<usize>)]) -> Option<Inlines> {
    let length = run.flat_text().len();
    let starts = std::iter::once(0).chain(gone.iter().map(|(_, range)| range.end));
    let ends = gone.iter().map(|(_, range)| range.start).chain(std::iter::once(length));
    let span = run.span().filter(|_| !gone.is_empty())?;
    let mut out = Inlines::new();
    for (start, end) in starts.zip(ends) {
        out.push_part(" ", run.slice(start..end)?.trimmed(), span);
    }
    Some(out)
}

/// Where the links of a run stand in its flat text.
fn links(run: &Inlines) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut out = Vec::new();
    for inline in run {
        let length = Inlines::from(inline.clone()).flat_text().len();
        match &inline.kind {
            InlineKind::Link { .. } => out.push(at..at + length),
            _ => out.extend(links(inline.children()).into_iter().map(|link| link.start + at..link.end + at)),
        }
        at += length;
    }
    out
}
