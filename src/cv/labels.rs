//! Labels and what they label in paragraphs of their own, as pages set them in two columns: `Citizenship:` and `Norwegian`.

use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};
use crate::script::word_count;

/// The maximum number of words in a label.
const MAX_WORDS: usize = 4;
/// The maximum length of what it labels, in characters.
const MAX_CHARS: usize = 120;

/// Puts pairs of them on one line each, where several follow each other.
pub(crate) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    let mut pairs: Vec<(Block, Block)> = Vec::new();
    while let Some(block) = rest.next() {
        let value = if is_label(&block) { rest.next_if(is_value) } else { None };
        match value {
            Some(value) => pairs.push((block, value)),
            None => {
                out.extend(lines(std::mem::take(&mut pairs)));
                out.push(block);
            }
        }
    }
    out.extend(lines(pairs));
    out
}

/// Several pairs as the lines of a paragraph; one alone stays as it is.
fn lines(pairs: Vec<(Block, Block)>) -> Vec<Block> {
    if pairs.len() < 2 {
        return pairs.into_iter().flat_map(|(label, value)| [label, value]).collect();
    }
    let mut words = Inlines::new();
    let spans: Vec<_> = pairs.iter().map(|(label, _)| label.span).collect();
    for (label, value) in pairs {
        let span = label.span;
        if let (BlockKind::Paragraph(label), BlockKind::Paragraph(value)) = (label.kind, value.kind) {
            if !words.is_empty() {
                words.push(Inline::new(InlineKind::Break, span));
            }
            words.extend(label);
            words.push(Inline::text(" ", span));
            words.extend(value);
        }
    }
    let span = spans.first().zip(spans.last()).map(|(first, last)| first.to(*last));
    span.map(|span| Block::new(BlockKind::Paragraph(words), span)).into_iter().collect()
}

fn is_label(block: &Block) -> bool {
    let text = text(block);
    text.ends_with([':', '：']) && word_count(&text) <= MAX_WORDS
}

fn is_value(block: &Block) -> bool {
    let text = text(block);
    !text.is_empty() && !text.ends_with([':', '：']) && text.chars().count() <= MAX_CHARS
}

/// The words of a paragraph; empty for other blocks.
fn text(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) => content.plain_text().trim().to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    fn joined(text: &str) -> Vec<String> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let paragraph = |line: &str| Block::new(BlockKind::Paragraph(Inlines::text(line, span)), span);
        join(text.lines().map(paragraph).collect()).iter().map(|block| block.plain_text()).collect()
    }

    #[test]
    fn pairs_are_lines() {
        assert_eq!(
            joined("I sail.\nPlace of birth:\nBergen\nCitizenship:\nNorwegian\nI row."),
            ["I sail.", "Place of birth: Bergen Citizenship: Norwegian", "I row."]
        );
        assert_eq!(joined("My work:\nTides\nMore"), ["My work:", "Tides", "More"], "one pair may be an introduction");
    }
}
