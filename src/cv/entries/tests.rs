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
        let mark = marks.iter().find(|(open, close, _)| rest.starts_with(open) && rest[open.len()..].contains(close));
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
    assert_eq!(shown(&["B.S. in Mathematics, [Yonsei Univ.](u), 1987"]), ["B.S. in Mathematics, Yonsei Univ. < 1987"]);
    assert_eq!(shown(&["Exchange ('15 ~ '16)"]), ["Exchange < '15 ~ '16"]);
    assert_eq!(
        shown(&["Ph.D., Oslo, 2023 Thesis title: On tides", "M.Sc., Oslo, 2019"]),
        ["Ph.D., Oslo < 2023 / Thesis title: On tides", "M.Sc., Oslo < 2019"]
    );
    assert_eq!(shown(&["**Intern**, *2021*\nAt a company"]), ["Intern < 2021 / At a company"]);
    assert_eq!(
        shown(&["Tides for beginners\nTerm: Fall 2024", "Foam\nTerms: Spring 2021 and 2022"]),
        ["Tides for beginners < Fall 2024", "Foam < Spring 2021 and 2022"]
    );
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
        [("Univ. of X Ph.D.".to_owned(), "Sep. 2024 - present".to_owned()), ("Prize".to_owned(), "2021".to_owned())]
    );
    assert!(items(&[&["Prize", "in 2021"], &["Prize", "2021 was a year"]]).is_empty());
}

/// Each item is given by its paragraphs; the entries are as in [`shown`].
fn shown_blocks(all: &[&[&str]]) -> Vec<String> {
    let blocks =
        |texts: &&[&str]| texts.iter().map(|text| Block::new(BlockKind::Paragraph(inlines(text)), span())).collect();
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
    assert!(shown(&["Prize, 2024", "Medal, 2023", "Grant, 2021", "Aide (2020) and mate (2019) in Bergen"]).is_empty());
    assert!(shown(&["On tides. Draft updated: May 2024", "On waves; draft updated: June 2023"]).is_empty());
}

#[test]
fn a_range_behind_a_list_of_years_is_of_all_of_it() {
    for (item, entry) in [
        ("编委：潮汐 2024/2025、海浪 2025，2024 – 至今", "编委：潮汐 2024/2025、海浪 2025 < 2024 – 至今"),
        ("编委：潮汐 2019、海浪 2021，2019 – 2022", "编委：潮汐 2019、海浪 2021 < 2019 – 2022"),
        ("Chair: Tides 2024/2025, Foam 2025, 2024 – present", "Chair: Tides 2024/2025, Foam 2025 < 2024 – present"),
    ] {
        assert_eq!(shown(&[item, "Editor, 2023"])[0], entry);
    }
    assert!(shown(&["Reviewer: Tides 2019, 2021, 2023 – present", "Reviewer: Foam 2020, 2021, 2024"]).is_empty());
    assert!(shown(&["Chair: Tides 2021, Foam 2022, 2023 – 2025", "Chair: Foam 2020, Gulls 2021, 2024"]).is_empty());
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
    assert!(shown(&[&format!("{}, 2020", "A long reference. ".repeat(12))]).is_empty(), "references keep their year");
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

#[test]
fn years_before_titles_are_dates() {
    assert_eq!(shown(&["2016 Award of Bergen", "2011 Medal"]), ["2016 > Award of Bergen", "2011 > Medal"]);
    for items in [&["2016 was windy", "2011 was not"][..], &["2016 Award of Bergen"]] {
        assert!(shown(items).is_empty(), "{items:?}");
    }
}

#[test]
fn a_month_at_both_ends_is_said_once() {
    assert_eq!(
        shown(&["June 2026 Course on tides, Bergen, June 2026", "Foam, May 2025"])[0],
        "Course on tides, Bergen < June 2026"
    );
}

#[test]
fn labels_may_stand_behind_dates() {
    assert_eq!(
        shown(&["On tides, Bergen, July 2023 [slides](u)", "On foam, Oslo, May 2021 [[Video](u)] [[PDF](u)]"]),
        ["On tides, Bergen · slides < July 2023", "On foam, Oslo · [Video] [PDF] < May 2021"]
    );
    assert!(shown(&["On tides. J. Maps, 2021. [PDF](u)"]).is_empty(), "a year may be a paper's");
    assert!(shown(&["In July 2023 [Harbour Board](u)", "In May 2021 [Sea Board](u)"]).is_empty());
}

#[test]
fn a_date_of_a_sentence_stays_in_it() {
    for items in [
        ["Aide (TID1) à la session d’automne 2018", "Aide in the Fall of 2019"],
        ["Bergen, in the academic year 2019", "Oslo"],
    ] {
        assert!(shown(&items).is_empty(), "{items:?}");
    }
}

#[test]
fn periods_in_brackets_behind_names_are_dates() {
    let items = [
        "Ada Ek (06/2025 - 07/2025): Tides",
        "Bo Ek (03/2024 - 07/2024): Foam",
        "Cy Ek (2022 - 2023): Wind",
        "Di Ek (May 2021): Rain",
        "Eva Ek (2019, Oslo): Mud",
    ];
    let entries = inner::from_list(&list(&items), DateFormat::default()).unwrap_or_default();
    assert_eq!(entries.iter().map(|entry| entry.body.plain_text()).next_back().as_deref(), Some("Eva Ek (Oslo): Mud"));
    assert_eq!(entries.len(), 5);
    assert!(inner::from_list(&list(&items[3..]), DateFormat::default()).is_none(), "years may be of papers");
}

#[test]
fn a_date_in_italics_behind_a_title_is_its_date() {
    let read = |text: &str| inner::behind_title(&inlines(text), span(), DateFormat::default());
    let shown = |entry: Entry| (entry.date.map(|date| date.value), entry.body.plain_text(), block_text(&entry.details));
    assert_eq!(
        read("**Postdoc** — *2019 – 2021* Harbour Institute").map(shown),
        Some((Some("2019 – 2021".into()), "Postdoc".into(), "Harbour Institute".into()))
    );
    assert!(read("**Postdoc** — *Tides 2019* Harbour Institute").is_none());
}

#[test]
fn one_date_in_the_list_below_a_title_is_its_date() {
    let below = Block::new(BlockKind::List(list(&["Harbour Institute", "*May 2019 – June 2021*", "Tides"])), span());
    let title = Block::new(BlockKind::Paragraph(inlines("**Postdoc**")), span());
    let all = List::of_bullets(vec![Item::new(vec![title, below], span())]);
    assert_eq!(show_all(&all), ["Postdoc < May 2019 – June 2021 / Harbour Institute\nTides"]);
}

#[test]
fn a_date_at_the_end_of_the_item_below_is_that_of_both() {
    let item = |title: &str, below: &[&str]| {
        let below = Block::new(BlockKind::List(list(below)), span());
        Item::new(vec![Block::new(BlockKind::Paragraph(inlines(title)), span()), below], span())
    };
    let of = |items: Vec<Item>| show_all(&List::of_bullets(items));
    let degrees = of(vec![
        item("**Uni One**, Bergen", &["PhD in tides, 12, 2019–present", "With Ann Berg"]),
        item("**Uni Two**, Oslo", &["MSc in foam, Duration: 2016 – 2019"]),
    ]);
    assert_eq!(
        degrees,
        [
            "Uni One, Bergen < Dec 2019 – Present / PhD in tides\nWith Ann Berg",
            "Uni Two, Oslo < 2016 – 2019 / MSc in foam"
        ]
    );
    // Each of two is a thing of its own, and a year alone may be that of a paper.
    let several = ["PhD in tides, 2016 – 2019", "MSc in foam, 2014 – 2016"];
    assert!(of(vec![item("Uni One", &several), item("Uni Two", &several)]).is_empty());
    assert!(of(vec![item("Uni One", &["On tides, 2019"]), item("Uni Two", &["On foam, 2018"])]).is_empty());
}

#[test]
fn dates_on_lines_above_what_they_date_are_one() {
    let dated = |dates: &str| {
        let blocks = [dates, "Course on foam"].map(|text| Block::new(BlockKind::Paragraph(inlines(text)), span()));
        let entry = from_item(&Item::new(blocks.to_vec(), span()), DateFormat::default());
        entry.and_then(|entry| Some(format!("{}: {}", entry.date?.value, entry.body.plain_text())))
    };
    for (dates, expected) in [
        ("Fall 2022\nFall 2021\nFall 2020", Some("Fall 2022, 2021, 2020: Course on foam")),
        ("2019 – 2020\nFall 2017", Some("2019 – 2020, Fall 2017: Course on foam")),
    ] {
        assert_eq!(dated(dates).as_deref(), expected, "{dates}");
    }
    assert_ne!(dated("Fall 2022\nBergen").as_deref(), Some("Fall 2022, Bergen: Course on foam"));
}
