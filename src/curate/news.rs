//! Sections that announce things, or call for students and staff.

use super::Rule;
use super::phrases;
use super::removals::Removals;
use crate::cv::Section;
use crate::cv::sections::groups;

/// Takes out such sections with all their parts, where the document has other sections that say something.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let all = groups(std::mem::take(sections));
    let says_more = all.iter().any(|group| rule_of(group).is_none() && is_told(group));
    let mut goes = |group: &[Section]| match (&group[0].heading, rule_of(group)) {
        (Some(heading), Some(rule)) if says_more => {
            removals.leaves_out(rule, heading.span, &heading.content.plain_text())
        }
        _ => false,
    };
    *sections = all.into_iter().filter(|group| !goes(group)).flatten().collect();
}

/// Whether a section has a heading, and something under it.
fn is_told(group: &[Section]) -> bool {
    group[0].heading.is_some() && group.iter().any(|part| !part.content.is_empty())
}

/// The rule by which a section goes, by its heading.
fn rule_of(group: &[Section]) -> Option<Rule> {
    let words = group.first()?.heading.as_ref()?.content.plain_text();
    if phrases::is_news_heading(&words) {
        Some(Rule::News)
    } else {
        phrases::titles_openings(&words).then_some(Rule::Appeal)
    }
}
