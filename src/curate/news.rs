//! Sections that announce things.

use super::Rule;
use super::phrases;
use super::removals::Removals;
use crate::cv::Section;
use crate::cv::sections::groups;

/// Takes out sections of news with all their parts, where the document has other sections that say something.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let all = groups(std::mem::take(sections));
    let says_more = all.iter().any(|group| !is_news(group) && is_told(group));
    let mut goes = |group: &[Section]| match &group[0].heading {
        Some(heading) if says_more && is_news(group) => {
            removals.leaves_out(Rule::News, heading.span, &heading.content.plain_text())
        }
        _ => false,
    };
    *sections = all.into_iter().filter(|group| !goes(group)).flatten().collect();
}

/// Whether a section has a heading, and something under it.
fn is_told(group: &[Section]) -> bool {
    group[0].heading.is_some() && group.iter().any(|part| !part.content.is_empty())
}

fn is_news(group: &[Section]) -> bool {
    let heading = group.first().and_then(|section| section.heading.as_ref());
    heading.is_some_and(|heading| phrases::is_news_heading(&heading.content.plain_text()))
}
