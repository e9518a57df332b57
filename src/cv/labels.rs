//! Labels and what they label: in paragraphs of their own, as pages set them in two columns, `Citizenship:` and `Norwegian`; and those of
//! an event, whose date and place need none, `**Date:** May 2025 **Location:** Bergen`.

use std::ops::Range;

use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, each_run_mut};
use crate::fold;
use crate::script::word_count;

use super::dates;

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

/// Takes the labels of events off, and that of a date alone. What they label stays in its order; material has a line of its own.
pub(crate) fn take_off(blocks: &mut [Block]) {
    each_run_mut(blocks, &mut |run| {
        if let Some(plain) = unlabelled(run) {
            *run = plain;
        }
    });
}

/// Labels of a date, of what happened there, and of what there is to read besides. Folded.
const DATES: &[&str] = &["date", "when", "published", "posted", "日期", "时间"];
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "conference", "event", "host", "institution", "location", "meeting", "place", "seminar", "venue", "where", "workshop", "地点", "会议",
];
const MATERIAL: &[&str] = &["code", "link", "links", "paper", "poster", "recording", "slides", "video"];

/// A run of labels in bold without them; `None` for any other run.
fn unlabelled(run: &Inlines) -> Option<Inlines> {
    let text = run.flat_text();
    let labels = labels(run, &text);
    let first = labels.first()?;
    let is_of = |list: &[&str]| labels.iter().any(|(_, name)| list.contains(&name.as_str()));
    let is_known = |name: &str| [DATES, PLACES, MATERIAL].iter().any(|list| list.contains(&name));
    let is_all = text[..first.0.start].trim().is_empty() && labels.iter().all(|(_, name)| is_known(name));
    if !is_all || !is_of(DATES) {
        return None;
    }
    let ends = labels.iter().skip(1).map(|(range, _)| range.start).chain([text.len()]);
    let span = run.span()?;
    let (mut out, mut material) = (Inlines::new(), Inlines::new());
    for ((label, name), end) in labels.iter().zip(ends) {
        let value = run.slice(label.end..end).map(Inlines::trimmed).unwrap_or_default();
        let words = value.plain_text();
        let is_date = || dates::at_start(&words).is_some_and(|found| words[found.cut.end..].trim().is_empty());
        if value.is_blank() {
            continue;
        }
        if labels.len() == 1 && !is_date() {
            return None;
        }
        match MATERIAL.contains(&name.as_str()) {
            true => material.push_part(", ", run.slice(label.start..end)?.trimmed(), span),
            false => out.push_part(", ", value, span),
        }
    }
    if !material.is_empty() {
        out.push_line(material, span);
    }
    (!out.is_empty()).then_some(out)
}

/// Where the labels in bold of a run are in its flat text, with the colons behind them, and their words, folded.
fn labels(run: &Inlines, text: &str) -> Vec<(Range<usize>, String)> {
    let mut at = 0;
    let mut found = Vec::new();
    for inline in run {
        let range = at..at + inline.flat_len();
        at = range.end;
        let InlineKind::Strong(inner) = &inline.kind else { continue };
        let words = inner.plain_text();
        let behind = text[range.end..].trim_start_matches(' ');
        let colon = [':', '：'].into_iter().find(|colon| behind.starts_with(*colon));
        let end = match colon {
            Some(colon) => text.len() - behind.len() + colon.len_utf8(),
            None if words.trim_end().ends_with([':', '：']) => range.end,
            None => continue,
        };
        found.push((range.start..end, fold::words(&words)));
    }
    found
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
    use crate::document::Document;
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    fn joined(text: &str) -> Vec<String> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let paragraph = |line: &str| Block::new(BlockKind::Paragraph(Inlines::text(line, span)), span);
        join(text.lines().map(paragraph).collect()).iter().map(|block| block.plain_text()).collect()
    }

    #[test]
    fn an_event_needs_no_labels() {
        for (text, expected) in [
            (
                "**Date:** May 22, 2025 **Conference:** Tides XX **Location:** Bergen",
                Some("May 22, 2025, Tides XX, Bergen"),
            ),
            (
                "**When**: May 2025  \n**Where**: Bergen  \n**Slides:** [pdf](a.pdf)",
                Some("May 2025, Bergen Slides: pdf"),
            ),
            ("**Published:** April 01, 2024", Some("April 01, 2024")),
            ("**Published:** in Tides and Foam", None),
            ("**Date:** May 2025 **Age:** 3", None),
            ("I sail. **Date:** May 2025", None),
        ] {
            let id = Sources::new().add(Source::new("cv.md", text));
            let text = Rewritten::verbatim(id, text, 0..text.len());
            let run = markdown::parse(&text).into_value().and_then(Document::into_paragraph);
            let plain = run.as_ref().and_then(unlabelled).map(|run| run.plain_text());
            assert_eq!(plain.as_deref(), expected);
        }
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
