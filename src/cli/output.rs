//! Writes outputs atomically, and only when they change.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;
use vitae::diagnostic::{Code, Diagnostic, system_error};
use vitae::path::is_hidden;

use super::consent::{self, Consent};
use super::target::folder_of;
use super::temp;

/// What became of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// The file is new or has changed.
    Changed,
    /// The file already had these bytes and was left alone.
    Unchanged,
}

/// How often writing is retried when another run has taken our temporary file for an orphan.
const ATTEMPTS: usize = 8;

/// Replaces `path` by `bytes` in one step, through a file next to it, so that no reader ever sees half of it.
///
/// Missing folders are created. A file that already has these bytes is not touched, so that its timestamp stays. Anything that is
/// not a regular file, such as `/dev/null` or a pipe, is written to and stays what it is. Temporary files of runs that were
/// killed are removed.
///
/// # Errors
/// Disk errors. The old file, if there was one, is then unchanged.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<Written> {
    match fs::metadata(path) {
        Ok(old) if !old.is_file() && !old.is_dir() => {
            fs::OpenOptions::new().write(true).open(path)?.write_all(bytes)?;
            Ok(Written::Changed)
        }
        Ok(old) if old.len() == bytes.len() as u64 && fs::read(path)? == bytes => {
            remove_orphans(folder_of(path));
            Ok(Written::Unchanged)
        }
        _ => write_anew(path, bytes),
    }
}

fn write_anew(path: &Path, bytes: &[u8]) -> io::Result<Written> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            io::Error::new(error.kind(), "a folder in its path is a file")
        }
        _ => error,
    })?;
    remove_orphans(folder);
    let mut result = replace_once(path, folder, bytes);
    for _ in 1..ATTEMPTS {
        match &result {
            Err(error) if error.kind() == io::ErrorKind::NotFound => result = replace_once(path, folder, bytes),
            _ => break,
        }
    }
    result.map(|()| Written::Changed)
}

fn replace_once(path: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temp::file_in(folder)?;
    file.write_all(bytes)?;
    keep_permissions(path, file.as_file())?;
    // Not synced to disk, which takes longer than the whole build: after a power cut the file can be rebuilt from the sources.
    persist(file, path)
}

fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Removes what killed runs have left in `folder`. Once per run is enough.
fn remove_orphans(folder: &Path) {
    static CLEARED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    if CLEARED.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
        temp::remove_in(folder);
    }
}

/// [`replace`] for a `path` that a site chose and the user did not: it has to be in the folder `root`, and a file that is already
/// there has to be vitae's own, unless there is consent. A link in its place is then replaced by the file; what it leads to, even
/// a device, is left alone.
///
/// # Errors
/// Those of [`replace`]; when the path leads out of the folder, or into a hidden one, through a link; and
/// [`Code::ForeignFile`].
pub(crate) fn replace_inside(root: &Path, path: &Path, bytes: &[u8], consent: Consent) -> Result<Written, Diagnostic> {
    let naming = |error: io::Error| unwritable(path.display(), &error);
    stay_inside(root, path).map_err(naming)?;
    if let Some(obstacle) = consent::obstacle(path, bytes, consent) {
        return Err(obstacle);
    }
    let written = match fs::symlink_metadata(path) {
        Ok(old) if !old.is_file() => write_anew(path, bytes),
        _ => replace(path, bytes),
    };
    if written.is_ok() {
        consent::note(path, bytes);
    }
    written.map_err(naming)
}

/// What is said about an output that cannot be written.
pub(crate) fn unwritable(name: impl Display, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::Unwritable, format!("{name} cannot be written: {}", system_error(error)))
}

/// Makes sure that `path`, which a site chose and the user did not, is in the folder `root` and not reached through a link that
/// leads out of it, or into a hidden folder such as `.git`.
///
/// # Errors
/// When it is not, or the folder cannot be read.
fn stay_inside(root: &Path, path: &Path) -> io::Result<()> {
    let mut folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let real =
        folders.find_map(|folder| folder.canonicalize().ok()).map_or_else(|| Path::new(".").canonicalize(), Ok)?;
    let outermost = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    // A folder that does not exist yet has no links in it.
    let Ok(outermost) = outermost.canonicalize() else { return Ok(()) };
    let way = match real.strip_prefix(&outermost) {
        Ok(below) if below.iter().any(|name| is_hidden(&name.to_string_lossy())) => "into a hidden folder".to_owned(),
        Ok(_) => return Ok(()),
        Err(_) => format!("out of {}", root.display()),
    };
    let message = format!("its folder is a link that leads {way}; name another place with `-o`");
    Err(io::Error::new(io::ErrorKind::PermissionDenied, message))
}

/// Temporary files are private; the output keeps the mode it had, or gets the usual one.
#[cfg(unix)]
fn keep_permissions(path: &Path, file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file);
    let mode = mode.map_or(0o644, |metadata| metadata.permissions().mode() & 0o777);
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_permissions(_: &Path, _: &fs::File) -> io::Result<()> {
    Ok(())
}
