//! The CV as plain text: the words in reading order, for forms, diffs and `grep`.

use crate::address;
use crate::cv::{Content, Cv, DateSide, Entry, Publication, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item};
use crate::fold;
use crate::{formula, sentences};

/// The whole CV as text: each line of the header on its own line, and a blank line between blocks.
pub fn text(cv: &Cv) -> String {
    let mut out = Text::default();
    out.header(cv);
    for section in &cv.sections {
        out.section(section);
    }
    for note in &cv.footnotes {
        out.block(&format!("[{}] {}", note.number, cell_words(&note.blocks)));
    }
    out.finish()
}

#[derive(Default)]
struct Text {
    out: String,
    indent: String,
}

impl Text {
    fn header(&mut self, cv: &Cv) {
        let profile = &cv.profile;
        let name = profile.name.iter().map(|name| name.value.clone());
        let headline = profile.headline.iter().map(words);
        let contacts: Vec<&str> = profile.contacts.iter().map(|contact| contact.text.as_str()).collect();
        let contacts = (!contacts.is_empty()).then(|| contacts.join(" · "));
        let lines: Vec<String> = name.chain(headline).chain(contacts).collect();
        self.block(&lines.join("\n"));
    }

    fn section(&mut self, section: &Section) {
        if let Some(heading) = &section.heading {
            self.block(&format!("{} {}", "#".repeat(usize::from(heading.level)), words(&heading.content)));
        }
        for content in &section.content {
            match content {
                Content::Block(block) => self.blocks(std::slice::from_ref(block)),
                Content::Entries(entries) => entries.iter().for_each(|entry| self.entry(entry)),
                Content::Publications(groups) => {
                    for group in groups {
                        self.block(group.title.as_deref().unwrap_or_default());
                        group.items.iter().for_each(|publication| self.publication(publication));
                    }
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let body = words(&entry.body);
        self.block(&match (&entry.date, entry.date_side) {
            (None, _) => body,
            (Some(date), DateSide::Start) => format!("{}: {body}", date.value),
            (Some(date), DateSide::End) if sentences::is_ended(&body) => format!("{body} {}", date.value),
            (Some(date), DateSide::End) => format!("{body}, {}", date.value),
        });
        self.indented("  ", |text| text.blocks(&entry.details));
    }

    fn publication(&mut self, publication: &Publication) {
        let said = publication.parts().into_iter().map(words).chain([publication.date.clone()]);
        let mut citation = String::new();
        for part in said.filter(|part| !part.is_empty()) {
            let end = if citation.is_empty() || sentences::is_ended(&citation) { "" } else { "." };
            let gap = if citation.is_empty() { "" } else { " " };
            citation.extend([end, gap, part.as_str()]);
        }
        let number = publication.number.as_ref().map(|number| format!("[{number}] ")).unwrap_or_default();
        self.block(&format!("{number}{citation}"));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Heading { content: inlines, .. } => {
                    self.block(&words(inlines))
                }
                BlockKind::Code(text) => self.block(text.trim_end()),
                BlockKind::Math(latex) => self.block(&formula::text(latex)),
                BlockKind::List(list) => {
                    for item in &list.items {
                        let number = item.number.map(|number| list.numerals.write(number));
                        let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                        self.item(&marker, item);
                    }
                }
                BlockKind::Boxed(inner) => self.blocks(&inner.blocks),
                BlockKind::Quote(blocks) | BlockKind::Aligned(_, blocks) => self.blocks(blocks),
                BlockKind::Details(summary, blocks) => {
                    self.block(&words(summary));
                    self.blocks(blocks);
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        definition.terms.iter().for_each(|term| self.block(&words(term)));
                        self.indented("  ", |text| definition.details.iter().for_each(|blocks| text.blocks(blocks)));
                    }
                }
                BlockKind::Table(table) => {
                    for row in table.head.iter().chain(&table.rows) {
                        let cells: Vec<String> = row.iter().map(|cell| cell_words(&cell.blocks)).collect();
                        self.block(&cells.join(" | "));
                    }
                }
                BlockKind::Rule | BlockKind::PageBreak | BlockKind::Slot(_) | BlockKind::Footnotes(_) => {}
            }
        }
    }

    fn item(&mut self, marker: &str, item: &Item) {
        let start = self.out.len();
        let indent = " ".repeat(marker.len());
        self.indented(&indent, |text| text.blocks(&item.blocks));
        let line = self.out[start..].find(|c| c != '\n').map_or(self.out.len(), |at| start + at);
        let place = line + self.indent.len();
        if self.out.get(place..place + marker.len()).is_some() {
            self.out.replace_range(place..place + marker.len(), marker);
        }
    }

    fn indented(&mut self, by: &str, write: impl FnOnce(&mut Self)) {
        let outer = self.indent.clone();
        self.indent.push_str(by);
        write(self);
        self.indent = outer;
    }

    fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in text.lines() {
            self.out.push_str(&self.indent);
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn finish(self) -> String {
        self.out
    }
}

fn cell_words(blocks: &[Block]) -> String {
    let mut text = Text::default();
    text.blocks(blocks);
    fold::one_line(&text.finish())
}

/// The words, with the address after each link whose text is not its address.
fn words(inlines: &Inlines) -> String {
    let mut out = String::new();
    push_words(inlines, &mut out);
    out
}

fn push_words(inlines: &Inlines, out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::Math(latex) => out.push_str(&formula::text(latex)),
            InlineKind::Break => out.push('\n'),
            InlineKind::Image(image) => out.push_str(&image.alt),
            InlineKind::FootnoteMark(number) => out.push_str(&format!("[{number}]")),
            InlineKind::Link { target, content } => {
                let start = out.len();
                push_words(content, out);
                let words = &out[start..];
                let is_told = words.contains('.') && target.contains(words);
                if address::names_host(target) && !is_told {
                    out.push_str(&format!(" <{target}>"));
                }
            }
            _ => push_words(inline.children(), out),
        }
    }
}
