//! What is said: the CV as calls of the template's functions and as ordinary markup. How that is written is up to the
//! [`Printer`].

use std::collections::BTreeMap;

use super::escape::string;
use super::markup::Markup;
use super::numbering::Numbering;
use super::paths::attachment_path;
use super::printer::Printer;
use crate::cv::{Content, Cv, DateSide, Entry, Number, Publication, PublicationGroup, Section};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::{Block, BlockKind, Footnote, Inline, InlineKind, Inlines};
use crate::language::Language;

mod blocks;
mod inlines;
mod languages;
#[cfg(test)]
mod tests;

/// What the emitter has to know besides the CV.
#[derive(Debug, Clone, Default)]
pub struct EmitContext {
    /// The template's path for `#import`, such as `/templates/academic.typ`.
    pub template: String,
    /// The names of the texts that the PDF is to carry.
    pub attachments: Vec<String>,
    /// For each image that could be loaded, the path as the author wrote it and the path it is served at.
    pub images: BTreeMap<String, String>,
}

/// Writes the CV as a main file that a person can read and continue from.
///
/// `data` becomes `cv.json`; see [`super::data`].
pub fn emit(cv: &Cv, context: &EmitContext, data: String) -> Outcome<Markup> {
    let mut emitter = Emitter::new(cv, context);
    emitter.preamble(context);
    let mut sections = Vec::new();
    for (index, section) in cv.sections.iter().enumerate() {
        let heading = section.heading.as_ref().map(|heading| heading.content.plain_text());
        sections.push((emitter.out.len(), heading.unwrap_or_default()));
        emitter.section(section, index == 0);
    }
    let (text, map, texts) = emitter.out.finish();
    let data_spans = super::data::spans(&cv.profile);
    let images = context.images.clone();
    Outcome::new(Markup { text, data, map, texts, data_spans, sections, images }, emitter.diagnostics)
}

struct Emitter<'a> {
    out: Printer,
    /// How the lists at this place are numbered.
    numbering: Numbering,
    /// The language that the current text is set in.
    language: Language,
    /// The language that Han characters without other hints are in.
    han: Language,
    images: &'a BTreeMap<String, String>,
    /// Whether the current text is in italics, within which the typesetter would set emphasis upright.
    in_emphasis: bool,
    /// The notes that no mark has shown yet.
    footnotes: Vec<&'a Footnote>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Emitter<'a> {
    fn new(cv: &'a Cv, context: &'a EmitContext) -> Self {
        Self {
            out: Printer::default(),
            numbering: Numbering::default(),
            language: cv.language,
            han: languages::han(cv),
            images: &context.images,
            in_emphasis: false,
            footnotes: cv.footnotes.iter().collect(),
            diagnostics: Vec::new(),
        }
    }

    fn preamble(&mut self, context: &EmitContext) {
        // The main file is at the root, and reads better without saying so.
        self.out.line(&format!("#import {}: *", string(context.template.trim_start_matches('/'))));
        self.out.line("#show: cv.with(json(\"cv.json\"))");
        for name in &context.attachments {
            let path = string(&attachment_path(name));
            // PDF/A-3 demands a description (ISO 19005-3, clause 6.8).
            let about = string(&format!("{name}: the text that this document was made from"));
            self.out.line(&format!(
                "#pdf.attach({path}, relationship: \"source\", mime-type: \"text/markdown\", description: {about})"
            ));
        }
    }

    fn section(&mut self, section: &'a Section, first: bool) {
        if let Some(heading) = &section.heading {
            self.out.blank_line();
            self.out.code(&"=".repeat(usize::from(heading.level)));
            self.out.code(" ");
            self.in_own_language(&heading.content);
            self.out.code("\n");
        }
        let opening = match section.content.as_slice() {
            [Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. }), rest @ ..] => {
                let call = match &section.heading {
                    None if first => Some("lead"),
                    Some(_) if introduces(inlines, rest) => Some("intro"),
                    _ => None,
                };
                call.map(|call| (call, inlines))
            }
            _ => None,
        };
        if let Some((call, inlines)) = opening {
            self.out.blank_line();
            self.call(call, |w| w.in_own_language(inlines));
            self.out.code("\n");
        }
        for (at, content) in section.content.iter().enumerate().skip(usize::from(opening.is_some())) {
            match content {
                Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. })
                    if is_title(inlines) && at + 1 < section.content.len() =>
                {
                    self.out.blank_line();
                    self.call("intro", |w| w.in_own_language(inlines));
                    self.out.code("\n");
                }
                Content::Block(Block { kind: BlockKind::PageBreak, .. }) => {
                    self.out.blank_line();
                    self.out.code("#pagebreak(weak: true)\n");
                }
                Content::Block(block) => self.block(block),
                Content::Entries(entries) => self.entries(entries),
                Content::Publications(groups) => self.publications(groups, section),
            }
        }
    }

    fn entries(&mut self, entries: &'a [Entry]) {
        self.out.blank_line();
        for entry in entries {
            self.out.code("#entry(");
            self.content(|w| {
                if let Some(date) = &entry.date {
                    w.out.text(&date.value, date.span);
                }
            });
            if entry.date_side == DateSide::End {
                self.out.code(", side: end");
            }
            if !entry.details.is_empty() {
                self.out.code(", details: ");
                self.content(|w| w.blocks(&entry.details));
            }
            self.out.code(")");
            self.content(|w| w.in_own_language(&entry.body));
            self.out.code("\n");
        }
    }

    fn publications(&mut self, groups: &'a [PublicationGroup], section: &Section) {
        let level = section.heading.as_ref().map_or(2, |heading| usize::from(heading.level) + 1);
        for group in groups {
            if let Some(title) = &group.title {
                self.out.blank_line();
                self.out.code(&format!("{} ", "=".repeat(level)));
                self.out.fixed_text(title);
                self.out.code("\n");
            }
            self.out.blank_line();
            for publication in &group.items {
                // Below a heading with the year, it need not be repeated.
                let is_told = group.title.as_ref() == Some(&publication.date);
                self.publication(publication, is_told);
            }
        }
    }

    fn publication(&mut self, publication: &'a Publication, date_is_told: bool) {
        let number = match &publication.number {
            None => "none".to_owned(),
            Some(Number::Place(place)) => place.to_string(),
            Some(Number::Label(label)) => {
                self.out.quoted_text(label);
                string(label)
            }
        };
        self.out.code(&format!("#publication({number}"));
        for (name, inlines) in [
            ("authors", &publication.authors),
            ("title", &publication.title),
            ("venue", &publication.venue),
            ("note", &publication.note),
        ] {
            if !inlines.is_empty() {
                self.out.code(&format!(", {name}: "));
                self.content(|w| w.in_own_language(inlines));
            }
        }
        if !publication.date.is_empty() && !date_is_told {
            self.out.code(", date: ");
            self.content(|w| w.out.text(&publication.date, publication.span));
        }
        if let Some(url) = &publication.url {
            self.out.code(&format!(", url: {}", string(url)));
        }
        if !publication.links.is_empty() {
            publication.links.iter().for_each(|(label, _)| self.out.quoted_text(label));
            let links = publication.links.iter().map(|(label, url)| format!("({}, {}),", string(label), string(url)));
            self.out.code(&format!(", links: ({})", links.collect::<Vec<_>>().join(" ")));
        }
        self.out.code(")\n");
    }

    /// Text that is in italics already, or is about to be.
    fn in_italics(&mut self, body: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_emphasis, true);
        body(self);
        self.in_emphasis = outer;
    }

    /// `#function[…]`
    fn call(&mut self, function: &str, body: impl FnOnce(&mut Self)) {
        self.out.function(function);
        self.content(body);
    }

    /// `[…]`
    fn content(&mut self, body: impl FnOnce(&mut Self)) {
        let block = self.out.open_content();
        body(self);
        self.out.close_content(block);
    }
}

/// The longest paragraph that belongs to the list below it, in characters: two lines.
const MAX_INTRO_CHARS: usize = 180;

/// Whether a paragraph below a heading is a few words about the list that follows, such as a legend of its marks.
fn introduces(paragraph: &Inlines, rest: &[Content]) -> bool {
    let is_list = match rest.first() {
        Some(Content::Block(block)) => matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_)),
        Some(Content::Entries(_) | Content::Publications(_)) => true,
        None => false,
    };
    is_list && paragraph.plain_text().chars().count() <= MAX_INTRO_CHARS
}

/// Whether a paragraph is a few lines that belong together, such as a paper's title, authors and journal.
fn is_of_lines(paragraph: &Inlines) -> bool {
    const MAX_LETTERS: usize = 600;
    let breaks = paragraph.iter().filter(|inline| inline.kind == InlineKind::Break).count();
    (2..=8).contains(&breaks) && paragraph.plain_text().chars().count() <= MAX_LETTERS
}

fn starts_with_words(blocks: &[Block]) -> bool {
    blocks.first().is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)))
}

/// Whether a paragraph is all in bold, or ends with a colon: a title or label of what follows, to be kept together with it.
fn is_title(paragraph: &Inlines) -> bool {
    let is_strong = |inline: &Inline| match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Link { content, .. } => content.iter().all(|inner| matches!(inner.kind, InlineKind::Strong(_))),
        _ => inline.is_blank(),
    };
    let text = paragraph.plain_text();
    text.chars().count() <= MAX_INTRO_CHARS
        && (paragraph.iter().all(is_strong) || text.trim_end().ends_with([':', '：']))
}
