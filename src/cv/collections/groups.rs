//! The groups in which the site's own page lists the items of a collection.

use std::collections::HashMap;

use super::super::model::{self, Content, Section};
use super::super::sections::meanings_of;
use super::{Collection, CollectionItem};
use crate::date;
use crate::document::Slot;
use crate::fold;
use crate::yaml::Map;

/// The headings of a list, and which of them each item is under; none where the list has no groups.
#[derive(Debug, Default)]
pub(in crate::cv) struct OwnGroups {
    headings: Vec<String>,
    /// The places of the headings, by the files of the items.
    of_items: HashMap<String, usize>,
}

impl OwnGroups {
    /// The groups of a page, where it lists each item under a heading. Years are no groups: each item has its own.
    pub(in crate::cv) fn of(page: &[Section], collection: &Collection) -> Option<Self> {
        let mut groups = Self::default();
        let items: Vec<(&CollectionItem, Option<String>)> =
            collection.items.iter().map(|item| (item, item.title_words())).collect();
        for section in page.iter().filter(|section| !section.content.is_empty()) {
            let is_selection = section.heading.as_ref().is_some_and(|heading| meanings_of(heading).1);
            let said = model::said([section]);
            // A paper and the talk that it began as may have one title.
            let is_the_twin = |item: &CollectionItem, title: &str| {
                let twins = items.iter().filter(|(other, words)| {
                    other.path != item.path && words.as_deref().is_some_and(|words| words == title)
                });
                twins.into_iter().any(|(twin, _)| said_of(twin, item, &said) > said_of(item, twin, &said))
            };
            let is_listed = |item: &CollectionItem, title: &Option<String>| {
                let says = |title: &String| fold::has_words(&said, title) && !is_the_twin(item, title);
                asks_for(section, item) || title.as_ref().is_some_and(says)
            };
            let own = items.iter().filter(|(item, title)| is_listed(item, title)).map(|(item, _)| *item);
            let new: Vec<&CollectionItem> = own.filter(|item| !groups.of_items.contains_key(&item.path)).collect();
            if new.is_empty() || is_selection {
                continue;
            }
            let heading = section.heading.as_ref()?.content.plain_text().trim().to_owned();
            if date::is_year(&heading) {
                return None;
            }
            groups.of_items.extend(new.into_iter().map(|item| (item.path.clone(), groups.headings.len())));
            groups.headings.push(heading);
        }
        let is_whole = collection.items.iter().all(|item| groups.of_items.contains_key(&item.path));
        (is_whole && groups.headings.len() > 1).then_some(groups)
    }

    /// Which group an item is in.
    pub(super) fn place(&self, item: &CollectionItem) -> Option<usize> {
        self.of_items.get(&item.path).copied()
    }

    /// The heading of an item's group.
    pub(super) fn heading(&self, item: &CollectionItem) -> Option<String> {
        self.headings.get(self.place(item)?).cloned()
    }
}

/// How much of what an item says otherwise than its twin is said in a folded text.
fn said_of(item: &CollectionItem, twin: &CollectionItem, said: &str) -> usize {
    let fields = item.page.front_matter.as_map().into_iter().flat_map(Map::iter);
    let own = fields.filter_map(|(key, value)| {
        let other = twin.page.front_matter.text(&key.value).map(|text| text.value);
        value.as_str().filter(|text| Some(*text) != other).map(fold::words)
    });
    own.filter(|words| !words.is_empty() && fold::has_words(said, words)).count()
}

/// Whether a section asks for an item.
pub(in crate::cv) fn asks_for(section: &Section, item: &CollectionItem) -> bool {
    let is_it = |content: &Content| matches!(content.slot(), Some(Slot::Item(slot)) if slot.path == item.path);
    section.content.iter().any(is_it)
}
