//! A site's folder becomes its PDFs: `cargo run --example folder -- content out`.

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, io};

use vitae::{Builder, DirEntry, EntryKind, Files};

/// The files below a folder, by its real path.
struct Folder(PathBuf);

impl Folder {
    /// Where a file really is. A page may come from a stranger, and what it names is printed: nothing hidden, nothing outside.
    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        let real = self.0.join(path).canonicalize()?;
        let is_hidden = |part: &OsStr| part.as_encoded_bytes().starts_with(b".");
        match real.strip_prefix(&self.0) {
            Ok(below) if !below.iter().any(is_hidden) => Ok(real),
            _ => Err(io::Error::other("it is hidden or outside the folder")),
        }
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.resolve(path)?)
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        let entry = |found: fs::DirEntry| {
            let kind = if found.path().is_dir() { EntryKind::Folder } else { EntryKind::File };
            DirEntry { name: found.file_name().to_string_lossy().into_owned(), kind }
        };
        fs::read_dir(self.resolve(folder)?)?.map(|found| found.map(entry)).collect()
    }
}

/// Writes every document of the site in `folder` below `out`; one that fails does not keep the others from being written.
fn build(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let files = Folder(folder.canonicalize()?);
    let documents = Builder::new(&files).documents()?;
    let outputs: Vec<String> = documents.outputs().map(str::to_owned).collect();
    for (output, document) in outputs.into_iter().zip(documents) {
        match document.and_then(|document| document.pdf()) {
            Ok(pdf) => {
                let path = out.join(&pdf.output);
                fs::create_dir_all(path.parent().unwrap_or(out))?;
                fs::write(&path, &pdf)?;
                println!("{}: {} pages\n{}", path.display(), pdf.pages, pdf.report);
            }
            Err(report) => eprintln!("{output} is not written\n{report}"),
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    match (arguments.next(), arguments.next()) {
        (Some(folder), Some(out)) => build(&folder, &out),
        _ => Err("usage: folder SITE OUT".into()),
    }
}
