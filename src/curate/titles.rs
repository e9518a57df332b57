//! Titles that stand twice in an item: alone, and in the reference below.

use super::Rule;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Item, each_block_mut};
use crate::fold;

/// A title of fewer words may be in a text by chance.
const LEAST_WORDS: usize = 4;

/// Leaves out the first paragraph of an item where the second says it as a part of the reference.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(block) = content else { continue };
        each_block_mut(std::slice::from_mut(block), &mut |block| {
            if let BlockKind::List(list) = &mut block.kind {
                list.items.iter_mut().for_each(|item| in_item(item, removals));
            }
        });
    }
}

fn in_item(item: &mut Item, removals: &mut Removals<'_>) {
    let [Block { kind: BlockKind::Paragraph(title), span }, second, ..] = &item.blocks[..] else { return };
    let BlockKind::Paragraph(reference) = &second.kind else { return };
    let words = fold::words(&title.plain_text());
    let is_telling = words.split(' ').count() >= LEAST_WORDS;
    let is_within = || format!(" {} ", fold::words(&reference.plain_text())).contains(&format!(" {words} "));
    let why = "the reference below it has the title";
    if is_telling
        && is_within()
        && removals.leaves_out_because(Rule::Repeated, *span, &title.plain_text(), why, Some(second.span))
    {
        item.blocks.remove(0);
    }
}
