//! Items of collections other than `_publications`: talks, courses, projects.

use std::cell::LazyCell;

use crate::date::{self, Date};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Inlines, Item};
use crate::fold;
use crate::markdown;
use crate::meanings;
use crate::script::word_count;
use crate::source::Spanned;

use super::super::dates::{self, DateStyle, DateValue, Part, PartialDate};
use super::super::model::{Content, DateSide, Entry};
use super::super::publications::Style;
use super::CollectionItem;
use super::item::{Asked, ItemLists, ItemReader, VENUE};

/// Collections whose items say little by their titles.
const OF_FEW_WORDS: &[&str] = &["portfolio", "projects", "software", "teaching"];

/// Items of a collection that does not hold publications: entries where they are dated, a list otherwise.
pub(in crate::cv) fn content(collection: &str, items: Vec<Asked<'_>>, style: Style) -> Outcome<Vec<Content>> {
    let mut diagnostics = Vec::new();
    let lists: Vec<Option<ItemLists>> = items.iter().map(Asked::lists).collect();
    let are_lists = lists.iter().flatten().filter(|lists| lists.are_dated()).count() > 1;
    let entry = |(asked, lists): (Asked<'_>, Option<ItemLists>)| {
        let list = lists.filter(|_| are_lists).map(|lists| lists.blocks);
        entry(asked, list, collection, style, &mut diagnostics)
    };
    let entries = items.into_iter().zip(lists).map(entry);
    let entries: Vec<Entry> = entries.filter(|entry| !entry.body.is_empty()).collect();
    let content = match entries.iter().any(|entry| entry.date.is_some()) {
        _ if entries.is_empty() => Vec::new(),
        true => vec![Content::Entries(entries)],
        false => vec![Content::Block(list(entries))],
    };
    Outcome::new(content, diagnostics)
}

/// `Title, type, venue, location`, and below it the beginning of the text and the citation, where the site shows them; or the `list`
/// that it is.
fn entry(
    mut asked: Asked<'_>,
    list: Option<Vec<Block>>,
    collection: &str,
    style: Style,
    diagnostics: &mut Vec<Diagnostic>,
) -> Entry {
    let item = asked.item;
    let text = LazyCell::new(|| {
        let (document, noticed) = markdown::parse(&item.page.body).into_parts();
        (document.unwrap_or_default(), noticed)
    });
    let span = item.page.front_matter.span;
    let mut reader = ItemReader::new(item, style);
    let mut body = Inlines::new();
    let date = if collection == "portfolio" { None } else { reader.take_date() };
    let title = without_year(reader.take(&["title"]), date);
    if !title.is_empty() {
        let title = match reader.take_address(&["link", "paperurl", "redirect", "permalink"]) {
            Some(target) => Inline::new(InlineKind::Link { target, content: title }, span).into(),
            None => title,
        };
        body.push(Inline::new(InlineKind::Strong(title), span));
    }
    for keys in [&["type"], VENUE, &["location"]] {
        let part = reader.take(keys);
        let words = fold::words(&part.plain_text());
        // The theme's sample of a place.
        let is_said = fold::has_words(&fold::words(&body.plain_text()), &words) || words == "city country";
        if !is_said && !names_collection(&part, collection) {
            body.push_part(", ", part, span);
        }
    }
    if let Some(details) = list {
        // The date of the file is not that of what it lists.
        diagnostics.extend(reader.finish(&asked, true));
        return Entry { date: None, date_side: DateSide::Start, body, details, span };
    }
    // The talks of a theme have more fields than these.
    let keys: &[&str] = match collection {
        "talks" => &["description"],
        _ if asked.shows("summary") && !OF_FEW_WORDS.contains(&collection) => &["summary"],
        _ => &[],
    };
    if body.iter().count() == 1 {
        let is_ended = body.plain_text().ends_with(['.', '…', '?', '!']);
        body.push_part(if is_ended { " " } else { ", " }, reader.take_line(keys), span);
    }
    let opening = if collection == "teaching" { opening(&text.0) } else { None };
    if let Some((code, _)) = &opening {
        body.push_part(", ", code.clone(), span);
    }
    let mut details = asked.take_excerpt(!OF_FEW_WORDS.contains(&collection));
    if details.is_empty() && collection == "talks" && item.title().is_some_and(|title| names_an_occasion(&title.value))
    {
        details = topic_of_talk(item, &text.0).unwrap_or_default();
        if !details.is_empty() {
            asked.excerpt.clear();
        }
    }
    // The text lists the talks of a year, or names the courses that the title does not.
    let is_told_there =
        date::is_year(&body.plain_text()) || collection == "teaching" && opening.is_none() && has_few_lines(item);
    if details.is_empty() && is_told_there {
        let (document, noticed) = &*text;
        diagnostics.extend(noticed.iter().cloned());
        details = document.blocks.clone();
    }
    if details.is_empty() && meanings::name_of(collection) == Some("awards") {
        let why = reader.take_excerpt();
        details.extend(why.map(|why| Block::new(BlockKind::Paragraph(why), span)));
    }
    if asked.shows("citation") {
        let citation = style.own.emphasise(reader.take(&["citation"]));
        details.extend((!citation.is_empty()).then(|| Block::new(BlockKind::Paragraph(citation), span)));
    }
    let mut period = None;
    if OF_FEW_WORDS.contains(&collection) {
        if details.is_empty() {
            let (facts, when) = facts(item, &text.0);
            details.extend(facts.map(|facts| Block::new(BlockKind::Paragraph(facts), span)));
            period = when;
        }
        let description = reader.take_description(&asked);
        let text = description.plain_text();
        // What says only when is the date: that of the front matter is there for the order.
        let is_period = dates::whole(text.trim()).is_some();
        period = period.or_else(|| is_period.then_some(text));
        period = period.or_else(|| reader.take_period());
        let says_more = !is_period && !description.is_empty();
        details.extend(says_more.then(|| Block::new(BlockKind::Paragraph(description), span)));
    }
    let period = period.or(opening.map(|(_, when)| when));
    let is_by_year = collection == "teaching" || item.is_dated_by_year();
    let date = period
        .and_then(|period| {
            Some(dates::format(period.trim(), dates::whole(period.trim())?.value, style.dates, style.language))
        })
        .or_else(|| date.map(|date| printed(date, is_by_year, style)));
    let has_years = matches!(meanings::name_of(collection), Some("teaching" | "awards"));
    let written = |said: String| match dates::whole(&said) {
        Some(found) => dates::format(&said, found.value, style.dates, style.language),
        None => said,
    };
    let date = date.or_else(|| match collection {
        "portfolio" => None,
        _ => reader.take_date_in_words().or_else(|| reader.take_term(has_years).map(written)),
    });
    let date = date.map(|date| Spanned::new(date, span));
    diagnostics.extend(reader.finish(&asked, true));
    Entry { date, date_side: DateSide::Start, body, details, span }
}

/// Whether the title of a talk only says at what it was given: `Foam Workshop 2022`, `Presentations`. What is behind a colon or a dash
/// is what was talked about.
fn names_an_occasion(title: &str) -> bool {
    const OCCASIONS: &[&str] =
        &["colloquium", "conference", "congress", "forum", "meeting", "seminar", "summit", "symposium", "workshop"];
    let words = fold::words(title);
    let says_more = [":", " - ", " – ", " — "].iter().any(|mark| title.contains(mark));
    meanings::of(&words) == Some("talks") || !says_more && words.split(' ').any(|word| OCCASIONS.contains(&word))
}

/// What was talked about, if the text of a talk says only that, in a line.
fn topic_of_talk(item: &CollectionItem, document: &Document) -> Option<Vec<Block>> {
    const MAX_WORDS: usize = 40;
    let [line @ Block { kind: BlockKind::Paragraph(run), .. }] = &document.blocks[..] else { return None };
    let text = item.page.body.text();
    let is_plain = !text.contains("{%") && !text.contains("{{") && run.lines().count() == 1;
    let leads_elsewhere = fold::words(text).starts_with("more ");
    (is_plain && !leads_elsewhere && word_count(&run.plain_text()) <= MAX_WORDS).then(|| vec![line.clone()])
}

/// The code of a course, or what one was in it, and the term that it was taught in: `MAR12 - Fall 2022` is the first line of its text, or
/// `**Lecturer**` and `Fall 2022` are the first two.
fn opening(document: &Document) -> Option<(Inlines, String)> {
    const MAX_WORDS: usize = 4;
    let paragraphs = document.blocks.iter().map_while(|block| match &block.kind {
        BlockKind::Paragraph(run) => Some(run),
        _ => None,
    });
    let first = paragraphs.clone().next()?;
    let text = first.flat_text();
    let at_end = dates::at_end(&text).filter(|found| found.set_apart && found.value.is_some());
    let mut lines = paragraphs.flat_map(Inlines::lines).filter(|line| !line.is_blank());
    let (code, when) = match at_end.filter(|_| first.lines().count() == 1) {
        Some(found) => (first.slice(0..found.cut.start)?.trimmed(), text[found.date].to_owned()),
        None => (lines.next()?.trimmed(), lines.next().map(|line| line.flat_text().trim().to_owned())?),
    };
    let is_opening = word_count(&code.plain_text()) <= MAX_WORDS && dates::whole(&when).is_some();
    // The title alone is bold.
    let code = match code.iter().next().map(|first| &first.kind) {
        Some(InlineKind::Strong(inner)) if code.iter().count() == 1 => inner.clone(),
        _ => code,
    };
    is_opening.then_some((code, when))
}

/// The lines with labels that the text of an item begins with, without its title: `**Funding**: Sea Council`; and when it was, which is
/// one of them.
fn facts(item: &CollectionItem, document: &Document) -> (Option<Inlines>, Option<String>) {
    const MIN_LINES: usize = 2;
    let blocks = document.blocks.iter().map_while(|block| match &block.kind {
        BlockKind::Paragraph(run) => Some(run),
        _ => None,
    });
    let lines = blocks.flat_map(Inlines::lines).filter(|line| !line.is_blank());
    let lines: Vec<(Inlines, String)> = lines.map_while(|line| value(&line).map(|value| (line, value))).collect();
    if lines.len() < MIN_LINES {
        return (None, None);
    }
    let title = item.title_words();
    let mut when = None;
    let mut facts = Inlines::new();
    for (line, value) in lines {
        if when.is_none() && dates::whole(&value).is_some() {
            when = Some(value);
        } else if title != Some(fold::words(&value))
            && let Some(span) = line.span()
        {
            facts.push_line(line.trimmed(), span);
        }
    }
    (Some(facts).filter(|facts| !facts.is_empty()), when)
}

/// What stands behind the strong label that a line begins with, if that is short.
fn value(line: &Inlines) -> Option<String> {
    const MAX_WORDS: usize = 30;
    let line = line.clone().trimmed();
    let label = line.first().filter(|first| matches!(first.kind, InlineKind::Strong(_)))?.plain_text();
    let rest = line.plain_text().strip_prefix(label.as_str())?.trim().to_owned();
    let rest = if label.trim_end().ends_with([':', '：']) { &rest } else { rest.strip_prefix([':', '：'])? };
    Some(rest.trim().to_owned()).filter(|rest| word_count(rest) <= MAX_WORDS)
}

/// Whether the text of an item is a line, or a short list, without headings of its own and without Liquid, which is not run here. A
/// longer line describes the course.
fn has_few_lines(item: &CollectionItem) -> bool {
    const MAX_CHARS: usize = 700;
    const MAX_LINE: usize = 160;
    let text = item.page.body.text();
    if text.contains("{%") || text.contains("{{") {
        return false;
    }
    let is_heading = |line: &str| line.starts_with('#') || line.starts_with("===") || line.starts_with("---");
    let is_item = |line: &str| line.trim_start().starts_with(['*', '-', '+', '1']);
    let most = if text.lines().any(is_item) { MAX_CHARS } else { MAX_LINE };
    text.chars().count() <= most && !text.lines().any(is_heading)
}

/// A title without the year that the item's date tells as well: `2021 — On tides`.
fn without_year(title: Inlines, date: Option<Date>) -> Inlines {
    let flat = title.flat_text();
    let found = dates::at_start(&flat).filter(|found| found.set_apart && found.cut.end < flat.len());
    let is_same = |value: DateValue| {
        value.to.is_none()
            && value.from.part.is_none()
            && date.is_some_and(|date| date.year() == i32::from(value.from.year))
    };
    let rest = found.filter(|found| found.value.is_some_and(is_same)).map(|found| found.cut.end..flat.len());
    rest.and_then(|rest| title.slice(rest)).unwrap_or(title)
}

/// Whether a kind says no more than the heading does: `Talk` among talks.
fn names_collection(kind: &Inlines, collection: &str) -> bool {
    let kind = fold::words(&kind.plain_text());
    !kind.is_empty() && kind.trim_end_matches('s') == fold::words(collection).trim_end_matches('s')
}

/// Courses have a year, talks a month: the day in the front matter is often only there for sorting.
fn printed(date: Date, is_by_year: bool, style: Style) -> String {
    let year = u16::try_from(date.year()).unwrap_or_default();
    let part = (!is_by_year).then_some(Part::Month(date.month()));
    let value = DateValue { from: PartialDate { year, part }, to: None, expected: false };
    let style_of_dates = if style.dates == DateStyle::AsWritten { DateStyle::Words } else { style.dates };
    dates::format("", Some(value), style_of_dates, style.language)
}

fn list(entries: Vec<Entry>) -> Block {
    let span = entries[0].span;
    let item = |entry: Entry| {
        let mut blocks = vec![Block::new(BlockKind::Paragraph(entry.body), entry.span)];
        blocks.extend(entry.details);
        Item::new(blocks, entry.span)
    };
    let items = entries.into_iter().map(item).collect();
    Block::bullets(items, span)
}
