//! A CV that a site keeps as data: `_data/cv.yml` in RenderCV's shape or in al-folio's own, `assets/json/resume.json` in
//! JSON Resume's.

use super::reader::Reader;
use crate::diagnostic::Outcome;
use crate::source::{Span, Spanned};
use crate::yaml::Yaml;

/// A section of such a CV.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSection {
    /// Its heading.
    pub title: Spanned<String>,
    /// What it lists.
    pub entries: Vec<DataEntry>,
}

/// Something that a section lists. Texts are as written, with Markdown or HTML.
#[derive(Debug, Clone, PartialEq)]
pub enum DataEntry {
    /// A text on its own.
    Text(Spanned<String>),
    /// A label and what belongs to it: `Languages`, `Python, C`.
    Pair(Spanned<String>, Spanned<String>),
    /// A position, a degree, a prize, a project.
    Dated(DatedEntry),
    /// A publication.
    Publication(DataPublication),
}

/// A position, a degree, a prize, a project.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedEntry {
    /// When, as written; both ends are joined by an en dash. Empty when nothing is said.
    pub date: String,
    /// What: position, degree and field, title.
    pub what: Vec<Spanned<String>>,
    /// Where: company, school, then town.
    pub place: Vec<Spanned<String>>,
    /// Where it leads.
    pub url: Option<Spanned<String>>,
    /// A text about it.
    pub summary: Option<Spanned<String>>,
    /// Points below it.
    pub highlights: Vec<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
}

/// A publication.
#[derive(Debug, Clone, PartialEq)]
pub struct DataPublication {
    /// The title.
    pub title: Spanned<String>,
    /// The authors.
    pub authors: Vec<Spanned<String>>,
    /// Journal or publisher.
    pub venue: Option<Spanned<String>>,
    /// When, as written.
    pub date: Option<Spanned<String>>,
    /// Where it leads: an address, or a DOI.
    pub url: Option<Spanned<String>>,
    /// A text about it.
    pub summary: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
}

/// Reads the sections of a data file. What has no known shape is passed over.
///
/// # Errors
/// Those of [`Reader::yaml`].
pub fn data_sections(reader: &mut Reader<'_>, path: &str) -> Outcome<Vec<DataSection>> {
    reader.yaml(path).map(|yaml| sections(&yaml))
}

fn sections(yaml: &Yaml) -> Vec<DataSection> {
    if !yaml.items().is_empty() {
        return yaml.items().iter().filter_map(al_folio_section).collect();
    }
    let cv = yaml.filled("cv").unwrap_or(yaml);
    match cv.filled("sections").and_then(Yaml::as_map) {
        Some(map) => map.iter().map(|(title, list)| section(title.clone(), list)).filter(has_entries).collect(),
        None => json_resume(yaml),
    }
}

fn has_entries(section: &DataSection) -> bool {
    !section.entries.is_empty()
}

fn section(title: Spanned<String>, list: &Yaml) -> DataSection {
    DataSection { title, entries: list.one_or_more().iter().filter_map(entry).collect() }
}

/// The parts of a JSON Resume in the order in which they are printed.
fn json_resume(yaml: &Yaml) -> Vec<DataSection> {
    const PARTS: &[(&str, &str)] = &[
        ("work", "Work"),
        ("education", "Education"),
        ("publications", "Publications"),
        ("awards", "Awards"),
        ("certificates", "Certificates"),
        ("projects", "Projects"),
        ("volunteer", "Volunteer"),
        ("skills", "Skills"),
        ("languages", "Languages"),
        ("interests", "Interests"),
        ("references", "References"),
    ];
    let part = |&(key, title): &(&str, &str)| {
        let list = yaml.filled(key)?;
        Some(section(Spanned::new(title.to_owned(), list.span), list))
    };
    PARTS.iter().filter_map(part).filter(has_entries).collect()
}

/// `{title: Education, type: time_table, contents: […]}`
fn al_folio_section(yaml: &Yaml) -> Option<DataSection> {
    let title = first_text(yaml, &["title"])?;
    let contents = yaml.filled("contents")?.one_or_more().iter();
    let entries = contents.flat_map(|item| {
        match (first_text(item, &["name"]), first_text(item, &["value"]), item.filled("items")) {
            (Some(name), Some(value), _) => vec![DataEntry::Pair(name, value)],
            (None, None, Some(items)) => {
                let points = points(items);
                let joined = points.iter().map(|point| point.value.as_str()).collect::<Vec<_>>().join(", ");
                match first_text(item, &["title"]) {
                    Some(title) => vec![DataEntry::Pair(title, Spanned::new(joined, items.span))],
                    None => points.into_iter().map(DataEntry::Text).collect(),
                }
            }
            _ => entry(item).into_iter().collect(),
        }
    });
    let section = DataSection { title, entries: entries.collect() };
    has_entries(&section).then_some(section)
}

fn entry(yaml: &Yaml) -> Option<DataEntry> {
    if let Some(text) = yaml.as_str() {
        return Some(DataEntry::Text(Spanned::new(text.trim().to_owned(), yaml.span))).filter(|_| !yaml.is_empty());
    }
    publication(yaml).map(DataEntry::Publication).or_else(|| pair(yaml)).or_else(|| dated(yaml).map(DataEntry::Dated))
}

fn publication(yaml: &Yaml) -> Option<DataPublication> {
    let is_one =
        yaml.filled("authors").is_some() || yaml.filled("releaseDate").is_some() || yaml.filled("doi").is_some();
    Some(DataPublication {
        title: first_text(yaml, &["title", "name"]).filter(|_| is_one)?,
        authors: yaml.filled("authors").map_or_else(Vec::new, points),
        venue: first_text(yaml, &["journal", "publisher", "venue"]),
        date: first_text(yaml, &["date", "releaseDate"]),
        url: first_text(yaml, &["url", "doi"]),
        summary: first_text(yaml, &["summary"]),
        span: yaml.span,
    })
}

/// RenderCV's `{label, details}`, JSON Resume's skills, languages, interests and references.
fn pair(yaml: &Yaml) -> Option<DataEntry> {
    if let Some((label, details)) = first_text(yaml, &["label"]).zip(first_text(yaml, &["details"])) {
        return Some(DataEntry::Pair(label, details));
    }
    if let Some(bullet) = first_text(yaml, &["bullet", "number", "reversed_number"]) {
        return Some(DataEntry::Text(bullet));
    }
    let label = first_text(yaml, &["name", "language"])?;
    let details = match yaml.filled("keywords") {
        Some(keywords) => {
            let words: Vec<String> = points(keywords).into_iter().map(|word| word.value).collect();
            Spanned::new(words.join(", "), keywords.span)
        }
        None => first_text(yaml, &["fluency", "reference"])?,
    };
    Some(DataEntry::Pair(label, details))
}

fn dated(yaml: &Yaml) -> Option<DatedEntry> {
    let texts = |keys: &[&[&str]]| keys.iter().filter_map(|keys| first_text(yaml, keys)).collect::<Vec<_>>();
    let mut what = texts(&[&["position", "studyType", "degree", "title"], &["area"]]);
    let mut place = texts(&[
        &["company", "institution", "organization", "awarder", "issuer", "entity"],
        &["department"],
        &["location"],
    ]);
    // A project's, a certificate's or a company's name; al-folio writes a school's name as `institution`.
    if let Some(name) = first_text(yaml, &["name"]) {
        if what.is_empty() { what.push(name) } else { place.insert(0, name) }
    }
    let entry = DatedEntry {
        date: date(yaml),
        what,
        place,
        url: first_text(yaml, &["url", "website", "link"]),
        summary: first_text(yaml, &["summary"]),
        highlights: ["highlights", "description", "courses", "items"]
            .iter()
            .filter_map(|key| yaml.filled(key))
            .flat_map(points)
            .collect(),
        span: yaml.span,
    };
    (!entry.what.is_empty() || !entry.place.is_empty() || entry.summary.is_some()).then_some(entry)
}

/// `date`, `year`, or both ends of a span of time. No end is "present", as both formats say.
fn date(yaml: &Yaml) -> String {
    if let Some(date) = first_text(yaml, &["date", "year"]) {
        return date.value;
    }
    let start = first_text(yaml, &["start_date", "startDate"]).map(|start| start.value);
    let end = first_text(yaml, &["end_date", "endDate"]).map(|end| end.value);
    match (start, end) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => format!("{start} – present"),
        (None, end) => end.unwrap_or_default(),
    }
}

/// The texts of a list. Of a map in it (al-folio's nested lists) the title and the contents.
fn points(yaml: &Yaml) -> Vec<Spanned<String>> {
    let text = |item: &Yaml| {
        let value = first_text(item, &["title", "name"]);
        value.or_else(|| Some(Spanned::new(item.as_str()?.trim().to_owned(), item.span)))
    };
    let nested = |item: &Yaml| item.filled("contents").map_or_else(Vec::new, points);
    yaml.one_or_more()
        .iter()
        .flat_map(|item| text(item).into_iter().chain(nested(item)))
        .filter(|text| !text.value.is_empty())
        .collect()
}

fn first_text(yaml: &Yaml, keys: &[&str]) -> Option<Spanned<String>> {
    keys.iter().find_map(|key| yaml.text(key)).map(|text| Spanned::new(text.value.to_owned(), text.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    /// Sections and entries as lines.
    fn shown(path: &str, text: &str) -> String {
        let files = MemoryFiles::new().with(path, text);
        let sections = data_sections(&mut Reader::new(&files, true), path).value.expect("sections");
        let join =
            |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect::<Vec<_>>().join(", ");
        let entry = |entry: &DataEntry| match entry {
            DataEntry::Text(text) => text.value.clone(),
            DataEntry::Pair(label, details) => format!("{}: {}", label.value, details.value),
            DataEntry::Dated(it) => {
                format!("[{}] {} @ {} ({})", it.date, join(&it.what), join(&it.place), join(&it.highlights))
            }
            DataEntry::Publication(it) => {
                format!("{} by {} [{}]", it.title.value, join(&it.authors), it.date.as_ref().map_or("", |d| &d.value))
            }
        };
        let lines = |section: &DataSection| {
            std::iter::once(format!("# {}", section.title.value))
                .chain(section.entries.iter().map(entry))
                .collect::<Vec<_>>()
        };
        sections.iter().flat_map(lines).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn rendercv() {
        let text = "cv:\n  name: Jane\n  sections:\n    Education:\n      - institution: MIT\n        area: Physics\n        studyType: PhD\n        start_date: 2020-09\n        end_date: 2024-05\n\
                    \x20       highlights: [Best thesis]\n    Papers:\n      - title: On X\n        authors: [Jane Doe, A B]\n        date: 2023\n    Skills:\n      - label: Code\n        details: Rust\n    Notes:\n      - plain text\n";
        assert_eq!(
            shown("_data/cv.yml", text),
            "# Education\n[2020-09 – 2024-05] PhD, Physics @ MIT (Best thesis)\n# Papers\nOn X by Jane Doe, A B [2023]\n# Skills\nCode: Rust\n# Notes\nplain text",
        );
    }

    #[test]
    fn al_folio() {
        let text = "- title: General\n  type: map\n  contents:\n    - name: Born\n      value: Ulm\n- title: Education\n  type: time_table\n  contents:\n    - title: PhD\n      institution: Zürich\n      year: 1905\n\
                    \x20     description: [Thesis, {title: Courses, contents: [Maths]}]\n- title: Interests\n  type: nested_list\n  contents:\n    - title: Physics\n      items: [Light, Time]\n";
        assert_eq!(
            shown("_data/cv.yml", text),
            "# General\nBorn: Ulm\n# Education\n[1905] PhD @ Zürich (Thesis, Courses, Maths)\n# Interests\nPhysics: Light, Time",
        );
    }

    #[test]
    fn json_resume() {
        let text = r#"{"basics": {"name": "J"}, "work": [{"name": "ACME", "position": "CTO", "startDate": "2020-01", "highlights": ["Grew"]}],
            "awards": [{"title": "Prize", "date": "2019", "awarder": "IEEE"}], "skills": [{"name": "Web", "keywords": ["HTML", "CSS"]}],
            "publications": [{"name": "Paper", "releaseDate": "2018", "publisher": "ACM"}], "languages": [{"language": "English", "fluency": "Native"}]}"#;
        assert_eq!(
            shown("assets/json/resume.json", text),
            "# Work\n[2020-01 – present] CTO @ ACME (Grew)\n# Publications\nPaper by  [2018]\n# Awards\n[2019] Prize @ IEEE ()\n# Skills\nWeb: HTML, CSS\n# Languages\nEnglish: Native",
        );
    }
}
