//! What a site shows on request, below a line that only says so: `<details><summary>Details</summary>`.

use super::Rule;
use super::removals::Removals;
use super::repeated::openers;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, block_text};
use crate::fold;

/// Lines that say nothing but that there is more, folded.
const OPENERS: &[&str] = &[
    "details",
    "info",
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

/// How lines begin that say nothing but what there is more of: “Click to view the chart”.
const BEGINNINGS: &[&str] =
    &["click to ", "click here to ", "learn more about ", "read more about ", "see more about "];

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

fn opened(mut block: Block, removals: &mut Removals<'_>) -> Vec<Block> {
    if let BlockKind::List(list) = &mut block.kind {
        for item in &mut list.items {
            let blocks = std::mem::take(&mut item.blocks).into_iter();
            item.blocks = blocks.flat_map(|block| opened(block, removals)).collect();
        }
    }
    let BlockKind::Details(summary, inner) = &block.kind else { return vec![block] };
    let words = summary.plain_text();
    let folded = fold::words(&words);
    let why = if OPENERS.contains(&folded.as_str()) || BEGINNINGS.iter().any(|start| folded.starts_with(start)) {
        Some((Rule::Navigation, "it only opens a part of the page"))
    } else {
        openers::is_opening(&words, &block_text(inner)).then_some((Rule::Repeated, openers::WHY))
    };
    match why {
        Some((rule, why)) if removals.leaves_out_because(rule, block.span, &words, why, None) => inner.clone(),
        _ => vec![block],
    }
}
