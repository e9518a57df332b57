//! What two pages of a site both say: one of the sections stays, or the two become one.

mod alike;
mod badges;
mod entries;
mod labelled;
mod listed;
mod lists;
pub(super) mod openers;
mod papers;
mod positions;
mod restated;

pub(super) use listed::is_of_events;

use std::collections::BTreeSet;

use super::Rule;
use super::header::WHY;
use super::profiles::SUMMARIES;
use super::references::{title_in, title_marked, title_of};
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::sections::groups;
use crate::cv::{Content, Entry, Heading, Profile, Publication, Section};
use crate::date;
use crate::document::{Block, BlockKind, InlineKind, Item, block_text, each_inline_mut, inlines_of, row_text};
use crate::fold;
use crate::meanings;
use crate::script::{is_cjk, word_count};
use crate::sentences;
use crate::source::{SourceId, Span};
use crate::vocabulary::{is_of_the_past, names_a_position};

/// Of a hundred words of the shorter text, this many have to be in the other; fewer where both have a year in common.
const LIKE_OF_HUNDRED: usize = 75;
const LIKE_WITH_YEAR: usize = 60;
/// So many of a title, which may be that of one of two papers on nearly one thing.
const LIKE_TITLE: usize = 90;
/// A citation of another year is of the same paper with so many words of a hundred, and no fewer than these.
const LIKE_CITED: usize = 85;
const MIN_CITED: usize = 12;
/// Lists of papers under different headings are the same from this many on.
const MIN_PAPERS: usize = 3;
/// Papers with a title of so many words are the same.
const MIN_TITLE: usize = 6;
/// A paragraph of fewer words may appear twice.
const MIN_WORDS: usize = 8;

/// Leaves out or puts together sections of different pages with one meaning, then paragraphs that appear twice.
pub(super) fn leave_out(sections: &mut Vec<Section>, profile: &Profile, removals: &mut Removals<'_>) {
    let mut all: Vec<Group> = groups(std::mem::take(sections)).into_iter().map(Group::new).collect();
    let mut at = 0;
    while at < all.len() {
        let is_joined =
            (at + 1..all.len()).any(|later| all[at].may_say(&all[later]) && join(&mut all, at, later, removals));
        at += usize::from(!is_joined);
    }
    *sections = all.into_iter().flat_map(|group| group.sections).collect();
    papers::leave_out(sections, removals);
    versions(sections, removals);
    said_again_in_full(sections, removals);
    paragraphs(sections, profile, removals);
    badges::leave_out(sections, removals);
    openers::leave_out(sections, removals);
    lists::leave_out(sections, removals);
    lists::leave_out_twins(sections, removals);
    entries::leave_out_from_one_place(sections, removals);
    positions::leave_out(sections, removals);
    // Lists that are whole, before single entries of them go.
    entries::leave_out_mixed(sections, removals);
    alike::leave_out(alike::Which::Whole, sections, removals);
    entries::leave_out(sections, removals);
    alike::leave_out(alike::Which::All, sections, removals);
    entries::leave_out_shorter(sections, removals);
    labelled::leave_out(sections, removals);
    listed::leave_out(sections, removals);
    restated::leave_out(sections, removals);
}

/// A section with its parts, and what shows whether another one means the same.
struct Group {
    sections: Vec<Section>,
    meaning: Option<String>,
    is_selection: bool,
    /// Whether it is about papers that are not published yet.
    is_unfinished: bool,
    /// Whether it lists papers, of whatever kind.
    lists_papers: bool,
    source: Option<SourceId>,
}

impl Group {
    fn new(sections: Vec<Section>) -> Self {
        let heading = sections.first().and_then(|section| section.heading.as_ref());
        let words = heading.map(Heading::folded).unwrap_or_default();
        let (name, is_selection) = meanings::without_selection(&words);
        let meaning = meanings::of(name).unwrap_or(name).to_owned();
        Self {
            source: heading.map(|heading| heading.span.source),
            meaning: Some(meaning).filter(|meaning| !meaning.is_empty()),
            is_selection,
            is_unfinished: meanings::lists_unfinished_papers(&words),
            lists_papers: meanings::lists_publications(&words),
            sections,
        }
    }

    /// Whether one of two sections may say what the other one does: they mean the same, or both list papers.
    fn may_say(&self, other: &Self) -> bool {
        let list_papers = self.lists_papers && other.lists_papers && self.source != other.source;
        self.is_meant_by(other) || list_papers && !self.is_from_data() && !other.is_from_data()
    }

    fn is_meant_by(&self, other: &Self) -> bool {
        // A choice from the site's data and the whole list, one after the other, are what the author asked for; two choices are not.
        let are_choices = self.is_selection && other.is_selection;
        let by_hand = !self.is_from_data() || !other.is_from_data() || are_choices;
        let is_alike = self.meaning == other.meaning && self.is_unfinished == other.is_unfinished;
        self.meaning.is_some() && is_alike && self.source != other.source && by_hand
    }

    /// Whether all that it says is publications from the site's data.
    fn is_from_data(&self) -> bool {
        let content = || self.sections.iter().flat_map(|section| &section.content);
        let has_data = content().any(|content| matches!(content, Content::Publications(_)));
        has_data
            && content().all(|content| match content {
                Content::Publications(_) => true,
                Content::Block(block) => matches!(block.kind, BlockKind::Paragraph(_)),
                Content::Entries(_) => false,
            })
    }

    fn heading(&self) -> Option<&Heading> {
        self.sections.first()?.heading.as_ref()
    }

    fn facts(&self) -> Vec<Fact> {
        let content = self.sections.iter().flat_map(|section| &section.content);
        if !self.lists_papers {
            return content.flat_map(facts_of).collect();
        }
        content.flat_map(facts_of_papers).collect()
    }
}

/// One of two sections goes, or they become one; `false` when both have to stay as they are.
fn join(all: &mut Vec<Group>, earlier: usize, later: usize, removals: &mut Removals<'_>) -> bool {
    let (mut old, mut new) = (all[earlier].facts(), all[later].facts());
    forget_shared_titles(&mut old, &new);
    forget_shared_titles(&mut new, &old);
    let (Some(old_heading), Some(new_heading)) = (all[earlier].heading().cloned(), all[later].heading().cloned())
    else {
        return false;
    };
    if removals.keeps(Rule::Repeated, old_heading.span) || removals.keeps(Rule::Repeated, new_heading.span) {
        return false;
    }
    let missing_later = old.iter().any(|fact| !fact.is_among(&new));
    let missing_earlier = new.iter().any(|fact| !fact.is_among(&old));
    // A section that says nothing is not said again elsewhere; it goes as one that is empty. Of papers of another kind, one or two may
    // be in both.
    let least = if all[earlier].is_meant_by(&all[later]) { 1 } else { MIN_PAPERS };
    if old.len().min(new.len()) < least {
        return false;
    }
    let note = |removals: &mut Removals<'_>, gone: &Heading, stays: &Heading| {
        let (words, why) = (gone.content.plain_text(), Rule::Repeated.why());
        removals.leaves_out_because(Rule::Repeated, gone.span, &words, why, Some(stays.span));
    };
    // Where each has all that the other one has, the one that says more about it stays.
    let is_fuller = !missing_earlier && words_in(&old) > words_in(&new);
    if !missing_later && !is_fuller {
        note(removals, &old_heading, &new_heading);
        all.remove(earlier);
    } else if !missing_earlier {
        // The more complete one, in the place of the CV page's.
        note(removals, &new_heading, &old_heading);
        let complete = all.remove(earlier);
        all[later - 1] = complete;
    } else if all[earlier].is_selection != all[later].is_selection
        || !all[earlier].is_meant_by(&all[later])
        || meanings::are_different_experience(&old_heading.folded(), &new_heading.folded())
    {
        return false;
    } else {
        let taken = all.remove(earlier);
        merge(&mut all[later - 1], taken, &new, removals);
    }
    true
}

/// Puts what `facts` do not have of an earlier section before the content of a later one.
fn merge(later: &mut Group, mut earlier: Group, facts: &[Fact], removals: &mut Removals<'_>) {
    let said = |text: String, span: Span| {
        let fact = Fact::of(&text, span);
        (text, span, fact)
    };
    prune(&mut earlier.sections, &mut |piece| {
        let (text, span, fact) = match piece {
            Piece::Item(item) => said(block_text(&item.blocks), item.span),
            Piece::Entry(entry) => said(entry_text(entry), entry.span),
            Piece::Publication(item) => (item.title_or_citation().plain_text(), item.span, Fact::of_publication(item)),
            Piece::Block(_) | Piece::Section(_) => return false,
        };
        let other = fact.and_then(|fact| fact.said_by(facts));
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
    kind: Kind,
    /// All that it says, folded; only of papers.
    text: String,
    /// The title of the paper that it is, folded.
    title: Option<String>,
    span: Span,
}

/// What a line says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The title of a publication and no more.
    Title,
    /// All of a publication.
    Citation,
    Other,
}

impl Fact {
    /// `None` for a text without words.
    fn of(text: &str, span: Span) -> Option<Self> {
        let folded = fold::words(text).replace("program committee", "pc").replace("programme committee", "pc");
        let (numbers, words): (Vec<&str>, Vec<&str>) = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .partition(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let words: BTreeSet<String> = words.into_iter().flat_map(tokens).collect();
        let years = numbers.into_iter().filter(|number| date::is_year(number)).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, years, kind: Kind::Other, text: String::new(), title: None, span })
    }

    /// A paper, in a list of papers. A longer text is no citation, and titles are not looked for in it.
    fn of_paper(text: &str, title: Option<String>, span: Span) -> Option<Self> {
        const MAX_BYTES: usize = 2_000;
        if text.len() > MAX_BYTES {
            return Self::of(text, span);
        }
        let title = title.unwrap_or_else(|| fold::words(title_in(text)));
        let title = Some(title).filter(|title| word_count(title) >= MIN_TITLE);
        Some(Self { text: fold::words(text), title, ..Self::of(text, span)? })
    }

    fn of_publication(item: &Publication) -> Option<Self> {
        let fact = Self::of(&item.title_or_citation().plain_text(), item.span)?;
        Some(Self { kind: if item.title.is_empty() { Kind::Citation } else { Kind::Title }, ..fact })
    }

    fn is_among(&self, others: &[Fact]) -> bool {
        self.said_by(others).is_some()
    }

    /// Where another one says the same and leaves out little, or the first of several of its year that do so together. One of several
    /// occasions of a talk is not all of them. Of a paper, the title is enough.
    fn said_by(&self, others: &[Fact]) -> Option<Span> {
        let says_most = |other: &&Fact| {
            let common = self.words.intersection(&other.words).count();
            let is_longer = self.kind == Kind::Other && self.words.len() * 2 >= other.words.len() * 3;
            !is_longer || common * 100 >= self.words.len() * LIKE_WITH_YEAR
        };
        let like = others.iter().filter(|other| self.is_like(other)).find(says_most);
        like.or_else(|| self.spread_over(others)).map(|other| other.span)
    }

    /// The first of those that say one by one what is said here of a year: `2020: reviewer of Foam, Tides and Waves`.
    fn spread_over<'a>(&self, others: &'a [Fact]) -> Option<&'a Fact> {
        let of_its_year = || others.iter().filter(|other| self.kind == Kind::Other && self.years == other.years);
        let is_said = |word: &&String| of_its_year().any(|other| other.words.contains(*word));
        let common = self.words.iter().filter(is_said).count();
        let is_like = common > 1 && common * 100 >= self.words.len() * LIKE_OF_HUNDRED;
        of_its_year().next().filter(|_| is_like && !self.years.is_empty())
    }

    fn is_like(&self, other: &Self) -> bool {
        if self.names(other) || other.names(self) {
            return true;
        }
        let common = self.words.intersection(&other.words).count();
        let (one, another) = (self.words.len(), other.words.len());
        // A citation has more words than the title in it. Of two titles the longer one may be that of another paper.
        let of =
            if self.kind == Kind::Title && other.kind == Kind::Title { one.max(another) } else { one.min(another) };
        let is_dated = !self.years.is_empty() && !other.years.is_empty();
        let in_common = !self.years.is_disjoint(&other.years);
        let like = match (self.kind == Kind::Title || other.kind == Kind::Title, in_common) {
            (true, _) => LIKE_TITLE,
            (false, true) => LIKE_WITH_YEAR,
            (false, false) => LIKE_OF_HUNDRED,
        };
        // One word says too little to be like another text; it may be the same.
        let is_like = common > 1 && common * 100 >= of * like;
        // A paper is a preprint in one year, and published in another.
        let is_cited = self.kind == Kind::Citation || other.kind == Kind::Citation;
        let is_same_paper = is_cited && common >= MIN_CITED && common * 100 >= of * LIKE_CITED;
        (in_common || !is_dated || is_same_paper) && (is_like || self.words == other.words)
    }

    /// Whether the title of this paper is in the words of the other one.
    fn names(&self, other: &Self) -> bool {
        self.title.as_ref().is_some_and(|title| fold::has_words(&other.text, title))
    }
}

/// Takes the title from each paper whose title several others have: a thesis and the paper of it are two.
fn forget_shared_titles(papers: &mut [Fact], others: &[Fact]) {
    for paper in papers {
        if others.iter().filter(|other| paper.names(other)).nth(1).is_some() {
            paper.title = None;
        }
    }
}

fn words_in(facts: &[Fact]) -> usize {
    facts.iter().map(|fact| fact.words.len()).sum()
}

/// A word, or the pairs of characters of one that is written without spaces around it.
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
        Content::Publications(_) => content.publications().filter_map(Fact::of_publication).collect(),
    }
}

/// The same of a list of papers, each known by its title, too.
fn facts_of_papers(content: &Content) -> Vec<Fact> {
    match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            let of_item = |item: &Item| Fact::of_paper(&block_text(&item.blocks), title_of(item), item.span);
            list.items.iter().filter_map(of_item).collect()
        }
        Content::Block(block @ Block { kind: BlockKind::Paragraph(run), .. }) => {
            Fact::of_paper(&without_pictures(block), title_marked(run), block.span).into_iter().collect()
        }
        Content::Entries(entries) => {
            let of_entry = |entry: &Entry| Fact::of_paper(&entry_text(entry), title_marked(&entry.body), entry.span);
            entries.iter().filter_map(of_entry).collect()
        }
        Content::Block(_) | Content::Publications(_) => facts_of(content),
    }
}

fn facts_in(block: &Block) -> Vec<Fact> {
    match &block.kind {
        BlockKind::List(list) => {
            list.items.iter().filter_map(|item| Fact::of(&block_text(&item.blocks), item.span)).collect()
        }
        BlockKind::Table(table) => {
            let rows = table.head.iter().chain(&table.rows);
            rows.filter_map(|row| Fact::of(&row_text(row), block.span)).collect()
        }
        _ => Fact::of(&without_pictures(block), block.span).into_iter().collect(),
    }
}

fn entry_text(entry: &Entry) -> String {
    let date = entry.date.as_ref().map(|date| date.value.as_str()).unwrap_or_default();
    format!("{date}\n{}", entry.said())
}

/// What an earlier paragraph, or the header, says.
struct Said {
    /// Folded, with a space on both sides.
    words: String,
    span: Option<Span>,
}

/// Leaves the longer one of two paragraphs of the opening that begin alike: “I am a sailor at Uni One. …” of the homepage and of the
/// CV page.
fn versions(sections: &mut [Section], removals: &mut Removals<'_>) {
    let untitled = sections.iter().take_while(|section| section.heading.is_none()).count();
    let opening = &mut sections[..untitled];
    let words = |content: &Content| match content {
        Content::Block(block @ Block { kind: BlockKind::Paragraph(_), .. }) => impersonal(&without_pictures(block)),
        _ => String::new(),
    };
    let all: Vec<String> = opening.iter().flat_map(|section| &section.content).map(words).collect();
    let is_version = |at: usize, other: usize| {
        let is_longer = (all[other].len(), at) > (all[at].len(), other);
        let mut alike = all[at].split(' ').zip(all[other].split(' ')).take(MIN_WORDS);
        at != other && is_longer && word_count(&all[at]) >= MIN_WORDS && alike.all(|(one, other)| one == other)
    };
    let mut places = 0..;
    let mut stays = |content: &Content| {
        let at = places.next().unwrap_or_default();
        let Content::Block(block) = content else { return true };
        let is_surplus = (0..all.len()).any(|other| is_version(at, other));
        !(is_surplus && removals.leaves_out(Rule::Repeated, block.span, &block.plain_text()))
    };
    opening.iter_mut().for_each(|section| section.content.retain(&mut stays));
}

/// Leaves out a paragraph of the opening with which the research interests of another page begin. A profile there may go for the
/// opening, so it does not count.
fn said_again_in_full(sections: &mut [Section], removals: &mut Removals<'_>) {
    let untitled = sections.iter().take_while(|section| section.heading.is_none()).count();
    let (opening, rest) = sections.split_at_mut(untitled);
    let is_of_interests = |section: &&Section| {
        section.heading.as_ref().is_some_and(|heading| meanings::of(&heading.folded()) == Some("interests"))
    };
    let paragraphs = rest.iter().filter(is_of_interests).flat_map(|section| &section.content);
    let paragraphs =
        paragraphs.filter_map(Content::block).filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let all: Vec<(String, Span)> = paragraphs.map(|block| (impersonal(&without_pictures(block)), block.span)).collect();
    let mut stays = |content: &Content| {
        let Content::Block(block @ Block { kind: BlockKind::Paragraph(_), .. }) = content else { return true };
        let words = impersonal(&without_pictures(block)) + " ";
        let says_more = |(other, span): &&(String, Span)| span.source != block.span.source && other.starts_with(&words);
        let full = if word_count(&words) < MIN_WORDS { None } else { all.iter().find(says_more) };
        full.is_none_or(|(_, full)| {
            let text = block.plain_text();
            !removals.leaves_out_because(Rule::Repeated, block.span, &text, Rule::Repeated.why(), Some(*full))
        })
    };
    opening.iter_mut().for_each(|section| section.content.retain(&mut stays));
}

/// Leaves out paragraphs of a section whose sentences an earlier page has, word for word. What two entries say in the same words,
/// each says about itself.
fn paragraphs(sections: &mut [Section], profile: &Profile, removals: &mut Removals<'_>) {
    let headline = profile.headline.iter().map(|line| line.plain_text()).collect::<Vec<_>>().join(" ");
    let mut seen = vec![Said { words: format!(" {} ", impersonal(&headline)), span: None }];
    for section in sections {
        let heading = section.heading.as_ref().map(Heading::folded);
        let is_opening = heading.is_none();
        let least = if heading.is_some_and(|heading| SUMMARIES.contains(&heading.as_str())) { 1 } else { MIN_WORDS };
        section.content.retain(|content| match content {
            Content::Block(block)
                if least == 1 && is_like_headline(block, &headline)
                    || is_opening && is_position_of_headline(block, &headline) =>
            {
                let words = block.plain_text();
                !removals.leaves_out_because(Rule::Repeated, block.span, &words, WHY, None)
            }
            Content::Block(block) => is_new(block, least, &mut seen, removals),
            _ => true,
        });
    }
}

/// Whether a paragraph says what the lines below the name say, in hardly any other words.
fn is_like_headline(block: &Block, headline: &str) -> bool {
    let facts = [Fact::of(&without_pictures(block), block.span), Fact::of(headline, block.span)];
    let [Some(one), Some(other)] = facts else { return false };
    one.words.len() <= other.words.len() + 3 && one.is_like(&other)
}

/// Whether a line is the position that the lines below the name say as well: `4th year student at Uni One`.
fn is_position_of_headline(block: &Block, headline: &str) -> bool {
    const MAX_WORDS: usize = 12;
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.plain_text();
    let facts = [Fact::of(&text, block.span), Fact::of(headline, block.span)];
    let [Some(line), Some(header)] = facts else { return false };
    let common = line.words.intersection(&header.words).count();
    // “Formerly: Postdoc at Uni Two” is not said by “Lecturer at Uni Two”.
    let is_another = || line.words.difference(&header.words).any(|word| names_a_position(word));
    line.words.len() <= MAX_WORDS
        && !is_of_the_past(&text)
        && !is_another()
        && !sentences::is_ended(&text)
        && names_a_position(&text)
        && common * 100 >= line.words.len() * LIKE_WITH_YEAR
}

/// A text, folded, with one word for the person: what a page says in the first person, another one says in the third.
fn impersonal(text: &str) -> String {
    const FIRST: &[&str] = &["i", "he", "she"];
    const OWN: &[&str] = &["my", "his", "her"];
    let words = fold::words(text);
    let of_all = |word| {
        if FIRST.contains(&word) {
            "i"
        } else if OWN.contains(&word) {
            "my"
        } else {
            word
        }
    };
    words.split(' ').map(of_all).collect::<Vec<_>>().join(" ")
}

fn is_new(block: &Block, least: usize, seen: &mut Vec<Said>, removals: &mut Removals<'_>) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return true };
    let text = without_pictures(block);
    let folded = format!(" {} ", impersonal(&text));
    if word_count(&folded) < least {
        return true;
    }
    // Two blocks of a site may show one file: it is the same place then.
    let is_elsewhere =
        |said: &&Said| said.span.is_none_or(|span| span.source != block.span.source || span == block.span);
    let before: Vec<&Said> = seen.iter().filter(is_elsewhere).collect();
    let is_said = |sentence: &str| before.iter().find(|said| said.words.contains(sentence)).copied();
    let sentences = sentences::of(&text);
    let may_have_twin = sentences.len() > 1 && sentences::is_ended(&text);
    if let Some(twin) = may_have_twin.then(|| nearly(&folded, &before)).flatten() {
        let words = content.plain_text();
        return !removals.leaves_out_because(Rule::Repeated, block.span, &words, Rule::Repeated.why(), twin.span);
    }
    let sentences = sentences.into_iter().map(|range| impersonal(&text[range]));
    let known: Option<Vec<&Said>> = sentences.map(|sentence| is_said(&format!(" {sentence} "))).collect();
    // What ends without a mark is a title, a venue, a name: each paper has its own.
    let may_go = |first: &&&Said| least == 1 || first.span.is_none() || sentences::is_ended(&text);
    if let Some(first) = known.as_ref().and_then(|known| known.first()).filter(may_go) {
        let why = if first.span.is_some() { Rule::Repeated.why() } else { WHY };
        return !removals.leaves_out_because(Rule::Repeated, block.span, &content.plain_text(), why, first.span);
    }
    seen.push(Said { words: folded, span: Some(block.span) });
    true
}

/// The paragraph of which another one has the words but for one in ten, and all of its numbers, and begins as it does. Of many that begin
/// so, only the first few are looked at.
fn nearly<'a>(folded: &str, before: &[&'a Said]) -> Option<&'a Said> {
    const MIN_WORDS: usize = 20;
    const NEARLY_OF_HUNDRED: usize = 90;
    const BEGINNING: usize = 3;
    const MOST: usize = 32;
    if word_count(folded) < MIN_WORDS {
        return None;
    }
    let numbers = |words: &str| -> BTreeSet<String> {
        words.split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
    };
    let own = numbers(folded);
    let beginning = fold::beginning(folded.trim_start(), BEGINNING);
    let alike = before.iter().filter(|said| said.words.trim_start().starts_with(beginning)).take(MOST);
    let is_nearly =
        |said: &&Said| own == numbers(&said.words) && fold::shared_of_hundred(folded, &said.words) >= NEARLY_OF_HUNDRED;
    alike.copied().find(is_nearly)
}

/// The words of a block; a picture's alternative text is not printed.
pub(super) fn without_pictures(block: &Block) -> String {
    let blocks = std::slice::from_ref(block);
    if !inlines_of(blocks).any(|inline| matches!(inline.kind, InlineKind::Image(_))) {
        return block_text(blocks);
    }
    let mut blocks = blocks.to_vec();
    each_inline_mut(&mut blocks, &mut |inline| {
        if let InlineKind::Image(image) = &mut inline.kind {
            image.alt.clear();
        }
    });
    block_text(&blocks)
}
