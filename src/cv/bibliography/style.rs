//! The looks that marks give to text, in TeX and in HTML.

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Emphasis,
    Strong,
    Underline,
    Strike,
    Superscript,
    Subscript,
    Code,
    Upper,
    Lower,
}
