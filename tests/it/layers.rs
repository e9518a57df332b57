//! The layers hold: a module uses only those below it, and within a module there are no dependency cycles. A part may use its
//! parent module, which is where the types that the parts share are.

mod arrows;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tidy::{program_code, read};
use arrows::{Arrows, House};

/// The library's modules, the lowest layer first. A module uses only those in the rows above its own.
const LAYERS: &[&[&str]] = &[
    &["date", "design", "file_kind", "fold", "formula", "liquid_syntax", "path", "sentences", "source", "suggest"],
    &["diagnostic", "document", "language", "rewrite", "vocabulary"],
    &["encoding", "meanings", "months", "report", "script", "yaml"],
    &["address", "moment", "names", "toml"],
    &["markdown"],
    &["page"],
    &["cv", "dialect"],
    &["curate"],
    &["plain", "site", "typeset"],
    &["fit", "images", "liquid", "provenance"],
    &["limits"],
    &["pipeline"],
    &["builder", "check", "init"],
];

#[test]
fn every_module_has_a_row() {
    let rows: BTreeSet<&str> = LAYERS.iter().copied().flatten().copied().collect();
    let house = House::read();
    let modules: BTreeSet<&str> =
        house.files.keys().map(|file| stage(file)).filter(|stage| !stage.is_empty()).collect();
    assert_eq!(rows, modules, "the rows here, and the modules of lib.rs");
}

#[test]
fn the_guide_to_the_code_tells_the_rows_in_order() {
    let text = read("ARCHITECTURE.md");
    let table = text.split("\n\n").find(|part| part.contains("| `cv/` |")).expect("a table");
    let row_of = |name: &str| {
        let module = name.split(['.', '/']).next().unwrap_or_default();
        LAYERS.iter().position(|row| row.contains(&module))
    };
    let names =
        table.lines().filter_map(|line| line.split('|').nth(1)).flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let told: Vec<(&str, usize)> = names.filter_map(|name| Some((name, row_of(name)?))).collect();
    for modules in told.windows(2) {
        assert!(modules[0].1 <= modules[1].1, "{} stands above {}", modules[0].0, modules[1].0);
    }
    assert_eq!(told.len(), LAYERS.concat().len(), "{told:?}");
}

#[test]
fn modules_use_what_is_below_them() {
    let upward = upward(&House::read());
    assert!(upward.is_empty(), "what these use is not below them: {upward:#?}");
}

/// The uses of modules that are not below the module that uses them.
fn upward(house: &House) -> Vec<String> {
    let row = |file: &str| LAYERS.iter().position(|row| row.contains(&stage(file)));
    let mut upward = Vec::new();
    for (file, used) in house.arrows().iter().filter(|(file, _)| !file.is_empty()) {
        let not_below = used.iter().filter(|other| stage(other) != stage(file) && row(other) >= row(file));
        upward.extend(not_below.map(|other| format!("{file} uses {other}")));
    }
    upward
}

#[test]
fn a_use_of_what_is_above_is_seen() {
    let files = [
        ("lib.rs", "pub use cv::Cv;"),
        ("cv/mod.rs", "pub struct Cv;\nuse crate::date::Date;"),
        ("cv/dates.rs", "use super::Cv;\nuse crate::{date::Date, site};"),
        ("date.rs", "use crate::Cv;"),
        ("fold.rs", "fn plan() {\n    crate::site::plan::plan();\n}"),
        ("site/mod.rs", "use crate::cv::{self, dates};"),
        ("site/plan.rs", "use crate::typeset;"),
        ("typeset.rs", ""),
    ];
    let expected = ["cv::dates uses site", "date uses cv", "fold uses site::plan", "site::plan uses typeset"];
    assert_eq!(upward(&House::of(files)), expected);
}

#[test]
fn the_parts_of_a_module_do_not_use_each_other() {
    for house in [House::read(), House::of(program_code())] {
        for (module, arrows) in house.levels() {
            let circles = circles(arrows);
            assert!(circles.is_empty(), "parts of `{module}` use each other: {circles:#?}");
        }
    }
}

#[test]
fn the_preview_uses_the_library_and_nothing_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/preview");
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 5, "{files:?}");
    for path in files {
        let code = fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        assert!(!code.contains("crate::") && !code.contains("super::super"), "{}", path.display());
    }
}

/// What is left of `arrows` once everything that cannot be on a cycle is removed.
fn circles(mut arrows: Arrows) -> Arrows {
    loop {
        let used: BTreeSet<String> = arrows.values().flatten().cloned().collect();
        let outside = arrows.iter().find(|(part, uses)| uses.is_empty() || !used.contains(*part));
        let Some(outside) = outside.map(|(part, _)| part.clone()) else { return arrows };
        arrows.remove(&outside);
        for uses in arrows.values_mut() {
            uses.remove(&outside);
        }
    }
}

#[test]
fn a_circle_is_seen_and_what_leans_on_it_is_not() {
    let files =
        [("lib.rs", ""), ("a.rs", "use crate::b::B;"), ("b.rs", "use crate::c::C;"), ("c.rs", "use crate::b::B;")];
    let found = circles(House::of(files).levels().remove("").expect("the root"));
    assert_eq!(found.keys().collect::<Vec<_>>(), ["b", "c"]);
}

/// The part of the library that a file belongs to: `cv` for `cv::dates::scan`.
fn stage(file: &str) -> &str {
    file.split("::").next().unwrap_or_default()
}
