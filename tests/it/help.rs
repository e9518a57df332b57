//! Help with examples, completions, a manual, and suggestions for mistyped arguments.

use std::fs;

use crate::binary::Folder;

/// The commands that the help lists.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.vitae(&["--help"]).exits(0);
    let help = String::from_utf8(help.stdout().to_owned()).unwrap();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    let commands: Vec<String> = names.filter(|&name| name != "help").map(str::to_owned).collect();
    assert!(commands.len() >= 5, "{help}");
    commands
}

#[test]
fn the_help_of_every_command_shows_examples_of_it() {
    let folder = Folder::with(&[]);
    for command in commands(&folder) {
        let help = folder.vitae(&["help", &command]).exits(0);
        let help = String::from_utf8(help.stdout().to_owned()).unwrap();
        let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} shows no examples"));
        let examples = examples.split("\n\n").next().unwrap_or_default();
        assert!(examples.lines().all(|line| line.starts_with("  ")), "{examples}");
        assert!(examples.contains(&format!("vitae {command}")), "{examples}");
    }
}

#[test]
fn every_shell_completes_every_command() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = folder.vitae(&["completions", shell]).exits(0);
        let script = String::from_utf8(script.stdout().to_owned()).unwrap();
        for command in commands(&folder) {
            // How the shell's script names a command that it offers; the word alone may appear in a description.
            let offer = match shell {
                "bash" => format!("            vitae,{command})\n"),
                "zsh" => format!("\n'{command}:"),
                "elvish" => format!("\n            cand {command} '"),
                "fish" => format!("-n \"__fish_vitae_needs_command\" -f -a \"{command}\""),
                _ => format!("[CompletionResult]::new('{command}', "),
            };
            assert!(script.contains(&offer), "{shell} does not know {command}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = Folder::with(&[]);
    folder.vitae(&["man", "man/man1"]).exits(0);
    assert!(folder.text("man/man1/vitae.1").contains(".TH vitae 1"));
    for command in commands(&folder) {
        let page = folder.text(&format!("man/man1/vitae-{command}.1"));
        assert!(page.contains("Examples:"), "{page}");
    }
    assert_eq!(fs::read_dir(folder.path("man/man1")).unwrap().count(), commands(&folder).len() + 1);
    folder.vitae(&["man", "man/man1/vitae.1"]).exits(2).says("man/man1/vitae.1");
}

#[test]
fn what_was_mistyped_is_answered_with_what_was_meant() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nText.\n")]);
    for (mistyped, meant) in [
        (&["biuld"][..], "'build'"),
        (&["build", "--tempalte", "bio"], "'--template'"),
        (&["build", "--lang", "chinse"], "did you mean 'zh-CN'?"),
        (&["build", "--message-format", "jsno"], "'json'"),
        (&["build", "about.md", "-t", "academia"], "`academic`"),
        (&["completions", "bas"], "'bash'"),
    ] {
        folder.vitae(mistyped).exits(2).says(meant);
    }
}

#[test]
fn many_sources_end_with_what_they_come_to() {
    let page = "---\nname: Ada\n---\nText.\n";
    let folder = Folder::with(&[("a.md", page), ("b.md", page), ("c.md", "---\nname: [Ada\n---\n")]);
    let run = folder.vitae(&["build", "a.md", "b.md", "c.md", "-o", "out/"]).exits(1);
    assert!(run.messages().contains("\n2 files: 2 pages, "), "{}", run.messages());
    let again = folder.vitae(&["build", "a.md", "b.md", "c.md", "-o", "out/"]).exits(1);
    let again = again.says("; 2 unchanged; 1 source failed").does_not_say("of 3 …");
    assert!(!again.messages().contains('\r'), "there is no terminal to count on");
    let quiet = folder.vitae(&["build", "a.md", "b.md", "-o", "out/", "--quiet"]).exits(0);
    assert_eq!(quiet.messages(), "");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = Folder::with(&[("about.md", "Text without a name.\n")]);
    let build = ["build", "about.md", "-o", "cv.pdf"];
    folder.vitae(&build).exits(0).says("warning").does_not_say("\x1b");
    folder.vitae(&[&build[..], &["--color", "always"]].concat()).exits(0).says("\x1b[");
    folder.vitae(&[&build[..], &["--color", "never"]].concat()).exits(0).does_not_say("\x1b");
}
