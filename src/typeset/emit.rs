//! Cv → markup. Every piece of the author's text is written through [`Writer::text`], which escapes it and remembers where
//! it came from.

use std::collections::BTreeMap;

use super::escape::{Escaper, string};
use super::markup::Markup;
use super::maths;
use super::numbering::Numbering;
use super::paths::attachment_path;
use super::script_runs::{Run, runs, without_asides};
use crate::cv::{Content, Cv, DateSide, Entry, Publication, PublicationGroup, Section};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{
    Alignment, Block, BlockKind, Cell, Definition, Footnote, Image, Inline, InlineKind, Inlines, Item, List, Table,
    Width,
};
use crate::language::Language;
use crate::script::Scripts;
use crate::source::Span;

/// What the emitter has to know besides the CV.
#[derive(Debug, Clone, Default)]
pub struct EmitContext {
    /// The template's path for `#import`, such as `/templates/academic.typ`.
    pub template: String,
    /// The names of the texts that the PDF shall carry.
    pub attachments: Vec<String>,
    /// For each image that could be loaded, the path as the author wrote it and the path it is served at.
    pub images: BTreeMap<String, String>,
}

/// Writes the CV as a main file that a person can read and go on from.
///
/// `data` becomes `cv.json`; see [`super::data`].
pub fn emit(cv: &Cv, context: &EmitContext, data: String) -> Outcome<Markup> {
    let mut writer = Writer::new(cv, context);
    // The main file is at the root, and reads better without saying so.
    writer.line(&format!("#import {}: *", string(context.template.trim_start_matches('/'))));
    writer.line("#show: cv.with(json(\"cv.json\"))");
    for name in &context.attachments {
        let path = string(&attachment_path(name));
        // PDF/A-3 demands a description (ISO 19005-3, clause 6.8).
        let about = string(&format!("{name}: the text that this document was made from"));
        writer.line(&format!(
            "#pdf.attach({path}, relationship: \"source\", mime-type: \"text/markdown\", description: {about})"
        ));
    }
    let mut sections = Vec::new();
    for (index, section) in cv.sections.iter().enumerate() {
        let heading = section.heading.as_ref().map(|heading| heading.content.plain_text());
        sections.push((writer.out.len(), heading.unwrap_or_default()));
        writer.section(section, index == 0);
    }
    let data_spans = super::data::spans(&cv.profile);
    let images = context.images.clone();
    let markup = Markup { text: writer.out, data, map: writer.map, data_spans, sections, images };
    Outcome::new(markup, writer.diagnostics)
}

struct Writer<'a> {
    out: String,
    map: Vec<(std::ops::Range<usize>, Span)>,
    /// Where the current block's text starts in `out`.
    block_start: usize,
    /// Whether the output ends with a call that would swallow what follows.
    after_call: bool,
    /// Spaces before each line of the current block: two for every list it is in.
    indent: usize,
    /// How the lists at this place are numbered.
    numbering: Numbering,
    /// The language that the current text is set in.
    language: Language,
    /// The language that Han characters without other hints are in.
    han: Language,
    images: &'a BTreeMap<String, String>,
    /// The notes that no mark has shown yet.
    footnotes: Vec<&'a Footnote>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Writer<'a> {
    fn new(cv: &'a Cv, context: &'a EmitContext) -> Self {
        Self {
            out: String::new(),
            map: Vec::new(),
            block_start: 0,
            after_call: false,
            indent: 0,
            numbering: Numbering::default(),
            language: cv.language,
            han: han_language(cv),
            images: &context.images,
            footnotes: cv.footnotes.iter().collect(),
            diagnostics: Vec::new(),
        }
    }

    // Sections

    fn section(&mut self, section: &'a Section, first: bool) {
        if let Some(heading) = &section.heading {
            self.blank_line();
            self.code(&"=".repeat(usize::from(heading.level)));
            self.code(" ");
            self.in_own_language(&heading.content, Self::inlines);
            self.code("\n");
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
            self.blank_line();
            self.call(call, |w| w.in_own_language(inlines, Self::inlines));
            self.code("\n");
        }
        for (at, content) in section.content.iter().enumerate().skip(usize::from(opening.is_some())) {
            match content {
                Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. })
                    if is_title(inlines) && at + 1 < section.content.len() =>
                {
                    self.blank_line();
                    self.call("intro", |w| w.in_own_language(inlines, Self::inlines));
                    self.code("\n");
                }
                Content::Block(block) => self.block(block),
                Content::Entries(entries) => self.entries(entries),
                Content::Publications(groups) => self.publications(groups, section),
            }
        }
    }

    fn entries(&mut self, entries: &'a [Entry]) {
        self.blank_line();
        for entry in entries {
            self.code("#entry(");
            self.content(|w| entry.date.iter().for_each(|date| w.text(&date.value, date.span)));
            if entry.date_side == DateSide::End {
                self.code(", side: end");
            }
            if !entry.details.is_empty() {
                self.code(", details: ");
                self.content(|w| w.blocks(&entry.details));
            }
            self.code(")");
            self.content(|w| w.in_own_language(&entry.body, Self::inlines));
            self.code("\n");
        }
    }

    fn publications(&mut self, groups: &'a [PublicationGroup], section: &Section) {
        let level = section.heading.as_ref().map_or(2, |heading| usize::from(heading.level) + 1);
        for group in groups {
            if let Some(title) = &group.title {
                self.blank_line();
                self.code(&format!("{} ", "=".repeat(level)));
                self.fixed_text(title);
                self.code("\n");
            }
            self.blank_line();
            for publication in &group.items {
                // Below a heading that is the year, nobody needs to be told again.
                let is_told = group.title.as_ref() == Some(&publication.date);
                self.publication(publication, is_told);
            }
        }
    }

    fn publication(&mut self, publication: &'a Publication, date_is_told: bool) {
        self.code(&format!("#publication({}", publication.number));
        for (name, inlines) in [
            ("authors", &publication.authors),
            ("title", &publication.title),
            ("venue", &publication.venue),
            ("note", &publication.note),
        ] {
            if !inlines.is_empty() {
                self.code(&format!(", {name}: "));
                self.content(|w| w.in_own_language(inlines, Self::inlines));
            }
        }
        if !publication.date.is_empty() && !date_is_told {
            self.code(", date: ");
            self.content(|w| w.text(&publication.date, publication.span));
        }
        if let Some(url) = &publication.url {
            self.code(&format!(", url: {}", string(url)));
        }
        if !publication.links.is_empty() {
            let links = publication.links.iter().map(|(label, url)| format!("({}, {}),", string(label), string(url)));
            self.code(&format!(", links: ({})", links.collect::<Vec<_>>().join(" ")));
        }
        self.code(")\n");
    }

    // Blocks

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::List(list) => self.list(list),
            BlockKind::Footnotes(_) | BlockKind::Slot(_) => {} // shown at their marks; filled by the CV stage
            kind => {
                self.blank_line();
                self.standing_block(kind, block.span);
                self.code("\n");
            }
        }
    }

    /// A block that stands in lines of its own.
    fn standing_block(&mut self, kind: &'a BlockKind, span: Span) {
        match kind {
            BlockKind::Paragraph(inlines) => self.in_own_language(inlines, Self::inlines),
            BlockKind::Heading { content, .. } => {
                // Headings inside lists, quotations and tables: bold, since the outline has no place for them.
                self.call("strong", |w| w.in_own_language(content, Self::inlines));
            }
            BlockKind::Quote(blocks) => self.call("quote(block: true)", |w| w.blocks(blocks)),
            BlockKind::Code(text) => self.spanned_code(&format!("#raw(block: true, {})", string(text)), span),
            BlockKind::Math(latex) => self.maths(latex, "block: true, ", span),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Aligned(alignment, blocks) => {
                self.call(&format!("align({})", align(*alignment)), |w| w.blocks(blocks));
            }
            BlockKind::Details(summary, blocks) => {
                self.call("details", |w| w.in_own_language(summary, Self::inlines));
                self.content(|w| w.blocks(blocks));
            }
            BlockKind::Rule => self.code("#rule()"),
            BlockKind::PageBreak => self.code("#pagebreak(weak: true)"),
            BlockKind::List(_) | BlockKind::Footnotes(_) | BlockKind::Slot(_) => {}
        }
    }

    fn list(&mut self, list: &'a List) {
        let numbering = Numbering::of(list);
        if !list.is_numbered() || numbering == self.numbering {
            return self.items(list);
        }
        self.blank_line();
        self.code("#");
        let outer = std::mem::replace(&mut self.numbering, numbering);
        self.content(|w| {
            w.code(&format!("#set enum(numbering: {})", numbering.code()));
            w.items(list);
        });
        self.numbering = outer;
        self.code("\n");
    }

    fn items(&mut self, list: &'a List) {
        self.blank_line();
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                self.blank_line();
            }
            self.item(item);
        }
    }

    fn item(&mut self, item: &'a Item) {
        self.start_line();
        let number = item.number.map(|number| number.saturating_add(self.numbering.shift));
        self.code(&number.map_or("- ".to_owned(), |number| format!("{number}. ")));
        self.start_block();
        self.indent += 2;
        if let Some(done) = item.task {
            self.code(&format!("#task({done}) "));
        }
        match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(inlines), .. }, rest))
                if is_title(inlines) && starts_with_words(rest) =>
            {
                self.call("intro", |w| w.in_own_language(inlines, Self::inlines));
                self.code("\n");
                self.blocks(rest);
            }
            Some((Block { kind: BlockKind::Paragraph(inlines), .. }, rest)) => {
                self.in_own_language(inlines, Self::inlines);
                self.code("\n");
                self.blocks(rest);
            }
            Some(_) => {
                self.code("#");
                self.content(|w| w.blocks(&item.blocks));
                self.code("\n");
            }
            None => self.code("\n"),
        }
        self.indent -= 2;
    }

    fn definitions(&mut self, definitions: &'a [Definition]) {
        self.code("#terms(");
        for definition in definitions {
            self.code("terms.item(");
            self.content(|w| {
                for (index, term) in definition.terms.iter().enumerate() {
                    if index > 0 {
                        w.code(" #linebreak() ");
                    }
                    w.in_own_language(term, Self::inlines);
                }
            });
            self.code(", ");
            self.content(|w| definition.details.iter().for_each(|blocks| w.blocks(blocks)));
            self.code("), ");
        }
        self.code(")");
    }

    fn table(&mut self, table: &'a Table) {
        let columns = table.columns.len().max(1);
        let alignments: Vec<_> = table.columns.iter().map(|c| c.map_or("auto", align)).collect();
        self.code(&format!("#table(columns: {columns}, align: ({},),", alignments.join(", ")));
        if !table.head.is_empty() {
            self.code(" table.header(");
            table.head.iter().for_each(|row| self.row(row));
            self.code("),");
        }
        table.rows.iter().for_each(|row| self.row(row));
        self.code(")");
    }

    fn row(&mut self, row: &'a [Cell]) {
        for cell in row {
            self.code(" ");
            self.content(|w| match cell.blocks.as_slice() {
                [Block { kind: BlockKind::Paragraph(inlines), .. }] => w.in_own_language(inlines, Self::inlines),
                [Block { kind: BlockKind::Math(latex), span }] => w.maths(latex, "", *span),
                blocks => w.blocks(blocks),
            });
            self.code(",");
        }
    }

    // Inlines

    fn inlines(&mut self, inlines: &'a Inlines) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.multilingual_text(text, inline.span),
            InlineKind::Emphasis(inner) => self.call("emph", |w| w.inlines(inner)),
            InlineKind::Strong(inner) => self.call("strong", |w| w.inlines(inner)),
            InlineKind::Underline(inner) => self.call("underline", |w| w.inlines(inner)),
            InlineKind::Strike(inner) => self.call("strike", |w| w.inlines(inner)),
            InlineKind::Superscript(inner) => self.call("super", |w| w.inlines(inner)),
            InlineKind::Subscript(inner) => self.call("sub", |w| w.inlines(inner)),
            InlineKind::Small(inner) => self.call("text(size: 0.85em)", |w| w.inlines(inner)),
            InlineKind::Link { target, content } => {
                self.call(&format!("link({})", string(target)), |w| w.inlines(content));
            }
            InlineKind::Code(text) => self.spanned_code(&format!("#raw({})", string(text)), inline.span),
            InlineKind::Math(latex) => self.maths(latex, "", inline.span),
            InlineKind::Break => {
                self.code(" \\ ");
                self.after_call = false;
            }
            InlineKind::Image(image) => self.image(image, inline.span),
            InlineKind::FootnoteMark(number) => self.footnote(*number),
        }
    }

    /// Maths, with the LaTeX as the text that stands for it (PDF/UA-1, clause 7.7). Maths that cannot be translated is shown
    /// as it was written.
    fn maths(&mut self, latex: &str, options: &str, span: Span) {
        let latex = latex.trim();
        match maths::from_latex(latex) {
            Some(maths) => {
                let alt = string(latex);
                self.spanned_code(&format!("#math.equation({options}alt: {alt}, ${maths}$)"), span);
            }
            None => {
                let message = "this formula could not be translated; its source is printed instead";
                self.diagnostics.push(Diagnostic::warning(Code::InvalidMath, message).at(span));
                self.spanned_code(&format!("#raw({options}{})", string(latex)), span);
            }
        }
    }

    fn image(&mut self, image: &Image, span: Span) {
        let Some(path) = self.images.get(&image.path) else { return };
        let width = match image.width {
            Some(Width::Pixels(pixels)) => format!(", width: {}pt", pixels * 0.75),
            Some(Width::Percent(percent)) => format!(", width: {percent}%"),
            None => String::new(),
        };
        self.spanned_code(&format!("#picture({}, alt: {}{width})", string(path), string(&image.alt)), span);
    }

    /// The first mark of a note brings the note; a further one only points to it.
    fn footnote(&mut self, number: usize) {
        match self.footnotes.iter().position(|note| note.number == number) {
            Some(at) => {
                let note = self.footnotes.remove(at);
                // At the end of a heading a bare label would be the heading's.
                self.code("#");
                self.content(|w| {
                    w.call("footnote", |w| w.blocks(&note.blocks));
                    w.code(&format!(" <note-{number}>"));
                });
            }
            None => self.code(&format!("#footnote(<note-{number}>)")),
        }
    }

    // Languages

    /// Text whose paragraph may be in another language than its context.
    fn in_own_language(&mut self, inlines: &'a Inlines, write: impl FnOnce(&mut Self, &'a Inlines)) {
        let outer = self.language;
        let own = self.language_of(&inlines.plain_text());
        if own == outer {
            return write(self, inlines);
        }
        self.language = own;
        self.call(function(own), |w| write(w, inlines));
        self.language = outer;
    }

    /// The language of a paragraph: a CJK one when it is mainly in CJK letters, otherwise the CV's or English.
    ///
    /// What stands in brackets does not count: `Nanjing University (南京大学)` is English.
    fn language_of(&self, text: &str) -> Language {
        let scripts = Scripts::of(&without_asides(text));
        if scripts.is_mainly_cjk() {
            scripts.cjk_language(self.han)
        } else if self.language.is_cjk() && scripts.other > 0 {
            Language::En
        } else {
            self.language
        }
    }

    /// Text in which runs of CJK inside other text, and words with apostrophes inside CJK, are marked as what they are.
    fn multilingual_text(&mut self, text: &str, span: Span) {
        let mut offset = 0;
        for run in runs(text, self.language.is_cjk()) {
            let part = text[offset..offset + run.len()].to_owned();
            let part_span = sub_span(span, text, offset, run.len());
            match run {
                Run::Plain(_) => self.text(&part, part_span),
                Run::Cjk(_) => {
                    let language = Scripts::of(&part).cjk_language(self.han);
                    self.call(function(language), |w| w.text(&part, part_span));
                }
                Run::LatinWord(_) => self.call("en", |w| w.text(&part, part_span)),
            }
            offset += run.len();
        }
    }

    // Output

    /// The author's text, escaped, with its place remembered.
    fn text(&mut self, text: &str, span: Span) {
        let start = self.out.len();
        Escaper::new(&mut self.out, self.block_start, self.after_call).push(text);
        self.map.push((start..self.out.len(), span));
        self.after_call = self.after_call && text.is_empty();
    }

    /// One of vitae's own words.
    fn fixed_text(&mut self, text: &str) {
        Escaper::new(&mut self.out, self.block_start, self.after_call).push(text);
        self.after_call = false;
    }

    /// Markup.
    fn code(&mut self, markup: &str) {
        self.out.push_str(markup);
        self.after_call = markup.ends_with([')', '>']);
    }

    /// Markup that stands for a piece of the author's text.
    fn spanned_code(&mut self, markup: &str, span: Span) {
        let start = self.out.len();
        self.code(markup);
        self.map.push((start..self.out.len(), span));
    }

    /// `#function[…]`
    fn call(&mut self, function: &str, body: impl FnOnce(&mut Self)) {
        self.out.push('#');
        self.out.push_str(function);
        self.content(body);
    }

    /// `[…]`
    fn content(&mut self, body: impl FnOnce(&mut Self)) {
        self.out.push('[');
        self.start_block();
        let inside = self.out.len();
        body(self);
        if self.out[inside..].ends_with('\n') {
            self.out.pop();
            if self.out[inside..].contains('\n') {
                self.start_line();
            }
        }
        self.out.push(']');
        self.after_call = true;
    }

    /// What is written next stands at the start of a block.
    fn start_block(&mut self) {
        self.block_start = self.out.len();
        self.after_call = false;
    }

    fn line(&mut self, markup: &str) {
        self.code(markup);
        self.code("\n");
    }

    /// Ends the current line, if need be, and indents the next.
    fn start_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(&" ".repeat(self.indent));
        self.start_block();
    }

    /// Leaves a line free, unless the output stands at the start of a content block.
    fn blank_line(&mut self) {
        if self.out.ends_with('[') {
            return;
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push('\n');
        self.out.push_str(&" ".repeat(self.indent));
        self.start_block();
    }
}

/// The part of `span` that a part of its text stands for.
///
/// The longest paragraph that belongs to the list below it, in letters: two lines.
const LONGEST_INTRO: usize = 180;

/// Whether a paragraph below a heading is a few words on the list that follows, such as the legend of its marks.
fn introduces(paragraph: &Inlines, rest: &[Content]) -> bool {
    let is_list = match rest.first() {
        Some(Content::Block(block)) => matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_)),
        Some(Content::Entries(_) | Content::Publications(_)) => true,
        None => false,
    };
    is_list && paragraph.plain_text().chars().count() <= LONGEST_INTRO
}

fn starts_with_words(blocks: &[Block]) -> bool {
    blocks.first().is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)))
}

/// Whether a paragraph is all in bold, or ends with a colon: a title or a label of what follows, which it should not be parted from.
fn is_title(paragraph: &Inlines) -> bool {
    let is_strong = |inline: &Inline| match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Link { content, .. } => content.iter().all(|inner| matches!(inner.kind, InlineKind::Strong(_))),
        _ => inline.is_blank(),
    };
    let text = paragraph.plain_text();
    text.chars().count() <= LONGEST_INTRO && (paragraph.iter().all(is_strong) || text.trim_end().ends_with([':', '：']))
}

/// Where the text is not the source's own, letter by letter (entities, typographic quotes), the whole span.
fn sub_span(span: Span, text: &str, offset: usize, len: usize) -> Span {
    if (span.end - span.start) as usize != text.len() {
        return span;
    }
    Span::new(span.source, span.start as usize + offset..span.start as usize + offset + len)
}

/// The template's function that sets text in this language.
fn function(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::ZhCn => "zh",
        Language::ZhTw => "zh-tw",
        Language::Ja => "ja",
        Language::Ko => "ko",
        Language::De => "de",
        Language::Fr => "fr",
        Language::Es => "es",
    }
}

fn align(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

/// The language of Han characters that stand alone: the CV's, if it is written with them, else what the whole CV suggests.
fn han_language(cv: &Cv) -> Language {
    if cv.language.is_cjk() {
        return cv.language;
    }
    let mut scripts = Scripts::default();
    visit_text(cv, &mut |text| scripts.add(text));
    match scripts.cjk_language(Language::ZhCn) {
        Language::Ko if scripts.han > scripts.hangul => Language::ZhCn,
        language => language,
    }
}

fn visit_text(cv: &Cv, visit: &mut impl FnMut(&str)) {
    for content in cv.sections.iter().flat_map(|section| &section.content) {
        if let Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. }) = content {
            visit(&inlines.plain_text());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typst::syntax::{SyntaxKind, SyntaxNode, ast};

    use super::*;
    use crate::source::{Source, Sources};

    fn cv_of(language: Language, paragraphs: &[Vec<(Mark, String)>]) -> (Cv, String) {
        let mut sources = Sources::new();
        let span = Span::new(sources.add(Source::new("page.md", "")), 0..0);
        let mut said = String::new();
        let mut section = Section { heading: None, content: Vec::new() };
        for paragraph in paragraphs {
            let inlines = paragraph.iter().map(|(mark, text)| {
                said.push_str(text);
                mark.around(Inline::text(text.clone(), span), span)
            });
            let block = Block::new(BlockKind::Paragraph(inlines.collect()), span);
            section.content.push(Content::Block(block));
        }
        (
            Cv {
                profile: crate::cv::Profile::default(),
                language,
                tag: None,
                date: None,
                sections: vec![section],
                footnotes: Vec::new(),
            },
            said,
        )
    }

    #[derive(Debug, Clone, Copy)]
    enum Mark {
        None,
        Emphasis,
        Strong,
        Link,
    }

    impl Mark {
        fn around(self, text: Inline, span: Span) -> Inline {
            let kind = match self {
                Self::None => return text,
                Self::Emphasis => InlineKind::Emphasis(text.into()),
                Self::Strong => InlineKind::Strong(text.into()),
                Self::Link => InlineKind::Link { target: "https://a.b/\"\\#[".to_owned(), content: text.into() },
            };
            Inline::new(kind, span)
        }
    }

    fn markup_of(cv: &Cv) -> String {
        emit(cv, &EmitContext { template: "/t.typ".to_owned(), ..EmitContext::default() }, String::new())
            .into_value()
            .expect("markup")
            .text
    }

    /// The words that the typesetter would print, and proof that it reads nothing in them as markup.
    fn printed(markup: &str) -> String {
        let root = typst::syntax::parse(markup);
        assert!(root.errors_and_warnings().0.is_empty(), "{markup}\n{:?}", root.errors_and_warnings());
        let mut out = String::new();
        collect(&root, &mut out);
        out
    }

    fn collect(node: &SyntaxNode, out: &mut String) {
        match node.kind() {
            SyntaxKind::Text => out.push_str(node.leaf_text()),
            SyntaxKind::Space => out.push(' '),
            SyntaxKind::Escape => out.push(node.cast::<ast::Escape>().unwrap().get()),
            SyntaxKind::ModuleImport | SyntaxKind::ShowRule | SyntaxKind::Str => {}
            SyntaxKind::Strong
            | SyntaxKind::Emph
            | SyntaxKind::Raw
            | SyntaxKind::Link
            | SyntaxKind::Label
            | SyntaxKind::Ref
            | SyntaxKind::Heading
            | SyntaxKind::ListItem
            | SyntaxKind::EnumItem
            | SyntaxKind::TermItem
            | SyntaxKind::Equation
            | SyntaxKind::Shorthand
            | SyntaxKind::SmartQuote => panic!("text was read as {:?}", node.kind()),
            _ => node.children().for_each(|child| collect(child, out)),
        }
    }

    fn squeeze(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    fn mark() -> impl Strategy<Value = Mark> {
        prop_oneof![3 => Just(Mark::None), 1 => Just(Mark::Emphasis), 1 => Just(Mark::Strong), 1 => Just(Mark::Link)]
    }

    /// Texts made of what Typst reads, of Chinese, and of anything else.
    fn text() -> impl Strategy<Value = String> {
        let telling = r##"([-=+*_~/.:;@#$<>\[\](){}"'`\\?0-9 ahtps]|http://|约1.2亿|（优）|Xi’an|x|\u{a0}|🚀){1,12}"##;
        prop_oneof![3 => proptest::string::string_regex(telling).unwrap(), 1 => "\\PC{1,12}"]
    }

    proptest! {
        #[test]
        fn text_never_becomes_markup(
            paragraphs in prop::collection::vec(prop::collection::vec((mark(), text()), 1..5), 1..4),
            chinese in any::<bool>(),
        ) {
            let language = if chinese { Language::ZhCn } else { Language::En };
            let (cv, said) = cv_of(language, &paragraphs);
            let markup = markup_of(&cv);
            let said = said.replace(crate::typeset::escape::turns, "");
            prop_assert_eq!(squeeze(&printed(&markup)), squeeze(&said), "{}", markup);
        }
    }

    #[test]
    fn languages_are_marked_where_they_change() {
        let (cv, _) = cv_of(
            Language::En,
            &[
                vec![(Mark::None, "raised $17.5M (约1.2亿人民币) from".to_owned())],
                vec![(Mark::None, "我在Xi’an学习，后来去了牛津大学。".to_owned())],
            ],
        );
        insta::assert_snapshot!(markup_of(&cv), @r##"
        #import "t.typ": *
        #show: cv.with(json("cv.json"))

        #lead[raised \$17.5M (#zh[约1.2亿人民币]) from]

        #zh[我在#en[Xi’an]学习，后来去了牛津大学。]
        "##);
    }
}
