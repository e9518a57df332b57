//! Running text: inlines, and what every stage does with them.

use std::fmt;
use std::ops::{Deref, DerefMut, Range};

use crate::fold;
use crate::source::Span;

mod inline;

pub(crate) use inline::OBJECT;
pub use inline::{Image, Inline, InlineKind, Mark, Width};

/// Running text: what a paragraph, a heading or a mark holds.
#[derive(Clone, Default, PartialEq)]
pub struct Inlines(Vec<Inline>);

/// The inlines.
impl Inlines {
    /// No inlines.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One run of text.
    pub fn text(text: impl Into<String>, span: Span) -> Self {
        Inline::text(text, span).into()
    }

    /// The span from the first to the last; `None` if there are none.
    pub fn span(&self) -> Option<Span> {
        Some(self.first()?.span.to(self.last()?.span))
    }

    /// The words, without marks and links. A line break becomes a space, an image its alternative text.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        for inline in self.iter() {
            inline.push_plain_text(&mut out);
        }
        out
    }

    /// The text with a placeholder for everything else: `\n` for a line break, U+FFFC for anything that is not text.
    /// [`Inlines::slice`] counts in its bytes.
    pub fn flat_text(&self) -> String {
        let mut out = String::new();
        for inline in self.iter() {
            inline.push_flat_text(&mut out);
        }
        out
    }

    /// Whether nothing of them would show.
    pub fn is_blank(&self) -> bool {
        self.iter().all(Inline::is_blank)
    }

    /// Every inline, outer ones before those inside them.
    pub fn descendants(&self) -> impl Iterator<Item = &Inline> {
        let mut open = vec![self.iter()];
        std::iter::from_fn(move || {
            loop {
                let Some(inline) = open.last_mut()?.next() else {
                    open.pop();
                    continue;
                };
                open.push(inline.children().iter());
                return Some(inline);
            }
        })
    }

    /// The stretches between line breaks. A break inside a mark ends none.
    pub fn lines(&self) -> impl Iterator<Item = Self> {
        self.split(|inline| matches!(inline.kind, InlineKind::Break)).map(|line| line.iter().cloned().collect())
    }

    /// A part of them, with marks kept; `range` is in bytes of [`Inlines::flat_text`]. `None` when an end lies within something
    /// that cannot be cut, such as a link or a superscript.
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        let mut out = Self::new();
        let mut at = 0;
        for inline in self {
            let length = inline.flat_len();
            let (from, to) = (range.start.max(at), range.end.min(at + length));
            if from < to {
                out.push(inline.slice(from - at..to - at, length)?);
            }
            at += length;
        }
        Some(out)
    }
}

/// How they change.
impl Inlines {
    /// Adds an inline.
    pub fn push(&mut self, inline: Inline) {
        self.0.push(inline);
    }

    /// Adds an inline; text joins the text before it.
    pub fn push_joined(&mut self, inline: Inline) {
        match (self.0.last_mut(), &inline.kind) {
            (Some(Inline { kind: InlineKind::Text(last), span }), InlineKind::Text(text)) => {
                last.push_str(text);
                *span = span.to(inline.span);
            }
            _ => self.0.push(inline),
        }
    }

    /// Adds a part after `separator`, which is left out if there is nothing on one of its sides. `span` is the separator's.
    pub fn push_part(&mut self, separator: &str, part: Self, span: Span) {
        if !self.is_empty() && !part.is_empty() {
            self.push(Inline::text(separator, span));
        }
        self.extend(part);
    }

    /// Adds a line, after a line break if there is something before it. `span` is the break's.
    pub fn push_line(&mut self, line: Self, span: Span) {
        if !self.is_empty() {
            self.push(Inline::new(InlineKind::Break, span));
        }
        self.extend(line);
    }

    /// The same in italics, as a journal's title is set, except for what is already strong. If the author has emphasised
    /// something, that counts instead.
    #[must_use]
    pub(crate) fn in_italics(self) -> Self {
        if self.iter().any(|inline| matches!(inline.kind, InlineKind::Emphasis(_))) {
            return self;
        }
        let set = |inline: Inline| match inline.kind {
            InlineKind::Strong(_) => inline,
            _ => Inline::new(InlineKind::Emphasis(Self(vec![inline.clone()])), inline.span),
        };
        self.into_iter().map(set).collect()
    }

    /// Inserts an inline at this place.
    pub fn insert(&mut self, at: usize, inline: Inline) {
        self.0.insert(at, inline);
    }

    /// Removes the inline at this place.
    pub fn remove(&mut self, at: usize) -> Inline {
        self.0.remove(at)
    }

    /// Replaces the inline at `at` by others.
    pub fn replace(&mut self, at: usize, others: Self) {
        self.0.splice(at..=at, others);
    }

    /// Keeps those for which `keeps` is true; it may change them.
    pub fn retain(&mut self, keeps: impl FnMut(&mut Inline) -> bool) {
        self.0.retain_mut(keeps);
    }

    /// Removes empty texts.
    pub fn drop_empty_texts(&mut self) {
        self.retain(|inline| inline.as_text() != Some(""));
    }

    /// Calls `change` with every inline, outer ones before those inside them.
    pub fn each_mut(&mut self, change: &mut impl FnMut(&mut Inline)) {
        for inline in self {
            change(inline);
            if let Some(inner) = inline.kind.children_mut() {
                inner.each_mut(change);
            }
        }
    }

    /// The same, with adjacent texts joined into one, in marks too.
    #[must_use]
    pub fn joined(self) -> Self {
        let mut out = Self(Vec::with_capacity(self.len()));
        for mut inline in self {
            if let Some(inner) = inline.kind.children_mut() {
                *inner = std::mem::take(inner).joined();
            }
            out.push_joined(inline);
        }
        out
    }

    /// The same with each text replaced by what `split` makes of it, also in the marks that it `enters`.
    #[must_use]
    pub fn split_texts(self, enters: fn(&InlineKind) -> bool, split: &impl Fn(&str, Span) -> Self) -> Self {
        let mut out = Self(Vec::with_capacity(self.len()));
        for mut inline in self {
            if let InlineKind::Text(text) = &inline.kind {
                out.extend(split(text, inline.span));
                continue;
            }
            if enters(&inline.kind)
                && let Some(inner) = inline.kind.children_mut()
            {
                *inner = std::mem::take(inner).split_texts(enters, split);
            }
            out.push(inline);
        }
        out
    }

    /// Removes those at both ends for which `goes` is true.
    pub fn trim_matches(&mut self, goes: impl Fn(&Inline) -> bool) {
        let kept = self.iter().rposition(|inline| !goes(inline)).map_or(0, |last| last + 1);
        self.0.truncate(kept);
        let leading = self.iter().take_while(|inline| goes(inline)).count();
        self.0.drain(..leading);
    }

    /// The same without spaces and line breaks at both ends, in marks too.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        self.trim_start();
        self.trim_end();
        self
    }

    fn trim_start(&mut self) {
        let leading = self.iter().take_while(|inline| inline.is_blank()).count();
        self.0.drain(..leading);
        self.shorten_first(str::trim_start);
        if let Some(inner) = self.first_mut().and_then(|first| first.kind.children_mut()) {
            inner.trim_start();
        }
    }

    fn trim_end(&mut self) {
        let kept = self.iter().rposition(|inline| !inline.is_blank()).map_or(0, |last| last + 1);
        self.0.truncate(kept);
        self.shorten_last(str::trim_end);
        if let Some(inner) = self.last_mut().and_then(|last| last.kind.children_mut()) {
            inner.trim_end();
        }
    }

    /// The same with a capital at the beginning, as a sentence has that lost its first words.
    #[must_use]
    pub(crate) fn capitalised(mut self) -> Self {
        if let Some(InlineKind::Text(text)) = self.first_mut().map(|first| &mut first.kind) {
            *text = fold::capitalised(text);
        }
        self
    }

    /// Cuts the text that they start with, if any, to what `shorten` leaves of it; a text of which nothing is left goes.
    pub fn shorten_first(&mut self, shorten: impl FnOnce(&str) -> &str) {
        if let Some(InlineKind::Text(text)) = self.first_mut().map(|first| &mut first.kind) {
            *text = shorten(text).to_owned();
            self.drop_empty_texts();
        }
    }

    /// Cuts the text that they end with, if any, to what `shorten` leaves of it; a text of which nothing is left goes.
    pub fn shorten_last(&mut self, shorten: impl FnOnce(&str) -> &str) {
        if let Some(InlineKind::Text(text)) = self.last_mut().map(|last| &mut last.kind) {
            *text = shorten(text).to_owned();
            self.drop_empty_texts();
        }
    }
}

impl fmt::Debug for Inlines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Deref for Inlines {
    type Target = [Inline];

    fn deref(&self) -> &[Inline] {
        &self.0
    }
}

impl DerefMut for Inlines {
    fn deref_mut(&mut self) -> &mut [Inline] {
        &mut self.0
    }
}

impl<const N: usize> From<[Inline; N]> for Inlines {
    fn from(inlines: [Inline; N]) -> Self {
        Self(inlines.into())
    }
}

impl From<Inline> for Inlines {
    fn from(inline: Inline) -> Self {
        Self(vec![inline])
    }
}

impl FromIterator<Inline> for Inlines {
    fn from_iter<I: IntoIterator<Item = Inline>>(inlines: I) -> Self {
        Self(Vec::from_iter(inlines))
    }
}

impl Extend<Inline> for Inlines {
    fn extend<I: IntoIterator<Item = Inline>>(&mut self, inlines: I) {
        self.0.extend(inlines);
    }
}

impl IntoIterator for Inlines {
    type Item = Inline;
    type IntoIter = std::vec::IntoIter<Inline>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Inlines {
    type Item = &'a Inline;
    type IntoIter = std::slice::Iter<'a, Inline>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a mut Inlines {
    type Item = &'a mut Inline;
    type IntoIter = std::slice::IterMut<'a, Inline>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn span() -> Span {
        Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0)
    }

    /// `a *b* [c]`: text, emphasis, a link.
    fn line(text: &str) -> Inlines {
        let marked = |kind: fn(Inlines) -> InlineKind, text: &str| Inline::new(kind(line(text)), span());
        let mut out = Inlines::new();
        let mut rest = text;
        while let Some(at) = rest.find(['*', '[']) {
            let (close, kind): (char, fn(Inlines) -> InlineKind) = match &rest[at..=at] {
                "*" => ('*', InlineKind::Emphasis),
                _ => (']', |content| InlineKind::Link { target: "u".to_owned(), content }),
            };
            let (inner, after) = rest[at + 1..].split_once(close).expect("the mark is closed");
            out.extend((at > 0).then(|| Inline::text(&rest[..at], span())));
            out.push(marked(kind, inner));
            rest = after;
        }
        out.extend((!rest.is_empty()).then(|| Inline::text(rest, span())));
        out
    }

    #[test]
    fn a_slice_keeps_marks_and_cuts_no_link() {
        let all = line("one *two three* [four] five");
        assert_eq!(all.flat_text(), "one two three four five");
        assert_eq!(all.slice(0..7), Some(line("one *two*")));
        assert_eq!(all.slice(8..23), Some(line("*three* [four] five")));
        assert_eq!(all.slice(0..16), None);
    }

    #[test]
    fn ends_are_trimmed_within_marks() {
        for (written, trimmed) in [(" a * b * ", "a * b*"), ("* a*", "*a*"), (" * * ", ""), ("a [ ]", "a")] {
            assert_eq!(line(written).trimmed(), line(trimmed), "{written}");
        }
    }

    #[test]
    fn texts_side_by_side_become_one() {
        let parts = ["a ", "b ", "*c*", " d"];
        let apart: Inlines = parts.iter().flat_map(|part| line(part)).collect();
        assert_eq!(apart.joined(), line("a b *c* d"));
    }

    #[test]
    fn texts_are_split_where_wanted() {
        let split = |text: &str, span: Span| text.split_inclusive(' ').map(|word| Inline::text(word, span)).collect();
        let words = line("a b *c d* [e f]").split_texts(|kind| matches!(kind, InlineKind::Emphasis(_)), &split);
        let texts: Vec<&str> = words.descendants().filter_map(Inline::as_text).collect();
        assert_eq!(texts, ["a ", "b ", "c ", "d", " ", "e f"]);
    }

    #[test]
    fn parts_are_separated_where_both_say_something() {
        let mut out = Inlines::new();
        for part in ["", "a", "", "b"] {
            out.push_part(", ", line(part), span());
        }
        assert_eq!(out.plain_text(), "a, b");
    }
}
