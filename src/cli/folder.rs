//! Writes a folder atomically: all of its files or none.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::read_regular;
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
    files.keys().try_for_each(|path| refuse_links(folder, path))?;
    let differs = |path: &&PathBuf| {
        let to = folder.join(path);
        to.exists() && !read_regular(&to).is_ok_and(|old| old == *files[*path])
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

/// Checks that no symbolic link is on the way from a folder to a file below it: it may lead anywhere.
///
/// # Errors
/// Which one is.
pub(crate) fn refuse_links(folder: &Path, path: &Path) -> io::Result<()> {
    let mut to = folder.to_owned();
    path.components().try_for_each(|part| {
        to.push(part);
        match fs::symlink_metadata(&to).is_ok_and(|found| found.is_symlink()) {
            true => Err(io::Error::other(format!("{} is a symbolic link", to.display()))),
            false => Ok(()),
        }
    })
}
