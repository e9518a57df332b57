//! The Markdown stage from outside.

use vitae::document::Document;
use vitae::markdown;
use vitae::rewrite::Rewritten;
use vitae::source::{Source, Sources};

/// The document that a page's text becomes.
pub(crate) fn read(text: &str) -> Document {
    let id = Sources::new().add(Source::new("page.md", text));
    let outcome = markdown::parse(&Rewritten::verbatim(id, text, 0..text.len()));
    assert!(!outcome.has_errors(), "{text}");
    outcome.value.expect("there is always a document")
}
