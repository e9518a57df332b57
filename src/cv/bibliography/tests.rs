use super::*;
use crate::source::{Source, Sources};

fn read(text: &str) -> Outcome<Vec<Record>> {
    parse(text, Sources::new().add(Source::new("papers.bib", text)), Wording::default())
}

fn one(text: &str) -> Record {
    let outcome = read(text);
    assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
    outcome.into_value().unwrap_or_default().remove(0)
}

#[test]
fn a_preprint_that_has_appeared_since_is_a_paper_of_its_meeting() {
    let appeared = "@article{k, booktitle={ICRA 2025}, journal={arXiv preprint arXiv:2401.00001}, url={https://arxiv.org/abs/2401.00001}}";
    let record = read(appeared).into_value().unwrap_or_default().remove(0);
    assert_eq!((record.kind, &*record.venue.plain_text()), (PublicationKind::Conference, "ICRA 2025"));
    assert!(
        read(appeared).diagnostics().iter().any(|found| found.message.contains("journal")),
        "{:?}",
        read(appeared).diagnostics()
    );
    let under_review = "@article{k, booktitle={Under review at ICRA 2025}, journal={arXiv preprint arXiv:2401.00001}}";
    assert_eq!(read(under_review).into_value().unwrap_or_default()[0].kind, PublicationKind::Preprint);
}

#[test]
fn a_badge_that_is_not_short_for_the_venue_is_the_authors_own() {
    for (badge, printed) in [
        ("ICB", " (ICB)"),
        ("ConfBirds", ""),
        ("ICML", " (ICML)"),
        ("IWB", " (IWB)"),
        ("OWLNET", ""),
        ("ICB:HLK", ""),
        ("ICB_a", ""),
        ("Owls-ICB", ""),
        ("ICB-WACV", " (ICB-WACV)"),
    ] {
        let entry = format!(
            "@inproceedings{{k, title={{T}}, booktitle={{International Conference on Birds}}, abbr={{{badge}}}}}"
        );
        assert_eq!(one(&entry).venue.plain_text(), format!("International Conference on Birds{printed}"), "{badge}");
    }
    let archive = "@misc{k, title={T}, journal={Foam Archive}, howpublished={Foam Archive, Paper 2024/12}}";
    assert_eq!(one(archive).venue.plain_text(), "Foam Archive, Paper 2024/12");
    let note = one("@misc{k, title={T}, abbr={Preprint}, note={Preprint. Accepted at the Bird Day}}");
    assert_eq!((&*note.venue.plain_text(), &*note.note.plain_text()), ("", "Preprint. Accepted at the Bird Day"));
}

#[test]
fn a_venue_has_the_names_that_are_asked_for() {
    const BIRDS: &str = "@inproceedings{k, booktitle={Conference on Birds}, pages={1--2}, ";
    for (fields, short, both) in [
        ("abbr={ICB}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
        ("series={ICB '22}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
        ("series={LNCS}", "Conference on Birds, LNCS, 1–2", "Conference on Birds, LNCS, 1–2"),
        (
            "series={LNCS}, volume={3}, number={4}",
            "Conference on Birds, vol. 3, LNCS 4, 1–2",
            "Conference on Birds, vol. 3, LNCS 4, 1–2",
        ),
        ("abbr={Best}", "Conference on Birds, 1–2", "Conference on Birds, 1–2"),
        ("abbr={CONF BIRDS}", "Conference on Birds, 1–2", "Conference on Birds, 1–2"),
        ("abbr={AI}", "Conference on Birds, 1–2", "Conference on Birds, 1–2"),
        ("abbr={ICB22}, year={2022}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
        ("abbr={ICB'19}, year={2022}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
        (
            "booktitle={Conference on Birds (ICB 2022), Rome}",
            "[ICB], 1–2",
            "Conference on Birds [(ICB 2022)], Rome, 1–2",
        ),
        ("booktitle={ICB 2022}", "[ICB], 1–2", "[ICB] 2022, 1–2"),
        ("booktitle={ICB Workshop on Owls}, abbr={ICB}", "[ICB], 1–2", "[ICB] Workshop on Owls, 1–2"),
    ] {
        let is_whole = fields.starts_with("booktitle");
        let entry = if is_whole { "@inproceedings{k, pages={1--2}, " } else { BIRDS };
        let text = format!("{entry}{fields}}}");
        let source = Sources::new().add(Source::new("a.bib", &*text));
        let shown = |names| {
            let wording = Wording { venues: Some(names), ..Wording::default() };
            let records = parse(&text, source, wording).into_value().unwrap_or_default();
            let mark = |inline: &crate::document::Inline| match inline.kind {
                crate::document::InlineKind::Strong(_) => format!("[{}]", inline.plain_text()),
                _ => inline.plain_text(),
            };
            records[0].venue.iter().map(mark).collect::<String>()
        };
        assert_eq!((shown(VenueNames::Short).as_str(), shown(VenueNames::Both).as_str()), (short, both), "{fields}");
    }
    assert_eq!(one("@misc{k, abbr={ICB}}").venue.plain_text(), "ICB");
    let course = one("@misc{k, abbr={ENGR59}, term={Fall}, venue={Hill College}, year={2025}}");
    assert_eq!(course.venue.plain_text(), "ENGR59, Hill College");
    assert_eq!(course.term.as_deref(), Some("Fall"));
    let talk = "@misc{k, abbr={ICB}, event_title={9th Conference on Birds}, event_venue={Rome}, year={2022}}";
    assert_eq!(one(talk).venue.plain_text(), "ICB, 9th Conference on Birds, Rome");
    assert_eq!(one("@misc{k, abbr={ICB}, eventtitle={ICB 22: Birds}}").venue.plain_text(), "ICB 22: Birds");
}

fn title(latex: &str) -> String {
    one(&format!("@misc{{k, title = {{{latex}}}}}")).title.plain_text()
}

#[test]
fn an_entry_that_names_nothing_is_no_publication() {
    let outcome = read("@bibdesk_info{info, doi = {10.1/2}}\n@misc{a, title = {Tides}}\n@misc{b, date-added = {2019}}");
    assert_eq!(outcome.value().map(Vec::len), Some(1));
    let losses = outcome.diagnostics().iter().filter(|diagnostic| diagnostic.code == Code::DroppedData);
    assert_eq!(losses.filter(|loss| loss.message.contains("neither a title nor an author")).count(), 2);
}

#[test]
fn latex_in_titles_becomes_text() {
    for (latex, text) in [
        (r"{Virtual Cinematography of 360$^\circ$ Videos}", "Virtual Cinematography of 360° Videos"),
        (r#"M{\"u}ller's {G}raph -- a {\'e}tude"#, "Müller’s Graph – a étude"),
        (r"The 11$^{th}$ \emph{Hour} of \textbf{R\&D}", "The 11th Hour of R&D"),
        (r"A ``quoted'' title.", "A “quoted” title"),
        (r#"{"}Big{"} and "small" waves ("tides"): 5" high"#, "“Big” and “small” waves (“tides”): 5” high"),
        (r"Using $\alpha$ and $\beta$", "Using α and β"),
        ("Two\n   lines", "Two lines"),
        (r"{\it Drosophila} flies", "Drosophila flies"),
        (r"\textsc{match} Phrases in {\sc set cover} and {\sc Tides}", "MATCH Phrases in SET COVER and Tides"),
        ("At $5 or $x$, at $3 to $4", "At $5 or x, at $3 to $4"),
        ("In &#126;9 weeks", "In ~9 weeks"),
    ] {
        assert_eq!(title(latex), text, "{latex}");
    }
}

#[test]
fn authors_have_names_signs_and_roles() {
    let record = one(r#"@article{k,
            author = {Song, Yuhang and Rafal Bogacz$^{*}$ and {The ATLAS Collaboration} and *Pang, Ce and van Beethoven, Ludwig and 宋, 宇航 and others},
            author+an = {1=equal,corresponding; 2:family="equal"}
        }"#);
    let names: Vec<&str> = record.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(
        names,
        ["Yuhang Song", "Rafal Bogacz", "The ATLAS Collaboration", "Ce Pang", "Ludwig van Beethoven", "宋宇航"]
    );
    assert!(record.more_authors);
    assert_eq!(record.authors[0].roles, [Role::Equal, Role::Corresponding]);
    assert_eq!(record.authors[1].roles, [Role::Equal]);
    assert_eq!((record.authors[1].signs.as_str(), record.authors[3].signs.as_str()), ("*", "*"));
}

#[test]
fn a_broken_entry_does_not_hide_the_others() {
    let text = "---\n---\n@string{nn = {Nature Neuroscience}}\n\
        @article{a, title = {One}, journal = nn, month = sept}\n\
        @article{b, title = {Two, year = 2020\n\
        @article{c title = {Three}}\n\
        @comment{d, title = {Four}}\n\
        % @article{e, title = {Five}}\n\
        @article{f, title = {Six}, year = 2024}\n";
    let (records, diagnostics) = read(text).into_parts();
    let records = records.unwrap_or_default();
    let titles: Vec<String> = records.iter().map(|record| record.title.plain_text()).collect();
    assert_eq!(titles, ["One", "Three", "Six"]);
    assert_eq!(records[0].venue.plain_text(), "Nature Neuroscience");
    let lines: Vec<usize> = diagnostics
        .iter()
        .map(|found| {
            assert_eq!(found.code, Code::InvalidBibliography);
            found.span.map_or(0, |span| text[..span.range().start].lines().count())
        })
        .collect();
    assert_eq!(lines, [5, 6]);
}

#[test]
fn kinds_venues_and_links() {
    for (entry, kind, venue, first_link) in [
        (
            "@article{k, journal={IEEE TSC}, abbr={TSC 2021}, volume={14}, number={3}, pages={834-849}, doi={10.1109/TSC\\_1}}",
            PublicationKind::Journal,
            "IEEE TSC, 14(3), 834–849",
            "https://doi.org/10.1109/TSC_1",
        ),
        (
            "@article{k, archivePrefix={arXiv}, eprint={2201.12464}}",
            PublicationKind::Preprint,
            "arXiv:2201.12464",
            "https://arxiv.org/abs/2201.12464",
        ),
        (
            "@article{k, journal={arXiv preprint arXiv:1710.10036}, url={https://arxiv.org/abs/1710.10036}}",
            PublicationKind::Preprint,
            "arXiv preprint arXiv:1710.10036",
            "https://arxiv.org/abs/1710.10036",
        ),
        (
            "@inproceedings{k, booktitle={Advances in X}, abbr={NeurIPS}, pdf={a b.pdf}}",
            PublicationKind::Conference,
            "Advances in X (NeurIPS)",
            "/assets/pdf/a b.pdf",
        ),
        (
            "@incollection{k, booktitle={International Conference on Birds}, url={https://y}}",
            PublicationKind::Conference,
            "International Conference on Birds",
            "https://y",
        ),
        (
            "@incollection{k, booktitle={Handbook of Birds}, url={https://y}}",
            PublicationKind::Chapter,
            "Handbook of Birds",
            "https://y",
        ),
        (
            "@inproceedings{k, booktitle={ICML Workshop on Y}, url={https://y}}",
            PublicationKind::Workshop,
            "ICML Workshop on Y",
            "https://y",
        ),
        (
            "@misc{k, eprint={2006.06600}, archiveprefix={arXiv}}",
            PublicationKind::Preprint,
            "arXiv:2006.06600",
            "https://arxiv.org/abs/2006.06600",
        ),
        ("@phdthesis{k, school={Oxford}, url={https://z}}", PublicationKind::Thesis, "PhD thesis, Oxford", "https://z"),
        (
            "@book{k, publisher={Springer}, howpublished={\\url{https://s.de}}}",
            PublicationKind::Book,
            "Springer",
            "https://s.de",
        ),
        (
            "@book{k, publisher={University of Oslo (Norway)}, url={https://z}}",
            PublicationKind::Thesis,
            "University of Oslo (Norway)",
            "https://z",
        ),
        (
            "@book{k, publisher={University Press of Oslo (Norway)}, url={https://z}}",
            PublicationKind::Book,
            "University Press of Oslo (Norway)",
            "https://z",
        ),
    ] {
        let record = one(entry);
        assert_eq!((record.kind, record.venue.plain_text().as_str()), (kind, venue), "{entry}");
        assert_eq!(record.links[0].1, first_link, "{entry}");
    }
}

#[test]
fn a_child_takes_from_its_parent_what_it_lacks() {
    let records = read("@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={Proc. of X}, year=2020}");
    let child = &records.value().expect("records")[0];
    assert_eq!((child.venue.plain_text().as_str(), child.year), ("Proc. of X", Some(2020)));
}

#[test]
fn nothing_makes_it_panic() {
    for text in [
        "@",
        "@a{",
        "@a{b",
        "@a{b,",
        "@article{b,}",
        "@article{,}",
        "@article{k, title={\\}}",
        "@article{k, title={$}}",
        "@string{",
        "@article{k, author = {, ,}}",
        "@article{k, author={and and}}",
        "@article{k, month = 99, year={}}",
        "@ARTICLE(k, title={x})",
        "@article{k, title = \"\\\"o\"}",
        "@article{ü, title = {日本}, crossref={ü}}",
    ] {
        let _ = read(text);
    }
}

proptest::proptest! {
    #[test]
    fn whatever_stands_between_two_entries_both_are_read(text in "(@(article|string|comment|preamble)[{(]k?,?|[ab] = |[{}()$\\\\\"#,%=ü\n ]|and|title = \\{|x){0,40}") {
        let text = format!("@misc{{one, title={{One}}}}\n{text}\n@misc{{two, title={{Two}}}}\n");
        let records = read(&text).into_value().unwrap_or_default();
        let titles: Vec<String> = records.iter().map(|record| record.title.plain_text()).collect();
        assert!(titles.first().is_some_and(|title| title == "One"), "{titles:?}");
        assert!(titles.last().is_some_and(|title| title == "Two"), "{titles:?}");
    }

    #[test]
    fn any_text_can_be_read(text in "(@(article|string|comment|misc)\\{k?,?|[ab] = |[{}$\\\\\"#,%=ü\n ]|and|author = \\{|title = |crossref=k|\\\\(emph|'|c)|x){0,40}") {
        let _ = read(&text);
    }
}

#[test]
fn the_day_of_a_talk_is_not_its_year() {
    for (fields, year, date) in [
        ("year = {2025}, month = mar, date = {19}", Some(2025), "2025"),
        ("year = {2025}, date = {2024-12-31}", Some(2024), "2024"),
        ("date = {2024-12}", Some(2024), "2024"),
        ("date = {to appear}, year = {2026}", None, "to appear"),
        ("date = {19}", None, "19"),
    ] {
        let record = one(&format!("@misc{{k, title = {{Tides}}, {fields}}}"));
        assert_eq!((record.year, record.date.as_str()), (year, date), "{fields}");
    }
}

#[test]
fn a_program_has_its_version() {
    for (version, expected) in [("1.2", "Zenodo, v1.2"), ("v1.2", "Zenodo, v1.2")] {
        let record =
            one(&format!("@software{{k, title = {{Tides}}, howpublished = {{Zenodo}}, version = {{{version}}}}}"));
        assert_eq!(record.venue.plain_text(), expected);
    }
}

#[test]
fn a_book_without_authors_is_by_its_editors() {
    for (fields, edited) in [("editor = {Ann Berg}", true), ("author = {Ann Berg}, editor = {Bo Carl}", false)] {
        assert_eq!(one(&format!("@book{{k, title = {{Tides}}, {fields}}}")).edited, edited, "{fields}");
    }
}

#[test]
fn what_appeared_in_no_journal_is_no_article() {
    for (entry, kind) in [
        ("@article{k, institution = {Foam Software Archive}}", PublicationKind::Other),
        ("@article{k, title = {T}}", PublicationKind::Journal),
        ("@article{k, booktitle = {Conference on Foam}}", PublicationKind::Conference),
        ("@article{k, booktitle = {Foam Workshop}}", PublicationKind::Workshop),
        ("@article{k, booktitle = {Foam}}", PublicationKind::Journal),
        ("@article{k, journal = {Conference on Foam Learning}}", PublicationKind::Conference),
        ("@article{k, journal = {Foam Workshop at Tides}}", PublicationKind::Workshop),
        ("@article{k, journal = {Advances in Neural Information Processing Systems}}", PublicationKind::Conference),
        ("@articlebold{k, journal = {ICML 2023}}", PublicationKind::Conference),
        ("@articlebold{k, journal = {Foam}}", PublicationKind::Journal),
        ("@article{k, journal = {Proceedings of the Academy of Tides}}", PublicationKind::Journal),
        ("@article{k, journal = {Tides and Pattern Recognition (CVPR 2024)}}", PublicationKind::Conference),
        ("@article{k, journal = {Findings of the 4th Annual Meeting on Foam}}", PublicationKind::Conference),
        ("@article{k, journal = {Journal of Foam (JF)}}", PublicationKind::Journal),
        ("@article{k, journal = {Journal of Foam: Conference Series}}", PublicationKind::Journal),
        (
            "@article{k, journal = {Findings of the Association for Computational Linguistics: EMNLP 2023}}",
            PublicationKind::Conference,
        ),
        (
            "@article{k, journal = {Transactions of the Association for Computational Linguistics}}",
            PublicationKind::Journal,
        ),
        ("@inproceedings{k, journal = {IEEE Trans. Foam}, volume = {3}}", PublicationKind::Journal),
        ("@inproceedings{k, journal = {CoRR}, volume = {abs/2408.15903}}", PublicationKind::Preprint),
        ("@inproceedings{k, journal = {ICML 2023}, volume = {3}}", PublicationKind::Conference),
        ("@inproceedings{k, journal = {Foam Days}}", PublicationKind::Conference),
        ("@inproceedings{k, booktitle = {IEEE Access}, volume = {3}}", PublicationKind::Journal),
        ("@inproceedings{k, booktitle = {ACM Transactions on Foam}}", PublicationKind::Journal),
        ("@inproceedings{k, booktitle = {Foam}, journal = {J. Notes}, volume = {3}}", PublicationKind::Conference),
        ("@preprint{k, title = {T}}", PublicationKind::Preprint),
        ("@misc{k, booktitle = {ICRA 2025}, eprint = {2401.00001}}", PublicationKind::Conference),
        ("@misc{k, booktitle = {Submitted to ICRA 2025}, eprint = {2401.00001}}", PublicationKind::Preprint),
        ("@misc{k, booktitle = {Foam Notes}, eprint = {2401.00001}}", PublicationKind::Preprint),
        ("@manual{k, institution = {Mendeley Data}}", PublicationKind::Other),
        ("@manual{k, organization = {Foam Board}}", PublicationKind::Book),
    ] {
        assert_eq!(one(entry).kind, kind, "{entry}");
    }
}

#[test]
fn a_note_for_programs_is_not_printed_but_told() {
    for (note, printed) in [
        ("Best paper", "Best paper"),
        ("Oral: 5 of 900", "Oral: 5 of 900"),
        (":trophy: Best paper", "Best paper"),
        ("selected", ""),
        ("tag:published;tag:conference", ""),
        ("To add video: video=https://tube.example/watch?v=YOUR_VIDEO_ID", ""),
        ("This is a preprint! [Read more](https://preprints.example)", ""),
        ("Cited by: 11; All Open Access", ""),
        ("This is a preprint of a chapter in Tides", "This is a preprint of a chapter in Tides"),
    ] {
        let outcome = read(&format!("@misc{{k, title = {{Tides}}, note = {{{note}}}}}"));
        let losses = outcome.diagnostics().len();
        let record = outcome.into_value().unwrap_or_default().remove(0);
        assert_eq!((record.note.plain_text().as_str(), losses), (printed, usize::from(printed.is_empty())), "{note}");
    }
}

#[test]
fn what_is_said_behind_a_year_is_a_remark() {
    for (date, expected) in [
        ("2020, submitted to: Foam", ("2020", "Submitted to: Foam. Award")),
        ("2020, May", ("2020", "Award")),
        ("to appear, I hope", ("to appear, I hope", "Award")),
    ] {
        let record = one(&format!("@misc{{k, title = {{T}}, year = {{{date}}}, note = {{Award}}}}"));
        assert_eq!((record.date.as_str(), record.note.plain_text().as_str()), expected, "{date}");
    }
}

#[test]
fn parts_of_a_venue_are_whole_and_said_once() {
    for (entry, expected) in [
        ("@inproceedings{k, booktitle = {Proc. of NATIDE}, publisher = {ATI}}", "Proc. of NATIDE, ATI"),
        ("@inproceedings{k, booktitle = {Proc. of the ATI Days}, publisher = {ATI}}", "Proc. of the ATI Days"),
        ("@techreport{k, institution = {U}, number = 7}", "Technical report 7, U"),
        ("@techreport{k, institution = {U}, number = {Tide Report 7}}", "Tide Report 7, U"),
        ("@techreport{k, institution = {arXiv}}", "arXiv"),
        ("@techreport{k, institution = {U}, note = {Internal report 3}}", "U"),
        ("@report{k, institution = {U}, type = {resreport}, number = 8}", "Research report 8, U"),
        ("@patent{k, number = {9}, location = {countryde and countryfr}}", "9, Germany and France"),
        ("@article{k, journal = {J}, pages = {1 -- 5}}", "J, 1–5"),
        ("@article{k, journal = {J}, pages = {L12-L15, 20 - 22}}", "J, L12–L15, 20–22"),
        ("@article{k, journal = {J}, pages = {7--A}}", "J, 7–A"),
        ("@article{k, journal = {J}, pages = {e-12}}", "J, e-12"),
        ("@article{k, journal = {J}, pages = {B1-4}}", "J, B1-4"),
        ("@article{k, journal = {J}, pages = {2E6-GS-6-02}}", "J, 2E6-GS-6-02"),
        ("@article{k, journal = {-}, number = {under review}, pages = {-}}", "under review"),
        ("@article{k, journal = {J}, volume = 0, number = {0}, pages = {e0}}", "J"),
        ("@article{k, journal = {J}, volume = 10, pages = {0--0}}", "J, 10"),
        ("@article{k, journal = {Foam}, volume = 3, venue = {Foam (Tides 2024), vol. 3}}", "Foam (Tides 2024), vol. 3"),
        ("@article{k, journal = {Foam}, volume = 3, venue = {Bergen}}", "Foam, 3, Bergen"),
        ("@unpublished{k, title = {T}, abbr = {FB WP}, note = {Foam Board Working Paper 3}}", ""),
        ("@unpublished{k, title = {T}, abbr = {WP}, note = {Under review}}", "WP"),
    ] {
        assert_eq!(one(entry).venue.plain_text(), expected, "{entry}");
    }
    assert_eq!(title("Tides,"), "Tides");
}

#[test]
fn a_thesis_is_of_the_kind_that_its_label_says() {
    for (entry, expected) in [
        ("@mastersthesis{k, abbr = {BSc Thesis}, school = {U}, title = {T}}", "BSc Thesis, U"),
        ("@mastersthesis{k, abbr = {B.Sc. thesis}, school = {U}, title = {T}}", "B.Sc. thesis, U"),
        ("@mastersthesis{k, abbr = {MSc Thesis}, school = {U}, title = {T}}", "Master’s thesis, U"),
        ("@mastersthesis{k, abbr = {Thesis}, school = {U}, title = {T}}", "Master’s thesis, U"),
        ("@mastersthesis{k, note = {Bachelor's thesis}, school = {U}, title = {T}}", "Bachelor’s thesis, U"),
        ("@mastersthesis{k, abbr = {Honours Thesis}, school = {U}, title = {T}}", "Honours Thesis, U"),
        ("@mastersthesis{k, abbr = {学士论文}, school = {U}, title = {T}}", "学士论文, U"),
        ("@phdthesis{k, abbr = {Master Thesis}, school = {U}, title = {T}}", "Master Thesis, U"),
        ("@phdthesis{k, abbr = {PhD Thesis}, school = {U}, title = {T}}", "PhD thesis, U"),
        ("@phdthesis{k, note = {Supervised by a master}, school = {U}, title = {T}}", "PhD thesis, U"),
        ("@mastersthesis{k, type = {Diplomarbeit}, abbr = {BSc Thesis}, school = {U}, title = {T}}", "Diplomarbeit, U"),
        ("@thesis{k, abbr = {PhD Thesis}, institution = {U}, title = {T}}", "PhD Thesis, U"),
    ] {
        let record = one(entry);
        assert_eq!(record.venue.plain_text(), expected, "{entry}");
        assert!(!record.note.plain_text().contains("Bachelor"), "{entry}: said twice");
    }
}

#[test]
fn what_two_fields_remark_is_said_once() {
    for (fields, expected) in [
        ("award = {**Best Paper Award**}, award_name = {Best Paper}", "Best Paper Award"),
        ("award = {Best Paper Award}, award_name = {<b>Best Paper Award</b>}", "Best Paper Award"),
        ("award = {Tide Prize}, note = {Oral presentation}", "Tide Prize, Oral presentation"),
        ("note = {*Tide Prize*}", "Tide Prize"),
        ("award = {Tide Prize}, additional_info = {, Hall 3}", "Tide Prize, Hall 3"),
        ("note = {<b>*Tide Prize*</b>}", "Tide Prize"),
        ("note = {In press.}, year = {in press}", ""),
        ("note = {**Spotlight** at [the conference](https://c.example)}", "Spotlight at the conference"),
        ("note = {2**10 points}", "2**10 points"),
        (r"note = {**Oral**, \emph{top 5\%}}", "**Oral**, top 5%"),
        ("note = {*: equal contribution}", "*: equal contribution"),
        ("best_paper = {true}, awd = {Tide Prize}", "Tide Prize, Best Paper Award"),
        ("best_paper = {false}, specialtrack = {Harbour Track}", "Harbour Track"),
    ] {
        let record = one(&format!("@misc{{k, title = {{Tides}}, {fields}}}"));
        assert_eq!(record.note.plain_text(), expected, "{fields}");
    }
}

#[test]
fn a_venue_in_the_words_of_the_site_is_said_where_no_other_is() {
    for (fields, venue, note) in [
        ("booktitle={Foam Meeting 2023}, conference_display_name={AFS Foam Meeting 2023}", "Foam Meeting 2023", ""),
        ("conference_display_name={Bird Day 2022}, track_display_name={Poster}", "Bird Day 2022", "Poster"),
        ("journal={Tide Forum}, conference_display_name={Pier Symposium 2022}", "Tide Forum", "Pier Symposium 2022"),
    ] {
        let record = one(&format!("@inproceedings{{k, title = {{Tides}}, {fields}}}"));
        assert_eq!((&*record.venue.plain_text(), &*record.note.plain_text()), (venue, note), "{fields}");
    }
    let thesis = one("@article{k, title={T}, conference_display_name={Uni One}, track_display_name={Master's Thesis}}");
    assert_eq!(thesis.kind, PublicationKind::Thesis);
}

#[test]
fn a_file_is_no_remark() {
    for (fields, expected) in [
        ("note = {Poster}, presentation = {./foam_poster.pdf}", "Poster"),
        ("presentation = {https://foam.example/talk}", ""),
        ("presentation = {Oral}", "Oral"),
    ] {
        let text = format!("@misc{{k, title = {{Tides}}, {fields}}}");
        let id = Sources::new().add(Source::new("papers.bib", text.as_str()));
        let records = parse(&text, id, Wording::default()).into_value().expect("records");
        assert_eq!(records[0].note.plain_text(), expected, "{fields}");
    }
}

#[test]
fn a_preprint_server_has_its_own_spelling() {
    for (prefix, expected) in [("arxiv", "arXiv:1"), ("arXiv", "arXiv:1"), ("HAL", "HAL:1")] {
        let record = one(&format!("@misc{{k, title = {{Tides}}, eprint = {{1}}, eprinttype = {{{prefix}}}}}"));
        assert_eq!(record.venue.plain_text(), expected);
    }
}

#[test]
fn a_title_of_few_words_is_shared_by_several_papers() {
    let mut sources = Sources::new();
    let [one, other] = ["a.bib", "b.bib"].map(|name| sources.add(Source::new(name, "")));
    let paper = |file: SourceId, title: &str, journal: &str| {
        let text = format!("@article{{k, author = {{Ek, Ann}}, title = {{{title}}}, journal = {{{journal}}}}}");
        parse(&text, file, Wording::default()).into_value().unwrap_or_default().remove(0)
    };
    for (title, is_one) in
        [("Editorial", false), ("Tides of northern seas", true), ("前言", false), ("北海潮汐的数值模型", true)]
    {
        assert_eq!(paper(one, title, "Foam").may_be(&paper(other, title, "Waves")), is_one, "{title}");
        assert!(!paper(one, title, "Foam").may_be(&paper(one, title, "Waves")), "{title}");
    }
}

#[test]
fn no_two_links_are_called_the_pdf() {
    let links = |fields: &str| {
        let record = one(&format!("@article{{k, title = {{Tides}}, {fields}}}"));
        record.links.iter().map(|(label, _)| *label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(links("eprint = {https://press.example/a.pdf}, pdf = {a.pdf}"), "Link PDF");
    assert_eq!(links("eprint = {https://press.example/a.pdf}"), "PDF");
}

#[test]
fn an_article_without_a_journal_may_be_a_thesis() {
    for (note, kind) in
        [("Undergraduate Thesis", PublicationKind::Thesis), ("From my thesis at Uni One", PublicationKind::Journal)]
    {
        assert_eq!(one(&format!("@article{{k, title={{Foam}}, note={{{note}}}}}")).kind, kind, "{note}");
    }
}

#[test]
fn a_paper_has_no_volume_at_arxiv_and_no_editors() {
    let edited = |kind: &str, within: &str| {
        format!("@{kind}{{k, author={{A. Ek}}, {within}={{Foam Day}}, editor={{B. Ny and C. Lind}}}}")
    };
    for (entry, venue) in [
        ("@article{k, journal={EMNLP Findings}, volume={abs/2408.15903}}".to_owned(), "EMNLP Findings"),
        ("@article{k, journal={CoRR}, volume={abs/2408.15903}}".to_owned(), "CoRR, abs/2408.15903"),
        (edited("incollection", "booktitle"), "Foam Day, ed. by B. Ny, C. Lind"),
    ] {
        assert_eq!(one(&entry).venue.plain_text(), venue, "{entry}");
    }
    for (kind, within) in [("inproceedings", "booktitle"), ("article", "journal")] {
        let paper = read(&edited(kind, within));
        assert!(paper.diagnostics().iter().any(|found| found.message.contains("“editor” is not printed")));
        assert_eq!(paper.value().expect("records")[0].venue.plain_text(), "Foam Day", "{kind}");
    }
    let paper = one("@article{k, journal={EMNLP Findings}, volume={abs/2408.15903}}");
    assert_eq!(paper.links[0].1, "https://arxiv.org/abs/2408.15903");
}

#[test]
fn an_article_may_name_its_meeting_in_a_field_of_its_own() {
    for (venue, kind) in [("ICML 2026", PublicationKind::Conference), ("Tides Today", PublicationKind::Journal)] {
        assert_eq!(
            one(&format!("@article{{k, title={{Foam}}, year={{2026}}, venue={{{venue}}}}}")).kind,
            kind,
            "{venue}"
        );
    }
}

#[test]
fn the_number_of_a_paper_is_no_remark() {
    for (note, expected) in [("e2022JC019 2022JC019", ""), ("e2022JC019, reprinted", "e2022JC019, reprinted")] {
        let entry = format!("@article{{k, title={{Foam}}, journal={{Sea}}, pages={{e2022JC019}}, note={{{note}}}}}");
        assert_eq!(one(&entry).note.plain_text(), expected, "{note}");
    }
}

#[test]
fn a_title_leads_to_the_paper_before_what_accompanies_it() {
    for name in ["paper", "paper_url", "openreview", "preprint", "url_pdf"] {
        let entry =
            format!("@misc{{k, title={{T}}, code={{https://code.example/c}}, {name}={{https://foam.example/p}}}}");
        assert_eq!(one(&entry).links[0].1, "https://foam.example/p", "{entry}");
    }
}

#[test]
fn an_article_of_a_meeting_is_a_paper_of_a_conference() {
    for (journal, kind) in [
        ("ACM MobiSys", PublicationKind::Conference),
        ("IEEE VTC2023-Fall", PublicationKind::Conference),
        ("IEEE ICMLCN", PublicationKind::Conference),
        ("2019 IEEE/RSJ IROS", PublicationKind::Conference),
        ("Proc. of the IEEE INFOCOM", PublicationKind::Conference),
        ("EACL 2026 (Oral)", PublicationKind::Conference),
        ("ACM Multimedia", PublicationKind::Conference),
        ("ACM Multimedia (ACMMM)", PublicationKind::Conference),
        ("EMNLP Findings", PublicationKind::Conference),
        ("IEEE Conference on Tides", PublicationKind::Conference),
        ("Proc. of the IEEE", PublicationKind::Journal),
        ("Proceedings of the ACM", PublicationKind::Journal),
        ("IEEE Access", PublicationKind::Journal),
        ("IEEE Spring", PublicationKind::Journal),
        ("Sensors", PublicationKind::Journal),
    ] {
        assert_eq!(one(&format!("@article{{k, title={{T}}, journal={{{journal}}}}}")).kind, kind, "{journal}");
    }
}
