//! The fonts that a command uses.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use vitae::diagnostic::system_error;
use vitae::typeset::Fonts;

use super::args::FontArgs;
use super::folder::{self, Files};
use super::status::Status;

/// The bundled fonts and those in the folders that the user names.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn read(args: &FontArgs) -> io::Result<Fonts> {
    if args.paths.is_empty() {
        return Ok(Fonts::bundled());
    }
    let mut files = Vec::new();
    for folder in &args.paths {
        read_fonts(folder, &mut files)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {}", folder.display(), system_error(&error))))?;
    }
    Ok(Fonts::with_extra(files))
}

/// Where the bundled fonts lie in a folder that they are written into with other files.
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

/// Reads every font below a folder, in an order that does not depend on the disk.
fn read_fonts(folder: &Path, files: &mut Vec<Vec<u8>>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if path.is_dir() {
            read_fonts(&path, files)?;
        } else if matches!(extension.as_str(), "ttf" | "otf" | "ttc" | "otc") {
            files.push(fs::read(path)?);
        }
    }
    Ok(())
}
