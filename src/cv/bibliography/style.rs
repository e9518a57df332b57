//! How commands and tags in a `.bib` file set text.

use crate::document::Mark;

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Mark(Mark),
    /// In capitals.
    Upper,
    /// In lower case.
    Lower,
    /// In small capitals: capitals where all letters are small, since the fonts may lack them.
    SmallCapitals,
}
