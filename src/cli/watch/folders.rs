//! The folders that are watched: those of the sources and of the user's fonts.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use vitae::path::is_made;

/// More folders that hold no part of a document, but in which a great deal may change.
const FOREIGN: [&str; 2] = ["target", "__pycache__"];

/// How many folders are watched at most. No homepage has that many; but the folder around a single page may be a whole disk.
const MAX_FOLDERS: usize = 4096;

/// The folders that are watched.
pub(crate) struct Folders {
    watcher: RecommendedWatcher,
    roots: Vec<PathBuf>,
    watched: HashSet<PathBuf>,
    /// Files that vitae itself writes.
    outputs: HashSet<PathBuf>,
}

/// Whether everything is watched, or why not.
pub(crate) type Coverage = Result<(), String>;

impl Folders {
    /// Watches `roots`, whose paths are absolute and without symbolic links, and what is below them.
    ///
    /// # Errors
    /// When a root cannot be watched.
    pub(crate) fn watch(watcher: RecommendedWatcher, roots: Vec<PathBuf>) -> notify::Result<(Self, Coverage)> {
        let mut folders = Self { watcher, roots, watched: HashSet::new(), outputs: HashSet::new() };
        for root in &folders.roots {
            folders.watcher.watch(root, RecursiveMode::NonRecursive)?;
        }
        let roots = folders.roots.clone();
        let coverage = folders.add(roots);
        Ok((folders, coverage))
    }

    /// Watches folders and everything below them, nearest first.
    pub(crate) fn add(&mut self, folders: impl IntoIterator<Item = PathBuf>) -> Coverage {
        let mut coverage = Ok(());
        let mut ahead: VecDeque<PathBuf> = folders.into_iter().collect();
        while let Some(folder) = ahead.pop_front() {
            if self.watched.len() >= MAX_FOLDERS {
                return Err(format!("only the nearest {MAX_FOLDERS} folders are watched, and there are more"));
            }
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(folder.clone());
                }
                Err(error) => coverage = Err(format!("{} is not watched: {error}", folder.display())),
            }
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            let inside = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
            ahead.extend(inside.map(|entry| entry.path()).filter(|path| self.matters(path)));
        }
        coverage
    }

    /// Records that vitae wrote a file: its events are ignored, and so is the creation of its folder.
    pub(crate) fn wrote(&mut self, file: &Path) -> Coverage {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return Ok(()) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let Ok(folder) = folder.canonicalize() else { return Ok(()) };
        let is_new = self.matters(&folder) && !self.watched.contains(&folder);
        self.outputs.extend([folder.join(name), folder.clone()]);
        if is_new { self.add([folder]) } else { Ok(()) }
    }

    /// Whether a path can affect a document: not what vitae wrote, nor what belongs to editors and other tools.
    pub(crate) fn matters(&self, path: &Path) -> bool {
        let below = self.roots.iter().filter_map(|root| path.strip_prefix(root).ok());
        let names = below.min_by_key(|below| below.as_os_str().len());
        names.is_some_and(|below| below.iter().all(|name| is_own(&name.to_string_lossy())))
            && !self.outputs.contains(path)
    }
}

/// Whether a file or folder of that name is part of a site. Hidden ones are not, nor are the files in which editors keep unsaved
/// changes: `about.md~`, `#about.md#`, `4913`, `about.md___jb_tmp___`.
fn is_own(name: &str) -> bool {
    let is_editors = name.ends_with('~') || name.starts_with('#') || name.ends_with("___") || name == "4913";
    !name.starts_with('.') && !is_editors && !is_made(name) && !FOREIGN.contains(&name)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn folders(root: &Path) -> Folders {
        let (sender, _) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender).unwrap();
        Folders::watch(watcher, vec![root.canonicalize().unwrap()]).unwrap().0
    }

    #[test]
    fn the_site_is_watched_and_tools_are_not() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["_pages/en", "_site/assets", ".git/objects", "node_modules/a/b", "images"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let folders = folders(root.path());
        let real = root.path().canonicalize().unwrap();
        let mut names: Vec<_> = folders.watched.iter().map(|path| path.strip_prefix(&real).unwrap()).collect();
        names.sort();
        assert_eq!(names, ["", "_pages", "_pages/en", "images"].map(Path::new));
    }

    #[test]
    fn what_editors_and_vitae_write_is_no_news() {
        let root = tempfile::tempdir().unwrap();
        let mut folders = folders(root.path());
        let real = root.path().canonicalize().unwrap();
        for name in ["about.md", "files/photo.jpg", "own.typ"] {
            assert!(folders.matters(&real.join(name)), "{name}");
        }
        for name in [".about.md.swp", "about.md~", "#about.md#", "4913", "_site/cv.html", ".git/HEAD", "a/.b/c.md"] {
            assert!(!folders.matters(&real.join(name)), "{name}");
        }
        folders.wrote(&root.path().join("cv.pdf")).unwrap();
        assert!(!folders.matters(&real.join("cv.pdf")));
        assert!(!folders.matters(Path::new("/elsewhere/about.md")));
    }
}
