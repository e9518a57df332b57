//! Publications that no place on the pages shows.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use crate::cv::bibliography::{Author, Record};
use crate::cv::collections::{self, Asked, Collection, CollectionItem, OwnGroups};
use crate::cv::model::{self, Heading, Section, Stock};
use crate::cv::publications::{self, By};
use crate::cv::sections::SECTION;
use crate::cv::selection::Grouping;
use crate::cv::words::Word;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inlines, Slot};
use crate::fold;
use crate::moment::Moment;
use crate::script::word_count;

use super::lists::{OwnList, is_list, is_list_in_data, is_news, says};
use super::{Around, Bibliography, Filler};

/// A title of fewer words may be in a text by chance.
const MIN_WORDS: usize = 4;

impl<'a> Filler<'a> {
    /// Says which items of the publications' collection the pages' lists leave out.
    pub(super) fn report_unlisted_items(&mut self, sections: &[Section]) {
        for item in self.unlisted_items(sections) {
            let title = item.page.front_matter.text("title");
            let message = format!("no printed page lists “{}”", title.map_or("", |title| title.value));
            self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(title.map(|title| title.span)));
        }
    }

    /// The items of the publications' collection whose titles do not appear in the sections.
    pub(super) fn unlisted_items(&self, sections: &[Section]) -> Vec<&'a CollectionItem> {
        let Some(collection) =
            self.publications().filter(|collection| !self.data.options.is_selection() && !collection.is_sample())
        else {
            return Vec::new();
        };
        let printed = model::said(sections);
        let letters = fold::letters(&printed);
        // `$D_4$` and `D<sub>4</sub>` are divided into words in different ways.
        let is_there = |title: &str| {
            says(&printed, title) || word_count(title) >= MIN_WORDS && letters.contains(&fold::letters(title))
        };
        let is_left_out = |item: &&CollectionItem| item.title().is_some_and(|title| !is_there(&title.value));
        collection.items.iter().filter(is_left_out).collect()
    }

    /// Whether hardly any titles of the publications' collection appear in the sections.
    pub(super) fn lists_few(&self, sections: &[Section]) -> bool {
        let Some(collection) = self.publications() else { return false };
        self.data.bibliographies.is_empty() && self.unlisted_items(sections).len() * 2 > collection.items.len()
    }

    pub(super) fn publications(&self) -> Option<&'a Collection> {
        collections::of_publications(self.data.collections)
    }

    /// Whether the author's own list replaces what the site keeps of the person's publications: it has nearly all of them, or nearly as
    /// many entries; or, if it has none of them in the same words, not many fewer. Some people only say how many papers there are.
    pub(super) fn covers(&self, own_list: &OwnList) -> bool {
        const FEWER: usize = 3;
        const NEARLY_ALL: usize = 4;
        const FEW: usize = 2;
        let titles = self.own_titles();
        match titles.iter().filter(|title| says(&own_list.text, title)).count() {
            0 => FEWER * own_list.entries >= titles.len(),
            listed => {
                let missing = titles.len().saturating_sub(listed.max(own_list.entries));
                missing <= FEW || missing * NEARLY_ALL <= titles.len()
            }
        }
    }

    /// The author's own list under a heading that says nothing of publications, if it has the titles of them all, and the authors. Talks
    /// have the titles of papers, too.
    pub(super) fn list_of_all(&self, sections: &[Section]) -> Option<OwnList> {
        let titles = self.own_titles();
        if titles.len() < 2 || titles.iter().any(|title| word_count(title) < MIN_WORDS) {
            return None;
        }
        let has_all = |list: &[Section]| {
            let text = model::said(list);
            !list.iter().any(|section| Around::of(section).is_other || is_news(section) || is_list_in_data(section))
                && titles.iter().all(|title| says(&text, title))
        };
        let first_authors: Vec<&Author> = self.own_records().filter_map(|record| record.authors.first()).collect();
        let has_authors = |list: &[Section]| {
            let text = model::said(list);
            first_authors.iter().all(|author| names(&text, author))
        };
        let mut lists = (0..sections.len()).map(|at| Section::with_parts(sections, at));
        let list = lists.find(|list| has_all(list) && has_authors(list))?;
        Some(OwnList { text: model::said(list), entries: titles.len() })
    }

    /// The titles of all that the site keeps of the person's publications.
    fn own_titles(&self) -> Vec<String> {
        let records = self.own_records().map(|record| record.title.plain_text());
        let collection = self.publications().filter(|collection| !collection.is_sample());
        let items = collection.iter().flat_map(|collection| &collection.items).filter_map(CollectionItem::title);
        records.chain(items.map(|title| title.value)).collect()
    }

    /// The entries of the bibliographies that are the person's.
    fn own_records(&self) -> impl Iterator<Item = &'a Record> {
        let own = self.data.style.own;
        let all = self.data.bibliographies.iter().flat_map(|bibliography| &bibliography.records);
        all.filter(|record| publications::is_own(record, own))
    }

    /// Says how many of the person's publications the pages' lists leave out; one of them is the author's `own_list`, folded.
    pub(super) fn report_unlisted(&mut self, own_list: &str) {
        let is_listed =
            |record: &Record| self.shown.contains(&record.span) || says(own_list, &record.title.plain_text());
        let left_out: Vec<&Record> = self.own_records().filter(|record| !is_listed(record)).collect();
        let Some(first) = left_out.first() else { return };
        if self.data.options.is_selection() {
            return;
        }
        let message = match left_out.len() {
            1 => format!("no printed page lists “{}”", first.title.plain_text()),
            count => format!(
                "no printed page lists {count} of the publications; the first is “{}”",
                first.title.plain_text()
            ),
        };
        self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(first.span));
    }

    /// The publications as the site's own page lists them. The theme's samples are not a list, and neither is an archive to
    /// browse through.
    pub(super) fn listed(&mut self, list: Vec<Section>) -> Vec<(Section, bool)> {
        let Some(collection) = self.publications().filter(|collection| !collection.is_sample()) else {
            return Vec::new();
        };
        let heading = list.iter().find_map(|section| section.heading.as_ref()).map(|heading| heading.span);
        let noticed = self.diagnostics.len();
        let filled: Vec<(Section, bool)> = list.into_iter().map(|section| self.section(section)).collect();
        if !is_list(&filled, collection.items.len()) {
            self.diagnostics.truncate(noticed);
            return Vec::new();
        }
        let note = "the site's list of publications is printed: no other printed page lists them all";
        self.diagnostics.push(Diagnostic::note(Code::Chosen, note).at(heading));
        filled
    }

    /// The items of the publications' collection that the site's own page lists most of and not these: its template asks whether
    /// to show one.
    pub(super) fn hidden(&self, list: &[Section]) -> Vec<&'a CollectionItem> {
        let asked = list.iter().flat_map(|section| &section.content).filter_map(|content| match content.slot() {
            Some(Slot::Item(item)) => Some(item.path.as_str()),
            _ => None,
        });
        let asked: HashSet<&str> = asked.collect();
        let mut hidden = self.unlisted_items(list);
        hidden.retain(|item| !asked.contains(item.path.as_str()));
        let all = self.publications().map_or(0, |collection| collection.items.len());
        if hidden.len() * 2 < all { hidden } else { Vec::new() }
    }

    /// Whatever has not been shown anywhere, as a section of its own, without the titles that the document already has and the
    /// items that are `hidden` on the site.
    pub(super) fn rest(&mut self, is_said: &dyn Fn(&str) -> bool, hidden: &[&CollectionItem]) -> Option<Section> {
        let is_new = |record: &&Record| !is_said(&record.title.plain_text());
        // Al-folio's users keep grants and courses in bibliographies, too.
        let asked = self.asked();
        let is_special = |one: &&Bibliography| {
            self.elsewhere.contains(one.name.as_str()) || !asked.is_empty() && !asked.contains(one.name.as_str())
        };
        let (special, usual): (Vec<&Bibliography>, Vec<&Bibliography>) =
            self.data.bibliographies.iter().partition(is_special);
        self.report_unprinted(&special);
        let records: Vec<&'a Record> = usual.into_iter().flat_map(|one| &one.records).filter(is_new).collect();
        let collection = self.publications();
        // Themes ship with other people's papers as samples, and not everybody removes them.
        let (span, content) = if records.iter().any(|record| publications::is_own(record, self.data.style.own)) {
            let span = records.first()?.span;
            let by = match (self.data.options.grouping, self.data.scholar.own_groups()) {
                (None, Some(key)) => By::Site(key),
                (grouping, _) => By::Document(grouping.unwrap_or(Grouping::Kind)),
            };
            (span, self.list(records, by, false, &Around::default()))
        } else {
            self.report_others(&records);
            let collection = collection.filter(|collection| !collection.is_sample())?;
            let is_hidden = |item: &CollectionItem| hidden.iter().any(|hidden| hidden.path == item.path);
            let is_new =
                |item: &&CollectionItem| !is_hidden(item) && item.title().is_none_or(|title| !is_said(&title.value));
            let mut items: Vec<&CollectionItem> = collection.items.iter().rev().filter(is_new).collect();
            items.sort_by_key(|item| Reverse(item.date.map(Moment::unix)));
            self.report_hidden(hidden);
            let items = items.into_iter().map(Asked::by_nobody).collect();
            (collection.span()?, self.collection(collection, &self.own_groups(collection), items))
        };
        if content.is_empty() {
            return None;
        }
        let word = if self.data.options.selected { Word::SelectedPublications } else { Word::Publications };
        let note = "the site's publications are printed: no printed page lists them all";
        self.diagnostics.push(Diagnostic::note(Code::Chosen, note).at(span));
        let words = Inlines::text(word.text(self.data.style.language), span);
        Some(Section { heading: Some(Heading { level: SECTION, content: words, span }), content })
    }

    /// The bibliographies that the pages that are left out for their sake ask for, or that the configuration names by a pattern.
    fn asked(&mut self) -> BTreeSet<&'a str> {
        let is_pattern = self.data.scholar.bibliography.as_ref().is_some_and(|files| files.contains('*'));
        let pages = self.data.left_out.iter().filter(|page| !page.is_named_for_others());
        let mut asked: Vec<Vec<String>> =
            pages.flat_map(|page| page.requests(self.data.scholar)).map(|request| request.files).collect();
        if asked.is_empty() && is_pattern {
            asked.push(Vec::new());
        }
        asked.iter().flat_map(|files| self.bibliographies(files, None)).map(|one| one.name.as_str()).collect()
    }

    /// What the pages that are left out for the collection list beside it, unless a selection is wanted.
    pub(super) fn beside(&self) -> Vec<Section> {
        let pages = if self.data.options.selected { &[] } else { self.data.left_out };
        pages.iter().flat_map(|page| page.beside.iter().cloned()).collect()
    }

    /// The groups in which the page that is left out for the collection's sake lists its items.
    fn own_groups(&self, collection: &Collection) -> OwnGroups {
        let mut pages = self.data.left_out.iter().filter(|page| page.stock == Some(Stock::Collection));
        pages.find_map(|page| OwnGroups::of(&page.sections, collection)).unwrap_or_default()
    }

    /// Says which items of the collection are left out because the site does not show them either.
    fn report_hidden(&mut self, hidden: &[&CollectionItem]) {
        for title in hidden.iter().filter_map(|item| item.title()) {
            let message = format!("“{}” is left out: the site's own list does not show it", title.value);
            self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(title.span));
        }
    }

    /// Says what the sections that ask for a bibliography by name leave out of it.
    fn report_unprinted(&mut self, bibliographies: &[&Bibliography]) {
        for bibliography in bibliographies {
            let is_printed = |record: &&Record| self.shown.contains(&record.span);
            let left_out: Vec<&Record> = bibliography.records.iter().filter(|record| !is_printed(record)).collect();
            let Some(first) = left_out.first() else { continue };
            let title = first.title.plain_text();
            let message = match left_out.len() {
                1 => format!("no printed page lists “{title}”"),
                count => format!("no printed page lists {count} entries of this file; the first is “{title}”"),
            };
            self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(first.span));
        }
    }

    /// Reports that a bibliography holds other people's publications.
    fn report_others(&mut self, records: &[&Record]) {
        let Some(first) = records.first().filter(|record| !self.shown.contains(&record.span)) else { return };
        let message =
            format!("a bibliography of {} is not printed: you are not among its authors", entries(records.len()));
        self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(first.span));
    }
}

/// Whether a folded text names an author.
fn names(text: &str, author: &Author) -> bool {
    fold::has_words(text, &fold::words(&author.bare_family))
}

fn entries(count: usize) -> String {
    if count == 1 { "one entry".to_owned() } else { format!("{count} entries") }
}
