//! Makes the lists of one section agree on where their dates are: all in a column, or all in the text.
//!
//! A page may split a list with headings, a picture or a paragraph, and one of the parts may look more dated than the others.

use std::collections::BTreeMap;

use super::super::dates;
use super::super::model::{Content, DateSide, Entry, Section};
use super::item::paragraph_first;
use super::{DateFormat, from_list, inner, paragraphs, sides};
use crate::cv::sections::SECTION;
use crate::date;
use crate::document::{BlockKind, Item, List};
use crate::meanings;

/// A list, and the same as entries.
struct Read<'a> {
    /// The section and the piece of its content.
    at: (usize, usize),
    list: &'a List,
    dates: Dates,
    entries: Option<Vec<Entry>>,
}

/// What dates the items of a list have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dates {
    /// Most have none.
    None,
    /// Most have a year somewhere, which may be part of a name.
    Years,
    /// Most begin or end with one, the list is one of entries, or the heading above it is a year.
    Plain,
}

/// The lists of some sections, as entries where they are entries, with the section and the piece of its content.
pub(super) fn entries(sections: &[Section], format: DateFormat) -> Vec<((usize, usize), Vec<Entry>)> {
    let mut read: Vec<Read> = Vec::new();
    let of_papers = sides::of_publications(sections);
    for group in groups(sections) {
        let lists = |at: usize| lists(sections, at, of_papers[at], format);
        let mut lists: Vec<Read> = group.into_iter().flat_map(lists).collect();
        agree(&mut lists, format);
        read.extend(lists);
    }
    let all_sides = all_sides(sections, &read);
    // The only one at the start, where others have theirs at the end, may be the beginning of a sentence.
    let is_alone = |read: &Read| {
        let Some([entry]) = read.entries.as_deref() else { return false };
        let is_first = entry.date_side == DateSide::Start;
        let starts = all_sides.iter().filter(|side| **side == DateSide::Start).count();
        is_first && starts == 1 && all_sides.len() > 1 && !sides::is_certain(entry) && !has_mark(read.list)
    };
    let entries = read.into_iter().filter(|read| !is_alone(read));
    entries.filter_map(|read| Some((read.at, read.entries?))).collect()
}

/// Makes an entry of the paragraph that is all of a part, where the parts beside it have entries with their dates on one side: the only
/// course for undergraduates, beside those for graduates.
pub(super) fn take_in_lone_paragraphs(sections: &mut [Section], format: DateFormat) {
    let side_of = |section: &Section| match &section.content[..] {
        [Content::Entries(entries)] => entries.iter().all(|entry| entry.date.is_some()).then(|| side(entries)),
        _ => None,
    };
    let is_part = |section: &Section| section.level().is_some_and(|level| level > SECTION);
    for at in 0..sections.len() {
        let [only] = &sections[at].content[..] else { continue };
        let before = at.checked_sub(1).map(|before| &sections[before]);
        let mut beside = before.into_iter().chain(sections.get(at + 1));
        let is_beside = |other: &&Section| is_part(other) && other.level() == sections[at].level();
        let Some(side) = beside.find(is_beside).and_then(side_of) else { continue };
        if let Some(entry) = paragraphs::lone(only, side, format) {
            sections[at].content = vec![Content::Entries(vec![entry])];
        }
    }
}

/// Whether a mark that occurs in no sentence follows the date of the first item.
fn has_mark(list: &List) -> bool {
    let flat = list.items.first().and_then(paragraph_first).map(|(words, _)| words.flat_text()).unwrap_or_default();
    let found = dates::at_start(&flat);
    found.is_some_and(|found| flat[found.date.end..found.cut.end].contains([':', '：', '|', '｜', '\t', '\n']))
}

/// Sections that belong together: a heading's own and those below it. What is usually a section of its own stays apart.
fn groups(sections: &[Section]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut above: Vec<usize> = Vec::new();
    let level = |at: usize| sections[at].level().unwrap_or_default();
    for at in 0..sections.len() {
        while above.last().is_some_and(|&last| level(last) >= level(at)) {
            above.pop();
        }
        let has_parts = at + 1 < sections.len() && level(at + 1) > level(at);
        let is_parent = |&parent: &usize| {
            level(parent) > 0 && !has_parts && (!is_usual(&sections[at]) || is_usual(&sections[parent]))
        };
        let parent = above.last().copied().filter(is_parent);
        groups.entry(parent.unwrap_or(at)).or_default().push(at);
        above.push(at);
    }
    groups.into_values().collect()
}

fn is_usual(section: &Section) -> bool {
    section.heading.as_ref().is_some_and(|heading| meanings::is_usual(&heading.content.plain_text()))
}

/// The lists of a section, which may be of papers.
fn lists(sections: &[Section], section: usize, of_papers: bool, format: DateFormat) -> Vec<Read<'_>> {
    let heading = sections[section].heading.as_ref();
    let is_of_year = heading.is_some_and(|heading| date::is_year(heading.content.plain_text().trim()));
    let read = |at: usize, list| {
        let is_open = !List::is_numbered(list) || super::are_below_dates(list, format);
        let from_inside = || if of_papers { None } else { inner::from_list(list, format) };
        let entries = if is_open { from_list(list, format).or_else(from_inside) } else { None };
        let dates = if is_of_year || entries.is_some() { Dates::Plain } else { dates_of(list) };
        Read { at: (section, at), list, dates, entries }
    };
    let list = |content| match &Content::block(content)?.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    };
    let content = sections[section].content.iter().enumerate();
    content.filter_map(|(at, content)| Some(read(at, list(content)?))).collect()
}

fn dates_of(list: &List) -> Dates {
    let most =
        |is_meant: fn(&Item) -> bool| list.items.iter().filter(|item| is_meant(item)).count() * 2 >= list.items.len();
    match (most(tells_date), most(tells_year)) {
        (true, _) => Dates::Plain,
        (false, true) => Dates::Years,
        (false, false) => Dates::None,
    }
}

/// Whether an item, or its first line, begins or ends with a date.
fn tells_date(item: &Item) -> bool {
    let Some((words, _)) = paragraph_first(item) else { return false };
    let flat = words.flat_text();
    super::tells_date(&flat) || super::tells_date(flat.lines().next().unwrap_or_default())
}

fn tells_year(item: &Item) -> bool {
    paragraph_first(item).is_some_and(|(words, _)| date::years_in(&words.flat_text()).next().is_some())
}

/// Makes the lists of a section agree: where all of them together pass as entries, all become entries; where the other lists have
/// more, dates that come last stay in the text.
fn agree(lists: &mut [Read], format: DateFormat) {
    let is_other = |read: &Read| read.entries.is_none() && read.dates != Dates::None;
    if !lists.iter().any(|read| read.entries.is_some()) || !lists.iter().any(is_other) {
        return;
    }
    take_in(lists, format);
    let weight = |read: &Read| match read.dates {
        Dates::None => 0,
        Dates::Years => read.list.items.len(),
        Dates::Plain => 2 * read.list.items.len(),
    };
    let count =
        |is_meant: &dyn Fn(&Read) -> bool| -> usize { lists.iter().filter(|read| is_meant(read)).map(weight).sum() };
    let may_stay = |read: &Read| {
        read.entries.as_deref().is_some_and(|entries| side(entries) == DateSide::End)
            && read.list.items.iter().all(is_one_paragraph)
    };
    if count(&may_stay) <= count(&is_other) {
        lists.iter_mut().filter(|read| may_stay(read)).for_each(|read| read.entries = None);
    }
}

/// Whether an item has one paragraph: where it has several, one of them may be the date.
fn is_one_paragraph(item: &Item) -> bool {
    item.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).count() == 1
}

/// Also makes entries of the lists that pass together with all the others.
fn take_in(lists: &mut [Read], format: DateFormat) {
    let is_meant = |read: &Read| {
        let has_no_tasks = read.list.items.iter().all(|item| item.task.is_none());
        read.dates == Dates::Plain && !read.list.is_numbered() && has_no_tasks
    };
    let items: Vec<Item> =
        lists.iter().filter(|read| is_meant(read)).flat_map(|read| read.list.items.clone()).collect();
    let mut rest = from_list(&List::of_bullets(items), format).unwrap_or_default().into_iter();
    for one in lists.iter_mut().filter(|read| is_meant(read)) {
        let entries: Vec<Entry> = rest.by_ref().take(one.list.items.len()).collect();
        let count = entries.iter().filter(|entry| entry.date.is_some()).count();
        if one.entries.is_none() && count > 0 && count * 2 >= entries.len() {
            one.entries = Some(entries);
        }
    }
}

fn side(entries: &[Entry]) -> DateSide {
    entries.first().map_or(DateSide::Start, |entry| entry.date_side)
}

/// The side on which each list has its dates.
fn all_sides(sections: &[Section], read: &[Read]) -> Vec<DateSide> {
    let found = sections.iter().flat_map(|section| &section.content).filter_map(|content| match content {
        Content::Entries(entries) => Some(side(entries)),
        Content::Block(_) | Content::Publications(_) => None,
    });
    found.chain(read.iter().filter_map(|read| read.entries.as_deref().map(side))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::recognise;
    use super::*;
    use crate::cv::model::Heading;
    use crate::document::{Block, Inlines};
    use crate::source::{Source, Sources, Span};

    /// Lines with `#` are headings, others are lists, whose items are separated by bars. Entries are shown as `date > body` or
    /// `body < date`.
    fn shown(text: &str) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            let words = line.trim_start_matches('#');
            let level = u8::try_from(line.len() - words.len()).unwrap_or_default();
            let content = |words: &str| Inlines::text(words.trim(), span);
            let item = |words| Item::new(vec![Block::new(BlockKind::Paragraph(content(words)), span)], span);
            match sections.last_mut() {
                Some(section) if level == 0 => {
                    let list = List::of_bullets(words.split(" | ").map(item).collect());
                    section.content.push(Content::Block(Block::new(BlockKind::List(list), span)));
                }
                _ => {
                    let heading = Some(Heading { level, content: content(words), span });
                    sections.push(Section { heading, content: Vec::new() });
                }
            }
        }
        let entry = |entry: &Entry| {
            let (date, body) = (entry.date.as_ref().map_or("-", |date| &date.value), entry.body.plain_text());
            if entry.date_side == DateSide::Start { format!("{date} > {body}") } else { format!("{body} < {date}") }
        };
        let shown = recognise(sections, DateFormat::default()).into_iter().flat_map(|section| section.content);
        let shown = shown.map(|content| match content {
            Content::Entries(entries) => entries.iter().map(entry).collect::<Vec<_>>().join("; "),
            _ => "list".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn few_rows_among_lists_with_dates_in_their_text_stay_lists() {
        for text in [
            "##Teaching\n###Bergen\nAide in Fall 2023 by the sea | Aide in Fall 2024 at the lake\n###Oslo\nAide, Fall 2022",
            "##Talks\n###2024\nTides, Bergen\n###2023\nWaves, Oslo\n###2014\nWind, September 2014",
            "##Papers\nOn tides (2020), vol. 1 | On waves (2021), vol. 2\n###Theses\nOn wind, 2019",
        ] {
            assert!(!shown(text).contains('<'), "{}", shown(text));
        }
    }

    #[test]
    fn lists_that_together_are_dated_are_entries() {
        assert_eq!(
            shown("##Talks\nTides, May 2020 | Waves, upcoming\nWind, June 2019 | Rain, May 2018 | Snow, May 2017"),
            "Tides < May 2020; Waves, upcoming < - | Wind < June 2019; Rain < May 2018; Snow < May 2017"
        );
    }

    #[test]
    fn one_date_alone_on_its_side_stays_in_the_text() {
        assert_eq!(
            shown("##Work\nPostdoc, May 2020 | Aide, May 2018\n##Teaching\nSince 1987, all about tides"),
            "Postdoc < May 2020; Aide < May 2018 | list"
        );
        assert_eq!(
            shown("##Work\nPostdoc, May 2020 | Aide, May 2018\n##Prizes\n2019: Medal of Bergen"),
            "Postdoc < May 2020; Aide < May 2018 | 2019 > Medal of Bergen"
        );
    }

    #[test]
    fn terms_between_commas_are_dates_but_for_papers() {
        let list = "Tides, Aide, Fall 2024, Bergen | Waves, Aide, Spring 2023, Oslo";
        assert_eq!(
            shown(&format!("##Teaching\n{list}")),
            "Tides, Aide, Bergen < Fall 2024; Waves, Aide, Oslo < Spring 2023"
        );
        assert_eq!(shown(&format!("##Publications\n###Reports\n{list}")), "list");
    }

    #[test]
    fn sections_do_not_ask_each_other() {
        assert_eq!(
            shown("##CV\n###Education\nPhD, May 2020\n###Publications\nOn tides (2020), 1 | On waves (2021), 2"),
            "PhD < May 2020 | list"
        );
        // Text before the first heading is nobody's section.
        assert_eq!(
            shown("\nOn tides (2020), 1 | On waves (2021), 2\n##Courses\nTides, Bergen, 2020 | Foam, 2019"),
            "list | Tides, Bergen < 2020; Foam < 2019"
        );
    }
}
