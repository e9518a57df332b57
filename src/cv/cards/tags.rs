//! Boxes of a word or two each, which the site lays out in a row: tags, and numbers with what they count.

use crate::date;
use crate::document::{Block, BlockKind, Boxed, Inlines};

/// A number with its unit has at most this many characters.
const MAX_NUMBER_CHARS: usize = 10;
/// A tag has at most this many characters.
const MAX_TAG_CHARS: usize = 30;

/// Whether most of these boxes hold a few words each.
pub(super) fn are_most(boxes: &[&Boxed]) -> bool {
    boxes.iter().filter(|found| line(found).is_some()).count() * 2 > boxes.len()
}

/// Paragraphs of a few words, which are tags or buttons, in one line.
pub(super) fn line(found: &Boxed) -> Option<BlockKind> {
    if let Some(line) = figure(&found.blocks) {
        return Some(BlockKind::Paragraph(line));
    }
    let mut line = Inlines::new();
    for block in &found.blocks {
        let BlockKind::Paragraph(words) = &block.kind else { return None };
        let text = words.plain_text();
        let is_plain =
            !text.trim_end().ends_with(['.', ':', '：', '。', ',']) && !text.contains(|c: char| c.is_numeric());
        if !is_plain || text.chars().count() > MAX_TAG_CHARS {
            return None;
        }
        line.push_part(" · ", words.clone(), block.span);
    }
    (found.blocks.len() > 1).then_some(BlockKind::Paragraph(line))
}

/// A number and what it counts: `28` and `Papers`.
fn figure(blocks: &[Block]) -> Option<Inlines> {
    let [Block { kind: BlockKind::Paragraph(number), span }, Block { kind: BlockKind::Paragraph(counted), .. }] =
        blocks
    else {
        return None;
    };
    let (digits, words) = (number.plain_text(), counted.plain_text());
    let is_number = digits.trim_start_matches(['~', '>', '≈']).starts_with(|c: char| c.is_ascii_digit());
    let is_short = digits.chars().count() <= MAX_NUMBER_CHARS && words.chars().count() <= MAX_TAG_CHARS;
    let is_date = date::is_year(&digits);
    let mut line = number.clone();
    line.push_part(" ", counted.clone(), *span);
    (is_number && is_short && !is_date).then_some(line)
}
