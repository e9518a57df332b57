//! What a page lists beside the publications of the site's collection: preprints kept in another one, a thesis written by hand.

use super::fields::has_title;
use super::items::papers;
use super::listed::{has_slot, only_leads, texts_of_items, years_on};
use super::missing::unprinted;
use super::refusal::shows_items_of;
use super::{PageContent, Reading};
use crate::cv::collections::{self, Asked, Collection, CollectionItem};
use crate::cv::model::{Content, Entry, Heading, Section, said};
use crate::cv::sections::{SECTION, meanings_of};
use crate::diagnostic::Outcome;
use crate::document::{Inline, InlineKind, Slot, inlines_of};
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;

/// The sections of a page, in order, that show none of the collection's publications, as parts of a list. Papers of other collections
/// are set as papers, other items as entries.
pub(super) fn the_collection(page: &[Section], content: &PageContent, reading: Reading) -> Vec<Section> {
    let Some(publications) = collections::of_publications(reading.collections) else { return Vec::new() };
    let others = reading.collections.iter().filter(|one| one.name != PUBLICATIONS && content.shown.contains(&one.name));
    let others: Vec<&Collection> = others.collect();
    let of_other = |section: &Section| {
        let is_shown = |one: &&Collection| {
            shows_items_of(section, &one.name) || shows(section, one, one.items.len().div_ceil(2).max(1))
        };
        let other = others.iter().copied().find(is_shown)?;
        papers(other, reading).or_else(|| entries(section, other, reading))?.into_value()
    };
    let of_its_own = |section: &Section| {
        let is_list = years_on(std::slice::from_ref(section)) > 0 || lists_unfinished(section);
        let lists_something = is_list && !only_leads(section) && !has_slot(section);
        (lists_something && !has_footnote(section)).then(|| section.content.clone())
    };
    let part = |at: usize| {
        let section = &page[at];
        let content = of_other(section).or_else(|| of_its_own(section))?;
        // The title of an item is no heading of the list.
        let is_title = |heading: &&Heading| titles(&others).any(|title| title == heading.folded());
        let above =
            || page[..at].iter().rev().find_map(|section| section.heading.as_ref().filter(|one| !is_title(one)));
        let heading = section.heading.as_ref().filter(|one| !is_title(one)).or_else(above)?;
        // Grants are no part of the publications.
        let meanings = meanings_of(heading).0;
        let is_part = meanings.is_empty() || meanings.contains(&PUBLICATIONS);
        let level = if is_part { SECTION + 1 } else { SECTION };
        Some(Section { heading: Some(Heading { level, ..heading.clone() }), content })
    };
    (0..page.len()).filter(|at| !shows(&page[*at], publications, 1)).filter_map(part).collect()
}

/// Whether a section lists papers that are not published yet, which may have no years.
pub(in crate::cv) fn lists_unfinished(section: &Section) -> bool {
    let is_announced = |heading: &Heading| meanings::lists_unfinished_papers(&heading.folded());
    section.heading.as_ref().is_some_and(is_announced) && !texts_of_items(std::slice::from_ref(section)).is_empty()
}

/// Whether a folded text names one of the papers that a section lists: the author has such a list there.
pub(in crate::cv) fn is_listed(section: &Section, said: &str) -> bool {
    let papers = texts_of_items(std::slice::from_ref(section));
    unprinted(&papers, said).len() < papers.len()
}

/// The items of a collection that a section has slots for.
fn entries(section: &Section, collection: &Collection, reading: Reading) -> Option<Outcome<Vec<Content>>> {
    let slots = section.content.iter().filter_map(|content| match content.slot() {
        Some(Slot::Item(slot)) => Asked::by_slot(slot.clone(), collection),
        _ => None,
    });
    let items: Vec<Asked> = slots.collect();
    (!items.is_empty()).then(|| collections::content(&collection.name, items, reading.style))
}

/// The titles of the items of collections, folded.
fn titles<'a>(collections: &'a [&Collection]) -> impl Iterator<Item = String> + 'a {
    collections.iter().flat_map(|one| &one.items).filter_map(CollectionItem::title_words)
}

/// Whether a section refers to a footnote. Those of a page that is left out are not printed.
fn has_footnote(section: &Section) -> bool {
    let is_mark = |inline: &Inline| matches!(inline.kind, InlineKind::FootnoteMark(_));
    section.content.iter().any(|content| match content {
        Content::Block(block) => inlines_of(std::slice::from_ref(block)).any(is_mark),
        Content::Entries(entries) => entries.iter().flat_map(Entry::inlines).any(is_mark),
        Content::Publications(_) => false,
    })
}

/// Whether a section has the titles of at least so many items.
fn shows(section: &Section, collection: &Collection, least: usize) -> bool {
    let words = format!(" {} ", said([section]));
    let titles = collection.items.iter().filter_map(|item| item.title_words());
    titles.filter(|title| has_title(&words, title)).take(least).count() == least
}
