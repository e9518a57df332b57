//! Tables that have a column of dates, and no head: a list of entries, laid out. Those who write Markdown that needs a head may have
//! made the first entry one.

use crate::document::{Block, BlockKind, Cell, Inlines, Item, List, Table, block_text, sole_paragraph};
use crate::source::Span;

use super::super::model::Entry;
use super::{DateFormat, alone, from_list};

/// The entries of a table, if its first or its last column is dates.
pub(super) fn entries(table: &Table, span: Span, format: DateFormat) -> Option<Vec<Entry>> {
    let is_blank = |row: &Vec<Cell>| row.iter().all(|cell| block_text(&cell.blocks).trim().is_empty());
    let rows: Vec<&Vec<Cell>> = table.head.iter().filter(|row| !is_blank(row)).chain(&table.rows).collect();
    if table.columns.len() < 2 || rows.len() < 2 {
        return None;
    }
    let is_dated = |at: usize| rows.iter().all(|row| is_date(row.get(at), span, format));
    let last = table.columns.len() - 1;
    let column = [0, last].into_iter().find(|&at| is_dated(at))?;
    let items: Option<Vec<Item>> = rows.iter().map(|row| item(row, column, span)).collect();
    from_list(&List::of_bullets(items?), format)
}

fn is_date(cell: Option<&Cell>, span: Span, format: DateFormat) -> bool {
    let words = cell.and_then(|cell| sole_paragraph(&cell.blocks));
    words.is_some_and(|words| alone::of_paragraph(words, span, format).is_some())
}

/// A row as an item: the cells next to the date in one paragraph.
fn item(row: &[Cell], dates: usize, span: Span) -> Option<Item> {
    let mut body = Inlines::new();
    let mut details = Vec::new();
    for (_, cell) in row.iter().enumerate().filter(|(at, _)| *at != dates) {
        match &cell.blocks[..] {
            [] => {}
            [Block { kind: BlockKind::Paragraph(words), .. }, more @ ..] if details.is_empty() => {
                let separator = if block_text(&cell.blocks).ends_with([',', '.', ';']) { " " } else { ", " };
                body.push_part(separator, words.clone(), span);
                details.extend(more.iter().cloned());
            }
            blocks => details.extend(blocks.iter().cloned()),
        }
    }
    let date = row.get(dates)?.blocks.first()?.clone();
    let body = Block::new(BlockKind::Paragraph(body), span);
    let (first, second) = if dates == 0 { (date, body) } else { (body, date) };
    Some(Item::new([first, second].into_iter().chain(details).collect(), span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Alignment;
    use crate::source::{Source, Sources};

    fn shown(rows: &[&str]) -> Vec<String> {
        below(&[], rows)
    }

    fn below(head: &[&str], rows: &[&str]) -> Vec<String> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let cell =
            |text: &str| Cell { blocks: vec![Block::new(BlockKind::Paragraph(Inlines::text(text, span)), span)] };
        let cells =
            |rows: &[&str]| -> Vec<Vec<Cell>> { rows.iter().map(|row| row.split(" | ").map(cell).collect()).collect() };
        let (head, rows) = (cells(head), cells(rows));
        let columns: Vec<Option<Alignment>> = vec![None; rows[0].len()];
        let entries = entries(&Table { columns, head, rows }, span, DateFormat::default());
        let show = |entry: Entry| {
            format!("{}: {}", entry.date.map(|date| date.value).unwrap_or_default(), entry.body.plain_text())
        };
        entries.unwrap_or_default().into_iter().map(show).collect()
    }

    #[test]
    fn a_column_of_dates_dates_the_rows() {
        assert_eq!(
            shown(&["2019 – 2021 | Postdoc | Bergen", "2015 – 2019 | Student | Oslo"]),
            ["2019 – 2021: Postdoc, Bergen", "2015 – 2019: Student, Oslo"]
        );
        assert_eq!(
            shown(&["Prize of Bergen | 2019", "Prize of Oslo | 2018"]),
            ["2019: Prize of Bergen", "2018: Prize of Oslo"]
        );
        assert!(shown(&["Tides | Bergen", "Waves | 2018"]).is_empty());
    }

    #[test]
    fn an_entry_may_be_the_head() {
        assert_eq!(
            below(&["Postdoc, Bergen | 2024 -"], &["Clerk, Oslo | 2023", "Student, Oslo | 2019 - 2022"]),
            ["2024 -: Postdoc, Bergen", "2023: Clerk, Oslo", "2019 - 2022: Student, Oslo"]
        );
        assert!(below(&["Prize | Year"], &["Foam | 2019", "Tides | 2018"]).is_empty());
    }
}
