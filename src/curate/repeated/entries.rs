//! Entries that are twice in the document: a prize among the honours and among the grants.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Rule;
use super::super::removals::Removals;
use super::super::walk::{Piece, prune};
use super::entry_text;
use crate::cv::sections::{SECTION, groups};
use crate::cv::{Content, Entry, Heading, Section};
use crate::date;
use crate::document::block_text;
use crate::fold;
use crate::meanings;
use crate::meanings::topic::ABOUT;
use crate::source::Span;

/// An entry of fewer words may be of two different things.
const MIN_WORDS: usize = 5;
const WHY: &str = "another section says the same";

/// Leaves out entries with a year that an earlier section has in the same words. Parts of one section may have them in common, such as
/// a talk and a poster; lists of papers are compared by their titles.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let mut seen: Vec<(BTreeSet<String>, Span)> = Vec::new();
    let mut before = 0;
    for section in sections.iter_mut() {
        if section.level().is_none_or(|level| level == SECTION) {
            before = seen.len();
        }
        if is_of_publications(section) || has_pieces(section) {
            continue;
        }
        section.content.retain_mut(|content| {
            let Content::Entries(entries) = content else { return true };
            entries.retain(|entry| {
                let Some(words) = words(entry) else { return true };
                let place = seen[..before].iter().find(|(known, _)| *known == words).map(|(_, span)| *span);
                seen.push((words, entry.span));
                place.is_none_or(|place| {
                    let text = entry.body.plain_text();
                    !removals.leaves_out_because(Rule::Repeated, entry.span, &text, WHY, Some(place))
                })
            });
            !entries.is_empty()
        });
    }
}

/// Leaves out of sections on no topic what a section on a topic shows from the same place: a page on the author shows a part of the
/// data that the page of talks has.
pub(super) fn leave_out_from_one_place(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut all: Vec<Vec<Section>> = groups(std::mem::take(sections));
    let is_on_topic = |group: &[Section]| {
        let heading = group.first().and_then(|section| section.heading.as_ref());
        heading.and_then(|heading| meanings::of(&heading.folded())).is_some_and(|meaning| meaning != ABOUT)
    };
    // The items of a loop all stand at one place of the template.
    let said = |piece: &Piece<'_>| match piece {
        Piece::Item(item) => Some((item.span, block_text(&item.blocks))),
        Piece::Entry(entry) => Some((entry.span, entry_text(entry))),
        Piece::Publication(_) | Piece::Block(_) | Piece::Section(_) => None,
    };
    let mut shown: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for group in all.iter_mut().filter(|group| is_on_topic(group)) {
        prune(group, &mut |piece| {
            if let Some((span, text)) = said(&piece) {
                shown.entry(span).or_default().push(text);
            }
            false
        });
    }
    for group in all.iter_mut().filter(|group| !is_on_topic(group)) {
        prune(group, &mut |piece| {
            let Some((span, text)) = said(&piece) else { return false };
            // The page on its topic may say more of it.
            let is_shown = shown.get(&span).is_some_and(|all| all.iter().any(|full| full.starts_with(&text)));
            is_shown && removals.leaves_out_because(Rule::Repeated, span, &text, WHY, Some(span))
        });
    }
    *sections = all.into_iter().flatten().collect();
}

/// Of a hundred words of a shorter entry, this many are in the one that another page has in full.
const SHORTER_OF_HUNDRED: usize = 80;
/// So many entries of a section say in short what another page says, and so many of a hundred.
const MIN_SHORTER: usize = 3;
const SHORTER_ENTRIES_OF_HUNDRED: usize = 75;

/// Leaves out lists on no one topic, such as a biography of positions and degrees, if sections of another page have each entry in full,
/// on its topic.
pub(super) fn leave_out_mixed(sections: &mut [Section], removals: &mut Removals<'_>) {
    let all = told_in(sections);
    let is_on_topic = |section: &Section| {
        let heading = section.heading.as_ref().map(|heading| meanings::words(&heading.content.plain_text()));
        matches!(&meanings::all(&heading.unwrap_or_default())[..], [topic] if *topic != ABOUT)
    };
    let on_topic: Vec<bool> = sections.iter().map(is_on_topic).collect();
    for ((at, section), own) in sections.iter_mut().enumerate().zip(&all) {
        if on_topic[at] || section.heading.is_none() || is_of_publications(section) {
            continue;
        }
        let others = (0..all.len()).filter(|other| *other != at && on_topic[*other]);
        let places = in_full(own, others, &all);
        if places.len() >= MIN_SHORTER && places.iter().all(Option::is_some) {
            retain(section, &places, removals);
        }
    }
}

/// Leaves out entries that say in short what another page has in full, of the same years: the positions of a homepage. One alone may
/// be of something else, so most of its section has to be so.
pub(super) fn leave_out_shorter(sections: &mut [Section], removals: &mut Removals<'_>) {
    let all = told_in(sections);
    let mut gone = BTreeSet::new();
    for ((at, section), own) in sections.iter_mut().enumerate().zip(&all) {
        if is_of_publications(section) {
            continue;
        }
        // The items that a page shows in a loop all stand at one place of the template.
        let others = (0..all.len()).filter(|other| *other != at && !gone.contains(other));
        let places = in_full(own, others, &all);
        let known = places.iter().flatten().count();
        if known < MIN_SHORTER || known * 100 < places.len() * SHORTER_ENTRIES_OF_HUNDRED {
            continue;
        }
        if retain(section, &places, removals) {
            gone.insert(at);
        }
    }
}

/// What the entries of each section tell. What a paper says in full, a talk on it says in short, and both are there.
fn told_in(sections: &[Section]) -> Vec<Vec<Option<Told>>> {
    let told = |section: &Section| match is_of_publications(section) {
        true => Vec::new(),
        false => entries_of(section).map(Told::of).collect(),
    };
    sections.iter().map(told).collect()
}

/// Where other sections have each of these entries in full.
fn in_full(
    own: &[Option<Told>],
    others: impl Iterator<Item = usize> + Clone,
    all: &[Vec<Option<Told>>],
) -> Vec<Option<Span>> {
    let place = |told: &Told| {
        let mut full = others.clone().flat_map(|other| &all[other]).flatten();
        full.find(|full| told.is_short_for(full)).map(|full| full.span)
    };
    own.iter().map(|told| told.as_ref().and_then(place)).collect()
}

/// Keeps the entries of a section that no other place has; `true` when one goes.
fn retain(section: &mut Section, places: &[Option<Span>], removals: &mut Removals<'_>) -> bool {
    let mut places = places.iter();
    let mut goes_any = false;
    section.content.retain_mut(|content| {
        let Content::Entries(entries) = content else { return true };
        entries.retain(|entry| {
            let Some(place) = places.next().copied().flatten() else { return true };
            let text = entry.body.plain_text();
            let goes =
                removals.leaves_out_because(Rule::Repeated, entry.span, &text, Rule::Repeated.why(), Some(place));
            goes_any |= goes;
            !goes
        });
        !entries.is_empty()
    });
    goes_any
}

fn entries_of(section: &Section) -> impl Iterator<Item = &Entry> {
    section.content.iter().flat_map(|content| match content {
        Content::Entries(entries) => &entries[..],
        Content::Block(_) | Content::Publications(_) => &[],
    })
}

/// What a dated entry tells, for comparison.
struct Told {
    years: Vec<String>,
    /// Folded, without its date.
    words: BTreeSet<String>,
    span: Span,
}

impl Told {
    fn of(entry: &Entry) -> Option<Self> {
        let years: Vec<String> = date::years_in(&entry.date.as_ref()?.value).map(str::to_owned).collect();
        let words: BTreeSet<String> = fold::words(&entry.said()).split(' ').map(str::to_owned).collect();
        (!years.is_empty() && words.len() >= MIN_WORDS).then_some(Self { years, words, span: entry.span })
    }

    fn is_short_for(&self, full: &Self) -> bool {
        let shared = || self.words.intersection(&full.words).count();
        self.years == full.years
            && self.span.source != full.span.source
            && self.words.len() <= full.words.len()
            && shared() * 100 >= self.words.len() * SHORTER_OF_HUNDRED
    }
}

/// Whether entries stand between blocks, which they may be pieces of.
fn has_pieces(section: &Section) -> bool {
    section.content.iter().filter(|content| content.block().is_some()).count() > 1
}

fn is_of_publications(section: &Section) -> bool {
    let words = section.heading.as_ref().map(Heading::folded);
    words.is_some_and(|words| meanings::lists_publications(&words))
}

/// The words of an entry with a date, if they are enough to tell it from others. The short form of a name may be missing elsewhere:
/// `Harbour Board (HB)`.
fn words(entry: &Entry) -> Option<BTreeSet<String>> {
    let date = &entry.date.as_ref()?.value;
    date::years_in(date).next()?;
    let text = entry_text(entry);
    let is_short_form = |word: &str| {
        let inner = word.trim_end_matches([',', '.', ';']).strip_prefix('(').and_then(|word| word.strip_suffix(')'));
        inner.is_some_and(|inner| inner.len() > 1 && inner.chars().all(|c| c.is_ascii_uppercase()))
    };
    let named: Vec<&str> = text.split_whitespace().filter(|word| !is_short_form(word)).collect();
    let words: BTreeSet<String> = fold::words(&named.join(" ")).split(' ').map(str::to_owned).collect();
    (words.len() >= MIN_WORDS).then_some(words)
}
