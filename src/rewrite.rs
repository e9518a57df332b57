//! Rewritten text that still knows where each part came from.
//!
//! Liquid is rendered, comments are cut, and the dialect is translated *before* the Markdown parser runs, yet every message
//! has to name the author's own line and column. A [`Rewritten`] is a string together with that memory.

use std::ops::Range;

use crate::source::{SourceId, Span};

/// A text made from parts of a source, of text that stands for other parts of it, and of what it includes.
#[derive(Debug, Clone)]
pub struct Rewritten {
    source: SourceId,
    text: String,
    pieces: Vec<Segment>,
}

/// A stretch of the new text and the stretch of the source that it stands for.
#[derive(Debug, Clone)]
struct Segment {
    /// Where the stretch starts in the new text; it ends where the next piece starts.
    start: usize,
    origin: Span,
    /// Whether the new text is the source's own, byte for byte.
    verbatim: bool,
}

/// One change to a text: what is in `range` becomes `with`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; an empty range inserts.
    pub range: Range<usize>,
    /// What comes in their place.
    pub with: String,
}

impl Edit {
    /// Replaces `range` by `with`.
    pub fn replace(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }

    /// Takes `range` out.
    pub fn delete(range: Range<usize>) -> Self {
        Self::replace(range, "")
    }

    /// Puts `text` in at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(offset..offset, text)
    }
}

impl Rewritten {
    /// The part of a source's text that `range` covers, unchanged.
    pub fn verbatim(source: SourceId, text: &str, range: Range<usize>) -> Self {
        let pieces = vec![Segment { start: 0, origin: Span::new(source, range.clone()), verbatim: true }];
        Self { source, text: text[range].to_owned(), pieces }
    }

    /// A text that stands for `span` of a source without being its bytes: a value from YAML with its escapes resolved.
    pub fn of_value(span: Span, text: &str) -> Self {
        let pieces = vec![Segment { start: 0, origin: span, verbatim: false }];
        Self { source: span.source, text: text.to_owned(), pieces }
    }

    /// A part of the text as a separate text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut out = Self { source: self.source, text: String::with_capacity(range.len()), pieces: Vec::new() };
        out.copy(self, range.clone());
        out.never_empty(self.span(range));
        out
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The source it was made from; parts of others may have been put in.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// An empty composer for a text that is to replace this one.
    #[must_use]
    pub fn composer(&self) -> Composer {
        let whole = self.span(0..self.text.len());
        Composer { text: Self { source: self.source, text: String::new(), pieces: Vec::new() }, whole }
    }

    /// The part of a source that `range` of the new text stands for. If it stands for parts of several sources, as with
    /// Liquid's includes, only the first one's part counts.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.origin(range.start, Side::Start);
        if range.is_empty() {
            return start;
        }
        let end = self.origin(range.end, Side::End);
        if start.source == end.source && start.start <= end.end {
            return Span { end: end.end, ..start };
        }
        let (first, last) = (self.piece_at(range.start), self.piece_at(range.end - 1));
        let within = |at: usize| {
            let ends = self.pieces.get(at + 1).map_or(self.text.len(), |next| next.start).min(range.end);
            self.origin(self.pieces[at].start.max(range.start), Side::Start).to(self.origin(ends, Side::End))
        };
        (first..=last).map(within).reduce(Span::to).unwrap_or(start)
    }

    /// Whether every byte of `range` was put in by an edit and none is the author's.
    pub fn is_inserted(&self, range: Range<usize>) -> bool {
        let first = self.piece_at(range.start);
        let later = self.pieces[first + 1..].iter().take_while(|piece| piece.start < range.end);
        !std::iter::once(&self.pieces[first]).chain(later).any(|piece| piece.verbatim)
    }

    /// The text after `edits`, which must be in order and must not overlap.
    ///
    /// # Panics
    /// When they are not, or cut a character in two: that is a bug in the calling stage.
    #[must_use]
    pub fn edit(&self, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return self.clone();
        }
        let mut out = Self { source: self.source, text: String::with_capacity(self.text.len()), pieces: Vec::new() };
        let mut done = 0;
        for edit in edits {
            assert!(done <= edit.range.start, "edits must be in order");
            out.copy(self, done..edit.range.start);
            if !edit.with.is_empty() {
                let origin = self.span(edit.range.clone());
                out.push(Segment { start: out.text.len(), origin, verbatim: false }, &edit.with);
            }
            done = edit.range.end;
        }
        out.copy(self, done..self.text.len());
        out.never_empty(self.span(0..self.text.len()));
        out
    }

    /// Every text has a piece; an empty one stands for `whole`.
    fn never_empty(&mut self, whole: Span) {
        if self.pieces.is_empty() {
            self.pieces.push(Segment { start: 0, origin: whole, verbatim: false });
        }
    }

    fn push(&mut self, piece: Segment, text: &str) {
        self.pieces.push(piece);
        self.text.push_str(text);
    }

    /// Adds a stretch of another rewritten text, memory included.
    fn copy(&mut self, from: &Self, range: Range<usize>) {
        let mut start = range.start;
        let mut at = from.piece_at(start);
        while start < range.end {
            let piece = &from.pieces[at];
            let end = from.pieces.get(at + 1).map_or(from.text.len(), |next| next.start).min(range.end);
            let origin = if piece.verbatim {
                let from = piece.origin.range().start;
                Span::new(piece.origin.source, from + (start - piece.start)..from + (end - piece.start))
            } else {
                piece.origin
            };
            self.push(Segment { start: self.text.len(), origin, verbatim: piece.verbatim }, &from.text[start..end]);
            start = end;
            at += 1;
        }
    }

    fn piece_at(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1)
    }

    /// The place in a source that `offset` stands for; an empty span.
    fn origin(&self, offset: usize, side: Side) -> Span {
        let at = match side {
            Side::Start => self.piece_at(offset),
            Side::End => self.piece_at(offset.saturating_sub(1)),
        };
        let piece = &self.pieces[at];
        let origin = piece.origin.range();
        let place = match (piece.verbatim, side) {
            (true, _) => origin.start + (offset - piece.start),
            (false, Side::Start) => origin.start,
            (false, Side::End) => origin.end,
        };
        Span::new(piece.origin.source, place..place)
    }
}

/// A text that is put together from parts of others, possibly of several sources, each of which keeps its place.
#[derive(Debug, Clone)]
pub struct Composer {
    text: Rewritten,
    whole: Span,
}

impl Composer {
    /// Adds a part of a text, memory included.
    pub fn copy(&mut self, from: &Rewritten, range: Range<usize>) {
        self.text.copy(from, range);
    }

    /// Adds a text that stands for `span`.
    pub fn put(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            let start = self.text.text.len();
            self.text.push(Segment { start, origin: span, verbatim: false }, text);
        }
    }

    /// How many bytes there are by now.
    pub fn len(&self) -> usize {
        self.text.text.len()
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.text.text.is_empty()
    }

    /// Whether there is nothing but white space from `offset` on.
    pub fn is_blank_from(&self, offset: usize) -> bool {
        self.text.text.get(offset..).is_none_or(|text| text.trim().is_empty())
    }

    /// The text.
    pub fn finish(mut self) -> Rewritten {
        self.text.never_empty(self.whole);
        self.text
    }
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn text(text: &str) -> Rewritten {
        let id = Sources::new().add(Source::new("page.md", text));
        Rewritten::verbatim(id, text, 0..text.len())
    }

    #[test]
    fn an_edit_leaves_the_rest_where_it_was() {
        let edited = text("one two three").edit(&[Edit::replace(4..7, "2"), Edit::insert(13, "!")]);
        assert_eq!(edited.text(), "one 2 three!");
        assert_eq!(edited.span(0..3).range(), 0..3);
        assert_eq!(edited.span(4..5).range(), 4..7);
        assert_eq!(edited.span(6..11).range(), 8..13);
        assert_eq!(edited.span(11..12).range(), 13..13);
        assert_eq!(edited.span(0..12).range(), 0..13);
    }

    #[test]
    fn what_is_cut_belongs_to_what_stands_around_it() {
        let edited = text("a <!-- b --> c").edit(&[Edit::delete(2..13)]);
        assert_eq!(edited.text(), "a c");
        assert_eq!(edited.span(0..3).range(), 0..14);
        assert_eq!(edited.span(2..3).range(), 13..14);
    }

    #[test]
    fn only_what_an_edit_put_in_is_inserted() {
        let edited = text("ab").edit(&[Edit::insert(1, "xy")]);
        assert_eq!(edited.text(), "axyb");
        assert!(edited.is_inserted(1..3));
        assert!(edited.is_inserted(2..3));
        assert!(!edited.is_inserted(0..2));
        assert!(!edited.is_inserted(2..4));
    }

    #[test]
    fn edits_of_edits_lead_back_to_the_source() {
        let once = text("one two three").edit(&[Edit::replace(4..7, "2")]);
        let twice = once.edit(&[Edit::delete(0..4), Edit::replace(5..6, " + ")]);
        assert_eq!(twice.text(), "2 + three");
        assert_eq!(twice.span(0..1).range(), 4..7);
        assert_eq!(twice.span(4..9).range(), 8..13);
    }

    #[test]
    fn a_part_is_a_text_of_its_own() {
        let part = text("one two three").edit(&[Edit::replace(4..7, "2")]).slice(4..11);
        assert_eq!(part.text(), "2 three");
        assert_eq!(part.span(2..7).range(), 8..13);
        assert_eq!(part.slice(3..3).text(), "");
    }

    #[test]
    fn parts_of_other_sources_keep_their_places() {
        let mut sources = Sources::new();
        let page = sources.add(Source::new("page.md", "one two"));
        let other = sources.add(Source::new("_includes/a.html", "<b>x</b>"));
        let (page, part) = (Rewritten::verbatim(page, "one two", 0..7), Rewritten::verbatim(other, "<b>x</b>", 0..8));
        let mut composer = page.composer();
        composer.copy(&page, 4..7);
        composer.copy(&part, 3..4);
        composer.put("!", part.span(0..8));
        composer.copy(&page, 0..3);
        let text = composer.finish();
        assert_eq!(text.text(), "twox!one");
        assert_eq!(sources.text(text.span(3..4)), "x");
        assert_eq!(sources.text(text.span(4..5)), "<b>x</b>");
        assert_eq!(sources.text(text.span(5..8)), "one");
        // For a stretch from two sources, all of the first one's; the order of the places does not matter.
        assert_eq!(sources.text(text.span(0..8)), "one two");
        assert_eq!(sources.text(text.span(3..8)), "<b>x</b>");
        assert!(text.is_inserted(4..5) && !text.is_inserted(3..5));
    }

    #[test]
    fn a_text_of_which_nothing_is_left_stands_for_all_of_it() {
        let nothing = text("gone").edit(&[Edit::delete(0..4)]);
        assert_eq!(nothing.text(), "");
        assert_eq!(nothing.span(0..0).range(), 0..0);
        assert!(text("").edit(&[Edit::insert(0, "x")]).is_inserted(0..1));
    }
}
