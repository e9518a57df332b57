//! CVs kept as data: every word of them is on the page, or in the loss report with its place.
//!
//! The tables are the fields of the formats' schemas: JSON Resume 1.0, RenderCV 2.8, and the themes' own fields. They are made
//! into a file in which no word appears twice.

use proptest::prelude::*;
use serde_json::{Map, Value};
use vitae::cv::Cv;
use vitae::diagnostic::{Diagnostic, Severity};
use vitae::plain;
use vitae::site::{Config, MemoryFiles, Reader, Request};
use vitae::source::Sources;

use crate::binary::Folder;

/// The value of a key.
#[derive(Clone, Copy)]
enum Field {
    Text,
    Texts,
    Date,
    Address,
    Doi,
    /// A date with a day, which need not be printed.
    Day,
    /// A list of maps.
    Maps(&'static [(&'static str, Field)]),
    /// A map.
    Map(&'static [(&'static str, Field)]),
}

use Field::{Address, Date, Day, Doi, Maps, Text, Texts};

const JSON_RESUME: &[(&str, Field)] = &[
    (
        "basics",
        Field::Map(&[
            ("name", Text),
            ("label", Text),
            ("email", Text),
            ("phone", Text),
            ("url", Address),
            ("summary", Text),
            (
                "location",
                Field::Map(&[
                    ("address", Text),
                    ("postalCode", Text),
                    ("city", Text),
                    ("countryCode", Text),
                    ("region", Text),
                ]),
            ),
            ("profiles", Maps(&[("network", Text), ("username", Text), ("url", Address)])),
        ]),
    ),
    (
        "work",
        Maps(&[
            ("name", Text),
            ("location", Text),
            ("description", Text),
            ("position", Text),
            ("url", Address),
            ("startDate", Date),
            ("endDate", Date),
            ("summary", Text),
            ("highlights", Texts),
        ]),
    ),
    (
        "volunteer",
        Maps(&[
            ("organization", Text),
            ("position", Text),
            ("url", Address),
            ("startDate", Date),
            ("endDate", Date),
            ("summary", Text),
            ("highlights", Texts),
        ]),
    ),
    (
        "education",
        Maps(&[
            ("institution", Text),
            ("url", Address),
            ("area", Text),
            ("studyType", Text),
            ("startDate", Date),
            ("endDate", Date),
            ("score", Text),
            ("courses", Texts),
        ]),
    ),
    ("awards", Maps(&[("title", Text), ("date", Date), ("awarder", Text), ("summary", Text)])),
    ("certificates", Maps(&[("name", Text), ("date", Date), ("url", Address), ("issuer", Text)])),
    (
        "publications",
        Maps(&[("name", Text), ("publisher", Text), ("releaseDate", Date), ("url", Address), ("summary", Text)]),
    ),
    ("skills", Maps(&[("name", Text), ("level", Text), ("keywords", Texts)])),
    ("languages", Maps(&[("language", Text), ("fluency", Text)])),
    ("interests", Maps(&[("name", Text), ("keywords", Texts)])),
    ("references", Maps(&[("name", Text), ("reference", Text)])),
    (
        "projects",
        Maps(&[
            ("name", Text),
            ("description", Text),
            ("highlights", Texts),
            ("keywords", Texts),
            ("startDate", Date),
            ("endDate", Date),
            ("url", Address),
            ("roles", Texts),
            ("entity", Text),
            ("type", Text),
        ]),
    ),
    // academicpages has three more.
    (
        "presentations",
        Maps(&[("name", Text), ("event", Text), ("date", Date), ("location", Text), ("description", Text)]),
    ),
    (
        "teaching",
        Maps(&[("course", Text), ("institution", Text), ("date", Date), ("role", Text), ("description", Text)]),
    ),
    ("portfolio", Maps(&[("name", Text), ("category", Text), ("date", Date), ("url", Address), ("description", Text)])),
];

/// The nine kinds of entries: texts, and maps with these keys.
const RENDER_CV: &[(&str, Field)] = &[(
    "cv",
    Field::Map(&[
        ("name", Text),
        ("headline", Text),
        ("location", Text),
        ("email", Texts),
        ("phone", Texts),
        ("website", Address),
        ("social_networks", Maps(&[("network", Text), ("username", Text)])),
        ("custom_connections", Maps(&[("placeholder", Text), ("url", Address)])),
        ("summary", Text),
        (
            "sections",
            Field::Map(&[
                ("welcome", Texts),
                ("skills", Maps(&[("label", Text), ("details", Text)])),
                (
                    "education",
                    Maps(&[
                        ("institution", Text),
                        ("area", Text),
                        ("degree", Text),
                        ("start_date", Date),
                        ("end_date", Date),
                        ("location", Text),
                        ("summary", Text),
                        ("highlights", Texts),
                    ]),
                ),
                (
                    "experience",
                    Maps(&[
                        ("company", Text),
                        ("position", Text),
                        ("date", Date),
                        ("location", Text),
                        ("summary", Text),
                        ("highlights", Texts),
                    ]),
                ),
                (
                    "projects",
                    Maps(&[
                        ("name", Text),
                        ("start_date", Date),
                        ("end_date", Date),
                        ("location", Text),
                        ("summary", Text),
                        ("highlights", Texts),
                    ]),
                ),
                (
                    "publications",
                    Maps(&[
                        ("title", Text),
                        ("authors", Texts),
                        ("summary", Text),
                        ("doi", Doi),
                        ("url", Address),
                        ("journal", Text),
                        ("date", Date),
                    ]),
                ),
                ("honours", Maps(&[("bullet", Text)])),
                ("patents", Maps(&[("number", Text)])),
                ("talks", Maps(&[("reversed_number", Text)])),
            ]),
        ),
    ]),
)];

const ONLINE_CV: &[(&str, Field)] = &[
    (
        "sidebar",
        Field::Map(&[
            ("name", Text),
            ("tagline", Text),
            ("email", Text),
            ("phone", Text),
            ("citizenship", Text),
            ("website", Address),
            ("languages", Field::Map(&[("title", Text), ("info", Maps(&[("idiom", Text), ("level", Text)]))])),
            ("interests", Field::Map(&[("title", Text), ("info", Maps(&[("item", Text), ("link", Address)]))])),
        ]),
    ),
    ("career-profile", Field::Map(&[("title", Text), ("summary", Text)])),
    (
        "education",
        Field::Map(&[
            ("title", Text),
            ("info", Maps(&[("degree", Text), ("university", Text), ("time", Date), ("details", Text)])),
        ]),
    ),
    (
        "experiences",
        Field::Map(&[
            ("title", Text),
            ("info", Maps(&[("role", Text), ("time", Date), ("company", Text), ("details", Text)])),
        ]),
    ),
    (
        "projects",
        Field::Map(&[
            ("title", Text),
            ("intro", Text),
            ("assignments", Maps(&[("title", Text), ("link", Address), ("tagline", Text)])),
        ]),
    ),
    (
        "publications",
        Field::Map(&[
            ("title", Text),
            ("intro", Text),
            ("papers", Maps(&[("title", Text), ("link", Address), ("authors", Text), ("conference", Text)])),
        ]),
    ),
    ("skills", Field::Map(&[("title", Text), ("toolset", Maps(&[("name", Text), ("level", Text)]))])),
    ("footer", Text),
];

/// al-folio's present `cv.yml`: RenderCV's form, and in it entries with keys of JSON Resume.
const AL_FOLIO_NOW: &[(&str, Field)] = &[(
    "cv",
    Field::Map(&[
        ("name", Text),
        ("label", Text),
        ("email", Text),
        ("summary", Text),
        (
            "address",
            Field::Map(&[
                ("street", Text),
                ("city", Text),
                ("region", Text),
                ("postalCode", Text),
                ("countryCode", Text),
            ]),
        ),
        (
            "sections",
            Field::Map(&[
                (
                    "Education",
                    Maps(&[
                        ("institution", Text),
                        ("location", Text),
                        ("url", Address),
                        ("area", Text),
                        ("studyType", Text),
                        ("start_date", Date),
                        ("end_date", Date),
                        ("score", Text),
                        ("courses", Text),
                        ("highlights", Texts),
                    ]),
                ),
                (
                    "Volunteer",
                    Maps(&[
                        ("company", Text),
                        ("position", Text),
                        ("location", Text),
                        ("start_date", Date),
                        ("summary", Text),
                    ]),
                ),
                (
                    "Awards",
                    Maps(&[
                        ("title", Text),
                        ("authors", Texts),
                        ("date", Date),
                        ("awarder", Text),
                        ("url", Address),
                        ("summary", Text),
                    ]),
                ),
                (
                    "Publications",
                    Maps(&[
                        ("title", Text),
                        ("authors", Texts),
                        ("publisher", Text),
                        ("releaseDate", Date),
                        ("url", Address),
                        ("summary", Text),
                    ]),
                ),
                ("Skills", Maps(&[("name", Text), ("level", Text), ("keywords", Text)])),
                ("Languages", Maps(&[("name", Text), ("summary", Text)])),
                ("Certificates", Maps(&[("name", Text), ("date", Date), ("issuer", Text)])),
                (
                    "Projects",
                    Maps(&[
                        ("name", Text),
                        ("startDate", Date),
                        ("endDate", Date),
                        ("url", Address),
                        ("highlights", Texts),
                    ]),
                ),
                ("References", Maps(&[("name", Text), ("reference", Text)])),
            ]),
        ),
    ]),
)];

/// The parts of al-folio's older `cv.yml`, each a map with a title and these contents.
const AL_FOLIO: &[Field] = &[
    Maps(&[("name", Text), ("value", Text)]),
    Maps(&[
        ("title", Text),
        ("institution", Text),
        ("department", Text),
        ("location", Text),
        ("year", Date),
        ("description", Maps(&[("title", Text), ("contents", Texts)])),
        ("items", Texts),
        ("linkitems", Maps(&[("link", Address), ("linkname", Text)])),
    ]),
    Maps(&[("title", Text), ("items", Texts)]),
    Texts,
];

/// Makes values in which no word appears twice, and remembers what has to be found again.
struct Maker<'a> {
    /// Whether the next optional key is present; when these are used up, every key is.
    choices: std::slice::Iter<'a, bool>,
    count: usize,
    words: Vec<String>,
}

impl Maker<'_> {
    fn word(&mut self) -> String {
        self.count += 1;
        let word = format!("Wort{}x", self.count);
        self.words.push(word.clone());
        word
    }

    fn value(&mut self, field: Field) -> Value {
        match field {
            Text => format!("{} {}", self.word(), self.word()).into(),
            Texts => vec![Value::from(self.word()), Value::from(self.word())].into(),
            Date => {
                self.count += 1;
                let year = (1900 + self.count % 199).to_string();
                self.words.push(year.clone());
                format!("{year}-0{}", 1 + self.count % 9).into()
            }
            Day => format!("{}-02", self.value(Date).as_str().unwrap_or_default()).into(),
            Address => format!("https://{}.example/", self.word().to_lowercase()).into(),
            Doi => format!("10.1234/{}", self.word().to_lowercase()).into(),
            Maps(fields) => vec![self.map(fields), self.map(fields)].into(),
            Field::Map(fields) => self.map(fields),
        }
    }

    fn map(&mut self, fields: &[(&str, Field)]) -> Value {
        let mut map = Map::new();
        for (key, field) in fields {
            let always = matches!(field, Maps(_) | Field::Map(_));
            if always || *self.choices.next().unwrap_or(&true) {
                map.insert((*key).to_owned(), self.value(*field));
            }
        }
        map.insert("aKeyThatNobodyKnows".to_owned(), self.word().into());
        map.into()
    }
}

/// The CV of a site with this CV page and this file, with everything that was reported.
fn read(path: &str, text: &str, page: &str) -> (Cv, Vec<Diagnostic>, Sources) {
    let files = MemoryFiles::new()
        .with("_config.yml", "title: Home\n")
        .with("index.md", "---\ntitle: Home\nlayout: default\n---\n\nHello.\n")
        .with("_pages/cv.md", page)
        .with(path, text);
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let plans = vitae::pipeline::plan(&mut reader, &config, &Request::default()).into_value().expect("a plan");
    let (cv, diagnostics) = vitae::read(&mut reader, &config, &plans[0]).into_parts();
    (cv.expect("a CV"), diagnostics, reader.sources().clone())
}

/// Checks that each word is on the page, in one of its links, or in the loss report with its place in the file.
fn all_is_accounted_for(path: &str, text: &str, words: &[String], page: &str) {
    let (cv, diagnostics, sources) = read(path, text, page);
    let printed = plain::text(&cv);
    let everything = format!("{cv:?}").to_lowercase();
    for word in words {
        let lower = word.to_lowercase();
        let in_link = || {
            ["https://", "https://doi.org/10.1234/"].iter().any(|start| everything.contains(&format!("{start}{lower}")))
        };
        let losses = diagnostics.iter().filter(|found| found.severity == Severity::Loss);
        let in_report = || {
            losses.filter(|loss| loss.message.to_lowercase().contains(&lower)).any(|loss| {
                let text = loss.span.map(|span| sources.text(span)).unwrap_or_default();
                text.to_lowercase().contains(&lower)
            })
        };
        let found = printed.contains(word) || in_link() || in_report();
        assert!(found, "{word} of {path} is lost:\n{text}\n{printed}\n{diagnostics:#?}");
    }
}

const CV_PAGE: &str = "---\nlayout: cv\npermalink: /cv/\n---\n";

fn json_resume(choices: &[bool]) {
    let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
    let data = maker.map(JSON_RESUME);
    all_is_accounted_for("assets/json/resume.json", &format!("{data:#}"), &maker.words, CV_PAGE);
}

fn render_cv(choices: &[bool]) {
    let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
    let data = maker.map(RENDER_CV);
    all_is_accounted_for("_data/cv.yml", &format!("{data:#}"), &maker.words, CV_PAGE);
}

fn al_folio_now(choices: &[bool]) {
    let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
    let data = maker.map(AL_FOLIO_NOW);
    all_is_accounted_for("_data/cv.yml", &format!("{data:#}"), &maker.words, CV_PAGE);
}

fn al_folio(choices: &[bool]) {
    let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
    let parts = AL_FOLIO.iter().map(|contents| {
        let mut part = Map::new();
        part.insert("title".to_owned(), maker.word().into());
        part.insert("type".to_owned(), "time_table".into());
        part.insert("contents".to_owned(), maker.value(*contents));
        Value::from(part)
    });
    let data: Value = parts.collect();
    all_is_accounted_for("_data/cv.yml", &format!("{data:#}"), &maker.words, CV_PAGE);
}

fn online_cv(choices: &[bool]) {
    let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
    let data = maker.map(ONLINE_CV);
    all_is_accounted_for(
        "_data/resume.yml",
        &format!("{data:#}"),
        &maker.words,
        "---\nlayout: resume\npermalink: /cv/\n---\n",
    );
}

/// What a theme's files print from an item's front matter.
const INCLUDES: &[(&str, &[(&str, Field)])] = &[
    ("archive-single-cv.html", &[("title", Text), ("link", Address), ("citation", Text)]),
    (
        "archive-single-talk-cv.html",
        &[("title", Text), ("link", Address), ("date", Day), ("type", Text), ("venue", Text), ("location", Text)],
    ),
    (
        "archive-single-talk.html",
        &[
            ("title", Text),
            ("link", Address),
            ("date", Day),
            ("type", Text),
            ("venue", Text),
            ("location", Text),
            ("excerpt", Text),
        ],
    ),
    (
        "archive-single.html",
        &[
            ("title", Text),
            ("link", Address),
            ("date", Day),
            ("type", Text),
            ("venue", Text),
            ("excerpt", Text),
            ("citation", Text),
            ("paperurl", Address),
            ("slidesurl", Address),
            ("bibtexurl", Address),
        ],
    ),
];

fn items(choices: &[bool]) {
    for (include, fields) in INCLUDES {
        for collection in ["publications", "talks", "teaching", "portfolio"] {
            let mut maker = Maker { choices: choices.iter(), count: 0, words: Vec::new() };
            let mut front = maker.map(fields);
            // A theme's file does not print what it does not ask for.
            maker.words.pop();
            // An item's title has to be there for the item to be printed.
            if front.get("title").is_none() {
                front["title"] = "An item".into();
            }
            // The beginning of the text stands in for the excerpt.
            let mut text = format!("---\n{front:#}\n---\n");
            if front.get("excerpt").is_none() && !include.ends_with("-cv.html") {
                text.push_str(&format!("It is about *{}*.\n\nMore.\n", maker.word()));
            }
            let page = format!(
                "---\npermalink: /cv/\n---\n# Items\n\n<ul>{{% for post in site.{collection} %}}\n  {{% include {include} %}}\n{{% endfor %}}</ul>\n"
            );
            all_is_accounted_for(&format!("_{collection}/2020-01-01-item.md"), &text, &maker.words, &page);
        }
    }
}

#[test]
fn every_field_of_each_format_is_accounted_for() {
    for format in [json_resume, render_cv, al_folio_now, al_folio, online_cv, items] {
        format(&[]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_fields_are_there_are_accounted_for(choices in prop::collection::vec(any::<bool>(), 0..200)) {
        for format in [json_resume, render_cv, al_folio_now, al_folio, online_cv, items] {
            format(&choices);
        }
    }
}

#[test]
fn courses_are_a_line_and_other_remarks_on_a_degree_are_points() {
    for (courses, expected) in [
        ("[Tides, Waves]", "Courses: Tides, Waves"),
        ("[\"GPA: 3.9\", Chair of the crew]", "- GPA: 3.9"),
        ("[Tides, Left after a year.]", "- Tides"),
        ("[Founding President of the crew]", "- Founding President"),
    ] {
        let data = format!(
            "basics: {{name: Mira Solberg}}\neducation:\n  - {{institution: Uni One, area: Tides, courses: {courses}}}\n"
        );
        let folder = Folder::with(&[("resume.yml", &data)]);
        folder.vitae(&["build", "-q", "-f", "txt", "-o", "cv.txt"]).exits(0);
        let text = folder.text("cv.txt");
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn what_the_title_of_an_entry_says_is_not_said_again() {
    let data =
        "basics: {name: Mira Solberg}\neducation:\n  - {institution: Uni One, area: Diploma, studyType: Diploma}\n";
    let folder = Folder::with(&[("resume.yml", data)]);
    folder.vitae(&["build", "-q", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    assert!(text.contains("Diploma, Uni One") && !text.contains("Diploma, Diploma"), "{text}");
}

#[test]
fn the_title_of_an_empty_section_is_not_lost() {
    let data = "sidebar: {name: Mira Solberg}\nprojects: {title: Charts, assignments: [{link: 'https://x.example/a'}]}\nskills: {title: Skills, toolset: [{name: Rowing}]}\n";
    let folder = Folder::with(&[
        ("index.md", "---\npermalink: /\nlayout: default\n---\n"),
        ("_data/data.yml", data),
        ("_config.yml", "title: x\n"),
    ]);
    let run = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    assert!(text.contains("Rowing") && !text.contains("Charts"), "{text}");
    assert!(run.messages().contains("`projects.title` is not printed: Charts"), "{}", run.messages());
}
