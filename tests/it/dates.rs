//! Dates of entries, in the words in which people write them.

use crate::binary::Folder;

/// The entries of a list, as Typst markup: which words are the date, and which are the text.
#[track_caller]
fn reads(cases: &[(&str, &str)]) {
    let items: String = cases.iter().map(|(item, _)| format!("# Work\n\n* {item}\n\n")).collect();
    let folder = Folder::with(&[("cv.md", &format!("---\nname: Mira Halden\n---\n\n{items}"))]);
    folder.vitae(&["build", "cv.md", "-q", "-f", "typ", "-o", "out.typ"]).exits(0);
    let markup = folder.text("out.typ");
    let found: Vec<&str> =
        markup.lines().filter(|line| line.starts_with("#entry(") || line.starts_with("- ")).collect();
    assert_eq!(found, cases.iter().map(|(_, entry)| *entry).collect::<Vec<_>>());
}

#[test]
fn what_goes_on_until_now_is_a_range_in_every_language() {
    reads(&[
        ("2015 – oggi: Cartografa", "#entry([2015 – oggi])[Cartografa]"),
        ("Cartographe, Bureau Un, 2015 – en cours", "#entry([2015 – en cours], side: end)[Cartographe, Bureau Un]"),
        ("2015 – Gegenwart: Kartografin", "#entry([2015 – Gegenwart])[Kartografin]"),
        ("Cartógrafa (2015 – o presente)", "#entry([2015 – o presente], side: end)[Cartógrafa]"),
        ("2015 – hoy día: Cartógrafa", "#entry([2015 – hoy día])[Cartógrafa]"),
        ("Cartografa, 2015 – ad oggi", "#entry([2015 – ad oggi], side: end)[Cartografa]"),
        ("2015 – to date: Draughtsman", "#entry([2015 – to date])[Draughtsman]"),
    ]);
}

#[test]
fn a_word_behind_the_dash_of_a_range_is_not_torn_from_it() {
    reads(&[
        ("2015 – obecnie: Kartograf", "- 2015 – obecnie: Kartograf"),
        ("Kartograf, Biuro, 2015 – obecnie", "- Kartograf, Biuro, 2015 – obecnie"),
        // A name begins with a capital.
        ("2015 – Harbour Office: Clerk", "#entry([2015])[Harbour Office: Clerk]"),
    ]);
}
