//! CVs that a site keeps as data: `_data/cv.yml` as al-folio and RenderCV have it, and `resume.json` (JSON Resume).
//!
//! The three shapes name the same things differently; one reader knows all the names. Keys that say nothing a CV prints
//! (images, icons, identifiers) are passed over.

use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::{Block, BlockKind, Inline, InlineKind, Item, List};
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Yaml};

use super::collections::snippet;
use super::dates::{self, DateStyle, DateValue, Part, Point, To};
use super::links::{self, Target};
use super::model::{Content, DateSide, Entry, Heading, Publication, PublicationGroup, Section};
use super::publications::Style;
use super::sections::SECTION;
use super::words::Word;

/// The sections of a CV that is kept as data, in its order. Nothing for data of another shape.
pub fn sections(data: &Yaml, style: Style) -> Outcome<Vec<Section>> {
    let mut reader = Reader { style, diagnostics: Vec::new() };
    let cv = data.get("cv").unwrap_or(data);
    let found = match (cv.get("sections").and_then(Yaml::as_map), cv.get("basics"), cv.as_map()) {
        (Some(sections), _, _) => reader.render_cv(sections),
        (None, Some(basics), Some(resume)) => reader.json_resume(basics, resume),
        _ => reader.al_folio(cv),
    };
    let filled = found.into_iter().filter(|section| !section.content.is_empty()).collect();
    Outcome::new(filled, reader.diagnostics)
}

/// The sections of JSON Resume that a CV prints, in its order, and their headings.
const RESUME_SECTIONS: &[(&str, Word)] = &[
    ("work", Word::Experience),
    ("volunteer", Word::Volunteering),
    ("education", Word::Education),
    ("awards", Word::Awards),
    ("certificates", Word::Certificates),
    ("publications", Word::Publications),
    ("skills", Word::Skills),
    ("languages", Word::Languages),
    ("interests", Word::Interests),
    ("projects", Word::Projects),
    ("references", Word::References),
];

/// What an item is called, the strongest first.
const TITLE: &[&str] = &[
    "position",
    "title",
    "degree",
    "studyType",
    "name",
    "language",
    "label",
    "company",
    "institution",
    "organization",
];
/// What else is said of it in its line, in this order.
const PLACE: &[&str] = &[
    "area",
    "company",
    "institution",
    "organization",
    "awarder",
    "issuer",
    "publisher",
    "journal",
    "department",
    "school",
    "level",
    "fluency",
    "score",
    "location",
];
/// What follows the name of an undated item behind a colon.
const VALUE: &[&str] = &["value", "details", "keywords", "reference"];
/// What stands below it.
const BELOW: &[&str] = &["summary", "description", "highlights", "items", "contents", "courses", "keywords"];

struct Reader<'a> {
    style: Style<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// `sections: {Education: […], …}`
    fn render_cv(&mut self, sections: &Map) -> Vec<Section> {
        let mut out = Vec::new();
        for (name, items) in sections.iter() {
            let words = name.value.replace('_', " ");
            let mut letters = words.chars();
            let words: String = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect();
            let content = self.content(items.one_or_more(), items.span);
            out.push(section(&words, name.span, content));
        }
        out
    }

    /// `{basics: {summary: …}, work: […], …}`
    fn json_resume(&mut self, basics: &Yaml, resume: &Map) -> Vec<Section> {
        let mut out = Vec::new();
        if let Some(summary) = basics.text("summary") {
            let text = snippet(&summary, &mut self.diagnostics);
            let content = vec![Content::Block(Block::new(BlockKind::Paragraph(text), summary.span))];
            out.push(section(Word::Summary.text(self.style.language), summary.span, content));
        }
        for (key, word) in RESUME_SECTIONS {
            let Some(items) = resume.get(key) else { continue };
            let content = self.content(items.one_or_more(), items.span);
            out.push(section(word.text(self.style.language), items.span, content));
        }
        out
    }

    /// `[{title: Education, contents: […]}, …]`
    fn al_folio(&mut self, list: &Yaml) -> Vec<Section> {
        let mut out = Vec::new();
        for part in list.items() {
            let (Some(title), Some(contents)) = (part.text("title"), part.filled("contents")) else { continue };
            let content = self.content(contents.one_or_more(), contents.span);
            out.push(section(title.value, title.span, content));
        }
        out
    }

    fn content(&mut self, items: &[Yaml], span: Span) -> Vec<Content> {
        if let [only] = items
            && let Some(text) = text_of(only)
        {
            let text = snippet(&text, &mut self.diagnostics);
            return vec![Content::Block(Block::new(BlockKind::Paragraph(text), span))];
        }
        if !items.is_empty() && items.iter().all(|item| item.filled("authors").is_some()) {
            let publications = items.iter().enumerate().map(|(at, item)| self.publication(item, at + 1)).collect();
            return vec![Content::Publications(vec![PublicationGroup { title: None, items: publications }])];
        }
        let entries: Vec<Entry> =
            items.iter().map(|item| self.entry(item)).filter(|entry| !entry.body.is_empty()).collect();
        match entries.iter().any(|entry| entry.date.is_some()) {
            _ if entries.is_empty() => Vec::new(),
            true => vec![Content::Entries(entries)],
            false => vec![Content::Block(list(entries.into_iter().map(blocks), span))],
        }
    }

    fn entry(&mut self, item: &Yaml) -> Entry {
        let span = item.span;
        if let Some(text) = text_of(item).or_else(|| item.text("bullet")) {
            let body = snippet(&text, &mut self.diagnostics);
            return Entry { date: None, date_side: DateSide::Start, body, details: Vec::new(), span };
        }
        let date = self.date(item);
        let title_key = TITLE.iter().find(|key| item.text(key).is_some());
        let mut body: Vec<Inline> = title_key.map(|key| self.title(item, key)).unwrap_or_default();
        let place = PLACE.iter().filter(|key| Some(*key) != title_key);
        for text in place.filter_map(|key| item.text(key)) {
            if !body.is_empty() {
                body.push(Inline::text(", ", span));
            }
            body.extend(snippet(&text, &mut self.diagnostics));
        }
        let mut below: Vec<Block> = Vec::new();
        let mut said: Vec<&str> = Vec::new();
        if date.is_none() {
            self.values(item, &mut body, &mut said);
        }
        for key in BELOW.iter().filter(|key| !said.contains(*key)) {
            below.extend(item.filled(key).map(|value| self.below(value)));
        }
        if body.is_empty() && !below.is_empty() {
            (body, below) = first_line(below);
        }
        Entry { date, date_side: DateSide::Start, body, details: below, span }
    }

    fn title(&mut self, item: &Yaml, key: &str) -> Vec<Inline> {
        let Some(text) = item.text(key) else { return Vec::new() };
        let words = snippet(&text, &mut self.diagnostics);
        let words = match item.text("url").map(|url| links::target(url.value, self.style.links)) {
            Some(Target::Address(target)) => vec![Inline::new(InlineKind::Link { target, content: words }, text.span)],
            _ => words,
        };
        vec![Inline::new(InlineKind::Strong(words), text.span)]
    }

    /// `Languages: English, French`
    fn values<'k>(&mut self, item: &Yaml, body: &mut Vec<Inline>, said: &mut Vec<&'k str>)
    where
        'static: 'k,
    {
        for key in VALUE {
            let Some(value) = item.filled(key) else { continue };
            let texts: Vec<Spanned<&str>> = value.one_or_more().iter().filter_map(text_of).collect();
            for (at, text) in texts.iter().enumerate() {
                let before = if at > 0 { ", " } else { ": " };
                if !body.is_empty() {
                    body.push(Inline::text(before, text.span));
                }
                body.extend(snippet(text, &mut self.diagnostics));
            }
            said.push(key);
        }
    }

    /// A text, or a list of texts, maps and lists.
    fn below(&mut self, value: &Yaml) -> Block {
        if let Some(text) = text_of(value) {
            let text = snippet(&text, &mut self.diagnostics);
            return Block::new(BlockKind::Paragraph(text), value.span);
        }
        let items: Vec<Vec<Block>> = value.one_or_more().iter().map(|item| blocks(self.entry(item))).collect();
        list(items.into_iter(), value.span)
    }

    fn publication(&mut self, item: &Yaml, number: usize) -> Publication {
        let span = item.span;
        let mut authors = Vec::new();
        for author in item.get("authors").map(Yaml::one_or_more).unwrap_or_default().iter().filter_map(text_of) {
            if !authors.is_empty() {
                authors.push(Inline::text(", ", author.span));
            }
            authors.extend(self.style.own.emphasise(snippet(&author, &mut self.diagnostics)));
        }
        let mut field =
            |key: &str| item.text(key).map(|text| snippet(&text, &mut self.diagnostics)).unwrap_or_default();
        let (title, venue, note) = (field("title"), field("journal"), field("summary"));
        let doi = item.text("doi").map(|doi| match doi.value.contains("://") {
            true => doi.value.to_owned(),
            false => format!("https://doi.org/{}", doi.value),
        });
        let url = item.text("url").map(|url| url.value.to_owned()).or(doi);
        let url = url.and_then(|url| match links::target(&url, self.style.links) {
            Target::Address(address) => Some(address),
            Target::Itself | Target::Nowhere(_) => None,
        });
        let date = self.date(item).map(|date| date.value).unwrap_or_default();
        Publication { number, authors, title, venue, date, url, links: Vec::new(), note, span }
    }

    /// The date of an item: one, or the two ends of a range.
    fn date(&self, item: &Yaml) -> Option<Spanned<String>> {
        let style = if self.style.dates == DateStyle::AsWritten { DateStyle::Words } else { self.style.dates };
        let one = |keys: &[&str]| keys.iter().find_map(|key| item.text(key));
        if let Some(date) = one(&["date", "year", "releaseDate"]) {
            let value = dates::at_start(date.value).filter(|found| found.date.end == date.value.len());
            let value = value.and_then(|found| found.value).filter(|value| value.from.part.is_some()).map(month_only);
            return Some(Spanned::new(dates::format(date.value, value, style, self.style.language), date.span));
        }
        let (start, end) = (one(&["start_date", "startDate", "start"]), one(&["end_date", "endDate", "end"]));
        let span = start.or(end)?.span;
        let point = |text: Spanned<&str>| dates::at_start(text.value).and_then(|found| found.value).map(month_only);
        let text = match (start.and_then(point), end) {
            (Some(from), end) => {
                let to = match end.and_then(point) {
                    Some(to) => To::Point(to.from),
                    None => To::Present,
                };
                dates::format("", Some(DateValue { to: Some(to), ..from }), style, self.style.language)
            }
            (None, end) => end.or(start)?.value.to_owned(),
        };
        Some(Spanned::new(text, span))
    }
}

/// Days in such data are there because the format wants them.
fn month_only(value: DateValue) -> DateValue {
    let point = |point: Point| match point.part {
        Some(Part::Day(month, _)) => Point { part: Some(Part::Month(month)), ..point },
        _ => point,
    };
    let to = value.to.map(|to| match to {
        To::Point(to) => To::Point(point(to)),
        To::Present => To::Present,
    });
    DateValue { from: point(value.from), to, ..value }
}

fn text_of(yaml: &Yaml) -> Option<Spanned<&str>> {
    yaml.as_str().map(|text| Spanned::new(text.trim(), yaml.span)).filter(|text| !text.value.is_empty())
}

fn section(words: &str, span: Span, content: Vec<Content>) -> Section {
    let heading = Heading { level: SECTION, content: vec![Inline::text(words, span)], span };
    Section { heading: Some(heading), content }
}

/// An undated item as the blocks of a list's item.
fn blocks(entry: Entry) -> Vec<Block> {
    let first = Block::new(BlockKind::Paragraph(entry.body), entry.span);
    [first].into_iter().chain(entry.details).collect()
}

fn list(items: impl Iterator<Item = Vec<Block>>, span: Span) -> Block {
    let items = items.map(|blocks| Item::new(blocks, span)).collect();
    Block::new(BlockKind::List(List::of_bullets(items)), span)
}

/// The line that an item without a title prints beside its date: the only thing below it, or the first.
fn first_line(mut below: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let first = below.remove(0);
    let span = first.span;
    match first.kind {
        BlockKind::Paragraph(line) => (line, below),
        BlockKind::List(mut inner) if !inner.items.is_empty() => {
            let item = inner.items.remove(0);
            let (line, mut rest) = first_line_of(item.blocks);
            if !inner.items.is_empty() {
                rest.push(Block::new(BlockKind::List(inner), span));
            }
            rest.extend(below);
            (line, rest)
        }
        kind => (Vec::new(), [Block::new(kind, span)].into_iter().chain(below).collect()),
    }
}

fn first_line_of(blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    if blocks.is_empty() { (Vec::new(), blocks) } else { first_line(blocks) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::links::LinkContext;
    use crate::cv::tree::block_text;
    use crate::cv::{Language, OwnNames};
    use crate::document::plain_text;
    use crate::source::{Source, Sources};
    use crate::yaml;

    /// Headings, `date > body` and the details, a line for each.
    fn shown(text: &str) -> String {
        let id = Sources::new().add(Source::new("cv.yml", text));
        let data = yaml::parse(text, id, 0).value.expect("it is YAML");
        let own = OwnNames::new(["Jane Doe"]);
        let style =
            Style { own: &own, links: LinkContext::default(), language: Language::En, dates: DateStyle::AsWritten };
        let mut out = Vec::new();
        for section in sections(&data, style).value.unwrap_or_default() {
            out.push(format!("# {}", plain_text(&section.heading.expect("it has one").content)));
            for content in section.content {
                match content {
                    Content::Block(block) => out.push(block_text(&[block])),
                    Content::Entries(entries) => out.extend(entries.into_iter().map(|entry| {
                        let date = entry.date.map(|date| date.value).unwrap_or_default();
                        let details = block_text(&entry.details).replace('\n', " / ");
                        format!("{date} > {} / {details}", plain_text(&entry.body))
                            .trim_end_matches([' ', '/'])
                            .to_owned()
                    })),
                    Content::Publications(groups) => {
                        out.extend(groups.iter().flat_map(|group| &group.items).map(|item| {
                            format!(
                                "{} {}. {}. {}, {}",
                                item.number,
                                plain_text(&item.authors),
                                plain_text(&item.title),
                                plain_text(&item.venue),
                                item.date
                            )
                        }))
                    }
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
";
        insta::assert_snapshot!(shown(text), @r"
        # General Information
        Languages: English, French
        # Education
        2017 > PhD, University of Victoria / Physics & Astronomy / Thesis / On stars
        # Awards
        2023 - 2031 > Fellowship (The Royal Society)
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
        1 J. Doe, M. Xu. On stars. Nature, May 2021
        # Skills
        Programming: Rust, Typst
        ");
    }

    #[test]
    fn the_shape_of_json_resume() {
        let text = r#"{"basics": {"name": "Jane Doe", "summary": "I study stars."},
            "education": [{"institution": "Oxford", "area": "Physics", "studyType": "PhD", "startDate": "2018-09-01", "endDate": "2022-06-30"}],
            "awards": [{"title": "Prize", "awarder": "NASA", "date": "2021"}],
            "skills": [{"name": "Web", "keywords": ["HTML", "CSS"]}], "meta": {"theme": "x"}}"#;
        insta::assert_snapshot!(shown(text), @r"
        # Summary
        I study stars.
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
}
