//! Where a page speaks of others than its author: advisors, committees.

use crate::document::{Block, BlockKind, Document, InlineKind, Inlines, block_text, descendants, sole_inline};
use crate::source::Span;
use crate::vocabulary::announces_another;

/// Where the texts are that a label, a heading or a cell beside them gives to somebody else: those below “Committee”, the one behind
/// “Advisor”.
pub(super) fn places(document: &Document) -> Vec<Span> {
    let mut places = Vec::new();
    let mut is_below = false;
    let mut is_next = false;
    for block in descendants(&document.blocks) {
        match &block.kind {
            BlockKind::Heading { content, .. } => is_below = announces_another(&content.plain_text()),
            BlockKind::Paragraph(run) => {
                if is_below || is_next {
                    places.extend(run.span());
                }
                is_next = is_label(run);
            }
            BlockKind::Table(table) => {
                for row in table.head.iter().chain(&table.rows) {
                    if row.first().is_some_and(|label| announces_another(&block_text(&label.blocks))) {
                        places.extend(row.iter().skip(1).flat_map(|cell| runs(&cell.blocks)));
                    }
                }
            }
            BlockKind::Definitions(list) => {
                let others =
                    list.iter().filter(|one| one.terms.iter().any(|term| announces_another(&term.plain_text())));
                places.extend(others.flat_map(|one| &one.details).flat_map(|details| runs(details)));
            }
            _ => {}
        }
    }
    places
}

/// `**Advisor**`, `Advisor:`
fn is_label(run: &Inlines) -> bool {
    let text = run.plain_text();
    let is_strong = matches!(sole_inline(run).map(|inline| &inline.kind), Some(InlineKind::Strong(_)));
    (is_strong || text.trim_end().ends_with([':', '：'])) && announces_another(&text)
}

fn runs(blocks: &[Block]) -> Vec<Span> {
    let run = |block: &Block| match &block.kind {
        BlockKind::Paragraph(run) => run.span(),
        _ => None,
    };
    descendants(blocks).filter_map(run).collect()
}
