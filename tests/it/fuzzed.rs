//! What fuzzing has found: each input once broke something.

use std::fs;
use std::path::Path;

use crate::binary::{Folder, says};

/// What each fuzz target asserts: compiled here so that it keeps up with the library.
#[allow(unreachable_pub)]
#[path = "../../fuzz/src/lib.rs"]
pub(crate) mod targets;

fn parses(text: &str) {
    targets::markdown(text.as_bytes());
}

#[test]
fn the_targets_pass_what_they_start_from() {
    let read = |path: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let page = read("content/_pages/about.md");
    targets::front_matter(&page);
    targets::markdown(&page);
    targets::liquid(
        b"{% for page in site.pages %}{{ page.title | upcase }}{% endfor %}\n%%% _config.yml\ntitle: Tides\n",
    );
    targets::bib(b"@article{a, title = {On {\\it Tides}}, author = {Jane Doe}, year = 2024}");
    targets::site(&page);
    targets::documents(b"---\nname: Jane Doe\n---\n# Education\n\n- 2024: PhD\n");
}

#[test]
fn letters_that_no_font_has_stop_no_target() {
    targets::documents("YY\u{7EF}\u{5E7}22\t\u{7EF}\u{5E7}22\u{1}~".as_bytes());
}

#[test]
fn a_link_on_a_long_line_ends_between_characters() {
    for length in 990..1010 {
        parses(&format!("[a]({}中文", "x".repeat(length)));
    }
}

#[test]
fn a_table_of_many_rows_of_text_needs_little_of_the_stack() {
    let text = "word ".repeat(14);
    let rows = format!("<tr><td colspan=2>{text}</td></tr><tr><td>a</td><td>b</td></tr>").repeat(2000);
    let parsing =
        std::thread::Builder::new().stack_size(512 << 10).spawn(move || parses(&format!("<table>{rows}</table>\n")));
    parsing.unwrap().join().unwrap();
}

#[test]
fn references_to_control_characters_show_nothing() {
    parses("a &#13; b &#XD;c\n\n<b>&#xD;</b>&#x2028;&#x85;\n");
    let folder = Folder::with(&[("a.md", "---\nname: Ada\n---\na&#13;b &#x7;c\n")]);
    folder.vitae(&["build", "a.md", "-f", "txt", "-o", "a.txt"]).exits(0);
    assert_eq!(folder.read("a.txt"), b"Ada\n\na b c\n");
}

#[test]
fn names_of_fields_begin_between_characters() {
    targets::bib("@article{a2023foam\u{a0}author = {Jane Doe}, title = {Tides}}".as_bytes());
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

#[test]
fn a_formula_of_two_lines_in_a_field_is_on_one() {
    targets::bib("@article{a, eid={$û\n{$}}".as_bytes());
}

#[test]
fn a_field_of_nothing_but_marks_has_no_text() {
    targets::bib(b"@z\n(z\nbooksubtitle\n=;;;;)");
}

#[test]
fn a_comment_behind_a_quotation_that_is_not_ascii_has_its_place() {
    targets::front_matter("%é\n'è'#ü".as_bytes());
    targets::front_matter(b"%\x89\x86\n'\xc4'#\x85");
}

#[test]
fn dollars_in_an_address_are_no_formulas() {
    parses("*<hL:$$%$$`````````````````````$$n$$$$a$$$$%$$$$%$$$$i$$>*");
    let folder = Folder::with(&[("a.md", "---\nname: Ada\n---\na <tel:$$b$$``c$$d$$> $$e$$\n")]);
    folder.vitae(&["build", "a.md", "-f", "txt", "-o", "a.txt"]).exits(0);
    says(&folder.text("a.txt"), &["$$b$$``c$$d$$", " e\n"], &[]);
}
