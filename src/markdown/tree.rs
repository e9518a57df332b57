//! The page under construction: one stack of open blocks and marks, driven by Markdown and by HTML tags alike.
//!
//! Tags may be left open, closed twice or nested crosswise; the stack then does what a browser does, as far as paper can show it.
//! Whatever is open when something around it ends, ends with it.

mod lists;
mod words;

pub(super) use self::lists::{OpenItem, OpenList};
pub use self::words::MAX_MARKS;
pub(super) use self::words::{Words, Wrap};

use self::words::{OpenMark, Sink};
use super::numbering::ListLook;
use super::table::{OpenCell, TableParts};
use crate::address::OwnAddresses;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Alignment, Block, BlockKind, Boxed, Cell, Definition, Inlines, Item, ItemSlot, Slot, Width};
use crate::meanings;
use crate::source::{Span, Spanned};

/// Names an open block, heading or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id(u32);

/// How deeply blocks may be nested, counted as the typesetter counts, which follows 64 nested rules: two for a list, three for a
/// quotation, four for definitions, five for a table. Anything deeper is still shown, at the depth that is left.
pub const MAX_DEPTH: usize = 32;
/// How deeply HTML boxes may be nested; they only hold their content.
const MAX_BOXES: usize = 250;

/// An open block that holds blocks.
#[derive(Debug)]
struct Frame {
    id: Id,
    kind: OpenKind,
    origin: Origin,
    /// How deep this is, [`MAX_DEPTH`] at most.
    depth: usize,
    blocks: Vec<Block>,
    span: Span,
}

/// What an open block is.
#[derive(Debug)]
pub(super) enum OpenKind {
    Root,
    Container,
    Aligned(Alignment),
    Quote,
    List(OpenList),
    Item(OpenItem),
    Details(Inlines),
    /// A box whose class says that it is the abstract of a paper.
    Abstract,
    Definitions(Vec<Definition>),
    Description,
    Table(TableParts),
    /// Whether it is a header row, and its cells.
    Row(bool, Vec<OpenCell>),
    Cell(OpenCell),
    Note(String),
    Slot(Slot),
}

impl OpenKind {
    /// What the block adds to the depth.
    fn weight(&self) -> usize {
        match self {
            Self::Root | Self::Container | Self::Item(_) | Self::Row(..) | Self::Cell(_) | Self::Description => 0,
            Self::Slot(_) => 0,
            Self::List(_) | Self::Aligned(_) | Self::Details(_) | Self::Abstract => 2,
            Self::Quote | Self::Note(_) => 3,
            Self::Definitions(_) => 4,
            Self::Table(_) => 5,
        }
    }
}

/// An HTML tag's part in opening something.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    /// The HTML element's name; none for Markdown and for what is implied.
    pub name: Option<String>,
    /// Whether the site shows the text in it as it was typed.
    pub raw: bool,
    /// How wide the box is, if it says so.
    pub width: Option<Width>,
    /// Its class, shared by the boxes that look like it.
    pub kind: Option<String>,
}

impl Origin {
    /// Opened by Markdown, or implied.
    pub(super) const MARKDOWN: Self = Self { name: None, raw: false, width: None, kind: None };
}

/// The page so far.
#[derive(Debug)]
pub(super) struct Tree {
    frames: Vec<Frame>,
    sink: Option<Sink>,
    marks: Vec<OpenMark>,
    notes: Vec<(String, Vec<Block>)>,
    labels: Vec<String>,
    last_list: Option<(usize, usize)>,
    /// What an attribute list says about the list that follows it.
    next_list: Option<ListLook>,
    /// Whether the last thing between blocks was a moving picture that is left out.
    lost_picture: bool,
    next: u32,
    too_deep: Option<Span>,
    /// Where the links without words lead.
    icons: Vec<Spanned<String>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Where the site's own files are on the web.
    pub own: OwnAddresses,
}

/// A finished page, footnotes still apart.
pub(super) struct Finished {
    pub blocks: Vec<Block>,
    /// The footnotes in the order in which they are written: their names and what they say.
    pub notes: Vec<(String, Vec<Block>)>,
    /// What each footnote mark refers to; a mark's number counts from 1 into this.
    pub labels: Vec<String>,
    /// Where the links without words lead.
    pub icons: Vec<Spanned<String>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Tree {
    pub(super) fn new(span: Span, own: OwnAddresses) -> Self {
        let root =
            Frame { id: Id(0), kind: OpenKind::Root, origin: Origin::MARKDOWN, depth: 0, blocks: Vec::new(), span };
        Self {
            frames: vec![root],
            sink: None,
            marks: Vec::new(),
            notes: Vec::new(),
            labels: Vec::new(),
            last_list: None,
            next_list: None,
            lost_picture: false,
            next: 1,
            too_deep: None,
            own,
            icons: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Closes everything.
    pub(super) fn finish(mut self) -> Finished {
        self.close_words();
        while self.frames.len() > 1 {
            self.pop();
        }
        if let Some(span) = self.too_deep {
            let message = format!(
                "blocks, or more than {MAX_MARKS} marks, are nested too deeply; the innermost are printed as plain text"
            );
            self.diagnostics.push(Diagnostic::warning(Code::TooLarge, message).at(span));
        }
        let blocks = self.frames.pop().map(|root| root.blocks).unwrap_or_default();
        let Self { notes, labels, icons, diagnostics, .. } = self;
        Finished { blocks, notes, labels, icons, diagnostics }
    }

    fn new_id(&mut self) -> Id {
        self.next = self.next.saturating_add(1);
        Id(self.next)
    }

    fn top(&mut self) -> &mut Frame {
        // The root is only taken off by `finish`.
        self.frames.last_mut().expect("the root frame stays")
    }

    /// Whether another block of this kind would be nested too deeply.
    pub(super) fn is_full(&self, kind: &OpenKind) -> bool {
        let depth = self.frames.last().map_or(0, |frame| frame.depth);
        self.frames.len() >= MAX_BOXES || depth + kind.weight() > MAX_DEPTH
    }

    /// Opens a block. `None` if blocks are already nested too deeply.
    pub(super) fn open(&mut self, mut kind: OpenKind, origin: Origin, span: Span) -> Option<Id> {
        self.close_words();
        if let (Some(look), OpenKind::List(list)) = (self.next_list.take(), &mut kind) {
            list.look(look);
        }
        if self.is_full(&kind) {
            self.too_deep.get_or_insert(span);
            return None;
        }
        // A list directly inside a list belongs to the item before it.
        if matches!(kind, OpenKind::List(_)) {
            self.resume_item();
        }
        let belongs = match (&kind, &self.top().kind) {
            (OpenKind::Item(_), outer) => matches!(outer, OpenKind::List(_)),
            (OpenKind::Description, outer) => matches!(outer, OpenKind::Definitions(_)),
            (OpenKind::Row(..), outer) => matches!(outer, OpenKind::Table(_)),
            (OpenKind::Cell(_), outer) => matches!(outer, OpenKind::Row(..)),
            _ => {
                self.make_room(span);
                return Some(self.push(kind, origin, span));
            }
        };
        if belongs {
            return Some(self.push(kind, origin, span));
        }
        // A part outside the structure that it belongs to is only a box.
        self.make_room(span);
        Some(self.push(OpenKind::Container, origin, span))
    }

    fn push(&mut self, kind: OpenKind, origin: Origin, span: Span) -> Id {
        let id = self.new_id();
        let depth = self.frames.last().map_or(0, |frame| frame.depth) + kind.weight();
        self.frames.push(Frame { id, kind, origin, depth, blocks: Vec::new(), span });
        id
    }

    /// Lists hold only items, and tables only rows of cells: opens what is missing before other content.
    fn make_room(&mut self, span: Span) {
        loop {
            let top = self.top();
            let kind = match top.kind {
                // A list that bare items began ends with them.
                OpenKind::List(_) if top.origin.name.is_none() => {
                    self.pop();
                    continue;
                }
                OpenKind::List(_) => OpenKind::Item(OpenItem::default()),
                OpenKind::Definitions(_) => OpenKind::Description,
                OpenKind::Table(_) => OpenKind::Row(false, Vec::new()),
                OpenKind::Row(head, _) => OpenKind::Cell(OpenCell::new(head)),
                _ => return,
            };
            self.push(kind, Origin::MARKDOWN, span);
        }
    }

    /// Closes a block and all that is open in it, if it is still open.
    pub(super) fn close(&mut self, id: Id, end: Span) {
        if let Ok(at) = self.frames.binary_search_by_key(&id, |frame| frame.id) {
            self.close_words();
            self.frames[at].span = self.frames[at].span.to(end);
            while self.frames.len() > at.max(1) {
                self.pop();
            }
        }
    }

    /// Closes what is open inside a block; returns whether the block itself is still open.
    pub(super) fn close_inside(&mut self, id: Id) -> bool {
        let Ok(at) = self.frames.binary_search_by_key(&id, |frame| frame.id) else { return false };
        self.close_words();
        while self.frames.len() > at + 1 {
            self.pop();
        }
        true
    }

    /// The innermost open block for which `is_meant` is true, unless one for which `is_wall` is true is further in.
    pub(super) fn find(
        &self,
        is_meant: impl Fn(&OpenKind, Option<&str>) -> bool,
        is_wall: impl Fn(&OpenKind) -> bool,
    ) -> Option<Id> {
        for frame in self.frames.iter().rev() {
            if is_meant(&frame.kind, frame.origin.name.as_deref()) {
                return Some(frame.id);
            }
            if is_wall(&frame.kind) {
                return None;
            }
        }
        None
    }

    /// The innermost block.
    pub(super) fn innermost(&mut self) -> &mut OpenKind {
        &mut self.top().kind
    }

    /// The HTML name of the innermost block.
    pub(super) fn innermost_name(&self) -> Option<&str> {
        self.frames.last().and_then(|frame| frame.origin.name.as_deref())
    }

    /// The width of the nearest open box that states one.
    pub(super) fn box_width(&self) -> Option<Width> {
        self.frames.iter().rev().find_map(|frame| frame.origin.width)
    }

    /// The block with this name, if it is open.
    pub(super) fn get(&mut self, id: Id) -> Option<&mut OpenKind> {
        let at = self.frames.binary_search_by_key(&id, |frame| frame.id).ok()?;
        Some(&mut self.frames[at].kind)
    }

    /// Whether the text at hand is in an HTML element.
    pub(super) fn is_in_html(&self) -> bool {
        self.frames.iter().any(|frame| frame.origin.name.is_some())
    }

    /// Whether the site shows the text at hand as it was typed, without typographic quotes.
    pub(super) fn is_raw(&self) -> bool {
        let words = self.sink.as_ref().map(|sink| &sink.origin).filter(|origin| origin.name.is_some());
        let frame = || self.frames.iter().rev().map(|frame| &frame.origin).find(|origin| origin.name.is_some());
        words.or_else(frame).is_some_and(|origin| origin.raw)
    }

    /// Puts a finished block into the innermost one.
    pub(super) fn push_block(&mut self, kind: BlockKind, span: Span) {
        self.close_words();
        self.next_list = None;
        self.lost_picture = false;
        self.make_room(span);
        self.reach(span);
        self.top().blocks.push(Block::new(kind, span));
    }

    /// Extends the innermost block to the end of its content.
    fn reach(&mut self, span: Span) {
        let top = self.top();
        top.span = top.span.to(span);
    }

    fn pop(&mut self) {
        self.close_words();
        let Some(frame) = self.frames.pop() else { return };
        while self.marks.last().is_some_and(|mark| mark.level > self.frames.len()) {
            self.marks.pop();
        }
        self.reach(frame.span);
        self.attach(frame);
    }

    fn attach(&mut self, frame: Frame) {
        let Frame { kind, blocks, span, origin, .. } = frame;
        match kind {
            OpenKind::Root => {}
            OpenKind::Container if origin.kind.is_some() && !blocks.is_empty() => {
                self.add(BlockKind::Boxed(Boxed { kind: origin.kind.unwrap_or_default(), blocks }), span);
            }
            OpenKind::Container => self.top().blocks.extend(blocks),
            OpenKind::Aligned(alignment) if !blocks.is_empty() => self.add(BlockKind::Aligned(alignment, blocks), span),
            OpenKind::Quote if !blocks.is_empty() => self.add(BlockKind::Quote(blocks), span),
            OpenKind::Aligned(_) | OpenKind::Quote => {}
            OpenKind::List(list) => self.attach_list(list, span),
            OpenKind::Item(OpenItem { task, number }) => self.attach_item(Item { number, task, blocks, span }),
            OpenKind::Abstract if has_own_heading(&blocks) => self.top().blocks.extend(blocks),
            OpenKind::Abstract => self.add(BlockKind::Details(Inlines::text(ABSTRACT, span), blocks), span),
            OpenKind::Details(summary) => self.add(BlockKind::Details(summary, blocks), span),
            OpenKind::Definitions(list) if !list.is_empty() => self.add(BlockKind::Definitions(list), span),
            OpenKind::Definitions(_) => {}
            OpenKind::Description => self.attach_description(blocks),
            OpenKind::Table(parts) => {
                let table = parts.finish(span);
                self.top().blocks.extend(table);
            }
            OpenKind::Row(head, cells) => match &mut self.top().kind {
                OpenKind::Table(parts) => parts.push_row(head, cells),
                _ => self.top().blocks.extend(cells.into_iter().flat_map(|cell| cell.cell.blocks)),
            },
            OpenKind::Cell(cell) => match &mut self.top().kind {
                OpenKind::Row(_, cells) => cells.push(OpenCell { cell: Cell { blocks }, ..cell }),
                _ => self.top().blocks.extend(blocks),
            },
            OpenKind::Note(label) => self.notes.push((label, blocks)),
            OpenKind::Slot(Slot::Item(item)) => {
                self.add(BlockKind::Slot(Slot::Item(ItemSlot { excerpt: blocks, ..item })), span);
            }
            OpenKind::Slot(slot) => self.add(BlockKind::Slot(slot), span),
        }
    }

    fn add(&mut self, kind: BlockKind, span: Span) {
        self.top().blocks.push(Block::new(kind, span));
    }

    fn attach_description(&mut self, blocks: Vec<Block>) {
        let OpenKind::Definitions(list) = &mut self.top().kind else {
            self.top().blocks.extend(blocks);
            return;
        };
        match list.last_mut() {
            Some(definition) => definition.details.push(blocks),
            None => list.push(Definition { terms: Vec::new(), details: vec![blocks] }),
        }
    }
}

/// What is said above an abstract that stands in a box without a heading.
const ABSTRACT: &str = "Abstract";

/// Whether blocks begin with a heading that a CV has: a theme's box for abstracts may hold a short biography.
fn has_own_heading(blocks: &[Block]) -> bool {
    match blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Heading { content, .. }) => meanings::is_usual(&content.plain_text()),
        _ => false,
    }
}
