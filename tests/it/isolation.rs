//! A document that ends the process that builds it is its own error, and affects nothing else.

use serde_json::Value;

use crate::binary::Folder;

/// A template that asks for more memory than there is.
const GREEDY: &str = "\
#let cv(data, body) = \"x\" * 4000000000000
#let lead(body) = body
#let (en, zh) = ((it => it), (it => it))
";

const THREE: &str = "vitae:\n  documents:\n    - {output: cv.pdf}\n    - {output: poster.pdf, template: own.typ}\n    - {output: bio.pdf, template: bio}\n";
const PAGE: &str = "---\npermalink: /\nname: Ada Byron\n---\nHello.\n";

fn greedy() -> Folder {
    Folder::with(&[
        ("sites/a/_config.yml", THREE),
        ("sites/a/about.md", PAGE),
        ("sites/a/own.typ", GREEDY),
        ("sites/a/poster.pdf", "old"),
        ("sites/b/_config.yml", "vitae: {output: cv.pdf}\n"),
        ("sites/b/about.md", PAGE),
    ])
}

#[test]
fn what_asks_for_too_much_memory_is_given_up_and_the_others_are_built() {
    let folder = greedy();
    let run = folder.vitae(&["build", "--isolate", "sites"]).exits(1);
    run.says("error[too-large]: sites/a/poster.pdf needs more than 1500 MB of memory and was not written")
        .says("`--memory-limit MB` allows more")
        .says("sites/a/cv.pdf: 1 page")
        .does_not_say("unchanged")
        .says("sites/a/bio.pdf: 1 page")
        .says("sites/b/cv.pdf: 1 page")
        .says("3 files: 3 pages")
        .says("1 source failed")
        .does_not_say("memory allocation");
    assert_eq!(folder.read("sites/a/poster.pdf"), b"old");
    assert!(["a/cv.pdf", "a/bio.pdf", "b/cv.pdf"].iter().all(|pdf| folder.path(&format!("sites/{pdf}")).exists()));
}

#[test]
fn a_machine_is_told_in_its_own_format() {
    let folder = greedy();
    let messages = folder.vitae(&["build", "--isolate", "sites", "--message-format", "json"]).exits(1).messages();
    let told: Vec<Value> = messages.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors: Vec<&Value> = told.iter().filter(|one| one["severity"] == "error").collect();
    assert_eq!((errors.len(), &errors[0]["code"]), (1, &"too-large".into()));
    assert_eq!(told.iter().filter(|one| one["severity"] == "output").count(), 3);
}

#[test]
fn a_check_goes_on_behind_what_ended_it() {
    let folder = greedy();
    let run = folder.vitae(&["check", "--isolate", "--fix", "sites"]).exits(1);
    run.says("sites/a/poster.pdf needs more than 1500 MB of memory").says("4 documents: 1 problem, 3 PDFs written");
}

#[test]
fn what_another_process_builds_is_what_this_one_builds() {
    let folder = Folder::sample();
    for format in ["pdf", "txt"] {
        let build = |isolate: &[&str]| {
            let args = [&["build", "content/_pages/about.md", "-q", "-f", format, "-o", "-"], isolate].concat();
            folder.vitae(&args).exits(0).stdout().to_vec()
        };
        assert!(build(&["--isolate"]) == build(&[]), "{format}");
    }
    let broken = Folder::with(&[("about.md", "---\nname: [\n---\nHello.\n")]);
    let run = |args: &[&str]| broken.vitae(args).exits(1).messages();
    assert_eq!(run(&["build", "about.md", "--isolate"]), run(&["build", "about.md"]));
}

#[test]
fn standard_input_is_read_once() {
    let folder = Folder::with(&[("own.typ", GREEDY)]);
    let args = ["build", "--isolate", "-", "-t", "own.typ", "-o", "cv.pdf"];
    let run = folder.vitae_with_input(&args, PAGE.as_bytes()).exits(1);
    run.says("<standard input> needs more than 1500 MB of memory").does_not_say("empty");
}

#[test]
#[cfg(target_os = "linux")]
fn a_lower_limit_is_kept() {
    let hungry = "#let cv(data, body) = { let n = range(40000000); body }\n#let lead(body) = body\n#let (en, zh) = ((it => it), (it => it))\n";
    let folder =
        Folder::with(&[("_config.yml", "vitae: {template: own.typ}\n"), ("about.md", PAGE), ("own.typ", hungry)]);
    folder.vitae(&["build", "--isolate", "--memory-limit", "300"]).exits(1).says("needs more than 300 MB of memory");
}

#[test]
fn a_page_named_like_the_last_words_of_a_process_silences_nothing() {
    let folder = Folder::with(&[
        ("memory allocation of x.md", "---\nname: Ada\n---\nHello.\n"),
        ("bad.md", "---\nname: Ada\nvitae: {yy: 1}\n---\nHello.\n"),
    ]);
    let run = folder.vitae(&["build", "--isolate", "--message-format", "short", "memory allocation of x.md", "bad.md"]);
    run.exits(1).says("bad.md:3:9: error[invalid-config]");
}
