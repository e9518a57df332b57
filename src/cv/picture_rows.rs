//! Tables with a picture at the left of each row and words beside it: lists, which a page lays out so, most often of papers.

use crate::document::{
    Block, BlockKind, Cell, ChildMut, Inline, InlineKind, Item, List, Table, block_text, descendants, inlines_of,
};
use crate::source::Span;

/// Makes lists of such tables; those that follow one another, one for each paper, are one list. The picture goes behind the words.
pub(crate) fn read(blocks: Vec<Block>) -> Vec<Block> {
    const MIN_ROWS: usize = 2;
    let mut out = Vec::new();
    let mut tables: Vec<Block> = Vec::new();
    for mut block in blocks {
        if let BlockKind::Table(table) = &block.kind
            && is_one(table)
        {
            tables.push(block);
            continue;
        }
        for child in block.kind.children_mut() {
            if let ChildMut::Blocks(inner) = child {
                *inner = read(std::mem::take(inner));
            }
        }
        flush(&mut out, &mut tables, MIN_ROWS);
        out.push(block);
    }
    flush(&mut out, &mut tables, MIN_ROWS);
    out
}

/// Takes the tables over: as one list where they have enough rows, else as they are.
fn flush(out: &mut Vec<Block>, tables: &mut Vec<Block>, least: usize) {
    let rows = |block: &Block| if let BlockKind::Table(table) = &block.kind { table.rows.len() } else { 0 };
    let tables = std::mem::take(tables);
    if tables.iter().map(rows).sum::<usize>() < least {
        return out.extend(tables);
    }
    let Some(span) = tables.iter().map(|block| block.span).reduce(|first, last| first.to(last)) else { return };
    let mut items = Vec::new();
    for block in tables {
        let BlockKind::Table(table) = block.kind else { continue };
        items.extend(table.rows.into_iter().map(|row| item(row, block.span)));
    }
    out.push(Block::new(BlockKind::List(List { items, ..List::default() }), span));
}

fn item(row: Vec<Cell>, table: Span) -> Item {
    let mut cells = row.into_iter().filter(|cell| !cell.blocks.is_empty()).map(|cell| cell.blocks);
    let picture = cells.next().unwrap_or_default();
    let blocks: Vec<Block> = cells.flatten().chain(picture).collect();
    let span = blocks.first().map_or(table, |first| first.span);
    Item::new(blocks, span)
}

/// Whether each row is a picture and one cell of words, which have no headings and no tables.
fn is_one(table: &Table) -> bool {
    let is_row = |row: &Vec<Cell>| {
        let mut filled = row.iter().filter(|cell| !cell.blocks.is_empty());
        let (Some(first), Some(second), None) = (filled.next(), filled.next(), filled.next()) else { return false };
        is_picture(first) && has_lines(second)
    };
    table.head.is_empty() && !table.rows.is_empty() && table.rows.iter().all(is_row)
}

fn is_picture(cell: &Cell) -> bool {
    // What a picture has in place of itself are no words beside it.
    let says_something = |inline: &Inline| inline.as_text().is_some_and(|text| !text.trim().is_empty());
    let is_image = |inline: &Inline| matches!(inline.kind, InlineKind::Image(_));
    !inlines_of(&cell.blocks).any(says_something) && inlines_of(&cell.blocks).any(is_image)
}

/// Whether a cell has several lines, as a reference has them, and nothing that parts a page.
fn has_lines(cell: &Cell) -> bool {
    let parts =
        |block: &Block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Table(_) | BlockKind::Slot(_));
    let text = block_text(&cell.blocks);
    text.trim().contains('\n') && !descendants(&cell.blocks).any(parts)
}
