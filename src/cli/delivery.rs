//! Where a built document goes, and the writing of its files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use vitae::diagnostic::Diagnostic;
use vitae::site::{DocumentPlan, folded};

use super::args::Format;
use super::consent::Consent;
use super::job_report::JobReport;
use super::output::{self, Written};
use super::product::Product;
use super::render::{Rendered, numbered, with_format};
use super::report::Reporter;

/// Where a document's files go.
pub(super) enum Destination {
    StandardOutput,
    /// A path that the user named; its extension follows the format.
    Path(PathBuf),
    /// The path that the site names, in this folder, which it must not leave.
    Below {
        folder: PathBuf,
        path: PathBuf,
    },
}

impl Destination {
    pub(super) fn below(folder: PathBuf, plan: &DocumentPlan) -> Self {
        Self::Below { path: folder.join(&plan.output), folder }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::StandardOutput => None,
            Self::Path(path) | Self::Below { path, .. } => Some(path),
        }
    }
}

/// What identifies a place, however its path is written: `./cv.pdf`, `CV.pdf` and a link to its folder are the same.
pub(super) fn place_key(path: &Path) -> String {
    let mut folders = path.ancestors().skip(1);
    let real = folders.find_map(|folder| {
        let shown = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Some(shown.canonicalize().ok()?.join(path.strip_prefix(folder).ok()?))
    });
    folded(&real.unwrap_or_else(|| path.to_owned()).to_string_lossy())
}

/// A built document on its way to disk.
pub(super) struct Delivery {
    pub(super) place: Destination,
    pub(super) consent: Consent,
    /// How long it took to build.
    pub(super) time: Duration,
    pub(super) left_out: usize,
}

impl Delivery {
    /// Writes every file of the document, and records in the report what became of each.
    pub(super) fn write(&self, rendered: &[Rendered], reporter: &Reporter, report: &mut JobReport) {
        for document in rendered {
            let count = document.files.len();
            for (bytes, page) in document.files.iter().zip(1..) {
                let named = |path| with_format(path, document.format, rendered.len() > 1);
                let path = self.place.path().map(|path| numbered(&named(path), page, count));
                let pages = if count > 1 { 1 } else { document.pages };
                // A setting names the PDF. The names of other formats are only derived from it: `logo.svg`, `robots.txt`.
                let consent = match self.consent {
                    Consent::Named if document.format != Format::Pdf => Consent::Own,
                    consent => consent,
                };
                match self.write_file(path.as_deref(), bytes, pages, consent) {
                    Ok(Some(product)) => {
                        report.products += &reporter.product(&product);
                        report.changed |= product.changed;
                        report.sum.count(&product);
                        report.files.extend(path);
                    }
                    Ok(None) => {}
                    Err(problem) => report.problem(reporter, &problem),
                }
            }
        }
    }

    /// Writes a file, or to standard output when there is no path.
    fn write_file<'p>(
        &self,
        path: Option<&'p Path>,
        bytes: &[u8],
        pages: usize,
        consent: Consent,
    ) -> Result<Option<Product<'p>>, Diagnostic> {
        let Some(path) = path else {
            let written = io::stdout().lock().write_all(bytes);
            return match written {
                // The reader of our output has seen enough: `vitae build -o - | head`.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Err(output::unwritable("standard output", &error))
                }
                _ => Ok(None),
            };
        };
        let written = match &self.place {
            Destination::Below { folder, .. } => output::replace_inside(folder, path, bytes, consent)?,
            _ => output::replace(path, bytes).map_err(|error| output::unwritable(path.display(), &error))?,
        };
        Ok(Some(Product {
            path,
            pages,
            bytes: bytes.len(),
            changed: written == Written::Changed,
            time: self.time,
            left_out: self.left_out,
        }))
    }
}
