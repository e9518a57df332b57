//! A section on research that goes on with the papers: the list gets a section of its own.

use super::SECTION;
use super::topics::{is_research, meanings_of};
use crate::cv::model::{Content, Heading, Section};
use crate::cv::words::Word;
use crate::date;
use crate::document::{BlockKind, Inlines, block_text};
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;
use crate::script;
use crate::source::Span;

/// So many papers are a list.
const MIN_PAPERS: usize = 3;
/// A line of more words behind them tells something.
const MAX_FOOT: usize = 12;
/// How many of ten items have to be papers of the person.
const OWN_OF_TEN: usize = 8;

/// Puts the papers below a statement on research under a heading, where no other section is one of papers: in the list at its end,
/// or in its last parts. `names` are those of the person.
pub(in crate::cv) fn with_papers_apart(sections: Vec<Section>, names: &[&str], language: Language) -> Vec<Section> {
    let lists_papers = |heading: &Heading| {
        meanings::lists_publications(&heading.folded()) || meanings_of(heading).0.first() == Some(&PUBLICATIONS)
    };
    let is_top = |section: &Section| section.level().is_none_or(|level| level == SECTION);
    let headings = || sections.iter().filter(|section| is_top(section)).filter_map(|section| section.heading.as_ref());
    if headings().any(lists_papers) || headings().filter(|heading| is_research(heading)).count() != 1 {
        return sections;
    }
    let Some(at) = sections.iter().position(|it| is_top(it) && it.heading.as_ref().is_some_and(is_research)) else {
        return sections;
    };
    let families: Vec<String> =
        names.iter().filter_map(|name| fold::words(name).split(' ').next_back().map(str::to_owned)).collect();
    let whole = Section::with_parts(&sections, at).len();
    match first_papers(&sections[at..at + whole], &families) {
        Some((part, piece, span)) => split(sections, at + part, piece, heading(span, language)),
        None => sections,
    }
}

/// Where the papers begin: the part, the piece of it, and its place. A statement comes before them, and nothing else behind.
fn first_papers(whole: &[Section], families: &[String]) -> Option<(usize, usize, Span)> {
    let (first, parts) = whole.split_first()?;
    let is_list = |content: &Content| papers_in(content, families) > 0;
    let statement = first.content.iter().take_while(|content| !is_list(content)).count();
    // A credit of the template may stand behind them.
    let is_foot = |content: &Content| !is_list(content) && script::word_count(&content.said()) <= MAX_FOOT;
    let feet = first.content[statement..].iter().rev().take_while(|content| is_foot(content)).count();
    let rest = &first.content[statement..first.content.len() - feet];
    let is_of_papers = |section: &Section| !section.content.is_empty() && section.content.iter().any(is_list);
    if statement == 0 || !rest.iter().all(is_list) {
        return None;
    }
    let all = |parts: &[Section]| {
        parts.iter().flat_map(|part| &part.content).map(|content| papers_in(content, families)).sum::<usize>()
    };
    let direct: usize = rest.iter().map(|content| papers_in(content, families)).sum();
    if !rest.is_empty() {
        let are_papers = parts.iter().all(is_of_papers) && direct + all(parts) >= MIN_PAPERS;
        return Some((0, statement, rest.first()?.block()?.span)).filter(|_| are_papers);
    }
    let begins = parts.iter().position(is_of_papers)?;
    let papers = &parts[begins..];
    // One part may be called after the topic.
    let are_papers = papers.len() > 1 && papers.iter().all(is_of_papers) && all(papers) >= MIN_PAPERS;
    Some((begins + 1, 0, papers.first()?.heading.as_ref()?.span)).filter(|_| are_papers)
}

/// How many papers of the person a list has, if it is one of papers.
fn papers_in(content: &Content, families: &[String]) -> usize {
    let Content::Block(block) = content else { return 0 };
    let BlockKind::List(list) = &block.kind else { return 0 };
    let is_own = |text: &str| {
        let words = fold::words(text);
        families.iter().any(|family| fold::has_words(&words, family)) && date::years_in(text).next().is_some()
    };
    let own = list.items.iter().filter(|item| is_own(&block_text(&item.blocks))).count();
    if own * 10 >= list.items.len() * OWN_OF_TEN { own } else { 0 }
}

fn heading(span: Span, language: Language) -> Heading {
    Heading { level: SECTION, content: Inlines::text(Word::Publications.text(language), span), span }
}

/// Begins a section with a heading at a piece of another one.
fn split(mut sections: Vec<Section>, at: usize, piece: usize, heading: Heading) -> Vec<Section> {
    let content = if piece > 0 { sections[at].content.split_off(piece) } else { Vec::new() };
    let place = if piece > 0 { at + 1 } else { at };
    sections.insert(place, Section { heading: Some(heading), content });
    sections
}
