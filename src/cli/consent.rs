//! Whether an existing file may be replaced by an output.
//!
//! vitae replaces files that it wrote. Any other file stays as it is, unless the user named it: on the command line, or in the
//! configuration. A configuration may come from a stranger, so it counts only for a PDF that git can restore.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use vitae::diagnostic::{Code, Diagnostic};
use vitae::provenance::{Provenance, is_pdf};
use vitae::site::MAX_FILE_BYTES;

use super::git;
use super::report::shown;

/// What may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// Files that vitae wrote.
    Own,
    /// Those, and a PDF that is in git: the configuration names this very file.
    Named,
    /// Any file: the user named it, or passed `--force`.
    Any,
}

/// What is said when something at `path` must not be replaced by `fresh`; `None` when there is nothing in the way.
pub(crate) fn obstacle(path: &Path, fresh: &[u8], consent: Consent) -> Option<Diagnostic> {
    let what = if consent == Consent::Any { None } else { foreign(path, fresh, consent) }?;
    let path = shown(path).display();
    let mut found = Diagnostic::error(Code::ForeignFile, format!("{path} was left alone: it {what}")).help(format!(
        "to replace it, pass `--force` or `-o {path}`; to keep it, write elsewhere with another `-o` or `output:`"
    ));
    if consent == Consent::Named {
        found = found.help("`output:` names it, so vitae would replace a PDF that is committed to git unchanged");
    }
    Some(found)
}

/// What is in the way, as a predicate.
fn foreign(path: &Path, fresh: &[u8], consent: Consent) -> Option<String> {
    let metadata = fs::symlink_metadata(path).ok()?;
    if metadata.is_dir() {
        // No file can replace it; writing reports that.
        return None;
    }
    if metadata.is_symlink() {
        return Some("is a symbolic link, and vitae does not write those".to_owned());
    }
    if !metadata.is_file() {
        return Some("is not a regular file".to_owned());
    }
    if metadata.len() > MAX_FILE_BYTES {
        return Some(format!("is larger than {} MB, so vitae cannot tell who wrote it", MAX_FILE_BYTES >> 20));
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(format!("cannot be read ({error}), so vitae cannot tell who wrote it")),
    };
    let may_replace = bytes == fresh
        || wrote(path, &bytes)
        || consent == Consent::Named && is_pdf(&bytes) && git::keeps(path, &bytes);
    match Provenance::of(&bytes) {
        _ if may_replace => None,
        Provenance::Own { .. } => None,
        foreign => Some(foreign.to_string()),
    }
}

/// Hashes of what this process has written: `watch` recognises its own texts, which have no mark, from one save to the next.
static WRITTEN: Mutex<BTreeMap<PathBuf, u64>> = Mutex::new(BTreeMap::new());

/// Records that this process has written a file.
pub(crate) fn note(path: &Path, bytes: &[u8]) {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), hash(bytes));
}

fn wrote(path: &Path, bytes: &[u8]) -> bool {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).get(path) == Some(&hash(bytes))
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
