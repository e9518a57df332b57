//! What fuzzing has found: each input once broke something.

use vitae::markdown;
use vitae::rewrite::Rewritten;
use vitae::source::{Source, Sources};

use crate::binary::Folder;

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

#[test]
fn a_list_behind_a_tab_in_a_definition_starts_between_characters() {
    parses("d\n:~\n\t*\t*");
    parses("term\n: 中\n\t1.\t*\t中");
}

#[test]
fn text_that_is_turned_around_a_hundred_times_is_set() {
    let turned = format!("{}word ", "\u{202E}".repeat(100)).repeat(2);
    let page = format!("---\nname: \"{turned}\"\n---\n{turned}\n\n`{turned}`\n\n[{turned}](https://x.org/{turned})\n");
    let folder = Folder::with(&[("a.md", &page)]);
    folder.vitae(&["build", "a.md", "-o", "a.pdf"]).exits(0);
}
