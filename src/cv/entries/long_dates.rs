//! Long dates in a column of dates: `September 2020 – November 2022` would take a third of the line.

use super::super::dates;
use super::super::model::{Content, Entry, Section};
use crate::language::Language;

/// A date with more letters has its months abbreviated, if they can be.
const LONGEST: usize = 20;

/// Abbreviates the months of all dates where one is too long, so that all are alike.
pub(super) fn shorten(sections: &mut [Section], language: Language) {
    let is_long = |entry: &Entry| {
        let date = entry.date.as_ref().map(|date| &date.value);
        date.is_some_and(|date| date.chars().count() > LONGEST && dates::short(date, language) != *date)
    };
    if !entries(sections).any(|entry| is_long(entry)) {
        return;
    }
    for date in entries(sections).filter_map(|entry| entry.date.as_mut()) {
        date.value = dates::short(&date.value, language);
    }
}

fn entries(sections: &mut [Section]) -> impl Iterator<Item = &mut Entry> {
    sections.iter_mut().flat_map(|section| &mut section.content).flat_map(|content| match content {
        Content::Entries(entries) => entries.iter_mut(),
        Content::Block(_) | Content::Publications(_) => [].iter_mut(),
    })
}
