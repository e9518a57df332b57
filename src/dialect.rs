//! Markup that only the site's own generator knows: shortcodes of Hugo and Quarto, Pandoc's fences and attributes.
//!
//! It is taken out before Liquid and Markdown read a page, so that none of it is printed as words. Words that it holds stay; what
//! only a run of the generator could print is in the loss report.

mod quarto;
mod shortcodes;

pub(crate) use quarto::{CodeCell, code_cells, spans_of_code};
pub(crate) use shortcodes::{shortcodes_in, without_shortcodes};

use crate::diagnostic::Outcome;
use crate::page::Page;
use crate::path;

/// A page without the markup that only its generator knows. The extension of `path` says which generator that is.
pub(crate) fn translate(path: &str, page: &Page) -> Outcome<Page> {
    let body = shortcodes::take_out(&page.body);
    let body = if is_quarto(path) { body.and_then(|body| quarto::translate(&body)) } else { body };
    body.map(|body| Page { body, ..page.clone() })
}

/// Whether a page is written for Quarto or R Markdown, which know nothing of Liquid.
pub(crate) fn is_quarto(path: &str) -> bool {
    path::has_extension(path, &["qmd", "rmd"])
}
