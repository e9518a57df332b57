//! Footnotes: numbered in the order of their first marks, and gathered at the end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Document, Footnote, InlineKind, each_inline_mut};
use crate::source::Span;

use super::tree::Finished;

/// The page's blocks, with its footnotes as the last one.
pub(super) fn gather(page: Finished) -> (Document, Vec<Diagnostic>) {
    let Finished { mut blocks, notes, labels, icons, mut diagnostics } = page;
    let mut numbering = Numbering { labels, numbers: HashMap::new(), order: Vec::new() };
    numbering.number_blocks(&mut blocks);
    let (mut notes, repeated) = first_of_each(notes);
    diagnostics
        .extend(repeated.iter().filter_map(|(label, blocks)| unseen(label, "there is another footnote", blocks)));
    let mut footnotes = Vec::new();
    // Notes may have marks of their own: the list grows while it is read.
    while let Some(label) = numbering.order.get(footnotes.len()).cloned() {
        let mut blocks = notes.remove(&label).unwrap_or_default();
        numbering.number_blocks(&mut blocks);
        footnotes.push(Footnote { number: footnotes.len() + 1, blocks });
    }
    diagnostics
        .extend(notes.iter().filter_map(|(label, blocks)| unseen(label, "nothing refers to the footnote", blocks)));
    // A note may be empty: its mark appears on the page all the same.
    let written = footnotes.iter().flat_map(|note| &note.blocks).chain(&blocks).map(|block| block.span).next();
    if let Some(span) = written
        && !footnotes.is_empty()
    {
        blocks.push(Block::new(BlockKind::Footnotes(footnotes), span));
    }
    (Document { blocks, icons }, diagnostics)
}

/// A note's label and what it says.
type Note = (String, Vec<Block>);

/// The notes by label, and those whose label is taken.
fn first_of_each(notes: Vec<Note>) -> (HashMap<String, Vec<Block>>, Vec<Note>) {
    let mut first = HashMap::new();
    let mut repeated = Vec::new();
    for (label, blocks) in notes {
        match first.entry(label) {
            Entry::Vacant(entry) => {
                entry.insert(blocks);
            }
            Entry::Occupied(entry) => repeated.push((entry.key().clone(), blocks)),
        }
    }
    (first, repeated)
}

/// A note that the site does not show, either.
fn unseen(label: &str, why: &str, blocks: &[Block]) -> Option<Diagnostic> {
    let span = blocks.iter().map(|block| block.span).reduce(Span::to)?;
    Some(Diagnostic::loss(Code::Hidden, format!("{why} `{label}`")).at(span))
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

    fn number_blocks(&mut self, blocks: &mut [Block]) {
        each_inline_mut(blocks, &mut |inline| {
            if let InlineKind::FootnoteMark(mark) = &mut inline.kind {
                *mark = self.number(*mark);
            }
        });
    }
}
