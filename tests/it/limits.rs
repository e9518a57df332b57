//! The limits in the documentation are the actual ones.

use std::fs;
use std::path::Path;

use vitae::{cv::bibliography, encoding, images, limits, liquid, markdown, site, yaml};

use crate::binary::Folder;

/// Every limit that is not a flag.
fn limits() -> Vec<(&'static str, u64)> {
    macro_rules! named {
        ($($path:expr),* $(,)?) => { vec![$((stringify!($path), $path as u64)),*] };
    }
    named![
        site::MAX_FILE_BYTES,
        encoding::MAX_BYTES,
        site::MAX_FILES,
        site::MAX_BYTES_TOGETHER,
        yaml::MAX_DEPTH,
        yaml::MAX_WEIGHT,
        yaml::MAX_VALUES,
        liquid::MAX_STEPS,
        liquid::MAX_OUTPUT,
        liquid::MAX_INCLUDES,
        markdown::MAX_DEPTH,
        markdown::MAX_MARKS,
        bibliography::MAX_RECORDS,
        bibliography::MAX_ABBREVIATION_BYTES,
        limits::MAX_TEXT,
        limits::MAX_PARAGRAPH_BYTES,
        limits::MAX_PIECES,
        limits::MAX_PIECES_TOGETHER,
        limits::MAX_WORD_CHARS,
        limits::MAX_MARKS_ON_LETTER,
        limits::MAX_COMPOUNDS,
        limits::MAX_BLOCKS,
        limits::MAX_FORMULA_BYTES,
        limits::MAX_FORMULAS,
        limits::MAX_MATHS,
        limits::MAX_COLUMNS,
        limits::MAX_CELLS,
        limits::MAX_PAGES,
        images::MAX_IMAGES,
        images::MAX_PIXELS,
        images::MAX_PIXELS_TOGETHER,
        images::MAX_PROFILE_BYTES,
        images::MAX_DRAWING_BYTES,
        images::MAX_FILTERS,
        images::MAX_FILTERED_PIXELS,
        images::LARGEST_NUMBER,
        images::MAX_ENLARGED,
        images::MAX_NESTED,
    ]
}

/// The rows of the documentation's table: name and number.
fn documented() -> Vec<(String, u64)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/security.md")).unwrap();
    let row = |line: &str| {
        let [_, number, name] = line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            return None;
        };
        let number = number.replace(',', "").parse().ok()?;
        Some((name.trim_matches('`').to_owned(), number))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_documentation_states_every_limit_as_it_is() {
    let documented = documented();
    for (path, limit) in limits() {
        let row = documented.iter().find(|(name, _)| path == name || path.ends_with(&format!("::{name}")));
        assert_eq!(row.map(|(_, number)| *number), Some(limit), "{path}");
    }
    assert_eq!(documented.len(), limits().len() + 1, "a limit of the documentation is none of vitae's");
}

#[test]
fn the_time_limit_is_as_documented() {
    let (_, seconds) = documented().into_iter().find(|(name, _)| name == "USUAL_SECONDS").expect("a row");
    let run = Folder::with(&[]).vitae(&["build", "--help"]);
    let help: String = String::from_utf8_lossy(run.stdout()).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        help.contains(&format!(
            "--time-limit <SECONDS> Give up on a document that takes longer than this [default: {seconds}]"
        )),
        "{help}"
    );
}

#[test]
fn what_is_just_within_the_limits_is_set() {
    let table = |columns: usize| format!("{}\n{}\n", "|a".repeat(columns), "|-".repeat(columns));
    let pages = [
        "well-known ".repeat(limits::MAX_COMPOUNDS - 1),
        format!("```\n{}```\n", "jane-doe@x.org\n".repeat(limits::MAX_COMPOUNDS / 2 - 1)),
        "https://x.org/a ".repeat(limits::MAX_COMPOUNDS - 1),
        table(limits::MAX_COLUMNS),
    ];
    for page in pages {
        let folder = Folder::with(&[("a.md", &format!("---\nname: Ada\n---\n{page}"))]);
        folder.vitae(&["build", "a.md"]).exits(0);
    }
}
