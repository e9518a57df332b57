//! Footnotes: numbered in the order of their first marks, and gathered at the end.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Footnote, Inline, InlineKind};

use super::inline::children_mut;
use super::tree::Finished;

/// The page's blocks, with its footnotes as the last one.
pub(super) fn gather(page: Finished) -> (Vec<Block>, Vec<Diagnostic>) {
    let Finished { mut blocks, notes, labels, mut diagnostics } = page;
    let mut numbering = Numbering { labels, numbers: HashMap::new(), order: Vec::new() };
    numbering.number_blocks(&mut blocks);
    let mut notes: HashMap<String, Vec<Block>> = notes.into_iter().rev().collect();
    let mut footnotes = Vec::new();
    // Notes may have marks of their own: the list grows while it is read.
    while let Some(label) = numbering.order.get(footnotes.len()).cloned() {
        let mut blocks = notes.remove(&label).unwrap_or_default();
        numbering.number_blocks(&mut blocks);
        footnotes.push(Footnote { number: footnotes.len() + 1, blocks });
    }
    diagnostics.extend(unused(notes));
    let first = footnotes.iter().flat_map(|note| &note.blocks).map(|block| block.span).next();
    if let Some(span) = first {
        blocks.push(Block::new(BlockKind::Footnotes(footnotes), span));
    }
    (blocks, diagnostics)
}

/// Notes that nothing refers to: the site does not show them either.
fn unused(notes: HashMap<String, Vec<Block>>) -> Vec<Diagnostic> {
    let mut unused: Vec<_> = notes.into_iter().collect();
    unused.sort_by(|a, b| a.0.cmp(&b.0));
    let loss = |(label, blocks): (String, Vec<Block>)| {
        let message = format!("no mark refers to the footnote `{label}`");
        Diagnostic::loss(Code::Hidden, message).at(blocks.first().map(|block| block.span))
    };
    unused.into_iter().map(loss).collect()
}

struct Numbering {
    labels: Vec<String>,
    numbers: HashMap<String, usize>,
    order: Vec<String>,
}

impl Numbering {
    fn number(&mut self, mark: usize) -> usize {
        let label = mark.checked_sub(1).and_then(|index| self.labels.get(index)).cloned().unwrap_or_default();
        let next = self.order.len() + 1;
        *self.numbers.entry(label.clone()).or_insert_with(|| {
            self.order.push(label);
            next
        })
    }

    fn number_inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            if let InlineKind::FootnoteMark(mark) = &mut inline.kind {
                *mark = self.number(*mark);
            } else if let Some(children) = children_mut(&mut inline.kind) {
                self.number_inlines(children);
            }
        }
    }

    fn number_blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => self.number_inlines(content),
                BlockKind::List(list) => list.items.iter_mut().for_each(|item| self.number_blocks(&mut item.blocks)),
                BlockKind::Definitions(list) => {
                    for definition in list {
                        definition.terms.iter_mut().for_each(|term| self.number_inlines(term));
                        definition.details.iter_mut().for_each(|blocks| self.number_blocks(blocks));
                    }
                }
                BlockKind::Quote(blocks) | BlockKind::Aligned(_, blocks) => self.number_blocks(blocks),
                BlockKind::Table(table) => {
                    let cells = table.head.iter_mut().chain(&mut table.rows).flatten();
                    cells.for_each(|cell| self.number_blocks(&mut cell.blocks));
                }
                BlockKind::Details(summary, blocks) => {
                    self.number_inlines(summary);
                    self.number_blocks(blocks);
                }
                _ => {}
            }
        }
    }
}
