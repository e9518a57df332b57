//! Entries that are twice in the document: a prize among the honours and among the grants.

use std::collections::BTreeSet;

use super::super::Rule;
use super::super::removals::Removals;
use super::entry_text;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Entry, Heading, Section};
use crate::date;
use crate::fold;
use crate::meanings;
use crate::source::Span;

/// An entry of fewer words may be of two different things.
const MIN_WORDS: usize = 5;
const WHY: &str = "another section says the same";

/// Leaves out entries with a year that an earlier section has in the same words. Parts of one section may have them in common, such as
/// a talk and a poster; lists of papers are compared by their titles.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let mut seen: Vec<(BTreeSet<String>, Span)> = Vec::new();
    let mut before = 0;
    for section in sections.iter_mut() {
        if section.level().is_none_or(|level| level == SECTION) {
            before = seen.len();
        }
        if is_of_publications(section) || has_pieces(section) {
            continue;
        }
        section.content.retain_mut(|content| {
            let Content::Entries(entries) = content else { return true };
            entries.retain(|entry| {
                let Some(words) = words(entry) else { return true };
                let place = seen[..before].iter().find(|(known, _)| *known == words).map(|(_, span)| *span);
                seen.push((words, entry.span));
                place.is_none_or(|place| {
                    let text = entry.body.plain_text();
                    !removals.leaves_out_because(Rule::Repeated, entry.span, &text, WHY, Some(place))
                })
            });
            !entries.is_empty()
        });
    }
}

/// Whether entries stand between blocks, which they may be pieces of.
fn has_pieces(section: &Section) -> bool {
    section.content.iter().filter(|content| content.block().is_some()).count() > 1
}

fn is_of_publications(section: &Section) -> bool {
    let words = section.heading.as_ref().map(Heading::folded);
    words.is_some_and(|words| meanings::lists_publications(&words))
}

/// The words of an entry with a date, if they are enough to tell it from others.
fn words(entry: &Entry) -> Option<BTreeSet<String>> {
    let date = &entry.date.as_ref()?.value;
    date::years_in(date).next()?;
    let words: BTreeSet<String> = fold::words(&entry_text(entry)).split(' ').map(str::to_owned).collect();
    (words.len() >= MIN_WORDS).then_some(words)
}
