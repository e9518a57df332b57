//! Sections that announce things.

use super::Rule;
use super::phrases;
use super::removals::Removals;
use crate::cv::Section;
use crate::cv::sections::groups;
use crate::document::plain_text;

/// Takes out sections of news with all their parts, where the document has other sections that say something.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let (news, others): (Vec<_>, Vec<_>) = groups(sections.clone()).into_iter().partition(|group| is_news(group));
    let is_told =
        |group: &Vec<Section>| group[0].heading.is_some() && group.iter().any(|part| !part.content.is_empty());
    if news.is_empty() || !others.iter().any(is_told) {
        return;
    }
    let stays = |group: &Vec<Section>, removals: &mut Removals<'_>| match &group[0].heading {
        Some(heading) if is_news(group) => {
            !removals.leaves_out(Rule::News, heading.span, &plain_text(&heading.content))
        }
        _ => true,
    };
    *sections = groups(std::mem::take(sections)).into_iter().filter(|group| stays(group, removals)).flatten().collect();
}

fn is_news(group: &[Section]) -> bool {
    let heading = group.first().and_then(|section| section.heading.as_ref());
    heading.is_some_and(|heading| phrases::is_news_heading(&plain_text(&heading.content)))
}
