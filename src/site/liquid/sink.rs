//! The text that is walked, and where the result goes: into the text itself, so that what is no Liquid keeps its place,
//! or into a text of its own, for what a loop repeats.

use std::ops::Range;

use crate::rewrite::{Edit, Rewritten};
use crate::source::Span;

/// A text that is being walked: the page's body, or a file that it includes.
pub(super) struct Unit<'t> {
    pub(super) text: &'t str,
    pub(super) place: Place<'t>,
    /// The comments of the text: what is missing there is missed by nobody.
    pub(super) hidden: Vec<Range<usize>>,
    pub(super) folder: String,
}

pub(super) enum Place<'t> {
    /// The body of the page.
    Page(&'t Rewritten),
    /// A file that a tag at this place includes.
    Included(Span),
}

impl Unit<'_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match &self.place {
            Place::Page(body) => body.span(range.clone()),
            Place::Included(span) => *span,
        }
    }

    pub(super) fn is_hidden(&self, range: &Range<usize>) -> bool {
        self.hidden.iter().any(|hidden| hidden.start <= range.start && range.end <= hidden.end)
    }
}

/// Where the result goes.
pub(super) enum Sink {
    /// Changes to the text that is walked: what is kept stays where it is.
    Edits(Vec<Edit>),
    /// A text of its own.
    Text(String),
}

impl Sink {
    /// The text of `range` stays.
    pub(super) fn keep(&mut self, unit: &Unit<'_>, range: &Range<usize>) {
        if let Self::Text(text) = self {
            text.push_str(&unit.text[range.clone()]);
        }
    }

    /// `with` stands in for `range`.
    pub(super) fn put(&mut self, range: Range<usize>, with: &str) {
        match self {
            Self::Edits(edits) => edits.push(Edit::replace(range, with)),
            Self::Text(text) => text.push_str(with),
        }
    }

    /// `range` goes.
    pub(super) fn cut(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.put(range, "");
        }
    }
}
