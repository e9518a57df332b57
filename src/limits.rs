//! How much one document may hold.
//!
//! A page may come from a stranger, and some of the typesetter's steps take quadratic time: in the length of an unbroken word,
//! the marks in a paragraph, a table's columns. Nobody's CV comes near these limits. `docs/security.md` lists them with all
//! others.
//!
//! A whole document may hold what can be set in well under a minute. The limit grows with the minutes that a document is given.

use unicode_normalization::char::is_combining_mark;

use crate::cv::{Content, Cv, Entry, Publication};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Block, BlockKind, InlineKind, Inlines, Table, descendants};
use crate::fit::Fitted;
use crate::source::Span;

/// The words of a document, in bytes: about two hundred pages.
pub const MAX_TEXT: usize = 500_000;

/// The words of one paragraph, in bytes. The three thousand authors of a large experiment take half of it.
pub const MAX_PARAGRAPH_BYTES: usize = 100_000;

/// The marks, links and pieces of text in one paragraph. A word too long for a line may break anywhere, so each of its
/// characters is a piece.
pub const MAX_PIECES: usize = 4_000;

/// The same in all paragraphs together: a thousand publications have this many.
pub const MAX_PIECES_TOGETHER: usize = 30_000;

/// A run of characters without a space, in characters.
pub const MAX_WORD_CHARS: usize = 2_000;

/// The combining marks on one letter (UAX #15, “Stream-Safe Text Format”).
pub const MAX_MARKS_ON_LETTER: usize = 30;

/// The words in one paragraph or block of code that the templates hold together: hyphenated ones, spans of years, addresses.
/// The typesetter gives up at 512.
pub const MAX_COMPOUNDS: usize = 500;

/// From this many characters on, the templates let a word break anywhere, which makes each character a piece.
const BREAKING: usize = 44;

/// A formula, in bytes of LaTeX.
pub const MAX_FORMULA_BYTES: usize = 4_000;

/// The formulas of a document.
pub const MAX_FORMULAS: usize = 2_000;

/// All formulas of a document, in bytes of LaTeX.
pub const MAX_MATHS: usize = 200_000;

/// The paragraphs, entries, cells, lines of code and other blocks of a document. The longest take a millisecond each.
pub const MAX_BLOCKS: usize = 5_000;

/// The columns of a table. With more, there is no room for a character.
pub const MAX_COLUMNS: usize = 60;

/// The cells of a table.
pub const MAX_CELLS: usize = 20_000;

/// The pages of a document.
pub const MAX_PAGES: usize = 1_000;

/// Passes the CV on if it is not too large to be set in type in this many minutes.
///
/// # Errors
/// [`Code::TooLarge`] at the first thing that is too large.
pub fn check(cv: Cv, minutes: usize) -> Outcome<Cv> {
    let mut scales = LimitCounter { minutes, ..LimitCounter::default() };
    scales.weigh(&cv);
    match scales.too_large {
        Some(error) => Outcome::fail(error),
        None => Outcome::ok(cv),
    }
}

/// Passes the pages on if they are not too many for this many minutes.
///
/// # Errors
/// [`Code::TooLarge`].
pub(crate) fn check_pages(fitted: Fitted, minutes: usize) -> Outcome<Fitted> {
    let (pages, most) = (fitted.pages.count(), minutes.saturating_mul(MAX_PAGES));
    if pages <= most {
        return Outcome::ok(fitted);
    }
    let message = format!("the document has {pages} pages; the limit is {most}");
    Outcome::fail(Diagnostic::error(Code::TooLarge, message).help(MORE_TIME))
}

/// The advice when a whole document holds too much.
const MORE_TIME: &str = "a longer time limit raises this limit in proportion: `--time-limit SECONDS`";

/// What was counted so far.
#[derive(Default)]
struct LimitCounter {
    minutes: usize,
    text: usize,
    blocks: usize,
    pieces: usize,
    formulas: usize,
    maths: usize,
    too_large: Option<Diagnostic>,
}

/// What one paragraph holds.
#[derive(Default)]
struct Paragraph {
    text: usize,
    pieces: usize,
    /// The characters since the last space.
    word: usize,
    longest_word: usize,
    /// The combining marks since the last letter.
    marks: usize,
    most_marks: usize,
    compounds: usize,
    /// The letters of the current word.
    letters: usize,
    /// The character before.
    last: char,
}

impl LimitCounter {
    fn weigh(&mut self, cv: &Cv) {
        let profile = &cv.profile;
        if let Some(name) = &profile.name {
            self.plain(&name.value, name.span);
        }
        profile.headline.iter().for_each(|line| self.run(line));
        for contact in &profile.contacts {
            if let Some(span) = contact.span {
                self.plain(&contact.text, span);
            }
        }
        for section in &cv.sections {
            if let Some(heading) = &section.heading {
                self.run(&heading.content);
            }
            section.content.iter().for_each(|content| self.content(content));
        }
        cv.footnotes.iter().for_each(|note| self.inner(&note.blocks));
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Block(block) => self.inner(std::slice::from_ref(block)),
            Content::Entries(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Content::Publications(_) => content.publications().for_each(|item| self.publication(item)),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.add_block(entry.span);
        self.run(&entry.body);
        self.inner(&entry.details);
    }

    fn publication(&mut self, item: &Publication) {
        self.add_block(item.span);
        [&item.authors, &item.title, &item.venue, &item.note].into_iter().for_each(|run| self.run(run));
    }

    fn inner(&mut self, blocks: &[Block]) {
        descendants(blocks).for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        self.add_block(block.span);
        block.inline_runs().for_each(|run| self.run(run));
        match &block.kind {
            BlockKind::Code(text) => self.code(text, block.span),
            BlockKind::Math(text) => self.formula(text, block.span),
            BlockKind::Table(table) => self.table(table, block.span),
            _ => {}
        }
    }

    fn table(&mut self, table: &Table, span: Span) {
        let columns = table.columns.len();
        self.limit(columns, MAX_COLUMNS, "columns in this table", span);
        self.limit(columns * (table.head.len() + table.rows.len()), MAX_CELLS, "cells in this table", span);
    }

    fn code(&mut self, text: &str, span: Span) {
        text.lines().for_each(|_| self.add_block(span));
        self.plain(text, span);
    }

    /// Text without marks, such as a name.
    fn plain(&mut self, text: &str, span: Span) {
        let mut paragraph = Paragraph::default();
        paragraph.words(text);
        self.add(&paragraph, span);
    }

    fn run(&mut self, inlines: &Inlines) {
        let Some(span) = inlines.span() else { return };
        let mut paragraph = Paragraph::default();
        self.pieces(inlines, &mut paragraph);
        self.add(&paragraph, span);
    }

    fn pieces(&mut self, inlines: &Inlines, paragraph: &mut Paragraph) {
        for inline in inlines {
            paragraph.pieces += 1;
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Code(text) => paragraph.words(text),
                InlineKind::Math(text) => self.formula(text, inline.span),
                _ => self.pieces(inline.children(), paragraph),
            }
        }
    }

    fn formula(&mut self, text: &str, span: Span) {
        self.formulas += 1;
        self.maths += text.len();
        self.limit(text.len(), MAX_FORMULA_BYTES, "bytes in this formula", span);
        self.limit_together(self.formulas, MAX_FORMULAS, "formulas in this document", span);
        self.limit_together(self.maths, MAX_MATHS, "bytes of formulas in this document", span);
    }

    fn add(&mut self, paragraph: &Paragraph, span: Span) {
        self.text += paragraph.text;
        self.pieces += paragraph.pieces;
        self.limit(paragraph.text, MAX_PARAGRAPH_BYTES, "bytes in this paragraph", span);
        self.limit(paragraph.pieces, MAX_PIECES, "marks or letters of long words in this paragraph", span);
        self.limit_together(self.pieces, MAX_PIECES_TOGETHER, "marks or letters of long words in this document", span);
        self.limit(paragraph.compounds, MAX_COMPOUNDS, "hyphens, year ranges or addresses in this paragraph", span);
        self.limit(paragraph.longest_word, MAX_WORD_CHARS, "characters without a space", span);
        self.limit(paragraph.most_marks, MAX_MARKS_ON_LETTER, "combining marks on one letter", span);
        self.limit_together(self.text, MAX_TEXT, "bytes of text in this document", span);
    }

    fn add_block(&mut self, span: Span) {
        self.blocks += 1;
        self.limit_together(self.blocks, MAX_BLOCKS, "blocks in this document", span);
    }

    /// Notes that one thing holds too much.
    fn limit(&mut self, count: usize, most: usize, what: &str, span: Span) {
        if count > most && self.too_large.is_none() {
            let message = format!("more than {most} {what}");
            let help = "shorten it, or keep it out of the PDF: `<!-- vitae:skip -->` … `<!-- vitae:end -->`";
            self.too_large = Some(Diagnostic::error(Code::TooLarge, message).at(span).help(help));
        }
    }

    /// Notes that the document holds too much; `most` is per minute.
    fn limit_together(&mut self, count: usize, most: usize, what: &str, span: Span) {
        let most = most.saturating_mul(self.minutes);
        if count > most && self.too_large.is_none() {
            self.limit(count, most, what, span);
            self.too_large = self.too_large.take().map(|error| error.help(MORE_TIME));
        }
    }
}

impl Paragraph {
    fn words(&mut self, text: &str) {
        self.text += text.len();
        for letter in text.chars() {
            // A line may end between any two Chinese characters.
            let is_end = letter.is_whitespace() || crate::script::is_cjk(letter);
            self.word = if is_end { 0 } else { self.word + 1 };
            self.longest_word = self.longest_word.max(self.word);
            self.marks = if is_combining_mark(letter) { self.marks + 1 } else { 0 };
            self.most_marks = self.most_marks.max(self.marks);
            self.compounds += usize::from(match letter {
                '-' | '@' => self.letters > 0,
                '–' => true,
                '/' => self.last == ':',
                _ => false,
            });
            self.last = letter;
            self.letters = if letter.is_alphanumeric() && !is_end { self.letters + 1 } else { 0 };
            self.pieces += match self.letters {
                0..BREAKING => 0,
                BREAKING => BREAKING,
                _ => 1,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::Section;
    use crate::document::Inline;
    use crate::source::{Source, Sources};

    /// The message about a CV with these blocks.
    fn complaint(kind: BlockKind, copies: usize) -> Option<String> {
        complaint_after(1, kind, copies)
    }

    /// The same, for a document that is given this many minutes.
    fn complaint_after(minutes: usize, kind: BlockKind, copies: usize) -> Option<String> {
        let span = Span::new(Sources::new().add(Source::new("page.md", "text")), 0..4);
        let content = std::iter::repeat_n(Content::Block(Block::new(kind, span)), copies).collect();
        let sections = vec![Section { heading: None, content }];
        let outcome = check(Cv { sections, ..Cv::default() }, minutes);
        assert_eq!(outcome.value().is_none(), outcome.has_errors());
        outcome.into_parts().1.into_iter().next().map(|diagnostic| diagnostic.message)
    }

    fn paragraph(text: &str, pieces: usize) -> BlockKind {
        let span = Span::new(Sources::new().add(Source::new("page.md", "text")), 0..4);
        BlockKind::Paragraph(std::iter::repeat_n(Inline::text(text, span), pieces).collect())
    }

    #[test]
    fn what_a_cv_holds_is_never_too_much() {
        assert_eq!(complaint(paragraph("Jane Doe, ", 3_000), 1), None);
        assert_eq!(complaint(paragraph(&"中".repeat(30_000), 1), 1), None);
        assert_eq!(complaint(paragraph("A line of a list.", 1), 4_000), None);
    }

    #[test]
    fn what_is_given_more_time_may_hold_more_but_no_longer_paragraphs() {
        assert_eq!(complaint_after(2, paragraph("x", 1), 6_000), None);
        assert_eq!(
            complaint_after(2, paragraph("x", 1), 11_000).as_deref(),
            Some("more than 10000 blocks in this document")
        );
        assert!(complaint_after(9, paragraph("a b ", 5_000), 1).is_some());
    }

    #[test]
    fn what_would_take_for_ever_is_refused() {
        let says = |kind, copies, words: &str| {
            let said = complaint(kind, copies).unwrap_or_default();
            assert!(said.contains(words), "{words}: {said}");
        };
        says(paragraph("a b ", 5_000), 1, "4000 marks");
        says(paragraph(&"word ".repeat(30_000), 1), 1, "100000 bytes in this paragraph");
        says(paragraph(&"[".repeat(3_000), 1), 1, "2000 characters without a space");
        says(paragraph("well-known ", 600), 1, "500 hyphens");
        says(BlockKind::Code("2019–2020\n".repeat(600)), 1, "500 hyphens");
        says(paragraph(&format!("{} ", "a".repeat(60)), 100), 1, "4000 marks");
        says(paragraph("aaaaaaa", 300), 1, "2000 characters without a space");
        says(paragraph(&"word ".repeat(10_000), 1), 30, "bytes of text");
        says(paragraph("x", 1), 6_000, "5000 blocks");
        says(paragraph("x", 1_000), 40, "30000 marks");
        says(BlockKind::Code("x\n".repeat(6_000)), 1, "5000 blocks");
        says(BlockKind::Math("x+".repeat(1_000)), 200, "bytes of formulas");
        says(BlockKind::Math("x+".repeat(3_000)), 1, "bytes in this formula");
        says(BlockKind::Math("x".to_owned()), 3_000, "2000 formulas");
        says(BlockKind::Table(Table { columns: vec![None; 61], head: Vec::new(), rows: Vec::new() }), 1, "60 columns");
    }
}
