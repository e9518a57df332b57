//! Writes a folder atomically: all of its files or none.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::target::folder_of;
use super::temp;

/// Files by their paths below a folder.
pub(crate) type Files = BTreeMap<PathBuf, Cow<'static, [u8]>>;

/// Writes `files` below `folder`, which is created if needed. Other files in it stay, and files that already have the right
/// content are left alone.
///
/// Everything is first written into a folder next to it, so that a full disk leaves nothing half done. The next run removes what
/// an interruption leaves behind.
///
/// # Errors
/// When a file already exists and differs, unless `force`; when a link in the folder is on the way to one; and disk errors.
pub(crate) fn write(folder: &Path, files: &Files, force: bool) -> io::Result<()> {
    if let Some(link) = files.keys().find_map(|path| link_below(folder, path)) {
        return Err(io::Error::other(format!("{} is a symbolic link", link.display())));
    }
    // A pipe might never end.
    let is_file = |path: &Path| fs::metadata(path).is_ok_and(|found| found.is_file());
    let is_same = |path: &Path, bytes: &[u8]| is_file(path) && fs::read(path).is_ok_and(|old| old == bytes);
    let differs = |path: &&PathBuf| {
        let to = folder.join(path);
        to.exists() && !is_same(&to, &files[*path])
    };
    if let Some(path) = files.keys().find(differs)
        && !force
    {
        let message = format!("{} already exists and differs; `--force` replaces it", folder.join(path).display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    let parent = folder_of(folder);
    fs::create_dir_all(parent)?;
    temp::remove_in(parent);
    let (aside, _lock) = temp::folder_in(parent)?;
    // A folder inside, since the one made for us is readable only by us.
    let whole = aside.path().join("whole");
    for (path, bytes) in files {
        let path = whole.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)?;
    }
    if !folder.exists() {
        return fs::rename(whole, folder);
    }
    for path in files.keys() {
        let to = folder.join(path);
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(whole.join(path), to)?;
    }
    Ok(())
}

/// The first symbolic link on the way from a folder to a file below it: it may lead anywhere.
pub(crate) fn link_below(folder: &Path, path: &Path) -> Option<PathBuf> {
    let mut to = folder.to_owned();
    path.components().find_map(|part| {
        to.push(part);
        fs::symlink_metadata(&to).is_ok_and(|found| found.is_symlink()).then(|| to.clone())
    })
}
