//! What sections are about, and where a topic belongs among them.

use std::collections::BTreeSet;

use super::{SECTION, groups};
use crate::cv::model::{Content, Heading, Section};
use crate::document::{Block, BlockKind, block_text};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::{ABOUT, CAREER, PUBLICATIONS, RESEARCH};
use crate::vocabulary;

/// What a heading lists, and whether it announces a selection.
pub(in crate::cv) fn meanings_of(heading: &Heading) -> (Vec<&'static str>, bool) {
    let words = meanings::words(&heading.content.plain_text());
    let (name, is_selection) = meanings::without_selection(&words);
    (meanings::all(name), is_selection)
}

/// What the heading of a section lists; nothing if it has none.
fn announced(section: &Section) -> Vec<&'static str> {
    section.heading.as_ref().map(|heading| meanings_of(heading).0).unwrap_or_default()
}

/// What a section is about: what its heading announces or, if that says nothing, education where degrees are listed.
fn topics_of(section: &Section) -> Vec<&'static str> {
    let topics = announced(section);
    if topics.is_empty() && section.heading.is_some() && lists_degrees(section) { vec!["education"] } else { topics }
}

/// Whether most of what a section lists is different degrees, and not the students who want them.
fn lists_degrees(section: &Section) -> bool {
    const LEAST: usize = 2;
    const OTHERS: &[&str] = &["student", "students", "candidate", "candidates", "supervised", "advised"];
    let items: Vec<String> = section.content.iter().flat_map(first_lines).map(|line| fold::words(&line)).collect();
    let is_own = |line: &&String| !line.split(' ').any(|word| OTHERS.contains(&word));
    let degrees: Vec<_> =
        items.iter().filter(is_own).map(|line| vocabulary::degrees(line)).filter(|found| !found.is_empty()).collect();
    let different: BTreeSet<_> = degrees.iter().flatten().collect();
    different.len() >= LEAST && degrees.len() * 2 > items.len()
}

/// What each item of a list, or each entry, says first.
fn first_lines(content: &Content) -> Vec<String> {
    match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            list.items.iter().map(|item| block_text(&item.blocks[..item.blocks.len().min(1)])).collect()
        }
        Content::Entries(entries) => entries.iter().map(|entry| entry.body.plain_text()).collect(),
        Content::Block(_) | Content::Publications(_) => Vec::new(),
    }
}

/// Sections of a CV that are no part of one on another topic.
const OWN: &[&str] = &["education", "experience", "awards", "funding", "service"];

/// Raises what ends a section and is one of its own: `Awards`, last below `Teaching`, whose heading is a level too deep, `Education`
/// below `About`, and what a CV has below `News`.
pub(in crate::cv) fn raise_parts(sections: Vec<Section>) -> Vec<Section> {
    let mut all = Vec::new();
    for mut group in groups(sections) {
        let topics = announced(&group[0]);
        let first = match &group[0].heading {
            Some(heading) if vocabulary::is_news_title(&heading.content.plain_text()) => first_usual(&group),
            Some(heading) if !topics.is_empty() || is_research(heading) => first_raised(&group, &topics),
            _ => group.len(),
        };
        for section in &mut group[first..] {
            if let Some(heading) = &mut section.heading {
                heading.level -= 1;
            }
        }
        all.append(&mut group);
    }
    all
}

/// From where on the parts of a section are what a CV has.
fn first_usual(group: &[Section]) -> usize {
    let is_usual = |at: &usize| group[*at].level() == Some(SECTION + 1) && !announced(&group[*at]).is_empty();
    (1..group.len()).find(is_usual).unwrap_or(group.len())
}

/// From where on the parts of a section on these topics are sections of their own.
fn first_raised(group: &[Section], topics: &[&str]) -> usize {
    let is_part = |at: &usize| group[*at].level() == Some(SECTION + 1);
    let is_own = |at: &usize| {
        let own = announced(&group[*at]);
        !own.is_empty() && own.iter().all(|topic| OWN.contains(topic) && !topics.contains(topic))
    };
    let parts: Vec<usize> = (1..group.len()).filter(is_part).collect();
    let first = parts.iter().rev().copied().take_while(is_own).last().unwrap_or(group.len());
    let is_all = group[0].content.is_empty() && parts.first() == Some(&first);
    if is_all && topics != [ABOUT] { group.len() } else { first }
}

/// Whether a heading only announces research.
pub(in crate::cv) fn is_research(heading: &Heading) -> bool {
    heading.folded() == RESEARCH
}

/// The sections of a homepage and those of the pages after it, where these have a career: what a CV has after it, and they lack,
/// goes where a CV has it. What a later page says before its first heading belongs to no section of another page: it opens the
/// document, after what the homepage begins with.
pub(in crate::cv) fn in_order(mut home: Vec<Section>, later: Vec<Section>) -> Vec<Section> {
    let (openings, later): (Vec<Section>, Vec<Section>) = later.into_iter().partition(|it| it.heading.is_none());
    let begun = home.iter().take_while(|section| section.heading.is_none()).count();
    home.splice(begun..begun, openings);
    let known: Vec<&str> = later.iter().flat_map(topics_of).collect();
    let end = CAREER.iter().filter(|topic| known.contains(topic)).filter_map(|topic| meanings::place(topic)).max();
    let Some(end) = end else { return home.into_iter().chain(later).collect() };
    let mut all = later;
    let mut opening = Vec::new();
    for group in groups(home) {
        let of_group = group.first().map(topics_of).unwrap_or_default();
        let is_lacking = !of_group.iter().any(|topic| known.contains(topic));
        match of_group.first().filter(|topic| is_lacking && meanings::place(topic) > Some(end)) {
            Some(topic) => {
                let at = position(&all, topic);
                all.splice(at..at, group);
            }
            None => opening.extend(group),
        }
    }
    opening.into_iter().chain(all).collect()
}

/// The sections, the prose about the person right behind what opens the document: it belongs to no place between lists.
pub(in crate::cv) fn about_first(sections: Vec<Section>) -> Vec<Section> {
    let is_paragraph =
        |content: &Content| content.block().is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let is_about = |group: &Vec<Section>| {
        let [only] = &group[..] else { return false };
        announced(only).first() == Some(&ABOUT) && !only.content.is_empty() && only.content.iter().all(is_paragraph)
    };
    let (about, others): (Vec<_>, Vec<_>) = groups(sections).into_iter().partition(is_about);
    let begun = others.iter().take_while(|group| group[0].heading.is_none()).count();
    let (opening, rest) = others.split_at(begun);
    opening.iter().chain(&about).chain(rest).flatten().cloned().collect()
}

/// The sections, those on what somebody does after work at the end, where a CV has them, if it has them at all.
pub(in crate::cv) fn leisure_last(sections: Vec<Section>) -> Vec<Section> {
    let is_leisure = |group: &Vec<Section>| {
        group[0].heading.as_ref().is_some_and(|heading| meanings::is_of_leisure(&heading.folded()))
    };
    let (leisure, others): (Vec<_>, Vec<_>) = groups(sections).into_iter().partition(is_leisure);
    others.into_iter().chain(leisure).flatten().collect()
}

/// Where a topic belongs among sections: after the last one that a CV has no later, else before the first one that it has later,
/// else at the end. “Interests” behind more than a career, as in JSON Resume, are those after work, and nothing belongs behind them.
pub(in crate::cv) fn position<'a>(sections: impl IntoIterator<Item = &'a Section>, topic: &str) -> usize {
    let place = meanings::place(topic);
    if place.is_none() {
        return sections.into_iter().count();
    }
    let (mut behind, mut before, mut end) = (None, None, 0);
    let (mut other, mut furthest) = (None, None);
    for (at, section) in sections.into_iter().enumerate() {
        match &section.heading {
            Some(heading) if heading.level > SECTION => {}
            heading => {
                let meaning = topics_of(section).first().copied();
                let lists_papers = |it: &&Heading| is_research(it) || meanings::lists_publications(&it.folded());
                let meaning = meaning.or(heading.as_ref().filter(lists_papers).map(|_| PUBLICATIONS));
                let is_named = heading.as_ref().is_some_and(|heading| heading.folded() == "interests");
                let is_leisure = is_named && furthest > meanings::place("experience");
                other = meaning.filter(|_| !is_leisure).and_then(meanings::place);
                furthest = furthest.max(other);
            }
        }
        if other.is_some() && other <= place {
            behind = Some(at + 1);
        } else if other > place {
            before = before.or(Some(at));
        }
        end = at + 1;
    }
    behind.or(before).unwrap_or(end)
}
