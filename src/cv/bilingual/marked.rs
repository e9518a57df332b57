//! Pages whose elements say which language they are in, so that a switch on the site shows one of them.

use super::matches;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::localized::{self, Localized};
use crate::rewrite::Edit;

/// The least weight of the unmarked text for its language to count; see [`LanguageStats::weight`].
const MIN_REST: usize = 40;

/// The elements of a page that say their language, where they say several.
pub(super) struct Marked<'t> {
    text: &'t str,
    elements: Vec<Localized>,
}

impl<'t> Marked<'t> {
    /// `None` for a page that marks no elements, or all in one language. Where only `lang` marks them, they must be most of the
    /// page: it also marks a name in a sentence.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let elements = localized::elements(text);
        let is_switch = |element: &&Localized| element.is_switch;
        if are_several(elements.iter().filter(is_switch)) {
            let elements = elements.into_iter().filter(|element| element.is_switch).collect();
            return Some(Self { text, elements });
        }
        if !are_several(elements.iter()) {
            return None;
        }
        let weight = |text: &str| LanguageStats::of_page(text).weight();
        let marked: usize = elements.iter().map(|element| weight(&text[element.range.clone()])).sum();
        (marked * 2 > weight(text)).then_some(Self { text, elements })
    }

    /// Their languages, in their order.
    pub(super) fn languages(&self) -> Vec<Language> {
        let mut languages = Vec::new();
        for element in &self.elements {
            if !languages.contains(&element.language) {
                languages.push(element.language);
            }
        }
        languages
    }

    fn has(&self, language: Language) -> bool {
        self.elements.iter().any(|element| matches(element.language, language))
    }

    /// The language that the rest of the page is in; where the rest says little, that of the first element.
    pub(super) fn main_language(&self) -> Language {
        let mut rest = String::new();
        let mut from = 0;
        for element in &self.elements {
            rest.push_str(self.text.get(from..element.range.start).unwrap_or_default());
            from = element.range.end;
        }
        rest.push_str(&self.text[from..]);
        let stats = LanguageStats::of_page(&rest);
        let language = stats.language();
        let first = self.elements.first().map_or(language, |element| element.language);
        if stats.weight() >= MIN_REST && self.has(language) { language } else { first }
    }

    /// The edits that leave one language. `None` when the page has no element in it.
    pub(super) fn only(&self, wanted: Language) -> Option<Vec<Edit>> {
        let others = self.elements.iter().filter(|element| !matches(element.language, wanted));
        self.has(wanted).then(|| others.map(|element| Edit::delete(element.range.clone())).collect())
    }
}

/// Whether elements are in more than one language.
fn are_several<'e>(elements: impl Iterator<Item = &'e Localized>) -> bool {
    let mut languages = elements.map(|element| element.language);
    languages.next().is_some_and(|first| languages.any(|other| !matches(first, other)))
}
