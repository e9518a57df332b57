//! Lists of years with lists below them, of which some say one thing and others several.
//!
//! ```text
//! - 2022
//!   - Medal of Bergen
//! - 2020
//!   - Tide prize
//!   - Wind prize
//! ```
//!
//! A year with one thing is its date, so the others are dates, too. Where every year has several things, the years are groups.

use super::super::model::{DateSide, Entry};
use super::item::MAX_DATED_CHARS;
use super::{DateFormat, alone, paragraph_first};
use crate::document::{Block, BlockKind, Item, List};
use crate::source::Spanned;

/// A year has at most this many things; with more, it is a group.
const MAX_BELOW: usize = 6;

/// The entries of such a list. The first thing of a year has its date.
pub(super) fn entries(list: &List, format: DateFormat) -> Option<Vec<Entry>> {
    let years: Vec<_> = list.items.iter().map(|item| year(item, format)).collect::<Option<_>>()?;
    let count = |is_meant: fn(usize) -> bool| years.iter().filter(|(_, below)| is_meant(below.len())).count();
    if count(|things| things == 1) == 0 || count(|things| things > 1) == 0 {
        return None;
    }
    let things = years.into_iter().flat_map(|(date, below)| {
        let dates = std::iter::once(Some(date)).chain(std::iter::repeat(None));
        below.iter().zip(dates).map(|(thing, date)| entry(thing, date)).collect::<Vec<_>>()
    });
    things.collect()
}

/// Whether each item begins with its date, and some have the same: a group of things would have it once.
pub(super) fn repeat(list: &List, format: DateFormat) -> bool {
    let date = |item: &Item| {
        let (words, below) = paragraph_first(item)?;
        if below.is_empty() { None } else { alone::of_paragraph(words, item.span, format) }
    };
    let dates: Option<Vec<Spanned<String>>> = list.items.iter().map(date).collect();
    dates.is_some_and(|dates| dates.windows(2).any(|pair| pair[0].value == pair[1].value))
}

/// An item's year, and the things below it.
fn year(item: &Item, format: DateFormat) -> Option<(Spanned<String>, &[Item])> {
    let [Block { kind: BlockKind::Paragraph(words), .. }, Block { kind: BlockKind::List(below), .. }] =
        &item.blocks[..]
    else {
        return None;
    };
    let is_one = !below.is_numbered() && (1..=MAX_BELOW).contains(&below.items.len());
    let date = alone::of_paragraph(words, item.span, format)?;
    is_one.then_some((date, &below.items[..]))
}

fn entry(thing: &Item, date: Option<Spanned<String>>) -> Option<Entry> {
    let (body, details) = paragraph_first(thing)?;
    let is_short = body.plain_text().chars().count() <= MAX_DATED_CHARS;
    is_short.then(|| Entry {
        date,
        date_side: DateSide::Start,
        body: body.clone(),
        details: details.to_vec(),
        span: thing.span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    /// Each entry as `date > body`, if the list of a text has entries.
    fn shown(text: &str) -> Option<Vec<String>> {
        entries_of(text, entries)
    }

    fn read(text: &str) -> Option<Vec<String>> {
        entries_of(text, super::super::from_list)
    }

    fn entries_of(text: &str, entries: fn(&List, DateFormat) -> Option<Vec<Entry>>) -> Option<Vec<String>> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", text)), 0..text.len());
        let parsed = markdown::parse(&Rewritten::of_value(span, text)).into_value().unwrap_or_default();
        let BlockKind::List(list) = &parsed.blocks.first()?.kind else { return None };
        let date = |entry: &Entry| entry.date.as_ref().map_or_else(String::new, |date| date.value.clone());
        let show = |entry: &Entry| format!("{} > {}", date(entry), entry.body.plain_text());
        Some(entries(list, DateFormat::default())?.iter().map(show).collect())
    }

    #[test]
    fn years_that_repeat_are_dates_of_one_thing_each() {
        let text = |years: [&str; 2]| {
            years.map(|year| format!("1. {year}\n\n   On tides\n\n   J. Lind\n\n   About tides.\n\n")).concat()
        };
        assert_eq!(read(&text(["2022", "2022"])).unwrap(), ["2022 > On tides", "2022 > On tides"]);
        assert_eq!(read(&text(["2022", "2020"])), None);
    }

    #[test]
    fn years_are_dates_where_one_of_them_has_one_thing() {
        assert_eq!(
            shown("- 2022\n  - Medal\n- 2019 - 2020\n  - Tide prize\n  - Wind prize\n").as_deref(),
            Some(&["2022 > Medal", "2019 - 2020 > Tide prize", " > Wind prize"].map(String::from)[..])
        );
        for groups in [
            "- 2022\n  - Medal\n  - Foam prize\n- 2020\n  - Tide prize\n  - Wind prize\n",
            "- 2022\n  - Medal\n- Prizes\n  - Tide prize\n  - Wind prize\n",
            "- 2022\n  - Medal\n- 2020\n  1. Tide prize\n  2. Wind prize\n",
        ] {
            assert_eq!(shown(groups), None, "{groups}");
        }
    }
}
