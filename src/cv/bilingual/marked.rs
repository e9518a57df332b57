//! Pages whose elements say which language they are in, so that a switch on the site shows one of them.

use super::matches;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::localized::{self, Localized};
use crate::rewrite::Edit;

/// The least weight of what is in no marked element for its language to count; see [`LanguageStats::weight`].
const LEAST_REST: usize = 40;

/// The languages of a page that marks elements of two languages or more, in their order.
pub(super) fn languages(text: &str) -> Vec<Language> {
    let mut languages = Vec::new();
    for element in elements(text) {
        if !languages.contains(&element.language) {
            languages.push(element.language);
        }
    }
    languages
}

/// Of a page that marks elements of two languages or more, the one that the rest of it is in; where the rest says little, the
/// first.
pub(super) fn main_language(text: &str) -> Option<Language> {
    let elements = elements(text);
    let first = elements.first()?.language;
    let mut rest = String::new();
    let mut from = 0;
    for element in &elements {
        rest.push_str(text.get(from..element.range.start).unwrap_or_default());
        from = element.range.end;
    }
    rest.push_str(&text[from..]);
    let stats = LanguageStats::of_page(&rest);
    let is_marked = |language: Language| elements.iter().any(|element| matches(element.language, language));
    Some(stats.language()).filter(|&language| stats.weight() >= LEAST_REST && is_marked(language)).or(Some(first))
}

/// The edits that leave one language of a page that marks its elements. `None` when it does not, or has none in `wanted`.
pub(super) fn select(text: &str, wanted: Language) -> Option<Vec<Edit>> {
    let elements = elements(text);
    if !elements.iter().any(|element| matches(element.language, wanted)) {
        return None;
    }
    let others = elements.into_iter().filter(|element| !matches(element.language, wanted));
    Some(others.map(|element| Edit::delete(element.range)).collect())
}

/// The elements that are marked, if they are in several languages. Where only `lang` marks them, they must be most of the
/// page: it also marks a name in a sentence.
fn elements(text: &str) -> Vec<Localized> {
    let elements = localized::elements(text);
    let is_switch = |element: &&Localized| element.is_switch;
    let several = |mut languages: Vec<Language>| {
        languages.dedup_by(|one, other| matches(*one, *other));
        languages.len() > 1
    };
    if several(elements.iter().filter(is_switch).map(|element| element.language).collect()) {
        return elements.into_iter().filter(|element| element.is_switch).collect();
    }
    let weight = |text: &str| LanguageStats::of_page(text).weight();
    let marked: usize = elements.iter().map(|element| weight(&text[element.range.clone()])).sum();
    let is_most = several(elements.iter().map(|element| element.language).collect()) && marked * 2 > weight(text);
    if is_most { elements } else { Vec::new() }
}
