//! What became of a target or a document.

use std::path::PathBuf;

use vitae::diagnostic::{Code, Diagnostic};

use super::product::Sum;
use super::report::Reporter;
use super::status::Status;

/// What to print, what was written, and how it ended.
pub(crate) struct JobReport {
    /// What was noticed, as printed.
    pub(crate) messages: String,
    /// What was written, as printed.
    pub(crate) products: String,
    /// The files that were written, or were already up to date.
    pub(crate) files: Vec<PathBuf>,
    /// Whether a file has changed.
    pub(crate) changed: bool,
    /// What was written, in numbers.
    pub(crate) sum: Sum,
    /// How it ended.
    pub(crate) status: Status,
    /// Whether the only problem is that files that vitae did not write are in the way.
    pub(crate) is_kept_out: bool,
}

impl JobReport {
    pub(super) fn new(messages: String, status: Status) -> Self {
        Self {
            messages,
            products: String::new(),
            files: Vec::new(),
            changed: false,
            sum: Sum::default(),
            status,
            is_kept_out: false,
        }
    }

    /// Records a problem, which makes the build fail.
    pub(crate) fn problem(&mut self, reporter: &Reporter, problem: &Diagnostic) {
        let is_foreign = problem.code == Code::ForeignFile;
        self.is_kept_out = is_foreign && (self.is_kept_out || self.status == Status::Fine);
        self.messages += &reporter.message(problem);
        self.status = Status::Failed;
    }
}
