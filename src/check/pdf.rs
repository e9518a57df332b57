//! Whether a PDF is up to date, and if not, why.

use crate::diagnostic::{Code, Diagnostic};
use crate::provenance::{Provenance, VERSION};

/// How a PDF on disk relates to what the sources produce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The two are the same, byte for byte.
    Current,
    /// There is no PDF.
    Missing,
    /// It was once up to date; the sources have changed since, or the program has, even within the version that wrote it.
    Stale {
        /// The version that wrote it, if it was another one.
        written_by: Option<String>,
    },
    /// It was changed after this version of vitae wrote it.
    Edited,
    /// Another program wrote it.
    Foreign,
}

/// What has become of a document's PDF; `fresh` is what the sources produce now.
pub fn condition(on_disk: Option<&[u8]>, fresh: &[u8]) -> Condition {
    let Some(on_disk) = on_disk else { return Condition::Missing };
    if on_disk == fresh {
        return Condition::Current;
    }
    match Provenance::of(on_disk) {
        Provenance::Own { version } => {
            Condition::Stale { written_by: Some(version).filter(|version| version != VERSION) }
        }
        Provenance::Edited => Condition::Edited,
        Provenance::Foreign(_) => Condition::Foreign,
    }
}

impl Condition {
    /// The condition in a word, for machines.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Missing => "missing",
            Self::Stale { .. } => "stale",
            Self::Edited => "edited",
            Self::Foreign => "foreign",
        }
    }

    /// Whether nothing is lost when the file is rewritten.
    pub fn is_safe_to_mend(&self) -> bool {
        matches!(self, Self::Missing | Self::Stale { .. })
    }

    /// What there is to say about the PDF at `path`, if anything.
    pub fn finding(&self, path: &str) -> Option<Diagnostic> {
        let found = |code, what: String| Some(Diagnostic::warning(code, format!("{path} {what}")));
        let mend = "`vitae build` or `vitae check --fix` writes it";
        let replace =
            "to replace it, run `vitae check --fix --force`; to keep it, write elsewhere: `vitae: {output: …}`";
        match self {
            Self::Current => None,
            Self::Missing => found(Code::MissingPdf, "does not exist".to_owned()).map(|found| found.help(mend)),
            Self::Stale { written_by: None } => {
                found(Code::StalePdf, "is out of date".to_owned()).map(|found| found.help(mend))
            }
            Self::Stale { written_by: Some(version) } => {
                let what = format!("is out of date: vitae {version} wrote it, and this is {VERSION}");
                found(Code::StalePdf, what).map(|found| found.help(mend))
            }
            Self::Edited => {
                let found = found(Code::EditedPdf, "was changed after vitae wrote it".to_owned());
                found.map(|found| found.help("move the changes you want to keep into the sources").help(replace))
            }
            Self::Foreign => {
                let found = found(Code::EditedPdf, "was written by another program".to_owned());
                found.map(|found| found.help(replace))
            }
        }
    }
}
