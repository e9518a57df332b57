//! Items whose date is in a separate paragraph below the title, or begins or ends that paragraph, as in cards.

use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item, List, sole_paragraph};

use super::super::dates;
use super::super::model::{DateSide, Entry};
use super::{DateFormat, alone, announces_a_date, date, paragraph_first, tells_date, without_label};
use crate::fold;
use crate::source::Spanned;

/// A date with more lines than this above it ends the item, or is not the item's date.
const MAX_LINES: usize = 3;
/// A title has at most this many characters.
const MAX_TITLE_CHARS: usize = 160;

/// An item of paragraphs, one of which is its date or begins with it. Those above are its lines, those below say more.
pub(super) fn entry(item: &Item, format: DateFormat) -> Option<Entry> {
    on_its_own(item, format)
        .or_else(|| under_title(item, format))
        .or_else(|| labelled(item, format))
        .or_else(|| first_of_list(item, format))
        .or_else(|| ending_first_of_list(item, format))
}

/// Whether a paragraph of an item, but not its first, is its date.
pub(super) fn is_dated(item: &Item, format: DateFormat) -> bool {
    on_its_own(item, format).or_else(|| labelled(item, format)).is_some()
}

/// `Postdoc`, and below it a list that begins with `2019 – 2021`, or has no other date.
fn first_of_list(item: &Item, format: DateFormat) -> Option<Entry> {
    let [Block { kind: BlockKind::Paragraph(body), .. }, Block { kind: BlockKind::List(list), span }] =
        &item.blocks[..]
    else {
        return None;
    };
    let date_of = |item: &Item| alone::of_paragraph(sole_paragraph(&item.blocks)?, item.span, format);
    let dates: Vec<_> = list.items.iter().map(date_of).collect();
    let at = dates.iter().position(Option::is_some)?;
    // A list of years is not the date of one thing.
    if dates[at + 1..].iter().take(if at == 0 { 1 } else { usize::MAX }).any(Option::is_some) {
        return None;
    }
    let date = dates.into_iter().nth(at)?;
    let others = list.items[..at].iter().chain(&list.items[at + 1..]).cloned().collect();
    let others = List { items: others, ..*list };
    let details = (!others.items.is_empty()).then(|| Block::new(BlockKind::List(others), *span));
    Some(Entry {
        date,
        date_side: DateSide::End,
        body: body.clone(),
        details: details.into_iter().collect(),
        span: item.span,
    })
}

/// `Uni One`, and below it a list whose first item, and no other, ends with months or a period: `PhD in tides, 2019 – 2021`.
fn ending_first_of_list(item: &Item, format: DateFormat) -> Option<Entry> {
    let [Block { kind: BlockKind::Paragraph(body), .. }, Block { kind: BlockKind::List(list), span }] =
        &item.blocks[..]
    else {
        return None;
    };
    let found_in = |words: &Inlines| {
        let flat = words.flat_text();
        let found = dates::at_end(&flat).filter(|found| found.set_apart && found.cut.start > 0)?;
        (flat.chars().count() <= MAX_TITLE_CHARS).then_some(found)
    };
    let (first, others) = list.items.split_first()?;
    let (words, more) = paragraph_first(first)?;
    let found = found_in(words)?;
    let says_when = found.value.is_some_and(|value| value.to.is_some() || value.from.part.is_some());
    let is_dated = |item: &Item| paragraph_first(item).is_some_and(|(words, _)| found_in(words).is_some());
    let has_own = tells_date(&body.flat_text());
    if !says_when || has_own || others.iter().any(is_dated) {
        return None;
    }
    let flat = words.flat_text();
    let date = date(words, &flat, &found, format)?;
    let rest = words.slice(0..without_label(&flat[..found.cut.start]))?.trimmed();
    let rest = [vec![Block::new(BlockKind::Paragraph(rest), first.span)], more.to_vec()].concat();
    let first = Item { blocks: rest, ..first.clone() };
    let list = List { items: std::iter::once(first).chain(others.iter().cloned()).collect(), ..*list };
    let details = vec![Block::new(BlockKind::List(list), *span)];
    Some(Entry { date: Some(date), date_side: DateSide::End, body: body.clone(), details, span: item.span })
}

fn on_its_own(item: &Item, format: DateFormat) -> Option<Entry> {
    let dated = |block: &Block| alone::of_paragraph(words_of(block)?, item.span, format);
    let (at, date) = item.blocks.iter().enumerate().skip(1).find_map(|(at, block)| Some((at, dated(block)?)))?;
    let mut details = item.blocks[at + 1..].to_vec();
    if at > MAX_LINES && !details.is_empty() {
        return None;
    }
    let (buttons, above): (Vec<Block>, Vec<Block>) = item.blocks[..at].iter().cloned().partition(is_button);
    let body = lines(&above)?;
    details.extend(buttons);
    let says_something = body.iter().any(|inline| !is_picture(inline) && !Inlines::from(inline.clone()).is_blank());
    says_something.then_some(Entry { date: Some(date), date_side: DateSide::End, body, details, span: item.span })
}

/// The words of a paragraph, centred or set at the right or not.
fn words_of(block: &Block) -> Option<&Inlines> {
    match &block.kind {
        BlockKind::Paragraph(words) => Some(words),
        BlockKind::Aligned(_, inner) => sole_paragraph(inner),
        _ => None,
    }
}

/// Words on buttons, folded. A link with other words is a place.
const BUTTONS: &[&str] =
    &["pdf", "open", "view", "read", "more", "download", "link", "website", "code", "slides", "video", "doi"];

/// Whether a paragraph is a link of one or two words, such as “Open PDF”.
fn is_button(block: &Block) -> bool {
    let BlockKind::Paragraph(words) = &block.kind else { return false };
    let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. }) || inline.is_blank();
    words.iter().all(is_link) && are_on_a_button(&words.plain_text())
}

fn are_on_a_button(words: &str) -> bool {
    let text = fold::words(words);
    let said: Vec<&str> = text.split(' ').collect();
    said.len() <= 2 && said.iter().any(|word| BUTTONS.contains(word))
}

/// Where the words of a paragraph end before the links at its end that only say what they lead to: `Tides, May 2024 [slides]`.
pub(super) fn before_buttons(words: &Inlines, flat: &str) -> usize {
    const MARKS: [char; 9] = [' ', '[', ']', '(', ')', '|', '/', '\n', '\u{a0}'];
    let mut end = flat.len();
    let mut found = None;
    for inline in words.iter().rev() {
        let start = end - inline.flat_len();
        let text = &flat[start..end];
        if matches!(inline.kind, InlineKind::Link { .. }) && are_on_a_button(text) {
            found = Some(start);
        } else if !text.trim_matches(MARKS).is_empty() {
            let opened = text.trim_end_matches([' ', '[', '(', '\u{a0}']).len();
            return found.map_or(flat.len(), |_| start + opened);
        }
        end = start;
    }
    flat.len()
}

/// Several paragraphs as the lines of one.
fn lines(blocks: &[Block]) -> Option<Inlines> {
    let mut body = Inlines::new();
    for block in blocks {
        let words = words_of(block)?;
        match body.last() {
            None => {}
            // A logo comes before the words.
            Some(Inline { kind: InlineKind::Image(_), span }) => body.push(Inline::text(" ", *span)),
            Some(last) => body.push(Inline::new(InlineKind::Break, last.span)),
        }
        body.extend(words.iter().cloned());
    }
    Some(body)
}

fn is_picture(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Image(_))
}

/// `Postdoc` in bold, and below it `2019 – 2021, Harbour Institute` or `Harbour Institute · 2019 – 2021 · Bergen`.
fn under_title(item: &Item, format: DateFormat) -> Option<Entry> {
    let [first, second, details @ ..] = &item.blocks[..] else { return None };
    let (BlockKind::Paragraph(title), BlockKind::Paragraph(words)) = (&first.kind, &second.kind) else { return None };
    if !is_title(title) {
        return None;
    }
    let (date, place) = before_place(words, format).or_else(|| among_places(words, format))?;
    let place = (!place.is_blank()).then(|| Block::new(BlockKind::Paragraph(place), second.span));
    Some(Entry {
        date: Some(date),
        date_side: DateSide::End,
        body: title.clone(),
        details: place.into_iter().chain(details.iter().cloned()).collect(),
        span: item.span,
    })
}

/// `Postdoc, Uni One`, and below it `Period 2019 – 2021` or `Duration: 2019 – 2021. Grade: A`: the label is for the date alone.
fn labelled(item: &Item, format: DateFormat) -> Option<Entry> {
    let [first, second, details @ ..] = &item.blocks[..] else { return None };
    let (BlockKind::Paragraph(title), BlockKind::Paragraph(words)) = (&first.kind, &second.kind) else { return None };
    let flat = words.flat_text();
    let (label, _) = flat.split_once([' ', '\u{a0}'])?;
    if !announces_a_date(label) {
        return None;
    }
    let words = words.slice(label.len()..flat.len())?.trimmed();
    let flat = words.flat_text();
    let found = dates::whole(&flat).or_else(|| dates::at_start(&flat))?;
    let end = flat.len() - flat[found.cut.end..].trim_start_matches(['.', ',', ';', ' ']).len();
    let rest = words.slice(end..flat.len()).map(Inlines::trimmed).filter(|rest| !rest.is_blank());
    let rest = rest.map(|rest| Block::new(BlockKind::Paragraph(rest), second.span));
    Some(Entry {
        date: Some(date(&words, &flat, &found, format)?),
        date_side: DateSide::End,
        body: title.clone(),
        details: rest.into_iter().chain(details.iter().cloned()).collect(),
        span: item.span,
    })
}

/// The date that a line begins with, and the rest of the line.
fn before_place(words: &Inlines, format: DateFormat) -> Option<(Spanned<String>, Inlines)> {
    let flat = words.flat_text();
    let found = dates::at_start(&flat).filter(|found| found.set_apart)?;
    Some((date(words, &flat, &found, format)?, words.slice(found.cut.end..flat.len())?.trimmed()))
}

/// The only date among the parts of a line, but not the first part, and the line without it.
fn among_places(words: &Inlines, format: DateFormat) -> Option<(Spanned<String>, Inlines)> {
    const MARKS: [char; 4] = ['·', '|', '•', '｜'];
    let flat = words.flat_text();
    let marks: Vec<(usize, &str)> = flat.match_indices(MARKS).collect();
    let ends = marks.iter().skip(1).map(|(at, _)| *at).chain([flat.len()]);
    let dated = marks.iter().zip(ends).filter_map(|(&(start, mark), end)| {
        let part = words.slice(start + mark.len()..end)?.trimmed();
        let text = part.flat_text();
        Some((start..end, date(&part, &text, &dates::whole(&text)?, format)?))
    });
    let [(part, date)] = &dated.collect::<Vec<_>>()[..] else { return None };
    let mut place = words.slice(0..part.start)?.trimmed();
    let rest = words.slice(part.end..flat.len()).filter(|rest| !rest.is_blank());
    place.push_part(" ", rest.unwrap_or_default(), date.span);
    Some((date.clone(), place))
}

/// Whether a paragraph is short and entirely bold.
pub(super) fn is_title(words: &Inlines) -> bool {
    let is_strong = |inline: &Inline| matches!(inline.kind, InlineKind::Strong(_)) || inline.is_blank();
    words.iter().all(is_strong) && words.plain_text().chars().count() <= MAX_TITLE_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Alignment;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn a_date_at_the_right_edge_is_the_date_of_the_lines_beside_it() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let paragraph = |text: &str| Block::new(BlockKind::Paragraph(Inlines::text(text, span)), span);
        let aligned = |alignment, text| Block::new(BlockKind::Aligned(alignment, vec![paragraph(text)]), span);
        let blocks =
            [aligned(Alignment::Center, "Harbour Board"), paragraph("Clerk"), aligned(Alignment::Right, "May 2020")];
        let entry = entry(&Item::new(blocks.to_vec(), span), DateFormat::default());
        let shown = entry.map(|entry| (entry.body.plain_text(), entry.date.map(|date| date.value)));
        assert_eq!(shown, Some(("Harbour Board Clerk".to_owned(), Some("May 2020".to_owned()))));
    }
}
