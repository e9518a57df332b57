//! What sections are about, and where a topic belongs among them.

use super::{SECTION, groups};
use crate::cv::model::{Heading, Section};
use crate::meanings;
use crate::meanings::topic::{PUBLICATIONS, RESEARCH};

/// What a heading lists, and whether it announces a selection.
pub(in crate::cv) fn meanings_of(heading: &Heading) -> (Vec<&'static str>, bool) {
    let words = meanings::words(&heading.content.plain_text());
    let (name, is_selection) = meanings::without_selection(&words);
    (meanings::all(name), is_selection)
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
    const CAREER: [&str; 2] = ["education", "experience"];
    let topics = |section: &Section| section.heading.as_ref().map(|heading| meanings_of(heading).0).unwrap_or_default();
    let known: Vec<&str> = later.iter().flat_map(topics).collect();
    let end = CAREER.iter().filter(|topic| known.contains(topic)).filter_map(|topic| meanings::place(topic)).max();
    let Some(end) = end else { return home.into_iter().chain(later).collect() };
    let mut all = later;
    let mut opening = Vec::new();
    for group in groups(home) {
        let of_group = group.first().map(topics).unwrap_or_default();
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

/// The sections, those on what somebody does after work at the end, where a CV has them, if it has them at all.
pub(in crate::cv) fn leisure_last(sections: Vec<Section>) -> Vec<Section> {
    let is_leisure = |group: &Vec<Section>| {
        group[0].heading.as_ref().is_some_and(|heading| meanings::is_of_leisure(&heading.folded()))
    };
    let (leisure, others): (Vec<_>, Vec<_>) = groups(sections).into_iter().partition(is_leisure);
    others.into_iter().chain(leisure).flatten().collect()
}

/// Where a topic belongs among sections: after the last one that a CV has no later, else before the first one that it has later,
/// else at the end.
pub(in crate::cv) fn position<'a>(sections: impl IntoIterator<Item = &'a Section>, topic: &str) -> usize {
    let place = meanings::place(topic);
    if place.is_none() {
        return sections.into_iter().count();
    }
    let (mut behind, mut before, mut end) = (None, None, 0);
    let mut other = None;
    for (at, section) in sections.into_iter().enumerate() {
        match &section.heading {
            Some(heading) if heading.level > SECTION => {}
            heading => {
                let meaning = heading.as_ref().and_then(|heading| meanings_of(heading).0.first().copied());
                let lists_papers = |it: &&Heading| is_research(it) || meanings::lists_publications(&it.folded());
                let meaning = meaning.or(heading.as_ref().filter(lists_papers).map(|_| PUBLICATIONS));
                other = meaning.and_then(meanings::place);
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
