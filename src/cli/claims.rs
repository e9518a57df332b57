//! Which files the documents of a run will be written to, so that no two documents share one.

use std::collections::BTreeMap;
use std::iter;
use std::path::{Path, PathBuf};

use vitae::diagnostic::{Code, Diagnostic};

use super::args::Format;
use super::delivery::place_key;
use super::render::{is_paged, numbered, with_format};
use super::report::shown;
use super::target::Target;

/// The files that are already taken.
#[derive(Default)]
pub(super) struct Claims<'a> {
    /// The documents so far: what each is built from, and the path that its files are named after.
    documents: Vec<(&'a Target, PathBuf)>,
    /// By the key of a file's place: its document, and whether it is one of its numbered pages.
    taken: BTreeMap<PathBuf, (usize, bool)>,
}

impl<'a> Claims<'a> {
    /// Claims every file that a document may become. Its number of pages is known only once it is built, so all numbers up to
    /// `most_pages` count.
    ///
    /// # Errors
    /// When another document has one of them.
    pub(super) fn take(
        &mut self,
        target: &'a Target,
        path: &Path,
        formats: &[Format],
        most_pages: usize,
    ) -> Result<(), Diagnostic> {
        let document = self.documents.len();
        self.documents.push((target, path.to_owned()));
        for &format in formats {
            let file = with_format(path, format, formats.len() > 1);
            let key = PathBuf::from(place_key(&file));
            let pages = if is_paged(format) { most_pages } else { 0 };
            for (page, count) in iter::once((1, 1)).chain((1..=pages).map(|page| (page, 2))) {
                let is_page = count > 1;
                let claimed = self.taken.entry(numbered(&key, page, count)).or_insert((document, is_page));
                let (owner, is_owners_page) = *claimed;
                if owner != document {
                    let file = numbered(&file, page, count);
                    return Err(self.clash(document, owner, &file, is_page || is_owners_page));
                }
            }
        }
        Ok(())
    }

    fn clash(&self, one: usize, other: usize, file: &Path, is_page: bool) -> Diagnostic {
        let (file, [one, other]) = (shown(file).display(), [one, other].map(|document| &self.documents[document]));
        let [one, other] = match one.0.to_string() == other.0.to_string() {
            true => [one, other].map(|(_, path)| shown(path).display().to_string()),
            false => [one, other].map(|(target, _)| target.to_string()),
        };
        let message = match is_page {
            true => format!("{one} and {other} could both be written to {file}, because pages are numbered"),
            false => format!("{one} and {other} would both be written to {file}"),
        };
        let help = "give each its own `output` in its `vitae:` block, or build them one at a time with `-o`";
        Diagnostic::error(Code::Usage, message).help(help)
    }
}
