//! A document that takes too long is its own error, and affects nothing else.

use std::time::Instant;

use serde_json::Value;

use crate::binary::{Folder, Run};

/// A template that counts for as long as anybody will wait.
pub(crate) const ENDLESS: &str = "\
#let cv(data, body) = {
  let n = 0
  for i in range(9000) { for j in range(9000) { for k in range(9000) { n += 1 } } }
  body
}
#let lead(body) = body
#let (en, zh) = ((it => it), (it => it))
";

const SLOW: &str = "vitae: {template: own.typ, output: cv.pdf}\n";
const PAGE: &str = "---\npermalink: /\nname: Ada\n---\nHello.\n";

#[test]
fn what_takes_too_long_is_told_in_every_format_and_the_old_file_stays() {
    let folder = Folder::with(&[("_config.yml", SLOW), ("about.md", PAGE), ("own.typ", ENDLESS), ("cv.pdf", "old")]);
    let told = |format: &str| folder.vitae(&["build", "--time-limit", "1", "--message-format", format]).exits(1);
    told("human").says("error[too-slow]: cv.pdf took longer than 1 s").says("help:").says("--time-limit");
    told("short").says("error[too-slow]: cv.pdf took longer than 1 s");
    let json = told("json").messages();
    let json: Value = serde_json::from_str(json.lines().find(|line| line.contains("too-slow")).unwrap()).unwrap();
    assert_eq!((&json["severity"], &json["code"]), (&"error".into(), &"too-slow".into()));
    let github = String::from_utf8(told("github").stdout().to_vec()).unwrap();
    assert!(github.contains("::error title=vitae too-slow::cv.pdf took longer than 1 s"), "{github}");
    assert_eq!(folder.read("cv.pdf"), b"old");
}

/// Sites, the first of which have an endless document, listed before any other.
fn some_slow() -> Folder {
    let mixed =
        "vitae:\n  documents:\n    - {output: cv.pdf, template: own.typ}\n    - {output: bio.pdf, template: bio}\n";
    Folder::with(&[
        ("sites/a/_config.yml", mixed),
        ("sites/a/about.md", PAGE),
        ("sites/a/own.typ", ENDLESS),
        ("sites/b/_config.yml", SLOW),
        ("sites/b/about.md", PAGE),
        ("sites/b/own.typ", ENDLESS),
        ("sites/c/_config.yml", "vitae: {output: cv.pdf}\n"),
        ("sites/c/about.md", PAGE),
        ("sites/d/_config.yml", "vitae: {output: cv.pdf}\n"),
        ("sites/d/about.md", PAGE),
    ])
}

/// Several times as many seconds as a page of one word takes on this machine, busy as it is.
fn patience() -> String {
    let folder = Folder::with(&[("about.md", PAGE)]);
    let start = Instant::now();
    folder.vitae(&["build", "-o", "cv.pdf"]).exits(0);
    (start.elapsed().as_secs_f32() * 6.0 + 2.0).ceil().to_string()
}

fn patiently(folder: &Folder, args: &[&str], seconds: &str) -> Run {
    folder.vitae(&[args, &["--time-limit", seconds]].concat())
}

#[test]
fn the_other_documents_are_built_and_written() {
    let seconds = patience();
    for isolate in [&[][..], &["--isolate"]] {
        let folder = some_slow();
        let run = patiently(&folder, &[&["build", "sites"], isolate].concat(), &seconds).exits(1);
        let said = run.messages();
        for slow in ["sites/a/cv.pdf", "sites/b/cv.pdf"] {
            let told = format!("[too-slow]: {slow} took longer than {seconds} s");
            assert_eq!(said.matches(&told).count(), 1, "{said}");
        }
        assert!(said.contains("2 sources failed") && said.contains("3 files: 3 pages"), "{said}");
        for written in ["a/bio.pdf", "c/cv.pdf", "d/cv.pdf"] {
            assert!(folder.read(&format!("sites/{written}")).starts_with(b"%PDF"), "{written}");
        }
        assert!(!folder.path("sites/a/cv.pdf").exists() && !folder.path("sites/b/cv.pdf").exists());
    }
}

#[test]
fn the_other_documents_are_checked() {
    let folder = some_slow();
    let run = patiently(&folder, &["check", "--fix", "sites/a"], &patience()).exits(1);
    assert!(run.messages().contains("[too-slow]: sites/a/cv.pdf"), "{}", run.messages());
    assert!(folder.read("sites/a/bio.pdf").starts_with(b"%PDF"));
}
