//! What sections are about, and where a topic belongs among them.

use super::SECTION;
use crate::cv::model::{Heading, Section};
use crate::meanings;

/// The topic of publications.
const PUBLICATIONS: &str = "publications";
/// The topic of pages on research, which list publications as often as they describe interests.
pub(in crate::cv) const RESEARCH: &str = "research";

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
                let meaning = meaning.or(heading.as_ref().filter(|it| is_research(it)).map(|_| PUBLICATIONS));
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
