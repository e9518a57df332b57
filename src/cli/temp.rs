//! Removes what a killed build leaves behind: temporary files and folders that no process has locked.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

/// How a temporary name begins and ends; between them are [`RANDOM`] letters and digits.
const PREFIX: &str = ".vitae-";
const SUFFIX: &str = ".tmp";
const RANDOM: usize = 6;

/// The file in a temporary folder that is locked on the folder's behalf.
const LOCK: &str = "lock";

/// A temporary file, locked.
///
/// # Errors
/// Those of the disk.
pub(crate) fn file_in(folder: &Path) -> io::Result<NamedTempFile> {
    let file = named(&mut Builder::new()).tempfile_in(folder)?;
    // While this run lives, no other takes the file for an orphan. On a disk without locks, orphans are not removed either.
    let _ = file.as_file().lock();
    Ok(file)
}

/// A temporary folder, and the lock on it.
///
/// # Errors
/// Those of the disk.
pub(crate) fn folder_in(folder: &Path) -> io::Result<(TempDir, File)> {
    let made = named(&mut Builder::new()).tempdir_in(folder)?;
    let lock = File::create(made.path().join(LOCK))?;
    let _ = lock.lock();
    Ok((made, lock))
}

fn named<'a, 'b>(builder: &'a mut Builder<'b, 'b>) -> &'a mut Builder<'b, 'b> {
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM)
}

/// Removes the temporary files and folders in `folder` that nobody is writing any more: those that can be locked.
pub(crate) fn remove_in(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
        if random.is_none_or(|random| random.len() != RANDOM) {
            continue;
        }
        let path = entry.path();
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_file() && is_free(&path) => fs::remove_file(path),
            Ok(kind) if kind.is_dir() && is_free(&path.join(LOCK)) => fs::remove_dir_all(path),
            Ok(kind) if kind.is_dir() && is_half_removed(&path) => fs::remove_dir_all(path),
            // Its run was killed, or it is just being created: it can only be empty.
            Ok(kind) if kind.is_dir() => fs::remove_dir(path),
            _ => Ok(()),
        };
    }
}

/// Whether a temporary folder has files and no lock. Files come after the lock, so somebody was killed while removing it.
fn is_half_removed(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let names: Vec<_> = names.collect();
    !names.is_empty() && names.iter().all(|name| name != LOCK)
}

/// Whether a file can be locked. A pipe, which nobody may ever open at its other end, is not looked into.
fn is_free(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_file && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}
