//! Dates on their own: in a paragraph above what they date, in a box next to it, or as an item with its own items.

use super::super::dates;
use super::super::model::{DateSide, Entry};
use super::{DateFormat, date, paragraph_first};
use crate::date::is_year;
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item, List};
use crate::fold;
use crate::source::{Span, Spanned};

/// The maximum length of a date on its own.
const MAX_BYTES: usize = 32;
/// Below a year, more than this many blocks are a group of that year.
const MAX_BELOW_A_YEAR: usize = 2;
/// What appears where others have their date.
const STAND_INS: &[&str] = &[
    "various",
    "ongoing",
    "forthcoming",
    "in press",
    "tbd",
    "tba",
    "current",
    "present",
    "divers",
    "laufend",
    "en cours",
];

/// The entry of an item that begins with its date, alone.
pub(super) fn entry(item: &Item, format: DateFormat) -> Option<Entry> {
    read(item, MAX_BELOW_A_YEAR, format)
}

/// The same among other dated items, where a year is the date of one thing.
pub(super) fn entry_among_others(item: &Item, format: DateFormat) -> Option<Entry> {
    read(item, usize::MAX, format)
}

fn read(item: &Item, most_below_a_year: usize, format: DateFormat) -> Option<Entry> {
    let (first, below) = item.blocks.split_first()?;
    let BlockKind::Paragraph(written) = &first.kind else { return None };
    let date = written_alone(written, item.span, format)?;
    // What is left of a period is no group.
    let by_year = is_year(&date.value) && is_year(written.plain_text().trim());
    if by_year && below.len() > most_below_a_year {
        return None;
    }
    let (body, details) = dated(below, by_year)?;
    (!body.is_blank()).then_some(Entry { date: Some(date), date_side: DateSide::Start, body, details, span: item.span })
}

/// What is dated, and any details.
fn dated(below: &[Block], by_year: bool) -> Option<(Inlines, Vec<Block>)> {
    let (first, rest) = below.split_first()?;
    match &first.kind {
        BlockKind::Paragraph(body) => Some((body.clone(), rest.to_vec())),
        BlockKind::List(list) if !(list.is_numbered() || by_year && list.items.len() > 1) => {
            let (item, others) = list.items.split_first()?;
            let (body, details) = paragraph_first(item)?;
            let others = match others {
                [] => Vec::new(),
                [only] => only.blocks.clone(),
                others => vec![Block::new(BlockKind::List(List { items: others.to_vec(), ..*list }), first.span)],
            };
            Some((body.clone(), details.iter().cloned().chain(others).chain(rest.iter().cloned()).collect()))
        }
        _ => None,
    }
}

/// The date that a paragraph consists of, or what takes its place.
fn written_alone(words: &Inlines, span: Span, format: DateFormat) -> Option<Spanned<String>> {
    let text = words.plain_text();
    if is_stand_in(&text) || dates::data::is_dash(&text) {
        Some(Spanned::new(text.trim().to_owned(), span))
    } else {
        of_paragraph(words, span, format)
    }
}

/// Whether a text is a word that appears where others have their date.
pub(super) fn is_stand_in(text: &str) -> bool {
    STAND_INS.contains(&&*fold::words(text))
}

/// The date that a paragraph consists of, or the dates on its lines.
pub(super) fn of_paragraph(words: &Inlines, span: Span, format: DateFormat) -> Option<Spanned<String>> {
    of_lines(words, span, format).or_else(|| of_line(words, span, format))
}

/// Dates on a few lines, as one: `Fall 2022, 2021`.
fn of_lines(words: &Inlines, span: Span, format: DateFormat) -> Option<Spanned<String>> {
    const MAX_LINES: usize = 4;
    if !words.iter().any(|inline| matches!(inline.kind, InlineKind::Break))
        || words.flat_text().lines().count() > MAX_LINES
    {
        return None;
    }
    let dates: Vec<String> =
        words.lines().map(|line| Some(of_line(&line.trimmed(), span, format)?.value)).collect::<Option<_>>()?;
    let season = dates.first()?.split_once(' ').map(|(season, _)| format!("{season} "));
    let rest =
        |season: String| dates.iter().map(|date| date.strip_prefix(&season).filter(|year| is_year(year))).collect();
    let years: Option<Vec<&str>> = season.clone().and_then(rest);
    let text = match years {
        Some(years) => format!("{}{}", season.unwrap_or_default(), years.join(", ")),
        None => dates.join(", "),
    };
    (dates.len() > 1 && text.len() <= 2 * MAX_BYTES).then_some(Spanned::new(text, span))
}

fn of_line(words: &Inlines, span: Span, format: DateFormat) -> Option<Spanned<String>> {
    let words = without_dash(words.clone());
    let flat = words.flat_text();
    let text = flat.trim();
    match dates::whole(text) {
        Some(found) => date(&words, &flat, &found, format),
        None => Some(text.trim_end_matches('.'))
            .filter(|text| is_numbers(text))
            .map(|text| Spanned::new(text.to_owned(), span)),
    }
}

/// The words without the dash before them that is left of a period whose beginning the site does not know: `- 2025`.
fn without_dash(words: Inlines) -> Inlines {
    let flat = words.flat_text();
    let year = flat.trim_start().trim_start_matches(['-', '–', '—']).trim_start();
    let is_left = year.len() < flat.trim_start().len() && year.starts_with(|c: char| c.is_ascii_digit());
    let cut = if is_left { words.slice(flat.len() - year.len()..flat.len()) } else { None };
    cut.unwrap_or(words)
}

/// `09/10 – 06/14`, `09/10 - present`, `09/10 --`: not a date by itself, but what else would appear alone above several
/// paragraphs?
pub(super) fn is_numbers(text: &str) -> bool {
    let mut parts = text.split(['-', '–', '—']).map(str::trim);
    let is_month = |part: &str| {
        let (month, year) = part.split_once(['/', '.']).unwrap_or_default();
        let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        digits(month) && digits(year)
    };
    text.len() <= MAX_BYTES
        && parts.next().is_some_and(is_month)
        && parts.all(|part| part.is_empty() || is_month(part) || dates::data::is_present(part))
}
