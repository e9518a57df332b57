//! What was noticed, as data for callers: each finding with its place in a file.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Sources, Span};

/// Everything that was noticed on the way to a document, in the order in which it was noticed.
///
/// As an error it says why there is no document; at least one finding is then a [`Severity::Error`]. It prints one finding per
/// line, with `{:?}` too, because that is how `main` prints the error that it returns.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Finding>,
}

/// Something that was noticed. It prints as one line: `about.md:3:1: warning[missing-image]: the image me.png is not there`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// What kind of finding it is.
    pub code: Code,
    /// One sentence without a full stop at its end.
    pub message: String,
    /// Where it is, if it is about a place.
    pub location: Option<Location>,
    /// Other places that matter, each with a short label.
    pub labels: Vec<(Location, String)>,
    /// What the author can do, one sentence each.
    pub help: Vec<String>,
}

/// A place in one of the files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Location {
    /// The file's path.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How many bytes of text it covers from there.
    pub bytes: usize,
}

impl Report {
    /// What `diagnostics` say about `sources`.
    pub(crate) fn new(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        Self { findings: diagnostics.iter().map(|diagnostic| Finding::new(diagnostic, sources)).collect() }
    }

    /// One finding that is not about a place.
    pub(crate) fn of(diagnostic: Diagnostic) -> Self {
        Self::new(&[diagnostic], &Sources::new())
    }

    /// This report with what was noticed later.
    pub(crate) fn and(mut self, later: Self) -> Self {
        self.findings.extend(later.findings);
        self
    }

    /// What was noticed.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Only the errors: why there is no document.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }
}

impl Finding {
    fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let Diagnostic { severity, code, message, span, labels, help, subject: _ } = diagnostic.clone();
        let location = span.map(|span| Location::of(span, sources));
        let labels = labels.into_iter().map(|(span, text)| (Location::of(span, sources), text)).collect();
        Self { severity, code, message, location, labels, help }
    }
}

impl Location {
    fn of(span: Span, sources: &Sources) -> Self {
        let source = sources.get(span.source);
        let (line, column) = source.line_column(span.range().start);
        Self { path: source.path().to_owned(), line, column, bytes: span.range().len() }
    }
}

/// One finding per line.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, finding) in self.findings.iter().enumerate() {
            let line_end = if at > 0 { "\n" } else { "" };
            write!(f, "{line_end}{finding}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Report {}

/// The severity, the code and the message, after the place. For advice, see [`Finding::help`].
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            write!(f, "{location}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

/// `about.md:3:1`
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path.display(), self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_report_is_one_finding_a_line() {
        let mut sources = Sources::new();
        let page = sources.add(Source::new("about.md", "# 关于\n\n![](me.png)\n"));
        let missing = Diagnostic::warning(Code::MissingImage, "the image me.png is not there");
        let report = Report::new(
            &[missing.at(Span::new(page, 10..21)), Diagnostic::error(Code::EmptyPage, "there is nothing to print")],
            &sources,
        );
        let lines = "about.md:3:1: warning[missing-image]: the image me.png is not there\n\
                     error[empty-page]: there is nothing to print";
        assert_eq!(report.to_string(), lines);
        assert_eq!(format!("{report:?}"), lines);
        assert_eq!(report.errors().count(), 1);
        assert_eq!(report.findings()[0].location.as_ref().map(|location| location.bytes), Some(11));
    }
}
