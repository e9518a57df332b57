//! Dates within the text of an item: `PhD, Bergen (2016) — with A. Ek`, or on a line of their own between others.
//!
//! Where the other items of a list have theirs at one end, such a date joins them.

use std::ops::Range;

use super::super::dates::{self, Found};
use super::super::model::{DateSide, Entry};
use super::{DATED_OF_TEN, DateFormat, MAX_DATED_CHARS, alone, below, date, paragraph_first};
use crate::date::is_year;
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item, List};
use crate::source::Span;

/// The entry of an item with one date, set apart from the words around it.
pub(super) fn entry(item: &Item, format: DateFormat) -> Option<Entry> {
    let (paragraph, details) = paragraph_first(item)?;
    let flat = paragraph.flat_text();
    let found = dates::within(&flat)?;
    let date = date(paragraph, &flat, &found, format)?;
    let body = paragraph_without(paragraph, found.cut, flat.len())?;
    let entry = Entry { date: Some(date), date_side: DateSide::End, body, details: details.to_vec(), span: item.span };
    (!entry.body.is_blank()).then_some(entry)
}

/// The entry of an item one of whose lines, but not the first, is its date.
pub(super) fn on_a_line(item: &Item, format: DateFormat) -> Option<Entry> {
    let (paragraph, details) = paragraph_first(item)?;
    let flat = paragraph.flat_text();
    let mut start = flat.find('\n')?;
    let mut found = None;
    for line in flat[start + 1..].split('\n') {
        let cut = start..start + 1 + line.len();
        start = cut.end;
        // A year in brackets may be a paper's.
        if line.starts_with(['(', '（']) && is_year(line.trim_matches(['(', ')', '（', '）', ' '])) {
            continue;
        }
        let words = paragraph.slice(cut.start + 1..cut.end)?.trimmed();
        if let Some(date) = alone::of_paragraph(&words, item.span, format) {
            // With two such lines, each may be of what follows it.
            if found.replace((date, cut)).is_some() {
                return None;
            }
        }
    }
    let (date, cut) = found?;
    let body = paragraph_without(paragraph, cut, flat.len())?;
    let entry = Entry { date: Some(date), date_side: DateSide::End, body, details: details.to_vec(), span: item.span };
    (!entry.body.is_blank()).then_some(entry)
}

/// The entry of a paragraph whose first line is a title in bold and whose second one ends with its date, set apart: `Harbour
/// Institute, Bergen — 2019 – 2021`. Further lines say more.
pub(super) fn under_title(item: &Item, format: DateFormat) -> Option<Entry> {
    let (paragraph, details) = paragraph_first(item)?;
    let flat = paragraph.flat_text();
    let second = flat.find('\n')? + 1;
    let end = flat[second..].find('\n').map_or(flat.len(), |length| second + length);
    let title = paragraph.slice(0..second - 1)?;
    if !below::is_title(&title) || dates::at_end(&flat[..second - 1]).is_some() {
        return None;
    }
    let found = dates::at_end(&flat[second..end]).filter(|found| found.set_apart && found.cut.start > 0)?;
    let place = |range: Range<usize>| second + range.start..second + range.end;
    let found = Found { date: place(found.date), cut: place(found.cut), ..found };
    let date = date(paragraph, &flat, &found, format)?;
    // Each of several dated lines is a thing of its own.
    let more = flat.get(end + 1..).unwrap_or_default();
    if more.lines().any(|line| dates::at_end(line).is_some_and(|found| found.set_apart)) {
        return None;
    }
    let more = paragraph.slice((end + 1).min(flat.len())..flat.len())?.trimmed();
    let more = (!more.is_blank()).then(|| Block::new(BlockKind::Paragraph(more), item.span));
    let body = paragraph.slice(0..found.cut.start)?.trimmed();
    let details = more.into_iter().chain(details.iter().cloned()).collect();
    Some(Entry { date: Some(date), date_side: DateSide::End, body, details, span: item.span })
}

/// The entry of a paragraph that is a title in bold, its date in brackets, and what says more: `**Postdoc** (2019 – 2021)
/// *Harbour Institute*`.
pub(super) fn behind_title(words: &Inlines, span: Span, format: DateFormat) -> Option<Entry> {
    let title = words.iter().next().filter(|first| matches!(first.kind, InlineKind::Strong(_)))?;
    let flat = words.flat_text();
    if let Some(entry) = behind_title_marked(words, title, &flat, span, format) {
        return Some(entry);
    }
    let found = dates::within(&flat).filter(|found| found.cut.start == title.flat_len())?;
    if flat.chars().count() > MAX_DATED_CHARS || !flat[found.cut.clone()].ends_with([')', '）', ']']) {
        return None;
    }
    let date = date(words, &flat, &found, format)?;
    let rest = words.slice(found.cut.end..flat.len())?.trimmed();
    let details = (!rest.is_blank()).then(|| Block::new(BlockKind::Paragraph(rest), span)).into_iter().collect();
    let body = Inlines::from(title.clone());
    Some(Entry { date: Some(date), date_side: DateSide::End, body, details, span })
}

/// The same where the date is not in brackets, but in italics: `**Postdoc** — *2019 – 2021*`, and then what says more.
fn behind_title_marked(words: &Inlines, title: &Inline, flat: &str, span: Span, format: DateFormat) -> Option<Entry> {
    let is_gap = |inline: &Inline| {
        inline.as_text().is_some_and(|text| text.trim().trim_matches(['—', '–', '-', '|', ',', '·']).is_empty())
    };
    let mut at = title.flat_len();
    let mut behind = words.iter().skip(1).skip_while(|inline| {
        let is_gap = is_gap(inline);
        at += if is_gap { inline.flat_len() } else { 0 };
        is_gap
    });
    let marked = behind.next().filter(|next| matches!(next.kind, InlineKind::Emphasis(_)))?;
    let end = at + marked.flat_len();
    let more = words.slice(end..flat.len())?.trimmed();
    let found = dates::whole(flat[at..end].trim())?;
    let start = at + flat[at..end].len() - flat[at..end].trim_start().len();
    if more.is_blank() || at > MAX_DATED_CHARS || !flat[title.flat_len()..].starts_with([' ', ',']) {
        return None;
    }
    let found = Found { date: start + found.date.start..start + found.date.end, ..found };
    let date = date(words, flat, &found, format)?;
    let details = vec![Block::new(BlockKind::Paragraph(more), span)];
    Some(Entry { date: Some(date), date_side: DateSide::End, body: Inlines::from(title.clone()), details, span })
}

fn paragraph_without(paragraph: &Inlines, cut: Range<usize>, end: usize) -> Option<Inlines> {
    let (before, behind) = (paragraph.slice(0..cut.start)?, paragraph.slice(cut.end..end)?);
    Some(before.iter().chain(&behind).cloned().collect::<Inlines>().trimmed())
}

/// The entries of a list whose every item is a few words around a month, a term or a period: `Tides (line break) Aide, Fall 2024,
/// Bergen`. A year alone may be that of a paper.
pub(super) fn from_list(list: &List, format: DateFormat) -> Option<Vec<Entry>> {
    let is_clear = |item: &&Item| {
        let Some((paragraph, _)) = paragraph_first(item) else { return false };
        let flat = paragraph.flat_text();
        let value = dates::within(&flat).and_then(|found| found.value);
        let says_more = value.is_none_or(|value| value.to.is_some() || value.from.part.is_some());
        says_more && flat.chars().count() <= MAX_DATED_CHARS
    };
    if list.items.len() < 2 || list.is_numbered() || list.items.iter().any(|item| item.task.is_some()) {
        return None;
    }
    // Among months and periods, a year is a date, too.
    if list.items.iter().filter(is_clear).count() * 10 < list.items.len() * DATED_OF_TEN {
        return None;
    }
    list.items.iter().map(|item| entry(item, format)).collect()
}
