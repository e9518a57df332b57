//! A site's folder becomes its PDFs: `cargo run --example folder -- content out`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use vitae::{Builder, DirEntry, EntryKind, Files};

/// The files below a folder. Of a folder that comes from a stranger, look at symbolic links too: they may lead out of it.
struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let entry = |found: fs::DirEntry| {
            let kind = if found.path().is_dir() { EntryKind::Folder } else { EntryKind::File };
            DirEntry { name: found.file_name().to_string_lossy().into_owned(), kind }
        };
        fs::read_dir(self.0.join(folder))?.map(|found| found.map(entry)).collect()
    }
}

/// Writes every document of the site in `folder` below `out`; one that fails does not keep the others from being written.
fn build(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let files = Folder(folder.to_owned());
    for document in Builder::new(&files).documents()? {
        match document.and_then(|document| document.pdf()) {
            Ok(pdf) => {
                let path = out.join(&pdf.output);
                fs::create_dir_all(path.parent().unwrap_or(out))?;
                fs::write(&path, &pdf)?;
                println!("{}: {} pages\n{}", path.display(), pdf.pages, pdf.report);
            }
            Err(report) => eprintln!("{report}"),
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
