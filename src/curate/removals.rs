//! What rules have left out. Every rule asks here first, so that the author can overrule it.

use super::{Curation, Rule};
use crate::diagnostic::{Code, Diagnostic, PRINTED, Subject};
use crate::document::quoted;
use crate::markdown::comments;
use crate::source::{SourceId, Sources, Span};

/// Why a paper is left out that is also in a list.
pub(super) const LISTED: &str = "it is in the list of publications";
/// Why a line is left out that leads to something else that is.
pub(super) const LEADS_TO_NOTHING: &str = "what it announces is not printed";

/// What may be left out, and what has been.
pub(super) struct Removals<'a> {
    options: &'a Curation,
    sources: &'a Sources,
    kept: Vec<Span>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Removals<'a> {
    pub(super) fn new(options: &'a Curation, sources: &'a Sources, pages: &[SourceId]) -> Self {
        let kept = pages.iter().flat_map(|&page| kept_places(sources, page)).collect();
        Self { options, sources, kept, diagnostics: Vec::new() }
    }

    /// Whether `rule` leaves out what is at `span`; if so, it is noted as `what`.
    pub(super) fn leaves_out(&mut self, rule: Rule, span: Span, what: &str) -> bool {
        self.leaves_out_because(rule, span, what, rule.why(), None)
    }

    /// The same, with its own reason and, if there is one, the place that stays.
    pub(super) fn leaves_out_because(
        &mut self,
        rule: Rule,
        span: Span,
        what: &str,
        why: &str,
        other: Option<Span>,
    ) -> bool {
        if self.keeps(rule, span) {
            return false;
        }
        let message = format!("{} is left out: {why} (`{rule}`)", quoted(what));
        let loss = Diagnostic::loss(rule.code(), message).at(span).about(Subject::Rule(rule.name()));
        self.diagnostics.push(match other {
            Some(other) => loss.label(other, PRINTED),
            None => loss,
        });
        true
    }

    /// Whether the author overrules `rule`, everywhere or at this place.
    pub(super) fn keeps(&self, rule: Rule, span: Span) -> bool {
        self.options.keep.contains(&rule) || self.kept.iter().any(|kept| kept.contains(span))
    }

    /// How much has been noted.
    pub(super) fn noted(&self) -> usize {
        self.diagnostics.len()
    }

    /// Drops the notes after the first `noted`.
    pub(super) fn forget_after(&mut self, noted: usize) {
        self.diagnostics.truncate(noted);
    }

    /// What was noted, with one warning for the samples, since the site shows them as well. The author need not rewrite the
    /// theme's own files.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let sources = self.sources;
        let is_of_theme = |noted: &Diagnostic| {
            let path = noted.span.map(|span| sources.get(span.source).path());
            path.is_some_and(|path| path.starts_with("_layouts") || path.starts_with("_includes"))
        };
        let samples = self.diagnostics.iter().filter(|noted| noted.code == Code::ThemeSample && !is_of_theme(noted));
        let count = samples.clone().count();
        let first = samples.clone().find_map(|sample| sample.span);
        let mut diagnostics = self.diagnostics;
        if count > 0 {
            let (samples, them) = if count == 1 { ("a sample", "it") } else { ("samples", "them") };
            let message = format!("the site still shows {samples} of its theme; the document leaves {them} out");
            let help = format!("write something of your own in its place, or delete {them}");
            diagnostics.push(Diagnostic::warning(Code::ThemeSample, message).at(first).help(help));
        }
        diagnostics
    }
}

/// The places of a page between `<!-- vitae:keep -->` and `<!-- vitae:end -->`.
fn kept_places(sources: &Sources, page: SourceId) -> Vec<Span> {
    let kept = comments::kept(sources.get(page).text());
    kept.into_iter().map(|range| Span::new(page, range)).collect()
}
