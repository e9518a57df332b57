//! Printed text cannot control a terminal or a runner, whatever it quotes: file names, words of pages, what was typed.

use std::fs;

use crate::binary::{Folder, Run};

/// What pages, names and arguments may hold: commands at the beginning of a line, commands anywhere, terminal codes, marks that
/// change the direction of text.
const DANGEROUS: [&str; 2] = [
    "::error::owned ##[error]a ###[add-path]b \u{1b}[31mc \u{9b}31md\u{7f} \u{202e}e\u{2066}\u{200f}",
    "\u{3000}::set-env name=a::owned \u{7}\r::warning::owned\n ::error::owned\u{2028}##[group]",
];

/// How the runner finds a command in a line (`ActionCommand.TryParseV2` and `TryParse` of actions/runner).
pub(crate) fn is_command(line: &str) -> bool {
    let has_name = line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
    has_name || line.contains("##[")
}

/// Our own annotations are intended as commands.
pub(crate) fn is_annotation(line: &str) -> bool {
    let ours = ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
    ours && line.contains("title=vitae ") && !line.contains("##[")
}

#[track_caller]
fn is_harmless(run: &Run, about: &str) {
    let said = run.messages() + &String::from_utf8_lossy(run.stdout());
    let steers = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.contains(steers), "{about}: {said:?}");
    let commands: Vec<&str> =
        said.split(['\n', '\r']).filter(|line| is_command(line) && !is_annotation(line)).collect();
    assert!(commands.is_empty(), "{about}: {commands:?}");
}

const FORMATS: [&str; 4] = ["human", "short", "json", "github"];

#[test]
fn what_pages_and_settings_say_is_only_text() {
    for text in DANGEROUS {
        let quoted = serde_json::to_string(text).unwrap();
        let page =
            format!("---\npermalink: /\nname: Ada\n---\n{text}\n\n<script>{text}</script> ![{text}](a.png) 𓀀 {text}\n");
        let config =
            format!("title: x # {}\nvitae: {{template: {quoted}, nope: {quoted}}}\n", text.replace(['\r', '\n'], ""));
        let bio = page.replace("permalink: /", "permalink: /bio/");
        let folder = Folder::with(&[("_config.yml", &config), ("about.md", &page), ("bio.md", &bio)]);
        let harmless = "---\npermalink: /\nname: Ada\n---\nHello.\n";
        for format in FORMATS {
            for command in [
                &["build", "-v"][..],
                &["build", "about.md", "bio.md", "-v", "-t", "bio", "-o", "out/"],
                &["build", "-v", "-t", text],
                &["check", "-v"],
                &["check", "--fix"],
                &["eject", ".", "out"],
                &["init"],
                &["init", "--dry-run"],
            ] {
                let run = folder.vitae(&[command, &["--message-format", format]].concat());
                is_harmless(&run, &format!("{command:?} {format} {text:?}"));
            }
        }
        fs::write(folder.path("_config.yml"), format!("title: x\n\n# {}\n", text.replace(['\r', '\n'], ""))).unwrap();
        fs::write(folder.path("about.md"), harmless).unwrap();
        is_harmless(&folder.vitae(&["init", "--dry-run"]).exits(0), text);
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_only_text() {
    for name in DANGEROUS {
        let path = format!("{name}.md");
        let folder = Folder::with(&[(&path, "---\nname: Ada\n---\nHello.\n"), ("broken/x", "")]);
        fs::write(folder.path(&format!("broken/{path}")), "---\nname: [\n---\n").unwrap();
        for format in FORMATS {
            for command in [
                &["build", &path][..],
                &["build", &path, "-o", name],
                &["build", &path, &format!("broken/{path}"), "-o", &format!("{name}/")],
                &["build", &path, &path],
                &["build", &format!("missing{path}")],
                &["check", &path],
                &["check", &format!("broken/{path}")],
                &["eject", &path, &format!("{name}.out")],
                &["init", &format!("broken/{path}")],
            ] {
                let run = folder.vitae(&[command, &["--message-format", format]].concat());
                is_harmless(&run, &format!("{command:?} {format}"));
            }
        }
    }
}

#[test]
fn what_was_typed_is_only_text() {
    let folder = Folder::with(&[]);
    for text in DANGEROUS {
        for command in [
            &[text][..],
            &["build", "--lang", text],
            &["build", &format!("--{text}")],
            &["watch", "--port", text],
            &["fonts", "--font-path", text],
            &["man", &format!("/dev/null/{text}")],
            &["completions", text],
            &["templates", text],
        ] {
            is_harmless(&folder.vitae(command).exits(2), &format!("{command:?}"));
        }
    }
}
