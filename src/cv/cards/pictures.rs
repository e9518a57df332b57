//! A picture above its caption in a table of one column, which is how Markdown centres them.

use crate::document::{Alignment, Block, BlockKind, Cell, Inline, InlineKind, Table, is_picture, sole_inline};

/// The picture and the caption that a table is.
pub(super) fn of_table(block: &Block) -> Option<[Block; 2]> {
    let BlockKind::Table(Table { head, rows, .. }) = &block.kind else { return None };
    let cells: Vec<&Cell> = head.iter().chain(rows).flatten().collect();
    let [picture, caption] = cells[..] else { return None };
    let are_below_each_other = head.iter().chain(rows).all(|row| row.len() == 1);
    let [picture] = &picture.blocks[..] else { return None };
    (are_below_each_other && is_picture(picture)).then_some([centred(picture.clone()), centred(in_emphasis(caption)?)])
}

/// The words of a cell as a caption.
fn in_emphasis(cell: &Cell) -> Option<Block> {
    let [Block { kind: BlockKind::Paragraph(run), span }] = &cell.blocks[..] else { return None };
    let is_word = |inline: &Inline| !matches!(inline.kind, InlineKind::Image(_));
    if run.is_blank() || !run.descendants().all(is_word) {
        return None;
    }
    let words = match sole_inline(run).map(|inline| &inline.kind) {
        Some(InlineKind::Emphasis(_)) => run.clone(),
        _ => Inline::new(InlineKind::Emphasis(run.clone()), *span).into(),
    };
    Some(Block::new(BlockKind::Paragraph(words), *span))
}

fn centred(block: Block) -> Block {
    let span = block.span;
    Block::new(BlockKind::Aligned(Alignment::Center, vec![block]), span)
}
