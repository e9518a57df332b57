//! One item becomes an entry: the date at its start or its end is taken out.

use std::ops::Range;

use super::super::dates::{self, Found, RangeEnd};
use super::super::model::{DateSide, Entry};
use super::brackets::lists_dated_things;
use super::{DateFormat, alone, below, inner};
use crate::date;
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item};
use crate::fold;
use crate::source::{Span, Spanned};

/// Longer texts with a year at the end are references or prose: their date stays in its sentence.
pub(super) const MAX_DATED_CHARS: usize = 180;

/// An item as an entry with its date on `side`, and whether something sets the date apart from the rest. A date at the end
/// counts in a text of `longest` characters at most.
pub(super) fn entry(item: &Item, side: DateSide, longest: usize, format: DateFormat) -> Option<(Entry, bool)> {
    let apart = match side {
        DateSide::Start => alone::entry(item, format),
        DateSide::End => below::entry(item, format)
            .or_else(|| inner::on_a_line(item, format))
            .or_else(|| inner::under_title(item, format)),
    };
    if let Some(entry) = apart {
        return Some((entry, true));
    }
    let (paragraph, details) = paragraph_first(item)?;
    let (logo, paragraph) = behind_logo(paragraph, side);
    let paragraph = &paragraph;
    let flat = paragraph.flat_text();
    let buttons = if side == DateSide::End { below::before_buttons(paragraph, &flat) } else { flat.len() };
    let before = date_before(&flat, buttons, longest, paragraph);
    let end = if before.is_some() { buttons } else { flat.len() };
    let mut details = details.to_vec();
    let (found, rest) = match side {
        DateSide::Start => (
            dates::at_start(&flat).filter(|found| !begins_sentence(&flat, found) && !begins_reference(&flat, found))?,
            None,
        ),
        DateSide::End => before.or_else(|| date_at_end(&flat, longest, paragraph))?,
    };
    let kept = match side {
        DateSide::Start => found.cut.end..rest.unwrap_or(flat.len()),
        DateSide::End => repeated_at_start(&flat, &found)..without_label(&flat[..found.cut.start]),
    };
    let body = paragraph.slice(kept)?.trimmed();
    if body.is_blank() {
        return None;
    }
    if let Some(rest) = rest {
        let below = paragraph.slice(rest..flat.len())?.trimmed();
        details.insert(0, Block::new(BlockKind::Paragraph(below), item.span));
    }
    let mut body: Inlines = logo.into_iter().chain(body).collect();
    if rest.is_none() && end < flat.len() {
        body.push_part(" · ", paragraph.slice(end..flat.len())?.trimmed(), item.span);
    }
    let marked = is_marked(paragraph, &found.date);
    let date = date(paragraph, &flat, &found, format)?;
    Some((Entry { date: Some(date), date_side: side, body, details, span: item.span }, found.set_apart || marked))
}

/// Where a text begins without the month and year that its end says again: `June 2026 Course on tides, Bergen, June 2026`.
fn repeated_at_start(text: &str, last: &Found) -> usize {
    let says_month = last.value.is_some_and(|value| value.from.part.is_some());
    let first = if says_month { dates::at_start(text) } else { None };
    let first = first.filter(|first| text[first.date.clone()] == text[last.date.clone()]);
    first.map(|first| first.cut.end).filter(|&end| end < last.cut.start).unwrap_or_default()
}

/// Where a text ends without its last line, or what is behind its last comma, if that only says that a date follows: `Term: Fall 2024`.
pub(super) fn without_label(text: &str) -> usize {
    let mark = text.rfind(['\n', ',', ';', '|', '·']);
    mark.filter(|&mark| super::announces_a_date(&text[mark..])).unwrap_or(text.len())
}

/// Whether the date at the start of a text begins its sentence: `Since 2022, I have been part of the crew`, `From 2020 to 2022 I was`.
fn begins_sentence(text: &str, found: &Found) -> bool {
    const SUBJECTS: &[&str] = &["i", "we", "he", "she", "they", "ich", "je", "yo"];
    // Languages that need no word for the subject.
    const VERBS: &[&str] = &["soy", "estoy", "fui", "trabajo", "trabajé", "sou", "sono", "jestem"];
    let rest = fold::words(&text[found.cut.end..]);
    let mut words = rest.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if text[found.date.end..].trim_start().starts_with([',', '，']) {
        return SUBJECTS.contains(&first) || rest.starts_with('我');
    }
    let is_apart = !text[found.date.end..found.cut.end].trim().is_empty();
    let before = fold::words(&text[found.date.clone()]);
    let begins_with = before.split(' ').next().unwrap_or_default();
    // In German, the verb comes first: `Seit 2020 bin ich`.
    let has_subject = SUBJECTS.contains(&first) || second == "ich" || VERBS.contains(&first);
    !is_apart && ends_with_preposition(begins_with) && has_subject
}

/// Whether the date at the start of a text is the year of a reference without authors: `(2024). On tides.`
fn begins_reference(text: &str, found: &Found) -> bool {
    date::is_year(&text[found.date.clone()]) && text[found.date.end..].starts_with(").")
}

/// The picture before the date that an item begins with, and the rest: a logo stands at the left of the whole line.
fn behind_logo(paragraph: &Inlines, side: DateSide) -> (Option<Inline>, Inlines) {
    match paragraph.first() {
        Some(first) if side == DateSide::Start && matches!(first.kind, InlineKind::Image(_)) => {
            (Some(first.clone()), paragraph.iter().skip(1).cloned().collect::<Inlines>().trimmed())
        }
        _ => (None, paragraph.clone()),
    }
}

/// The date before the links at `end`, if there are any. A year alone may be that of a paper.
fn date_before(flat: &str, end: usize, longest: usize, paragraph: &Inlines) -> Option<(Found, Option<usize>)> {
    if end == flat.len() {
        return None;
    }
    let says_more = |found: &Found| found.value.is_none_or(|value| value.to.is_some() || value.from.part.is_some());
    date_at_end(&flat[..end], longest, paragraph).filter(|(found, _)| says_more(found))
}

/// The date at the end of an item, or at the end of its first line; then also where the next line starts.
fn date_at_end(flat: &str, longest: usize, paragraph: &Inlines) -> Option<(Found, Option<usize>)> {
    let good = |found: &Found, text: &str| {
        let long = text.chars().count() > longest;
        let clear = found.set_apart
            || is_marked(paragraph, &found.date)
            || found.value.is_some_and(|value| value.to.is_some() || value.from.part.is_some());
        let before = &text[..found.cut.start];
        let is_bracketed = text[found.cut.start..found.date.start].contains(['(', '（', '[']);
        let is_of_last = is_bracketed && lists_dated_things(before);
        let belongs = ends_with_preposition(before) || is_labelled(text, found);
        !long && clear && !belongs && !lists_years(before) && !is_of_last
    };
    if let Some(found) = dates::at_end(flat).filter(|found| good(found, flat)) {
        return Some((found, None));
    }
    if let Some(found) = dates::last_range(flat).filter(|found| is_of_all(flat, found, longest)) {
        return Some((found, None));
    }
    let line = first_line(flat)?;
    let found = dates::at_end(&flat[..line]).filter(|found| good(found, &flat[..line]))?;
    Some((found, Some(line + 1)))
}

/// Where the first line ends: at a break, or before what says more of a degree, which many begin on a line of their file alone.
fn first_line(flat: &str) -> Option<usize> {
    const LABELS: &[&str] = &[
        "thesis",
        "thesis title",
        "dissertation",
        "dissertation title",
        "advisor",
        "advisors",
        "supervisor",
        "supervisors",
        "responsibility",
        "responsibilities",
        "duties",
        "tasks",
    ];
    let line = flat.find('\n').unwrap_or(flat.len());
    let label = flat[..line].match_indices(' ').map(|(at, _)| at).find(|at| {
        let label = flat[at + 1..line].split(':').next().unwrap_or_default();
        label.len() < line - at - 1 && LABELS.iter().any(|known| label.eq_ignore_ascii_case(known))
    });
    label.or(Some(line).filter(|&line| line < flat.len()))
}

/// `Venues: Tides 2025, Waves (2023), Storms` before the last year: each of them goes with a word of the sentence.
fn lists_years(text: &str) -> bool {
    date::years_in(text).count() > 1
}

/// Whether a range at the end of a text is of the whole of it, and not of the last thing in its list of years: it goes on until today,
/// or another mark than those of the list sets it apart. `编委：潮汐 2024、海浪 2025，2024 – 至今`
fn is_of_all(text: &str, found: &Found, longest: usize) -> bool {
    let before = &text[..found.cut.start];
    let is_year = |part: &str| date::is_year(part.trim());
    let last = before.rsplit([',', '，', '、', ';', '；']).next().unwrap_or_default();
    let is_open = found.value.is_some_and(|value| value.to == Some(RangeEnd::Present));
    let is_apart = text[before.len()..].starts_with('，') && before.contains('、') && !before.contains('，');
    text.chars().count() <= longest && lists_years(before) && !is_year(last) && (is_open || is_apart)
}

/// What a date may be of besides the thing itself, folded.
const LABELS: &[&str] = &[
    "accepted",
    "draft",
    "deadline",
    "edition",
    "editions",
    "last",
    "latest",
    "modified",
    "posted",
    "published",
    "revised",
    "submitted",
    "update",
    "updated",
    "version",
];

/// Whether a label says what the date is of: `On tides. Draft updated: May 2024`, `Last edition: May 2024`.
fn is_labelled(text: &str, found: &Found) -> bool {
    let is_colon = text[found.cut.start..found.date.start].trim_start().starts_with([':', '：']);
    let before = &text[..found.cut.start];
    let label = before.rsplit(['.', ';', ',', '\n', '”', '"', ')', ']']).next().unwrap_or_default();
    is_colon && fold::words(label).split(' ').any(|word| LABELS.contains(&word))
}

/// After these words a date is part of the sentence.
pub(super) fn ends_with_preposition(text: &str) -> bool {
    let elided = text.trim_end().trim_end_matches(['\'', '’']);
    let last = elided.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let prepositions = [
        "d", "l", "the", "le", "la", "les", "der", "dem", "des", "del", "in", "since", "from", "by", "of", "for", "at",
        "on", "until", "during", "over", "and", "to", "before", "after", "seit", "im", "am", "vom", "und", "en",
        "depuis", "et", "de", "du", "au", "desde", "y",
    ];
    prepositions.contains(&last.as_str())
}

pub(super) fn paragraph_first(item: &Item) -> Option<(&Inlines, &[Block])> {
    let (first, details) = item.blocks.split_first()?;
    match &first.kind {
        BlockKind::Paragraph(body) => Some((body, details)),
        _ => None,
    }
}

pub(super) fn date(paragraph: &Inlines, flat: &str, found: &Found, format: DateFormat) -> Option<Spanned<String>> {
    let inlines = paragraph.slice(found.date.clone())?.trimmed();
    let written = &flat[found.date.clone()];
    if !inlines.iter().all(is_plain) {
        return None;
    }
    // The place of the words: the mark around them may come from a layout, the words from the site's data.
    let words = inlines.descendants().filter(|inline| inline.as_text().is_some()).map(|inline| inline.span);
    let span = words.reduce(Span::to).or_else(|| inlines.span())?;
    Some(Spanned::new(dates::format(written, found.value, format.style, format.language), span))
}

/// Whether nothing is lost when only an inline's words are printed.
pub(super) fn is_plain(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(_) | InlineKind::Code(_) => true,
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Underline(inner)
        | InlineKind::Small(inner) => inner.iter().all(is_plain),
        _ => false,
    }
}

/// Whether a date is set apart by its marks: emphasised while its neighbours are not.
fn is_marked(paragraph: &Inlines, date: &Range<usize>) -> bool {
    let mut at = 0;
    for inline in paragraph {
        let end = at + inline.flat_len();
        let marked = matches!(
            inline.kind,
            InlineKind::Emphasis(_)
                | InlineKind::Strong(_)
                | InlineKind::Underline(_)
                | InlineKind::Code(_)
                | InlineKind::Small(_)
        );
        if marked && at <= date.start && date.end <= end && end - at <= date.len() + 6 {
            return true;
        }
        at = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Image;
    use crate::source::{Source, Sources};

    #[test]
    fn a_logo_may_stand_before_the_date() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let logo =
            Inline::new(InlineKind::Image(Image { path: "a.png".into(), alt: String::new(), width: None }), span);
        let words = std::iter::once(logo.clone()).chain(Inlines::text(" 2018 – 2022: Tides", span)).collect();
        let item = Item::new(vec![Block::new(BlockKind::Paragraph(words), span)], span);
        let (entry, _) = entry(&item, DateSide::Start, MAX_DATED_CHARS, DateFormat::default()).unwrap();
        assert_eq!(entry.date.map(|date| date.value).as_deref(), Some("2018 – 2022"));
        assert_eq!((entry.body.plain_text().trim(), &entry.body[0]), ("Tides", &logo));
    }
}
