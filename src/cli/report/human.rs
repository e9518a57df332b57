//! Messages for people: with the lines of the source that they are about.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use vitae::diagnostic::{Code, Diagnostic, Severity};
use vitae::source::{Sources, Span};

use super::Reporter;
use crate::cli::console;

impl Reporter {
    /// A diagnostic, and below it the lines that it is about.
    pub(super) fn human(&self, sources: &Sources, diagnostic: &Diagnostic) -> String {
        let renderer = if self.color { Renderer::styled() } else { Renderer::plain() };
        let title = level(diagnostic.severity).primary_title(&diagnostic.message).id(diagnostic.code.as_str());
        let mut group = Group::with_title(title);
        if let Some(span) = diagnostic.span {
            group = group.element(self.snippet(sources, span, diagnostic));
        }
        let elsewhere =
            diagnostic.labels.iter().filter(|(span, _)| Some(span.source) != diagnostic.span.map(|s| s.source));
        for (span, label) in elsewhere {
            let (path, line, column) = self.place(sources, *span);
            let origin = Origin::path(path).line(line).char_column(column);
            group = group.element(Level::NOTE.message(label)).element(origin);
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(help));
        }
        let shown = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
        if self.color { console::coloured(&shown) } else { console::lines(&shown) }
    }

    /// The lines that a diagnostic is about, with its marks.
    fn snippet<'a>(&self, sources: &'a Sources, span: Span, diagnostic: &'a Diagnostic) -> Snippet<'a, Annotation<'a>> {
        let source = sources.get(span.source);
        let labels = diagnostic.labels.iter().filter(|(other, _)| other.source == span.source);
        let first = labels.clone().map(|(other, _)| other.start).fold(span.start, u32::min) as usize;
        let last = labels.clone().map(|(other, _)| other.end).fold(span.end, u32::max) as usize;
        let text = source.text();
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        let primary = AnnotationKind::Primary.span(first_line(text, span, start));
        let context = labels.map(|(other, label)| {
            AnnotationKind::Context.span(other.start as usize - start..other.end as usize - start).label(label.as_str())
        });
        Snippet::source(&text[start..end])
            .line_start(source.line_column(start).0)
            .path(self.place(sources, span).0)
            .annotation(primary)
            .annotations(context)
    }
}

/// The part of a span that is on its first line: a mark across twenty lines is no help.
fn first_line(text: &str, span: Span, start: usize) -> Range<usize> {
    let range = span.range();
    let line = text[range.clone()].lines().next().unwrap_or_default();
    range.start - start..range.start - start + line.len()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Loss => Level::NOTE.with_name("left out"),
    }
}

/// The heading above the losses of one kind.
pub(super) fn heading(code: Code) -> &'static str {
    match code {
        Code::SelfLink => "links to this document",
        Code::DroppedLink => "links that would not work in the PDF",
        Code::DroppedSection => "empty or redundant headings and sections",
        Code::DroppedPage => "pages of the site that are not printed",
        Code::DroppedData => "data that is not printed",
        Code::Repeated => "duplicates",
        Code::ThemeSample => "sample content of the theme",
        Code::SiteFurniture => "what only serves the website",
        Code::Hidden => "what the site does not show either",
        Code::DroppedHtml => "HTML that cannot be printed",
        Code::DroppedImage => "images on other sites, and decoration",
        Code::DroppedLiquid => "Liquid that only the running site can evaluate",
        Code::DroppedShortcode => "shortcodes and code that only the site's own generator can run",
        Code::InvalidBibliography => "mistakes in the bibliography",
        _ => "other things",
    }
}
