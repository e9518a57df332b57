//! What was noticed, as data for callers: each finding with its place in a file.

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Sources, Span};

/// Everything that was noticed on the way to a document, in the order in which it was noticed.
///
/// As an error it says why there is no document; at least one finding is then a [`Severity::Error`]. It prints one finding per
/// line, with `{:?}` too, because that is how `main` prints the error that it returns.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Report {
    findings: Vec<Finding>,
}

/// Something that was noticed. It prints as one line: `about.md:3:1: warning[missing-image]: the image me.png is not there`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// How serious it is.
    #[serde(serialize_with = "as_text")]
    pub severity: Severity,
    /// What kind of finding it is.
    #[serde(serialize_with = "as_text")]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// The line that it is in.
    pub excerpt: Excerpt,
}

/// The line that a place is in, as far as somebody needs to see it: at most 60 characters on each side, because a paragraph is
/// often one long line.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Excerpt {
    /// The text before the place.
    pub before: String,
    /// The text at the place, up to the end of the line.
    pub marked: String,
    /// The text after it.
    pub after: String,
}

impl Report {
    /// What `diagnostics` say about `sources`.
    #[cfg_attr(docsrs, doc(hidden))]
    pub fn new(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
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

    /// The same about files in a folder: their paths begin with its path.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        let of = |finding: &mut Finding| {
            let labels = finding.labels.iter_mut().map(|(location, _)| location);
            finding.location.iter_mut().chain(labels).for_each(|location| location.path = folder.join(&location.path));
        };
        self.findings.iter_mut().for_each(of);
        self
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
        let excerpt = Excerpt::of(span, sources);
        Self { path: source.path().to_owned(), line, column, bytes: span.range().len(), excerpt }
    }
}

/// How many characters of a line an excerpt has on each side of a place.
const CONTEXT: usize = 60;

impl Excerpt {
    fn of(span: Span, sources: &Sources) -> Self {
        let (before, behind) =
            sources.get(span.source).text().split_at_checked(span.start as usize).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let rest = behind.split('\n').next().unwrap_or_default();
        let marked = sources.text(span).split('\n').next().unwrap_or_default();
        Self {
            before: last(before, CONTEXT),
            marked: first(marked, 2 * CONTEXT),
            after: first(rest.get(marked.len()..).unwrap_or_default(), CONTEXT),
        }
    }
}

fn first(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str, count: usize) -> String {
    match text.char_indices().rev().nth(count - 1) {
        Some((start, _)) if start > 0 => format!("…{}", &text[start..]),
        _ => text.to_owned(),
    }
}

fn as_text<S: Serializer>(value: &impl fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
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

    #[test]
    fn a_place_comes_with_its_line() {
        let text = format!("first\n{} here is it, and more\nlast", "long ".repeat(30));
        let mut sources = Sources::new();
        let page = sources.add(Source::new("about.md", text.as_str()));
        let at = text.find("here").unwrap();
        let error = Diagnostic::error(Code::InvalidYaml, "no").at(Span::new(page, at..at + 4));
        let report = Report::new(&[error], &sources).in_folder(Path::new("site"));
        let place = report.findings()[0].location.as_ref().unwrap();
        assert_eq!(place.to_string(), "site/about.md:2:152");
        let Excerpt { before, marked, after } = &place.excerpt;
        assert_eq!(before.chars().count(), CONTEXT + 1);
        assert!(before.starts_with('…') && before.ends_with("long  "));
        assert_eq!((marked.as_str(), after.as_str()), ("here", " is it, and more"));
    }
}
