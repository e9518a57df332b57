//! Writes outputs: all of a file or nothing of it, and only when it would change.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What became of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// The file is new or has changed.
    Changed,
    /// The file already had these bytes and was left alone.
    Unchanged,
}

/// Replaces `path` by `bytes` in one step, through a file beside it, so that no reader ever sees half of it.
///
/// Folders on the way are made. A file that already has these bytes is not touched, so that its time stamp stays.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<Written> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(Written::Unchanged);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".vitae-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    keep_permissions(path, file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(Written::Changed)
}

/// Temporary files are private; the output keeps the mode it had, or gets the usual one.
#[cfg(unix)]
fn keep_permissions(path: &Path, file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode() & 0o777);
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_permissions(_: &Path, _: &fs::File) -> io::Result<()> {
    Ok(())
}
