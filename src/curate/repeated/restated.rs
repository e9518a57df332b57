//! Details of an entry that its first words say: themes keep a degree in a field of its own, and owners repeat it in the description.

use super::super::Rule;
use super::super::removals::Removals;
use crate::cv::{Content, Entry, Section};
use crate::document::{BlockKind, block_text};
use crate::fold;

/// A single word may be a detail of its own, such as a language or a grade.
const MIN_WORDS: usize = 2;
const WHY: &str = "the entry begins with it";

pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let entries = sections.iter_mut().flat_map(|section| &mut section.content).filter_map(|content| match content {
        Content::Entries(entries) => Some(entries),
        Content::Block(_) | Content::Publications(_) => None,
    });
    entries.flatten().for_each(|entry| leave_out_of(entry, removals));
}

fn leave_out_of(entry: &mut Entry, removals: &mut Removals<'_>) {
    let said = entry.body.plain_text();
    let first = fold::words(said.split([',', ';', '\n']).next().unwrap_or_default());
    if first.split(' ').count() < MIN_WORDS {
        return;
    }
    entry.details.retain_mut(|block| {
        let BlockKind::List(list) = &mut block.kind else { return true };
        list.items.retain(|item| {
            let text = block_text(&item.blocks);
            let goes = fold::words(&text) == first;
            !(goes && removals.leaves_out_because(Rule::Repeated, item.span, text.trim(), WHY, None))
        });
        !list.items.is_empty()
    });
}
