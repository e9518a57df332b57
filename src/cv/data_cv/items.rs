//! The items of a section: entries, lists, paragraphs and publications.

use crate::diagnostic::Diagnostic;
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Inlines, Item, List};
use crate::fold;
use crate::markdown;
use crate::rewrite::Rewritten;
use crate::sentences;
use crate::source::{Span, Spanned};
use crate::vocabulary::names_a_position;
use crate::yaml::{Map, Used, Value, Yaml};

use super::super::collections::snippet;
use super::super::dates;
use super::super::links::{self, Target};
use super::super::model::{Content, DateSide, Entry, PublicationGroup};
use super::super::publications::Style;
use super::super::words::Word;
use super::fields::{BELOW, BULLETS, DATES, ENDS, GRADES, HEAD, LEVELS, LINKS, STARTS, VALUES, VENUES, is_known};

/// What a format says about its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Whether items that are texts are paragraphs (RenderCV's `TextEntry`) and not bullets.
    pub(super) texts_are_paragraphs: bool,
    /// Whether something with a beginning and no end is still going on, as in RenderCV and JSON Resume.
    pub(super) open_ends_are_present: bool,
}

/// Reads items, and remembers which values it has taken.
pub(super) struct ItemReader<'a> {
    pub(super) style: Style<'a>,
    pub(super) rules: Rules,
    pub(super) used: Used,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Items of one kind make one piece of a section.
#[derive(Clone, Copy, PartialEq)]
enum ItemKind {
    Text,
    Numbered,
    Reversed,
    Publication,
    Entry,
}

impl ItemKind {
    fn of(item: &Yaml) -> Self {
        match item {
            _ if text_of(item).is_some() => Self::Text,
            _ if item.filled("number").is_some() => Self::Numbered,
            _ if item.filled("reversed_number").is_some() => Self::Reversed,
            // al-folio gives awards authors, since RenderCV has no other kind of item with a date and a summary.
            _ if item.filled("awarder").is_some() => Self::Entry,
            _ if item.filled("authors").is_some() && item.filled_any(&["title", "name"]).is_some() => Self::Publication,
            _ => Self::Entry,
        }
    }
}

impl<'a> ItemReader<'a> {
    pub(super) fn new(style: Style<'a>, rules: Rules) -> Self {
        Self { style, rules, used: Used::default(), diagnostics: Vec::new() }
    }

    /// The text under a key, which counts as printed from now on.
    pub(super) fn text<'y>(&mut self, item: &'y Yaml, key: &str) -> Option<Spanned<&'y str>> {
        let text = item.text(key)?;
        self.used.mark(text.span);
        Some(text)
    }

    /// The first text under one of some keys.
    fn first_text<'y>(&mut self, item: &'y Yaml, keys: &[&str]) -> Option<Spanned<&'y str>> {
        let key = keys.iter().find(|key| item.text(key).is_some())?;
        self.text(item, key)
    }

    /// The items of a section.
    pub(super) fn content(&mut self, items: &[Yaml], span: Span) -> Vec<Content> {
        let mut out = Vec::new();
        let are_publications = items.iter().any(|item| ItemKind::of(item) == ItemKind::Publication);
        // Some of them may lack their authors.
        let kind = |item: &Yaml| match ItemKind::of(item) {
            ItemKind::Entry if are_publications && item.filled_any(VENUES).is_some() => ItemKind::Publication,
            kind => kind,
        };
        for run in items.chunk_by(|a, b| kind(a) == kind(b)) {
            out.extend(match kind(&run[0]) {
                ItemKind::Text if self.rules.texts_are_paragraphs || items.len() == 1 => self.paragraphs(run),
                ItemKind::Text => vec![self.bullets(run, span)],
                ItemKind::Numbered => vec![self.numbered(run, "number", span)],
                ItemKind::Reversed => vec![self.numbered(run, "reversed_number", span)],
                ItemKind::Publication => vec![self.publications(run)],
                ItemKind::Entry => self.entries(run, span),
            });
        }
        out
    }

    fn paragraphs(&mut self, items: &[Yaml]) -> Vec<Content> {
        items.iter().flat_map(|item| self.blocks(item)).map(Content::Block).collect()
    }

    fn bullets(&mut self, items: &[Yaml], span: Span) -> Content {
        let items = items.iter().map(|item| self.blocks(item)).collect();
        Content::Block(list(items, span))
    }

    /// `- number: …` in ascending numbers, `- reversed_number: …` in descending ones.
    fn numbered(&mut self, items: &[Yaml], key: &str, span: Span) -> Content {
        let blocks = items.iter().map(|item| item.get(key).map(|value| self.blocks(value)).unwrap_or_default());
        let blocks: Vec<Vec<Block>> = blocks.collect();
        Content::Block(numbered_list(blocks, key == "reversed_number", span))
    }

    fn publications(&mut self, items: &[Yaml]) -> Content {
        let items = items.iter().map(|item| self.publication(item)).collect();
        Content::Publications(vec![PublicationGroup { title: None, items }])
    }

    fn entries(&mut self, items: &[Yaml], span: Span) -> Vec<Content> {
        let entries: Vec<Entry> = items.iter().flat_map(|item| self.entries_of(item)).collect();
        match entries.iter().any(|entry| entry.date.is_some()) {
            _ if entries.is_empty() => Vec::new(),
            true => vec![Content::Entries(entries)],
            false => vec![Content::Block(list(entries.into_iter().map(in_blocks).collect(), span))],
        }
    }

    /// One entry; a map of pairs without known keys is one for each pair. Nothing for an item that says nothing.
    fn entries_of(&mut self, item: &Yaml) -> Vec<Entry> {
        let entries = match item.as_map() {
            Some(map) if is_pairs(map) => map.iter().map(|(key, value)| self.pair(key, value)).collect(),
            _ => each_alone(self.entry(item)),
        };
        let says = |entry: &Entry| entry.date.is_some() || !entry.body.is_empty() || !entry.details.is_empty();
        entries.into_iter().filter(says).collect()
    }

    /// `Supervisor: Ola Berg`
    fn pair(&mut self, key: &Spanned<String>, value: &Yaml) -> Entry {
        let value = self.inline(value);
        let label = (!value.is_empty()).then(|| Inline::text(format!("{}: ", key.value), key.span));
        let body = label.into_iter().chain(value).collect();
        Entry { date: None, date_side: DateSide::Start, body, details: Vec::new(), span: key.span }
    }

    fn entry(&mut self, item: &Yaml) -> Entry {
        let span = item.span;
        let lone = text_of(item).map(|_| item).or_else(|| BULLETS.iter().find_map(|key| item.filled(key)));
        if let Some(text) = lone {
            let (body, details) = first_line(self.blocks(text));
            return Entry { date: None, date_side: DateSide::Start, body, details, span };
        }
        let date = self.date(item);
        let mut body = self.head(item, span);
        if date.is_none() && !body.is_empty() {
            body.push_part(": ", self.behind_colon(item), span);
        }
        let below = BELOW.iter().filter_map(|key| Some((*key, item.filled(key)?)));
        let details: Vec<Block> = below.flat_map(|(key, value)| self.below(key, value)).collect();
        Entry { date, date_side: DateSide::Start, body, details, span }
    }

    /// `Title (level), what and where, GPA 3.9`
    fn head(&mut self, item: &Yaml, span: Span) -> Inlines {
        let mut keys = HEAD.iter().filter(|key| item.filled(key).is_some());
        let mut body = keys.next().map(|key| self.title(item, key, span)).unwrap_or_default();
        let mut said = vec![body.plain_text()];
        for key in LEVELS {
            let level = item.get(key).map(|level| self.inline(level)).unwrap_or_default();
            if !level.is_empty() {
                body.push(Inline::text(if body.is_empty() { "(" } else { " (" }, span));
                body.extend(level);
                body.push(Inline::text(")", span));
            }
        }
        for key in keys {
            let part = item.get(key).map(|part| self.inline(part)).unwrap_or_default();
            let words = part.plain_text();
            // A university may have its place in its name: `Uni One, Bergen` in `Bergen`.
            let is_said = said
                .iter()
                .any(|said| said.strip_suffix(&words).is_some_and(|name| name.is_empty() || name.ends_with(", ")));
            // A degree may name its field itself: `PhD in Tides` in `Tides`.
            let is_in_degree = *key == "area" && fold::has_words(&fold::words(&said[0]), &fold::words(&words));
            if is_said || is_in_degree {
                continue;
            }
            said.push(words);
            let is_person = matches!(*key, "authors" | "author");
            body.push_part(", ", if is_person { self.style.own.emphasise(part) } else { part }, span);
        }
        for key in GRADES.iter().filter(|key| !is_rank(key, item)) {
            let grade = item.get(key).map(|grade| self.inline(grade));
            let is_number = item.text(key).is_some_and(|text| text.value.starts_with(|c: char| c.is_ascii_digit()));
            let name = format!("{} ", Word::Grade.text(self.style.language));
            if says_below(item, grade.as_ref()) {
                continue;
            }
            let named = is_number.then(|| Inline::text(name, span)).into_iter().chain(grade.unwrap_or_default());
            body.push_part(", ", named.collect(), span);
        }
        body
    }

    fn title(&mut self, item: &Yaml, key: &str, span: Span) -> Inlines {
        let words = item.get(key).map(|title| self.inline(title)).unwrap_or_default();
        let words = match self.address(item) {
            Some(target) if !words.descendants().any(|inline| matches!(inline.kind, InlineKind::Link { .. })) => {
                Inline::new(InlineKind::Link { target, content: words }, span).into()
            }
            _ => words,
        };
        Inline::new(InlineKind::Strong(words), span).into()
    }

    /// Where an item leads: the first of its links that leads anywhere from paper.
    fn address(&mut self, item: &Yaml) -> Option<String> {
        LINKS.iter().find_map(|key| {
            let written = item.text(key)?;
            let Target::Address(address) = links::target(written.value, self.style.links) else { return None };
            self.used.mark(written.span);
            Some(address)
        })
    }

    /// `English, French` after `Languages`. Anything longer than a line goes below.
    fn behind_colon(&mut self, item: &Yaml) -> Inlines {
        let is_short = |value: &&Yaml| {
            let is_line = |text: &Yaml| text.as_str().is_some_and(|text| !text.trim().contains('\n'));
            value.one_or_more().iter().all(is_line)
        };
        let value = VALUES.iter().find_map(|key| item.filled(key)).filter(is_short);
        let Some(value) = value else { return Inlines::new() };
        let words = self.inline(value);
        self.used.mark(value.span);
        words
    }

    /// A text, or a list of texts, maps and lists; nothing for what has already been said.
    fn below(&mut self, key: &str, value: &Yaml) -> Vec<Block> {
        if self.used.is_marked(value.span) {
            return Vec::new();
        }
        let is_words = value.items().iter().all(|item| text_of(item).is_some());
        let are_courses = key == "courses" && value.one_or_more().iter().all(may_be_course);
        let are_keywords = key == "keywords" || key == "highlights" && are_keywords(value.items());
        if (are_courses || are_keywords) && is_words {
            let mut line = self.inline(value);
            if are_courses && !line.is_empty() {
                let label = format!("{}: ", Word::Courses.text(self.style.language));
                line.insert(0, Inline::text(label, value.span));
            }
            return vec![Block::new(BlockKind::Paragraph(line), value.span)];
        }
        if text_of(value).is_some() {
            return self.blocks(value);
        }
        let items: Vec<Vec<Block>> = value.one_or_more().iter().flat_map(|item| self.points(item)).collect();
        if items.is_empty() { Vec::new() } else { vec![list(items, value.span)] }
    }

    /// The points that an item of a list below an entry makes.
    fn points(&mut self, item: &Yaml) -> Vec<Vec<Block>> {
        match &item.value {
            Value::List(inner) => inner.iter().flat_map(|item| self.points(item)).collect(),
            _ => self.entries_of(item).into_iter().map(dated_in_blocks).collect(),
        }
    }

    /// A value in one line: a text, the items of a list, the values of a map.
    pub(super) fn inline(&mut self, value: &Yaml) -> Inlines {
        match &value.value {
            Value::Null => Inlines::new(),
            Value::Plain(_) | Value::Quoted(_) => {
                self.used.mark(value.span);
                let text = text_of(value).map(|text| snippet(&text, &mut self.diagnostics)).unwrap_or_default();
                let document = Document {
                    blocks: vec![Block::new(BlockKind::Paragraph(text), value.span)],
                    ..Document::default()
                };
                let resolved = links::resolve(document, self.style.links).take(&mut self.diagnostics);
                resolved.and_then(|document| paragraph(document.blocks)).unwrap_or_default()
            }
            Value::List(items) => self.joined(items.iter(), value.span),
            Value::Map(map) => self.joined(map.iter().map(|(_, value)| value), value.span),
        }
    }

    fn joined<'y>(&mut self, values: impl Iterator<Item = &'y Yaml>, span: Span) -> Inlines {
        let mut out = Inlines::new();
        for value in values {
            out.push_part(", ", self.inline(value), span);
        }
        out
    }

    /// A text as paragraphs and lists. Whatever else it looks like, such as a heading, is taken as text.
    fn blocks(&mut self, value: &Yaml) -> Vec<Block> {
        let Some(text) = text_of(value) else { return Vec::new() };
        let parsed = markdown::parse(&Rewritten::of_value(text.span, text.value)).into_value().unwrap_or_default();
        let is_plain = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_));
        if parsed.blocks.len() < 2
            && parsed.blocks.first().is_none_or(|block| matches!(block.kind, BlockKind::Paragraph(_)))
            || !parsed.blocks.iter().all(is_plain)
        {
            return vec![Block::new(BlockKind::Paragraph(self.inline(value)), value.span)];
        }
        self.used.mark(value.span);
        links::resolve(parsed, self.style.links).take(&mut self.diagnostics).unwrap_or_default().blocks
    }

    /// The date of an item: one, or the two ends of a range.
    pub(super) fn date(&mut self, item: &Yaml) -> Option<Spanned<String>> {
        let (style, language) = (self.style.dates, self.style.language);
        if let Some(date) = self.first_text(item, DATES) {
            let words = self.without_tags(date);
            return Some(Spanned::new(dates::data::one(&words, style, language), date.span));
        }
        let start = self.first_text(item, STARTS);
        let end = self.first_text(item, ENDS).filter(|end| !end.value.trim().is_empty());
        let text = match (start, end) {
            (Some(start), Some(end)) => dates::data::range(start.value, end.value, style, language),
            (Some(start), None) if self.rules.open_ends_are_present => {
                dates::data::range(start.value, "present", style, language)
            }
            (Some(start), None) => dates::data::one(start.value, style, language),
            (None, end) => dates::data::one(end?.value, style, language),
        };
        Some(Spanned::new(text, start.or(end)?.span))
    }

    /// A date that its author has set in HTML: `2025 <br> (active)`.
    fn without_tags(&mut self, date: Spanned<&str>) -> String {
        if !date.value.contains('<') {
            return date.value.to_owned();
        }
        fold::one_line(&snippet(&date, &mut self.diagnostics).plain_text())
    }
}

/// Whether a score is no grade: al-folio sorts by a whole number there, and its sample has 10. The theme does not print it.
fn is_rank(key: &str, item: &Yaml) -> bool {
    key == "score" && item.text(key).is_some_and(|text| text.value.trim().chars().all(|c| c.is_ascii_digit()))
}

/// Whether a highlight of an item says all that its grade does.
fn says_below(item: &Yaml, grade: Option<&Inlines>) -> bool {
    let grade = grade.map(|grade| fold::words(&grade.plain_text())).unwrap_or_default();
    let lists = BELOW.iter().filter_map(|key| item.get(key));
    let mut texts = lists.flat_map(|list| list.items()).filter_map(|line| line.as_str()).map(fold::words);
    grade.contains(' ') && texts.any(|text| fold::has_words(&text, &grade))
}

/// Whether the keys of a map are the author's own words.
fn is_pairs(map: &Map) -> bool {
    !map.is_empty() && !map.iter().any(|(key, _)| is_known(&key.value))
}

/// The text of a scalar that is not blank.
pub(super) fn text_of(yaml: &Yaml) -> Option<Spanned<&str>> {
    yaml.as_str().map(|text| Spanned::new(text.trim(), yaml.span)).filter(|text| !text.value.is_empty())
}

fn paragraph(blocks: Vec<Block>) -> Option<Inlines> {
    match blocks.into_iter().next()?.kind {
        BlockKind::Paragraph(line) => Some(line),
        _ => None,
    }
}

/// An undated item as the blocks of a list's item.
fn in_blocks(entry: Entry) -> Vec<Block> {
    let mut blocks = entry.details;
    if !entry.body.is_empty() {
        blocks.insert(0, Block::new(BlockKind::Paragraph(entry.body), entry.span));
    }
    blocks
}

/// An item of a list below an entry, with the date after the words.
fn dated_in_blocks(mut entry: Entry) -> Vec<Block> {
    if let Some(date) = entry.date.take() {
        entry.body.push_part(", ", Inlines::text(date.value, date.span), date.span);
    }
    in_blocks(entry)
}

fn list(items: Vec<Vec<Block>>, span: Span) -> Block {
    let items = items.into_iter().map(|blocks| Item::new(blocks, span)).collect();
    Block::bullets(items, span)
}

fn numbered_list(items: Vec<Vec<Block>>, is_reversed: bool, span: Span) -> Block {
    let count = items.len();
    let number = |at: usize| i64::try_from(if is_reversed { count - at } else { at + 1 }).ok();
    let numbered = items.into_iter().enumerate();
    let items = numbered.map(|(at, blocks)| Item { number: number(at), ..Item::new(blocks, span) }).collect();
    Block::new(BlockKind::List(List { tight: true, items, ..List::default() }), span)
}

/// An item without a title is what is below it: the points of a list are entries of one date.
fn each_alone(entry: Entry) -> Vec<Entry> {
    if !entry.body.is_empty() {
        return vec![entry];
    }
    let Entry { mut date, date_side, details, span, .. } = entry;
    let points = match <[Block; 1]>::try_from(details) {
        Ok([Block { kind: BlockKind::List(list), .. }]) => list.items.into_iter().map(|item| item.blocks).collect(),
        Ok([only]) => vec![vec![only]],
        Err(details) => vec![details],
    };
    let alone = |blocks: Vec<Block>| {
        let (body, details) = first_line(blocks);
        Entry { date: date.take(), date_side, body, details, span }
    };
    points.into_iter().map(alone).collect()
}

/// The line that some blocks begin with, and what is below it.
fn first_line(mut blocks: Vec<Block>) -> (Inlines, Vec<Block>) {
    if let Some(BlockKind::Paragraph(line)) = blocks.first_mut().map(|first| &mut first.kind) {
        let line = std::mem::take(line);
        blocks.remove(0);
        return (line, blocks);
    }
    (Inlines::new(), blocks)
}

/// Whether a text may be the name of a course. al-folio has a point for each, so many people write there what else is to be said of
/// Whether highlights are no sentences, but fields on lines of their own: `Tides`, `Foam and waves`, `Knots`, `Rope`.
fn are_keywords(items: &[Yaml]) -> bool {
    const FEWEST: usize = 4;
    const MOST_WORDS: usize = 3;
    let is_one = |text: &str| {
        (1..=MOST_WORDS).contains(&text.split_whitespace().count()) && !text.contains([',', ';', ':', '.', '!', '['])
    };
    items.len() >= FEWEST && items.iter().all(|item| text_of(item).is_some_and(|text| is_one(text.value.trim())))
}

/// a degree: `GPA: 3.9`, `Head of the crew`, `Left after a year.`
fn may_be_course(item: &Yaml) -> bool {
    const MAX_COURSE_CHARS: usize = 60;
    item.as_str().is_some_and(|text| {
        let is_short = text.chars().count() <= MAX_COURSE_CHARS;
        is_short && !text.contains([':', '：', '%']) && !sentences::is_ended(text) && !names_a_position(text)
    })
}
