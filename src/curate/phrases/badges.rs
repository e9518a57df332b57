//! What badges beside headings say of the site's lists: how many items one has, in which state something is.

use super::is_number;
use crate::date;
use crate::fold;

/// Whether the end of a heading counts what is below it, as a badge: `Keynote talks · 2 talks`. `words` are those before it.
pub(in crate::curate) fn counts(words: &str, end: &str) -> bool {
    const ANY: &[&str] = &["items", "item", "entries", "entry", "total", "results"];
    let (words, end) = (fold::words(words), fold::words(end));
    let Some((number, unit)) = end.split_once(' ') else { return false };
    let is_of_words = || words.split(' ').any(|word| word.trim_end_matches('s') == unit.trim_end_matches('s'));
    !number.is_empty() && is_number(number) && (ANY.contains(&unit) || date::is_year(&words) || is_of_words())
}

/// Whether a badge in a heading says nothing of the person: `Open`, `Conference · Journal`.
pub(in crate::curate) fn is_status(text: &str) -> bool {
    fold::words(text).split(' ').all(|word| STATUSES.contains(&word))
}

/// Whether a text is nothing but the badge of what was added to the site: `NEW`, `NEW!`
pub(in crate::curate) fn is_new(text: &str) -> bool {
    let words = text.trim().trim_end_matches('!');
    words == NEW || words.strip_prefix(NEW).is_some_and(|rest| date::is_year(rest.trim_matches([' ', '·', '!'])))
}

/// What such a badge says.
pub(in crate::curate) const NEW: &str = "NEW";

/// Badges beside headings that say in which state something is, or what marks below mean. Folded.
#[rustfmt::skip]
const STATUSES: &[&str] = &[
    "open", "closed", "new", "updated", "active", "ongoing", "upcoming", "completed", "conference", "journal",
    "workshop", "preprint", "beta", "live", "soon", "coming", "current", "past", "all",
];
