//! Lists whose items another list has in nearly the same words: the talks of a CV page, and those of a page of talks.
//!
//! The fuller list is printed. Of the other one go the items that are in both; what only it has is added, or stays where it is.

mod line;

use std::collections::{BTreeMap, BTreeSet};

use super::super::Rule;
use super::super::removals::Removals;
use super::super::walk::drop_headings;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Entry, Heading, Publication, Section};
use crate::date;
use crate::document::{Block, BlockKind, List, block_text};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;
use crate::sentences;
use crate::source::{SourceId, Span};
use crate::vocabulary::names_a_place_of_work;
use line::Line;

/// Two lists are one from so many items on that are in both; two are enough where a list has no others.
const MIN_SAME: usize = 3;
const MIN_ALL: usize = 2;
/// Of a hundred items of the list that goes, so many are in the other one.
const SAME_OF_HUNDRED: usize = 60;
/// For a hundred words of the items that go, those that say the same have so many.
const FULL_OF_HUNDRED: usize = 90;
pub(super) const ADDED: &str = "another list has most of it, and is printed with the rest of it";

/// Which lists are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those on one topic of which one has everything that the other one has.
    Whole,
    All,
}

/// Leaves out what a fuller list says as well, until no two lists are alike.
pub(super) fn leave_out(which: Which, sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    while let Some(found) = first(which, sections, removals) {
        apply(sections, &found, removals);
    }
}

/// The items of a section, or its parts where each of them is one.
struct Listing {
    /// The section under whose heading they stand.
    section: usize,
    /// The section of the document's top level that it is in.
    top: usize,
    items: Vec<Item>,
    heading: Line,
    /// The words of its own heading, folded.
    name: String,
    /// The words of those above it.
    above: Vec<String>,
    /// Those of them, and its own, that name where somebody works.
    places: BTreeSet<String>,
    /// What the headings above it announce; its own counts first.
    topics: BTreeSet<&'static str>,
    /// Whether its own heading announces them.
    is_announced: bool,
    is_selection: bool,
    /// Whether most of its items say when.
    is_dated: bool,
    source: Option<SourceId>,
}

struct Item {
    place: Place,
    line: Line,
    text: String,
    span: Span,
}

/// Where an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A paragraph.
    Piece { section: usize, content: usize },
    /// An item of a list, an entry, a publication: which one of that piece, counted through its groups.
    Part { section: usize, content: usize, at: usize },
    /// A section.
    Section(usize),
}

/// Two lists that are alike.
struct Found {
    goes: Listing,
    stays: Listing,
    /// Which item of the one that stays says what an item of the other one says.
    same: BTreeMap<usize, usize>,
    likeness: Likeness,
}

/// The first two lists that are alike and that the author does not keep.
fn first(which: Which, sections: &[Section], removals: &Removals<'_>) -> Option<Found> {
    let mut lists = listings(sections);
    lists.retain(|list| list.items.len() >= MIN_ALL);
    let is_kept = |list: &Listing| {
        let heading = sections[list.section].heading.as_ref();
        heading.is_none_or(|heading| removals.keeps(Rule::Repeated, heading.span))
    };
    lists.retain(|list| !is_kept(list));
    for later in 1..lists.len() {
        for earlier in 0..later {
            let Some(likeness) = lists[earlier].likeness(&lists[later]) else { continue };
            let same = same(&lists[earlier], &lists[later], likeness, removals);
            let is_whole = || same.len() == lists[earlier].items.len().min(lists[later].items.len());
            if which == Which::Whole && !(likeness == Likeness::Headings && is_whole()) {
                continue;
            }
            let goes = which_goes(&lists[earlier], &lists[later], &same);
            // What is left of a list under its own heading would seem to be all of it.
            let leaves_some = |goes: &Goes| {
                let list = if matches!(goes, Goes::Earlier) { &lists[earlier] } else { &lists[later] };
                let is_one_page = lists[earlier].source == lists[later].source;
                is_one_page && likeness != Likeness::Headings && list.items.len() > same.len()
            };
            if let Some(goes) = goes.filter(|goes| !leaves_some(goes)) {
                let later = lists.swap_remove(later);
                let earlier = lists.swap_remove(earlier);
                return Some(match goes {
                    Goes::Earlier => Found { goes: earlier, stays: later, same, likeness },
                    Goes::Later => {
                        let same = same.into_iter().map(|(one, other)| (other, one)).collect();
                        Found { goes: later, stays: earlier, same, likeness }
                    }
                });
            }
        }
    }
    None
}

/// What shows that two lists are on one topic.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Their headings.
    Headings,
    /// Nothing but their items.
    Items,
    /// The same, in one section of a page, whose parts may have much in common: a talk and its poster.
    Parts,
}

impl Listing {
    fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.section == other.section || self.is_within(other) || other.is_within(self) {
            return None;
        }
        // Undated lines of two pages may be the same by chance, and those of one page by habit.
        if self.source == other.source && !(self.is_dated && other.is_dated) {
            return None;
        }
        // What is below two universities, or two years, is not the same for being called `Lecturer`.
        let are_elsewhere = !self.places.is_empty() && !other.places.is_empty() && self.places != other.places;
        if are_elsewhere {
            return None;
        }
        let is_same_name = self.name == other.name
            && !date::is_year(&self.name)
            && (self.source != other.source || self.above == other.above);
        if self.source == other.source && self.top == other.top {
            return Some(Likeness::Parts);
        }
        let is_one_topic = !self.topics.is_disjoint(&other.topics);
        let are_announced = self.is_announced || other.is_announced;
        match (is_same_name, self.source == other.source) {
            (true, _) => Some(Likeness::Headings),
            (false, false) if is_one_topic && are_announced => Some(Likeness::Headings),
            _ if is_one_topic || self.topics.is_empty() || other.topics.is_empty() => Some(Likeness::Items),
            _ => None,
        }
    }

    /// Whether the items of one list are, or are in, those of the other.
    fn is_within(&self, other: &Self) -> bool {
        let sections: BTreeSet<usize> = other.items.iter().map(|item| item.place.section()).collect();
        self.items.iter().any(|item| sections.contains(&item.place.section()))
    }
}

impl Place {
    fn section(self) -> usize {
        match self {
            Self::Piece { section, .. } | Self::Part { section, .. } | Self::Section(section) => section,
        }
    }
}

/// Which items of two lists say the same, one to one.
fn same(earlier: &Listing, later: &Listing, likeness: Likeness, removals: &Removals<'_>) -> BTreeMap<usize, usize> {
    let headings = [&earlier.heading, &later.heading];
    let is_same = |one: &Line, other: &Line| match likeness {
        Likeness::Headings => one.is_like(other, headings),
        Likeness::Items => one.is_close(other, headings),
        // One list says in its heading what the items of the other one say.
        Likeness::Parts => {
            let says_heading =
                |line: &Line, own: &Line, heading: &Line| line.says_some_of(heading) && !own.says_some_of(heading);
            one.is_close(other, headings)
                && (says_heading(other, one, &earlier.heading) || says_heading(one, other, &later.heading))
        }
    };
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (one, item) in earlier.items.iter().enumerate() {
        for (other, candidate) in later.items.iter().enumerate() {
            let is_kept = [item, candidate].iter().any(|item| removals.keeps(Rule::Repeated, item.span));
            let is_elsewhere = item.span != candidate.span && !is_kept;
            if is_elsewhere && is_same(&item.line, &candidate.line) {
                pairs.push((item.line.common(&candidate.line), one, other));
            }
        }
    }
    // The likest ones first; of several that are as like, those that come first.
    pairs.sort_by_key(|&(common, one, other)| (std::cmp::Reverse(common), one, other));
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, one, other) in pairs {
        if !found.contains_key(&one) && taken.insert(other) {
            found.insert(one, other);
        }
    }
    found
}

enum Goes {
    Earlier,
    Later,
}

/// Which of two lists goes, if so much of it is in the other one: a selection, or the one that has less of its own, or says less. The
/// other one has to say what they have in common as fully.
fn which_goes(earlier: &Listing, later: &Listing, same: &BTreeMap<usize, usize>) -> Option<Goes> {
    let own = |list: &Listing| list.items.len() - same.len();
    let words = |list: &Listing, at: &[usize]| -> usize { at.iter().map(|&at| list.items[at].line.len()).sum() };
    let (ones, others): (Vec<usize>, Vec<usize>) = same.iter().unzip();
    let (of_earlier, of_later) = (words(earlier, &ones), words(later, &others));
    let may_go = |list: &Listing, own_words: usize, other_words: usize| {
        let least = if own(list) == 0 { MIN_ALL } else { MIN_SAME };
        same.len() >= least
            && same.len() * 100 >= list.items.len() * SAME_OF_HUNDRED
            && other_words * 100 >= own_words * FULL_OF_HUNDRED
    };
    let may_earlier = may_go(earlier, of_earlier, of_later);
    let may_later = may_go(later, of_later, of_earlier);
    let key = |list: &Listing, words: usize| (!list.is_selection, own(list), words);
    match (may_earlier, may_later) {
        (true, true) if key(earlier, of_earlier) <= key(later, of_later) => Some(Goes::Earlier),
        (_, true) => Some(Goes::Later),
        (true, false) => Some(Goes::Earlier),
        (false, false) => None,
    }
}

/// Takes out what goes, adds what is missing where it stays, and puts that in the place of the later one.
fn apply(sections: &mut Vec<Section>, found: &Found, removals: &mut Removals<'_>) {
    let Found { goes, stays, same, likeness } = found;
    let is_whole = goes.items.len() == same.len();
    let added = match likeness {
        _ if is_whole => Some(Vec::new()),
        Likeness::Headings => additions(sections, found),
        // It may be of another kind.
        Likeness::Items | Likeness::Parts => None,
    };
    let why = if goes.source == stays.source { "another section says the same" } else { Rule::Repeated.why() };
    let goes_alone = added.is_some() && has_nothing_else(sections, goes);
    if goes_alone && let Some(heading) = &sections[goes.section].heading {
        let why = if is_whole { why } else { ADDED };
        let place = same.values().next().map(|other| stays.items[*other].span);
        removals.leaves_out_because(Rule::Repeated, heading.span, &heading.content.plain_text(), why, place);
    }
    let mut gone: BTreeSet<Place> = BTreeSet::new();
    for (at, item) in goes.items.iter().enumerate() {
        let other = same.get(&at).map(|other| stays.items[*other].span);
        let is_gone = match other {
            _ if goes_alone => true,
            Some(other) => removals.leaves_out_because(Rule::Repeated, item.span, &item.text, why, Some(other)),
            None => added.is_some(),
        };
        gone.extend(is_gone.then_some(item.place));
    }
    for (place, content) in added.unwrap_or_default().into_iter().rev() {
        insert(&mut sections[stays.section].content, place, content);
    }
    let mut dropped = take_out(sections, &gone, goes.section, goes_alone);
    let is_alone = |at: usize| sections[at].level() == Some(SECTION) && Section::with_parts(sections, at).len() == 1;
    if goes_alone && goes.section > stays.section && is_alone(goes.section) && is_alone(stays.section) {
        sections[stays.section..=goes.section].rotate_left(1);
        dropped[stays.section..=goes.section].rotate_left(1);
    }
    drop_headings(sections, &dropped);
}

/// What only the list that goes has, in the form of the one that stays, each with the item behind which it comes there. Nothing if they
/// have different forms.
fn additions(sections: &[Section], found: &Found) -> Option<Vec<(Place, Content)>> {
    let Found { goes, stays, same, .. } = found;
    let of = |place: Place| match place {
        Place::Piece { section, content } => Some(sections[section].content[content].clone()),
        Place::Part { section, content, at } => match &sections[section].content[content] {
            Content::Block(Block { kind: BlockKind::List(list), span }) => {
                let list = List { items: vec![list.items[at].clone()], ..list.clone() };
                Some(Content::Block(Block::new(BlockKind::List(list), *span)))
            }
            Content::Entries(entries) => Some(Content::Entries(vec![entries[at].clone()])),
            Content::Block(_) | Content::Publications(_) => None,
        },
        Place::Section(_) => None,
    };
    let kind = |listing: &Listing| {
        let kinds: Option<BTreeSet<Form>> = listing.items.iter().map(|item| Some(Form::of(&of(item.place)?))).collect();
        kinds.filter(|kinds| kinds.len() == 1)
    };
    if kind(goes)? != kind(stays)? || stays.items.iter().any(|item| item.place.section() != stays.section) {
        return None;
    }
    let first = same.values().min().copied()?;
    let mut out: Vec<(usize, usize, Place, Content)> = Vec::new();
    let mut behind = first;
    for (at, item) in goes.items.iter().enumerate() {
        match same.get(&at) {
            Some(other) => behind = *other,
            None => out.push((behind, at, stays.items[behind].place, of(item.place)?)),
        }
    }
    out.sort_by_key(|(behind, at, ..)| (*behind, *at));
    Some(out.into_iter().map(|(_, _, place, content)| (place, content)).collect())
}

/// How the items of a list are written.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Paragraph,
    Item,
    Entry,
}

impl Form {
    fn of(content: &Content) -> Self {
        match content {
            Content::Block(Block { kind: BlockKind::List(_), .. }) => Self::Item,
            Content::Block(_) | Content::Publications(_) => Self::Paragraph,
            Content::Entries(_) => Self::Entry,
        }
    }
}

/// Puts an item behind another one.
fn insert(pieces: &mut Vec<Content>, behind: Place, new: Content) {
    match behind {
        Place::Piece { content, .. } => pieces.insert(content + 1, new),
        Place::Part { content, at, .. } => match (&mut pieces[content], new) {
            (
                Content::Block(Block { kind: BlockKind::List(list), .. }),
                Content::Block(Block { kind: BlockKind::List(new), .. }),
            ) => {
                list.items.splice(at + 1..at + 1, new.items);
            }
            (Content::Entries(entries), Content::Entries(new)) => {
                entries.splice(at + 1..at + 1, new);
            }
            _ => {}
        },
        Place::Section(_) => {}
    }
}

/// Whether a list has nothing beside its items but lines that introduce them.
fn has_nothing_else(sections: &[Section], list: &Listing) -> bool {
    let places: BTreeSet<Place> = list.items.iter().map(|item| item.place).collect();
    let own = |at: usize, content: usize| {
        places.iter().any(|place| match place {
            Place::Piece { section, content: piece } | Place::Part { section, content: piece, .. } => {
                (*section, *piece) == (at, content)
            }
            Place::Section(section) => *section == at,
        })
    };
    let introduces = |content: &Content| {
        content.block().is_some_and(|block| {
            let text = block_text(std::slice::from_ref(block));
            matches!(block.kind, BlockKind::Paragraph(_))
                && (text.trim_end().ends_with(':') || !sentences::is_ended(&text))
        })
    };
    let parts = Section::with_parts(sections, list.section).len();
    (list.section..list.section + parts)
        .all(|at| sections[at].content.iter().enumerate().all(|(piece, content)| own(at, piece) || introduces(content)))
}

/// Takes out items, and says which sections have nothing left, of the list or if it goes as a whole.
pub(super) fn take_out(sections: &mut [Section], gone: &BTreeSet<Place>, list: usize, goes_alone: bool) -> Vec<bool> {
    let mut dropped = vec![false; sections.len()];
    let touched: BTreeSet<usize> = gone.iter().map(|place| place.section()).collect();
    for &section in &touched {
        if gone.contains(&Place::Section(section)) {
            sections[section].content.clear();
            dropped[section] = true;
            continue;
        }
        let mut piece = 0..;
        sections[section].content.retain_mut(|held| {
            let content = piece.next().unwrap_or_default();
            if gone.contains(&Place::Piece { section, content }) {
                return false;
            }
            let mut at = 0..;
            let mut stays = || !gone.contains(&Place::Part { section, content, at: at.next().unwrap_or_default() });
            match held {
                Content::Block(Block { kind: BlockKind::List(list), .. }) => {
                    list.items.retain(|_| stays());
                    !list.items.is_empty()
                }
                Content::Block(_) => true,
                Content::Entries(entries) => {
                    entries.retain(|_| stays());
                    !entries.is_empty()
                }
                Content::Publications(groups) => {
                    groups.iter_mut().for_each(|group| group.items.retain(|_| stays()));
                    groups.retain(|group| !group.items.is_empty());
                    !groups.is_empty()
                }
            }
        });
        dropped[section] |= sections[section].content.is_empty() && section != list;
    }
    if goes_alone {
        sections[list].content.clear();
        dropped[list] = true;
    } else {
        dropped[list] |= sections[list].content.is_empty() && touched.contains(&list);
    }
    dropped
}

/// The lists of a document.
fn listings(sections: &[Section]) -> Vec<Listing> {
    let mut listings = Vec::new();
    let mut top = 0;
    let mut above: Vec<usize> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let Some(heading) = &section.heading else { continue };
        if heading.level == SECTION {
            top = at;
        }
        above.retain(|&one| sections[one].level() < Some(heading.level) && one >= top);
        above.push(at);
        let headings: Vec<&Heading> = above.iter().filter_map(|&one| sections[one].heading.as_ref()).collect();
        let own = items_of(section, at);
        let is_dated = own.iter().filter(|item| item.line.is_dated()).count() * 2 >= own.len();
        if is_dated || heading.level == SECTION {
            listings.push(Listing::new(at, top, own, &headings, is_dated));
        }
        let parts = parts_of(sections, at);
        if !parts.is_empty() {
            listings.push(Listing::new(at, top, parts, &headings, true));
        }
    }
    listings
}

/// The items of a section.
fn items_of(section: &Section, at: usize) -> Vec<Item> {
    let paragraph = |content: &Content| {
        let block = content.block().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)))?;
        let text = super::without_pictures(block);
        let line = Line::of(&text, None);
        line.is_dated().then_some((line, text, block.span))
    };
    let paragraphs: Vec<Option<(Line, String, Span)>> = section.content.iter().map(paragraph).collect();
    // Where most of a section is paragraphs with years, each is an item.
    let are_items = paragraphs.iter().flatten().count() * 100 >= paragraphs.len() * SAME_OF_HUNDRED;
    let mut items = Vec::new();
    for (content, (piece, paragraph)) in section.content.iter().zip(paragraphs).enumerate() {
        let place = |nth: usize| Place::Part { section: at, content, at: nth };
        match piece {
            Content::Block(Block { kind: BlockKind::List(list), .. }) => {
                items.extend(list.items.iter().enumerate().map(|(nth, item)| {
                    let text = block_text(&item.blocks);
                    Item { place: place(nth), line: Line::of(&text, None), text, span: item.span }
                }));
            }
            Content::Block(_) => items.extend(paragraph.filter(|_| are_items).map(|(line, text, span)| Item {
                place: Place::Piece { section: at, content },
                line,
                text,
                span,
            })),
            Content::Entries(entries) => {
                items.extend(entries.iter().enumerate().map(|(nth, entry)| of_entry(entry, "", place(nth))));
            }
            Content::Publications(_) => {
                items.extend(piece.publications().enumerate().map(|(nth, item)| of_publication(item, place(nth))));
            }
        }
    }
    items
}

/// An entry as an item, below a heading that is a part of it.
fn of_entry(entry: &Entry, heading: &str, place: Place) -> Item {
    let text = format!("{heading}\n{}", entry.said());
    let line = Line::of(&text, entry.date.as_ref().map(|date| &*date.value));
    Item { place, line, text: entry.body.plain_text(), span: entry.span }
}

fn of_publication(item: &Publication, place: Place) -> Item {
    let parts = item.parts().map(|part| part.plain_text());
    let text = format!("{}\n{}", parts.join("\n"), item.date);
    Item { place, line: Line::of(&text, None), text: item.title_or_citation().plain_text(), span: item.span }
}

/// A part of more words is more than an item.
const MAX_PART: usize = 80;

/// The parts of a section as items, each with its heading: positions under the names of what somebody was.
fn parts_of(sections: &[Section], at: usize) -> Vec<Item> {
    let parts = Section::with_parts(sections, at);
    let below = sections[at].level().map(|level| level + 1);
    let are_items = |part: &Section| part.level() == below && part.word_count() <= MAX_PART && !part.content.is_empty();
    if parts.len() <= MIN_ALL || !parts[1..].iter().all(are_items) {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (section, part) in (at + 1..).zip(&parts[1..]) {
        let Some(heading) = &part.heading else { continue };
        let title = heading.content.plain_text();
        match &part.content[..] {
            [Content::Entries(entries)] => {
                let place = |nth: usize| Place::Part { section, content: 0, at: nth };
                items.extend(entries.iter().enumerate().map(|(nth, entry)| of_entry(entry, &title, place(nth))));
            }
            _ => {
                let line = Line::of(&format!("{title}\n{}", part.said()), None);
                items.push(Item { place: Place::Section(section), line, text: title, span: heading.span });
            }
        }
    }
    items
}

impl Listing {
    /// A list below some headings, the last of which is its own.
    fn new(section: usize, top: usize, items: Vec<Item>, headings: &[&Heading], is_dated: bool) -> Self {
        let topics_of = |heading: &Heading| -> BTreeSet<&'static str> {
            let words = meanings::words(&heading.content.plain_text());
            let listed = meanings::without_selection(&words).0;
            let papers = meanings::lists_publications(listed).then_some(PUBLICATIONS);
            meanings::some(listed).into_iter().chain(papers).collect()
        };
        let own = headings.last().map(|heading| topics_of(heading)).unwrap_or_default();
        let inherited = || headings.iter().rev().map(|heading| topics_of(heading)).find(|topics| !topics.is_empty());
        let words: Vec<String> = headings.iter().map(|heading| heading.content.plain_text()).collect();
        let is_selection = |heading: &&Heading| meanings::without_selection(&heading.folded()).1;
        Self {
            section,
            top,
            items,
            heading: Line::of(&words.join("\n"), None),
            name: headings.last().map(|heading| heading.folded()).unwrap_or_default(),
            above: headings.iter().rev().skip(1).map(|heading| heading.folded()).collect(),
            places: words.iter().filter(|words| names_a_place_of_work(words)).map(|words| fold::words(words)).collect(),
            is_announced: !own.is_empty(),
            topics: if own.is_empty() { inherited().unwrap_or_default() } else { own },
            is_selection: headings.iter().any(is_selection),
            is_dated,
            source: headings.last().map(|heading| heading.span.source),
        }
    }
}
