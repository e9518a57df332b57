//! Counts and what they count in paragraphs of their own, as pages set them in boxes: `1641`, `Citations`, `17`, `h-index`.

use crate::date;
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};
use crate::script::word_count;

/// The maximum number of words that a box says at once.
const MAX_WORDS: usize = 4;
/// Fewer counts than this could be anything.
const LEAST: usize = 2;

/// Puts a row of them on one line: `1641 Citations · 17 h-index`.
pub(crate) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut row: Vec<Block> = Vec::new();
    for block in blocks {
        let is_short = words(&block).is_some_and(|words| word_count(&words) <= MAX_WORDS);
        let goes_on = is_short && (!row.is_empty() || is_count(&block));
        if !goes_on {
            out.extend(line(std::mem::take(&mut row)));
        }
        if goes_on { row.push(block) } else { out.push(block) }
    }
    out.extend(line(row));
    out
}

/// A row as one paragraph, if it is a row of counts.
fn line(row: Vec<Block>) -> Vec<Block> {
    let counts = row.iter().filter(|block| is_count(block)).count();
    let span = row.first().zip(row.last()).map(|(first, last)| first.span.to(last.span));
    let is_row = counts >= LEAST && row.len() >= 2 * LEAST && counts * 3 >= row.len() && row.iter().any(is_statistic);
    let Some(span) = span else { return row };
    if !is_row {
        return row;
    }
    let mut content = Inlines::new();
    for block in row {
        let between = if is_count(&block) { " · " } else { " " };
        if let BlockKind::Paragraph(words) = block.kind {
            if !content.is_empty() {
                content.push(Inline::text(between, span));
            }
            content.extend(words);
        }
    }
    vec![Block::new(BlockKind::Paragraph(content), span)]
}

/// Whether a paragraph is of a kind that only such boxes have: `8+`, `h-index`.
fn is_statistic(block: &Block) -> bool {
    let words = words(block).unwrap_or_default().to_lowercase();
    let is_rounded = is_count(block) && words.contains(['+', '~', '≈', '%']);
    is_rounded || ["citation", "h-index", "i10"].iter().any(|label| words.contains(label))
}

/// Whether a paragraph is a count, and not a year.
fn is_count(block: &Block) -> bool {
    let words = words(block).unwrap_or_default();
    let digits = words.trim_start_matches(['~', '>', '≈', '<']);
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    !number.is_empty() && !date::is_recent_year(&number) && word_count(&words) < MAX_WORDS && !words.ends_with('.')
}

/// The words of a paragraph without links, pictures and breaks. An all-bold paragraph may be a heading, unless it is a number.
fn words(block: &Block) -> Option<String> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let is_plain = content.descendants().all(|inline| {
        !matches!(inline.kind, InlineKind::Link { .. } | InlineKind::Image(_) | InlineKind::Break | InlineKind::Math(_))
    });
    let words = content.plain_text().trim().to_owned();
    let is_bold = content.iter().all(|inline| matches!(inline.kind, InlineKind::Strong(_)));
    let is_heading = is_bold && !words.contains(|c: char| c.is_ascii_digit());
    (is_plain && !is_heading && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn a_row_of_counts_is_a_line() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let paragraph = |line: &str| Block::new(BlockKind::Paragraph(Inlines::text(line, span)), span);
        for (text, expected) in [
            (
                "1641\nCitations\n17\nh-index\nI sail the seas of the north.",
                "1641 Citations · 17 h-index|I sail the seas of the north.",
            ),
            ("~10 yrs\nat sea\n8+\nBoats built", "~10 yrs at sea · 8+ Boats built"),
            ("2019\nTide clerk\n2021\nPilot", "2019|Tide clerk|2021|Pilot"),
            ("12 boats\nOn tides", "12 boats|On tides"),
            ("1\nOn tides\n2\nOn gulls", "1|On tides|2|On gulls"),
            ("3.\nOn tides\n4.\nOn gulls", "3.|On tides|4.|On gulls"),
        ] {
            let joined = join(text.lines().map(paragraph).collect());
            let lines: Vec<String> = joined.iter().map(|block| block.plain_text()).collect();
            assert_eq!(lines.join("|"), expected, "{text}");
        }
    }
}
