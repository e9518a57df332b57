//! Images without alternative text.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, InlineKind, inlines_of};
use crate::source::Sources;

pub(super) fn findings(document: &Document, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for inline in inlines_of(&document.blocks) {
        let InlineKind::Image(image) = &inline.kind else { continue };
        if image.alt.trim().is_empty() && !is_said_to_be_decoration(sources.text(inline.span)) {
            let message = format!("the image {} has no alternative text", image.path);
            let help = "describe what it shows: `![what it shows](…)` or `alt=\"what it shows\"`; for decoration, write `alt=\"\"`";
            found.push(Diagnostic::warning(Code::MissingAlt, message).at(inline.span).help(help));
        }
    }
    found
}

/// In HTML an empty text says that the image is decoration (HTML standard, 4.8.4.4.4); in Markdown it says nothing.
fn is_said_to_be_decoration(written: &str) -> bool {
    let tight: String = written.chars().filter(|letter| !letter.is_whitespace()).collect();
    tight.contains("alt=\"\"") || tight.contains("alt=''")
}
