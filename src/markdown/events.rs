//! Markdown events into the tree.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::draft::Draft;
use super::elements::{self, Elements, End};
use super::html;
use super::regions::{events, options};
use super::sentinel::{self, DISPLAY, MATH, PREFORMATTED};
use super::table::{OpenCell, TableParts};
use super::tree::{Id, OpenKind, OpenList, Origin, Tree, Words, Wrap};
use super::{Syntax, hypertext, typography};
use crate::document::{Alignment, BlockKind, Inline, InlineKind, Mark};
use crate::fold;
use crate::rewrite::{Edit, Rewritten};
use crate::script::word_count;
use crate::source::Span;

mod lists;

/// Reads `text` into the tree.
pub(super) fn read(text: &Rewritten, syntax: Syntax, tree: &mut Tree) {
    read_nested(text, syntax, tree, 0);
}

/// HTML that is indented like code is read again as HTML, this many times at most.
const MAX_NESTED: usize = 4;

fn read_nested(text: &Rewritten, syntax: Syntax, tree: &mut Tree, nested: usize) {
    let events: Vec<_> = match syntax {
        Syntax::Html => hypertext::events(text.text()),
        Syntax::Markdown | Syntax::HardWrapped => {
            events(Parser::new_ext(text.text(), options()), text.text()).collect()
        }
    };
    let ends = elements::ends(&events);
    let ranges: Vec<_> = events.iter().map(|(_, range)| range.clone()).collect();
    let mut reader = EventReader {
        text,
        syntax,
        ranges,
        tree,
        open: Vec::new(),
        elements: Elements::default(),
        in_autolink: false,
        muted: None,
        gathering: Gathering::Nothing,
        nested,
    };
    for (index, (event, range)) in events.into_iter().enumerate() {
        if reader.muted == Some(index) {
            reader.muted = None;
            continue;
        }
        reader.event(event, range, ends.get(&index).copied());
    }
}

/// What an event of Markdown opened.
enum Open {
    /// Nothing that has to be closed.
    Nothing,
    Block(Option<Id>),
    /// A list: where its items go, and what ends with it.
    List {
        id: Option<Id>,
        closes: Option<Id>,
        kind: OpenList,
    },
    Words(Id),
    Mark(Option<Id>),
    Paragraph,
    Gathered,
}

/// What collects the current text as a mere string.
enum Gathering {
    Nothing,
    Code { indented: bool, text: String, range: Range<usize> },
    Alt { target: String, text: String, depth: usize },
}

struct EventReader<'a> {
    text: &'a Rewritten,
    tree: &'a mut Tree,
    syntax: Syntax,
    ranges: Vec<Range<usize>>,
    open: Vec<Open>,
    elements: Elements,
    /// Whether the current text is the address of `<https://…>`.
    in_autolink: bool,
    /// While set, what is read belongs to an element that is left out; the number is the event of its end tag.
    muted: Option<usize>,
    gathering: Gathering,
    nested: usize,
}

impl EventReader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>, end: Option<usize>) {
        match event {
            Event::Start(tag) => {
                let opened = self.start(tag, range);
                self.open.push(opened);
            }
            Event::End(tag) => self.end(tag, range),
            _ if self.muted.is_some() => {}
            Event::Text(text) => self.words(&text, range),
            Event::SoftBreak | Event::HardBreak if self.is_between_terms() => self.next_term(range),
            // In HTML blocks kramdown leaves the lines as they are.
            Event::SoftBreak if self.syntax == Syntax::HardWrapped && !self.tree.is_raw() => {
                self.inline(InlineKind::Break, range);
            }
            Event::SoftBreak => self.words("\n", range),
            Event::Code(code) => self.code(&code, range),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, range, end),
            Event::FootnoteReference(label) => self.tree.push_footnote_mark(&label, self.text.span(range)),
            Event::HardBreak => self.inline(InlineKind::Break, range),
            Event::Rule => self.tree.push_block(BlockKind::Rule, self.text.span(range)),
            Event::TaskListMarker(done) => {
                if let OpenKind::Item(item) = self.tree.innermost() {
                    item.task = Some(done);
                }
            }
            Event::InlineMath(math) => self.inline(InlineKind::Math(math.into_string()), range),
            Event::DisplayMath(math) => self.display(math.into_string(), range),
        }
    }

    /// Reads a piece of HTML; `end` is the event that closes the element it opens.
    fn html(&mut self, html: &str, range: Range<usize>, end: Option<usize>) {
        let end = end.and_then(|event| Some(End { event, range: self.ranges.get(event)?.clone() }));
        self.muted = self.elements.read(self.text, self.tree, html, range, end);
    }

    fn inline(&mut self, kind: InlineKind, range: Range<usize>) {
        if let Gathering::Alt { text, .. } = &mut self.gathering {
            text.push(' ');
            return;
        }
        self.tree.push_inline(Inline::new(kind, self.text.span(range)));
    }

    /// Whether a line ends between two terms: kramdown takes each line above a definition for one. A mark that continues on the
    /// next line holds them together.
    fn is_between_terms(&self) -> bool {
        matches!(self.tree.words(), Some((Words::Term, _))) && matches!(self.open.last(), Some(Open::Words(_)))
    }

    fn next_term(&mut self, range: Range<usize>) {
        self.tree.close_words();
        let span = self.text.span(range);
        if let Some(open) = self.open.last_mut() {
            *open = Open::Words(self.tree.open_words(Words::Term, Origin::MARKDOWN, span));
        }
    }

    /// Maths on a line of its own: two line breaks in a row split a paragraph.
    fn display(&mut self, math: String, range: Range<usize>) {
        let parts = matches!(self.tree.words(), None | Some((Words::Paragraph, _)));
        let breaks = if parts { 2 } else { 0 };
        for _ in 0..breaks {
            self.inline(InlineKind::Break, range.clone());
        }
        self.inline(InlineKind::Math(math), range.clone());
        for _ in 0..breaks {
            self.inline(InlineKind::Break, range.clone());
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) -> Open {
        if let Gathering::Alt { depth, .. } = &mut self.gathering {
            *depth += 1;
            return Open::Nothing;
        }
        if self.muted.is_some() {
            return Open::Nothing;
        }
        let span = self.text.span(range.clone());
        let block = |reader: &mut Self, kind| Open::Block(reader.tree.open(kind, Origin::MARKDOWN, span));
        let mark = |reader: &mut Self, wrap| Open::Mark(reader.tree.open_mark(wrap, None, true, span));
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => {
                Open::Words(self.tree.open_words(Words::Heading(level as u8), Origin::MARKDOWN, span))
            }
            Tag::BlockQuote(_) => block(self, OpenKind::Quote),
            Tag::CodeBlock(kind) => {
                let indented = kind == CodeBlockKind::Indented;
                self.gathering = Gathering::Code { indented, text: String::new(), range };
                Open::Gathered
            }
            Tag::List(start) => self.start_list(start.is_some(), range),
            Tag::Item => self.start_item(range),
            Tag::FootnoteDefinition(label) => block(self, OpenKind::Note(label.into_string())),
            Tag::DefinitionList => block(self, OpenKind::Definitions(Vec::new())),
            Tag::DefinitionListTitle => Open::Words(self.tree.open_words(Words::Term, Origin::MARKDOWN, span)),
            Tag::DefinitionListDefinition => block(self, OpenKind::Description),
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(alignment).collect();
                block(self, OpenKind::Table(TableParts::new(columns)))
            }
            Tag::TableHead => block(self, OpenKind::Row(true, Vec::new())),
            Tag::TableRow => block(self, OpenKind::Row(false, Vec::new())),
            Tag::TableCell => block(self, OpenKind::Cell(OpenCell::new(false))),
            Tag::Emphasis => mark(self, Wrap::Mark(Mark::Emphasis)),
            Tag::Strong => mark(self, Wrap::Mark(Mark::Strong)),
            Tag::Strikethrough => mark(self, Wrap::Mark(Mark::Strike)),
            Tag::Superscript => mark(self, Wrap::Mark(Mark::Superscript)),
            Tag::Subscript => mark(self, Wrap::Mark(Mark::Subscript)),
            Tag::Link { link_type, dest_url, .. } => {
                let target = sentinel::restore(&dest_url).into_owned();
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                self.in_autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
                mark(self, Wrap::Link(format!("{scheme}{target}")))
            }
            Tag::Image { dest_url, .. } => {
                let target = sentinel::restore(&dest_url).into_owned();
                self.gathering = Gathering::Alt { target, text: String::new(), depth: 0 };
                Open::Gathered
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => Open::Nothing,
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if let Gathering::Alt { depth, .. } = &mut self.gathering
            && *depth > 0
        {
            *depth -= 1;
            self.open.pop();
            return;
        }
        let span = self.text.span(range.clone());
        match self.open.pop() {
            None | Some(Open::Nothing) => {}
            Some(Open::Block(id)) => self.close(id, span),
            Some(Open::List { closes, .. }) => self.close(closes, span),
            Some(Open::Words(id)) => self.tree.close_words_of(id),
            Some(Open::Mark(id)) => {
                self.in_autolink = false;
                if let Some(id) = id {
                    self.tree.close_mark(id, span);
                }
            }
            Some(Open::Paragraph) => {
                if matches!(self.tree.words(), Some((Words::Paragraph, _))) {
                    self.tree.close_words();
                }
            }
            Some(Open::Gathered) => self.gathered(tag, range),
        }
    }

    // ---- Blocks ----

    fn close(&mut self, id: Option<Id>, span: Span) {
        match id {
            Some(id) => self.tree.close(id, span),
            None => self.tree.close_words(),
        }
    }

    fn start_paragraph(&mut self) -> Open {
        if let OpenKind::Item(_) = self.tree.innermost() {
            self.loosen();
        }
        // `<h2>⏎⏎Title⏎⏎</h2>`: the heading waits for its words. One that has words ends here.
        let waits = !matches!(self.tree.words(), None | Some((Words::Paragraph, _))) && !self.tree.has_words();
        if !waits {
            self.tree.close_words();
        }
        Open::Paragraph
    }

    // ---- Words ----

    fn words(&mut self, text: &str, range: Range<usize>) {
        match &mut self.gathering {
            Gathering::Code { text: code, .. } | Gathering::Alt { text: code, .. } => code.push_str(text),
            Gathering::Nothing => {
                let span = self.text.span(range.clone());
                let text = self.as_meant(text, range.start);
                self.tree.push_text(&text, span);
            }
        }
    }

    /// Protects what the author escaped, and raw HTML, from the typography.
    fn as_meant(&self, text: &str, start: usize) -> String {
        let source = self.text.text().as_bytes();
        let is_entity = source.get(start) == Some(&b'&') && !text.starts_with('&');
        let is_escaped = start > 0 && source.get(start - 1) == Some(&b'\\');
        if self.in_autolink {
            return sentinel::literally(text);
        }
        if self.syntax == Syntax::Html || self.tree.is_raw() || is_entity {
            return typography::as_typed(text);
        }
        match text.chars().next() {
            Some(first) if is_escaped => format!("{}{}", sentinel::literal(first), &text[first.len_utf8()..]),
            _ => text.to_owned(),
        }
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        if let Gathering::Alt { text, .. } = &mut self.gathering {
            text.push_str(code);
        } else if let Some(math) = code.strip_prefix(MATH) {
            self.inline(InlineKind::Math(sentinel::restore(math).trim().to_owned()), range);
        } else if let Some(math) = code.strip_prefix(DISPLAY) {
            self.display(sentinel::restore(math).trim().to_owned(), range);
        } else if let Some(code) = code.strip_prefix(PREFORMATTED) {
            let code = sentinel::restore(code).into_owned();
            self.tree.push_block(BlockKind::Code(code), self.text.span(range));
        } else {
            self.inline(InlineKind::Code(sentinel::restore(code).into_owned()), range);
        }
    }

    fn gathered(&mut self, tag: TagEnd, whole: Range<usize>) {
        match std::mem::replace(&mut self.gathering, Gathering::Nothing) {
            Gathering::Nothing => {}
            Gathering::Alt { target, text, .. } => {
                debug_assert_eq!(tag, TagEnd::Image);
                let alt = fold::one_line(&sentinel::restore(&text));
                elements::image(self.tree, target, alt, None, self.text.span(whole));
            }
            Gathering::Code { indented: true, range, .. } if self.tree.is_in_html() && self.nested < MAX_NESTED => {
                self.read_indented(range);
            }
            Gathering::Code { indented: true, text, range } if is_list_of_prose(&text) && self.nested < MAX_NESTED => {
                self.read_indented(range);
            }
            Gathering::Code { text, range, .. } => {
                let text = text.trim_end_matches('\n');
                let code = sentinel::restore(text).into_owned();
                // Everything that was here has been cut.
                if text.contains(sentinel::NOTHING) && code.trim().is_empty() {
                    return;
                }
                self.tree.push_block(BlockKind::Code(code), self.text.span(range));
            }
        }
    }

    /// Inside an HTML element, indentation shows the nesting of tags and does not mean code; before a list it is a slip.
    fn read_indented(&mut self, range: Range<usize>) {
        let inner = self.text.slice(range);
        let mut edits = Vec::new();
        let mut start = 0;
        for line in inner.text().split_inclusive('\n') {
            // All lines but the first still have the marks of the quotations around them.
            let marks: &[char] = if start == 0 { &[' ', '\t'] } else { &[' ', '\t', '>'] };
            let indentation = line.len() - line.trim_start_matches(marks).len();
            edits.push(Edit::delete(start..start + indentation));
            start += line.len();
        }
        let draft = Draft::of_markdown(inner.edit(&edits));
        let inner = draft.edited(html::mend(&draft)).into_text();
        read_nested(&inner, self.syntax, self.tree, self.nested + 1);
    }
}

/// Whether every line of some code is the item of a list, in words: nobody means code by that.
fn is_list_of_prose(code: &str) -> bool {
    const MIN_WORDS: usize = 2;
    const SIGNS: &[char] = &['{', '}', ';', '=', '<', '>', '$', '|', '"', '\\', '#'];
    let is_item = |line: &str| {
        let words = ["- ", "* ", "+ "].iter().find_map(|bullet| line.trim_start().strip_prefix(bullet));
        words.is_some_and(|words| word_count(words) >= MIN_WORDS && !words.contains(SIGNS))
    };
    let mut lines = code.lines().filter(|line| !line.trim().is_empty());
    code.lines().count() > 1 && lines.all(is_item)
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Option<Alignment> {
    match alignment {
        pulldown_cmark::Alignment::None => None,
        pulldown_cmark::Alignment::Left => Some(Alignment::Left),
        pulldown_cmark::Alignment::Center => Some(Alignment::Center),
        pulldown_cmark::Alignment::Right => Some(Alignment::Right),
    }
}
