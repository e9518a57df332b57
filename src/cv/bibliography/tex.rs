//! The LaTeX that bibliographies hold, as inlines.
//!
//! One pass over a field's value: groups, commands, accents, formulas and HTML tags become inlines, each with its place. A
//! command that is unknown keeps its argument, and is reported.

mod characters;
mod commands;
mod formula;
mod journals;
mod lengths;
mod ligatures;
mod tables;

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::rewrite::{Edit, Rewritten};
use crate::source::{Span, keep_outermost};

use super::html::{self, Tag};
use super::style::Style;

pub(super) use lengths::{command_length, group_length};

/// A field's value as inlines, with single spaces.
pub(super) fn inlines(value: &Rewritten, diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    let value = without_escaped_braces(&without_escaped_commands(&html::uncovered(value)));
    let whole = 0..value.text().len();
    let mut inlines =
        TexReader { value: &value, mode: Mode::Text, at: 0, end: whole.end, frames: Vec::new(), diagnostics }.run();
    inlines.shorten_first(|text| text.trim_start_matches(' '));
    inlines.shorten_last(|text| text.trim_end_matches(' '));
    inlines.drop_empty_texts();
    inlines
}

/// The text with the commands that a program took for running text: OpenReview writes `$\backslash$emph$\{$tides$\}$`.
fn without_escaped_commands(value: &Rewritten) -> Rewritten {
    const ESCAPED: &[(&str, &str)] = &[("$\\backslash$", "\\"), ("$\\{$", "{"), ("$\\}$", "}")];
    let text = value.text();
    if !text.contains(ESCAPED[0].0) {
        return value.clone();
    }
    let found = ESCAPED
        .iter()
        .flat_map(|(escaped, sign)| text.match_indices(escaped).map(move |(at, _)| (at, *escaped, *sign)));
    let mut edits: Vec<Edit> = found.map(|(at, escaped, sign)| Edit::replace(at..at + escaped.len(), sign)).collect();
    edits.sort_by_key(|edit| edit.range.start);
    keep_outermost(&mut edits, |edit| &edit.range);
    value.edit(&edits)
}

/// The text without escaped braces around a single word: Mendeley and ADS escape the braces that were to protect it, `\{GPU\}`. A set
/// such as `\{0, 1\}` keeps its own.
fn without_escaped_braces(value: &Rewritten) -> Rewritten {
    let text = value.text();
    let mut edits = Vec::new();
    for (start, _) in text.match_indices("\\{") {
        let inner = start + 2;
        let Some(end) = text[inner..].find("\\}").map(|length| inner + length) else { break };
        let word = &text[inner..end];
        let is_set = word.contains(|c: char| c.is_whitespace() || ",=|$<>".contains(c)) || word.contains("\\{");
        let is_word = word.len() > 1 && word.contains(char::is_alphabetic) && !is_set;
        if is_word && !text[..start].ends_with('\\') {
            edits.extend([Edit::delete(start..inner), Edit::delete(end..end + 2)]);
        }
    }
    value.edit(&edits)
}

/// A field's value as plain text, on one line.
pub(super) fn text(value: &Rewritten, diagnostics: &mut Vec<Diagnostic>) -> String {
    let text = inlines(value, diagnostics).plain_text();
    // The source of a formula may have several.
    if text.contains('\n') { fold::one_line(&text) } else { text }
}

/// An address, an identifier or a file's name: none of it is typography.
pub(super) fn verbatim(value: &Rewritten) -> String {
    let value = html::uncovered(value);
    let end = value.text().len();
    // Anything not understood in an address is reported for the field where it is printed, if it is.
    let mut unheard = Vec::new();
    let reader =
        TexReader { value: &value, mode: Mode::Verbatim, at: 0, end, frames: Vec::new(), diagnostics: &mut unheard };
    let text = reader.run().plain_text().replace('∼', "~");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.concat()
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Quotes, dashes and ties are typography, and spaces collapse into one.
    Text,
    /// They are taken literally.
    Verbatim,
}

/// What ends a stretch of text that is set in one way.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The brace that closes the group.
    Brace,
    /// Whatever ends the stretch around it.
    Around,
    /// The closing tag of that name.
    Tag(String),
    /// The end of the text.
    Text,
}

/// How a stretch is set.
#[derive(Debug)]
enum Setting {
    Style(Style),
    Link(String),
}

struct Frame {
    end: End,
    setting: Setting,
    out: Inlines,
}

struct TexReader<'a, 'd> {
    value: &'a Rewritten,
    mode: Mode,
    at: usize,
    end: usize,
    /// The stretches that are open, the outermost first.
    frames: Vec<Frame>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> TexReader<'a, '_> {
    fn run(mut self) -> Inlines {
        self.open(End::Text, Setting::Style(Style::Plain));
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\\' => self.backslash(),
                '{' => {
                    self.at += 1;
                    self.open(End::Brace, Setting::Style(Style::Plain));
                }
                '}' => {
                    self.at += 1;
                    self.close(&End::Brace);
                }
                '$' => self.dollar(),
                '<' => self.less(),
                _ => self.plain(c),
            }
        }
        while self.frames.len() > 1 {
            self.close_last();
        }
        self.frames.pop().map(|frame| frame.out).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        &self.value.text()[self.at..self.end]
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.value.span(range)
    }

    fn open(&mut self, end: End, setting: Setting) {
        self.frames.push(Frame { end, setting, out: Inlines::new() });
    }

    /// Ends the nearest stretch with this end, and those inside it. A sign that ends nothing is dropped.
    fn close(&mut self, end: &End) {
        let Some(at) = self.frames.iter().rposition(|frame| frame.end == *end) else { return };
        let across = self.frames[at + 1..].iter().any(|frame| frame.end == End::Brace);
        while !across && self.frames.len() > at {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.extend(set(frame.setting, frame.out));
    }

    fn extend(&mut self, inlines: Inlines) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => self.push_at(text, inline.span),
                _ => {
                    if let Some(frame) = self.frames.last_mut() {
                        frame.out.push(inline);
                    }
                }
            }
        }
    }

    /// Prints a text that stands for `range`.
    fn push(&mut self, text: &str, range: Range<usize>) {
        self.push_at(text, self.span(range));
    }

    fn push_at(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let Some(frame) = self.frames.last_mut() else { return };
        let follows_blank = frame.out.last().and_then(Inline::as_text).is_some_and(|last| last.ends_with(' '));
        let is_surplus = follows_blank && self.mode == Mode::Text;
        frame.out.push_joined(Inline::text(if is_surplus { text.trim_start_matches(' ') } else { text }, span));
    }

    /// The character before the current position.
    fn before(&self) -> Option<char> {
        let last = self.frames.iter().rev().find_map(|frame| frame.out.last())?;
        last.plain_text().chars().next_back()
    }

    /// Text that is neither a command nor a group.
    fn plain(&mut self, c: char) {
        let start = self.at;
        let rest = self.rest();
        let length = match (self.mode, c) {
            (Mode::Text, '>') if rest.starts_with(">>") && self.value.text()[..start].contains("<<") => {
                self.at += 2;
                return self.push("»", start..self.at);
            }
            (Mode::Text, '~' | '-' | '`' | '\'' | '"' | '?' | '!' | ',') => {
                let (sign, text) = ligatures::first(rest, self.before());
                self.at += sign.len();
                return self.push(text, start..start + sign.len());
            }
            (Mode::Text, c) if c.is_whitespace() && c != '\u{a0}' => {
                self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\u{a0}').len();
                return self.push(" ", start..self.at);
            }
            _ => {
                let ends = |c: char| "\\{}$<>~-`'\"?!,".contains(c) || c.is_whitespace();
                c.len_utf8() + rest[c.len_utf8()..].find(ends).unwrap_or(rest.len() - c.len_utf8())
            }
        };
        self.at += length;
        self.push(&rest[..length], start..start + length);
    }

    /// `$…$`; a sign that does not open a formula is a dollar.
    fn dollar(&mut self) {
        let start = self.at;
        let behind = &self.rest()[1..];
        let (opened, fence) = match behind.strip_prefix('$') {
            Some(inner) if inner.contains("$$") => (inner, "$$"),
            _ => (behind, "$"),
        };
        match formula::length(opened, fence) {
            Some(length) => {
                self.at = self.end - opened.len() + length + fence.len();
                self.formula(&opened[..length], start..self.at);
            }
            None => {
                self.at += 1;
                self.push("$", start..self.at);
            }
        }
    }

    fn formula(&mut self, latex: &str, range: Range<usize>) {
        let span = self.span(range);
        let known = formula::without_own_commands(latex, span);
        for name in known.iter().flat_map(|(_, unknown)| unknown) {
            self.report_unknown(name, "only its name or argument is", span);
        }
        let inlines = formula::inlines(known.as_ref().map_or(latex, |(known, _)| known), span);
        self.extend(inlines);
    }

    /// A tag, or the sign itself.
    fn less(&mut self) {
        let start = self.at;
        if self.mode == Mode::Text && self.rest().starts_with("<<") && self.rest().contains(">>") {
            self.at += 2;
            return self.push("«", start..self.at);
        }
        let is_read = |tag: &Tag| self.mode == Mode::Text || tag.name == "a";
        let Some(tag) = Tag::read(self.rest()).filter(is_read) else {
            self.at += 1;
            return self.push("<", start..self.at);
        };
        self.at += tag.length;
        match tag {
            Tag { name, .. } if name == "br" => self.push(" ", start..self.at),
            Tag { name, closes: true, .. } => self.close(&End::Tag(name)),
            Tag { name, href: Some(target), .. } => self.open(End::Tag(name), Setting::Link(target)),
            _ => {
                let style = tag.style();
                self.open(End::Tag(tag.name), Setting::Style(style));
            }
        }
    }
}

/// Text in this style.
fn set(setting: Setting, inner: Inlines) -> Inlines {
    let Some(span) = inner.span() else { return inner };
    let kind = match setting {
        Setting::Link(target) if target.trim().is_empty() => return inner,
        Setting::Link(target) => InlineKind::Link { target, content: inner },
        Setting::Style(style) => match style {
            Style::Plain => return inner,
            Style::SmallCapitals if inner.plain_text().contains(char::is_uppercase) => return inner,
            Style::Mark(mark) => mark.around(inner),
            Style::Upper | Style::SmallCapitals => return Inlines::text(inner.plain_text().to_uppercase(), span),
            Style::Lower => return Inlines::text(inner.plain_text().to_lowercase(), span),
        },
    };
    Inline::new(kind, span).into()
}

#[cfg(test)]
mod tests;
