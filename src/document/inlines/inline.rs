//! What running text is made of.

use std::ops::Range;

use super::Inlines;
use crate::formula;
use crate::source::Span;

/// A run of text, or a mark around such runs, and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of inlines.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Text as the reader sees it: entities decoded, quotes and dashes typographic, soft breaks resolved to a space or,
    /// inside Chinese and Japanese, to nothing. Never empty, never holds a line break.
    Text(String),
    /// `*emphasis*`
    Emphasis(Inlines),
    /// `**strong**`
    Strong(Inlines),
    /// `<u>`, `<ins>`
    Underline(Inlines),
    /// `~~struck~~`, `<s>`, `<del>`
    Strike(Inlines),
    /// `<sup>`
    Superscript(Inlines),
    /// `<sub>`
    Subscript(Inlines),
    /// `<small>`
    Small(Inlines),
    /// `` `code` ``
    Code(String),
    /// Inline maths, as LaTeX.
    Math(String),
    /// A link.
    Link {
        /// The target as written, Liquid rendered: absolute, site-relative, `mailto:` or a fragment. May be empty.
        target: String,
        /// The text of the link.
        content: Inlines,
    },
    /// The words of a link that leads nowhere from paper. Printed as they are; what they are part of may be furniture.
    DeadLink {
        /// The target as written.
        target: String,
        /// The text of the link.
        content: Inlines,
    },
    /// An image below the site's root.
    Image(Image),
    /// A line break that the author asked for.
    Break,
    /// The mark of the footnote with this number.
    FootnoteMark(usize),
}

/// How a mark sets the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// [`InlineKind::Emphasis`]
    Emphasis,
    /// [`InlineKind::Strong`]
    Strong,
    /// [`InlineKind::Underline`]
    Underline,
    /// [`InlineKind::Strike`]
    Strike,
    /// [`InlineKind::Superscript`]
    Superscript,
    /// [`InlineKind::Subscript`]
    Subscript,
    /// [`InlineKind::Small`]
    Small,
    /// [`InlineKind::Code`]
    Code,
}

impl Mark {
    /// The words in this mark; code holds plain text only.
    pub fn around(self, words: Inlines) -> InlineKind {
        match self {
            Self::Emphasis => InlineKind::Emphasis(words),
            Self::Strong => InlineKind::Strong(words),
            Self::Underline => InlineKind::Underline(words),
            Self::Strike => InlineKind::Strike(words),
            Self::Superscript => InlineKind::Superscript(words),
            Self::Subscript => InlineKind::Subscript(words),
            Self::Small => InlineKind::Small(words),
            Self::Code => InlineKind::Code(words.plain_text()),
        }
    }
}

/// An image.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The path as written.
    pub path: String,
    /// Its alternative text.
    pub alt: String,
    /// The width that the author asks for.
    pub width: Option<Width>,
}

/// A width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// CSS pixels, 96 to the inch.
    Pixels(f64),
    /// Per cent of the text's width.
    Percent(f64),
}

impl Inline {
    /// An inline of this kind at this place.
    pub fn new(kind: InlineKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// A run of text.
    pub fn text(text: impl Into<String>, span: Span) -> Self {
        Self::new(InlineKind::Text(text.into()), span)
    }

    /// The text, if this is a run of text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            InlineKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The inlines inside this one.
    pub fn children(&self) -> &Inlines {
        static NONE: Inlines = Inlines::new();
        match &self.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Underline(inner)
            | InlineKind::Strike(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Small(inner)
            | InlineKind::Link { content: inner, .. }
            | InlineKind::DeadLink { content: inner, .. } => inner,
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Math(_)
            | InlineKind::Image(_)
            | InlineKind::Break
            | InlineKind::FootnoteMark(_) => &NONE,
        }
    }

    /// The words; see [`Inlines::plain_text`].
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        self.push_plain_text(&mut out);
        out
    }

    pub(super) fn push_plain_text(&self, out: &mut String) {
        match &self.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::Math(latex) => out.push_str(&formula::text(latex)),
            InlineKind::Break => out.push(' '),
            InlineKind::Image(image) => out.push_str(&image.alt),
            InlineKind::FootnoteMark(number) => out.push_str(&number.to_string()),
            _ => self.children().iter().for_each(|inline| inline.push_plain_text(out)),
        }
    }

    /// Whether nothing of it would show.
    pub fn is_blank(&self) -> bool {
        match &self.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Math(text) => text.trim().is_empty(),
            InlineKind::Break => true,
            InlineKind::Image(_) | InlineKind::FootnoteMark(_) => false,
            _ => self.children().is_blank(),
        }
    }

    pub(super) fn push_flat_text(&self, out: &mut String) {
        match &self.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::Break => out.push('\n'),
            InlineKind::Math(_) | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => out.push(OBJECT),
            _ => self.children().iter().for_each(|inline| inline.push_flat_text(out)),
        }
    }

    /// The number of bytes that this takes up in [`Inlines::flat_text`].
    pub(crate) fn flat_len(&self) -> usize {
        let mut text = String::new();
        self.push_flat_text(&mut text);
        text.len()
    }

    /// A part of it; `range` is in bytes of its flat text, which has `length` of them.
    pub(super) fn slice(&self, range: Range<usize>, length: usize) -> Option<Self> {
        if range == (0..length) {
            return Some(self.clone());
        }
        let kind = match &self.kind {
            InlineKind::Text(text) => InlineKind::Text(text.get(range)?.to_owned()),
            InlineKind::Emphasis(inner) => InlineKind::Emphasis(inner.slice(range)?),
            InlineKind::Strong(inner) => InlineKind::Strong(inner.slice(range)?),
            InlineKind::Underline(inner) => InlineKind::Underline(inner.slice(range)?),
            InlineKind::Small(inner) => InlineKind::Small(inner.slice(range)?),
            InlineKind::DeadLink { target, content } => {
                InlineKind::DeadLink { target: target.clone(), content: content.slice(range)? }
            }
            _ => return None,
        };
        Some(Self::new(kind, self.span))
    }
}

impl InlineKind {
    /// The inlines inside, to change them; `None` for a kind that holds none.
    pub(crate) fn children_mut(&mut self) -> Option<&mut Inlines> {
        match self {
            Self::Emphasis(inner)
            | Self::Strong(inner)
            | Self::Underline(inner)
            | Self::Strike(inner)
            | Self::Superscript(inner)
            | Self::Subscript(inner)
            | Self::Small(inner)
            | Self::Link { content: inner, .. }
            | Self::DeadLink { content: inner, .. } => Some(inner),
            Self::Text(_) | Self::Code(_) | Self::Math(_) | Self::Image(_) | Self::Break | Self::FootnoteMark(_) => {
                None
            }
        }
    }
}

/// What [`Inlines::flat_text`] has in place of anything that is not text.
pub(crate) const OBJECT: char = '\u{fffc}';
