//! The fonts that a command uses.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use vitae::diagnostic::{Outcome, system_error};
use vitae::path;
use vitae::site::{DirEntry, EntryKind, Files as _};
use vitae::typeset::{Fonts, Session};

use super::args::{FontArgs, USUAL_SECONDS};
use super::disk::Disk;
use super::folder::{self, Files};
use super::parallel;
use super::status::Status;
use super::timeout;

/// A session in some fonts.
pub(crate) fn session(fonts: &Fonts) -> Session {
    Session::new(fonts).at_once(parallel::both)
}

/// The bundled fonts and those in the folders that the user names. The folders may be a stranger's, so they are read with the
/// same care as sites.
///
/// # Errors
/// When a folder cannot be read, when there are too many fonts, or when they take too long to read.
pub(crate) fn read(args: &FontArgs) -> io::Result<Fonts> {
    if args.paths.is_empty() {
        return Ok(Fonts::bundled());
    }
    let mut files = Vec::new();
    for folder in &args.paths {
        let of_folder = |error: io::Error| named(&folder.display().to_string(), &error);
        let disk = Disk::new(folder).map_err(of_folder)?;
        let entries = disk.list("").map_err(of_folder)?;
        let mut folders = Folders { root: folder, seen: BTreeSet::new() };
        read_fonts(&disk, &mut folders, "", &entries, &mut files).map_err(of_folder)?;
    }
    let parsed = timeout::within(Duration::from_secs(USUAL_SECONDS), "a folder of fonts", || {
        Outcome::ok(Fonts::with_extra(files))
    });
    parsed.into_value().ok_or_else(|| io::Error::other("a font in the folders of `--font-path` cannot be read"))
}

/// An error that says where it is.
fn named(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {}", system_error(error)))
}

/// The subfolder for the bundled fonts when they are written next to other files.
pub(crate) const FOLDER: &str = "fonts";

/// The bundled fonts and what goes with them, below [`FOLDER`].
pub(crate) fn beside() -> Files {
    bundle().into_iter().map(|(path, bytes)| (Path::new(FOLDER).join(path), bytes)).collect()
}

/// The bundled fonts and what goes with them, by their names.
fn bundle() -> Files {
    let faces = vitae_fonts::FACES.iter().map(|face| (face.file.into(), face.data.into()));
    let texts = vitae_fonts::LICENCES.iter().map(|(name, text)| (name.into(), text.as_bytes().into()));
    faces.chain(texts).collect()
}

/// Writes the bundled fonts into a folder.
///
/// # Errors
/// When that cannot be done, or would replace other files.
pub(crate) fn export(folder: &Path, force: bool) -> io::Result<Status> {
    folder::write(folder, &bundle(), force)?;
    Ok(Status::Fine)
}

/// How deeply folders of fonts may be nested.
const DEEPEST: usize = 8;
/// How many fonts may be read, and how many bytes in total.
const MAX_FILES: usize = 2_000;
const MAX_BYTES: usize = 512 << 20;

/// The folders that fonts are looked for in. Links may lead to one of them again and again.
struct Folders<'a> {
    root: &'a Path,
    seen: BTreeSet<PathBuf>,
}

impl Folders<'_> {
    /// Whether a folder below the root was not looked into yet.
    fn is_new(&mut self, path: &str) -> bool {
        self.root.join(path).canonicalize().is_ok_and(|real| self.seen.insert(real))
    }
}

/// What was found, or nothing if a link leads out of the folder.
fn inside<T>(path: &str, found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::Other => Ok(None),
        Err(error) => Err(named(path, &error)),
    }
}

/// Reads every font below a folder, in an order that does not depend on the disk. Links that lead out of it, pipes and devices
/// are skipped.
fn read_fonts(
    disk: &Disk,
    folders: &mut Folders<'_>,
    folder: &str,
    entries: &[DirEntry],
    files: &mut Vec<Vec<u8>>,
) -> io::Result<()> {
    for DirEntry { name, kind } in entries {
        let path = path::join(folder, name);
        let extension = Path::new(&path).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match kind {
            EntryKind::Folder if path.split('/').count() <= DEEPEST && folders.is_new(&path) => {
                if let Some(entries) = inside(&path, disk.list(&path))? {
                    read_fonts(disk, folders, &path, &entries, files)?;
                }
            }
            EntryKind::File if matches!(extension.as_str(), "ttf" | "otf" | "ttc" | "otc") => {
                files.extend(inside(&path, disk.read(&path))?);
                if files.len() > MAX_FILES || files.iter().map(Vec::len).sum::<usize>() > MAX_BYTES {
                    let limit = format!("more than {MAX_FILES} fonts, or more than {} MB of fonts", MAX_BYTES >> 20);
                    return Err(io::Error::new(io::ErrorKind::FileTooLarge, limit));
                }
            }
            EntryKind::Folder | EntryKind::File => {}
        }
    }
    Ok(())
}
