//! The text between two passes.

use std::cell::OnceCell;
use std::ops::Range;

use super::lines::apply;
use super::regions::Regions;
use crate::rewrite::{Edit, Rewritten};
use crate::source::Span;

/// A text, and what the Markdown parser makes of it. The parser is asked once, when a pass wants to know.
#[derive(Debug)]
pub(super) struct Draft {
    text: Rewritten,
    is_markdown: bool,
    regions: OnceCell<Regions>,
}

impl Draft {
    /// A text in Markdown.
    pub(super) fn of_markdown(text: Rewritten) -> Self {
        Self { text, is_markdown: true, regions: OnceCell::new() }
    }

    /// A text in HTML, in which there is no Markdown.
    pub(super) fn of_html(text: Rewritten) -> Self {
        Self { text, is_markdown: false, regions: OnceCell::new() }
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> &str {
        self.text.text()
    }

    /// The part of a source that `range` of the text comes from.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.text.span(range)
    }

    /// What the parser makes of it.
    pub(super) fn regions(&self) -> &Regions {
        self.regions.get_or_init(|| if self.is_markdown { Regions::of(self.text()) } else { Regions::default() })
    }

    /// The text after these changes; of two that overlap, the first one counts.
    pub(super) fn edited(&self, edits: Vec<Edit>) -> Self {
        Self { text: apply(&self.text, edits), is_markdown: self.is_markdown, regions: OnceCell::new() }
    }

    /// The text, finished.
    pub(super) fn into_text(self) -> Rewritten {
        self.text
    }
}
