//! Tables under construction.

use crate::address;
use crate::date::years_in;
use crate::document::{
    Alignment, Block, BlockKind, Cell, Inline, InlineKind, Inlines, Table, block_text, inlines_of, sole_inline,
    sole_paragraph,
};
use crate::script::word_count;
use crate::sentences;
use crate::source::Span;

/// A cell that may span several columns and rows.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenCell {
    pub cell: Cell,
    pub head: bool,
    pub columns: usize,
    pub rows: usize,
    pub alignment: Option<Alignment>,
}

impl OpenCell {
    /// A cell of one column and one row.
    pub(super) fn new(head: bool) -> Self {
        Self { head, columns: 1, rows: 1, ..Self::default() }
    }

    /// Whether it holds words in bold and nothing else.
    fn is_bold(&self) -> bool {
        let is_strong = |inline: &Inline| matches!(inline.kind, InlineKind::Strong(_)) || inline.is_blank();
        let words = sole_paragraph(&self.cell.blocks);
        self.rows == 1 && words.is_some_and(|words| !words.is_blank() && words.iter().all(is_strong))
    }
}

/// A table's rows, as far as they have been read.
#[derive(Debug, Default)]
pub(super) struct TableParts {
    columns: Vec<Option<Alignment>>,
    head: Vec<Vec<OpenCell>>,
    rows: Vec<Vec<OpenCell>>,
    pub caption: Vec<Block>,
    /// Whether the rows that come are in `<thead>`.
    pub in_head: bool,
    /// Whether the head is marked as one, rather than a first row of `<th>`.
    is_marked: bool,
    /// Whether a row below the first ones is of `<th>` as well.
    has_heads_below: bool,
}

/// A span in the source counts up to this many columns or rows.
const MAX_SPAN: usize = 24;

impl TableParts {
    /// A table whose columns are aligned like this.
    pub(super) fn new(columns: Vec<Option<Alignment>>) -> Self {
        Self { columns, ..Self::default() }
    }

    pub(super) fn push_row(&mut self, head: bool, cells: Vec<OpenCell>) {
        if cells.is_empty() {
            return;
        }
        let all_heads = cells.len() > 1 && cells.iter().all(|cell| cell.head);
        let is_marked = head || self.in_head;
        self.is_marked |= is_marked;
        if is_marked || (all_heads && self.rows.is_empty()) {
            self.head.push(cells);
        } else {
            self.has_heads_below |= all_heads;
            self.rows.push(cells);
        }
    }

    /// Where every row is of `<th>`, none is the head: somebody wants bold type.
    fn without_false_head(mut self) -> Self {
        let is_bold = self.rows.is_empty() && self.head.len() > 1 || self.has_heads_below;
        if is_bold && !self.is_marked {
            self.rows.splice(0..0, std::mem::take(&mut self.head));
        }
        self
    }

    /// A first row that is all bold is the head of the others, if none of them is.
    fn with_bold_head(mut self) -> Self {
        let is_bold = |row: &Vec<OpenCell>| row.len() > 1 && row.iter().all(OpenCell::is_bold);
        let bold: Vec<bool> = self.rows.iter().map(is_bold).collect();
        if self.head.is_empty() && bold.len() > 2 && bold[0] && !bold[1..].contains(&true) {
            self.head.push(self.rows.remove(0));
        }
        self
    }

    /// Takes out the first row that is one long text across all columns, and what follows it.
    fn split_at_text(&mut self) -> Option<(OpenCell, Self)> {
        let is_grid =
            self.rows.iter().flatten().all(|cell| cell.rows <= 1) && self.rows.iter().any(|row| row.len() > 1);
        if !is_grid {
            return None;
        }
        let is_text = |row: &Vec<OpenCell>| matches!(&row[..], [cell] if cell.columns > 1 && is_long(cell));
        let at = self.rows.iter().position(is_text)?;
        let rest = self.rows.split_off(at + 1);
        let cell = self.rows.pop()?.pop()?;
        Some((cell, Self { columns: self.columns.clone(), rows: rest, ..Self::default() }))
    }

    /// The table; or its content alone, where a table served to place things on a screen.
    pub(super) fn finish(self, span: Span) -> Vec<Block> {
        let mut rest = self.without_false_head().with_bold_head();
        let mut out = Vec::new();
        while let Some((text, below)) = rest.split_at_text() {
            out.extend(rest.whole(span));
            out.extend(text.cell.blocks);
            rest = below;
        }
        out.extend(rest.whole(span));
        out
    }

    /// The same without looking for rows of text.
    fn whole(self, span: Span) -> Vec<Block> {
        let mut head = grid(self.head);
        head.retain(|row| (0..row.len()).any(|column| is_filled(row, column)));
        let rows = grid(self.rows);
        let width = head.iter().chain(&rows).map(Vec::len).max().unwrap_or(0);
        let used: Vec<bool> =
            (0..width).map(|column| head.iter().chain(&rows).any(|row| is_filled(row, column))).collect();
        let filled = used.iter().filter(|used| **used).count();
        let cells: usize = head.iter().chain(&rows).map(Vec::len).sum();
        let is_layout = head.is_empty() && (filled <= 1 || is_text_beside_address(&rows));
        if is_layout || width.saturating_mul(head.len() + rows.len()) > 16 * cells + 1000 {
            let cells: Vec<Block> = head.into_iter().chain(rows).flatten().flat_map(|cell| cell.cell.blocks).collect();
            let line = if width > 1 && is_layout { in_a_row(&cells, span) } else { None };
            return self.caption.into_iter().chain(line.map_or(cells, |line| vec![line])).collect();
        }
        let columns = columns(&self.columns, &rows, &used);
        let head = head.into_iter().map(|row| keep(row, &used)).collect();
        let rows = rows.into_iter().map(|row| keep(row, &used)).collect();
        let table = Block::new(BlockKind::Table(Table { columns, head, rows }), span);
        self.caption.into_iter().chain([table]).collect()
    }
}

/// Whether a table is one row that has a text in one cell, and in another one no more than a picture and how to write to its author.
fn is_text_beside_address(rows: &[Vec<OpenCell>]) -> bool {
    let [row] = rows else { return false };
    let words = |cell: &OpenCell| {
        let words: Vec<&str> = inlines_of(&cell.cell.blocks).filter_map(Inline::as_text).collect();
        words.join(" ")
    };
    let is_mail = |word: &str| address::mail(word).is_some();
    let is_address = |text: &String| !is_long_text(text) && address::plain_mail(text).split(' ').any(is_mail);
    let (addresses, texts): (Vec<String>, Vec<String>) = row.iter().map(words).partition(is_address);
    !addresses.is_empty() && texts.iter().filter(|text| !text.trim().is_empty()).all(|text| sentences::is_ended(text))
}

/// The words of a column as one line, where nothing of the columns beside it is printed: skills, each with a bar that shows how good
/// somebody is at it.
fn in_a_row(cells: &[Block], span: Span) -> Option<Block> {
    const FEWEST: usize = 3;
    const MAX_WORDS: usize = 4;
    let mut line = Inlines::new();
    for cell in cells {
        let words = sole_paragraph(std::slice::from_ref(cell))?;
        let text = words.plain_text();
        let has_picture = words.descendants().any(|inline| matches!(inline.kind, InlineKind::Image(_)));
        if text.trim().is_empty() || word_count(&text) > MAX_WORDS || years_in(&text).next().is_some() || has_picture {
            return None;
        }
        let bare = match sole_inline(words).map(|inline| &inline.kind) {
            Some(InlineKind::Strong(inner)) => inner.clone(),
            _ => words.clone(),
        };
        line.push_part(" · ", bare.trimmed(), span);
    }
    (cells.len() >= FEWEST).then(|| Block::new(BlockKind::Paragraph(line), span))
}

/// Whether a cell says more than a heading within a table would.
fn is_long(cell: &OpenCell) -> bool {
    is_long_text(&block_text(&cell.cell.blocks))
}

fn is_long_text(text: &str) -> bool {
    const MAX_HEADING: usize = 12;
    word_count(text) > MAX_HEADING
}

fn is_filled(row: &[OpenCell], column: usize) -> bool {
    row.get(column).is_some_and(|cell| !cell.cell.blocks.is_empty())
}

/// Alignment by column: what the Markdown says, or what all cells of the column agree on.
fn columns(given: &[Option<Alignment>], rows: &[Vec<OpenCell>], used: &[bool]) -> Vec<Option<Alignment>> {
    let of = |column: usize| {
        let first = rows.first().and_then(|row| row.get(column)).and_then(|cell| cell.alignment);
        let agreed = rows.iter().all(|row| row.get(column).is_none_or(|cell| cell.alignment == first));
        given.get(column).copied().flatten().or(if agreed { first } else { None })
    };
    used.iter().enumerate().filter(|(_, used)| **used).map(|(column, _)| of(column)).collect()
}

fn keep(row: Vec<OpenCell>, used: &[bool]) -> Vec<Cell> {
    let mut cells = row.into_iter().map(|cell| cell.cell);
    let mut kept = Vec::new();
    for used in used {
        let cell = cells.next().unwrap_or_default();
        if *used {
            kept.push(cell);
        }
    }
    kept
}

/// Rows in which each cell is in its own column: what a cell spans is filled with empty ones.
fn grid(rows: Vec<Vec<OpenCell>>) -> Vec<Vec<OpenCell>> {
    // For each column, how many rows from here on are taken by a cell further up.
    let mut taken: Vec<usize> = Vec::new();
    rows.into_iter()
        .map(|row| {
            let mut line: Vec<OpenCell> = Vec::new();
            for cell in row {
                fill(&mut line, &mut taken);
                let (columns, rows) = (cell.columns.clamp(1, MAX_SPAN), cell.rows.clamp(1, MAX_SPAN));
                let start = line.len();
                line.push(cell);
                line.resize_with(start + columns, OpenCell::default);
                if taken.len() < line.len() {
                    taken.resize(line.len(), 0);
                }
                taken[start..].iter_mut().take(columns).for_each(|taken| *taken = rows - 1);
            }
            fill(&mut line, &mut taken);
            line
        })
        .collect()
}

/// Empty cells where a cell further up reaches into this row.
fn fill(line: &mut Vec<OpenCell>, taken: &mut [usize]) {
    while let Some(rows) = taken.get_mut(line.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        line.push(OpenCell::default());
    }
}
