//! Any text is a page: parsing it neither panics nor fails, and no place lies outside the text or within a character.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vitae::markdown;
use vitae::rewrite::Rewritten;
use vitae::source::{Source, Sources};

fuzz_target!(|text: &str| {
    let id = Sources::new().add(Source::new("page.md", text));
    let outcome = markdown::parse(&Rewritten::verbatim(id, text, 0..text.len()));
    assert!(!outcome.has_errors());
    for span in outcome.diagnostics.iter().filter_map(|diagnostic| diagnostic.span) {
        assert!(text.get(span.range()).is_some());
    }
});
