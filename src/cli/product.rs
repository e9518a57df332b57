//! What was written, in numbers.

use std::ops::AddAssign;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A file that was written.
pub(crate) struct Product<'a> {
    pub(crate) path: &'a Path,
    pub(crate) pages: usize,
    pub(crate) bytes: usize,
    /// Whether it has changed.
    pub(crate) changed: bool,
    /// How long it took, from reading the pages to the bytes of the file.
    pub(crate) time: Duration,
    /// How many things the site shows and the document does not.
    pub(crate) left_out: usize,
}

/// What was written in all.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Sum {
    pub(crate) files: usize,
    pub(crate) pages: usize,
    pub(crate) bytes: usize,
    pub(crate) unchanged: usize,
    pub(crate) left_out: usize,
    /// The sources that failed, wholly or in part.
    pub(crate) failed: usize,
}

impl Sum {
    /// Counts one more file.
    pub(crate) fn count(&mut self, product: &Product) {
        self.files += 1;
        self.pages += product.pages;
        self.bytes += product.bytes;
        self.unchanged += usize::from(!product.changed);
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.pages += other.pages;
        self.bytes += other.bytes;
        self.unchanged += other.unchanged;
        self.left_out += other.left_out;
        self.failed += other.failed;
    }
}

/// A size in bytes in readable form: “12 KB”.
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
