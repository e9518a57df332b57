//! The cells of a card: a title, a date, a place, each in its own element, which the site lays out side by side.

use super::super::entries;
use crate::date;
use crate::document::{
    Block, BlockKind, Cell, Inline, InlineKind, Inlines, Table, inlines_of, sole_paragraph, unboxed,
};

/// A cell has at most this many characters.
const MAX_CHARS: usize = 200;
/// A sentence has more.
const SHORTEST_SENTENCE: usize = 100;
/// More cells than this below a year are the content of that year.
const MAX_BELOW_A_YEAR: usize = 2;
/// A title and the line below it: `Postdoc`, `Harbour Institute`.
const MAX_TITLES: usize = 2;
/// A card has at most this many cells; anything larger is a part of the page.
const MAX_CELLS: usize = 12;

/// The blocks of a card as paragraphs of lines: its date, then the title, come first; what unfolds, and pictures, last.
pub(super) fn gathered(blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = unboxed(blocks).into_iter().flat_map(without_layout).collect();
    blocks.retain(|block| !matches!(&block.kind, BlockKind::Paragraph(content) if content.is_blank()));
    let (cells, rest): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(|block| !is_aside(block));
    let cells = if cells.len() <= MAX_CELLS { joined(title_first(cells)) } else { cells };
    cells.into_iter().chain(rest).collect()
}

/// Whether a table is one row that says something in one cell only: a card.
pub(super) fn is_layout(block: &Block) -> bool {
    let BlockKind::Table(Table { head, rows, .. }) = &block.kind else { return false };
    let [row] = &rows[..] else { return false };
    let says_something = |cell: &&Cell| !words_of(&cell.blocks).trim().is_empty();
    head.is_empty() && row.iter().filter(says_something).count() == 1
}

/// What such a table says, its pictures last.
pub(super) fn of_layout(block: Block) -> Vec<Block> {
    let (cells, asides): (Vec<Block>, Vec<Block>) = without_layout(block).into_iter().partition(|cell| !is_aside(cell));
    cells.into_iter().chain(asides).collect()
}

/// The words of some blocks; a picture has none.
fn words_of(blocks: &[Block]) -> String {
    let words = inlines_of(blocks).filter_map(Inline::as_text);
    words.collect::<Vec<_>>().join(" ")
}

/// The content of a column that begins with a date, and of a table that has one column, cells with icons aside.
fn without_layout(block: Block) -> Vec<Block> {
    if let BlockKind::Aligned(_, inner) = &block.kind {
        let inner = unboxed(inner.clone());
        let are_cells = inner.first().is_some_and(is_date) && inner.iter().all(is_line);
        return if are_cells { inner } else { vec![block] };
    }
    let BlockKind::Table(Table { head, rows, .. }) = &block.kind else { return vec![block] };
    let said = |row: &[Cell]| row.iter().filter(|cell| !words_of(&cell.blocks).trim().is_empty()).count();
    if !head.is_empty() || rows.iter().any(|row| said(row) > 1) {
        return vec![block];
    }
    rows.iter().flatten().flat_map(|cell| unboxed(cell.blocks.clone())).collect()
}

/// Whether a block is not a cell: a picture, or something that unfolds.
pub(super) fn is_aside(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Details(..) => true,
        BlockKind::Paragraph(words) => {
            let is_word = |inline: &Inline| inline.as_text().is_some_and(|text| !text.trim().is_empty());
            let is_picture = |inline: &Inline| matches!(inline.kind, InlineKind::Image(_));
            words.descendants().any(is_picture) && !words.descendants().any(is_word)
        }
        _ => false,
    }
}

/// The cells, with the date above the headings (if there is one) moved to the start, and the headings right after it. The first is
/// the title, others in a row with it are its lines.
fn title_first(mut cells: Vec<Block>) -> Vec<Block> {
    let is_heading = |cell: &Block| matches!(cell.kind, BlockKind::Heading { .. });
    let Some(title) = cells.iter().position(is_heading) else { return cells };
    let end = title + cells[title..].iter().take_while(|cell| is_heading(cell)).count();
    if cells[end..].iter().any(is_heading) || !cells[..title].iter().all(is_line) {
        return cells;
    }
    let first = cells[..title].iter().filter(|cell| is_date(cell)).count();
    if first == 0 {
        return cells;
    }
    // A stable sort: keywords that the site shows at the other side of the date stay in order.
    cells[..title].sort_by_key(|cell| !is_date(cell));
    for cell in &mut cells[title + 1..end] {
        if let BlockKind::Heading { content, .. } = &mut cell.kind {
            cell.kind = BlockKind::Paragraph(std::mem::take(content));
        }
    }
    let below = cells[title..end].iter().take(MAX_TITLES).count();
    cells[first..title + below].rotate_right(below);
    cells
}

/// The cells, with consecutive ones joined as the lines of one paragraph. Below a year, they are the content of that year.
fn joined(cells: Vec<Block>) -> Vec<Block> {
    if cells.first().is_some_and(is_year)
        && cells.len() > MAX_BELOW_A_YEAR + 1
        && cells.iter().all(|cell| !matches!(cell.kind, BlockKind::Heading { .. }))
    {
        return cells;
    }
    let mut out: Vec<Block> = Vec::new();
    let mut goes_on = false;
    for cell in cells {
        let may_join = is_line(&cell) && !is_dated(&cell);
        match (out.last_mut(), cell.kind) {
            (Some(Block { kind: BlockKind::Paragraph(lines), .. }), BlockKind::Paragraph(line))
                if goes_on && may_join =>
            {
                lines.push(Inline::new(InlineKind::Break, cell.span));
                lines.extend(line);
            }
            (_, kind) => out.push(Block::new(kind, cell.span)),
        }
        goes_on = may_join;
    }
    out
}

/// What a cell says, if it is a paragraph.
fn words(cell: &Block) -> Option<&Inlines> {
    sole_paragraph(std::slice::from_ref(cell))
}

fn is_year(cell: &Block) -> bool {
    words(cell).is_some_and(|words| date::is_year(words.plain_text().trim()))
}

/// Whether a cell begins or ends with a date.
fn is_dated(cell: &Block) -> bool {
    words(cell).is_some_and(|words| entries::tells_date(&words.flat_text()))
}

fn is_date(cell: &Block) -> bool {
    words(cell).is_some_and(|words| entries::is_date(words, cell.span))
}

/// Whether a cell is a line and not a sentence.
pub(super) fn is_line(cell: &Block) -> bool {
    let Some(words) = words(cell) else { return false };
    let text = words.plain_text();
    let length = text.trim().chars().count();
    let is_sentence = length > SHORTEST_SENTENCE && text.trim_end().ends_with(['.', '。', '!', '?']);
    length <= MAX_CHARS && !is_sentence
}
