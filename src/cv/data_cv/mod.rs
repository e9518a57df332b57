//! CVs that a site keeps as data: al-folio's and RenderCV's `_data/cv.yml`, JSON Resume's `resume.json`, `_data/cv.json` of
//! academicpages, `_data/data.yml` of online-cv, and similar files.
//!
//! The formats name the same things differently, so one reader knows all the names (`fields.rs`); a format only says which
//! values are sections. Whatever no reader takes is listed in the loss report.

mod fields;
mod items;
mod publication;

use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::Inlines;
use crate::fold;
use crate::language::Language;
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Used, Value, Yaml};

use super::bilingual;
use super::model::{Content, Heading, Section};
use super::publications::Style;
use super::sections::SECTION;
use super::words::Word;
use fields::{INTRODUCTIONS, SECTIONS};
use items::{ItemReader, Rules, text_of};

/// The formats, by the shape of their files.
enum Format<'a> {
    /// `{cv: {name: …, sections: {Education: […]}}}`
    RenderCv { cv: &'a Map, sections: &'a Map },
    /// `{basics: {name: …}, work: […]}`
    JsonResume { basics: &'a Yaml, resume: &'a Map },
    /// `[{title: Education, type: time_table, contents: […]}]`
    AlFolio(&'a [Yaml]),
    /// `{sidebar: {name: …}, experiences: {title: …, info: […]}}`
    Sections { header: Option<&'a Map>, sections: &'a Map },
}

impl<'a> Format<'a> {
    fn of(data: &'a Yaml) -> Option<Self> {
        let cv = data.filled("cv").unwrap_or(data);
        if let Value::List(parts) = &cv.value {
            return Some(Self::AlFolio(parts));
        }
        let map = cv.as_map()?;
        if let Some(sections) = cv.get("sections").and_then(Yaml::as_map) {
            return Some(Self::RenderCv { cv: map, sections });
        }
        if let Some(basics) = cv.get("basics") {
            return Some(Self::JsonResume { basics, resume: map });
        }
        let header = cv.get("sidebar").and_then(Yaml::as_map);
        let is_cv =
            header.is_some() || map.iter().any(|(key, value)| section_word(&key.value).is_some() && is_section(value));
        is_cv.then_some(Self::Sections { header, sections: map })
    }
}

impl Format<'_> {
    fn rules(&self) -> Rules {
        Rules {
            texts_are_paragraphs: matches!(self, Self::RenderCv { .. }),
            open_ends_are_present: matches!(self, Self::RenderCv { .. } | Self::JsonResume { .. }),
        }
    }
}

/// Whether a value holds the entries of a section.
fn is_section(value: &Yaml) -> bool {
    let is_list_of_maps = |value: &Yaml| value.items().iter().any(|item| item.as_map().is_some());
    is_list_of_maps(value) || value.as_map().is_some_and(|map| map.iter().any(|(_, value)| is_list_of_maps(value)))
}

/// What the data says about the person, as its own map: name, headline, contacts. Sections and summaries are not in it.
pub fn header(data: &Yaml) -> Option<Yaml> {
    let is_contact_list = |key: &str| matches!(key, "profiles" | "social_networks" | "custom_connections");
    let (map, span) = match Format::of(data)? {
        Format::RenderCv { cv, .. } => (cv.only(|key, _| !matches!(key, "sections" | "summary")), data.span),
        Format::JsonResume { basics, .. } => (basics.as_map()?.only(|key, _| key != "summary"), basics.span),
        Format::Sections { header, .. } => {
            (header?.only(|key, value| is_contact_list(key) || !is_section(value)), data.span)
        }
        Format::AlFolio(_) => return None,
    };
    Some(Yaml { value: Value::Map(map), span })
}

/// The language that the texts of the data are in.
pub fn language(data: &Yaml) -> Language {
    let texts: Vec<&str> = Used::default().unused(data, "").iter().map(|unused| unused.text).collect();
    bilingual::detect(&texts.join("\n"))
}

/// The sections of a CV that is kept as data, in its order. Empty for data of another shape.
///
/// The profile prints the contents of the header, and reports them if it does not.
pub fn sections(data: &Yaml, style: Style) -> Outcome<Vec<Section>> {
    let Some(format) = Format::of(data) else { return Outcome::ok(Vec::new()) };
    let mut reader = ItemReader::new(style, format.rules());
    let found = match format {
        Format::RenderCv { cv, sections } => render_cv(&mut reader, cv, sections),
        Format::JsonResume { basics, resume } => json_resume(&mut reader, basics, resume),
        Format::AlFolio(parts) => al_folio(&mut reader, parts),
        Format::Sections { header, sections } => any_sections(&mut reader, header, sections),
    };
    if let Some(Value::Map(header)) = header(data).map(|header| header.value) {
        header.iter().for_each(|(_, value)| reader.used.mark(value.span));
    }
    let losses: Vec<Diagnostic> = reader.used.unused(data, "").iter().map(|unused| unused.loss()).collect();
    reader.diagnostics.extend(losses);
    let filled = found.into_iter().filter(|section| !section.content.is_empty()).collect();
    Outcome::new(filled, reader.diagnostics)
}

fn render_cv(reader: &mut ItemReader<'_>, cv: &Map, sections: &Map) -> Vec<Section> {
    let summary = cv.get("summary").and_then(|summary| self::summary(reader, summary));
    let parts = sections.iter().map(|(name, items)| {
        let content = reader.content(items.one_or_more(), items.span);
        section(&title(&name.value, reader.style.language), name.span, content)
    });
    summary.into_iter().chain(parts.collect::<Vec<_>>()).collect()
}

/// The title of a section in RenderCV's format. In East Asian documents, the usual English ones are translated: themes look their
/// icons up by them.
fn title(name: &str, language: Language) -> String {
    let word = if language.is_cjk() { section_word(&name.to_lowercase()) } else { None };
    word.map_or_else(|| in_words(name), |word| word.text(language).to_owned())
}

fn json_resume(reader: &mut ItemReader<'_>, basics: &Yaml, resume: &Map) -> Vec<Section> {
    let mut out: Vec<Section> =
        basics.get("summary").and_then(|summary| self::summary(reader, summary)).into_iter().collect();
    for (key, word) in SECTIONS {
        out.extend(resume.get(key).map(|items| {
            let content = reader.content(items.one_or_more(), items.span);
            section(word.text(reader.style.language), items.span, content)
        }));
    }
    let known = |key: &str| key == "basics" || section_word(key).is_some();
    out.extend(any_sections(reader, None, &resume.only(|key, value| !known(key) && is_section(value))));
    out
}

fn al_folio(reader: &mut ItemReader<'_>, parts: &[Yaml]) -> Vec<Section> {
    let mut out = Vec::new();
    for part in parts {
        let (Some(title), Some(contents)) = (part.filled("title"), part.filled("contents")) else { continue };
        let words = reader.inline(title);
        // How the theme sets it; the contents show what they are.
        reader.used.mark_keys(part, &["type"]);
        let content = reader.content(contents.one_or_more(), contents.span);
        out.push(headed(words, title.span, content));
    }
    out
}

/// Any map of sections: each is a list, or a map with a title and lists. Sections of the header come last.
fn any_sections(reader: &mut ItemReader<'_>, header: Option<&Map>, sections: &Map) -> Vec<Section> {
    let mut out = Vec::new();
    let main = sections.iter().filter(|(key, _)| key.value != "sidebar");
    for (key, value) in main.chain(header.into_iter().flat_map(Map::iter)) {
        let is_introduction = INTRODUCTIONS.contains(&key.value.as_str());
        if is_introduction && text_of(value).is_some() {
            out.extend(summary(reader, value));
        } else if is_section(value) || value.filled("summary").is_some() {
            out.extend(any_section(reader, key, value));
        }
    }
    out
}

/// A section with something in it. The title of any other one is not printed, and stays in the loss report.
fn any_section(reader: &mut ItemReader<'_>, key: &Spanned<String>, value: &Yaml) -> Option<Section> {
    let mut content = Vec::new();
    if let Value::List(items) = &value.value {
        content.extend(reader.content(items, value.span));
    }
    for (key, part) in value.as_map().into_iter().flat_map(Map::iter) {
        if INTRODUCTIONS.contains(&key.value.as_str()) || !part.items().is_empty() {
            content.extend(reader.content(part.one_or_more(), part.span));
        }
    }
    if content.is_empty() {
        return None;
    }
    let word = || section_word(&key.value).map(|word| word.text(reader.style.language).to_owned());
    let words = match value.filled("title") {
        Some(title) => reader.inline(title),
        None => Inlines::text(word().unwrap_or_else(|| in_words(&key.value)), key.span),
    };
    Some(headed(words, key.span, content))
}

fn summary(reader: &mut ItemReader<'_>, summary: &Yaml) -> Option<Section> {
    let content = reader.content(summary.one_or_more(), summary.span);
    let words = Word::Summary.text(reader.style.language);
    (!content.is_empty()).then(|| section(words, summary.span, content))
}

fn section_word(key: &str) -> Option<Word> {
    SECTIONS.iter().find(|(known, _)| *known == key).map(|(_, word)| *word)
}

/// `work_experience` and `career-profile` as a heading.
fn in_words(key: &str) -> String {
    fold::capitalised(&if key.contains(' ') { key.to_owned() } else { key.replace(['_', '-'], " ") })
}

fn section(words: &str, span: Span, content: Vec<Content>) -> Section {
    headed(Inlines::text(words, span), span, content)
}

fn headed(words: Inlines, span: Span, content: Vec<Content>) -> Section {
    Section { heading: Some(Heading { level: SECTION, content: words, span }), content }
}

#[cfg(test)]
mod tests;
