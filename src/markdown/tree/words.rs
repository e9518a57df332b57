//! The current words: a paragraph, a heading or a term under construction, and the marks that are open in it.

use super::{Id, OpenKind, Origin, Tree};
use crate::address;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Alignment, Block, BlockKind, Definition, Inline, InlineKind, Inlines, Mark, Width};
use crate::markdown::clean;
use crate::markdown::inline;
use crate::markdown::sentinel::{GONE, NOTHING};
use crate::source::{Span, Spanned};

/// Marks may be nested this deep.
pub const MAX_MARKS: usize = 24;

/// Where words go.
#[derive(Debug)]
pub(in crate::markdown) struct Sink {
    id: Id,
    kind: Words,
    pub(in crate::markdown) origin: Origin,
    nodes: Vec<Node>,
    content: Inlines,
    alignment: Option<Alignment>,
    span: Span,
}

/// What the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Words {
    Paragraph,
    Heading(u8),
    Summary,
    Term,
    Caption,
}

/// A mark that is open in the current words.
#[derive(Debug)]
struct Node {
    mark: OpenMark,
    children: Inlines,
}

/// A mark that is open.
#[derive(Debug, Clone)]
pub(in crate::markdown) struct OpenMark {
    id: Id,
    wrap: Wrap,
    name: Option<String>,
    /// How many blocks were open around it.
    pub(in crate::markdown) level: usize,
    /// Whether it is closed somewhere. If not, it ends with the words it is in.
    closed: bool,
    /// Whether there were any words in it.
    used: bool,
    span: Span,
}

/// What a mark makes of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::markdown) enum Wrap {
    Mark(Mark),
    Link(String),
    Quotation,
    /// Small capitals: whoever writes `uk` in them shows UK.
    SmallCapitals,
    /// Nothing.
    Plain,
}

impl Tree {
    /// Opens a heading, a summary or a term, or a paragraph that has a place of its own.
    pub(in crate::markdown) fn open_words(&mut self, kind: Words, origin: Origin, span: Span) -> Id {
        self.close_words();
        self.next_list = None;
        let has_room = matches!(
            (kind, &self.top().kind),
            (Words::Term, OpenKind::Definitions(_)) | (Words::Caption, OpenKind::Table(_))
        );
        if !has_room {
            self.make_room(span);
        }
        let nodes = self.marks.iter().map(|mark| Node { mark: mark.clone(), children: Inlines::new() }).collect();
        let id = self.new_id();
        self.sink = Some(Sink { id, kind, origin, nodes, content: Inlines::new(), alignment: None, span });
        id
    }

    /// What words are being collected, and the HTML name of what collects them.
    pub(in crate::markdown) fn words(&self) -> Option<(Words, Option<&str>)> {
        self.sink.as_ref().map(|sink| (sink.kind, sink.origin.name.as_deref()))
    }

    /// Whether any words have been collected since they were opened.
    pub(in crate::markdown) fn has_words(&self) -> bool {
        self.sink
            .as_ref()
            .is_some_and(|sink| has_visible(&sink.content) || sink.nodes.iter().any(|node| has_visible(&node.children)))
    }

    /// Closes these words if they are still open.
    pub(in crate::markdown) fn close_words_of(&mut self, id: Id) {
        if self.sink.as_ref().is_some_and(|sink| sink.id == id) {
            self.close_words();
        }
    }

    /// Ends the current paragraph, heading or term.
    pub(in crate::markdown) fn close_words(&mut self) {
        let Some(mut sink) = self.sink.take() else { return };
        while let Some(node) = sink.nodes.pop() {
            self.fold(&mut sink, node);
        }
        self.marks.retain(|mark| mark.closed);
        self.end_links();
        let (kind, span, alignment) = (sink.kind, sink.span, sink.alignment);
        let content = inline::finish(sink.content);
        if content.is_empty() {
            return;
        }
        self.reach(span);
        if std::mem::take(&mut self.lost_picture) && kind == Words::Paragraph && is_caption(&content) {
            let message = "this caption describes something that cannot be printed";
            self.diagnostics.push(Diagnostic::loss(Code::DroppedHtml, message).at(span));
            return;
        }
        match (kind, &mut self.top().kind) {
            (Words::Heading(level), _) => self.add(BlockKind::Heading { level, content }, span),
            (Words::Summary, OpenKind::Details(summary)) if summary.is_empty() => *summary = content,
            (Words::Caption, OpenKind::Table(parts)) => {
                parts.caption.push(Block::new(BlockKind::Paragraph(content), span))
            }
            (Words::Term, OpenKind::Definitions(list)) => match list.last_mut() {
                Some(definition) if definition.details.is_empty() => definition.terms.push(content),
                _ => list.push(Definition { terms: vec![content], details: Vec::new() }),
            },
            (Words::Paragraph, _) if inline::is_tail(&content) => self.add_tail(content, alignment, span),
            _ => self.add_paragraphs(content, alignment, span),
        }
    }

    /// The full stop after a box in a sentence ends the paragraph in the box.
    fn add_tail(&mut self, content: Inlines, alignment: Option<Alignment>, span: Span) {
        match last_paragraph(&mut self.top().blocks) {
            Some(before) => before.extend(content),
            None => self.add_paragraphs(content, alignment, span),
        }
    }

    /// A link around boxes, such as a card, is kept in the first of them only: nobody wants to read a page of links.
    fn end_links(&mut self) {
        for mark in self.marks.iter_mut().filter(|mark| mark.used && matches!(mark.wrap, Wrap::Link(_))) {
            mark.wrap = Wrap::Plain;
        }
    }

    /// Notes that something that cannot be printed was here.
    pub(in crate::markdown) fn push_gone(&mut self, span: Span) {
        if self.sink.is_some() {
            self.push_inline(Inline::text(GONE, span));
        }
    }

    /// Notes that a moving picture between blocks, whose caption may follow, is left out.
    pub(in crate::markdown) fn lose_picture(&mut self) {
        self.lost_picture = !self.has_words();
    }

    fn add_paragraphs(&mut self, content: Inlines, alignment: Option<Alignment>, span: Span) {
        let paragraphs = inline::paragraphs(content).into_iter().map(|kind| Block::new(kind, span));
        match alignment.filter(|alignment| *alignment != Alignment::Left) {
            Some(alignment) => self.add(BlockKind::Aligned(alignment, paragraphs.collect()), span),
            None => self.top().blocks.extend(paragraphs),
        }
    }

    /// Says how the picture before this is to be set, or if there is none, the current paragraph.
    pub(in crate::markdown) fn set_look(&mut self, width: Option<Width>, alignment: Option<Alignment>) {
        let Some(sink) = &mut self.sink else { return };
        let words = sink.nodes.last_mut().map_or(&mut sink.content, |node| &mut node.children);
        match words.last_mut().map(|inline| &mut inline.kind) {
            Some(InlineKind::Image(image)) if width.is_some() => image.width = width,
            _ => sink.alignment = alignment.or(sink.alignment),
        }
    }

    /// Puts a piece of the running text where it belongs.
    pub(in crate::markdown) fn push_inline(&mut self, inline: Inline) {
        // Where there are no words yet, there is no line to break.
        if self.sink.is_none() && inline.kind == InlineKind::Break {
            return;
        }
        if self.sink.is_none() {
            self.open_words(Words::Paragraph, Origin::MARKDOWN, inline.span);
        }
        let Some(sink) = &mut self.sink else { return };
        sink.span = sink.span.to(inline.span);
        let target = sink.nodes.last_mut().map_or(&mut sink.content, |node| &mut node.children);
        target.push_joined(inline);
    }

    /// Puts text where it belongs. Spaces between blocks belong nowhere.
    pub(in crate::markdown) fn push_text(&mut self, text: &str, span: Span) {
        let text = clean::without_controls(text);
        let text = text.trim_matches(NOTHING);
        let has_words = self.sink.is_some();
        let shows = match &self.top().kind {
            _ if has_words => !text.is_empty(),
            // Between two items or two cells, even a non-breaking space does not show.
            OpenKind::List(_) | OpenKind::Definitions(_) | OpenKind::Table(_) | OpenKind::Row(..) => {
                !text.trim().is_empty()
            }
            _ => !text.trim_matches([' ', '\t', '\n']).is_empty(),
        };
        if shows {
            self.push_inline(Inline::text(text, span));
        }
    }

    /// Puts a footnote's mark where it belongs. For now its number is only an index into [`Finished::labels`].
    pub(in crate::markdown) fn push_footnote_mark(&mut self, label: &str, span: Span) {
        self.labels.push(label.to_owned());
        self.push_inline(Inline::new(InlineKind::FootnoteMark(self.labels.len()), span));
    }

    // ---- Marks ----

    /// Opens a mark. `closed` says whether its end is known to come.
    pub(in crate::markdown) fn open_mark(
        &mut self,
        wrap: Wrap,
        name: Option<String>,
        closed: bool,
        span: Span,
    ) -> Option<Id> {
        if self.marks.len() >= MAX_MARKS {
            self.too_deep.get_or_insert(span);
            return None;
        }
        let nested_link = matches!(wrap, Wrap::Link(_)) && self.is_in_link();
        let wrap = if nested_link { Wrap::Plain } else { wrap };
        if self.sink.is_none() && !closed {
            self.open_words(Words::Paragraph, Origin::MARKDOWN, span);
        }
        let id = self.new_id();
        let mark = OpenMark { id, wrap, name, level: self.frames.len(), closed, used: false, span };
        if let Some(sink) = &mut self.sink {
            sink.nodes.push(Node { mark: mark.clone(), children: Inlines::new() });
        }
        self.marks.push(mark);
        Some(id)
    }

    /// Whether what is read now is in a link.
    pub(in crate::markdown) fn is_in_link(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark.wrap, Wrap::Link(_)))
    }

    /// Closes a mark. Those that were opened in it and are still open continue after it.
    pub(in crate::markdown) fn close_mark(&mut self, id: Id, end: Span) {
        let Some(at) = self.marks.iter().rposition(|mark| mark.id == id) else { return };
        if let Some(mut sink) = self.sink.take() {
            self.close_node(&mut sink, id, end);
            self.sink = Some(sink);
        }
        let mark = self.marks.remove(at);
        if let (Wrap::Link(target), false) = (&mark.wrap, mark.used)
            && !self.fill_in(target, mark.span.to(end))
        {
            self.report_empty_link(target, mark.span.to(end));
        }
    }

    /// Gives words to a link that has none, where they are known: `DOI` behind a reference, and the name of the site that completes
    /// `My papers are listed at [badge].` Whether there are any.
    fn fill_in(&mut self, target: &str, span: Span) -> bool {
        let words = match address_of_site(target) {
            Some("doi.org" | "dx.doi.org") => "DOI",
            Some(site) if self.is_sentence_open() => site,
            _ => return false,
        };
        let content = Inlines::text(words, span);
        self.push_inline(Inline::new(InlineKind::Link { target: target.to_owned(), content }, span));
        true
    }

    /// Whether the words so far need another one: `My papers are listed at`.
    fn is_sentence_open(&self) -> bool {
        let Some(sink) = &self.sink else { return false };
        let words = sink.nodes.last().map_or(&sink.content, |node| &node.children).plain_text();
        let last = words.trim_end_matches([GONE, ' ', '\n']).rsplit([' ', '\n']).next().unwrap_or_default();
        ["at", "on", "in", "from", "via", "see", "under"].contains(&last.to_lowercase().as_str())
    }

    fn close_node(&mut self, sink: &mut Sink, id: Id, end: Span) {
        let Some(at) = sink.nodes.iter().rposition(|node| node.mark.id == id) else { return };
        let mut crossed = Vec::new();
        while sink.nodes.len() > at + 1 {
            let Some(node) = sink.nodes.pop() else { break };
            crossed.push(node.mark.clone());
            self.fold(sink, node);
        }
        if let Some(mut node) = sink.nodes.pop() {
            node.mark.span = node.mark.span.to(end);
            self.fold(sink, node);
        }
        sink.nodes.extend(crossed.into_iter().rev().map(|mark| Node { mark, children: Inlines::new() }));
    }

    /// Closes the innermost open mark with this HTML name. Whether there was one.
    pub(in crate::markdown) fn close_mark_named(&mut self, name: &str, end: Span) -> bool {
        let found = self.marks.iter().rev().find(|mark| mark.name.as_deref() == Some(name)).map(|mark| mark.id);
        if let Some(id) = found {
            self.close_mark(id, end);
        }
        found.is_some()
    }

    fn fold(&mut self, sink: &mut Sink, node: Node) {
        let target = sink.nodes.last_mut().map_or(&mut sink.content, |outer| &mut outer.children);
        let (mark, children) = (node.mark, node.children);
        if !children.iter().any(inline::is_visible) {
            children.into_iter().for_each(|inline| target.push_joined(inline));
            return;
        }
        if let Some(open) = self.marks.iter_mut().find(|open| open.id == mark.id) {
            open.used = true;
        }
        match wrap(mark.wrap, children) {
            Wrapped::Marked(kind) => target.push(Inline::new(kind, mark.span)),
            Wrapped::Bare(children) => children.into_iter().for_each(|inline| target.push_joined(inline)),
        }
    }

    fn report_empty_link(&mut self, target: &str, span: Span) {
        if !target.is_empty() && !target.starts_with('#') {
            let message = format!("the link to {target} has no text, only an icon or an image");
            self.diagnostics.push(Diagnostic::loss(Code::DroppedHtml, message).at(span));
            self.icons.push(Spanned::new(target.to_owned(), span));
        }
    }
}

/// The last paragraph, in a box or not.
fn last_paragraph(blocks: &mut [Block]) -> Option<&mut Inlines> {
    match blocks.last_mut().map(|block| &mut block.kind)? {
        BlockKind::Paragraph(content) => Some(content),
        BlockKind::Boxed(inner) => last_paragraph(&mut inner.blocks),
        _ => None,
    }
}

/// Whether a paragraph is all in emphasis or in small type, as captions are.
fn is_caption(content: &Inlines) -> bool {
    let is_marked = |inline: &Inline| matches!(inline.kind, InlineKind::Emphasis(_) | InlineKind::Small(_));
    content.iter().any(is_marked) && content.iter().all(|inline| is_marked(inline) || inline.is_blank())
}

fn has_visible(words: &Inlines) -> bool {
    words.iter().any(inline::is_visible)
}

/// `scholar.example.org` of `https://www.scholar.example.org/citations?user=x`
fn address_of_site(target: &str) -> Option<&str> {
    if address::scheme(target).is_none() || !address::names_host(target) {
        return None;
    }
    address::bare(target).split(['/', '?', '#']).next().filter(|site| !site.is_empty())
}

enum Wrapped {
    Marked(InlineKind),
    Bare(Inlines),
}

fn wrap(wrap: Wrap, children: Inlines) -> Wrapped {
    match wrap {
        Wrap::Link(target) => Wrapped::Marked(InlineKind::Link { target, content: children }),
        Wrap::Mark(Mark::Code) => Wrapped::Marked(InlineKind::Code(inline::words(&children))),
        Wrap::Mark(mark) => Wrapped::Marked(mark.around(children)),
        Wrap::Quotation => Wrapped::Bare(inline::quoted(children)),
        Wrap::SmallCapitals => Wrapped::Bare(inline::in_capitals(children)),
        Wrap::Plain => Wrapped::Bare(children),
    }
}
