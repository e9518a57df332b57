//! Columns of a table that do no more than lead to the files of what its rows list: `Links`.

use super::Rule;
use super::cut::targets;
use super::empty::without_columns;
use super::removals::Removals;
use super::title_links::{leads, link_words};
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Cell, Inlines, Table, block_text, each_block_mut};
use crate::fold;
use crate::script::word_count;
use crate::source::Span;

/// What such a column is called. Folded.
const HEADS: &[&str] = &[
    "code",
    "download",
    "downloads",
    "files",
    "link",
    "links",
    "material",
    "materials",
    "pdf",
    "pdfs",
    "resources",
    "slides",
    "url",
    "urls",
    "video",
    "videos",
];
/// A cell of more words says something.
const MAX_WORDS: usize = 6;
/// A table of fewer rows may list the links themselves.
const MIN_ROWS: usize = 2;

/// Takes out such columns; the title in each row leads where they did. `home` is the site's address.
pub(super) fn leave_out(sections: &mut [Section], home: Option<&str>, removals: &mut Removals<'_>) {
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(block) = content else { continue };
        each_block_mut(std::slice::from_mut(block), &mut |block| {
            let span = block.span;
            if let BlockKind::Table(table) = &mut block.kind {
                leave_out_of(table, span, home, removals);
            }
        });
    }
}

fn leave_out_of(table: &mut Table, span: Span, home: Option<&str>, removals: &mut Removals<'_>) {
    let head = |column: usize| table.head.first().and_then(|row| row.get(column)).map(|cell| block_text(&cell.blocks));
    let is_short = |row: &Vec<Cell>, column: usize| {
        row.get(column).is_none_or(|cell| word_count(&block_text(&cell.blocks)) <= MAX_WORDS)
    };
    let is_one = |column: &usize| {
        let is_named = head(*column).is_some_and(|head| HEADS.contains(&fold::words(&head).as_str()));
        is_named && table.rows.iter().all(|row| is_short(row, *column))
    };
    let columns: Vec<usize> = (0..table.columns.len()).filter(is_one).collect();
    // A name and a link are a list of links.
    if columns.is_empty() || table.columns.len() < columns.len() + 2 || table.rows.len() < MIN_ROWS {
        return;
    }
    let words = columns.iter().filter_map(|column| head(*column)).collect::<Vec<_>>().join(", ");
    if !removals.leaves_out(Rule::Material, span, &words) {
        return;
    }
    for row in &mut table.rows {
        let cells = columns.iter().filter_map(|column| row.get(*column));
        let links = cells
            .flat_map(|cell| paragraphs(&cell.blocks))
            .flat_map(|run| leads(run, &(0..run.flat_text().len()), home));
        if let Some((_, target)) = links.min() {
            link_longest(row, &columns, &target);
        }
    }
    without_columns(table, &columns);
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Inlines> {
    blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(run) => Some(run),
        _ => None,
    })
}

/// Lets the first line of the cell that says most lead to a place, unless it leads somewhere.
fn link_longest(row: &mut [Cell], columns: &[usize], target: &str) {
    let cells = row.iter_mut().enumerate().filter(|(column, _)| !columns.contains(column)).map(|(_, cell)| cell);
    let Some(cell) = cells.max_by_key(|cell| word_count(&block_text(&cell.blocks))) else { return };
    let Some(BlockKind::Paragraph(run)) = cell.blocks.first_mut().map(|block| &mut block.kind) else { return };
    let text = run.flat_text();
    let first = text.lines().next().unwrap_or_default().trim().to_owned();
    if targets(run).is_empty() && !first.is_empty() {
        link_words(run, &first, target);
    }
}
