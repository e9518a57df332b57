//! What Typst itself brings to a document.

use std::sync::LazyLock;

use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

/// The typesetter's own functions.
pub(super) static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
