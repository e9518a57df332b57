//! Dates in a form unknown to the grammar, in lists whose other dates it knows: `12–14 May 2019`, `Winter term 2018/19`.

use std::ops::Range;

use super::super::model::{DateSide, Entry};
use super::dates;
use super::item::{ends_with_preposition, is_plain, paragraph_first};
use crate::date;
use crate::document::Item;
use crate::source::Spanned;

/// The maximum length of such a date, in characters.
const LONGEST: usize = 26;

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

/// Whether something else follows a date in brackets: `Tides (2024) and Waves`, `Tides (2024), Waves`. A date in brackets behind
/// that is of the last of them.
pub(super) fn lists_dated_things(text: &str) -> bool {
    const AND: &[&str] = &["and ", "und ", "et ", "y ", "和", "及", "与"];
    dates_in_brackets(text).any(|behind| {
        let behind = behind.trim_start();
        behind.starts_with([',', ';', '&', '，', '；', '、']) || AND.iter().any(|word| behind.starts_with(word))
    })
}

/// What follows each pair of brackets that holds a date and nothing else.
fn dates_in_brackets(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.match_indices(['(', '（', '[']).map(|(at, open)| &text[at + open.len()..]);
    opened.filter_map(|inner| {
        let (date, behind) = inner.split_once([')', '）', ']'])?;
        looks_like_a_date(date).then_some(behind)
    })
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
    let bracketed = whole.strip_suffix(')').and_then(|inner| Some((inner.rfind('(')?, inner.len())));
    let (cut, end) = bracketed.or_else(|| Some((whole.rfind(',')?, whole.len())))?;
    let is_own = bracketed.is_none() || !lists_dated_things(&text[..cut]);
    (is_own && looks_like_a_date(&text[cut + 1..end])).then(|| (cut + 1..end, 0..text[..cut].trim_end().len()))
}

/// Whether a short text has a year and, as far as is known, no word that does not occur in dates.
fn looks_like_a_date(text: &str) -> bool {
    let has_year = date::years_in(text).next().is_some()
        || text.contains(['’', '‘', '\'']) && text.contains(|c: char| c.is_ascii_digit())
        || text.contains('年');
    let is_strange = |word: &&str| word.is_ascii() && !dates::is_of_dates(word);
    let words = text.split(|c: char| !c.is_alphabetic() && c != '.').map(|word| word.trim_matches('.'));
    let strange = words.filter(|word| !word.is_empty()).filter(is_strange).count();
    has_year && strange == 0 && text.trim().chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_with_a_year_are_dates() {
        for text in ["12–14 May 2019", "Winter term 2018/19", "Summer ‘17", "令和3年4月", "2023 –"] {
            assert!(looks_like_a_date(text), "{text}");
        }
        for text in ["the 2019 edition of the map", "Tides 2019", "Room 12", "2000000 visitors", "Bergen"] {
            assert!(!looks_like_a_date(text), "{text}");
        }
    }
}
