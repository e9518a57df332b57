//! Each format, as it is printed.

use super::*;
use crate::cv::links::LinkContext;
use crate::cv::{DateStyle, OwnNames};
use crate::document::block_text;
use crate::language::Language;
use crate::source::{Source, Sources};
use crate::yaml;

/// Headings, `date > body` and the details, a line for each.
fn shown(text: &str) -> String {
    let id = Sources::new().add(Source::new("cv.yml", text));
    let data = yaml::parse(text, id, 0).into_value().expect("it is YAML");
    let own = OwnNames::new(["Jane Doe"]);
    let style = Style { own: &own, links: LinkContext::default(), language: Language::En, dates: DateStyle::AsWritten };
    let mut out = Vec::new();
    for section in sections(&data, style).into_value().unwrap_or_default() {
        out.push(format!("# {}", section.heading.expect("it has one").content.plain_text()));
        for content in section.content {
            match content {
                Content::Block(block) => out.push(block_text(&[block])),
                Content::Entries(entries) => out.extend(entries.into_iter().map(|entry| {
                    let date = entry.date.map(|date| date.value).unwrap_or_default();
                    let details = block_text(&entry.details).replace('\n', " / ");
                    format!("{date} > {} / {details}", entry.body.plain_text()).trim_end_matches([' ', '/']).to_owned()
                })),
                Content::Publications(groups) => out.extend(groups.iter().flat_map(|group| &group.items).map(|item| {
                    format!(
                        "{}. {}. {}, {}",
                        item.authors.plain_text(),
                        item.title.plain_text(),
                        item.venue.plain_text(),
                        item.date
                    )
                })),
            }
        }
    }
    out.join("\n")
}

#[test]
fn the_shape_of_al_folio() {
    let text = "\
- title: General Information
  type: map
  contents:
    - name: Languages
      value: English, French
- title: Education
  type: time_table
  contents:
    - title: PhD
      institution: University of Victoria
      year: 2017
      description:
        - Physics & Astronomy
        - title: Thesis
          contents: [On stars]
- title: Awards
  type: time_table
  contents:
    - year: 2023 - 2031
      items: [Fellowship (The Royal Society)]
    - year: 2024 - 2026 <br> (active)
      title: Prize
- title: Services
  type: double_nested_list
  contents:
    - title: Reviews
      subcontents:
        - title: Journals
          items: [Journal of Tides (2021)]
";
    insta::assert_snapshot!(shown(text), @r"
        # General Information
        Languages: English, French
        # Education
        2017 > PhD, University of Victoria / Physics & Astronomy / Thesis / On stars
        # Awards
        2023 - 2031 > Fellowship (The Royal Society)
        2024 - 2026 (active) > Prize
        # Services
        Reviews
        Journals
        Journal of Tides (2021)
        ");
}

#[test]
fn the_shape_of_render_cv() {
    let text = "\
cv:
  name: Jane Doe
  sections:
    summary: [I study *stars*.]
    work_experience:
      - company: NASA
        position: Engineer
        start_date: 2020-09
        end_date: present
        location: Houston
        highlights: [Built a rocket]
    publications:
      - title: On stars
        authors: [J. Doe, M. Xu]
        journal: Nature
        date: 2021-05
        doi: 10.1/x
    skills:
      - label: Programming
        details: Rust, Typst
";
    insta::assert_snapshot!(shown(text), @r"
        # Summary
        I study stars.
        # Work experience
        Sep 2020 – Present > Engineer, NASA, Houston / Built a rocket
        # Publications
        J. Doe, M. Xu. On stars. Nature, May 2021
        # Skills
        Programming: Rust, Typst
        ");
}

#[test]
fn the_shape_of_json_resume() {
    let text = r#"{"basics": {"name": "Jane Doe", "summary": "I study stars."},
            "education": [{"institution": "Oxford", "area": "Physics", "studyType": "PhD", "startDate": "2018-09-01", "endDate": "2022-06-30"}],
            "work": [{"name": "Keele", "position": "Reader", "startDate": "2022-07", "endDate": ""}],
            "awards": [{"title": "Prize", "awarder": "NASA", "date": "2021"}],
            "skills": [{"name": "Web", "keywords": ["HTML", "CSS"]}], "meta": {"theme": "x"}}"#;
    insta::assert_snapshot!(shown(text), @r"
        # Summary
        I study stars.
        # Experience
        Jul 2022 – Present > Reader, Keele
        # Education
        Sep 2018 – Jun 2022 > PhD, Physics, Oxford
        # Awards
        2021 > Prize, NASA
        # Skills
        Web: HTML, CSS
        ");
}

#[test]
fn other_data_is_no_cv() {
    assert_eq!(shown("main:\n  - title: Home\n    url: /\n"), "");
    assert_eq!(shown("just text"), "");
}

#[test]
fn a_whole_number_is_a_rank_and_no_grade() {
    for (grade, expected) in [
        (r#""score": "10""#, "PhD"),
        (r#""score": 3"#, "PhD"),
        (r#""score": "3.9""#, "PhD, GPA 3.9"),
        (r#""score": "4/4""#, "PhD, GPA 4/4"),
        (r#""score": "with distinction""#, "PhD, with distinction"),
        (r#""gpa": "4""#, "PhD, GPA 4"),
        (r#""score": "GPA: 3.9", "highlights": ["GPA: 3.9, with distinction."]"#, "PhD"),
    ] {
        let text =
            format!(r#"{{"basics": {{"name": "Mira Halden"}}, "education": [{{"studyType": "PhD", {grade}}}]}}"#);
        let shown = shown(&text);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.get(1), Some(&expected), "{grade}: {shown}");
    }
}

#[test]
fn an_award_is_no_publication_though_it_has_authors() {
    let text = "cv:\n  sections:\n    Awards:\n      - {title: Tide Prize, authors: [Tide Club], awarder: Tide Club, date: 2021, summary: For tides}\n";
    assert_eq!(shown(text), "# Awards\n2021 > Tide Prize, Tide Club / For tides");
}

#[test]
fn publications_without_authors_are_publications_beside_others() {
    let text = "cv:\n  sections:\n    publications:\n      - {title: Tides, authors: [M. Halden], journal: Seas, date: 2021}\n      - {title: Winds, journal: Airs, date: 2020}\n";
    assert_eq!(shown(text), "# Publications\nM. Halden. Tides. Seas, 2021\n. Winds. Airs, 2020");
}

#[test]
fn a_place_is_said_once() {
    let text = "cv:\n  sections:\n    education:\n      - {institution: \"Uni One, Bergen\", area: Tides, location: Bergen, date: 2020}\n";
    assert_eq!(shown(text), "# Education\n2020 > Tides, Uni One, Bergen");
}

#[test]
fn highlights_that_are_only_key_words_take_one_line() {
    let with = |highlights: &str| {
        let item = format!("{{name: Harbour Board, position: Pilot, startDate: '2019', highlights: [{highlights}]}}");
        shown(&format!("work:\n  - {item}\n"))
    };
    let keywords = with("Tides, Foam and waves, Knots, Rope");
    assert!(keywords.ends_with("/ Tides, Foam and waves, Knots, Rope"), "{keywords}");
    let sentences = with("Brought three boats home, Tides, Knots, Rope");
    assert!(sentences.ends_with("Brought three boats home / Tides / Knots / Rope"), "{sentences}");
}
