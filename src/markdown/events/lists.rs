//! Lists, which kramdown begins and continues differently from CommonMark.

use std::ops::Range;

use super::{EventReader, Open};
use crate::document::Numerals;
use crate::markdown::lines::line_up_to;
use crate::markdown::numbering::{self, Numbering};
use crate::markdown::tree::{OpenItem, OpenKind, OpenList, Origin};

impl EventReader<'_> {
    pub(super) fn loosen(&mut self) {
        let list = self.open.iter_mut().rev().find_map(|open| match open {
            Open::List { id, kind, .. } => Some((*id, kind)),
            _ => None,
        });
        let Some((id, kind)) = list else { return };
        kind.tight = false;
        if let Some(OpenKind::List(list)) = id.and_then(|id| self.tree.get(id)) {
            list.tight = false;
        }
    }

    /// Opens a list, or continues the list before it. kramdown has one list where CommonMark starts another at each
    /// change of marker, and nests bullets that are indented by less than the number above them is wide.
    pub(super) fn start_list(&mut self, numbered: bool, range: Range<usize>) -> Open {
        let kind = OpenList::new(numbered.then_some(Numbering::Written), Numerals::default());
        if self.tree.is_full(&OpenKind::List(kind.clone())) {
            let id = self.tree.open(OpenKind::List(kind.clone()), Origin::MARKDOWN, self.text.span(range));
            return Open::List { id, closes: id, kind };
        }
        let (column, glued) = self.place(range.start);
        let span = self.text.span(range);
        let kind = OpenList { column, ..kind };
        // `<ul>` around a Markdown list: the one list, not a list in a list.
        if let Some(id) = self.tree.innermost_list(numbered) {
            return Open::List { id: Some(id), closes: None, kind };
        }
        let mut outer = None;
        if let Some((before, numbered_before)) = self.tree.list_before()
            && glued
        {
            if numbered_before == numbered && column <= before {
                let id = self.tree.resume_list(before, span);
                return Open::List { id, closes: id, kind };
            }
            if column > before || numbered_before {
                outer = self.tree.resume_list(before, span);
                self.tree.resume_item();
            }
        }
        let id = self.tree.open(OpenKind::List(kind.clone()), Origin::MARKDOWN, span);
        Open::List { id, closes: outer.or(id), kind }
    }

    /// In which column of its line something is, and whether the line before it holds text.
    fn place(&self, at: usize) -> (usize, bool) {
        let text = self.text.text();
        let before = line_up_to(text, at);
        let above = text[..at - before.len()].strip_suffix('\n').map(|above| line_up_to(above, above.len()));
        (before.chars().count(), above.is_some_and(|line| !line.trim().is_empty()))
    }

    pub(super) fn start_item(&mut self, range: Range<usize>) -> Open {
        let span = self.text.span(range.clone());
        let Some(Open::List { id, closes, kind }) = self.open.last_mut() else { return Open::Nothing };
        let Some(list) = *id else {
            self.tree.close_words();
            return Open::Block(None);
        };
        // A closing tag further up may have taken the list with it; the items that follow are a list all the same.
        if !self.tree.close_inside(list) {
            *id = self.tree.open(OpenKind::List(kind.clone()), Origin::MARKDOWN, span);
            *closes = *id;
        }
        let is_written = |list: &OpenList| list.numbering == Some(Numbering::Written);
        let number = match self.tree.innermost() {
            OpenKind::List(list) if is_written(list) => numbering::written(&self.text.text()[range]),
            _ => None,
        };
        Open::Block(self.tree.open(OpenKind::Item(OpenItem { number, task: None }), Origin::MARKDOWN, span))
    }
}
