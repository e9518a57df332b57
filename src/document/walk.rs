//! Walking over blocks. Only [`BlockKind::children`] knows what is in a block; everything that goes through a page uses it.

use crate::formula;

use super::{Block, BlockKind, Boxed, Cell, Definition, Footnote, Inline, Inlines, Item, ItemSlot, List, Slot, Table};

/// Something directly inside a block.
#[derive(Debug)]
pub enum Child<'a> {
    /// Running text.
    Inlines(&'a Inlines),
    /// Further blocks.
    Blocks(&'a Vec<Block>),
}

/// Something directly inside a block, to be changed.
#[derive(Debug)]
pub enum ChildMut<'a> {
    /// Running text.
    Inlines(&'a mut Inlines),
    /// Further blocks.
    Blocks(&'a mut Vec<Block>),
}

/// What is directly inside a block, in reading order, as `$child`; `$iter` is `iter` or `iter_mut`.
macro_rules! children {
    ($kind:expr, $child:ident, $iter:ident) => {
        match $kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => vec![$child::Inlines(content)],
            BlockKind::List(List { items, .. }) => {
                items.$iter().map(|Item { blocks, .. }| $child::Blocks(blocks)).collect()
            }
            BlockKind::Definitions(all) => {
                let parts = all.$iter().flat_map(|Definition { terms, details }| {
                    terms.$iter().map($child::Inlines).chain(details.$iter().map($child::Blocks))
                });
                parts.collect()
            }
            BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Boxed(Boxed { blocks: inner, .. }) => {
                vec![$child::Blocks(inner)]
            }
            BlockKind::Details(summary, inner) => vec![$child::Inlines(summary), $child::Blocks(inner)],
            BlockKind::Table(Table { head, rows, .. }) => {
                head.$iter().chain(rows.$iter()).flatten().map(|Cell { blocks }| $child::Blocks(blocks)).collect()
            }
            BlockKind::Footnotes(notes) => {
                notes.$iter().map(|Footnote { blocks, .. }| $child::Blocks(blocks)).collect()
            }
            BlockKind::Slot(Slot::Item(ItemSlot { excerpt, .. })) => vec![$child::Blocks(excerpt)],
            BlockKind::Code(_)
            | BlockKind::Math(_)
            | BlockKind::Rule
            | BlockKind::PageBreak
            | BlockKind::Slot(Slot::Bibliography(_)) => Vec::new(),
        }
    };
}

impl BlockKind {
    /// What is directly inside, in reading order.
    pub fn children(&self) -> Vec<Child<'_>> {
        children!(self, Child, iter)
    }

    /// What is directly inside, in reading order, to be changed.
    pub fn children_mut(&mut self) -> Vec<ChildMut<'_>> {
        children!(self, ChildMut, iter_mut)
    }
}

impl Block {
    /// The runs of inlines in this block itself, not in a block inside it.
    pub fn inline_runs(&self) -> impl Iterator<Item = &Inlines> {
        self.kind.children().into_iter().filter_map(|child| match child {
            Child::Inlines(inlines) => Some(inlines),
            Child::Blocks(_) => None,
        })
    }

    /// Its words; see [`block_text`].
    pub fn plain_text(&self) -> String {
        block_text(std::slice::from_ref(self))
    }
}

/// All of these blocks and those inside them, in reading order: outer ones before those inside them.
pub fn descendants(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let mut open = vec![blocks.iter()];
    std::iter::from_fn(move || {
        loop {
            let Some(block) = open.last_mut()?.next() else {
                open.pop();
                continue;
            };
            let inner = block.kind.children().into_iter().rev().filter_map(|child| match child {
                Child::Blocks(blocks) => Some(blocks.iter()),
                Child::Inlines(_) => None,
            });
            open.extend(inner);
            return Some(block);
        }
    })
}

/// Every inline of these blocks, outer ones before those inside them.
pub fn inlines_of(blocks: &[Block]) -> impl Iterator<Item = &Inline> {
    descendants(blocks).flat_map(Block::inline_runs).flat_map(Inlines::descendants)
}

/// Calls `change` with all of these blocks and those inside them, inner ones first.
pub(crate) fn each_block_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        for child in block.kind.children_mut() {
            if let ChildMut::Blocks(inner) = child {
                each_block_mut(inner, change);
            }
        }
        change(block);
    }
}

/// Calls `change` with every run of inlines in these blocks, in reading order.
pub(crate) fn each_run_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Inlines)) {
    for child in blocks.iter_mut().flat_map(|block| block.kind.children_mut()) {
        match child {
            ChildMut::Inlines(inlines) => change(inlines),
            ChildMut::Blocks(inner) => each_run_mut(inner, change),
        }
    }
}

/// Calls `change` with every inline of these blocks, in reading order: outer ones before those inside them.
pub(crate) fn each_inline_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Inline)) {
    each_run_mut(blocks, &mut |run| run.each_mut(change));
}

/// The words of these blocks, one line for each paragraph, heading or cell. A slot has none before it is filled.
pub fn block_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_block_text(blocks, &mut out);
    out
}

/// The words of a row of a table.
pub fn row_text(row: &[Cell]) -> String {
    row.iter().map(|cell| block_text(&cell.blocks)).collect::<Vec<_>>().join(" ")
}

fn push_block_text(blocks: &[Block], out: &mut String) {
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Slot(_))) {
        match &block.kind {
            BlockKind::Code(text) => push_line(text, out),
            BlockKind::Math(latex) => push_line(&formula::text(latex), out),
            _ => {}
        }
        for child in block.kind.children() {
            match child {
                Child::Inlines(inlines) => push_line(&inlines.plain_text(), out),
                Child::Blocks(inner) => push_block_text(inner, out),
            }
        }
    }
}

fn push_line(text: &str, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text.trim());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    /// Two definitions, of which the first holds a quotation.
    fn blocks() -> Vec<Block> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let block = |kind| Block::new(kind, span);
        let paragraph = |text: &str| block(BlockKind::Paragraph(Inlines::text(text, span)));
        let quote = block(BlockKind::Quote(vec![paragraph("b"), block(BlockKind::Code("c".to_owned()))]));
        let define =
            |term: &str, details| Definition { terms: vec![Inlines::text(term, span)], details: vec![details] };
        let all = vec![define("a", vec![quote]), define("d", vec![paragraph("e")])];
        vec![block(BlockKind::Definitions(all)), paragraph("f")]
    }

    #[test]
    fn blocks_come_in_reading_order() {
        let kinds = blocks();
        let kinds = descendants(&kinds).map(|block| match &block.kind {
            BlockKind::Definitions(_) => "definitions",
            BlockKind::Quote(_) => "quote",
            BlockKind::Code(_) => "code",
            _ => "paragraph",
        });
        let kinds: Vec<&str> = kinds.collect();
        assert_eq!(kinds, ["definitions", "quote", "paragraph", "code", "paragraph", "paragraph"]);
        assert_eq!(block_text(&blocks()), "a\nb\nc\nd\ne\nf");
    }

    #[test]
    fn runs_are_changed_in_reading_order() {
        let (mut blocks, mut seen) = (blocks(), String::new());
        each_run_mut(&mut blocks, &mut |run| {
            seen.push_str(&run.plain_text());
            *run = Inlines::new();
        });
        assert_eq!(seen, "abdef");
        assert_eq!(inlines_of(&blocks).count(), 0);
    }
}
