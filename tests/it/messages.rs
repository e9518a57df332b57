//! Whole messages: `tests/specs/messages.md` has a small input for each code, and everything vitae says about it.
//!
//! Each section is a code. Its files are blocks that begin with a language and a path (`md about.md`; `hex about.md` is bytes),
//! its commands are a `console` block. `just bless` writes the current messages: read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;
use vitae::diagnostic::Code;

use crate::binary::Folder;
use crate::console::{is_like, run, shown};

/// What a section begins with, before the name of its code.
const SECTION: &str = "\n## `";

/// Codes that no input can provoke, and why.
const UNSHOWN: &[(Code, &str)] = &[
    (Code::Internal, "it would be a fault of vitae itself"),
    (Code::TooSlow, "the shortest limit is a second, and no small page takes as long"),
];

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/messages.md")
}

/// A folder with the files that a section shows.
fn folder(section: &str) -> Folder {
    let folder = Folder::with(&[]);
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some((language, path)) = line.strip_prefix("```").and_then(|info| info.split_once(' ')) else { continue };
        let text: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let path = folder.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, if language == "hex" { bytes(&text) } else { text.into_bytes() }).unwrap();
    }
    folder
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).expect(byte)).collect()
}

/// The section with the current output of its commands.
fn said_now(section: &str) -> String {
    let commands = shown(section);
    let results = run(&folder(section), commands.iter().map(|shown| shown.command));
    let mut said = String::new();
    for (shown, (_, now)) in commands.iter().zip(results) {
        let now: Vec<String> = now.trim_end().lines().map(without_measures).collect();
        // A page may contain further … itself.
        let is_same =
            now.len() == shown.output.len() && now.iter().zip(&shown.output).all(|(now, shown)| is_like(now, shown));
        let lines = if is_same { shown.output.iter().map(ToString::to_string).collect() } else { now };
        said += &format!("$ {}\n", shown.command);
        said.extend(lines.iter().map(|line| format!("{line}\n")));
    }
    let (before, _) = section.split_once("```console\n").expect(section);
    format!("{before}```console\n{}\n```\n", said.trim_end())
}

/// The line with … for what differs from run to run: sizes, times, and today's date.
fn without_measures(line: &str) -> String {
    let line = Regex::new(r", [0-9.]+ (B|KB|MB), [0-9]+ ms").unwrap().replace(line, ", …");
    Regex::new("today is [0-9-]+").unwrap().replace(&line, "today is …").into_owned()
}

#[test]
fn each_message_is_what_the_page_shows() {
    let page = fs::read_to_string(path()).unwrap();
    let (head, _) = page.split_once(SECTION).unwrap();
    let now = page.split(SECTION).skip(1).map(|section| format!("{SECTION}{}", said_now(section)));
    let now = format!("{head}{}", now.collect::<String>());
    if std::env::var_os("VITAE_BLESS").is_some() {
        fs::write(path(), &now).unwrap();
        return;
    }
    for (expected, now) in page.split(SECTION).zip(now.split(SECTION)) {
        assert_eq!(now.trim_end(), expected.trim_end(), "\n{now}");
    }
}

#[test]
fn each_code_has_a_section_that_shows_it() {
    let page = fs::read_to_string(path()).unwrap();
    let sections: Vec<(&str, &str)> =
        page.split(SECTION).skip(1).filter_map(|section| section.split_once("`\n")).collect();
    for (code, section) in &sections {
        assert!(Code::named(code).is_some(), "there is no code {code}");
        let is_said = shown(section).iter().flat_map(|shown| &shown.output).any(|line| line.contains(code));
        assert!(is_said, "no message below “{code}” has that code");
    }
    let there: BTreeSet<&str> = sections.iter().map(|(code, _)| *code).collect();
    let unshown = |code: &Code| UNSHOWN.iter().any(|(unshown, _)| unshown == code);
    for code in Code::ALL {
        assert_ne!(there.contains(code.as_str()), unshown(code), "{}", code.as_str());
    }
}
