//! Markup → pages, and the typesetter's findings in terms of the author's own text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::layout::{Frame, Transform};
use typst::model::Url;
use typst::syntax::{DiagSpan, Span as TypstSpan};
use typst_layout::PagedDocument;

use super::frames::{any_link, visit_text};
use super::session::{CompileInput, Session, evict_stale, forget};
use super::spread;
use super::world::PageWorld;
use super::{Fonts, clusters};
use crate::address;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{Sources, Span};

/// A document set in type.
#[derive(Clone)]
pub struct Pages {
    pub(super) document: PagedDocument,
    pub(super) world: Arc<PageWorld>,
}

impl Pages {
    /// The beginning of the user's own template, if the pages are made with one.
    pub fn own_template(&self) -> Option<Span> {
        self.world.own_template_start()
    }

    /// The number of pages.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The lines of the author's text on the last page; running heads and feet do not count.
    pub fn lines_on_last(&self) -> usize {
        self.document.pages().last().map_or(0, |page| self.baselines(&page.frame).len())
    }

    /// The lines of the author's text after the first `pages` pages.
    pub fn lines_after(&self, pages: usize) -> usize {
        self.document.pages().iter().skip(pages).map(|page| self.baselines(&page.frame).len()).sum()
    }

    /// How many lines each section takes, with its heading; what comes before the first heading has an empty one.
    pub fn lines_of_sections(&self) -> Vec<(String, usize)> {
        let markup = &self.world.markup;
        let mut lines = BTreeSet::new();
        for (page, number) in self.document.pages().iter().zip(0..) {
            visit_text(&page.frame, Transform::identity(), &mut |item, position| {
                let Some(glyph) = item.glyphs.first() else { return };
                let span = DiagSpan::from(glyph.span.0);
                let Some(_) = span.id().filter(|&id| self.world.is_main(id)) else { return };
                let Some(range) = self.world.range(span) else { return };
                lines.insert((markup.section_at(range.start), number, position.y.to_pt().round() as i64));
            });
        }
        let count = |section: usize| lines.iter().filter(|&&(of, ..): &&(usize, i32, i64)| of == section).count();
        markup.sections.iter().enumerate().map(|(at, (_, heading))| (heading.clone(), count(at))).collect()
    }

    /// The numbers of the glyphs that are printed, by the files of the bundle's faces. Those in pictures are not among them.
    pub fn glyphs(&self) -> BTreeMap<&'static str, BTreeSet<u16>> {
        let mut glyphs: BTreeMap<_, BTreeSet<u16>> = BTreeMap::new();
        for page in self.document.pages() {
            visit_text(&page.frame, Transform::identity(), &mut |item, _| {
                if let Some(file) = self.world.fonts().file_of(&item.font) {
                    glyphs.entry(file).or_default().extend(item.glyphs.iter().map(|glyph| glyph.id));
                }
            });
        }
        glyphs
    }

    /// The same pages, set in other fonts: those of a source that gives other bytes for a face than before.
    ///
    /// # Errors
    /// Those of [`compile`].
    pub fn with_fonts(&self, fonts: &Fonts, sources: &Sources) -> Outcome<Self> {
        forget();
        set(self.world.with_fonts(fonts), sources)
    }

    /// How far down the last page the author's text goes: 0 at the top edge of the sheet, 1 at its bottom edge.
    pub fn fill_of_last(&self) -> f64 {
        let Some(page) = self.document.pages().last() else { return 0.0 };
        let lowest = self.baselines(&page.frame).last().map_or(0.0, |&y| y as f64);
        lowest / page.frame.height().to_pt()
    }

    /// The baselines of the author's text, in whole points from the top of the page.
    fn baselines(&self, frame: &Frame) -> BTreeSet<i64> {
        let mut lines = BTreeSet::new();
        visit_text(frame, Transform::identity(), &mut |item, position| {
            let from_markup = |span: TypstSpan| span.id().is_some_and(|id| self.world.is_main(id));
            if item.glyphs.iter().any(|glyph| from_markup(glyph.span.0)) {
                lines.insert(position.y.to_pt().round() as i64);
            }
        });
        lines
    }
}

/// Sets a document in type. `sources` are what it was made from, for messages.
///
/// # Errors
/// A character that no font has is an error at its place in the author's text, never a silent box. Errors inside the user's
/// own template point into it. Any other complaint of the typesetter is a bug in vitae.
pub fn compile(project: &CompileInput, session: &mut Session, sources: &Sources) -> Outcome<Pages> {
    match PageWorld::new(project, session) {
        Ok(world) => set(world, sources),
        Err(error) => Outcome::fail(error),
    }
}

/// Sets a document in type with each of some data in place of its own, two at once if the session can.
///
/// # Errors
/// Those of [`compile`].
pub fn compile_each(
    project: &CompileInput,
    data: &[String],
    session: &mut Session,
    sources: &Sources,
) -> Vec<Outcome<Pages>> {
    let world = match PageWorld::new(project, session) {
        Ok(world) => world,
        Err(error) => return vec![Outcome::fail(error)],
    };
    let set = |data: &String| match world.with_data(data) {
        Ok(world) => set(world, sources),
        Err(error) => Outcome::fail(error),
    };
    session.each(data, set)
}

fn set(world: PageWorld, sources: &Sources) -> Outcome<Pages> {
    let world = Arc::new(world);
    let result = typst::compile::<PagedDocument>(world.as_ref());
    evict_stale();
    if let Some(file) = world.lost_face() {
        return Outcome::fail(lost_face(file));
    }
    let mut diagnostics: Vec<_> = result.warnings.iter().map(|warning| explain(&world, warning)).collect();
    match result.output {
        Ok(document) => {
            diagnostics.extend(missing_glyphs(&world, &document, sources));
            match dangerous_link(&world, &document).or_else(|| impossible_page(&world, &document)) {
                Some(error) => {
                    diagnostics.push(error);
                    Outcome::from_parts(None, diagnostics)
                }
                None => Outcome::new(Pages { document: spread::even(clusters::mend(document)), world }, diagnostics),
            }
        }
        Err(errors) => {
            diagnostics.extend(errors.iter().map(|error| explain(&world, error)));
            Outcome::from_parts(None, diagnostics)
        }
    }
}

/// An error for a face without which the page would lack letters.
fn lost_face(file: &str) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, format!("the font {file} cannot be read"))
        .help("it is got when a page first needs it: look at the connection, then try again")
}

/// A finding of the typesetter in the user's terms.
pub(super) fn explain(world: &PageWorld, finding: &SourceDiagnostic) -> Diagnostic {
    let severity: fn(Code, String) -> Diagnostic = match finding.severity {
        Severity::Error => Diagnostic::error,
        Severity::Warning => Diagnostic::warning,
    };
    let hints = finding.hints.iter().map(|hint| hint.v.to_string());
    if let Some(span) = in_own_template(world, finding.span) {
        let said = severity(Code::TemplateError, finding.message.to_string()).at(span);
        return hints.fold(said, |said, hint| said.help(hint));
    }
    if let Some(said) = not_exported(world, finding) {
        return said;
    }
    let place = in_markup(world, finding.span)
        .or_else(|| finding.trace.iter().find_map(|point| in_markup(world, DiagSpan::from(point.span))));
    if finding.message.starts_with("failed to decode image") || finding.message.starts_with("failed to parse SVG") {
        let message = format!("an image cannot be used: {}", finding.message);
        return severity(Code::InvalidImage, message).at(place).help("save it again, or remove it from the page");
    }
    if finding.message.starts_with("image contains foreign object") {
        let message = "an SVG has HTML in it (`<foreignObject>`), which is not drawn";
        return severity(Code::InvalidImage, message.to_owned())
            .at(place)
            .help("turn its text into shapes, or save it as a PNG");
    }
    let message = format!("the typesetter says: {}", finding.message);
    if let Some(template) = world.own_template_start() {
        let said = severity(Code::TemplateError, message).at(place.unwrap_or(template));
        let help = "the template does not fit the markup that it is given; see templates/README.md";
        return hints.fold(said, |said, hint| said.help(hint)).help(help);
    }
    let said = severity(Code::Internal, message).at(place);
    hints
        .fold(said, |said, hint| said.help(hint))
        .help("this is a bug in vitae: please report it with the page; `vitae build -f typ` shows the generated markup")
}

/// An error for what the generated markup calls and the user's own template does not export.
fn not_exported(world: &PageWorld, finding: &SourceDiagnostic) -> Option<Diagnostic> {
    if !finding.span.id().is_some_and(|id| world.is_main(id)) {
        return None;
    }
    let template = world.own_template_start()?;
    let name = finding.message.strip_prefix("unknown variable: ")?;
    let said = Diagnostic::error(Code::TemplateError, format!("the template does not export `{name}`"));
    let said = said.at(template);
    let help = match name {
        "cv" => "define it: `#let cv(data, body) = { … }`; see templates/README.md",
        _ => "export it: `#import \"common.typ\": *` exports everything except `cv`",
    };
    Some(said.help(help))
}

/// The place in the author's text, when the finding is about the generated markup.
fn in_markup(world: &PageWorld, span: DiagSpan) -> Option<Span> {
    let range = span.id().filter(|&id| world.is_main(id)).and_then(|_| world.range(span))?;
    world.markup.origin(range.start)
}

fn in_own_template(world: &PageWorld, span: DiagSpan) -> Option<Span> {
    let source = span.id().and_then(|id| world.own_template(id))?;
    Some(Span::new(source, world.range(span)?))
}

/// A link in the user's own template to something that no link of a page may open. Bundled templates only make a page's links.
fn dangerous_link(world: &PageWorld, document: &PagedDocument) -> Option<Diagnostic> {
    let template = world.own_template_start()?;
    let mut found = None;
    let mut is_dangerous = |url: &Url| {
        found = (!address::may_be_opened(url)).then(|| url.to_string());
        found.is_some()
    };
    document.pages().iter().any(|page| any_link(&page.frame, &mut is_dangerous));
    let message = format!("the template links to `{}`, which a document must not open", found?);
    let help = "a link has to name what it opens: `https:`, `mailto:`, `tel:` or a messenger's scheme";
    Some(Diagnostic::error(Code::TemplateError, message).at(template).help(help))
}

/// A page that no PDF can have, or no computer can draw, as only the user's own template can ask for one (ISO 32000-1, annex C.2:
/// 14,400 units).
fn impossible_page(world: &PageWorld, document: &PagedDocument) -> Option<Diagnostic> {
    const MAX_SIDE: f64 = 14_400.0;
    // A little more than A0.
    const MAX_AREA: f64 = 10e6;
    let template = world.own_template_start()?;
    let is_side = |side: f64| (0.0..=MAX_SIDE).contains(&side);
    let fits = |width: f64, height: f64| is_side(width) && is_side(height) && width * height <= MAX_AREA;
    let mut pages = document.pages().iter().map(|page| &page.frame);
    let large = pages.find(|frame| !fits(frame.width().to_pt(), frame.height().to_pt()))?;
    let message = match large.width().to_pt().max(large.height().to_pt()) {
        side if side.is_finite() && side < 1e9 => format!("the template asks for a page with a side of {side:.0} pt"),
        _ => "the template asks for a page without an end".to_owned(),
    };
    let help = "a page may be as large as A0 (2,384 × 3,370 pt)";
    Some(Diagnostic::error(Code::TemplateError, message).at(template).help(help))
}

/// The characters that came out as boxes: one error for each, at its first place.
fn missing_glyphs(world: &PageWorld, document: &PagedDocument, sources: &Sources) -> Vec<Diagnostic> {
    let mut missing = BTreeMap::new();
    for page in document.pages() {
        visit_text(&page.frame, Transform::identity(), &mut |item, _| {
            for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
                let (span, offset) = glyph.span;
                // Next to a character that no font has, in text from right to left, the typesetter may lose a space: all fonts have it.
                for character in item.text[glyph.range()].chars().filter(|character| *character != ' ') {
                    missing.entry(character).or_insert_with(|| {
                        let place = place(world, span, offset, character)?;
                        Some(narrowed(place, character, sources))
                    });
                }
            }
        });
    }
    missing.into_iter().map(|(character, place)| missing_glyph(character, place)).collect()
}

/// Where the author wrote a character: in the text, or in what travels as data.
fn place(world: &PageWorld, span: TypstSpan, offset: u16, character: char) -> Option<Span> {
    let diag_span = DiagSpan::from(span);
    let range = diag_span.id().filter(|&id| world.is_main(id)).and_then(|_| world.range(diag_span));
    let Some(range) = range else { return world.markup.origin_of(character) };
    world.markup.origin(range.start + usize::from(offset))
}

/// Only the character, where the author's text has it as such and not as an entity.
fn narrowed(place: Span, character: char, sources: &Sources) -> Span {
    let Some(at) = sources.text(place).find(character) else { return place };
    let start = place.range().start + at;
    Span::new(place.source, start..start + character.len_utf8())
}

fn missing_glyph(character: char, place: Option<Span>) -> Diagnostic {
    let message = format!("no font has the character {character} (U+{:04X})", u32::from(character));
    Diagnostic::error(Code::MissingGlyph, message)
        .at(place)
        .help("write it another way, or add a font that has it: `--font-path FOLDER`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::{Content, Cv, Section};
    use crate::design::{Design, Fit};
    use crate::document::{Block, BlockKind, Inlines};
    use crate::source::{Source, SourceId};
    use crate::typeset::{EmitContext, Pictures, Rare, Template, data, emit};

    const TEMPLATE: &str = "\
#let lead(body) = body
#let (en, zh) = ((it => it), (it => it))
#let cv(data, body) = {
  set document(title: data.title)
  set text(font: (\"Source Serif 4\", \"Noto Serif CJK SC\"), fallback: false)
  heading(data.title)
  body
}
";

    struct Sample {
        sources: Sources,
        page: SourceId,
        project: CompileInput,
    }

    impl Sample {
        fn set(&self) -> Outcome<Pages> {
            compile(&self.project, &mut Session::new(&Fonts::bundled()), &self.sources)
        }
    }

    /// A page of one paragraph in the user's own template.
    fn sample(paragraph: &str, template: &str) -> Sample {
        let mut sources = Sources::new();
        let page = sources.add(Source::new("page.md", paragraph));
        let own = sources.add(Source::new("own.typ", template));
        let span = Span::new(page, 0..paragraph.len());
        let block = Block::new(BlockKind::Paragraph(Inlines::text(paragraph, span)), span);
        let section = Section { heading: None, content: vec![Content::Block(block)] };
        let cv = Cv { sections: vec![section], ..Cv::default() };
        let template = Template::custom("own", template, own);
        let context = EmitContext { template: template.path(), ..EmitContext::default() };
        let data = data(&cv, Pictures::default(), &Design::default(), &Rare::default(), Fit::default());
        let markup = emit(&cv, &context, data).into_value().unwrap();
        let project = CompileInput { markup, template, images: BTreeMap::new(), attachments: Vec::new() };
        Sample { sources, page, project }
    }

    #[test]
    fn a_character_without_a_glyph_is_an_error_at_its_place() {
        let sample = sample("Plain text, then \u{1330A}, then text.", TEMPLATE);
        let outcome = sample.set();
        let [error] = outcome.diagnostics() else { panic!("{:#?}", outcome.diagnostics()) };
        assert_eq!(error.code, Code::MissingGlyph);
        assert_eq!(error.span.map(|span| sample.sources.text(span)), Some("\u{1330A}"));
        assert_eq!(error.span.map(|span| span.source), Some(sample.page));
    }

    #[test]
    fn an_error_in_a_template_points_into_the_template() {
        let broken = TEMPLATE.replace("heading(data.title)", "heading(data.titel)");
        let sample = sample("Text.", &broken);
        let outcome = sample.set();
        let error = &outcome.diagnostics()[0];
        assert_eq!(error.code, Code::TemplateError);
        assert_eq!(error.span.map(|span| sample.sources.text(span)), Some("titel"));
    }

    #[test]
    fn a_template_sees_nothing_but_its_own_world() {
        for code in ["read(\"/etc/passwd\")", "read(\"../../Cargo.toml\")", "import \"@preview/cetz:0.3.0\""] {
            let sample = sample("Text.", &format!("{TEMPLATE}\n#{code}\n"));
            assert!(sample.set().value().is_none(), "{code}");
        }
    }

    #[test]
    fn pages_are_the_same_bytes_every_time() {
        let pdf = || {
            let sample = sample("The same page. 同一页。", TEMPLATE);
            let pages = sample.set().into_value().unwrap();
            crate::typeset::export::pdf(&pages, None).into_value().unwrap()
        };
        assert_eq!(pdf(), pdf());
    }
}
