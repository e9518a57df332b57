//! What has to hold for every input, whatever it is. Each function is the body of one fuzz target.
//!
//! An input is the bytes of one file; where a site is needed, of several: a line `%%% PATH` starts the file PATH, and what comes
//! before the first such line is the page `about.md`.

#![forbid(unsafe_code)]

use std::path::Path;

use vitae::cv::Cv;
use vitae::cv::bibliography::{self, Wording};
use vitae::diagnostic::{Code, Diagnostic};
use vitae::document::{Block, BlockKind, Inline, InlineKind, descendants, inlines_of};
use vitae::path::below_root;
use vitae::rewrite::Rewritten;
use vitae::site::{Config, DocumentPlan, MemoryFiles, Reader, Request};
use vitae::source::{SourceId, Sources, Span};
use vitae::typeset::{Fonts, export};
use vitae::yaml::{Value, Yaml};
use vitae::{encoding, liquid, markdown, page};

/// The page of an input that names no files.
const PAGE: &str = "about.md";

/// Front matter and body are the file; every value knows a place in it.
pub fn front_matter(bytes: &[u8]) {
    let Some((sources, id)) = decoded(bytes) else { return };
    let outcome = page::split(&sources, id);
    check_diagnostics(&sources, outcome.diagnostics());
    let page = outcome.into_value().expect("there is always a page");
    let text = sources.get(id).text();
    assert_eq!([&text[page.front.clone()], page.body.text()].concat(), text);
    check_yaml(&sources, &page.front_matter);
    let yaml = vitae::yaml::parse(text, id, 0);
    check_diagnostics(&sources, yaml.diagnostics());
    if let Some(yaml) = yaml.into_value() {
        check_yaml(&sources, &yaml);
        assert!(yaml.to_json().to_string().len() <= 16 * vitae::yaml::MAX_WEIGHT);
    }
}

/// Any text is a page. All its places lie within the text, none of the passes' own characters remain, and little is added.
pub fn markdown(bytes: &[u8]) {
    if let Some((sources, id)) = decoded(bytes) {
        parses(&sources, id);
    }
}

/// The same for a source.
pub fn parses(sources: &Sources, id: SourceId) {
    let text = sources.get(id).text();
    let parse = || markdown::parse(&Rewritten::verbatim(id, text, 0..text.len()));
    let outcome = parse();
    assert!(!outcome.has_errors());
    check_diagnostics(sources, outcome.diagnostics());
    let document = outcome.into_value().expect("there is always a document");
    // Entities, emoji and quotation marks may be longer than what was typed for them, but not by much.
    let length = check_blocks(sources, &document.blocks);
    assert!(length <= 4 * text.len() + 64, "{} bytes became {length}", text.len());
    assert_eq!(Some(document), parse().into_value());
}

/// Filling in Liquid terminates, makes a text of bounded size, and keeps every place.
pub fn liquid(bytes: &[u8]) {
    let files = files(bytes);
    let mut reader = Reader::new(&files, true);
    let Some(config) = Config::read(&mut reader).into_value() else { return };
    let Some(page) = reader.page(PAGE).into_value() else { return };
    let outcome = liquid::render(&mut reader, &config, &page, "/", None);
    check_diagnostics(reader.sources(), outcome.diagnostics());
    let rendered = outcome.into_value().expect("there is always a text").text;
    assert!(rendered.text().len() <= page.body.text().len() + (8 << 20));
    for (at, letter) in rendered.text().char_indices() {
        check_span(reader.sources(), rendered.span(at..at + letter.len_utf8()));
    }
}

/// A bibliography is read as far as it can be.
pub fn bib(bytes: &[u8]) {
    let Some((sources, id)) = decoded(bytes) else { return };
    let outcome = bibliography::parse(sources.get(id).text(), id, Wording::default());
    assert!(!outcome.has_errors());
    check_diagnostics(&sources, outcome.diagnostics());
    for record in outcome.into_value().expect("there are always records") {
        check_span(&sources, record.span);
        for inlines in [&record.title, &record.venue, &record.note] {
            check_inlines(&sources, inlines.descendants());
        }
    }
}

/// A whole site up to its CVs.
pub fn site(bytes: &[u8]) {
    each_document(bytes, |reader, config, plan| {
        let outcome = vitae::read(reader, config, plan);
        check_diagnostics(reader.sources(), outcome.diagnostics());
        if let Some(cv) = outcome.value() {
            check_cv(reader.sources(), cv);
            let _ = vitae::plain::text(cv);
        }
    });
}

/// A whole site up to its PDFs: anything the typesetter does not understand is our mistake, and two builds give the same bytes.
///
/// Characters that no font has are an error that only finished pages show. In a debug build, the typesetter may stop before that,
/// at an assertion of its own (“one or more glyphs … fell out of range”), so an input with letters of such a script is passed over.
pub fn documents(bytes: &[u8]) {
    let fonts = Fonts::bundled();
    let has_font = |character: char| !('\u{300}'..'\u{2000}').contains(&character) || fonts.covers(character);
    if !String::from_utf8_lossy(bytes).chars().all(has_font) {
        return;
    }
    each_document(bytes, |reader, config, plan| {
        let mut build = || {
            let outcome = vitae::build(reader, config, plan, &fonts);
            check_diagnostics(reader.sources(), outcome.diagnostics());
            let own = plan.template.as_ref().is_some_and(|template| template.value.ends_with(".typ"));
            let ours = outcome.diagnostics().iter().find(|diagnostic| diagnostic.code == Code::Internal && !own);
            assert_eq!(ours, None);
            let built = outcome.into_value()?;
            let pdf = export::pdf(&built.pages, built.cv.date);
            check_diagnostics(reader.sources(), pdf.diagnostics());
            Some(pdf.into_value().expect("pages become a PDF"))
        };
        let first = build();
        assert!(first == build());
    });
    comemo::evict(0);
}

/// Every document of the site that an input describes.
fn each_document(bytes: &[u8], mut visit: impl FnMut(&mut Reader<'_>, &Config, &DocumentPlan)) {
    let files = files(bytes);
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader);
    check_diagnostics(reader.sources(), config.diagnostics());
    let Some(config) = config.into_value() else { return };
    let plans = vitae::pipeline::plan(&mut reader, &config, &Request::default());
    check_diagnostics(reader.sources(), plans.diagnostics());
    for plan in plans.into_value().unwrap_or_default().iter().take(2) {
        assert!(below_root("", &plan.output).as_deref() == Some(&plan.output), "{}", plan.output);
        visit(&mut reader, &config, plan);
    }
}

fn decoded(bytes: &[u8]) -> Option<(Sources, SourceId)> {
    let mut sources = Sources::new();
    let source = encoding::decode(Path::new(PAGE), bytes, true).into_value()?;
    let id = sources.add(source);
    Some((sources, id))
}

fn files(bytes: &[u8]) -> MemoryFiles {
    let mut files = MemoryFiles::new();
    let mut name = PAGE.to_owned();
    let mut text = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let path = line.strip_prefix(b"%%% ").map(|path| String::from_utf8_lossy(path).trim().to_owned());
        match path.and_then(|path| below_root("", &path)) {
            Some(path) => files = files.with(std::mem::replace(&mut name, path), std::mem::take(&mut text)),
            None => text.extend_from_slice(line),
        }
    }
    files.with(name, text)
}

fn check_span(sources: &Sources, span: Span) {
    assert!(sources.get(span.source).text().get(span.range()).is_some(), "{span:?}");
}

fn check_diagnostics(sources: &Sources, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let labels = diagnostic.labels.iter().map(|&(span, _)| span);
        for span in diagnostic.span.into_iter().chain(labels) {
            check_span(sources, span);
        }
        assert!(!diagnostic.message.is_empty());
    }
}

fn check_yaml(sources: &Sources, yaml: &Yaml) {
    check_span(sources, yaml.span);
    for item in yaml.items() {
        check_yaml(sources, item);
    }
    if let Value::Map(map) = &yaml.value {
        for (key, value) in map.iter() {
            check_span(sources, key.span);
            check_yaml(sources, value);
        }
    }
}

fn check_cv(sources: &Sources, cv: &Cv) {
    let contacts = cv.profile.contacts.iter().filter_map(|contact| contact.span);
    for span in contacts.chain(cv.profile.name.iter().map(|name| name.span)) {
        check_span(sources, span);
    }
    for heading in cv.sections.iter().filter_map(|section| section.heading.as_ref()) {
        check_inlines(sources, heading.content.descendants());
    }
    for note in &cv.footnotes {
        check_blocks(sources, &note.blocks);
    }
}

/// Visits everything in some blocks; returns how many bytes their words have.
fn check_blocks(sources: &Sources, blocks: &[Block]) -> usize {
    let mut length = 0;
    for block in descendants(blocks) {
        check_span(sources, block.span);
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => assert!(!content.is_empty()),
            BlockKind::List(list) => {
                for item in &list.items {
                    check_span(sources, item.span);
                }
            }
            BlockKind::Table(table) => {
                assert!(table.head.iter().chain(&table.rows).all(|row| row.len() == table.columns.len()));
            }
            BlockKind::Code(text) | BlockKind::Math(text) => length += check_text(text),
            _ => {}
        }
    }
    length + check_inlines(sources, inlines_of(blocks))
}

fn check_inlines<'a>(sources: &Sources, inlines: impl Iterator<Item = &'a Inline>) -> usize {
    let length = inlines.map(|inline| {
        check_span(sources, inline.span);
        match &inline.kind {
            InlineKind::Text(text) => {
                assert!(!text.is_empty() && !text.contains(['\n', '\r']), "{text:?}");
                check_text(text)
            }
            InlineKind::Code(text) | InlineKind::Math(text) => check_text(text),
            _ => 0,
        }
    });
    length.sum()
}

fn check_text(text: &str) -> usize {
    assert!(!text.contains(|letter| matches!(letter, '\u{FDD0}'..='\u{FDEF}')), "{text:?}");
    text.len()
}
