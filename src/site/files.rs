//! The files of a site, wherever they are.
//!
//! The library never touches a disk: the program hands it a folder, a test a few strings. Only [`Reader`](super::Reader)
//! asks for files, and it normalises every path first.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The largest file that is read at all, in bytes: a photograph straight from the camera is smaller.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// Reads files below one root: a folder, an archive, [memory](MemoryFiles).
///
/// A path is relative to the root, with `/` between its parts and without `.` and `..`, whatever a page names. A site may
/// come from a stranger, so an implementation refuses hidden files and links out of the root; `examples/folder.rs` in the
/// repository does, for a folder on disk.
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when there is no such file; any other kind when it cannot be read, when it lies outside the root,
    /// or when it is larger than [`MAX_FILE_BYTES`].
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// What is in a folder, in any order; `""` is the root.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when there is no such folder; any other kind when it cannot be read.
    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>>;
}

/// A file or folder in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DirEntry {
    /// Its name, without the folder's.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
}

/// The kinds of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces the one at that path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The same files and one more.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.insert(path, bytes);
        self
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no such file"))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let inside = self.files.keys().filter_map(|path| path.strip_prefix(&prefix));
        let entries: BTreeSet<DirEntry> = inside
            .map(|rest| match rest.split_once('/') {
                Some((name, _)) => DirEntry { name: name.to_owned(), kind: EntryKind::Folder },
                None => DirEntry { name: rest.to_owned(), kind: EntryKind::File },
            })
            .collect();
        if entries.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(entries.into_iter().collect()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_hold_what_is_below_them() {
        let files = MemoryFiles::new().with("_config.yml", "").with("_pages/about.md", "").with("_pages/en/cv.md", "");
        let names =
            |folder| files.list(folder).expect("a folder").into_iter().map(|entry| entry.name).collect::<Vec<_>>();
        assert_eq!(names(""), ["_config.yml", "_pages"]);
        assert_eq!(names("_pages"), ["about.md", "en"]);
        assert!(files.list("_page").is_err());
    }
}
