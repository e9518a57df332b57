//! The template that `-t` names: a bundled one, or a file relative to the user's current folder.

use std::io;
use std::path::Path;
use std::sync::Arc;

use vitae::site::{DirEntry, Files};

use super::disk::Disk;
use super::target::{Target, folder_of, lasting, path_below};

/// A template's name, as the site's reader is to ask for it, and the files that contain it.
///
/// A path is relative to the current folder. If there is no such file, it is left to the site, whose configuration names
/// templates relative to its own folder. The user may name a file outside the site: then it and the templates next to it can be
/// read, and nothing else.
pub(crate) fn find(target: &Target, name: &str) -> (String, &'static dyn Files) {
    let file = Path::new(name);
    if !name.ends_with(".typ") || !file.is_file() {
        return (name.to_owned(), target.files);
    }
    if let Ok(path) = path_below(&target.root, file) {
        return (path, target.files);
    }
    match WithTemplate::new(target.files, file) {
        Ok((path, files)) => (path, lasting(files)),
        Err(_) => (name.to_owned(), target.files),
    }
}

/// The files of a site, and a folder outside it that has the template.
struct WithTemplate {
    site: &'static dyn Files,
    folder: Disk,
    /// What the paths of files in that folder begin with, as the reader asks for them: without a `/` in front.
    prefix: String,
}

impl WithTemplate {
    fn new(site: &'static dyn Files, file: &Path) -> io::Result<(String, Self)> {
        let folder = folder_of(file);
        let prefix = format!("{}/", folder.canonicalize()?.display());
        let path = format!("{prefix}{}", file.file_name().unwrap_or_default().display());
        let prefix = prefix.trim_start_matches('/').to_owned();
        Ok((path, Self { site, folder: Disk::new(folder)?, prefix }))
    }
}

impl Files for WithTemplate {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match path.strip_prefix(&self.prefix).filter(|path| path.ends_with(".typ")) {
            Some(path) => self.folder.read(path),
            None => self.site.read(path),
        }
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        self.site.list(folder)
    }
}
