//! The files of a site, wherever they are.
//!
//! The library never touches a disk: the program hands it a folder, a test a few strings. Only [`Reader`](super::Reader)
//! asks for files, and it normalises every path first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::{fmt, io};

use crate::path;

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

    /// What is in a folder, in any order; `""` is the root. Whoever knows it already can hand it out without a copy.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when there is no such folder; any other kind when it cannot be read.
    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>>;
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

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        entries(self.files.keys(), folder)
    }
}

/// Files whose paths are known, and whose bytes are read when a page needs them: an archive, a folder that was dropped on a page.
///
/// Hidden files and those in folders that programs make (`_site`, `node_modules`) are not among them, nor are paths that lead
/// out of the root.
pub struct ListedFiles<R> {
    paths: BTreeSet<String>,
    read: R,
}

impl<R: Fn(&str) -> io::Result<Vec<u8>> + Sync> ListedFiles<R> {
    /// The files at `paths`, of which `read` gives one.
    pub fn new(paths: impl IntoIterator<Item = String>, read: R) -> Self {
        Self { paths: paths.into_iter().filter(|path| may_be_read(path)).collect(), read }
    }

    /// The paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }
}

fn may_be_read(path: &str) -> bool {
    let is_plain = path::below_root("", path).is_some_and(|plain| plain == path && !plain.is_empty());
    is_plain && !path::is_hidden(path) && !path::folder(path).split('/').any(path::is_made)
}

impl<R: Fn(&str) -> io::Result<Vec<u8>> + Sync> Files for ListedFiles<R> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if self.paths.contains(path) { (self.read)(path) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        entries(&self.paths, folder)
    }
}

impl<R> fmt::Debug for ListedFiles<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListedFiles").field("paths", &self.paths).finish_non_exhaustive()
    }
}

/// What is in a folder, of files at these paths.
fn entries<'a>(paths: impl IntoIterator<Item = &'a String>, folder: &str) -> io::Result<Arc<[DirEntry]>> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let inside = paths.into_iter().filter_map(|path| path.strip_prefix(&prefix));
    let entries: BTreeSet<DirEntry> = inside
        .map(|rest| match rest.split_once('/') {
            Some((name, _)) => DirEntry { name: name.to_owned(), kind: EntryKind::Folder },
            None => DirEntry { name: rest.to_owned(), kind: EntryKind::File },
        })
        .collect();
    if entries.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(entries.into_iter().collect()) }
}

/// The folder that a site is in, of files at these paths; `""` is the root. An archive often has a folder around everything, and a
/// repository may keep its site in a folder.
///
/// ```
/// assert_eq!(vitae::site_folder(["ada-main/_config.yml", "ada-main/_pages/about.md"]), "ada-main");
/// assert_eq!(vitae::site_folder(["code/a.py", "web/_config.yml", "web/index.md"]), "web");
/// assert_eq!(vitae::site_folder(["about.md"]), "");
/// ```
pub fn site_folder<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let paths: BTreeSet<&str> = paths.into_iter().filter(|path| may_be_read(path)).collect();
    let mut around = String::new();
    while let Some((name, _)) = paths.first().and_then(|first| below(&around, first)?.split_once('/'))
        && let inner = path::join(&around, name)
        && paths.iter().all(|path| below(&inner, path).is_some())
    {
        around = inner;
    }
    if paths.iter().any(|path| path::folder(path) == around && is_of_a_site(path)) {
        return around;
    }
    let configured = paths.iter().filter(|path| is_configuration(path)).map(|path| path::folder(path));
    configured.min_by_key(|folder| folder.split('/').count()).map_or(around, str::to_owned)
}

/// The rest of a path that is inside a folder.
fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

fn is_of_a_site(path: &str) -> bool {
    is_configuration(path) || path::has_extension(path, &["md", "markdown", "html", "qmd", "rmd"])
}

fn is_configuration(path: &str) -> bool {
    matches!(path::name(path), "_config.yml" | "_config.yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_hold_what_is_below_them() {
        let files = MemoryFiles::new().with("_config.yml", "").with("_pages/about.md", "").with("_pages/en/cv.md", "");
        let names =
            |folder| files.list(folder).expect("a folder").iter().map(|entry| entry.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(""), ["_config.yml", "_pages"]);
        assert_eq!(names("_pages"), ["about.md", "en"]);
        assert!(files.list("_page").is_err());
    }

    #[test]
    fn a_site_is_found_in_an_archive() {
        for (paths, folder) in [
            (&["a/b/about.md", "a/b/img/me.png"][..], "a/b"),
            (&["README.md", "docs/_config.yml"], ""),
            (&["LICENSE", "b/site/_config.yml", "docs/_config.yml"], "docs"),
            (&["__MACOSX/._about.md", ".git/config", "site/about.md"], "site"),
            (&["img/me.png"], "img"),
            (&[], ""),
        ] {
            assert_eq!(site_folder(paths.iter().copied()), folder, "{paths:?}");
        }
    }

    #[test]
    fn what_is_hidden_or_outside_is_not_listed() {
        let paths = ["about.md", ".env", "../x.md", "/y.md", "a//b.md", "_site/index.html", ""];
        let files = ListedFiles::new(paths.map(str::to_owned), |path: &str| Ok(path.as_bytes().to_vec()));
        assert_eq!(files.paths().collect::<Vec<_>>(), ["about.md"]);
        assert_eq!(files.list("").unwrap().len(), 1);
        assert!(files.read("about.md").is_ok() && files.read(".env").is_err());
    }
}
