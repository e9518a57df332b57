//! Lists whose bullets are typed by hand: paragraphs, or lines of one, that begin with `•`.

use std::ops::Range;

use crate::document::{Block, BlockKind, ChildMut, Inlines, Item, sole_paragraph};

/// What people type before the items of a list.
const BULLETS: &[char] = &['•', '●', '▪', '◦', '‣', '∙', '➤', '►', '▸', '➢'];

/// Turns paragraphs that begin with a bullet, and lines that do so below a lead, into lists; those that follow one another are one.
pub(crate) fn read(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    for mut block in blocks {
        let is_item = matches!(&block.kind, BlockKind::Aligned(_, inner) if sole_paragraph(inner).is_some());
        for child in block.kind.children_mut().into_iter().filter(|_| !is_item) {
            if let ChildMut::Blocks(inner) = child {
                *inner = read(std::mem::take(inner));
            }
        }
        // An item is not centred by itself.
        let words = match &block.kind {
            BlockKind::Paragraph(run) => Some(run),
            BlockKind::Aligned(_, inner) => sole_paragraph(inner),
            _ => None,
        };
        match words {
            Some(run) if !bullets(run).is_empty() => {
                let (lead, more) = split(run, &block);
                if let Some(lead) = lead {
                    out.extend(list(&mut items));
                    out.push(lead);
                }
                items.extend(more);
            }
            _ => {
                out.extend(list(&mut items));
                out.push(block);
            }
        }
    }
    out.extend(list(&mut items));
    out
}

/// The items so far as a list.
fn list(items: &mut Vec<Item>) -> Option<Block> {
    let span = items.first()?.span.to(items.last()?.span);
    Some(Block::bullets(std::mem::take(items), span))
}

/// Where the bullets of a run are, in its flat text: those at the beginning of it or of a line, and then those behind a blank. A bullet
/// between words only sets them apart.
fn bullets(run: &Inlines) -> Vec<usize> {
    let text = run.flat_text();
    let is_blank = |c: char| c.is_whitespace() || c == '\u{a0}';
    let begins_line = |at: usize| text[..at].trim_end_matches(|c| is_blank(c) && c != '\n').ends_with('\n');
    let begins = |at: usize| text[..at].chars().all(is_blank) || begins_line(at);
    let Some(first) = text.find(BULLETS).filter(|&at| begins(at)) else { return Vec::new() };
    let found = text.match_indices(BULLETS).map(|(at, _)| at);
    found.filter(|&at| at == first || text[..at].ends_with(is_blank)).collect()
}

/// The lead of a paragraph, if it has one, and its items.
fn split(run: &Inlines, block: &Block) -> (Option<Block>, Vec<Item>) {
    let text = run.flat_text();
    let places = bullets(run);
    let part = |range: Range<usize>| {
        let words = run.slice(range)?.trimmed();
        (!words.is_blank()).then(|| Block::new(BlockKind::Paragraph(words), block.span))
    };
    let lead = places.first().and_then(|&first| part(0..first));
    let behind = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    let ends = places.iter().skip(1).copied().chain([text.len()]);
    let items = places.iter().zip(ends).filter_map(|(&at, end)| part(behind(at)..end));
    (lead, items.map(|item| Item::new(vec![item], block.span)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block_text;
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    fn read_in(text: &str) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", text)), 0..text.len());
        let document = markdown::parse(&Rewritten::of_value(span, text)).into_value().unwrap_or_default();
        let show = |block: Block| match &block.kind {
            BlockKind::List(list) => {
                let items = list.items.iter().map(|item| block_text(&item.blocks));
                format!("[{}]", items.collect::<Vec<_>>().join("; "))
            }
            _ => block.plain_text(),
        };
        read(document.blocks).into_iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bullets_typed_by_hand_make_a_list() {
        for (text, expected) in [
            ("• On tides\n\n• On *waves*", "[On tides; On waves]"),
            ("&nbsp; • On tides\n• On waves", "[On tides; On waves]"),
            ("We show:<br>• tides<br>• waves\n\nThe end.", "We show: [tides; waves] The end."),
            ("Tides • Waves • Foam", "Tides • Waves • Foam"),
            ("<p align=\"center\">• On tides</p>\n<p align=\"center\">• On waves</p>", "[On tides; On waves]"),
            ("On tides", "On tides"),
        ] {
            assert_eq!(read_in(text), expected, "{text}");
        }
    }
}
