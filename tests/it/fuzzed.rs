//! What fuzzing has found: each input once broke something.

use vitae::markdown;
use vitae::rewrite::Rewritten;
use vitae::source::{Source, Sources};

fn parses(text: &str) {
    let id = Sources::new().add(Source::new("page.md", text));
    assert!(!markdown::parse(&Rewritten::verbatim(id, text, 0..text.len())).has_errors());
}

#[test]
fn a_link_on_a_long_line_ends_between_characters() {
    for length in 990..1010 {
        parses(&format!("[a]({}中文", "x".repeat(length)));
    }
}
