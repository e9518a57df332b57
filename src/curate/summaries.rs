//! What a site shows on request, below a line that only says so: `<details><summary>Details</summary>`.

use super::Rule;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind};
use crate::fold;

/// Lines that say nothing but that there is more, folded.
const OPENERS: &[&str] = &[
    "details",
    "more",
    "more details",
    "read more",
    "see more",
    "show more",
    "show details",
    "click to expand",
    "expand",
    "mehr",
    "plus",
    "en savoir plus",
    "más",
    "더 보기",
    "展开",
    "詳細",
];

/// Puts what is below such a line in the place of both.
pub(super) fn open(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        for content in std::mem::take(&mut section.content) {
            match content {
                Content::Block(block) => {
                    section.content.extend(opened(block, removals).into_iter().map(Content::Block));
                }
                Content::Entries(mut entries) => {
                    for entry in &mut entries {
                        let details = std::mem::take(&mut entry.details).into_iter();
                        entry.details = details.flat_map(|block| opened(block, removals)).collect();
                    }
                    section.content.push(Content::Entries(entries));
                }
                Content::Publications(_) => section.content.push(content),
            }
        }
    }
}

fn opened(block: Block, removals: &mut Removals<'_>) -> Vec<Block> {
    let why = "it only opens a part of the page";
    match block.kind {
        BlockKind::Details(summary, inner)
            if OPENERS.contains(&fold::words(&summary.plain_text()).as_str())
                && removals.leaves_out_because(Rule::Navigation, block.span, &summary.plain_text(), why, None) =>
        {
            inner
        }
        kind => vec![Block { kind, ..block }],
    }
}
