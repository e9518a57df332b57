//! Moves headings and slots out of the blocks that contain them: a section begins at the top level of a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, List, descendants, each_block_mut};
use crate::fold;
use crate::meanings;
use crate::source::Span;

/// Moves headings and slots out of centred blocks and quotes to the top level; a heading nested deeper becomes a bold line.
pub(super) fn lift(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    lift_all(blocks, &mut out);
    for block in out.iter_mut().filter(|block| !is_heading(block)) {
        each_block_mut(std::slice::from_mut(block), &mut heading_to_line);
    }
    out.retain(|block| !matches!(&block.kind, BlockKind::Paragraph(content) if content.is_blank()));
    out
}

fn lift_all(blocks: Vec<Block>, out: &mut Vec<Block>) {
    for block in blocks {
        lift_block(block, out);
    }
}

fn lift_block(block: Block, out: &mut Vec<Block>) {
    let span = block.span;
    match block.kind {
        BlockKind::Aligned(alignment, inner) if has_landmark(&inner) => {
            for block in inner {
                let stays = !has_landmark(std::slice::from_ref(&block));
                let block = if stays { Block::new(BlockKind::Aligned(alignment, vec![block]), span) } else { block };
                lift_block(block, out);
            }
        }
        BlockKind::Quote(inner) if has_slot(&inner) => lift_all(inner, out),
        BlockKind::Details(summary, inner) if has_slot(&inner) => {
            out.push(Block::new(BlockKind::Paragraph(Inline::new(InlineKind::Strong(summary), span).into()), span));
            lift_all(inner, out);
        }
        BlockKind::List(list) if list.items.iter().any(|item| has_slot(&item.blocks)) => lift_list(list, span, out),
        kind => out.push(Block::new(kind, span)),
    }
}

/// Themes wrap their loops in a list: `<ul>{% for … %}…{% endfor %}</ul>`. The items around a slot stay lists.
fn lift_list(list: List, span: Span, out: &mut Vec<Block>) {
    let mut rest = List { items: Vec::new(), ..list };
    for item in list.items {
        if !has_slot(&item.blocks) {
            rest.items.push(item);
            continue;
        }
        let before = std::mem::replace(&mut rest, List { items: Vec::new(), ..list });
        if !before.items.is_empty() {
            out.push(Block::new(BlockKind::List(before), span));
        }
        lift_all(item.blocks, out);
    }
    if !rest.items.is_empty() {
        out.push(Block::new(BlockKind::List(rest), span));
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { .. })
}

fn has_landmark(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Aligned(_, inner) => has_landmark(inner),
        BlockKind::Heading { .. } => true,
        _ => has_slot(std::slice::from_ref(block)),
    })
}

fn has_slot(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Slot(_) => true,
        BlockKind::List(list) => list.items.iter().any(|item| has_slot(&item.blocks)),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Details(_, inner) => has_slot(inner),
        _ => false,
    })
}

/// Turns headings that are the titles of a collection's items into bold lines; `titles` are folded. A list of papers may set its
/// titles in large type, with numbers before them. Where most headings of that level name other things, they all stay headings.
pub(in crate::cv) fn titles_to_lines(blocks: &mut [Block], titles: &BTreeSet<String>) {
    let is_title = |content: &Inlines| {
        let words = fold::words(&content.plain_text());
        titles.contains(&words) || titles.contains(words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))
    };
    let mut counts: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    for block in descendants(blocks) {
        if let BlockKind::Heading { level, content } = &block.kind {
            let (ours, others) = counts.entry(*level).or_default();
            *ours += usize::from(is_title(content));
            *others += usize::from(!is_title(content) && !meanings::is_usual(&content.plain_text()));
        }
    }
    let are_most = |level: &u8| counts.get(level).is_some_and(|(ours, others)| ours >= others);
    each_block_mut(blocks, &mut |block| {
        let BlockKind::Heading { level, content } = &block.kind else { return };
        if is_title(content) && are_most(level) {
            heading_to_line(block);
        }
    });
}

/// A heading as a bold line.
pub(in crate::cv) fn heading_to_line(block: &mut Block) {
    if let BlockKind::Heading { content, .. } = &mut block.kind {
        let content = std::mem::take(content);
        block.kind = BlockKind::Paragraph(Inline::new(InlineKind::Strong(content), block.span).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Item, Slot};
    use crate::source::{Source, Sources};

    #[test]
    fn places_that_the_site_fills_come_out_of_lists() {
        let span = || Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let slot = Block::new(BlockKind::Slot(Slot::Bibliography(String::new())), span());
        let words = |text: &str| Block::new(BlockKind::Paragraph(Inlines::text(text, span())), span());
        let item = |(number, block)| Item { number: Some(number), ..Item::new(vec![block], span()) };
        let items = [(1, words("a")), (2, slot), (3, words("b"))].map(item).into();
        let list = Block::bullets(items, span());
        let lifted = lift(vec![Block::new(BlockKind::Quote(vec![list]), span())]);
        let shown = lifted.iter().map(|block| match &block.kind {
            BlockKind::List(list) => format!("list from {}", list.items[0].number.unwrap_or_default()),
            BlockKind::Slot(_) => "slot".to_owned(),
            other => format!("{other:?}"),
        });
        assert_eq!(shown.collect::<Vec<_>>(), ["list from 1", "slot", "list from 3"]);
    }

    #[test]
    fn titles_among_other_headings_stay_headings() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let titles = ["on tides", "on foam"].map(str::to_owned).into();
        for (headings, expected) in [
            ("On tides|2. On foam|On gulls", "--#"),
            ("Publications|On tides|Talks", "#-#"),
            ("On tides|On gulls|On mud", "###"),
        ] {
            let heading = |words| BlockKind::Heading { level: 2, content: Inlines::text(words, span) };
            let mut blocks: Vec<Block> = headings.split('|').map(|words| Block::new(heading(words), span)).collect();
            titles_to_lines(&mut blocks, &titles);
            let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
            let shown: String = blocks.iter().map(|block| if is_heading(block) { '#' } else { '-' }).collect();
            assert_eq!(shown, expected, "{headings}");
        }
    }
}
