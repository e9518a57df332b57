//! Papers that a site lists in two ways: in lines under their titles, in items with authors and places, from a bibliography.
//!
//! They are known by their titles. The list that is out of date goes, or the one that has fewer of its own; what only it has becomes a
//! part of the other one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Rule;
use super::super::references::{is_title, title_marked, title_of, title_of_paper};
use super::super::removals::Removals;
use super::super::walk::{drop_headings, prose};
use super::alike::{ADDED, Place, take_out};
use super::listed::is_of_events;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Heading, Publication, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines, block_text};
use crate::fold;
use crate::meanings;
use crate::source::{SourceId, Span};
use crate::vocabulary::explains_signs;

/// Two lists are of the same papers from so many on that are in both.
const MIN_SAME: usize = 3;
/// Of a hundred papers of the list that goes, so many are in the other one.
const SAME_OF_HUNDRED: usize = 60;
/// Of a hundred words of a paper that goes, so many are in the other list's: a venue may be short for its name.
const SAID_OF_HUNDRED: usize = 60;
/// What is said of papers that are not published yet. Folded.
const ON_THEIR_WAY: &[&str] =
    &["in preparation", "in review", "in submission", "submitted", "under review", "under revision"];
/// No site has more lists of one paper.
const MAX_LISTS: usize = 4;

/// Leaves out lists whose papers another page lists as well, as long as there are any.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    for _ in 0..MAX_LISTS {
        let Some(found) = first(sections, removals) else { return };
        apply(sections, &found, removals);
    }
}

/// What one page, or one bibliography, lists within a section of the document's top level.
struct Listing {
    sections: Range<usize>,
    /// The section of the top level, with all of its parts.
    top: Range<usize>,
    source: SourceId,
    /// Whether the papers are from the site's data.
    is_from_data: bool,
    papers: Vec<Paper>,
    /// Whether a heading says that these are papers.
    is_announced: bool,
    /// Whether something stands between them or behind them that says of what it is by where it stands.
    has_more: bool,
}

/// A paper of a list, in however many pieces.
struct Paper {
    /// Folded.
    title: String,
    /// All that is said of it.
    words: BTreeSet<String>,
    /// Whether it is not published yet, as the list says.
    is_on_its_way: bool,
    /// Whether a list below it says more: what its data are.
    has_list: bool,
    places: Vec<Place>,
    text: String,
    span: Span,
}

impl Paper {
    fn new(title: String, text: String, place: Place, span: Span) -> Option<Self> {
        let mut paper = Self {
            title,
            words: BTreeSet::new(),
            is_on_its_way: false,
            has_list: false,
            places: Vec::new(),
            text: String::new(),
            span,
        };
        paper.take(&text, place);
        is_title(&paper.title).then_some(Self { text, ..paper })
    }

    /// Takes a piece of what is said of it.
    fn take(&mut self, text: &str, place: Place) {
        let said = fold::words(text);
        self.is_on_its_way |= ON_THEIR_WAY.iter().any(|state| fold::has_words(&said, state));
        self.words.extend(said.split(' ').map(str::to_owned));
        self.places.push(place);
    }

    fn is_said_by(&self, other: &Self) -> bool {
        if self.has_list {
            return self.words.is_subset(&other.words);
        }
        self.words.intersection(&other.words).count() * 100 >= self.words.len() * SAID_OF_HUNDRED
    }
}

/// Two lists of the same papers.
struct Found {
    goes: Listing,
    stays: Listing,
    /// Which paper of the list that stays one of the other list is.
    same: BTreeMap<usize, usize>,
}

/// The first list whose papers another page has, too.
fn first(sections: &[Section], removals: &Removals<'_>) -> Option<Found> {
    let is_kept = |list: &Listing| {
        let mut headings = sections[list.sections.clone()].iter().filter_map(|section| section.heading.as_ref());
        headings.any(|heading| removals.keeps(Rule::Repeated, heading.span))
    };
    let mut lists = listings(sections);
    lists.retain(|list| list.papers.len() >= MIN_SAME && !is_kept(list));
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut pair = None;
    'lists: for (at, list) in lists.iter().enumerate() {
        let mut earlier = BTreeSet::new();
        for paper in &list.papers {
            let places = known.entry(&paper.title).or_default();
            earlier.extend(places.iter().copied());
            if places.len() < MAX_LISTS && places.last() != Some(&at) {
                places.push(at);
            }
        }
        let of_other_pages = earlier.into_iter().filter(|other| lists[*other].source != list.source);
        for other in of_other_pages.take(MAX_LISTS) {
            if (list.is_announced || lists[other].is_announced)
                && let Some((goes, same)) = which_goes(&lists[other], list)
            {
                pair = Some((other, at, goes, same));
                break 'lists;
            }
        }
    }
    let (earlier, later, goes, same) = pair?;
    let later = lists.swap_remove(later);
    let earlier = lists.swap_remove(earlier);
    Some(match goes {
        Goes::Earlier => Found { goes: earlier, stays: later, same },
        Goes::Later => Found { goes: later, stays: earlier, same },
    })
}

enum Goes {
    Earlier,
    Later,
}

/// Which of two lists goes, and which of its papers the other one has: the one that does not know yet which are published, the one with
/// fewer papers of its own, or the one that says less.
fn which_goes(earlier: &Listing, later: &Listing) -> Option<(Goes, BTreeMap<usize, usize>)> {
    let said = |list: &Listing, other: &Listing| -> BTreeMap<usize, usize> {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, paper) in other.papers.iter().enumerate() {
            places.entry(&paper.title).or_insert(at);
        }
        let place = |(at, paper): (usize, &Paper)| {
            let other_at = *places.get(paper.title.as_str())?;
            paper.is_said_by(&other.papers[other_at]).then_some((at, other_at))
        };
        list.papers.iter().enumerate().filter_map(place).collect()
    };
    let may_go = |list: &Listing, same: &BTreeMap<usize, usize>| {
        !list.has_more && same.len() >= MIN_SAME && same.len() * 100 >= list.papers.len() * SAME_OF_HUNDRED
    };
    let key = |list: &Listing, other: &Listing, same: &BTreeMap<usize, usize>| {
        let is_late = |(at, other_at): &(&usize, &usize)| {
            list.papers[**at].is_on_its_way && !other.papers[**other_at].is_on_its_way
        };
        let words: usize = list.papers.iter().map(|paper| paper.words.len()).sum();
        (Reverse(same.iter().filter(is_late).count()), list.papers.len() - same.len(), words)
    };
    let (of_earlier, of_later) = (said(earlier, later), said(later, earlier));
    let goes_first = || key(earlier, later, &of_earlier) <= key(later, earlier, &of_later);
    match (may_go(earlier, &of_earlier), may_go(later, &of_later)) {
        (true, true) if goes_first() => Some((Goes::Earlier, of_earlier)),
        (_, true) => Some((Goes::Later, of_later)),
        (true, false) => Some((Goes::Earlier, of_earlier)),
        (false, false) => None,
    }
}

/// Takes out the papers that the other list has. A section that has others keeps them, as a part of that list.
fn apply(sections: &mut Vec<Section>, found: &Found, removals: &mut Removals<'_>) {
    let Found { goes, stays, same } = found;
    let why = Rule::Repeated.why();
    let is_of_its_own = goes.sections == goes.top && goes.top != stays.top && goes.is_alone(sections);
    let mut gone = BTreeSet::new();
    for (at, paper) in goes.papers.iter().enumerate() {
        let Some(other) = same.get(&at).map(|other| stays.papers[*other].span) else { continue };
        if removals.leaves_out_because(Rule::Repeated, paper.span, &paper.text, why, Some(other)) {
            gone.extend(paper.places.iter().copied());
        }
    }
    let mut dropped = take_out(sections, &gone, goes.sections.start, false);
    if is_of_its_own && let Some(heading) = &sections[goes.top.start].heading {
        let why = if same.len() == goes.papers.len() { why } else { ADDED };
        let place = sections[stays.top.start].heading.as_ref().map(|heading| heading.span);
        removals.leaves_out_because(Rule::Repeated, heading.span, &heading.content.plain_text(), why, place);
        explain_once(sections, found, removals);
        join(sections, &mut dropped, goes.top.clone(), stays.top.clone());
    }
    drop_headings(sections, &dropped);
}

/// Takes out what the list that goes says of the signs after authors, if the other one says it, too.
fn explain_once(sections: &mut [Section], Found { goes, stays, .. }: &Found, removals: &mut Removals<'_>) {
    let explanation = |content: &Content| {
        let block = content.block()?;
        let text = block.plain_text();
        explains_signs(&text).then_some((text, block.span))
    };
    let mut others = sections[stays.top.clone()].iter().flat_map(|section| &section.content);
    let Some((_, known)) = others.find_map(explanation) else { return };
    let why = Rule::Repeated.why();
    sections[goes.top.start].content.retain(|content| {
        let said = explanation(content);
        !said.is_some_and(|(text, span)| removals.leaves_out_because(Rule::Repeated, span, &text, why, Some(known)))
    });
}

/// Moves what is left of one section behind another one, as parts of it.
fn join(sections: &mut Vec<Section>, dropped: &mut Vec<bool>, part: Range<usize>, whole: Range<usize>) {
    let said = std::mem::take(&mut sections[part.start].content);
    let (lead, rest): (Vec<Content>, Vec<Content>) = said.into_iter().partition(is_prose);
    let first = &mut sections[whole.start].content;
    first.splice(0..0, lead);
    first.extend(rest);
    let (all, steps) = if part.start < whole.start {
        (part.start..whole.end, part.len())
    } else {
        (whole.end..part.end, part.start - whole.end)
    };
    let heading = if part.start < whole.start { whole.end - part.len() } else { whole.end };
    sections[all.clone()].rotate_left(steps);
    dropped[all].rotate_left(steps);
    sections.remove(heading);
    dropped.remove(heading);
}

fn is_prose(content: &Content) -> bool {
    content.block().and_then(prose).is_some()
}

/// What the pages list.
fn listings(sections: &[Section]) -> Vec<Listing> {
    let mut lists: Vec<Listing> = Vec::new();
    let mut top = 0..0;
    for (at, section) in sections.iter().enumerate() {
        let Some(heading) = &section.heading else { continue };
        if heading.level == SECTION || top.end <= at {
            top = at..at + Section::with_parts(sections, at).len();
        }
        let is_announced = announces(heading) || sections[top.start].heading.as_ref().is_some_and(announces);
        if sections[top.start].heading.as_ref().is_some_and(|heading| is_of_events(&heading.folded())) {
            continue;
        }
        let (papers, has_more) = papers_of(sections, at);
        let list = Listing {
            sections: at..at + 1,
            top: top.clone(),
            source: heading.span.source,
            is_from_data: false,
            papers,
            is_announced,
            has_more,
        };
        let papers = papers_of_data(section, at);
        let data = section.publications().next().map(|item| Listing {
            sections: at..at + 1,
            top: top.clone(),
            source: item.span.source,
            is_from_data: true,
            papers,
            is_announced,
            has_more: false,
        });
        for list in [Some(list), data].into_iter().flatten() {
            match lists.iter_mut().rev().find(|known| known.is_continued_by(&list)) {
                Some(known) => known.take(list),
                None => lists.push(list),
            }
        }
    }
    lists
}

impl Listing {
    fn is_continued_by(&self, next: &Self) -> bool {
        self.top == next.top
            && self.sections.end == next.sections.start
            && self.source == next.source
            && self.is_from_data == next.is_from_data
    }

    fn take(&mut self, next: Self) {
        self.sections.end = next.sections.end;
        self.papers.extend(next.papers);
        self.is_announced |= next.is_announced;
        self.has_more |= next.has_more;
    }

    /// Whether no papers of another list stand in its sections.
    fn is_alone(&self, sections: &[Section]) -> bool {
        let mut content = sections[self.sections.clone()].iter().flat_map(|section| &section.content);
        content.all(|content| matches!(content, Content::Publications(_)) == self.is_from_data)
    }
}

fn announces(heading: &Heading) -> bool {
    let words = heading.folded();
    meanings::lists_publications(&words) || meanings::lists_unfinished_papers(&words)
}

/// The papers that a section has from a bibliography or another file of data.
fn papers_of_data(section: &Section, at: usize) -> Vec<Paper> {
    let paper = |content: usize, nth: usize, item: &Publication| {
        let said = item.parts().map(|part| part.plain_text()).join("\n");
        let place = Place::Part { section: at, content, at: nth };
        let paper = Paper::new(title_of_paper(item), format!("{said}\n{}", item.date), place, item.span)?;
        Some(Paper { text: item.title_or_citation().plain_text(), ..paper })
    };
    let pieces = section.content.iter().enumerate();
    let items = pieces.flat_map(|(content, piece)| piece.publications().enumerate().map(move |item| (content, item)));
    items.filter_map(|(content, (nth, item))| paper(content, nth, item)).collect()
}

/// The papers of a section that are written by hand: its heading is the title of one, its items are, or its paragraphs; and whether something else stands below
/// the first one.
fn papers_of(sections: &[Section], at: usize) -> (Vec<Paper>, bool) {
    let section = &sections[at];
    let title = section.heading.as_ref().filter(|heading| heading.level > SECTION && !announces(heading));
    let is_leaf = Section::with_parts(sections, at).len() == 1;
    let has_paragraphs = || {
        let is_one = |content: &Content| content.block().is_some_and(is_paragraph);
        !section.content.is_empty() && section.content.iter().all(is_one)
    };
    if let Some(title) = title.filter(|title| is_leaf && is_title(&title.folded()) && has_paragraphs()) {
        let words = title.content.plain_text();
        let paper = Paper::new(title.folded(), format!("{words}\n{}", section.said()), Place::Section(at), title.span);
        return (paper.map(|paper| Paper { text: words, ..paper }).into_iter().collect(), false);
    }
    let mut papers: Vec<Paper> = Vec::new();
    // Where titles are lines of their own, what follows one is of that paper.
    let (mut is_open, mut has_more) = (false, false);
    for (content, piece) in section.content.iter().enumerate() {
        let part = |nth: usize| Place::Part { section: at, content, at: nth };
        match piece {
            Content::Block(Block { kind: BlockKind::List(list), .. }) => {
                is_open = false;
                papers.extend(list.items.iter().enumerate().filter_map(|(nth, item)| {
                    let paper = Paper::new(title_of(item)?, block_text(&item.blocks), part(nth), item.span)?;
                    let has_list = item.blocks.iter().any(|block| matches!(block.kind, BlockKind::List(_)));
                    Some(Paper { has_list, ..paper })
                }));
            }
            Content::Block(block @ Block { kind: BlockKind::Paragraph(run), .. }) => {
                let place = Place::Piece { section: at, content };
                let text = block.plain_text();
                if let Some(title) = title_alone(run) {
                    papers.extend(Paper::new(title, text, place, block.span));
                    is_open = true;
                } else if let Some(paper) = papers.last_mut().filter(|_| is_open) {
                    paper.take(&text, place);
                } else if let Some(title) = title_marked(run) {
                    papers.extend(Paper::new(title, text, place, block.span));
                } else {
                    has_more |= !papers.is_empty();
                }
            }
            Content::Block(_) => {
                is_open = false;
                has_more |= !papers.is_empty();
            }
            Content::Publications(_) => is_open = false,
            Content::Entries(entries) => {
                is_open = false;
                papers.extend(entries.iter().enumerate().filter_map(|(nth, entry)| {
                    let paper = Paper::new(title_marked(&entry.body)?, entry.said(), part(nth), entry.span)?;
                    let has_list = entry.details.iter().any(|block| matches!(block.kind, BlockKind::List(_)));
                    Some(Paper { has_list, ..paper })
                }));
            }
        }
    }
    (papers, has_more)
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_))
}

/// The title that is all of a paragraph, in bold.
fn title_alone(run: &Inlines) -> Option<String> {
    let is_strong =
        run.iter().all(|inline| matches!(inline.kind, InlineKind::Strong(_)) || inline.is_blank()) && !run.is_blank();
    let words = fold::words(&run.plain_text());
    (is_strong && is_title(&words)).then_some(words)
}
