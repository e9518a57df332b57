//! Walking over blocks and inlines, and the words in them.

use crate::document::{Block, BlockKind, Inline, InlineKind, Slot, plain_text};

/// Calls `change` with every list of blocks below and including `blocks`, innermost first.
pub(crate) fn each_block_list(blocks: &mut Vec<Block>, change: &mut impl FnMut(&mut Vec<Block>)) {
    for block in blocks.iter_mut() {
        for inner in block_lists(&mut block.kind) {
            each_block_list(inner, change);
        }
    }
    change(blocks);
}

/// The lists of blocks right inside a block.
fn block_lists(kind: &mut BlockKind) -> Vec<&mut Vec<Block>> {
    match kind {
        BlockKind::List(list) => list.items.iter_mut().map(|item| &mut item.blocks).collect(),
        BlockKind::Definitions(all) => all.iter_mut().flat_map(|one| &mut one.details).collect(),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Details(_, inner) => vec![inner],
        BlockKind::Table(table) => {
            table.head.iter_mut().chain(&mut table.rows).flatten().map(|cell| &mut cell.blocks).collect()
        }
        BlockKind::Footnotes(notes) => notes.iter_mut().map(|note| &mut note.blocks).collect(),
        BlockKind::Slot(Slot::Item(item)) => vec![&mut item.excerpt],
        BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Code(_)
        | BlockKind::Math(_)
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Slot(Slot::Bibliography(_)) => Vec::new(),
    }
}

/// The runs of inlines that stand in a block itself, not in a block inside it.
pub(super) fn inline_lists(kind: &mut BlockKind) -> Vec<&mut Vec<Inline>> {
    match kind {
        BlockKind::Heading { content, .. } => vec![content],
        BlockKind::Paragraph(content) | BlockKind::Details(content, _) => vec![content],
        BlockKind::Definitions(all) => all.iter_mut().flat_map(|one| &mut one.terms).collect(),
        _ => Vec::new(),
    }
}

/// Calls `change` with every run of inlines in `blocks`, however deep.
pub(crate) fn each_inline_list(blocks: &mut Vec<Block>, change: &mut impl FnMut(&mut Vec<Inline>)) {
    each_block_list(blocks, &mut |blocks| {
        for block in blocks {
            for content in inline_lists(&mut block.kind) {
                change(content);
            }
        }
    });
}

/// The words of some blocks, one line for each paragraph, heading or cell.
pub(crate) fn block_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_block_text(blocks, &mut out);
    out
}

fn push_block_text(blocks: &[Block], out: &mut String) {
    let line = |text: &str, out: &mut String| {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(text.trim());
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => line(&plain_text(content), out),
            BlockKind::Code(text) | BlockKind::Math(text) => line(text, out),
            BlockKind::List(list) => list.items.iter().for_each(|item| push_block_text(&item.blocks, out)),
            BlockKind::Definitions(all) => {
                for one in all {
                    one.terms.iter().for_each(|term| line(&plain_text(term), out));
                    one.details.iter().for_each(|detail| push_block_text(detail, out));
                }
            }
            BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) => push_block_text(inner, out),
            BlockKind::Details(summary, inner) => {
                line(&plain_text(summary), out);
                push_block_text(inner, out);
            }
            BlockKind::Table(table) => {
                table.head.iter().chain(&table.rows).flatten().for_each(|cell| push_block_text(&cell.blocks, out));
            }
            BlockKind::Footnotes(notes) => notes.iter().for_each(|note| push_block_text(&note.blocks, out)),
            BlockKind::Rule | BlockKind::PageBreak | BlockKind::Slot(_) => {}
        }
    }
}

/// Whether nothing in these inlines would show.
pub(crate) fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Math(text) => text.trim().is_empty(),
        InlineKind::Break => true,
        InlineKind::Image(_) | InlineKind::FootnoteMark(_) => false,
        _ => is_blank(inline.children()),
    })
}
