//! What vitae has to say about the user's text: errors, warnings, notes, and the loss report.
//!
//! A diagnostic is data. The binary prints it; the library never does.

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::io;

use crate::source::Span;

mod code;

pub use code::Code;

/// How serious a finding is, the least first.
///
/// A loss is the least: `severity >= Severity::Note` skips what was left out of the PDF. Ask for [`Severity::Loss`] by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Part of the page is left out of the PDF. The loss report lists these.
    Loss,
    /// What was chosen, and why.
    Note,
    /// Probably not what the author wants. The PDF is still written.
    Warning,
    /// No output is written.
    Error,
}

impl Severity {
    /// The word that messages begin with.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Loss => "left-out",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a finding is about, for callers that act on it rather than just print it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The rule that left something out, by its name.
    Rule(&'static str),
    /// A text of the site's data that is not printed.
    Text(String),
    /// An element of HTML that is not printed, by its name.
    Element(&'static str),
    /// A page that is taken in.
    Page,
}

/// What is wrong or worth knowing, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// The kind of finding.
    pub code: Code,
    /// One sentence without a full stop at its end.
    pub message: String,
    /// The main place, if the finding has one.
    pub span: Option<Span>,
    /// Further places, each with a few words.
    pub labels: Vec<(Span, String)>,
    /// What the user can do, one sentence each.
    pub help: Vec<String>,
    /// What it is about, where a caller acts on that.
    pub subject: Option<Subject>,
}

/// The label of what is printed when the same is left out elsewhere.
pub(crate) const PRINTED: &str = "this one is printed";

impl Diagnostic {
    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        let (labels, help) = (Vec::new(), Vec::new());
        Self { severity, code, message: message.into(), span: None, labels, help, subject: None }
    }

    /// An error: no output will be written.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// A line of the loss report: what was left out, and why.
    pub fn loss(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Loss, code, message)
    }

    /// A line of the loss report: a page of the site that is not printed. `why` is half a sentence.
    pub fn dropped_page(path: &str, why: &str) -> Self {
        Self::loss(Code::DroppedPage, format!("{path} is left out: {why}"))
    }

    /// The same, at `span`.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same, with a further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// The same, with advice if there is any.
    #[must_use]
    pub fn maybe_help(self, text: Option<String>) -> Self {
        match text {
            Some(text) => self.help(text),
            None => self,
        }
    }

    /// The same, about `subject`.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The same, but not fatal: an error about something that the document can do without.
    #[must_use]
    pub fn at_most_a_warning(mut self) -> Self {
        self.severity = self.severity.min(Severity::Warning);
        self
    }

    /// The same, with advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

/// `warning[missing-image]: the image me.png is not there`, without a place: naming the place takes the sources of its [`Span`].
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

impl Error for Diagnostic {}

/// A number of things: “1 page”, “2 pages”.
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// What the system says about an error, as part of a message: “no such file or directory”, without its number.
pub fn system_error(error: &io::Error) -> String {
    let said = error.to_string();
    if error.raw_os_error().is_none() {
        return said;
    }
    let words = said.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// A value, and everything noticed on the way to it.
///
/// Without a value, one of the diagnostics is an error: a stage that cannot go on says why. There may also be errors next to
/// a value: later stages go on, so that the user hears of all of them at once, but no output is written. Every
/// constructor upholds this.
#[derive(Debug, Clone)]
#[must_use]
pub struct Outcome<T> {
    value: Option<T>,
    diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value with nothing to say about it.
    pub fn ok(value: T) -> Self {
        Self { value: Some(value), diagnostics: Vec::new() }
    }

    /// A value and what was noticed on the way.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value: Some(value), diagnostics }
    }

    /// No value, because of this error.
    pub fn fail(error: Diagnostic) -> Self {
        Self { value: None, diagnostics: vec![error] }
    }

    /// The value of a stage that went on as far as it could. Where it stopped, the diagnostics say why; if none of them is
    /// an error, that is a bug in vitae and becomes one.
    pub fn from_parts(value: Option<T>, mut diagnostics: Vec<Diagnostic>) -> Self {
        if value.is_none() && !has_errors(&diagnostics) {
            diagnostics.push(Diagnostic::error(Code::Internal, "a stage stopped without saying why"));
        }
        Self { value, diagnostics }
    }

    /// Goes on with the value, and keeps what was noticed before and after.
    pub fn and_then<U>(mut self, next: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
        let Some(value) = self.value else {
            return Outcome { value: None, diagnostics: self.diagnostics };
        };
        let then = next(value);
        self.diagnostics.extend(then.diagnostics);
        Outcome { value: then.value, diagnostics: self.diagnostics }
    }

    /// The same with another value.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: self.value.map(convert), diagnostics: self.diagnostics }
    }

    /// The value; what was noticed goes to the end of `diagnostics`.
    pub fn take(self, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
        diagnostics.extend(self.diagnostics);
        self.value
    }

    /// The same with each finding once: what a loop prints ten times is noticed ten times, at one place.
    pub fn once(mut self) -> Self {
        let mut known = HashSet::new();
        self.diagnostics.retain(|diagnostic| known.insert(diagnostic.clone()));
        self
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// What was noticed, in the order in which it was noticed.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The value alone, if there is one.
    pub fn into_value(self) -> Option<T> {
        self.value
    }

    /// The value and what was noticed.
    pub fn into_parts(self) -> (Option<T>, Vec<Diagnostic>) {
        (self.value, self.diagnostics)
    }

    /// Whether any finding is an error, so that no output may be written.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_value_there_is_an_error() {
        let silent = Outcome::<()>::from_parts(None, vec![Diagnostic::note(Code::Chosen, "by chance")]);
        assert!(silent.has_errors());
        let explained = Outcome::<()>::from_parts(None, vec![Diagnostic::error(Code::NoPage, "no page")]);
        assert_eq!(explained.into_parts().1.len(), 1);
        assert!(!Outcome::from_parts(Some(()), Vec::new()).has_errors());
    }

    #[test]
    fn a_diagnostic_is_an_error_that_reads_as_one() {
        let error: Box<dyn Error> = Box::new(Diagnostic::error(Code::NoPage, "no page to begin with"));
        assert_eq!(error.to_string(), "error[no-page]: no page to begin with");
    }
}
