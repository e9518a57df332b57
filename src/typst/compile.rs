//! Markup → pages, and what the typesetter has to say about it in terms of the author's own text.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{DiagSpan, Span as TypstSpan};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::world::{PageWorld, Project};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::Span;

/// A document set in type.
#[derive(Clone)]
pub struct Pages {
    pub(super) document: PagedDocument,
    pub(super) world: Arc<PageWorld>,
}

impl Pages {
    /// The number of pages.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }
}

/// Sets a document in type.
///
/// # Errors
/// A character that no font has is an error at its place in the author's text, never a silent box. Errors inside a
/// template of the user's point into it. Any other complaint of the typesetter is a mistake of vitae's own.
pub fn compile(project: &Project) -> Outcome<Pages> {
    let world = Arc::new(PageWorld::new(project));
    let result = typst::compile::<PagedDocument>(world.as_ref());
    let mut diagnostics: Vec<_> = result.warnings.iter().map(|warning| explain(&world, warning)).collect();
    match result.output {
        Ok(document) => {
            diagnostics.extend(missing_glyphs(&world, &document));
            Outcome::new(Pages { document, world }, diagnostics)
        }
        Err(errors) => {
            diagnostics.extend(errors.iter().map(|error| explain(&world, error)));
            Outcome { value: None, diagnostics }
        }
    }
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
    let place = in_markup(world, finding.span)
        .or_else(|| finding.trace.iter().find_map(|point| in_markup(world, DiagSpan::from(point.span))));
    let said = severity(Code::Internal, format!("the typesetter says: {}", finding.message)).at(place);
    hints.fold(said, |said, hint| said.help(hint)).help(
        "this is a bug in vitae: please report it with the page; `vitae build -f typ` shows the markup that was generated",
    )
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

/// The characters that came out as boxes: one error for each, at its first place.
fn missing_glyphs(world: &PageWorld, document: &PagedDocument) -> Vec<Diagnostic> {
    let mut missing = BTreeMap::new();
    for page in document.pages() {
        visit_text(&page.frame, &mut |item| {
            for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
                let (span, offset) = glyph.span;
                for character in item.text[glyph.range()].chars() {
                    missing.entry(character).or_insert_with(|| place(world, span, offset, character));
                }
            }
        });
    }
    missing.into_iter().map(|(character, place)| missing_glyph(character, place)).collect()
}

fn visit_text(frame: &Frame, visit: &mut impl FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(text) => visit(text),
            FrameItem::Group(group) => visit_text(&group.frame, visit),
            _ => {}
        }
    }
}

/// Where the author wrote a character: in the text, or in what travels as data.
fn place(world: &PageWorld, span: TypstSpan, offset: u16, character: char) -> Option<Span> {
    let diag_span = DiagSpan::from(span);
    let range = diag_span.id().filter(|&id| world.is_main(id)).and_then(|_| world.range(diag_span));
    let Some(range) = range else { return world.markup.data_origin(character) };
    world.markup.origin_of_character(range.start + usize::from(offset), character)
}

fn missing_glyph(character: char, place: Option<Span>) -> Diagnostic {
    let message = format!("no font has the character {character} (U+{:04X})", u32::from(character));
    Diagnostic::error(Code::MissingGlyph, message)
        .at(place)
        .help("write it another way, or name a folder with a font that has it: `--font-path FOLDER`")
}
