//! Which sections list publications, and what sections say.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::cv::model::{self, Content, Section};
use crate::cv::{sections, supplements};
use crate::document::BlockKind;
use crate::fold;
use crate::meanings;
use crate::meanings::topic::{PUBLICATIONS, RESEARCH};
use crate::script::is_cjk;
use crate::vocabulary::is_news_title;

use super::Around;

fn heading_words(section: &Section) -> String {
    section.heading.as_ref().map(|heading| meanings::words(&heading.content.plain_text())).unwrap_or_default()
}

/// More words than this for each paper are an archive to browse through, with abstracts and buttons.
const MAX_ITEM_WORDS: usize = 60;

/// Whether a page lists publications better than a plain list of them does: as the theme does, or in groups of its own.
pub(super) fn is_list(sections: &[(Section, bool)], items: usize) -> bool {
    let is_theirs = |content: &Content| matches!(content, Content::Publications(_));
    if sections.iter().any(|(section, _)| section.content.iter().any(is_theirs)) {
        return true;
    }
    let lists_papers = |section: &Section| !section.content.is_empty() && !Around::of(section).is_other;
    let groups = sections.iter().filter(|(section, _)| lists_papers(section)).count();
    let words: usize = sections.iter().map(|(section, _)| section.word_count()).sum();
    groups > 1 && words <= items * MAX_ITEM_WORDS
}

/// Whether a folded text contains a title in whole words, or at least the beginning of it: people retype titles.
pub(crate) fn says(text: &str, title: &str) -> bool {
    let title = fold::words(title);
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| letter == ' ' || is_cjk(letter));
    let is_whole = |(at, found): (usize, &str)| {
        is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
    };
    !title.is_empty() && text.match_indices(beginning(&title)).any(is_whole)
}

/// The beginning of a folded title that tells it from others: `next to next to leading order` is that of many.
fn beginning(title: &str) -> &str {
    const WORDS: usize = 6;
    const TELLING: usize = 4;
    const MIN_LETTERS: usize = 4;
    let telling =
        |words: &str| words.split(' ').filter(|word| word.len() >= MIN_LETTERS).collect::<BTreeSet<_>>().len();
    let beginnings = (WORDS..=title.split(' ').count()).map(|words| fold::beginning(title, words));
    beginnings.into_iter().find(|words| telling(words) >= TELLING).unwrap_or(title)
}

/// A list of all publications that the author has written by hand.
pub(super) struct OwnList {
    /// What all pages say of papers, folded: one may be mentioned elsewhere, too.
    pub(super) text: String,
    /// How many items it and the other lists have.
    pub(super) entries: usize,
}

/// The author's own list among the sections, with its parts; a list of working papers counts only if allowed. One that is kept as data
/// is a list to complete.
pub(super) fn own_list(sections: &[Section], may_be_unfinished: impl Fn() -> bool) -> Option<OwnList> {
    let with_parts = |at: usize| at..at + Section::with_parts(sections, at).len();
    let lists: Vec<Range<usize>> =
        (0..sections.len()).map(with_parts).filter(|list| is_own_list(&sections[list.clone()])).collect();
    let is_unfinished = |list: &Range<usize>| meanings::lists_unfinished_papers(&heading_words(&sections[list.start]));
    lists.iter().find(|list| !is_unfinished(list) || may_be_unfinished())?;
    let listed: BTreeSet<usize> = lists.into_iter().flatten().collect();
    let entries = listed.into_iter().flat_map(|at| &sections[at].content).map(entries_of).sum();
    Some(OwnList { text: said_of_papers(sections), entries })
}

/// Whether a section announces things.
pub(super) fn is_news(section: &Section) -> bool {
    section.heading.as_ref().is_some_and(|heading| is_news_title(&heading.folded()))
}

/// What the sections say that list publications, their parts included, folded. A paper that is only announced or presented, or that won
/// an award, is not listed.
fn said_of_papers(sections: &[Section]) -> String {
    let lists = (0..sections.len()).filter(|&at| !is_news(&sections[at]) && may_list_papers(&sections[at]));
    let lists: BTreeSet<usize> = lists.flat_map(|at| at..at + Section::with_parts(sections, at).len()).collect();
    model::said(lists.into_iter().map(|at| &sections[at]))
}

/// Whether a section may list papers, by its heading.
fn may_list_papers(section: &Section) -> bool {
    let meanings = section.heading.as_ref().map(sections::meanings_of).unwrap_or_default().0;
    let words = heading_words(section);
    [PUBLICATIONS, RESEARCH].iter().any(|topic| meanings.contains(topic)) || meanings::lists_publications(&words)
}

fn entries_of(content: &Content) -> usize {
    match content {
        Content::Block(block) => match &block.kind {
            BlockKind::List(list) => list.items.len(),
            BlockKind::Table(table) => table.rows.len(),
            _ => 1,
        },
        Content::Entries(entries) => entries.len(),
        Content::Publications(groups) => groups.iter().map(|group| group.items.len()).sum(),
    }
}

fn is_own_list(group: &[Section]) -> bool {
    let Some(first) = group.first() else { return false };
    let words = heading_words(first);
    let is_filled = || group.iter().flat_map(|section| &section.content).any(|content| content.slot().is_some());
    meanings::lists_publications(&words)
        && !meanings::without_selection(&words).1
        && !is_filled()
        && !is_list_in_data(first)
        && !matches!(group, [only] if supplements::only_leads(only))
        && supplements::is_listing(group)
}

/// Whether a section lists publications from a CV in data. Such a list is seldom complete, so it does not replace the
/// bibliography. One of papers that are not published yet is another list.
pub(super) fn is_list_in_data(section: &Section) -> bool {
    let is_data = |content: &Content| matches!(content, Content::Publications(_) | Content::Entries(_));
    let words = heading_words(section);
    meanings::lists_publications(&words)
        && !meanings::lists_unfinished_papers(&words)
        && section.content.iter().any(is_data)
}

/// The titles of the publications that a section has already, folded.
pub(super) fn titles(section: &Section) -> Vec<String> {
    section.publications().map(|item| fold::words(&item.title.plain_text())).collect()
}
