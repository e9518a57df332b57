//! A page that shows the items of a collection in its own way: its words, or entries made of the items.

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use super::fields::{has_title, says_more, words_of};
use super::listed::{MAX_ENTRY_WORDS, is_on, lists_posts, years_on};
use super::refusal::{lists_more, lists_something};
use crate::cv::PageContent;
use crate::cv::collections::{self, Asked, Collection, CollectionItem, DESCRIPTIONS, OwnGroups, QUARTO_ROW, asks_for};
use crate::cv::model::{self, Content, Heading, Section};
use crate::cv::sections::{SECTION, raise};
use crate::date;
use crate::diagnostic::Outcome;
use crate::document::{Block, BlockKind, Inlines, ItemSlot, Slot, descendants};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;

/// What is printed in place of a page: entries, and those below headings.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Those under no heading but the page's.
    pub(super) content: Vec<Content>,
    /// The page's groups.
    pub(super) groups: Vec<(Heading, Vec<Content>)>,
}

/// The items of a collection as entries, where the page shows them in its own way and adds nothing about them.
pub(super) fn instead_of(
    page: &[Section],
    content: &PageContent,
    topic: &str,
    reading: Reading,
) -> Option<Outcome<Made>> {
    if topic == PUBLICATIONS {
        return papers_of(content, reading).map(|papers| papers.map(|content| Made { content, groups: Vec::new() }));
    }
    let is_it = |one: &&Collection| {
        let is_shown = is_on(&one.name, topic) && content.shown.contains(&one.name);
        is_shown && !one.is_sample() && !lists_more(page, one)
    };
    let collection = reading.collections.iter().find(is_it)?;
    let said = words_of(page);
    let asked = descendants(&content.document.blocks).filter_map(asked);
    let asked: BTreeMap<&str, &ItemSlot> = asked.map(|slot| (slot.path.as_str(), slot)).collect();
    // A list that Quarto makes stands among the page's own words.
    if asked.values().any(|slot| slot.include == QUARTO_ROW) {
        return None;
    }
    let words = |text: &str| text.split_whitespace().count();
    // A word alone may be in what the page says of another item.
    let is_telling = |title: &str, item: &CollectionItem| {
        title.contains(' ') || described_words(item).is_none_or(|words| has_title(&said, &words))
    };
    let is_titled = |item: &CollectionItem| {
        item.title_words().is_none_or(|title| has_title(&said, &title) && is_telling(&title, item))
    };
    let opens = |opening: &str| !opening.is_empty() && has_title(&said, opening);
    let is_said = |item: &CollectionItem| is_titled(item) || opens(&opening_words(item));
    let is_shown = |item: &&CollectionItem| asked.contains_key(item.path.as_str()) || asked.is_empty() && is_said(item);
    let own = || collection.items.iter().rev().filter(|item| !item.is_sample());
    let mut items: Vec<&CollectionItem> = own().filter(is_shown).collect();
    if items.is_empty() {
        items = own().collect();
    }
    if items.iter().all(|item| item.date.is_none()) {
        items.sort_by_key(|item| item.title_words().and_then(|title| said.find(&format!(" {title} "))));
    }
    let slot_of = |item: &CollectionItem| asked.get(item.path.as_str()).copied();
    let entries = |items: &[&CollectionItem]| {
        let items = items.iter().map(|item| Asked::by_page(item, slot_of(item), &said)).collect();
        collections::content(topic, items, reading.style)
    };
    let entries = match groups(page, &items, topic) {
        Some(groups) => {
            let mut diagnostics = Vec::new();
            let of = |(heading, items): (Heading, Vec<&CollectionItem>)| {
                (heading, entries(&items).take(&mut diagnostics).unwrap_or_default())
            };
            let groups = groups.into_iter().map(of).collect();
            Outcome::new(Made { content: Vec::new(), groups }, diagnostics)
        }
        None => entries(&items).map(|content| Made { content, groups: Vec::new() }),
    };
    let made = entries.value().map(Made::sections).unwrap_or_default();
    let made = words_of(&made);
    // An item without a title makes no entry.
    // A collection with a name of its own may be shown in a way of its own, or in slots.
    let is_own = collection.name != topic && (words(&said) > words(&made) || !asked.is_empty());
    let is_better =
        made.trim().is_empty() || is_own || says_more(&said, &made, collection) && lists_something(page, topic);
    (!is_better).then_some(entries)
}

impl Made {
    fn sections(&self) -> Vec<Section> {
        let rest = std::iter::once(&self.content).chain(self.groups.iter().map(|(_, content)| content));
        rest.map(|content| Section { heading: None, content: content.clone() }).collect()
    }
}

/// The items under the headings of their page, if it has several that are no titles of items and each item is under one: the categories
/// of al-folio's projects. Years are no groups: each item has its own. A group that is a section of a CV is no part of the page's.
fn groups<'a>(
    page: &[Section],
    items: &[&'a CollectionItem],
    topic: &str,
) -> Option<Vec<(Heading, Vec<&'a CollectionItem>)>> {
    const SECTIONS: &[&str] = &["awards", "service", "talks", "teaching"];
    let titles: Vec<Option<String>> = items.iter().map(|item| item.title_words()).collect();
    let is_title = |heading: &Heading| titles.iter().flatten().any(|title| *title == heading.folded());
    let mut groups: Vec<(Heading, Vec<&CollectionItem>)> = Vec::new();
    let mut found = BTreeSet::new();
    for section in page {
        if let Some(heading) = section.heading.as_ref().filter(|heading| !is_title(heading)) {
            // It may be a link to its own place on the page, and is in lower case where it is a category.
            let content = Inlines::text(fold::capitalised(heading.content.plain_text().trim()), heading.span);
            let is_apart = meanings::of(&heading.folded()).is_some_and(|of| of != topic && SECTIONS.contains(&of));
            let level = if is_apart { SECTION } else { SECTION + 1 };
            groups.push((Heading { level, content, span: heading.span }, Vec::new()));
        }
        let said = words_of(std::slice::from_ref(section));
        for (item, title) in items.iter().zip(&titles) {
            let is_here = asks_for(section, item) || title.as_ref().is_some_and(|title| has_title(&said, title));
            if is_here && found.insert(&item.path) {
                groups.last_mut()?.1.push(item);
            }
        }
    }
    groups.retain(|(_, items)| !items.is_empty());
    let are_years = groups.iter().any(|(heading, _)| date::is_year(heading.content.plain_text().trim()));
    let is_apart = groups.iter().any(|(heading, _)| heading.level == SECTION);
    // What would follow such a section would be a part of it.
    groups.sort_by_key(|(heading, _)| heading.level == SECTION);
    ((groups.len() > 1 || is_apart) && found.len() == items.len() && !are_years).then_some(groups)
}

/// What a page says before the first item that it shows: its prose and its lists.
pub(super) fn lead(page: &[Section], shown: &BTreeSet<String>, collections: &[Collection]) -> Vec<Content> {
    let shown = collections.iter().filter(|collection| shown.contains(&collection.name));
    let titles: Vec<String> = shown.flat_map(|all| &all.items).filter_map(CollectionItem::title_words).collect();
    let opening = page.first().filter(|section| section.heading.is_none());
    let blocks = opening.into_iter().flat_map(|section| &section.content);
    let is_own = |content: &&Content| {
        let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_));
        let words = format!(" {} ", fold::words(&content.block_text()));
        content.block().is_some_and(is_text) && !titles.iter().any(|title| has_title(&words, title))
    };
    blocks.take_while(is_own).cloned().collect()
}

/// The items of a collection of papers that has another name, such as working papers, where a page shows nothing but that: themes print
/// their abstracts, too.
fn papers_of(content: &PageContent, reading: Reading) -> Option<Outcome<Vec<Content>>> {
    let mut shown = content.shown.iter();
    let (Some(name), None) = (shown.next(), shown.next()) else { return None };
    let collection = reading.collections.iter().find(|one| one.name == *name && one.name != PUBLICATIONS)?;
    if says_more_than(content, collection) { None } else { papers(collection, reading) }
}

/// The sections of a page that show the dated items of a collection of which `others` say nothing, each with what is below it: the
/// audits on a page that is about more than those.
pub(super) fn sections_of_collections(
    others: &[Section],
    page: &[Section],
    content: &PageContent,
    reading: Reading,
) -> Vec<Section> {
    const MAX_WORDS: usize = 2 * MAX_ENTRY_WORDS;
    let said = words_of(others);
    let titles = |collection: &Collection| {
        let titles: Vec<String> = collection.items.iter().filter_map(CollectionItem::title_words).collect();
        let are_dated = collection.items.iter().all(|item| item.date.is_some());
        let are_new = !titles.is_empty() && !titles.iter().any(|title| has_title(&said, title));
        (are_dated && are_new && collection.name != PUBLICATIONS && !collection.is_sample()).then_some(titles)
    };
    let shown = reading.collections.iter().filter(|one| content.shown.contains(&one.name));
    let titles: Vec<String> = shown.filter_map(titles).flatten().collect();
    if titles.is_empty() {
        return Vec::new();
    }
    // The title of an item is no heading of the list.
    let is_heading = |at: usize| page[at].heading.as_ref().is_some_and(|one| !titles.contains(&one.folded()));
    let is_one = |at: usize| {
        let whole = Section::with_parts(page, at);
        let words = words_of(whole);
        let items = titles.iter().filter(|title| has_title(&words, title)).count();
        let is_listed =
            is_heading(at) && items > 0 && years_on(whole) >= items && model::word_count(whole) <= items * MAX_WORDS;
        (is_listed && !lists_posts(whole)).then_some(whole)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.len() {
        // The innermost: the title of the page is above all of its sections.
        let whole = is_one(at).filter(|whole| !(at + 1..at + whole.len()).any(|below| is_one(below).is_some()));
        found.extend(whole.unwrap_or_default().iter().cloned());
        at += whole.map_or(1, <[Section]>::len);
    }
    raise(&mut found);
    found
}

/// The items of a collection as publications, if all of them are.
pub(super) fn papers(collection: &Collection, reading: Reading) -> Option<Outcome<Vec<Content>>> {
    let is_paper = |item: &CollectionItem| {
        ["citation", "authors", "author", "coauthors"].iter().any(|key| item.page.front_matter.filled(key).is_some())
    };
    if collection.is_sample() || !collection.items.iter().all(is_paper) {
        return None;
    }
    let items: Vec<Asked> = collection.items.iter().rev().map(Asked::by_nobody).collect();
    let groups = collections::publications(&items, &OwnGroups::default(), &reading.options.publications, reading.style);
    Some(groups.map(|groups| vec![Content::Publications(groups)]))
}

/// Whether a page has lists of its own beside the items of a collection.
fn says_more_than(content: &PageContent, collection: &Collection) -> bool {
    let blocks = descendants(&content.document.blocks);
    let lists = blocks
        .filter(|block| matches!(&block.kind, BlockKind::List(list) if list.items.len() > collection.items.len()));
    lists.count() > 0
}

/// The item that a block asks for, as the theme prints it.
fn asked(block: &Block) -> Option<&ItemSlot> {
    match &block.kind {
        BlockKind::Slot(Slot::Item(item)) => Some(item),
        _ => None,
    }
}

/// What an item says of itself in its front matter, folded.
fn described_words(item: &CollectionItem) -> Option<String> {
    let texts = DESCRIPTIONS.iter().filter_map(|key| item.page.front_matter.text(key));
    texts.map(|text| fold::words(text.value)).find(|words| !words.is_empty())
}

/// How the text of an item begins, folded: a page may show that in place of the title.
fn opening_words(item: &CollectionItem) -> String {
    const WORDS: usize = 6;
    fold::beginning(&fold::words(item.page.body.text()), WORDS).to_owned()
}
