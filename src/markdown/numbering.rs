//! The numbers of a list: those that the site counts, or those that the author wrote.
//!
//! kramdown counts every list from 1, whatever is written. Where somebody began with another number, or wrote a year, the
//! number was meant: counting on from `2018.` would print a year that nobody wrote.

use super::html::StartTag;
use crate::date;
use crate::document::{Item, Numerals};

/// Where the numbers of a list come from. Its items may have their own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Each item has the number that was written before it.
    Written,
    /// The site counts, and continues from an item that has its own number (HTML, sections 4.4.5 and 4.4.8).
    Counted {
        /// The first number, if one was asked for.
        start: Option<i64>,
        /// Whether the numbers go down, to 1 if no first one was asked for.
        reversed: bool,
    },
}

impl Numbering {
    /// Gives every item its number.
    pub(super) fn number(self, items: &mut [Item]) {
        match self {
            Self::Written => {
                if is_only_counted(items) {
                    // Nobody means a list of nothing but `0.`
                    let is_zero = items.iter().all(|item| item.number.is_none_or(|number| number == 0));
                    items.iter_mut().skip(usize::from(!is_zero)).for_each(|item| item.number = None);
                }
                count(items, 1, 1);
            }
            Self::Counted { start, reversed } => {
                let last = i64::try_from(items.len()).unwrap_or(i64::MAX);
                let start = start.unwrap_or(if reversed { last } else { 1 });
                count(items, start, if reversed { -1 } else { 1 });
            }
        }
    }
}

/// Counts from `start`, and from each item's own number.
fn count(items: &mut [Item], start: i64, step: i64) {
    let mut next = start;
    for item in items {
        let number = item.number.unwrap_or(next);
        item.number = Some(number);
        next = number.saturating_add(step);
    }
}

/// Whether the numbers only say that this is a list: they begin at the beginning (`1. 2. 2.`) or are all the same.
fn is_only_counted(items: &[Item]) -> bool {
    let written: Vec<i64> = items.iter().filter_map(|item| item.number).collect();
    let Some(first) = written.first() else { return true };
    let is_year = |number: &i64| u16::try_from(*number).is_ok_and(|number| date::YEARS.contains(&number));
    (matches!(first, 0 | 1) || written.iter().all(|number| number == first)) && !written.iter().any(is_year)
}

/// What a tag or an attribute list asks of a list's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListLook {
    start: Option<i64>,
    reversed: bool,
    numerals: Option<Numerals>,
    /// Whether the site shows no numbers.
    bare: bool,
}

impl ListLook {
    /// What this tag asks for.
    pub(super) fn of(tag: &StartTag) -> Self {
        let start = tag.get("start").and_then(|start| start.parse().ok());
        Self { start, reversed: tag.get("reversed").is_some(), numerals: tag.numerals(), bare: tag.has_no_markers() }
    }

    /// The numbering that is asked for; `None` where the site shows no numbers.
    pub(super) fn numbering(self) -> Option<Numbering> {
        (!self.bare).then_some(Numbering::Counted { start: self.start, reversed: self.reversed })
    }

    /// The numerals that are asked for.
    pub(super) fn numerals(self) -> Numerals {
        self.numerals.unwrap_or_default()
    }
}

/// The number that an item of Markdown begins with.
pub(super) fn written(line: &str) -> Option<i64> {
    let line = line.trim_start();
    let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    line[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    fn numbers(numbering: Numbering, own: &[Option<i64>]) -> Vec<i64> {
        let span = Span::new(Sources::new().add(Source::new("page.md", "")), 0..0);
        let mut items: Vec<Item> =
            own.iter().map(|number| Item { number: *number, ..Item::new(Vec::new(), span) }).collect();
        numbering.number(&mut items);
        items.iter().filter_map(|item| item.number).collect()
    }

    #[test]
    fn a_number_that_was_meant_stays_as_it_was_written() {
        let cases: [(&[i64], &[i64]); 9] = [
            (&[1, 2, 3], &[1, 2, 3]),
            (&[1, 1, 1], &[1, 2, 3]),
            (&[1, 2, 2, 4], &[1, 2, 3, 4]),
            (&[0, 5], &[0, 1]),
            (&[4, 4], &[4, 5]),
            (&[3, 2, 1], &[3, 2, 1]),
            (&[2019, 2017, 2016], &[2019, 2017, 2016]),
            (&[2018, 2018], &[2018, 2018]),
            (&[5, 6, 8], &[5, 6, 8]),
        ];
        for (written, shown) in cases {
            let own: Vec<Option<i64>> = written.iter().copied().map(Some).collect();
            assert_eq!(numbers(Numbering::Written, &own), shown, "{written:?}");
        }
    }

    #[test]
    fn the_site_counts_up_or_down() {
        let counted = |start, reversed| Numbering::Counted { start, reversed };
        let none = [None, None, None];
        assert_eq!(numbers(counted(None, false), &none), [1, 2, 3]);
        assert_eq!(numbers(counted(Some(7), false), &none), [7, 8, 9]);
        assert_eq!(numbers(counted(None, true), &none), [3, 2, 1]);
        assert_eq!(numbers(counted(Some(10), true), &none), [10, 9, 8]);
        assert_eq!(numbers(counted(None, false), &[None, Some(5), None]), [1, 5, 6]);
        assert_eq!(numbers(counted(None, true), &[None, Some(9), None]), [3, 9, 8]);
    }
}
