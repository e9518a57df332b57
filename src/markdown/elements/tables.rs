//! Tables from tags, whose rows and cells may lack the elements they belong in.

use crate::markdown::html::StartTag;
use crate::markdown::table::{OpenCell, TableParts};
use crate::markdown::tree::{OpenKind, Origin, Tree};
use crate::source::Span;

fn is_note(kind: &OpenKind) -> bool {
    matches!(kind, OpenKind::Note(_))
}

/// Goes back to the innermost table, if there is one.
pub(super) fn within_table(tree: &mut Tree, change: impl FnOnce(&mut TableParts)) {
    let Some(id) = tree.find(|kind, _| matches!(kind, OpenKind::Table(_)), is_note) else { return tree.close_words() };
    tree.close_inside(id);
    if let OpenKind::Table(parts) = tree.innermost() {
        change(parts);
    }
}

/// A table that begins in another one and in none of its cells ends that (WHATWG HTML, “in table”).
pub(super) fn end_table_without_cell(tree: &mut Tree, span: Span) {
    let is_wall = |kind: &OpenKind| is_note(kind) || matches!(kind, OpenKind::Cell(_));
    if let Some(id) = tree.find(|kind, _| matches!(kind, OpenKind::Table(_)), is_wall) {
        tree.close_words();
        tree.close(id, span);
    }
}

pub(super) fn open_row(tree: &mut Tree, origin: Origin, span: Span) {
    within_table(tree, |_| {});
    if let OpenKind::Table(_) = tree.innermost() {
        tree.open(OpenKind::Row(false, Vec::new()), origin, span);
    }
}

pub(super) fn open_cell(tree: &mut Tree, head: bool, tag: &StartTag, origin: Origin, span: Span) {
    tree.close_words();
    let Some(id) = tree.find(|kind, _| matches!(kind, OpenKind::Row(..) | OpenKind::Table(_)), is_note) else { return };
    tree.close_inside(id);
    if let OpenKind::Table(_) = tree.innermost() {
        tree.open(OpenKind::Row(false, Vec::new()), Origin::MARKDOWN, span);
    }
    let count = |name: &str| tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1);
    let cell = OpenCell {
        columns: count("colspan"),
        rows: count("rowspan"),
        alignment: tag.alignment(),
        ..OpenCell::new(head)
    };
    tree.open(OpenKind::Cell(cell), origin, span);
}
