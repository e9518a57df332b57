//! Lists without dates that two pages have: the topics that somebody works on; and items that a list has twice.

use std::collections::BTreeMap;

use super::super::Rule;
use super::super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, InlineKind, block_text, inlines_of};
use crate::fold;
use crate::script::word_count;
use crate::source::Span;

/// Shorter lists, and lists of fewer words, may be of two different things.
const MIN_ITEMS: usize = 2;
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

/// An item of fewer words may be there twice on purpose.
const MIN_TWIN: usize = 8;

/// Leaves out items that their list has before, word for word, unless both lead somewhere else.
pub(super) fn leave_out_twins(sections: &mut [Section], removals: &mut Removals<'_>) {
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(Block { kind: BlockKind::List(list), .. }) = content else { continue };
        let mut seen: BTreeMap<String, (Option<String>, Span)> = BTreeMap::new();
        list.items.retain(|item| {
            let text = block_text(&item.blocks);
            let (words, target) = (fold::words(&text), target(&item.blocks));
            if word_count(&words) < MIN_TWIN {
                return true;
            }
            let leads_there = |known: &Option<String>| known.is_none() || target.is_none() || *known == target;
            let first = seen.get(&words).filter(|(known, _)| leads_there(known)).map(|(_, span)| *span);
            seen.entry(words).or_insert((target, item.span));
            let why = "it is already in the list";
            !first.is_some_and(|first| removals.leaves_out_because(Rule::Repeated, item.span, &text, why, Some(first)))
        });
    }
}

/// Where the first link of some blocks leads.
fn target(blocks: &[Block]) -> Option<String> {
    inlines_of(blocks).find_map(|inline| match &inline.kind {
        InlineKind::Link { target, .. } => Some(target.clone()),
        _ => None,
    })
}

/// The words of a list's items.
fn items(content: &Content) -> Option<(Vec<String>, Span)> {
    let block = content.block()?;
    let BlockKind::List(list) = &block.kind else { return None };
    let items: Vec<String> = list.items.iter().map(|item| fold::words(&block_text(&item.blocks))).collect();
    let words: usize = items.iter().map(|item| word_count(item)).sum();
    (items.len() >= MIN_ITEMS && words >= MIN_WORDS).then_some((items, block.span))
}
