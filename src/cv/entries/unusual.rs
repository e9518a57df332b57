//! Dates in a form unknown to the grammar, in lists whose other dates it knows: `12–14 May 2019`, `Winter term 2018/19`.

use std::ops::Range;

use super::super::model::{DateSide, Entry};
use super::brackets::{dates_in_brackets, lists_dated_things, looks_like_a_date};
use super::dates;
use super::item::{ends_with_preposition, is_plain, paragraph_first};
use crate::document::Item;
use crate::source::Spanned;

/// The entry of an item whose date is before a colon, after the last comma, or in brackets at the end.
pub(super) fn entry(item: &Item, side: DateSide) -> Option<Entry> {
    let (paragraph, details) = paragraph_first(item)?;
    let flat = paragraph.flat_text();
    let (date, body) = match side {
        DateSide::Start => at_start(&flat),
        DateSide::End => at_end(&flat),
    }?;
    let (inlines, body) = (paragraph.slice(date.clone())?.trimmed(), paragraph.slice(body)?.trimmed());
    if body.is_empty() || !inlines.iter().all(is_plain) {
        return None;
    }
    let span = inlines.span()?;
    let date = Spanned::new(flat[date].trim().to_owned(), span);
    Some(Entry { date: Some(date), date_side: side, body, details: details.to_vec(), span: item.span })
}

/// Whether a line of an item begins or ends with a date, or has one in brackets.
pub(super) fn has_date(item: &Item) -> bool {
    let Some((paragraph, _)) = paragraph_first(item) else { return false };
    let flat = paragraph.flat_text();
    let ends = |line: &str| {
        dates::at_end(line).is_some_and(|found| found.set_apart && !ends_with_preposition(&line[..found.cut.start]))
    };
    let begins = |line: &str| dates::at_start(line).is_some_and(|found| found.set_apart);
    dates_in_brackets(&flat).next().is_some() || flat.lines().any(|line| begins(line) || ends(line))
}

/// The date and the rest of a text that starts with one.
fn at_start(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    if let Some((line, rest)) = text.split_once('\n')
        && let numbers = line.trim_end().trim_end_matches('.')
        && super::alone::is_numbers(numbers)
    {
        return Some((0..numbers.len(), text.len() - rest.len()..text.len()));
    }
    let (end, mark) = text.char_indices().find(|(_, letter)| matches!(letter, ':' | '：' | '\t'))?;
    let rest = end + mark.len_utf8()..text.len();
    let bare = text[..end].trim().trim_matches(['(', ')', '[', ']']);
    if super::alone::is_stand_in(bare) {
        let start = text.find(bare)?;
        return Some((start..start + bare.len(), rest));
    }
    looks_like_a_date(&text[..end]).then_some((0..end, rest))
}

/// The date and the rest of a text that ends with one.
fn at_end(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let whole = text.trim_end().trim_end_matches(['.', ';']);
    // On a line of its own, where others have their date: `Ongoing`.
    if let Some((before, last)) = whole.rsplit_once('\n')
        && super::alone::is_stand_in(last)
    {
        return Some((before.len() + 1..whole.len(), 0..before.trim_end().len()));
    }
    let bracketed = whole.strip_suffix(')').and_then(|inner| Some((inner.rfind('(')?, inner.len())));
    let (cut, end) = bracketed.or_else(|| Some((whole.rfind(',')?, whole.len())))?;
    let is_own = bracketed.is_none() || !lists_dated_things(&text[..cut]);
    // The grammar knows where this one begins: `May 11-22, 2018`.
    if dates::at_end(text).is_some_and(|found| found.date.start < cut) {
        return None;
    }
    let date = &text[cut + 1..end];
    let is_date = looks_like_a_date(date) || super::alone::is_stand_in(date);
    (is_own && is_date).then(|| (cut + 1..end, 0..text[..cut].trim_end().len()))
}
