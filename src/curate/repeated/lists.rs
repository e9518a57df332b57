//! Lists without dates that two pages have: the topics that somebody works on.

use super::super::Rule;
use super::super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{BlockKind, block_text};
use crate::fold;
use crate::script::word_count;
use crate::source::Span;

/// Shorter lists, and lists of fewer words, may be of two different things.
const MIN_ITEMS: usize = 3;
const MIN_WORDS: usize = 8;

/// Leaves out lists that an earlier page has item by item.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let mut seen: Vec<(Vec<String>, Span)> = Vec::new();
    for section in sections {
        section.content.retain(|content| {
            let Some((items, span)) = items(content) else { return true };
            let is_same = |(known, place): &&(Vec<String>, Span)| *known == items && place.source != span.source;
            let place = seen.iter().find(is_same).map(|(_, place)| *place);
            let text = content.block_text();
            let why = Rule::Repeated.why();
            let goes =
                place.is_some_and(|place| removals.leaves_out_because(Rule::Repeated, span, &text, why, Some(place)));
            if !goes {
                seen.push((items, span));
            }
            !goes
        });
    }
}

/// The words of a list's items.
fn items(content: &Content) -> Option<(Vec<String>, Span)> {
    let block = content.block()?;
    let BlockKind::List(list) = &block.kind else { return None };
    let items: Vec<String> = list.items.iter().map(|item| fold::words(&block_text(&item.blocks))).collect();
    let words: usize = items.iter().map(|item| word_count(item)).sum();
    (items.len() >= MIN_ITEMS && words >= MIN_WORDS).then_some((items, block.span))
}
