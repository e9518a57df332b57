//! How markup is written: lines, indentation, content blocks, escapes, and where each piece came from.

use std::ops::Range;

use super::escape::Escaper;
use super::special_words::Texts;
use crate::source::Span;

/// Markup under construction.
///
/// The author's text only goes through [`Printer::text`], which escapes it and remembers its place.
#[derive(Debug, Default)]
pub(super) struct Printer {
    out: String,
    map: Vec<(Range<usize>, Span)>,
    /// What is written as text, and where the last of it ends in `out`: what follows without markup in between continues it.
    texts: Texts,
    text_end: usize,
    /// Where the current block's text starts in `out`.
    block_start: usize,
    /// Whether the output ends with a call that would swallow what follows.
    after_call: bool,
    /// Spaces before each line of the current block: two for every list it is in.
    indent: usize,
}

/// A content block that has been opened: where its inside starts.
#[derive(Debug)]
pub(super) struct OpenContent(usize);

impl Printer {
    /// The markup, for each piece of the author's text the place it came from, and all text.
    pub(super) fn finish(self) -> (String, Vec<(Range<usize>, Span)>, Texts) {
        (self.out, self.map, self.texts)
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The author's text, escaped, with its place remembered.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let start = self.out.len();
        self.escaped(text);
        self.map.push((start..self.out.len(), span));
        self.after_call = self.after_call && text.is_empty();
    }

    /// One of vitae's own words.
    pub(super) fn fixed_text(&mut self, text: &str) {
        self.escaped(text);
        self.after_call = false;
    }

    /// Text that stands in a string of the markup that is written next.
    pub(super) fn quoted_text(&mut self, text: &str) {
        self.texts.part();
        self.texts.push(text);
        self.texts.part();
    }

    fn escaped(&mut self, text: &str) {
        if self.text_end != self.out.len() {
            self.texts.part();
        }
        Escaper::new(&mut self.out, self.block_start, self.after_call).push(text);
        self.texts.push(text);
        self.text_end = self.out.len();
    }

    /// Markup.
    pub(super) fn code(&mut self, markup: &str) {
        self.out.push_str(markup);
        self.after_call = markup.ends_with([')', '>']);
    }

    /// Markup that stands for a piece of the author's text.
    pub(super) fn spanned_code(&mut self, markup: &str, span: Span) {
        let start = self.out.len();
        self.code(markup);
        self.map.push((start..self.out.len(), span));
    }

    /// The start of a call, `#function`, whose content follows.
    pub(super) fn function(&mut self, function: &str) {
        self.out.push('#');
        self.out.push_str(function);
    }

    /// `[`
    pub(super) fn open_content(&mut self) -> OpenContent {
        self.out.push('[');
        self.start_block();
        OpenContent(self.out.len())
    }

    /// `]`, on its own line if the content has several.
    pub(super) fn close_content(&mut self, OpenContent(inside): OpenContent) {
        if self.out[inside..].ends_with('\n') {
            self.out.pop();
            if self.out[inside..].contains('\n') {
                self.start_line();
            }
        }
        self.out.push(']');
        self.after_call = true;
    }

    /// What is written next is at the start of a block.
    pub(super) fn start_block(&mut self) {
        self.block_start = self.out.len();
        self.after_call = false;
    }

    /// Markup that has a line to itself.
    pub(super) fn line(&mut self, markup: &str) {
        self.code(markup);
        self.code("\n");
    }

    /// Ends the current line, if need be, and indents the next.
    pub(super) fn start_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(&" ".repeat(self.indent));
        self.start_block();
    }

    /// Leaves a blank line, unless the output is at the start of a content block.
    pub(super) fn blank_line(&mut self) {
        if self.out.ends_with('[') {
            return;
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push('\n');
        self.out.push_str(&" ".repeat(self.indent));
        self.start_block();
    }

    /// What follows is inside a list item.
    pub(super) fn indent(&mut self) {
        self.indent += 2;
    }

    /// The list item ends.
    pub(super) fn dedent(&mut self) {
        self.indent -= 2;
    }
}
