//! Lists whose items are numbered by hand: `- [1] On tides`, `<li>1. On tides</li>`, `1. J4) On tides`, and paragraphs that are such items.

use std::collections::BTreeSet;

use crate::document::{Block, BlockKind, Inlines, Item, each_block_mut, is_picture};

/// Fewer paragraphs with numbers are notes or steps.
const MIN_PARAGRAPHS: usize = 3;

/// Turns paragraphs that begin with rising or falling numbers in brackets into lists: `**[1] On tides.** J. Lind.` Where each number is
/// there once, they count through the page, whatever stands between them. A picture below one belongs to it.
pub(crate) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let numbers: Vec<i64> = blocks.iter().filter_map(bracketed_paragraph).map(|(number, _)| number).collect();
    let different: BTreeSet<i64> = numbers.iter().copied().collect();
    let counts_through = numbers.len() >= MIN_PARAGRAPHS && different.len() == numbers.len();
    let fewest = if counts_through { 1 } else { MIN_PARAGRAPHS };
    let mut out = Vec::new();
    let mut run: Vec<Numbered> = Vec::new();
    for block in blocks {
        let found = bracketed_paragraph(&block);
        let goes_on = found.as_ref().is_some_and(|(number, _)| {
            let numbers = run.iter().map(|item| item.number).chain([*number]);
            numbers.clone().is_sorted_by(|one, next| one < next) || numbers.is_sorted_by(|one, next| one > next)
        });
        match (found, run.last_mut()) {
            (None, Some(last)) if is_picture(&block) => last.blocks.push(block),
            (Some((number, words)), _) => {
                if !goes_on {
                    out.extend(listed(std::mem::take(&mut run), fewest));
                }
                run.push(Numbered { number, words, blocks: vec![block] });
            }
            (None, _) => {
                out.extend(listed(std::mem::take(&mut run), fewest));
                out.push(block);
            }
        }
    }
    out.extend(listed(run, fewest));
    out
}

/// A paragraph that begins with a number, and the pictures below it.
struct Numbered {
    number: i64,
    /// What is behind the number.
    words: Inlines,
    /// All of it as it was written.
    blocks: Vec<Block>,
}

/// A run of numbered paragraphs as a list, if it is long enough.
fn listed(run: Vec<Numbered>, fewest: usize) -> Vec<Block> {
    let spans = run.iter().flat_map(|item| &item.blocks).map(|block| block.span);
    let whole = spans.reduce(|first, next| first.to(next));
    match whole.filter(|_| run.len() >= fewest) {
        Some(span) => vec![Block::bullets(run.into_iter().map(item).collect(), span)],
        None => run.into_iter().flat_map(|item| item.blocks).collect(),
    }
}

fn item(Numbered { number, words, mut blocks }: Numbered) -> Item {
    let span = blocks[0].span;
    blocks[0].kind = BlockKind::Paragraph(words);
    Item { number: Some(number), ..Item::new(blocks, span) }
}

/// The number in brackets before the words of a paragraph, and these.
fn bracketed_paragraph(block: &Block) -> Option<(i64, Inlines)> {
    let BlockKind::Paragraph(words) = &block.kind else { return None };
    let flat = words.flat_text();
    let (number, length) = number_before(&flat).filter(|_| flat.starts_with('['))?;
    Some((number, words.slice(length..flat.len())?))
}

/// Turns bulleted lists whose items are numbered consecutively by hand into numbered lists, and numbered ones whose items have labels
/// of their own into bulleted ones: two numbers before an item, perhaps in opposite orders, are one too many.
pub(crate) fn read(blocks: &mut [Block]) {
    each_block_mut(blocks, &mut |block| {
        let BlockKind::List(list) = &mut block.kind else { return };
        if list.is_numbered() {
            let labels: Option<Vec<(String, i64)>> = list.items.iter().map(label).collect();
            if labels.is_some_and(|labels| are_labels(&labels)) {
                list.items.iter_mut().for_each(|item| item.number = None);
            }
            return;
        }
        let numbered: Option<Vec<(i64, Inlines)>> = list.items.iter().map(numbered).collect();
        let Some(numbered) = numbered else { return };
        if are_in_order(&numbered) {
            for (item, (number, words)) in list.items.iter_mut().zip(numbered) {
                item.number = Some(number);
                set_first(item, words);
            }
        }
    });
}

fn are_in_order(numbered: &[(i64, Inlines)]) -> bool {
    let runs = |step: i64| numbered.windows(2).all(|pair| pair[0].0.checked_add(step) == Some(pair[1].0));
    numbered.len() > 1 && (runs(1) || runs(-1))
}

/// The letters and the number of a label before an item's words: `J4)`, `[C12]`, `T1.`
fn label(item: &Item) -> Option<(String, i64)> {
    const MAX_LETTERS: usize = 3;
    const MAX_DIGITS: usize = 3;
    let Block { kind: BlockKind::Paragraph(words), .. } = item.blocks.first()? else { return None };
    let flat = words.flat_text();
    let (label, behind) = flat.trim_start_matches(['[', '(']).split_once([')', ']', '.', ':'])?;
    let number = label.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &label[..label.len() - number.len()];
    let is_label = (1..=MAX_LETTERS).contains(&letters.len())
        && (1..=MAX_DIGITS).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !behind.trim().is_empty();
    is_label.then(|| Some((letters.to_owned(), number.parse().ok()?)))?
}

/// Whether labels count the items of one list.
fn are_labels(labels: &[(String, i64)]) -> bool {
    let runs = |step: i64| {
        labels.windows(2).all(|pair| pair[0].0 == pair[1].0 && pair[0].1.checked_add(step) == Some(pair[1].1))
    };
    labels.len() > 1 && (runs(1) || runs(-1))
}

/// The number before an item's words, or alone in its first paragraph, and the rest of the paragraph.
fn numbered(item: &Item) -> Option<(i64, Inlines)> {
    let [Block { kind: BlockKind::Paragraph(words), .. }, others @ ..] = &item.blocks[..] else { return None };
    let flat = words.flat_text();
    let (number, length) = number_before(&flat)?;
    if others.is_empty() && flat.len() == length {
        return None;
    }
    Some((number, words.slice(length..flat.len())?))
}

/// `[12]` or `12. `, and its length with the space after it.
fn number_before(text: &str) -> Option<(i64, usize)> {
    let is_number = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let bracketed = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let (digits, rest) = bracketed.or_else(|| text.split_once(". ")).filter(|(digits, _)| is_number(digits))?;
    Some((digits.parse().ok()?, text.len() - rest.trim_start().len()))
}

/// Replaces the words of an item's first paragraph; if there are none, the paragraph is removed.
fn set_first(item: &mut Item, words: Inlines) {
    if words.is_blank() {
        item.blocks.remove(0);
    } else if let Some(first) = item.blocks.first_mut() {
        first.kind = BlockKind::Paragraph(words);
    }
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
        let mut document = markdown::parse(&Rewritten::of_value(span, text)).into_value().unwrap_or_default();
        document.blocks = join(document.blocks);
        read(&mut document.blocks);
        let show = |item: &Item| {
            let number = item.number.map_or("-".to_owned(), |number| number.to_string());
            format!("{number} {}", block_text(&item.blocks))
        };
        let items = document.blocks.iter().flat_map(|block| match &block.kind {
            BlockKind::List(list) => list.items.iter().map(show).collect(),
            _ => Vec::new(),
        });
        items.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn numbers_written_by_hand_become_those_of_the_list() {
        assert_eq!(read_in("- [1] On tides\n- [2] On waves"), "1 On tides; 2 On waves");
        assert_eq!(read_in("- \\[3\\]\n\n  On tides\n- \\[2\\]\n\n  On waves"), "3 On tides; 2 On waves");
        assert_eq!(read_in("- 1\\. On tides\n- 2\\. On waves"), "1 On tides; 2 On waves");
        assert_eq!(read_in("1. **J2)** On tides\n2. **J1)** On waves"), "- J2) On tides; - J1) On waves");
        assert_eq!(read_in("1. H2. On water\n2. CO2. On air"), "1 H2. On water; 2 CO2. On air");
        assert_eq!(read_in("- [2019] Prize\n- [2020] Prize"), "- [2019] Prize; - [2020] Prize");
        assert_eq!(read_in("- [1] On tides\n- On waves"), "- [1] On tides; - On waves");
        assert_eq!(read_in("**[1] Tides.** Foam.\n\n[2] Waves\n\n[4] Wind"), "1 Tides. Foam.; 2 Waves; 4 Wind");
        assert_eq!(read_in("[3] Tides\n\n[2] Waves\n\n## Before\n\n[1] Wind"), "3 Tides; 2 Waves; 1 Wind");
        assert_eq!(read_in("[2] Tides\n\n[1] Waves"), "", "two paragraphs are notes");
        assert_eq!(read_in("[1] Tides\n\n[2] Waves\n\n# Talks\n\n[1] Wind"), "", "two counts");
        assert_eq!(read_in("- [1] On tides\n- [5] On waves"), "- [1] On tides; - [5] On waves");
    }
}
