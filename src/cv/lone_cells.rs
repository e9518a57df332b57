//! Tables with words in one cell of every row: a list that a theme lays out, as al-folio does with skills.

use crate::document::{
    Block, BlockKind, Cell, ChildMut, Inline, InlineKind, Inlines, Item, Table, sole_inline, sole_paragraph,
};
use crate::source::Span;

/// Makes lists of such tables. One that names its items in bold below a plain word is a line that begins with that.
pub(crate) fn read(blocks: &mut [Block]) {
    for block in blocks {
        for child in block.kind.children_mut() {
            if let ChildMut::Blocks(inner) = child {
                read(inner);
            }
        }
        if let BlockKind::Table(table) = &block.kind
            && let Some(made) = of_table(table, block.span)
        {
            block.kind = made;
        }
    }
}

fn of_table(table: &Table, span: Span) -> Option<BlockKind> {
    const MIN_ROWS: usize = 2;
    if table.columns.len() < MIN_ROWS {
        return None;
    }
    let rows: Option<Vec<&Inlines>> = table.head.iter().chain(&table.rows).map(|row| only(row)).collect();
    let rows = rows.filter(|rows| rows.len() >= MIN_ROWS)?;
    let (label, items) = rows.split_first()?;
    let bold: Option<Vec<&Inlines>> = items.iter().map(|item| in_bold(item)).collect();
    match bold.filter(|_| in_bold(label).is_none()) {
        Some(items) => Some(BlockKind::Paragraph(line(label, &items, span))),
        None => {
            let item = |run: &&Inlines| Item::new(vec![Block::new(BlockKind::Paragraph((*run).clone()), span)], span);
            Some(Block::bullets(rows.iter().map(item).collect(), span).kind)
        }
    }
}

/// The words of a row that has them in one cell only.
fn only(row: &[Cell]) -> Option<&Inlines> {
    let mut filled = row.iter().filter(|cell| !cell.blocks.is_empty());
    let (Some(cell), None) = (filled.next(), filled.next()) else { return None };
    sole_paragraph(&cell.blocks).filter(|run| !run.is_blank())
}

/// What a run says in bold, if that is all.
fn in_bold(run: &Inlines) -> Option<&Inlines> {
    match &sole_inline(run)?.kind {
        InlineKind::Strong(inner) => Some(inner),
        _ => None,
    }
}

/// `**Languages:** Julia, Fortran`
fn line(label: &Inlines, items: &[&Inlines], span: Span) -> Inlines {
    let mut name = label.clone().trimmed();
    name.push(Inline::text(":", span));
    let mut line: Inlines = Inline::new(InlineKind::Strong(name), span).into();
    for (at, item) in items.iter().enumerate() {
        line.push_part(if at == 0 { " " } else { ", " }, (*item).clone().trimmed(), span);
    }
    line
}
