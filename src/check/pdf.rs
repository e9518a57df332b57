//! Whether a PDF is the one that the sources give, and if not, why.

use crate::typst::seal;

/// How a PDF on disk relates to what the sources give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It is that, byte for byte.
    Current,
    /// There is none.
    Missing,
    /// It was right once: the sources have changed since, or the program has, when this version of it wrote the file.
    Stale {
        /// The version that wrote it, when it was another one.
        written_by: Option<String>,
    },
    /// It was changed after this version of vitae had written it.
    Edited,
    /// Another program wrote it.
    Foreign,
}

/// What has become of a document's PDF; `fresh` is what the sources give now.
pub fn condition(on_disk: Option<&[u8]>, fresh: &[u8]) -> Condition {
    let Some(on_disk) = on_disk else { return Condition::Missing };
    if on_disk == fresh {
        return Condition::Current;
    }
    match seal::writer(on_disk) {
        None => Condition::Foreign,
        Some(version) if version != env!("CARGO_PKG_VERSION") => {
            Condition::Stale { written_by: Some(version.to_owned()) }
        }
        Some(_) if seal::is_intact(on_disk) => Condition::Stale { written_by: None },
        Some(_) => Condition::Edited,
    }
}
