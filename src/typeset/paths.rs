//! Where things are in the closed world, and the typesetter's ids for those paths.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};

use crate::diagnostic::{Code, Diagnostic};

/// The markup's path.
pub(super) const MAIN: &str = "/main.typ";

/// The data's path.
pub(super) const DATA: &str = "/cv.json";

/// Where the markup finds a text to attach.
pub(super) fn attachment_path(name: &str) -> String {
    format!("/attachments/{name}")
}

/// The most file names in one process. The typesetter keeps them forever, has room for 65,535, and panics beyond.
const MAX_NAMES: usize = 60_000;

/// The id of a file in the closed world.
///
/// # Errors
/// [`Code::TooLarge`] when they are used up. Images are numbered, so only names of templates and attachments add up.
pub(super) fn file_id(path: &str) -> Result<FileId, Diagnostic> {
    static NAMES: LazyLock<Mutex<HashMap<String, FileId>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&id) = names.get(path) {
        return Ok(id);
    }
    if names.len() >= MAX_NAMES {
        return Err(nameless(path));
    }
    let virtual_path = VirtualPath::new(path).map_err(|_| nameless(path))?;
    let id = RootedPath::new(VirtualRoot::Project, virtual_path).intern();
    names.insert(path.to_owned(), id);
    Ok(id)
}

fn nameless(path: &str) -> Diagnostic {
    let message = format!("the typesetter cannot hold another file: {path}");
    Diagnostic::error(Code::TooLarge, message).help("build fewer documents at once")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_the_typesetter_does_not_allow_is_an_error() {
        assert_eq!(file_id("/attachments/a\\b.md").unwrap_err().code, Code::TooLarge);
    }
}
