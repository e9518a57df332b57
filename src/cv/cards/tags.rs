//! Boxes of a word or two each, which the site lays out in a row: tags, and numbers with what they count.

use crate::date;
use crate::document::{Block, BlockKind, Boxed, InlineKind, Inlines, inlines_of, sole_paragraph};
use crate::script;

/// A number with its unit has at most this many characters.
const MAX_NUMBER_CHARS: usize = 10;
/// A tag has at most this many characters.
const MAX_TAG_CHARS: usize = 30;
/// At least this many boxes of a word or two are a list.
const MIN_WORDS: usize = 4;
/// Such a box holds at most this many words.
const MAX_WORDS: usize = 3;

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
        if !is_plain(&words.plain_text()) {
            return None;
        }
        line.push_part(" · ", words.clone(), block.span);
    }
    (found.blocks.len() > 1).then_some(BlockKind::Paragraph(line))
}

/// Whether each of many boxes is a word or two, which a CV has in one line: skills.
pub(super) fn are_words(boxes: &[&Boxed]) -> bool {
    boxes.len() >= MIN_WORDS && boxes.iter().all(|found| word(found).is_some())
}

/// Boxes that are a word or two each in one line.
pub(super) fn line_of(boxes: &[Block]) -> Option<BlockKind> {
    let mut line = Inlines::new();
    for block in boxes {
        let BlockKind::Boxed(found) = &block.kind else { return None };
        line.push_part(" · ", word(found)?.clone(), block.span);
    }
    Some(BlockKind::Paragraph(line))
}

/// What a box says that has nothing but a word or two.
fn word(found: &Boxed) -> Option<&Inlines> {
    let words = sole_paragraph(&found.blocks)?;
    let text = words.plain_text();
    let has_link = inlines_of(&found.blocks).any(|inline| matches!(inline.kind, InlineKind::Link { .. }));
    (is_plain(&text) && !has_link && script::word_count(&text) <= MAX_WORDS).then_some(words)
}

/// Whether a text is short, and no sentence, label or date.
fn is_plain(text: &str) -> bool {
    let is_ended = text.trim_end().ends_with(['.', ':', '：', '。', ',']);
    !is_ended && !text.contains(|c: char| c.is_numeric()) && text.chars().count() <= MAX_TAG_CHARS
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
