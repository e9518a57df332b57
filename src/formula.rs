//! Formulas in LaTeX: prepared for the parser, and as a line of text.

mod scripts;
mod source;
mod text;

pub(crate) use source::{plain, prepare};
pub(crate) use text::{is_readable, text};
