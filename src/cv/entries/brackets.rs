//! Short texts that look like dates, and what stands around them in brackets.

use super::dates;
use crate::date;

/// The maximum length of such a text, in characters.
const MAX_CHARS: usize = 26;

/// Whether a short text has a year and, as far as is known, no word that does not occur in dates.
pub(super) fn looks_like_a_date(text: &str) -> bool {
    let has_year = date::years_in(text).next().is_some()
        || text.contains(['’', '‘', '\'']) && text.contains(|c: char| c.is_ascii_digit())
        || text.contains('年');
    let is_strange = |word: &&str| word.is_ascii() && !dates::is_of_dates(word);
    let words = text.split(|c: char| !c.is_alphabetic() && c != '.').map(|word| word.trim_matches('.'));
    let strange = words.filter(|word| !word.is_empty()).filter(is_strange).count();
    has_year && strange == 0 && text.trim().chars().count() <= MAX_CHARS
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
pub(super) fn dates_in_brackets(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.match_indices(['(', '（', '[']).map(|(at, open)| &text[at + open.len()..]);
    opened.filter_map(|inner| {
        let (date, behind) = inner.split_once([')', '）', ']'])?;
        looks_like_a_date(date).then_some(behind)
    })
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
