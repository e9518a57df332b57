//! What a page lists: how many years it names, in which lists, and whether it consists of dated entries.

use std::collections::HashSet;

use crate::cv::bibliography::{Request, Scholar};
use crate::cv::dates;
use crate::cv::model::{self, Content, Heading, Section};
use crate::date;
use crate::document::{Block, BlockKind, Cell, InlineKind, Item, Slot, block_text, descendants, inlines_of, row_text};
use crate::fold;
use crate::meanings;
use crate::names;
use crate::path;
use crate::script;
use crate::source::{Span, Spanned};
use crate::vocabulary::states_reading_time;

/// This many years in a text without lists are a list.
pub(super) const MIN_YEARS: usize = 2;
/// This many words describe a thing rather than just name it.
const DESCRIPTION: usize = 12;
/// This many dated entries are a list of what somebody did.
pub(super) const MIN_ENTRIES: usize = 3;
/// Anything with more words is prose.
pub(super) const MAX_ENTRY_WORDS: usize = 80;
/// A line with more words says more than where to look.
const MAX_POINTER_WORDS: usize = 25;
/// A line with at most this many words above a list is its heading.
const MAX_LEAD_WORDS: usize = 4;

/// Whether sections have a list, or enough years to be one.
pub(in crate::cv) fn is_listing(sections: &[Section]) -> bool {
    sections.iter().any(has_list) || years_on(sections) >= MIN_YEARS
}

pub(super) fn has_dated_list(page: &[Section]) -> bool {
    years_on(page) > 0 && page.iter().any(has_list)
}

/// Whether a page has a list or a table of several things, which are not just files to open.
pub(super) fn has_items(page: &[Section]) -> bool {
    listed(page).iter().filter(|one| one.is_item && !one.is_file).count() >= 2
}

/// Whether a page lists things line by line.
pub(super) fn has_lines(page: &[Section]) -> bool {
    listed(page).iter().filter(|one| one.words() <= MAX_ENTRY_WORDS).count() >= 2
}

/// Whether a page says in prose what there is to say about its topic.
pub(super) fn is_told(page: &[Section]) -> bool {
    model::word_count(page) >= 2 * DESCRIPTION
}

/// Whether most of what a page lists are files and papers to read: material for the courses rather than the courses.
pub(super) fn is_material(page: &[Section]) -> bool {
    let all = listed(page);
    let items: Vec<&Listed> = all.iter().filter(|one| one.is_item).collect();
    let files = items.iter().filter(|one| one.is_file).count();
    files > MIN_ENTRIES && files * 2 > items.len()
}

/// Whether a page of material says that it is for courses. Data and code may also be what somebody has released.
pub(super) fn is_for_courses(page: &[Section]) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "class", "classes", "course", "courses", "exercises", "homework", "lecture", "lectures", "slides", "students", "teaching", "tutorials",
        "cours", "exercices", "td", "tp", "lehre", "übungen", "vorlesung", "clase", "clases", "curso", "docencia",
    ];
    const UNSPACED: &[&str] = &["课程", "課程", "课件", "課件", "講義", "授業", "강의", "수업"];
    let is_other = |content: &&Content| !content.block().is_some_and(|block| matches!(block.kind, BlockKind::List(_)));
    let said = |section: &Section| {
        let heading = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
        let around = section.content.iter().filter(is_other).map(|content| fold::words(&content.said()));
        std::iter::once(heading).chain(around).collect::<Vec<_>>().join(" ")
    };
    let says = |text: &String| {
        text.split(' ').any(|word| WORDS.contains(&word)) || UNSPACED.iter().any(|word| text.contains(word))
    };
    is_material(page) && page.iter().map(said).any(|text| says(&text))
}

/// Whether a section has a list of bibliography entries.
pub(super) fn lists_records(section: &Section) -> bool {
    has_block(section, |kind| matches!(kind, BlockKind::Slot(Slot::Bibliography(_))))
}

/// Whether a page describes things under headings of their own, below its title.
pub(super) fn has_described_parts(page: &[Section]) -> bool {
    let is_described = |part: &&Section| part.word_count() >= DESCRIPTION;
    parts(page).any(|part| is_described(&part)) || parts(page).filter(|part| !part.content.is_empty()).count() >= 2
}

/// The sections under headings below a page's title.
pub(super) fn parts(page: &[Section]) -> impl Iterator<Item = &Section> {
    let top = page.iter().filter_map(Section::level).min();
    let has_title = page.iter().filter(|section| section.level() == top).count() == 1;
    page.iter().filter(move |section| section.heading.is_some() && !(has_title && section.level() == top))
}

/// How many things sections list: items, rows, entries, and parts and paragraphs without any. Nobody knows for a bibliography,
/// which is not read yet.
pub(super) fn extent(sections: &[Section]) -> Option<usize> {
    let of_section = |section: &Section| -> Option<usize> {
        let mut own = 0;
        for content in &section.content {
            match content.block().map(|block| &block.kind) {
                Some(BlockKind::Slot(Slot::Bibliography(_))) => return None,
                Some(BlockKind::Slot(Slot::Item(_))) => own += 1,
                _ => {}
            }
        }
        let items = listed(std::slice::from_ref(section)).iter().filter(|one| one.is_item).count();
        let is_filled = !section.content.is_empty();
        Some(if own + items > 0 { own + items } else { usize::from(is_filled) })
    };
    sections.iter().map(of_section).sum()
}

/// Whether a section is filled from the site's data.
pub(super) fn is_filled(section: &Section) -> bool {
    has_slot(section) || is_made(section)
}

/// Whether a section has entries or publications that were made of data.
fn is_made(section: &Section) -> bool {
    section.content.iter().any(|content| content.block().is_none())
}

pub(super) fn years_on(page: &[Section]) -> usize {
    page.iter().map(|section| years(&text_of(section))).sum()
}

pub(super) fn has_list(section: &Section) -> bool {
    has_block(section, |kind| matches!(kind, BlockKind::List(_) | BlockKind::Table(_) | BlockKind::Definitions(_)))
}

pub(super) fn has_slot(section: &Section) -> bool {
    has_block(section, |kind| matches!(kind, BlockKind::Slot(_)))
}

/// Whether a section has a list of bibliography entries that its author chose by more than their years.
pub(super) fn chooses(section: &Section, scholar: &Scholar) -> bool {
    has_block(section, |kind| match kind {
        BlockKind::Slot(Slot::Bibliography(arguments)) => {
            let query = Request::parse(arguments, scholar).ok().and_then(|request| request.query);
            query.is_some_and(|query| query.fields().any(|field| field != "year"))
        }
        _ => false,
    })
}

/// Whether a section has a list that describes what it lists: courses rather than their slides. A single table row is enough.
pub(super) fn describes(section: &Section) -> bool {
    let is_described = |text: String| script::word_count(&text) >= DESCRIPTION;
    has_block(section, |kind| match kind {
        BlockKind::List(list) => list.items.iter().filter(|item| is_described(block_text(&item.blocks))).count() >= 2,
        BlockKind::Table(table) => table.rows.iter().any(|row| is_described(row_text(row))),
        _ => false,
    })
}

/// Whether a page lists entries of bibliographies under several headings of its own: `Preprints`, `Journals`. A list has its years
/// anyway.
pub(super) fn lists_in_parts(page: &[Section]) -> bool {
    let mut part = None;
    let mut parts = HashSet::new();
    for section in page {
        let heading = section.heading.as_ref().filter(|heading| years(&heading.folded()) == 0);
        part = heading.map(|heading| heading.span).or(part);
        parts.extend(part.filter(|_| lists_records(section)));
    }
    parts.len() > 1
}

fn has_block(section: &Section, is_it: impl Fn(&BlockKind) -> bool) -> bool {
    let mut blocks = section.content.iter().filter_map(Content::block);
    blocks.any(|block| descendants(std::slice::from_ref(block)).any(|block| is_it(&block.kind)))
}

fn text_of(section: &Section) -> String {
    let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
    let blocks = section.content.iter().filter_map(Content::block).map(Block::plain_text);
    std::iter::once(heading).chain(blocks).collect::<Vec<_>>().join("\n")
}

/// Whether a section only says where to look: a line, or a lone item, with a link or “See …”, and no year.
pub(in crate::cv) fn only_leads(section: &Section) -> bool {
    let [Content::Block(block)] = &section.content[..] else { return false };
    let is_line = match &block.kind {
        BlockKind::Paragraph(_) => true,
        BlockKind::List(list) => list.items.len() == 1,
        _ => false,
    };
    let text = block.plain_text();
    let mut inlines = inlines_of(std::slice::from_ref(block));
    let has_link = inlines.any(|inline| matches!(inline.kind, InlineKind::Link { .. }));
    let says_see = || fold::words(&text).split(' ').next().is_some_and(|word| SEE.contains(&word));
    let is_short = script::word_count(&text) <= MAX_POINTER_WORDS && years(&text) == 0;
    is_line && is_short && (has_link || says_see())
}

/// Words that begin a line which only says where to look. Folded.
const SEE: &[&str] = &["see", "visit", "siehe", "voir", "véase", "ver", "详见", "參見", "参见"];

/// How many years a text names: `2019`, `Fall 19`.
fn years(text: &str) -> usize {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_short_year = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |word: &&str| {
        // Fiscal and academic years, and terms in German: `FY2026`, `WS2023/24`.
        let (mark, number) = word.split_at(word.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0));
        let word = if dates::is_of_dates(mark) { number } else { word };
        let (digits, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
        let ends = !rest.starts_with(|letter: char| letter.is_ascii_alphabetic());
        ends && date::is_recent_year(digits)
    };
    let of_season = words.windows(2).filter(|pair| dates::is_season(pair[0]) && is_short_year(pair[1]));
    words.iter().filter(|word| is_year(word)).count() + of_season.count()
}

/// One of the things that a page lists: an item, a row, a line.
struct Listed {
    text: String,
    span: Span,
    is_dated: bool,
    /// Whether it is an item, a row or an entry rather than a line of text.
    is_item: bool,
    /// Whether it only names the file that its link leads to.
    is_file: bool,
    /// What an item of a list begins with: its first link, or its words up to the first mark.
    name: Option<String>,
}

impl Listed {
    fn words(&self) -> usize {
        script::word_count(&self.text)
    }

    fn is_entry(&self) -> bool {
        self.is_dated && self.words() <= MAX_ENTRY_WORDS
    }
}

/// How many short lines of a page, items included, have a date.
pub(super) fn dated_lines(page: &[Section]) -> usize {
    listed(page).iter().filter(|one| one.is_entry()).count()
}

/// Whether most of what a page lists with dates are posts: it says how long they take to read, `9 min read · 25 February 2024`.
pub(super) fn lists_posts(page: &[Section]) -> bool {
    let marks = ['\n', '·', '•', '|'];
    let times = |section: &Section| section.said().split(marks).filter(|part| states_reading_time(part)).count();
    let times: usize = page.iter().map(times).sum();
    times > 0 && times * 2 >= dated_items(page)
}

/// How many items of a page's lists have a date.
pub(super) fn dated_items(page: &[Section]) -> usize {
    listed(page).iter().filter(|one| one.is_item && one.is_dated).count()
}

/// Whether a collection of this name is on a topic: `courses` is on teaching.
pub(super) fn is_on(collection: &str, topic: &str) -> bool {
    collection == topic || meanings::all(&meanings::words(collection)).contains(&topic)
}

/// Whether a page consists of dated entries: what somebody did, and when. Prose with an occasional year does not.
pub(super) fn is_of_entries(page: &[Section]) -> bool {
    let all = listed(page);
    let entries: Vec<&Listed> = all.iter().filter(|one| one.is_entry()).collect();
    let words: usize = all.iter().map(Listed::words).sum();
    let of_entries: usize = entries.iter().map(|entry| entry.words()).sum();
    entries.len() >= MIN_ENTRIES && entries.len() * 2 >= all.len() && of_entries * 2 >= words
        || is_of_dated_parts(page)
        || is_of_headed_entries(page)
}

/// Whether a page consists of entries with descriptions below them: each begins with a paragraph that has its name in bold and its
/// date, such as `**Harbour Board** 2019–2021 (Halden)`.
fn is_of_headed_entries(page: &[Section]) -> bool {
    const MAX_WORDS: usize = 100;
    let head = |content: &Content| match content.block().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(run)) => {
            let text = run.plain_text();
            let first = run.iter().find(|inline| !inline.plain_text().trim().is_empty());
            let is_bold = first.is_some_and(|inline| matches!(inline.kind, InlineKind::Strong(_)));
            is_bold && is_dated(&text) && script::word_count(&text) <= MAX_HEAD_WORDS
        }
        _ => false,
    };
    let says = |content: &&Content| !content.said().trim().is_empty();
    let starts = |section: &Section| section.content.iter().find(says).is_none_or(head);
    let heads = page.iter().flat_map(|section| &section.content).filter(|content| head(content)).count();
    heads >= MIN_ENTRIES && page.iter().all(starts) && model::word_count(page) <= heads * MAX_WORDS
}

/// A paragraph of more words is not only the name of something with its date.
const MAX_HEAD_WORDS: usize = 20;

/// Whether a page consists of short parts with dates under headings of their own, and not of the material of meetings. Of two
/// entries, both have to be dated.
fn is_of_dated_parts(page: &[Section]) -> bool {
    let parts: Vec<&Section> = parts(page).filter(|part| !part.content.is_empty()).collect();
    let has_date = |part: &Section| is_dated(&text_of(part)) || part.heading.as_ref().is_some_and(is_date);
    let is_entry = |part: &&&Section| has_date(part) && part.word_count() <= MAX_ENTRY_WORDS;
    let entries: Vec<&Section> = parts.iter().filter(is_entry).copied().collect();
    let words = model::word_count(page);
    let of_entries: usize = entries.iter().map(|entry| entry.word_count()).sum();
    let are_all = entries.len() >= 2 && entries.len() == parts.len();
    let are_most = entries.len() * 2 >= parts.len() && of_entries * 2 >= words;
    (entries.len() >= MIN_ENTRIES || are_all) && are_most && !is_material(page)
}

/// Whether a heading is nothing but a date: `Sept '21 – Aug '22`.
fn is_date(heading: &Heading) -> bool {
    let words = heading.content.plain_text();
    dates::whole(words.trim()).is_some()
}

/// Whether most items of a page's lists, or some of its headings or paragraphs, begin with somebody's name.
pub(super) fn names_people(page: &[Section]) -> bool {
    let all: Vec<String> = listed(page).into_iter().filter_map(|one| one.name).collect();
    let titles = parts(page).filter_map(|part| part.heading.as_ref()).map(|heading| heading.content.plain_text());
    let first_lines = page.iter().flat_map(|section| &section.content).filter_map(first_of_lines);
    let is_name = |text: &String| names::evidently_a_name(text);
    let are_most = all.len() >= 2 && all.iter().filter(|text| is_name(text)).count() * 2 >= all.len();
    are_most || titles.chain(first_lines).filter(is_name).count() >= 2
}

/// What a paragraph of several lines begins with: a name above the topic of a thesis.
fn first_of_lines(content: &Content) -> Option<String> {
    let BlockKind::Paragraph(run) = &content.block()?.kind else { return None };
    let mut lines = run.lines().map(|line| line.plain_text());
    let first = lines.next()?;
    lines.next().is_some().then(|| beginning(&first))
}

/// Whether a page names or describes courses rather than only offering their files.
pub(super) fn names_some(page: &[Section]) -> bool {
    let all = listed(page);
    let named = all.iter().filter(|one| !one.is_file).count();
    named >= 2 && page.iter().any(has_list) || all.iter().any(|one| one.words() >= DESCRIPTION) && has_parts(page)
}

/// Whether a page is a line that names a course, and does not only lead to it: “I teach a course on tides.”
pub(super) fn names_one(page: &[Section]) -> bool {
    const TELL: &[&str] = &["i teach", "we teach", "i taught", "we taught", "i have taught", "we have taught"];
    let is_line = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph(_));
    let tells = |section: &Section| {
        let words = fold::words(&section.said());
        TELL.iter().any(|tell| fold::has_words(&words, tell))
    };
    is_one(page, is_line) || sole(page, is_line).is_some_and(tells)
}

/// Whether a page is a list of one thing, and does not lead to it.
pub(super) fn lists_one(page: &[Section]) -> bool {
    is_one(page, |kind| matches!(kind, BlockKind::List(list) if list.items.len() == 1))
}

fn is_one(page: &[Section], is_it: impl Fn(&BlockKind) -> bool) -> bool {
    sole(page, is_it).is_some_and(|only| !only_leads(only))
}

/// The section whose one block is all that a page says.
fn sole(page: &[Section], is_it: impl Fn(&BlockKind) -> bool) -> Option<&Section> {
    const MIN_WORDS: usize = 3;
    let mut all = page.iter().filter(|section| !section.content.is_empty());
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let is_it = matches!(&only.content[..], [Content::Block(block)] if is_it(&block.kind));
    (is_it && only.word_count() >= MIN_WORDS).then_some(only)
}

/// What the items of a page say: those of its lists and tables, and its lines with a year.
pub(super) fn texts_of_items(page: &[Section]) -> Vec<Spanned<String>> {
    let items = listed(page).into_iter().filter(|one| one.is_item || one.is_dated);
    items.map(|one| Spanned::new(one.text, one.span)).collect()
}

/// What the items of a section's lists begin with: their first links, or their words up to the first mark.
pub(super) fn names_of_items(section: &Section) -> Vec<String> {
    listed(std::slice::from_ref(section)).into_iter().filter_map(|one| one.name).collect()
}

/// How many items a page's lists have that are written by hand.
pub(super) fn items_of(page: &[Section]) -> usize {
    if page.iter().any(has_slot) { 0 } else { all_items(page).count() }
}

/// How many different items a page's lists have, whatever is printed beside them: those of a loop are all from one place.
pub(super) fn written_items_of(page: &[Section]) -> usize {
    all_items(page).map(|item| item.span).collect::<HashSet<_>>().len()
}

fn all_items(page: &[Section]) -> impl Iterator<Item = &Item> {
    let lists = page.iter().flat_map(|section| &section.content).filter_map(|content| match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => Some(list),
        _ => None,
    });
    lists.flat_map(|list| &list.items)
}

fn has_parts(page: &[Section]) -> bool {
    page.iter().filter(|section| section.heading.is_some() && !section.content.is_empty()).count() >= 2
}

fn listed(page: &[Section]) -> Vec<Listed> {
    let mut all = Vec::new();
    for section in page {
        let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
        let first = all.len();
        for content in &section.content {
            match content {
                Content::Block(block) => collect(block, &mut all),
                Content::Entries(entries) => all.extend(entries.iter().map(|entry| Listed {
                    text: entry.body.plain_text(),
                    span: entry.span,
                    is_dated: entry.date.is_some(),
                    is_item: true,
                    is_file: false,
                    name: Some(beginning(&entry.body.plain_text())),
                })),
                Content::Publications(_) => {}
            }
        }
        // A heading that is a year dates what is below it.
        if is_dated(&heading) {
            all[first..].iter_mut().for_each(|one| one.is_dated = true);
        }
    }
    all
}

fn collect(block: &Block, all: &mut Vec<Listed>) {
    match &block.kind {
        BlockKind::List(list) => list.items.iter().for_each(|item| collect_item(item, all)),
        BlockKind::Table(table) => {
            let first = |row: &[Cell]| row.iter().flat_map(|cell| &cell.blocks).next().map(|block| block.span);
            let row = |row: &Vec<Cell>| one(row_text(row), first(row).unwrap_or(block.span));
            all.extend(table.rows.iter().map(|of_row| Listed { is_item: true, ..row(of_row) }));
        }
        BlockKind::Aligned(_, inner) | BlockKind::Quote(inner) | BlockKind::Details(_, inner) => {
            inner.iter().for_each(|block| collect(block, all));
        }
        BlockKind::Paragraph(run) => {
            let lines = run.lines().map(|line| line.plain_text()).filter(|line| !line.trim().is_empty());
            let lines: Vec<Listed> = lines.map(|line| one(line, block.span)).collect();
            match &lines[..] {
                // What follows a date, line by line, is all of one entry.
                [first, rest @ ..] if first.is_dated && !rest.iter().any(|line| line.is_dated) => {
                    all.push(one(run.plain_text(), block.span));
                }
                _ => all.extend(lines),
            }
        }
        _ => {}
    }
}

/// An item, or those of the list below a word or two: “Doctorates”.
fn collect_item(item: &Item, all: &mut Vec<Listed>) {
    let below = item.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    });
    let lead = item.blocks.first().map(Block::plain_text).unwrap_or_default();
    // What is below somebody's name says more about them.
    let is_heading = script::word_count(&lead) <= MAX_LEAD_WORDS && !names::evidently_a_name(&lead);
    match below {
        Some(list) if is_heading => list.items.iter().for_each(|item| collect_item(item, all)),
        _ => {
            let text = block_text(&item.blocks);
            let link = inlines_of(&item.blocks).find_map(|inline| match &inline.kind {
                InlineKind::Link { target, content, .. } | InlineKind::DeadLink { target, content, .. } => {
                    Some((target, content.plain_text()))
                }
                _ => None,
            });
            let is_file = link.as_ref().is_some_and(|(target, _)| {
                path::has_extension(target, FILES) || READINGS.iter().any(|host| target.contains(host))
            });
            let name = link.map(|(_, words)| words).filter(|words| text.trim_start().starts_with(words.trim()));
            let name = Some(name.unwrap_or_else(|| beginning(&text)));
            all.push(Listed { name, is_item: true, is_file, ..one(text, item.span) });
        }
    }
}

fn one(text: String, span: Span) -> Listed {
    Listed { is_dated: is_dated(&text), text, span, is_item: false, is_file: false, name: None }
}

/// The words of a text up to the first mark.
pub(super) fn beginning(text: &str) -> String {
    let first = text.split([',', '(', ':', ';', '–', '—', '\n']).next().unwrap_or_default();
    first.split(" - ").next().unwrap_or_default().trim().to_owned()
}

/// Files that are viewed or downloaded: the slides of a lecture, the data for an exercise.
const FILES: &[&str] =
    &["pdf", "ppt", "pptx", "key", "zip", "doc", "docx", "ipynb", "tex", "csv", "xls", "xlsx", "txt", "r", "rmd"];

/// Where papers are that courses have their students read.
const READINGS: &[&str] = &["arxiv.org/", "aclanthology.org/", "openreview.net/"];

/// Whether a text names a year: `(05/2024)`, `2024.5`, `KSEM2010`, but not the number of a preprint.
fn is_dated(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_date = |number: &str| match number.split_once('.') {
        Some((year, _)) => date::is_recent_year(year) && dates::whole(number).is_some(),
        None => date::is_recent_year(number),
    };
    let mut numbers = text.split(|c: char| !(is_digit(c) || c == '.'));
    numbers.any(|number| is_date(number.trim_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn years_are_told_from_other_numbers() {
        for (text, expected) in [
            ("2019-2021, Fall 2020", 3),
            ("Fall 23: Maps; Spring 22: Tides", 2),
            ("arXiv 2311.16881, room 1900, 12 slides", 0),
            ("2023年4月", 1),
            ("FY2026-FY2029, WS2023/24", 3),
            ("", 0),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }

    #[test]
    fn years_may_stand_beside_letters() {
        for (text, expected) in [
            ("Reviewer, TIDE2010", true),
            ("Bergen (05/2024)", true),
            ("2024.5: Bergen", true),
            ("2024.05.01, Bergen", true),
            ("arXiv 2012.03456, 20191 waves", false),
            ("Version 2012.13", false),
            ("", false),
        ] {
            assert_eq!(is_dated(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_listed_says_as_many_words_in_chinese() {
        let span = Span::new(Sources::new().add(Source::new("a.md", "")), 0..0);
        for text in ["Models of the tides", "北海潮汐的模型研究"] {
            assert_eq!(one(text.to_owned(), span).words(), 4, "{text}");
        }
    }
}
