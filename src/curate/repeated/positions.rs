//! Positions and degrees that two pages list: the homepage in a line, the CV page with its details.
//!
//! One of the two entries stays, with the fuller date and with what the other one adds below it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Rule;
use super::super::removals::Removals;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Entry, Heading, Section};
use crate::date;
use crate::document::{Block, BlockKind, Item, List, block_text};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::CAREER;
use crate::source::{SourceId, Span};
use crate::vocabulary::{degrees, names_a_position};

/// Of a hundred words of one entry's head, so many are in the other entry.
const HEAD_OF_HUNDRED: usize = 80;
/// Of a hundred words of a line below an entry, so many are in the other entry if that says it.
const SAID_OF_HUNDRED: usize = 75;
/// Degrees that are letters, without full stops. Folded.
const SHORT_DEGREES: &[&str] = &["ba", "be", "beng", "bs", "btech", "ma", "meng", "ms", "mtech"];
/// Words that say nothing of a position. Folded.
const LITTLE: &[&str] = &["a", "an", "and", "at", "der", "de", "for", "in", "of", "the", "with"];

/// Leaves out positions and degrees that another page has as well, in a section on a career.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let all = positions(sections);
    let mut gone = BTreeSet::new();
    let mut stayed = BTreeSet::new();
    let sizes = sizes(&all);
    for (at, position) in all.iter().enumerate() {
        let may_be_one = |other: &&Position| ![position, other].iter().any(|one| gone.contains(&one.place));
        let Some(other) = all[..at].iter().filter(may_be_one).find(|other| position.is_same(other)) else { continue };
        let rank = |one: &Position| (!one.topics.is_empty(), sizes[&one.list()], one.words.len());
        let (goes, stays) = if rank(position) < rank(other) { (position, other) } else { (other, position) };
        // What two entries say is not also what a third one says.
        if stayed.contains(&goes.place) || !stayed.insert(stays.place) {
            continue;
        }
        let Some(entry) = entry_mut(sections, goes.place).map(|entry| entry.clone()) else { continue };
        let (text, why) = (entry.body.plain_text(), Rule::Repeated.why());
        if removals.leaves_out_because(Rule::Repeated, entry.span, &text, why, Some(stays.span)) {
            gone.insert(goes.place);
            if let Some(other) = entry_mut(sections, stays.place) {
                add(other, stays, &entry, goes);
            }
        }
    }
    for (section, held) in sections.iter_mut().enumerate() {
        for (content, piece) in held.content.iter_mut().enumerate() {
            if let Content::Entries(entries) = piece {
                let mut places = (0..).map(|at| Place { section, content, at });
                entries.retain(|_| places.next().is_none_or(|place| !gone.contains(&place)));
            }
        }
        held.content.retain(|piece| !matches!(piece, Content::Entries(entries) if entries.is_empty()));
    }
}

/// Where an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    section: usize,
    content: usize,
    at: usize,
}

/// An entry with a year, for comparison.
struct Position {
    place: Place,
    span: Span,
    /// The section of the top level that it is in.
    top: usize,
    /// What its section is on, of a career; nothing in a section of many things.
    topics: BTreeSet<&'static str>,
    years: Vec<String>,
    degrees: BTreeSet<&'static str>,
    /// What it is and where, without little words.
    head: BTreeSet<String>,
    /// The same with its details.
    words: BTreeSet<String>,
}

impl Position {
    fn of(entry: &Entry, place: Place, top: usize, topics: &BTreeSet<&'static str>) -> Option<Self> {
        let years: Vec<String> = date::years_in(&entry.date.as_ref()?.value).map(str::to_owned).collect();
        let head = entry.body.plain_text();
        let is_known = !years.is_empty();
        is_known.then(|| Self {
            place,
            span: entry.span,
            top,
            topics: topics.clone(),
            years,
            degrees: degrees(&fold::words(&head)),
            head: words(&head),
            words: words(&entry.said()),
        })
    }

    /// The list that it is in: what a page says in a section.
    fn list(&self) -> (usize, SourceId) {
        (self.top, self.span.source)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.span.source != other.span.source
            && self.is_on_topic_of(other)
            && self.shares_years(other)
            && self.shares_role(other)
            && (self.heads(other) || other.heads(self))
    }

    /// Whether both are on one part of a career, or one of them on any and the other one in a list of many things.
    fn is_on_topic_of(&self, other: &Self) -> bool {
        let is_mixed = self.topics.is_empty() != other.topics.is_empty();
        is_mixed || !self.topics.is_disjoint(&other.topics)
    }

    /// Whether both begin in one year, or one says a year of the other.
    fn shares_years(&self, other: &Self) -> bool {
        let has_all = |one: &Self, another: &Self| one.years.iter().all(|year| another.years.contains(year));
        self.years[0] == other.years[0] || has_all(self, other) || has_all(other, self)
    }

    /// Whether both are the same degree, or positions of one name.
    fn shares_role(&self, other: &Self) -> bool {
        if !self.degrees.is_empty() && !other.degrees.is_empty() {
            return !self.degrees.is_disjoint(&other.degrees);
        }
        let is_role = |word: &&String| names_a_position(word) || SHORT_DEGREES.contains(&word.as_str());
        self.head.intersection(&other.head).any(|word| is_role(&word))
    }

    /// Whether the other one says what this one is, and where.
    fn heads(&self, other: &Self) -> bool {
        let shared = self.head.intersection(&other.words).count();
        self.head.len() > 1 && shared * 100 >= self.head.len() * HEAD_OF_HUNDRED
    }
}

/// The entries of sections on a career, and of sections on no known topic: a time line.
fn positions(sections: &[Section]) -> Vec<Position> {
    let mut all = Vec::new();
    let (mut top, mut topics) = (0, BTreeSet::new());
    for (section, held) in sections.iter().enumerate() {
        let words = held.heading.as_ref().map(Heading::folded).unwrap_or_default();
        let own: BTreeSet<&'static str> = meanings::some(&words).into_iter().collect();
        let is_top = held.level().is_none_or(|level| level == SECTION);
        // Below the name of a company stand positions there.
        if !own.is_empty() || is_top {
            topics = own;
        }
        if is_top {
            top = section;
        }
        if !topics.iter().all(|topic| CAREER.contains(topic)) {
            continue;
        }
        for (content, piece) in held.content.iter().enumerate() {
            let Content::Entries(entries) = piece else { continue };
            let place = |at: usize| Place { section, content, at };
            all.extend(
                entries.iter().enumerate().filter_map(|(at, entry)| Position::of(entry, place(at), top, &topics)),
            );
        }
    }
    all
}

/// How many entries each list has.
fn sizes(all: &[Position]) -> BTreeMap<(usize, SourceId), usize> {
    let mut sizes = BTreeMap::new();
    for position in all {
        *sizes.entry(position.list()).or_default() += 1;
    }
    sizes
}

fn words(text: &str) -> BTreeSet<String> {
    // `Ph.D.` and `PhD` are one word.
    let folded = fold::words(&text.replace('.', ""));
    folded.split(' ').filter(|word| !word.is_empty() && !LITTLE.contains(word)).map(str::to_owned).collect()
}

fn entry_mut(sections: &mut [Section], Place { section, content, at }: Place) -> Option<&mut Entry> {
    match sections.get_mut(section)?.content.get_mut(content)? {
        Content::Entries(entries) => entries.get_mut(at),
        Content::Block(_) | Content::Publications(_) => None,
    }
}

/// Adds what an entry that goes says of its time, in its head if that is the fuller one, and below.
fn add(stays: &mut Entry, known: &Position, goes: &Entry, gone: &Position) {
    let years = |entry: &Entry| entry.date.as_ref().map_or(0, |date| date::years_in(&date.value).count());
    if years(goes) > years(stays) {
        stays.date.clone_from(&goes.date);
    }
    let is_said = |text: &str| {
        let words = words(text);
        words.intersection(&known.words).count() * 100 >= words.len() * SAID_OF_HUNDRED
    };
    if gone.head.is_superset(&known.head) && gone.head.len() > known.head.len() {
        stays.body.clone_from(&goes.body);
    } else {
        let lines = goes.body.lines().skip(1).filter(|line| !is_said(&line.plain_text()));
        stays.details.extend(lines.map(|line| Block::new(BlockKind::Paragraph(line), goes.span)));
    }
    for block in &goes.details {
        match (&block.kind, stays.details.last_mut()) {
            (BlockKind::List(list), last) => {
                let own = |item: &&Item| !is_said(&block_text(&item.blocks));
                let items: Vec<Item> = list.items.iter().filter(own).cloned().collect();
                match last {
                    Some(Block { kind: BlockKind::List(known), .. }) => known.items.extend(items),
                    _ if items.is_empty() => {}
                    _ => stays.details.push(Block::new(BlockKind::List(List { items, ..list.clone() }), block.span)),
                }
            }
            _ if is_said(&block.plain_text()) => {}
            _ => stays.details.push(block.clone()),
        }
    }
}
