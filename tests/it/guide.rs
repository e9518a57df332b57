//! The guide and the READMEs are correct: their commands run and print what the page shows, their configuration is accepted,
//! their links lead somewhere.
//!
//! A block of `console` is run, line by line, in a folder that holds a copy of the sample site, `my-homepage`; the lines below a
//! command are its output, with … for anything that may differ. A block of `sh` is only shown: it needs a network or does not
//! end.

use std::fs;
use std::path::{Path, PathBuf};

use crate::binary::Folder;
use crate::console::{Shown, blocks, is_like, run, shown};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The user-facing pages: their paths and texts.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let docs = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let readmes = ["README.md", "README.zh-CN.md", "templates/README.md"].map(|name| root().join(name));
    docs.chain(readmes).map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// A page without its code blocks and code spans.
fn prose(page: &str) -> String {
    let mut in_block = false;
    let lines = page.lines().filter(|line| {
        let is_fence = line.starts_with("```");
        in_block ^= is_fence;
        !in_block && !is_fence
    });
    lines.map(|line| line.split('`').step_by(2).collect::<String>() + "\n").collect()
}

#[test]
fn every_command_of_the_guide_runs_and_says_what_the_page_shows() {
    let mut count = 0;
    for (path, page) in pages() {
        let commands = shown(&page);
        // The toolchain and the network are not tried here, and other programs are not ours.
        let foreign = ["cargo ", "typst "];
        let commands: Vec<_> =
            commands.into_iter().filter(|shown| !foreign.iter().any(|name| shown.command.starts_with(name))).collect();
        for Shown { command, .. } in &commands {
            let ends = !command.starts_with("vitae watch");
            assert!(ends, "{}: “{command}” does not end: show it in a block of sh", path.display());
        }
        let folder = Folder::sample();
        fs::rename(folder.path("content"), folder.path("my-homepage")).unwrap();
        let results = run(&folder, commands.iter().map(|shown| shown.command));
        assert_eq!(results.len(), commands.len(), "{}: the shell ended early", path.display());
        for (Shown { command, output }, (code, said)) in commands.iter().zip(results) {
            let expects_findings = output.iter().any(|line| line.contains("error") || line.contains("warning"));
            assert_eq!(code, i32::from(expects_findings), "{}: {command}\n{said}", path.display());
            for line in output {
                let is_said = said.lines().any(|said| is_like(said, line));
                assert!(is_said, "{}: {command}\ndoes not say “{line}” but\n{said}", path.display());
            }
            count += 1;
        }
    }
    assert!(count > 10, "only {count} commands were found");
}

#[test]
fn every_configuration_in_the_guide_is_accepted() {
    let mut count = 0;
    for (path, page) in pages() {
        for block in blocks(&page, "yaml").iter().filter(|block| block.contains(&"vitae:")) {
            let config = format!("name: Ada Lovelace\n{}\n", block.join("\n"));
            let home = "---\npermalink: /\n---\nI wrote the first program.\n\n# Publications\n\n- Notes, 1843\n";
            let pages = ["about", "cv", "narrative-cv"].map(|name| format!("_pages/{name}.md"));
            let pages = pages.iter().map(|path| (path.as_str(), home));
            let files: Vec<_> = [("_config.yml", config.as_str())].into_iter().chain(pages).collect();
            let folder = Folder::with(&files);
            let run = folder.vitae(&["build"]);
            for code in ["invalid-config", "invalid-yaml", "duplicate-key"] {
                assert!(!run.messages().contains(code), "{}:\n{config}\n{}", path.display(), run.messages());
            }
            count += 1;
        }
    }
    assert!(count >= 3, "only {count} blocks were found");
}

#[test]
fn every_link_of_the_guide_leads_somewhere() {
    let mut count = 0;
    for (path, page) in pages() {
        let prose = prose(&page);
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://") && !target.contains('…')) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(file.exists(), "{}: {target} leads nowhere", path.display());
            count += 1;
            if !anchor.is_empty() {
                let text = fs::read_to_string(&file).unwrap();
                let is_there = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor_of(line) == anchor);
                assert!(is_there, "{}: {target} names no heading", path.display());
            }
        }
    }
    assert!(count > 40, "only {count} links were found");
}

/// The anchor that GitHub gives a heading.
fn anchor_of(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' '));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

#[test]
fn the_guide_names_this_version_of_the_action_and_only_inputs_that_it_has() {
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let (inputs, _) = action.split_once("\noutputs:").unwrap();
    let mut count = 0;
    for (path, page) in pages() {
        for block in blocks(&page, "yaml") {
            let uses = block.iter().position(|line| line.contains("uses: vitae-cv/vitae@"));
            let Some(uses) = uses else { continue };
            assert!(block[uses].ends_with(concat!("@v", env!("CARGO_PKG_VERSION"))), "{}", path.display());
            let with = block[uses..].iter().skip_while(|line| line.trim() != "with:").skip(1);
            for line in with.take_while(|line| line.starts_with("          ")) {
                let name = line.trim().split(':').next().unwrap();
                assert!(inputs.contains(&format!("\n  {name}:\n")), "{}: no input {name}", path.display());
            }
            count += 1;
        }
    }
    assert!(count >= 3, "only {count} workflows were found");
}

#[test]
fn the_chinese_readme_keeps_step_with_the_english_one() {
    let [english, chinese] =
        ["README.md", "README.zh-CN.md"].map(|name| fs::read_to_string(root().join(name)).unwrap());
    let commands = |page: &str| -> Vec<String> {
        shown(page).iter().map(|shown| shown.command.split('#').next().unwrap().trim().to_owned()).collect()
    };
    assert_eq!(commands(&english), commands(&chinese));
    let count = |page: &str, what: &str| page.lines().filter(|line| line.starts_with(what)).count();
    let [english, chinese] = [english, chinese].map(|page| prose(&page));
    for what in ["# ", "## ", "<", "|", "**"] {
        assert_eq!(count(&english, what), count(&chinese, what), "lines that begin with “{what}”");
    }
    let settings = |page: &str| -> Vec<String> {
        let lines = blocks(page, "yaml").concat();
        lines.iter().map(|line| line.split('#').next().unwrap().trim().to_owned()).collect()
    };
    assert_eq!(settings(&english), settings(&chinese));
    assert!(english.contains("[中文](README.zh-CN.md)") && chinese.contains("[English](README.md)"));
}
