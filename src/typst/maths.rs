//! LaTeX maths → Typst maths.

/// What a maths expression in Typst is, without the dollar signs; `None` when it cannot be told.
pub(super) fn from_latex(_latex: &str) -> Option<String> {
    None
}
