//! A site's files on disk. Nothing outside the site's folder is read.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vitae::path;
use vitae::site::{DirEntry, EntryKind, Files, MAX_FILE_BYTES};

/// The folder that a site lives in.
///
/// Nothing outside it can be read: not through `..`, not by an absolute path, not through a symbolic link. Nor can hidden files
/// in it, such as `.git` and `.env`: a page may come from a stranger, and what it names would be printed.
pub(crate) struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder `root`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn new(root: &Path) -> io::Result<Self> {
        Ok(Self { root: root.canonicalize()? })
    }

    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        let real = self.root.join(path).canonicalize()?;
        let below = real.strip_prefix(&self.root).map_err(|_| io::Error::other("it is outside the site's folder"))?;
        if below.iter().any(|part| path::is_hidden(&part.to_string_lossy())) {
            return Err(io::Error::other("it is hidden: its path has a leading dot"));
        }
        Ok(real)
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_regular(&self.resolve(path)?)
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.resolve(folder)?)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if let Some(kind) = kind_of(&entry) {
                entries.push(DirEntry { name, kind });
            }
        }
        // The order on disk is arbitrary; the pages must not depend on it.
        entries.sort();
        Ok(entries.into())
    }
}

/// Files whose folders are listed once, as they are when that is first asked for. A thousand pages of one folder would each read a
/// thousand names, and keep them until they are built.
pub(crate) struct ListedOnce {
    files: &'static dyn Files,
    listed: Mutex<BTreeMap<String, Arc<[DirEntry]>>>,
}

impl ListedOnce {
    pub(crate) fn new(files: &'static dyn Files) -> Self {
        Self { files, listed: Mutex::default() }
    }

    fn listed(&self) -> MutexGuard<'_, BTreeMap<String, Arc<[DirEntry]>>> {
        self.listed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for ListedOnce {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read(path)
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        let known = self.listed().get(folder).cloned();
        if let Some(entries) = known {
            return Ok(entries);
        }
        // Nobody waits for the disk here: whoever asks meanwhile lists the folder, too.
        let entries = self.files.list(folder)?;
        self.listed().insert(folder.to_owned(), Arc::clone(&entries));
        Ok(entries)
    }
}

/// The bytes of a regular file. A pipe might never end.
///
/// # Errors
/// When it is anything else, or larger than [`MAX_FILE_BYTES`]; and disk errors.
pub(super) fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(io::Error::other(format!("it has more than {} MB", MAX_FILE_BYTES >> 20)));
    }
    Ok(bytes)
}

/// What an entry of a folder is. Only a link has to be followed; of all others the folder itself knows it.
fn kind_of(entry: &fs::DirEntry) -> Option<EntryKind> {
    let mut found = entry.file_type().ok()?;
    if found.is_symlink() {
        found = fs::metadata(entry.path()).ok()?.file_type();
    }
    match found {
        found if found.is_dir() => Some(EntryKind::Folder),
        found if found.is_file() => Some(EntryKind::File),
        _ => None,
    }
}
