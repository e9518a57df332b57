//! Lists of dated items become entries.
//!
//! A list whose items nearly all start with a date, or nearly all end with one, is a list of positions, prizes, courses
//! or talks. Taking the date out changes no word and no order; any other list stays a list.

use crate::document::{BlockKind, Inlines, Item, List};
use crate::source::Span;

use super::dates::{self, DateStyle};
use super::model::{Content, DateSide, Entry, Section};
use crate::language::Language;

mod agreement;
mod alone;
mod below;
mod brackets;
mod definitions;
mod headings;
mod inner;
mod item;
mod paragraphs;
mod sides;
mod tables;
mod unusual;
mod years;

pub(crate) use sides::agree as agree_on_a_side;

use item::{LONGEST_DATED_AT_END, date, entry, paragraph_first};

/// How many of ten items have to be dated.
const DATED_OF_TEN: usize = 8;

/// How dates are printed, and in which language.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateFormat {
    /// The style.
    pub style: DateStyle,
    /// The language of its words.
    pub language: Language,
}

/// Sections with their dated lists as entries.
pub fn recognise(sections: Vec<Section>, format: DateFormat) -> Vec<Section> {
    let sections = headings::join(sections, format);
    let of_years: Vec<Option<Section>> =
        sections.iter().map(|section| year(section).map(|_| section.clone())).collect();
    let read = |section: Section| Section { content: paragraphs::recognise(section.content, format), ..section };
    let mut sections: Vec<Section> = sections.into_iter().map(read).collect();
    for ((section, at), entries) in agreement::entries(&sections, format) {
        sections[section].content[at] = Content::Entries(entries);
    }
    let laid_out = |content: Content| recognise_one(content, format);
    let finish = |(section, of_year): (Section, Option<Section>)| {
        let content = section.content.into_iter().map(laid_out).collect();
        let section = Section { heading: section.heading, content };
        of_year.filter(|_| tells_its_year(&section)).unwrap_or(section)
    };
    sections.into_iter().zip(of_years).map(finish).collect()
}

/// The year, if a section's heading is one.
fn year(section: &Section) -> Option<String> {
    let heading = section.heading.as_ref()?.content.plain_text();
    (heading.len() == "2024".len()).then_some(heading)
}

/// Whether a list of a section ends its items with the year that the heading is.
fn tells_its_year(section: &Section) -> bool {
    let Some(year) = year(section) else { return false };
    section.content.iter().any(|content| match content {
        Content::Entries(entries) => entries.iter().all(|entry| {
            let date = entry.date.as_ref().map(|date| &date.value);
            entry.date_side == DateSide::End && date.is_none_or(|date| *date == year)
        }),
        Content::Block(_) | Content::Publications(_) => false,
    })
}

/// Tables and definitions of dates.
fn recognise_one(content: Content, format: DateFormat) -> Content {
    let Content::Block(block) = &content else { return content };
    let entries = match &block.kind {
        BlockKind::Table(table) => tables::entries(table, block.span, format),
        BlockKind::Definitions(definitions) => definitions::entries(definitions, block.span, format),
        _ => None,
    };
    entries.map_or(content, Content::Entries)
}

/// Whether each item begins with its date, as a paragraph of its own: even in a numbered list, such items are not being counted.
fn are_below_dates(list: &List, format: DateFormat) -> bool {
    list.items.iter().all(|item| alone::entry(item, format).is_some())
}

/// Whether a text begins or ends with a date.
pub fn tells_date(text: &str) -> bool {
    dates::at_start(text).is_some() || dates::at_end(text).is_some()
}

/// Whether a paragraph is only a date.
pub fn is_date(words: &Inlines, span: Span) -> bool {
    alone::of_paragraph(words, span, DateFormat::default()).is_some()
}

/// The entries of a list, if it is clearly one of dated items.
pub fn from_list(list: &List, format: DateFormat) -> Option<Vec<Entry>> {
    if list.items.iter().any(|item| item.task.is_some()) {
        return None;
    }
    let entries = |side| dated(&list.items, side, format);
    years::entries(list, format).or_else(|| entries(DateSide::Start)).or_else(|| entries(DateSide::End))
}

/// The entry of a single item.
pub fn from_item(item: &Item, format: DateFormat) -> Option<Entry> {
    let entry = |side| entry(item, side, LONGEST_DATED_AT_END, format).map(|(entry, _)| entry);
    entry(DateSide::Start).or_else(|| entry(DateSide::End))
}

/// The entries of the items, when enough of them are dated. Dates of an unusual form count if half of the others are usual.
fn dated(items: &[Item], side: DateSide, format: DateFormat) -> Option<Vec<Entry>> {
    let usual: Vec<Option<(Entry, bool)>> =
        items.iter().map(|item| entry(item, side, LONGEST_DATED_AT_END, format)).collect();
    let count = usual.iter().flatten().count();
    let clear = usual.iter().flatten().any(|(_, set_apart)| *set_apart) || count > 2;
    if count == 0 || !clear {
        return None;
    }
    let may_be_unusual = count * 2 >= items.len();
    let read = usual.into_iter().zip(items).map(|(entry, item)| match entry {
        Some((entry, _)) => Some(entry),
        None if may_be_unusual => unusual::entry(item, side)
            .or_else(|| alone::entry_among_others(item, format))
            .or_else(|| inner::entry(item, format))
            .map(|entry| Entry { date_side: side, ..entry }),
        None => None,
    });
    let read: Vec<Option<Entry>> = read.collect();
    let dated = read.iter().flatten().count();
    let only_one_lacks_it = dated > 2 && dated + 1 == items.len();
    // A date in a paragraph of its own is one, however many others have none.
    let apart = items.iter().filter(|item| side == DateSide::End && below::is_dated(item, format)).count();
    if dated * 10 < items.len() * DATED_OF_TEN && !only_one_lacks_it && apart * 2 < items.len() {
        return None;
    }
    // Among dated items, a long one is not a reference.
    let long = |item| entry(item, side, usize::MAX, format).map(|(entry, _)| entry);
    // Where one date has to stay in its text, all of them do.
    let without = |item| if unusual::has_date(item) { None } else { undated(item, side) };
    read.into_iter().zip(items).map(|(read, item)| read.or_else(|| long(item)).or_else(|| without(item))).collect()
}

fn undated(item: &Item, side: DateSide) -> Option<Entry> {
    let (body, details) = paragraph_first(item)?;
    Some(Entry { date: None, date_side: side, body: body.clone(), details: details.to_vec(), span: item.span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Inline, InlineKind, block_text};
    use crate::source::{Source, Sources, Spanned};

    fn span() -> Span {
        Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0)
    }

    /// `**strong**`, `*emphasis*`, `[link]`, a tab-free line; enough for items.
    fn inlines(text: &str) -> Inlines {
        type Wrap = fn(Inlines) -> InlineKind;
        let marks: [(&str, &str, Wrap); 3] = [
            ("**", "**", InlineKind::Strong),
            ("*", "*", InlineKind::Emphasis),
            ("[", "](u)", |content| InlineKind::Link { target: "u".into(), content }),
        ];
        let mut out = Inlines::new();
        let mut rest = text;
        while !rest.is_empty() {
            let mark =
                marks.iter().find(|(open, close, _)| rest.starts_with(open) && rest[open.len()..].contains(close));
            if let Some((open, close, wrap)) = mark {
                let (inner, after) = rest[open.len()..].split_once(close).unwrap_or_default();
                out.push(Inline::new(wrap(inlines(inner)), span()));
                rest = after;
            } else if let Some(after) = rest.strip_prefix('\n') {
                out.push(Inline::new(InlineKind::Break, span()));
                rest = after;
            } else {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let end = rest[first..].find(['*', '[', '\n']).map_or(rest.len(), |at| at + first);
                out.push(Inline::text(&rest[..end], span()));
                rest = &rest[end..];
            }
        }
        out
    }

    fn list(items: &[&str]) -> List {
        let item = |text: &&str| Item::new(vec![Block::new(BlockKind::Paragraph(inlines(text)), span())], span());
        List::of_bullets(items.iter().map(item).collect())
    }

    /// Each entry as `date > body` or `body < date`, with `/ details`.
    fn shown(items: &[&str]) -> Vec<String> {
        show_all(&list(items))
    }

    fn show_all(list: &List) -> Vec<String> {
        let entries = from_list(list, DateFormat::default()).unwrap_or_default();
        let show = |entry: Entry| {
            let (date, body) = (entry.date.map(|date| date.value).unwrap_or_default(), entry.body.plain_text());
            let details = block_text(&entry.details);
            let details = if details.is_empty() { details } else { format!(" / {details}") };
            match entry.date_side {
                DateSide::Start => format!("{date} > {body}{details}"),
                DateSide::End => format!("{body} < {date}{details}"),
            }
        };
        entries.into_iter().map(show).collect()
    }

    #[test]
    fn items_that_start_with_a_date() {
        assert_eq!(shown(&["2018 – 2022: **Ph.D.**, [Oxford](u)"]), ["2018 – 2022 > Ph.D., Oxford"]);
        assert_eq!(shown(&["*2022.09*, award"]), ["2022.09 > award"]);
        assert_eq!(shown(&["**2025.03 - 현재**: 조교수"]), ["2025.03 - 현재 > 조교수"]);
        assert_eq!(shown(&["**2023 - 2027** | Ph.D."]), ["2023 - 2027 > Ph.D."]);
        assert_eq!(shown(&["**[2023.09]** Two papers accepted"]), ["2023.09 > Two papers accepted"]);
        assert_eq!(shown(&["**2019: Grant** of Somerville"]), ["2019 > Grant of Somerville"]);
        assert_eq!(
            shown(&["2019: A", "2020: B", "2021: C", "2022: D", "no date"]).last().map(String::as_str),
            Some(" > no date")
        );
    }

    #[test]
    fn items_that_end_with_a_date() {
        assert_eq!(shown(&["Ph.D in X, University, 2018 (expected)"]), ["Ph.D in X, University < 2018 (expected)"]);
        assert_eq!(shown(&["**Ph.D.**, Oxford (*2018–2022*)"]), ["Ph.D., Oxford < 2018–2022"]);
        assert_eq!(
            shown(&["Ph.D. in Applied Mathematics, [KAIST](u), 1993"]),
            ["Ph.D. in Applied Mathematics, KAIST < 1993"]
        );
        assert_eq!(
            shown(&["B.S. in Mathematics, [Yonsei Univ.](u), 1987"]),
            ["B.S. in Mathematics, Yonsei Univ. < 1987"]
        );
        assert_eq!(shown(&["Exchange ('15 ~ '16)"]), ["Exchange < '15 ~ '16"]);
        assert_eq!(
            shown(&["Ph.D., Oslo, 2023 Thesis title: On tides", "M.Sc., Oslo, 2019"]),
            ["Ph.D., Oslo < 2023 / Thesis title: On tides", "M.Sc., Oslo < 2019"]
        );
        assert_eq!(shown(&["**Intern**, *2021*\nAt a company"]), ["Intern < 2021 / At a company"]);
        let long = format!("{}, 29 September 2021", "A long title of a talk. ".repeat(9).trim_end());
        assert_eq!(
            shown(&["Talk, May 2019", "Talk, 2020", &long, "Talk, 2021", "Talk, Fall 2022", "Talk"])[2..],
            [
                &format!("{} < 29 September 2021", long.trim_end_matches(", 29 September 2021")),
                "Talk < 2021",
                "Talk < Fall 2022",
                "Talk < "
            ]
        );
    }

    #[test]
    fn a_date_of_the_last_of_several_things_stays_with_it() {
        for items in [
            ["Chair: Tides (2026)", "Committee: Tides (2026), Waves (2025), and Foam (2024)", "Reviewer: Foam (2024)"],
            ["Chair: Tides (2026)", "Reviewer: Foam (2024) and Waves (2024)", "Guest: Foam (2024)"],
            ["Last edition: Winter 2025", "Previous editions: Winters 2023–24", "Next edition: 2027"],
        ] {
            assert!(shown(&items).is_empty(), "{items:?}");
        }
    }

    #[test]
    fn a_word_may_appear_where_others_have_their_date() {
        assert_eq!(
            shown(&["Postdoc, Oslo, Current", "Aide, Bergen, 2023", "Clerk, Oslo, 2019"]),
            ["Postdoc, Oslo < Current", "Aide, Bergen < 2023", "Clerk, Oslo < 2019"]
        );
    }

    #[test]
    fn items_whose_last_paragraph_is_a_date() {
        let items = |all: &[&[&str]]| {
            let blocks = |texts: &&[&str]| {
                texts.iter().map(|text| Block::new(BlockKind::Paragraph(inlines(text)), span())).collect()
            };
            let list = List::of_bullets(all.iter().map(|texts| Item::new(blocks(texts), span())).collect());
            let entries = from_list(&list, DateFormat::default()).unwrap_or_default();
            entries
                .iter()
                .map(|entry| {
                    (
                        entry.body.plain_text(),
                        entry.date.clone().unwrap_or_else(|| Spanned::new(String::new(), span())).value,
                    )
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            items(&[&["Univ. of X", "Ph.D.", "Sep. 2024 - present"], &["Prize", "*2021*"]]),
            [
                ("Univ. of X Ph.D.".to_owned(), "Sep. 2024 - present".to_owned()),
                ("Prize".to_owned(), "2021".to_owned())
            ]
        );
        assert!(items(&[&["Prize", "in 2021"], &["Prize", "2021 was a year"]]).is_empty());
    }

    /// Each item is given by its paragraphs; the entries are as in [`shown`].
    fn shown_blocks(all: &[&[&str]]) -> Vec<String> {
        let blocks = |texts: &&[&str]| {
            texts.iter().map(|text| Block::new(BlockKind::Paragraph(inlines(text)), span())).collect()
        };
        show_all(&List::of_bullets(all.iter().map(|texts| Item::new(blocks(texts), span())).collect()))
    }

    #[test]
    fn items_whose_first_paragraph_is_their_date() {
        assert_eq!(shown_blocks(&[&["2019 – 2021", "**Postdoc**", "Bergen"]]), ["2019 – 2021 > Postdoc / Bergen"]);
        assert_eq!(shown_blocks(&[&["2020", "Prize"], &["Various", "Talks"]]), ["2020 > Prize", "Various > Talks"]);
        assert!(shown_blocks(&[&["2020", "On tides", "On waves", "On wind"]]).is_empty(), "a group of a year");
    }

    #[test]
    fn items_whose_date_stands_below_their_title() {
        assert_eq!(
            shown_blocks(&[&["**Postdoc**", "2019 – 2021, Bergen", "On tides."]]),
            ["Postdoc < 2019 – 2021 / Bergen\nOn tides."]
        );
        assert_eq!(
            shown_blocks(&[&["Harbour Institute", "**Postdoc**", "May 2019 – June 2021", "On tides."]]),
            ["Harbour Institute Postdoc < May 2019 – June 2021 / On tides."]
        );
        assert_eq!(
            shown_blocks(&[&["On tides and waves", "[Open PDF](u)", "May 2019"]]),
            ["On tides and waves < May 2019 / Open PDF"]
        );
        assert!(shown_blocks(&[&["I came to Bergen.", "2019 – 2021, I studied tides."]]).is_empty());
        assert_eq!(
            shown_blocks(&[
                &["Medal", "At the 2020 fair and the 2021 fair"],
                &["Prize", "*May 2019*"],
                &["Cup", "*May 2018*", "Gold"]
            ]),
            ["Medal <  / At the 2020 fair and the 2021 fair", "Prize < May 2019", "Cup < May 2018 / Gold"]
        );
    }

    #[test]
    fn the_date_of_one_item_stands_where_the_others_have_theirs() {
        assert_eq!(
            shown(&["PhD, Bergen (2016) — with A. Ek", "MSc, Bergen (2012)", "BSc, Oslo (2010)"])[0],
            "PhD, Bergen — with A. Ek < 2016"
        );
        assert_eq!(
            shown(&["Prize of Bergen, 2024. (first of 90)", "Medal, 2023", "Grant, 2021"])[0],
            "Prize of Bergen. (first of 90) < 2024"
        );
        assert_eq!(shown(&["(Ongoing): Professor", "2021: Postdoc", "2020: Aide"])[0], "Ongoing > Professor");
        assert_eq!(shown(&["2026 (upcoming), Ann Berg", "2025, Bo Ek"])[0], "2026 (upcoming) > Ann Berg");
        assert_eq!(
            shown(&["**PhD**\nBergen\nApril 2026 – Present\n(ends 2029)", "**MSc**\nOslo\nApril 2024 – March 2026"]),
            ["PhD Bergen (ends 2029) < April 2026 – Present", "MSc Oslo < April 2024 – March 2026"]
        );
        assert_eq!(shown(&["Prize, 2024", "Medal, 2023", "Grant, 2021", "Thanks"])[3], "Thanks < ");
    }

    #[test]
    fn dates_stay_in_the_text_where_one_has_to() {
        assert!(
            shown(&["Prize, 2024", "Medal, 2023", "Grant, 2021", "Aide (2020) and mate (2019) in Bergen"]).is_empty()
        );
        assert!(shown(&["On tides. Draft updated: May 2024", "On waves; draft updated: June 2023"]).is_empty());
    }

    #[test]
    fn lists_that_stay_lists() {
        assert!(shown(&["Skill 1", "Skill 2"]).is_empty());
        assert!(shown(&["2019: A", "B", "C"]).is_empty(), "too few dates");
        assert!(shown(&["I moved to Oxford in 2018"]).is_empty(), "the date is part of a sentence");
        assert!(shown(&["2000 students taught"]).is_empty(), "a number, not a year");
        let venues = [
            "On tides: Tides 2025, Waves 2024, Storms 2023, Tides 2020.",
            "On wind: Gales (2023), Tides (2022), Gales (2021).",
        ];
        assert!(shown(&venues).is_empty(), "each year belongs to its word");
        assert!(shown(&["[2019: A](u)"]).is_empty(), "a link cannot be cut");
        assert!(
            shown(&[&format!("{}, 2020", "A long reference. ".repeat(12))]).is_empty(),
            "references keep their year"
        );
    }

    #[test]
    fn no_word_is_lost_or_moved() {
        for items in [
            &["2018 – 2022: **Ph.D.**, [Oxford](u)"][..],
            &["**2019: Grant** of Somerville"],
            &["PhD, Oxford, *2020*"],
            &["A **B, 2020**"],
        ] {
            let words = |text: &str| crate::fold::words(text);
            let before = list(items).items.iter().map(|item| block_text(&item.blocks)).collect::<String>();
            let after = shown(items).join(" ");
            assert!(!after.is_empty());
            assert_eq!(words(&before), words(&after));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_item_loses_a_word(items in proptest::collection::vec(
            "(2019|2020-21|'15|Sep\\.?|Spring|May|9|月|年|[-–:,.|() ~/*]|to|present|expected|至今|PhD|Oxford|\\[x\\]\\(u\\)|\\\\n| ){1,12}", 1..4)
        ) {
            let items: Vec<&str> = items.iter().map(String::as_str).collect();
            // A date within a text moves to the side of the others.
            let letters = |text: &str| {
                let mut letters: Vec<char> = crate::fold::words(text).chars().filter(|letter| *letter != ' ').collect();
                letters.sort_unstable();
                letters
            };
            let before: Vec<Vec<char>> = list(&items).items.iter().map(|item| letters(&block_text(&item.blocks))).collect();
            let after: Vec<Vec<char>> = shown(&items).iter().map(|entry| letters(entry)).collect();
            if !after.is_empty() {
                proptest::prop_assert_eq!(before, after);
            }
        }
    }
}
