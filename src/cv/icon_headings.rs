//! Headings that are pictures: `![Education](cap.png)` above what somebody studied.

use crate::document::{Block, BlockKind, ChildMut, Image, InlineKind, Inlines, Width, sole_inline, sole_paragraph};
use crate::meanings;
use crate::script::word_count;
use crate::source::Spanned;

/// One picture of a school is no heading.
const LEAST: usize = 2;
/// A heading has few words.
const MAX_WORDS: usize = 4;

/// Makes headings of pictures that stand alone, where several of them are named after sections of a CV; others of their size have names
/// that only this author uses.
pub(crate) fn read(blocks: &mut [Block]) {
    let usual = blocks.iter().filter_map(lone_picture).filter(|image| meanings::is_usual(&image.value.alt));
    let widths: Vec<Option<Width>> = usual.map(|image| image.value.width).collect();
    for block in blocks {
        if widths.len() >= LEAST
            && let Some(Spanned { value: image, span }) = lone_picture(block)
            && (1..=MAX_WORDS).contains(&word_count(&image.alt))
            && widths.contains(&image.width)
        {
            block.kind = BlockKind::Heading { level: 2, content: Inlines::text(image.alt.trim(), span) };
            continue;
        }
        for child in block.kind.children_mut() {
            if let ChildMut::Blocks(inner) = child {
                read(inner);
            }
        }
    }
}

/// A picture that is all of a paragraph.
fn lone_picture(block: &Block) -> Option<Spanned<&Image>> {
    let run = match &block.kind {
        BlockKind::Paragraph(run) => run,
        BlockKind::Aligned(_, inner) => sole_paragraph(inner)?,
        _ => return None,
    };
    let only = sole_inline(run)?;
    let InlineKind::Image(image) = &only.kind else { return None };
    Some(Spanned::new(image, only.span))
}
