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

#[test]
fn dates_in_typewriter_type_are_dates_where_one_of_them_is() {
    let page = "---\nlayout: cv\nname: Mira Halden\n---\n\n## Work\n\n`Now`\n__Uni Seven__\n\n`Fall 2017`\n__Uni Four__, *maps*\n\n\
                `2002 - death`\n__Trinity__\n\n- Fellow\n\n## Papers\n\n`2016`\nHalden M, *On tides*.\n\n`2012-present, etc.`\nOthers.\n\n\
                ## Tools\n\n`Python`\nFive years.\n\n## Talks\n\n- `2020` Talk one\n- Talk two\n- `gull` Talk three\n";
    let folder = Folder::with(&[("cv.md", page)]);
    folder.vitae(&["build", "cv.md", "-q", "-f", "typ", "-o", "out.typ"]).exits(0);
    let markup = folder.text("out.typ");
    for part in [
        "#entry([Now])[#strong[Uni Seven]]",
        "#entry([Fall 2017])[#strong[Uni Four], #emph[maps]]",
        "#entry([2002 - death], details",
        "#entry([2016])[Halden M, #emph[On tides]\\.]",
        "#entry([2012-present, etc.])[Others.]",
        "- 2020 Talk one",
        "#raw(\"Python\")",
        "#raw(\"gull\")",
    ] {
        assert!(markup.contains(part), "{part}: {markup}");
    }
}

#[test]
fn the_sign_of_an_employer_stands_beside_a_dated_paragraph() {
    let job = |what: &str, when: &str| {
        format!(
            "<div><img src=\"https://halden.example/sign.png\" alt=\"Sign\" width=\"50\"><p>{what}<br>{when}<br>Bergen</p></div>\n\n"
        )
    };
    let jobs = job("Sailor<br>Harbour Office", "May 2022 – June 2024") + &job("Intern<br>Tide Office", "July 2021");
    let folder = Folder::with(&[("cv.md", &format!("---\nname: Mira Halden\n---\n\n# Work\n\n{jobs}"))]);
    folder.vitae(&["build", "cv.md", "-q", "-f", "typ", "-o", "out.typ"]).exits(0);
    let markup = folder.text("out.typ");
    for entry in [
        "#entry([May 2022 – June 2024], side: end)[Sailor \\ Harbour Office \\ Bergen]",
        "#entry([July 2021], side: end)[Intern \\ Tide Office \\ Bergen]",
    ] {
        assert!(markup.contains(entry), "{entry}: {markup}");
    }
}

#[test]
fn an_amount_is_no_year() {
    let list =
        "---\nname: Mira Halden\n---\n# Work\n\n- 2000 USD (Sea Fund)\n- 2018 participants\n- 2019: Other grant\n";
    let folder = Folder::with(&[("cv.md", list)]);
    folder.vitae(&["build", "cv.md", "-q", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("2000 USD (Sea Fund)") && text.contains("2018 participants"), "{text}");
    assert!(text.contains("2019: Other grant"), "{text}");
}
