//! What two pages of a site both say: one of the sections stays, or the two become one.

use std::collections::BTreeSet;

use super::Rule;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::sections::groups;
use crate::cv::{Content, Heading, Section};
use crate::document::{Block, BlockKind, block_text};
use crate::fold;
use crate::meanings;
use crate::script::is_cjk;
use crate::source::{SourceId, Span};

/// Of a hundred words of the shorter text, so many have to be in the other; fewer where both have a year in common.
const LIKE_OF_HUNDRED: usize = 75;
const LIKE_WITH_YEAR: usize = 60;
/// A paragraph of fewer words may stand twice.
const LEAST_WORDS: usize = 8;

/// Leaves out or puts together sections of different pages with one meaning, then paragraphs that stand twice.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut all: Vec<Group> = groups(std::mem::take(sections)).into_iter().map(Group::new).collect();
    let mut at = 0;
    while at < all.len() {
        let later = (at + 1..all.len()).find(|&later| all[at].is_meant_by(&all[later]));
        match later {
            Some(later) if join(&mut all, at, later, removals) => {}
            _ => at += 1,
        }
    }
    *sections = all.into_iter().flat_map(|group| group.sections).collect();
    paragraphs(sections, removals);
}

/// A section with its parts, and what tells whether another one means the same.
struct Group {
    sections: Vec<Section>,
    meaning: Option<String>,
    is_selection: bool,
    source: Option<SourceId>,
}

impl Group {
    fn new(sections: Vec<Section>) -> Self {
        let heading = sections.first().and_then(|section| section.heading.as_ref());
        let words = heading.map(words_of).unwrap_or_default();
        let (name, is_selection) = meanings::without_selection(&words);
        let meaning = meanings::of(name).unwrap_or(name).to_owned();
        Self {
            source: heading.map(|heading| heading.span.source),
            meaning: Some(meaning).filter(|meaning| !meaning.is_empty()),
            is_selection,
            sections,
        }
    }

    fn is_meant_by(&self, other: &Self) -> bool {
        // A choice from the site's data and the whole list, one after the other, are what the author asked for.
        let by_hand = !self.is_from_data() || !other.is_from_data();
        self.meaning.is_some() && self.meaning == other.meaning && self.source != other.source && by_hand
    }

    /// Whether all that it says is publications from the site's data.
    fn is_from_data(&self) -> bool {
        self.sections.iter().flat_map(|section| &section.content).all(|content| match content {
            Content::Publications(_) => true,
            Content::Block(block) => matches!(block.kind, BlockKind::Paragraph(_)),
            Content::Entries(_) => false,
        })
    }

    fn heading(&self) -> Option<&Heading> {
        self.sections.first()?.heading.as_ref()
    }

    fn facts(&self) -> Vec<Fact> {
        self.sections.iter().flat_map(|section| &section.content).flat_map(facts_of).collect()
    }
}

fn words_of(heading: &Heading) -> String {
    fold::words(&heading.content.plain_text())
}

/// One of two sections goes, or they become one; `false` when both have to stay as they are.
fn join(all: &mut Vec<Group>, earlier: usize, later: usize, removals: &mut Removals<'_>) -> bool {
    let (old, new) = (all[earlier].facts(), all[later].facts());
    let (Some(old_heading), Some(new_heading)) = (all[earlier].heading().cloned(), all[later].heading().cloned())
    else {
        return false;
    };
    if removals.keeps(Rule::Repeated, old_heading.span) || removals.keeps(Rule::Repeated, new_heading.span) {
        return false;
    }
    let missing_later = old.iter().any(|fact| !fact.is_among(&new));
    let missing_earlier = new.iter().any(|fact| !fact.is_among(&old));
    let note = |removals: &mut Removals<'_>, gone: &Heading, stays: &Heading| {
        removals.leaves_out_because(
            Rule::Repeated,
            gone.span,
            &gone.content.plain_text(),
            Rule::Repeated.why(),
            Some(stays.span),
        );
    };
    if !missing_later {
        note(removals, &old_heading, &new_heading);
        all.remove(earlier);
    } else if !missing_earlier {
        // The more complete one, in the place of the CV page's.
        note(removals, &new_heading, &old_heading);
        let complete = all.remove(earlier);
        all[later - 1] = complete;
    } else if all[earlier].is_selection != all[later].is_selection {
        return false;
    } else {
        let taken = all.remove(earlier);
        merge(&mut all[later - 1], taken, &new, removals);
    }
    true
}

/// Puts what `facts` do not have of an earlier section before the content of a later one.
fn merge(later: &mut Group, mut earlier: Group, facts: &[Fact], removals: &mut Removals<'_>) {
    prune(&mut earlier.sections, &mut |piece| {
        let (text, span) = match piece {
            Piece::Item(item) => (block_text(&item.blocks), item.span),
            Piece::Entry(entry) => (entry_text(entry), entry.span),
            Piece::Publication(publication) => (publication.title.plain_text(), publication.span),
            Piece::Block(_) | Piece::Section(_) => return false,
        };
        let other = Fact::of(&text, span).and_then(|fact| fact.like(facts));
        other.is_some_and(|other| {
            removals.leaves_out_because(Rule::Repeated, span, &text, Rule::Repeated.why(), Some(other))
        })
    });
    let mut parts = earlier.sections.into_iter();
    if let (Some(first), Some(head)) = (parts.next(), later.sections.first_mut()) {
        head.content.splice(0..0, first.content);
    }
    later.sections.splice(1..1, parts);
}

/// What a line of a list says, for comparison.
struct Fact {
    words: BTreeSet<String>,
    years: BTreeSet<String>,
    span: Span,
}

impl Fact {
    /// `None` for a text without words.
    fn of(text: &str, span: Span) -> Option<Self> {
        let folded = fold::words(text);
        let (numbers, words): (Vec<&str>, Vec<&str>) = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .partition(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let words: BTreeSet<String> = words.into_iter().flat_map(tokens).collect();
        let years = numbers.into_iter().filter(|number| number.len() == 4).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, years, span })
    }

    fn is_among(&self, others: &[Fact]) -> bool {
        self.like(others).is_some()
    }

    /// Where another one says the same.
    fn like(&self, others: &[Fact]) -> Option<Span> {
        others.iter().find(|other| self.is_like(other)).map(|other| other.span)
    }

    fn is_like(&self, other: &Self) -> bool {
        let common = self.words.intersection(&other.words).count();
        let least = self.words.len().min(other.words.len());
        let is_dated = !self.years.is_empty() && !other.years.is_empty();
        let in_common = !self.years.is_disjoint(&other.years);
        let like = if in_common { LIKE_WITH_YEAR } else { LIKE_OF_HUNDRED };
        // One word says too little to be like another text; it may be the same.
        let is_like = common > 1 && common * 100 >= least * like;
        (in_common || !is_dated) && (is_like || self.words == other.words)
    }
}

/// A word, or the pairs of letters of one that is written without blanks around it.
fn tokens(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() > 2 && letters.iter().any(|&letter| is_cjk(letter)) {
        return letters.windows(2).map(|pair| pair.iter().collect()).collect();
    }
    vec![word.to_owned()]
}

fn facts_of(content: &Content) -> Vec<Fact> {
    match content {
        Content::Block(block) => facts_in(block),
        Content::Entries(entries) => {
            entries.iter().filter_map(|entry| Fact::of(&entry_text(entry), entry.span)).collect()
        }
        Content::Publications(groups) => {
            let all = groups.iter().flat_map(|group| &group.items);
            all.filter_map(|item| {
                let title = if item.title.is_empty() { &item.note } else { &item.title };
                Fact::of(&title.plain_text(), item.span)
            })
            .collect()
        }
    }
}

fn facts_in(block: &Block) -> Vec<Fact> {
    match &block.kind {
        BlockKind::List(list) => {
            list.items.iter().filter_map(|item| Fact::of(&block_text(&item.blocks), item.span)).collect()
        }
        BlockKind::Table(table) => {
            let rows = table.head.iter().chain(&table.rows);
            let text = |row: &Vec<crate::document::Cell>| {
                row.iter().map(|cell| block_text(&cell.blocks)).collect::<Vec<_>>().join("\n")
            };
            rows.filter_map(|row| Fact::of(&text(row), block.span)).collect()
        }
        _ => Fact::of(&block_text(std::slice::from_ref(block)), block.span).into_iter().collect(),
    }
}

fn entry_text(entry: &crate::cv::Entry) -> String {
    let date = entry.date.as_ref().map(|date| date.value.as_str()).unwrap_or_default();
    format!("{date}\n{}\n{}", entry.body.plain_text(), block_text(&entry.details))
}

/// Leaves out paragraphs of a section that an earlier page has, word for word. What two entries say in the same words, each says
/// of itself.
fn paragraphs(sections: &mut [Section], removals: &mut Removals<'_>) {
    let mut seen: Vec<(String, Span)> = Vec::new();
    for section in sections {
        section.content.retain(|content| match content {
            Content::Block(block) => is_new(block, &mut seen, removals),
            _ => true,
        });
    }
}

fn is_new(block: &Block, seen: &mut Vec<(String, Span)>, removals: &mut Removals<'_>) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return true };
    let text = content.plain_text();
    // What an image says in place of itself is not printed, so nothing repeats it.
    let folded = fold::words(&content.flat_text());
    if folded.split(' ').count() < LEAST_WORDS {
        return true;
    }
    let known = seen.iter().find(|(known, span)| *known == folded && span.source != block.span.source);
    if let Some((_, first)) = known {
        return !removals.leaves_out_because(Rule::Repeated, block.span, &text, Rule::Repeated.why(), Some(*first));
    }
    seen.push((folded, block.span));
    true
}
