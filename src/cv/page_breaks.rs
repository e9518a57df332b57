//! Page breaks that an author writes within something: a page ends between blocks, so what holds the break is parted there.

use crate::document::{Block, BlockKind, Cell, ChildMut, Definition, Item, List, Table, descendants};

/// Blocks with their page breaks between them. An item, a row, a definition or a panel that holds one stays whole: the page ends before
/// it where the break comes first in it, else behind it.
pub(super) fn between(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().flat_map(parted).collect()
}

/// Where the page ends, seen from something that held the break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Behind,
}

fn parted(block: Block) -> Vec<Block> {
    let holds_one = descendants(std::slice::from_ref(&block)).skip(1).any(|inner| inner.kind == BlockKind::PageBreak);
    if !holds_one {
        return vec![block];
    }
    let span = block.span;
    let made = |kind| Block::new(kind, span);
    match block.kind {
        BlockKind::Quote(inner) => around(inner, |part| made(BlockKind::Quote(part))),
        BlockKind::Aligned(side, inner) => around(inner, |part| made(BlockKind::Aligned(side, part))),
        BlockKind::Boxed(boxed) => around(boxed.blocks, |blocks| {
            made(BlockKind::Boxed(crate::document::Boxed { kind: boxed.kind.clone(), blocks }))
        }),
        BlockKind::List(List { items, numerals, tight }) => {
            let take = |item: &mut Item| taken_out(&mut item.blocks);
            let parts = gathered(items, take, |item| item.blocks.is_empty());
            blocks_of(
                parts,
                |items| made(BlockKind::List(List { items, numerals, tight })),
                &made(BlockKind::PageBreak),
            )
        }
        BlockKind::Definitions(definitions) => {
            let take = |one: &mut Definition| first_of(one.details.iter_mut().map(taken_out));
            let parts = gathered(definitions, take, |_| false);
            blocks_of(parts, |part| made(BlockKind::Definitions(part)), &made(BlockKind::PageBreak))
        }
        BlockKind::Table(Table { columns, mut head, rows }) => {
            let of_row = |row: &mut Vec<Cell>| first_of(row.iter_mut().map(|cell| taken_out(&mut cell.blocks)));
            let before = first_of(head.iter_mut().map(of_row)).map(|_| made(BlockKind::PageBreak));
            let is_empty = |row: &Vec<Cell>| row.iter().all(|cell| cell.blocks.is_empty());
            let table = |rows| {
                made(BlockKind::Table(Table { columns: columns.clone(), head: std::mem::take(&mut head), rows }))
            };
            let tables = blocks_of(gathered(rows, of_row, is_empty), table, &made(BlockKind::PageBreak));
            before.into_iter().chain(tables).collect()
        }
        kind => {
            let mut inner = vec![made(kind)];
            let place = taken_out(&mut inner);
            let mut parts = vec![inner];
            parts.insert(if place == Some(Place::Before) { 0 } else { 1 }, vec![made(BlockKind::PageBreak)]);
            parts.concat()
        }
    }
}

/// The parts of a container, each in one of its own, and the breaks between them.
fn around(inner: Vec<Block>, mut container: impl FnMut(Vec<Block>) -> Block) -> Vec<Block> {
    let (mut out, mut part) = (Vec::new(), Vec::new());
    for block in between(inner) {
        if block.kind == BlockKind::PageBreak {
            out.extend((!part.is_empty()).then(|| container(std::mem::take(&mut part))));
            out.push(block);
        } else {
            part.push(block);
        }
    }
    out.extend((!part.is_empty()).then(|| container(part)));
    out
}

/// Items in groups; a page ends between one group and the next. What held nothing but the break goes.
fn gathered<T>(
    items: Vec<T>,
    mut take: impl FnMut(&mut T) -> Option<Place>,
    is_empty: impl Fn(&T) -> bool,
) -> Vec<Vec<T>> {
    let mut groups = vec![Vec::new()];
    for mut item in items {
        let place = take(&mut item);
        if place == Some(Place::Before) {
            groups.push(Vec::new());
        }
        if place.is_none() || !is_empty(&item) {
            groups.last_mut().expect("there is always a group").push(item);
        }
        if place == Some(Place::Behind) {
            groups.push(Vec::new());
        }
    }
    groups
}

/// A block for each group that is not empty, and the breaks between the groups.
fn blocks_of<T>(groups: Vec<Vec<T>>, mut block: impl FnMut(Vec<T>) -> Block, page_break: &Block) -> Vec<Block> {
    let mut out = Vec::new();
    for (at, group) in groups.into_iter().enumerate() {
        out.extend((at > 0).then(|| page_break.clone()));
        out.extend((!group.is_empty()).then(|| block(group)));
    }
    out
}

/// Takes all breaks out of these blocks; where the first of them was.
fn taken_out(blocks: &mut Vec<Block>) -> Option<Place> {
    let is_break = |block: &Block| block.kind == BlockKind::PageBreak;
    let first = blocks.first().is_some_and(is_break).then_some(Place::Before);
    let last = (first.is_none() && blocks.iter().any(is_break)).then_some(Place::Behind);
    blocks.retain(|block| !is_break(block));
    let within = first_of(blocks.iter_mut().flat_map(|block| block.kind.children_mut()).map(|child| match child {
        ChildMut::Blocks(inner) => taken_out(inner),
        ChildMut::Inlines(_) => None,
    }));
    first.or(last).or(within.map(|_| Place::Behind))
}

/// The first place of several; all of them are looked at.
fn first_of(places: impl Iterator<Item = Option<Place>>) -> Option<Place> {
    places.fold(None, |first, place| first.or(place))
}
