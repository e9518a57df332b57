//! Pages whose elements say which language they are in, so that a switch on the site shows one of them.

use std::ops::Range;

use super::blocks::{Block, blocks};
use super::lines::marker;
use super::matches;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::localized::{self, LanguageMark, Localized};
use crate::markdown::{comments, gaps};
use crate::rewrite::Edit;

/// The least weight of the unmarked text for its language to count; see [`LanguageStats::weight`].
const MIN_REST: usize = 40;

/// The least weight of a version that has no marked counterpart.
const MIN_VERSION: usize = 4;

/// The text without marks is a version if what is marked weighs at most so many times as much.
const MAX_TIMES: usize = 12;

/// An element and its language.
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) language: Language,
}

impl From<&Localized> for Part {
    fn from(element: &Localized) -> Self {
        Self { range: element.range.clone(), language: element.language }
    }
}

/// The elements of a page that are in one language each, where the page has several.
pub(super) struct Marked<'t> {
    text: &'t str,
    elements: Vec<Part>,
    /// The language of the text that is not marked, where only the other language is.
    unmarked: Option<Language>,
}

impl<'t> Marked<'t> {
    /// The elements that say their language. `None` for a page in one language. Elements in several have to be marked by class, or
    /// to be most of the page: `lang` also marks a name in a sentence. Elements in one language have to be marked for a switch, and
    /// the rest has to be in another: a class alone may be there for its looks.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let all = localized::elements(text);
        let is_class = |element: &&Localized| element.mark > LanguageMark::Attribute;
        let by_class: Vec<Part> = all.iter().filter(is_class).map(Part::from).collect();
        if are_several(&by_class) {
            return Some(Self { text, elements: by_class, unmarked: None });
        }
        let is_switched = all.iter().any(|element| element.mark == LanguageMark::Switch);
        if is_switched && let Some(unmarked) = counterpart(text, &by_class) {
            return Some(Self { text, elements: by_class, unmarked: Some(unmarked) });
        }
        let all: Vec<Part> = all.iter().map(Part::from).collect();
        let marked: usize = all.iter().map(|element| stats(&text[element.range.clone()]).weight()).sum();
        (are_several(&all) && marked * 2 > stats(text).weight()).then_some(Self { text, elements: all, unmarked: None })
    }

    /// Elements whose language is known otherwise.
    pub(super) fn with(text: &'t str, elements: Vec<Part>) -> Self {
        Self { text, elements, unmarked: None }
    }

    /// Their languages, in their order, and that of the text without marks.
    pub(super) fn languages(&self) -> Vec<Language> {
        let mut languages = Vec::new();
        for language in self.elements.iter().map(|element| element.language).chain(self.unmarked) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    pub(super) fn has(&self, language: Language) -> bool {
        self.languages().into_iter().any(|own| matches(own, language))
    }

    /// The language that the rest of the page is in; where the rest says little, that of the first element.
    pub(super) fn main_language(&self) -> Language {
        if let Some(language) = self.unmarked {
            return language;
        }
        let rest = stats(&rest(self.text, &self.elements));
        let language = rest.language();
        let first = self.elements.first().map_or(language, |element| element.language);
        if rest.weight() >= MIN_REST && self.has(language) { language } else { first }
    }

    /// The edits that leave one language. `None` when the page has nothing in it.
    pub(super) fn only(&self, wanted: Language) -> Option<Vec<Edit>> {
        if !self.has(wanted) {
            return None;
        }
        let others = self.elements.iter().filter(|element| !matches(element.language, wanted));
        let mut gone: Vec<Range<usize>> = others.map(|element| element.range.clone()).collect();
        let own = || self.elements.iter().filter(|element| matches(element.language, wanted));
        gone.extend(own().filter_map(|element| localized::language_label(self.text, &element.range)));
        gone.extend(own().filter_map(|element| what_hides(self.text, &element.range)));
        if self.unmarked.is_some_and(|language| !matches(language, wanted)) {
            gone.extend(self.unmarked_but(wanted));
        }
        gone.sort_by_key(|range| range.start);
        Some(gone.into_iter().map(Edit::delete).collect())
    }

    /// What is not marked and not in `wanted`. Tags stay where they hold marked elements.
    fn unmarked_but(&self, wanted: Language) -> Vec<Range<usize>> {
        let text = blanked(self.text, &self.elements);
        let gone = |block: &Block| {
            let range = block.foreign(&text, wanted)?;
            let halves = localized::halves_of_elements(&text[range.clone()]).into_iter();
            let tags = halves.map(|tag| range.start + tag.start..range.start + tag.end);
            let kept: Vec<Range<usize>> = tags.chain(self.elements_in(&range)).collect();
            let start = range.start + if kept.is_empty() { 0 } else { marker(&text[range.clone()]) };
            Some(gaps(start..range.end, kept))
        };
        blocks(&text, &comments::find(&text)).iter().filter_map(gone).flatten().collect()
    }

    fn elements_in(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let inside = self.elements.iter().filter(|element| range.contains(&element.range.start));
        inside.map(|element| element.range.clone())
    }
}

/// What hides an element until a script shows it in place of the other language: `display: none` in its first tag.
fn what_hides(text: &str, element: &Range<usize>) -> Option<Range<usize>> {
    const WAYS: &[&str] = &["display:none", "display: none"];
    let tag = text[element.clone()].strip_prefix('<')?.split('>').next()?.to_ascii_lowercase();
    let (at, way) = WAYS.iter().find_map(|way| Some((tag.find(way)?, way)))?;
    let start = element.start + 1 + at;
    Some(start..start + way.len())
}

/// The language of what is not marked, on a page whose marked elements are all in one other language.
fn counterpart(text: &str, elements: &[Part]) -> Option<Language> {
    let language = elements.first()?.language;
    let marked: String = elements.iter().map(|element| &text[element.range.clone()]).collect();
    let (marked, rest) = (stats(&marked), stats(&rest(text, elements)));
    // One within a line may be a gloss in a sentence.
    let begins_line = |at: usize| text[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
    let is_block = elements.iter().any(|element| begins_line(element.range.start));
    let is_version = is_block && matches(marked.language(), language) && marked.weight() >= MIN_VERSION;
    let is_other = !matches(rest.language(), language) && rest.weight() > 0;
    (is_version && is_other && marked.weight() <= rest.weight() * MAX_TIMES).then(|| rest.language())
}

fn stats(text: &str) -> LanguageStats {
    LanguageStats::of_page(text)
}

/// A page without its elements.
fn rest(text: &str, elements: &[Part]) -> String {
    let elements = elements.iter().map(|element| element.range.clone()).collect();
    gaps(0..text.len(), elements).into_iter().map(|range| &text[range]).collect()
}

/// A page with blanks in place of its elements.
fn blanked(text: &str, elements: &[Part]) -> String {
    let mut blanked = text.to_owned();
    for element in elements {
        let blanks: String = text[element.range.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        blanked.replace_range(element.range.clone(), &blanks);
    }
    blanked
}

/// Whether elements are in more than one language.
fn are_several(elements: &[Part]) -> bool {
    elements.iter().any(|element| !matches(element.language, elements[0].language))
}
