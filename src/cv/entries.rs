//! Lists of dated items become entries.
//!
//! A list whose items nearly all start with a date, or nearly all end with one, is a list of positions, prizes, courses
//! or talks. Taking the date out changes no word and no order; any other list stays a list.

use crate::document::{BlockKind, InlineKind, Inlines, Item, List, each_run_mut};
use crate::fold;
use crate::source::Span;

use super::dates::{self, DateStyle};
use super::model::{Content, DateSide, Entry, Section};
use crate::language::Language;

mod agreement;
mod alone;
mod below;
mod brackets;
mod definitions;
mod headings;
mod inner;
mod item;
mod paragraphs;
mod sides;
mod tables;
#[cfg(test)]
mod tests;
mod unusual;
mod years;

pub(crate) use sides::agree as agree_on_a_side;

use item::{MAX_DATED_CHARS, date, entry, paragraph_first, without_label};

/// How many of ten items have to be dated.
const DATED_OF_TEN: usize = 8;

/// How dates are printed, and in which language.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateFormat {
    /// The style.
    pub style: DateStyle,
    /// The language of its words.
    pub language: Language,
}

/// Sections with their dated lists as entries.
pub fn recognise(sections: Vec<Section>, format: DateFormat) -> Vec<Section> {
    let sections = headings::join(sections, format);
    let of_years: Vec<Option<Section>> =
        sections.iter().map(|section| year(section).map(|_| section.clone())).collect();
    let read = |section: Section| Section { content: paragraphs::recognise(section.content, format), ..section };
    let mut sections: Vec<Section> = sections.into_iter().map(read).collect();
    agreement::take_in_lone_paragraphs(&mut sections, format);
    for ((section, at), entries) in agreement::entries(&sections, format) {
        sections[section].content[at] = Content::Entries(entries);
    }
    let laid_out = |content: Content| recognise_one(content, format);
    let finish = |(section, of_year): (Section, Option<Section>)| {
        let content = section.content.into_iter().map(laid_out).map(without_boxes).collect();
        let section = Section { heading: section.heading, content };
        match of_year {
            Some(of_year) if tells_its_year(&section) => of_year,
            _ => section,
        }
    };
    sections.into_iter().zip(of_years).map(finish).collect()
}

/// Dates in typewriter type as words: the type is for the box around them. Within a text, a number alone may be code.
fn without_boxes(mut content: Content) -> Content {
    let unboxed = |run: &mut Inlines| {
        let (mut at, last) = (0, run.len().saturating_sub(1));
        run.retain(|inline| {
            if let InlineKind::Code(text) = &mut inline.kind
                && (at == 0 || at == last || text.contains(' '))
                && dates::whole(text).is_some_and(|found| found.value.is_some())
            {
                inline.kind = InlineKind::Text(std::mem::take(text));
            }
            at += 1;
            true
        });
    };
    match &mut content {
        Content::Block(block) => each_run_mut(std::slice::from_mut(block), &mut |run| unboxed(run)),
        Content::Entries(entries) => {
            for entry in entries {
                unboxed(&mut entry.body);
                each_run_mut(&mut entry.details, &mut |run| unboxed(run));
            }
        }
        Content::Publications(_) => {}
    }
    content
}

/// The year, if a section's heading is one.
fn year(section: &Section) -> Option<String> {
    let heading = section.heading.as_ref()?.content.plain_text();
    (heading.len() == "2024".len()).then_some(heading)
}

/// Whether a list of a section ends its items with the year that the heading is.
fn tells_its_year(section: &Section) -> bool {
    let Some(year) = year(section) else { return false };
    section.content.iter().any(|content| match content {
        Content::Entries(entries) => entries.iter().all(|entry| {
            let date = entry.date.as_ref().map(|date| &date.value);
            entry.date_side == DateSide::End && date.is_none_or(|date| *date == year)
        }),
        Content::Block(_) | Content::Publications(_) => false,
    })
}

/// Tables and definitions of dates.
fn recognise_one(content: Content, format: DateFormat) -> Content {
    let Content::Block(block) = &content else { return content };
    let entries = match &block.kind {
        BlockKind::Table(table) => tables::entries(table, block.span, format),
        BlockKind::Definitions(definitions) => definitions::entries(definitions, block.span, format),
        _ => None,
    };
    entries.map_or(content, Content::Entries)
}

/// Whether each item begins with its date, as a paragraph of its own: even in a numbered list, such items are not being counted.
fn are_below_dates(list: &List, format: DateFormat) -> bool {
    list.items.iter().all(|item| alone::entry(item, format).is_some()) || years::repeat(list, format)
}

/// Whether a text begins or ends with a date.
pub fn tells_date(text: &str) -> bool {
    dates::at_start(text).is_some() || dates::at_end(text).is_some()
}

/// Whether a paragraph is only a date.
pub fn is_date(words: &Inlines, span: Span) -> bool {
    alone::of_paragraph(words, span, DateFormat::default()).is_some()
}

/// The entries of a list, if it is clearly one of dated items.
pub fn from_list(list: &List, format: DateFormat) -> Option<Vec<Entry>> {
    if list.items.iter().any(|item| item.task.is_some()) {
        return None;
    }
    if years::repeat(list, format) {
        return list.items.iter().map(|item| alone::entry_among_others(item, format)).collect();
    }
    let entries = |side| dated(&list.items, side, format);
    years::entries(list, format).or_else(|| entries(DateSide::Start)).or_else(|| entries(DateSide::End))
}

/// The entry of a single item.
pub fn from_item(item: &Item, format: DateFormat) -> Option<Entry> {
    let entry = |side| entry(item, side, MAX_DATED_CHARS, format).map(|(entry, _)| entry);
    entry(DateSide::Start).or_else(|| entry(DateSide::End))
}

/// The entries of the items, when enough of them are dated. Dates of an unusual form count if half of the others are usual.
fn dated(items: &[Item], side: DateSide, format: DateFormat) -> Option<Vec<Entry>> {
    let usual: Vec<Option<(Entry, bool)>> =
        items.iter().map(|item| entry(item, side, MAX_DATED_CHARS, format)).collect();
    let count = usual.iter().flatten().count();
    let clear = usual.iter().flatten().any(|(_, set_apart)| *set_apart) || count > 2 || are_all_titles(&usual, side);
    if count == 0 || !clear {
        return None;
    }
    let may_be_unusual = count * 2 >= items.len();
    // Among dated items, a long one is not a reference.
    let long = |item| entry(item, side, usize::MAX, format).map(|(entry, _)| entry);
    let read = usual.into_iter().zip(items).map(|(entry, item)| match entry {
        Some((entry, _)) => Some(entry),
        None if may_be_unusual => unusual::entry(item, side)
            .or_else(|| alone::entry_among_others(item, format))
            .or_else(|| inner::entry(item, format).map(|inner| long(item).unwrap_or(inner)))
            .map(|entry| Entry { date_side: side, ..entry }),
        None => None,
    });
    let read: Vec<Option<Entry>> = read.collect();
    let dated = read.iter().flatten().count();
    let only_one_lacks_it = dated > 2 && dated + 1 == items.len();
    // A date in a paragraph of its own is one, however many others have none.
    let apart = items.iter().filter(|item| side == DateSide::End && below::is_dated(item, format)).count();
    if dated * 10 < items.len() * DATED_OF_TEN && !only_one_lacks_it && apart * 2 < items.len() {
        return None;
    }
    // Where one date has to stay in its text, all of them do.
    let without = |item| if unusual::has_date(item) { None } else { undated(item, side) };
    read.into_iter().zip(items).map(|(read, item)| read.or_else(|| long(item)).or_else(|| without(item))).collect()
}

/// Whether each of several items begins with its date, and then with a capital: `2011 Award of Bergen`.
fn are_all_titles(entries: &[Option<(Entry, bool)>], side: DateSide) -> bool {
    let is_title = |entry: &Option<(Entry, bool)>| {
        entry.as_ref().is_some_and(|(entry, _)| entry.body.plain_text().trim_start().starts_with(char::is_uppercase))
    };
    side == DateSide::Start && entries.len() > 1 && entries.iter().all(is_title)
}

/// Whether words only say that a date follows: `Period:`.
fn announces_a_date(words: &str) -> bool {
    const BEFORE_A_DATE: &[&str] = &[
        "academic year",
        "academic years",
        "date",
        "dates",
        "duration",
        "period",
        "semester",
        "semesters",
        "term",
        "terms",
        "time",
        "when",
        "year",
        "years",
    ];
    BEFORE_A_DATE.contains(&&*fold::words(words))
}

fn undated(item: &Item, side: DateSide) -> Option<Entry> {
    let (body, details) = paragraph_first(item)?;
    Some(Entry { date: None, date_side: side, body: body.clone(), details: details.to_vec(), span: item.span })
}
