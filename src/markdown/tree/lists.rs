//! Lists of the page under construction. One that is finished may be opened again.

use super::{Id, OpenKind, Origin, Tree};
use crate::document::{BlockKind, Item, List, Numerals};
use crate::markdown::numbering::{ListLook, Numbering};
use crate::source::Span;

/// A list that is still open.
#[derive(Debug, Clone)]
pub(in crate::markdown) struct OpenList {
    /// Where its numbers come from; none for bullets.
    pub numbering: Option<Numbering>,
    pub numerals: Numerals,
    pub tight: bool,
    pub items: Vec<Item>,
    /// Where its markers are in their lines.
    pub column: usize,
}

impl OpenList {
    /// A list without items yet.
    pub(in crate::markdown) fn new(numbering: Option<Numbering>, numerals: Numerals) -> Self {
        Self { numbering, numerals, tight: true, items: Vec::new(), column: 0 }
    }

    /// A list of numbers is numbered like this.
    pub(super) fn look(&mut self, look: ListLook) {
        if self.numbering.is_some() {
            self.numbering = look.numbering();
            self.numerals = look.numerals();
        }
    }
}

/// What is known of an item before its words are.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::markdown) struct OpenItem {
    /// For an item of a task list, whether it is done.
    pub task: Option<bool>,
    /// The number that is written before it.
    pub number: Option<i64>,
}

impl Tree {
    /// The innermost block, if it is a list of this sort that waits for an item.
    pub(in crate::markdown) fn innermost_list(&mut self, numbered: bool) -> Option<Id> {
        self.close_words();
        let frame = self.frames.last()?;
        matches!(&frame.kind, OpenKind::List(list) if list.numbering.is_some() == numbered).then_some(frame.id)
    }

    /// Whether the last thing in the innermost block is a list; then where its markers are, and whether it is numbered.
    pub(in crate::markdown) fn list_before(&mut self) -> Option<(usize, bool)> {
        self.close_words();
        let depth = self.frames.len();
        let (at_depth, column) = self.last_list?;
        match &self.top().blocks.last()?.kind {
            BlockKind::List(list) if at_depth == depth => Some((column, list.is_numbered())),
            _ => None,
        }
    }

    /// Reopens the list that is last in the innermost block.
    pub(in crate::markdown) fn resume_list(&mut self, column: usize, span: Span) -> Option<Id> {
        let last = self.top().blocks.pop()?;
        let BlockKind::List(list) = last.kind else { return None };
        let numbering = list.is_numbered().then_some(Numbering::Written);
        let List { numerals, tight, items } = list;
        let list = OpenList { numbering, numerals, tight, items, column };
        Some(self.push(OpenKind::List(list), Origin::MARKDOWN, last.span.to(span)))
    }

    /// Reopens the last item of the innermost list.
    pub(in crate::markdown) fn resume_item(&mut self) {
        let OpenKind::List(list) = &mut self.top().kind else { return };
        let Some(item) = list.items.pop() else { return };
        let open = OpenItem { task: item.task, number: item.number };
        self.push(OpenKind::Item(open), Origin::MARKDOWN, item.span);
        self.top().blocks = item.blocks;
    }

    pub(super) fn attach_list(&mut self, list: OpenList, span: Span) {
        if list.items.is_empty() {
            return;
        }
        self.last_list = Some((self.frames.len(), list.column));
        let OpenList { numbering, numerals, tight, mut items, .. } = list;
        if let Some(numbering) = numbering {
            numbering.number(&mut items);
        }
        self.add(BlockKind::List(List { numerals, tight, items }), span);
    }

    /// Says how the list that follows is numbered.
    pub(in crate::markdown) fn look_of_next_list(&mut self, look: ListLook) {
        self.close_words();
        self.next_list = Some(look);
    }

    /// Says how the last list in the innermost block is numbered.
    pub(in crate::markdown) fn look_of_last_list(&mut self, look: ListLook) {
        self.close_words();
        let Some(BlockKind::List(list)) = self.top().blocks.last_mut().map(|block| &mut block.kind) else { return };
        if list.is_numbered() {
            list.items.iter_mut().for_each(|item| item.number = None);
            if let Some(numbering) = look.numbering() {
                numbering.number(&mut list.items);
            }
            list.numerals = look.numerals();
        }
    }

    pub(super) fn attach_item(&mut self, mut item: Item) {
        match &mut self.top().kind {
            OpenKind::List(list) => list.items.push(item),
            _ => self.top().blocks.append(&mut item.blocks),
        }
    }
}
