//! How a command ended.

use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use vitae::diagnostic::{Code, Diagnostic, Severity};

/// How a command ended, from good to bad: 0, 1 and 2 as exit codes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Status {
    /// Nothing to complain about, warnings aside.
    #[default]
    Fine,
    /// The content has errors.
    ContentErrors,
    /// The command line asks for something impossible, or a file could not be read or written.
    Failed,
}

impl Status {
    /// Turns warnings into errors if `strict`, and returns the status.
    pub(crate) fn settle(diagnostics: &mut [Diagnostic], strict: bool) -> Self {
        for diagnostic in diagnostics.iter_mut().filter(|d| strict && d.severity == Severity::Warning) {
            diagnostic.severity = Severity::Error;
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(Self::of).max().unwrap_or(Self::Fine)
    }

    fn of(error: &Diagnostic) -> Self {
        match error.code {
            Code::Unreadable
            | Code::Unwritable
            | Code::ForeignFile
            | Code::NoPage
            | Code::UnknownSite
            | Code::Usage => Self::Failed,
            Code::UnknownTemplate if error.span.is_none() => Self::Failed,
            _ => Self::ContentErrors,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(status as u8)
    }
}
