//! Generated markup, and the memory of which part of it stands for which part of the author's text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::special_words::Texts;
use crate::source::Span;

/// The generated main file, its data, and the way back.
#[derive(Debug, Clone)]
pub struct Markup {
    /// The text of `main.typ`.
    pub text: String,
    /// The text of `cv.json`: profile, fixed words and design, as data.
    pub data: String,
    /// Which part of `text` stands for which part of the sources, in order.
    pub(super) map: Vec<(Range<usize>, Span)>,
    /// What `text` says, but for formulas and code.
    pub(super) texts: Texts,
    /// The strings in `data` that the author wrote, and where.
    pub(super) data_spans: Vec<(String, Span)>,
    /// Where each section starts in `text`, and its heading.
    pub(super) sections: Vec<(usize, String)>,
    /// For each image, the path as the author wrote it and the path it is served at.
    pub(super) images: BTreeMap<String, String>,
}

impl Markup {
    /// Where the author wrote what is at `offset` of the generated text.
    pub fn origin(&self, offset: usize) -> Option<Span> {
        let behind = self.map.partition_point(|(range, _)| range.start <= offset);
        let (range, span) = self.map.get(behind.checked_sub(1)?)?;
        (offset < range.end).then_some(*span)
    }

    /// The headings of the sections, in order.
    pub(crate) fn headings(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|(_, heading)| heading.as_str()).filter(|heading| !heading.is_empty())
    }

    /// The number of the section that `offset` of the generated text is in.
    pub(super) fn section_at(&self, offset: usize) -> usize {
        self.sections.partition_point(|(start, _)| *start <= offset).saturating_sub(1)
    }

    /// Where the author first wrote a character that a template has set anew: in a string that travels as data, or in the text.
    pub(super) fn origin_of(&self, character: char) -> Option<Span> {
        let in_data = self.data_spans.iter().find(|(text, _)| text.contains(character)).map(|&(_, span)| span);
        in_data.or_else(|| self.text.match_indices(character).find_map(|(at, _)| self.origin(at)))
    }
}
