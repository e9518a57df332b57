//! What a SOURCE on the command line means: a site's folder, a page with the site around it, or standard input.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, DirEntry as DiskEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitae::diagnostic::{Code, Diagnostic, system_error};
use vitae::path;
use vitae::site::{DirEntry, Files};

use super::disk::{Disk, ListedOnce};

/// The name that messages use for standard input.
const STANDARD_INPUT: &str = "<standard input>";

/// How much of standard input is read at most: no page is anywhere near as long.
const MAX_INPUT: u64 = 64 << 20;

/// A SOURCE, found.
pub(crate) struct Target {
    /// The site's folder, or the page's when there is no site.
    pub(crate) root: PathBuf,
    /// The page below the root; `None` for the whole site.
    pub(crate) page: Option<String>,
    /// The files.
    pub(crate) files: &'static dyn Files,
}

impl Target {
    /// Finds out what each source refers to, and which refer to nothing.
    pub(crate) fn find_all(sources: &[PathBuf]) -> (Vec<Self>, Vec<Diagnostic>) {
        let mut targets = Vec::new();
        let mut problems = Vec::new();
        for source in sources {
            match Self::find(source) {
                Ok(found) => targets.extend(found),
                Err(problem) => problems.push(problem),
            }
        }
        (targets, problems)
    }

    /// Finds out what `source` refers to. A folder that is not a site itself but has sites in it refers to all of them.
    ///
    /// # Errors
    /// When there is no such file or folder, or standard input cannot be read.
    pub(crate) fn find(source: &Path) -> Result<Vec<Self>, Diagnostic> {
        Self::look(source).map_err(|error| Diagnostic::error(Code::Unreadable, error.to_string()))
    }

    fn look(source: &Path) -> io::Result<Vec<Self>> {
        if source == Path::new("-") {
            return Ok(vec![Self::standard_input()?]);
        }
        let naming =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {}", source.display(), system_error(&error)));
        if fs::metadata(source).map_err(naming)?.is_dir() {
            let sites = sites_in(source).map_err(naming)?;
            let folders = if sites.is_empty() { vec![source.to_owned()] } else { sites };
            return folders.into_iter().map(|folder| Self::site(folder).map_err(naming)).collect();
        }
        let root = site_around(source)?;
        let page = path_below(&root, source)?;
        Ok(vec![Self { page: Some(page), files: lasting(Disk::new(&root)?), root }])
    }

    fn site(root: PathBuf) -> io::Result<Self> {
        Ok(Self { files: lasting(Disk::new(&root)?), page: None, root })
    }

    /// The same targets, those of one folder with one list of what is in it.
    pub(crate) fn listed_once(targets: Vec<Self>) -> Vec<Self> {
        let mut known: BTreeMap<PathBuf, &'static dyn Files> = BTreeMap::new();
        let of_root = |target: Self| match target.is_standard_input() {
            true => target,
            false => {
                let files = known.entry(target.root.clone()).or_insert_with(|| lasting(ListedOnce::new(target.files)));
                Self { files: *files, ..target }
            }
        };
        targets.into_iter().map(of_root).collect()
    }

    /// The file of the page that was named; standard input has none.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        if self.is_standard_input() { None } else { Some(self.root.join(self.page.as_deref()?)) }
    }

    /// Whether the page is standard input.
    pub(crate) fn is_standard_input(&self) -> bool {
        self.page.as_deref() == Some(STANDARD_INPUT)
    }

    /// The name of a site's folder, which its output folder gets if there are several sites.
    pub(crate) fn name(&self) -> PathBuf {
        let real = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        real.file_name().unwrap_or_default().into()
    }

    fn standard_input() -> io::Result<Self> {
        let mut text = Vec::new();
        io::stdin().lock().take(MAX_INPUT).read_to_end(&mut text)?;
        let root = PathBuf::from(".");
        let files = WithInput { disk: Disk::new(&root)?, text };
        Ok(Self { root, page: Some(STANDARD_INPUT.to_owned()), files: lasting(files) })
    }
}

/// Files that live as long as the process: a document that takes too long is abandoned, and still reads them.
pub(super) fn lasting(files: impl Files + 'static) -> &'static dyn Files {
    Box::leak(Box::new(files))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.page {
            Some(page) => prefix(&self.root).join(page).display().fmt(f),
            None => self.root.display().fmt(f),
        }
    }
}

/// The sites in a folder, in the order of their names; none if the folder itself has pages or a configuration. What is hidden in it
/// is none of them, and neither is what a link leads to, which may be anywhere.
///
/// # Errors
/// When the folder cannot be read, or when the name of a site is one that no output may have.
fn sites_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<DiskEntry>>>()?;
    let is_page = |path: PathBuf| path.extension().is_some_and(|extension| extension == "md" || extension == "html");
    if is_site(folder) || entries.iter().any(|entry| is_page(entry.path())) {
        return Ok(Vec::new());
    }
    let is_hidden = |entry: &DiskEntry| path::is_hidden(&entry.file_name().to_string_lossy());
    let is_folder = |entry: &DiskEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let sites = entries.iter().filter(|entry| is_folder(entry) && !is_hidden(entry)).map(DiskEntry::path);
    let mut sites: Vec<PathBuf> = sites.filter(|path| is_site(path)).collect();
    sites.sort();
    match sites.iter().find(|site| site.to_string_lossy().contains(char::is_control)) {
        Some(site) => Err(io::Error::other(format!("{}: the name has a control character in it", site.display()))),
        None => Ok(sites),
    }
}

fn is_site(folder: &Path) -> bool {
    ["_config.yml", "_config.yaml"].iter().any(|name| folder.join(name).is_file())
}

/// The nearest folder above a page with a `_config.yml`, else the page's own folder. The search stops at a repository's root:
/// anything above it is somebody else's.
fn site_around(page: &Path) -> io::Result<PathBuf> {
    let own = folder_of(page);
    let real = own.canonicalize()?;
    let mut shown = own.to_owned();
    for folder in real.ancestors() {
        if is_site(folder) {
            return Ok(shown);
        }
        if folder.join(".git").exists() {
            break;
        }
        shown = if shown == Path::new(".") { PathBuf::from("..") } else { parent_of(&shown) };
    }
    Ok(own.to_owned())
}

/// A folder as the user would write it in front of a path.
pub(super) fn prefix(folder: &Path) -> &Path {
    if folder == Path::new(".") { Path::new("") } else { folder }
}

/// The folder that a file is in; the current one if its path names none.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The parent folder, in the words that the user typed as far as possible.
pub(super) fn parent_of(folder: &Path) -> PathBuf {
    match folder.components().next_back() {
        Some(std::path::Component::Normal(_)) => match folder.parent() {
            Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
            Some(parent) => parent.to_owned(),
            None => PathBuf::from(".."),
        },
        _ => folder.join(".."),
    }
}

/// A file's path below `root`, with `/` between its parts.
pub(super) fn path_below(root: &Path, file: &Path) -> io::Result<String> {
    let folder = folder_of(file);
    let real = folder.canonicalize()?.join(file.file_name().unwrap_or_default());
    let below = real.strip_prefix(root.canonicalize()?).map_err(io::Error::other)?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let parts = parts.ok_or_else(|| io::Error::other(format!("{}: the name is not UTF-8", file.display())))?;
    Ok(parts.join("/"))
}

/// The files of a folder, and standard input.
struct WithInput {
    disk: Disk,
    text: Vec<u8>,
}

impl Files for WithInput {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == STANDARD_INPUT { Ok(self.text.clone()) } else { self.disk.read(path) }
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        self.disk.list(folder)
    }
}
