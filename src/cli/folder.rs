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

/// Writes `files` below `folder`, which is made if need be. Other files in it stay, and so do those that are as they should be.
///
/// Everything is written into a folder beside it first, so that a full disk leaves nothing half done. What an interruption leaves, the next run
/// removes.
///
/// # Errors
/// When a file is there already and differs, unless `force`; and those of the disk.
pub(crate) fn write(folder: &Path, files: &Files, force: bool) -> io::Result<()> {
    let differs = |path: &&PathBuf| fs::read(folder.join(path)).is_ok_and(|old| old != *files[*path]);
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
    // A folder inside, since the one that was made for us is for our eyes only.
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
