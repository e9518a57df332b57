//! Commands as a page shows them: `$ vitae build`, and below it the output, with … for anything that may differ.

use std::path::Path;
use std::process::Command;

use crate::binary::Folder;

/// The fenced blocks of a page: their languages, and their lines.
pub(crate) fn blocks<'a>(page: &'a str, kind: &str) -> Vec<Vec<&'a str>> {
    let fence = format!("```{kind}");
    let mut lines = page.lines();
    let mut blocks = Vec::new();
    while lines.any(|line| line == fence) {
        blocks.push(lines.by_ref().take_while(|line| *line != "```").collect());
    }
    blocks
}

/// A command, and the output that the page shows for it.
pub(crate) struct Shown<'a> {
    pub(crate) command: &'a str,
    pub(crate) output: Vec<&'a str>,
}

/// The commands of the `console` blocks of a page.
pub(crate) fn shown(page: &str) -> Vec<Shown<'_>> {
    let mut commands: Vec<Shown<'_>> = Vec::new();
    for line in blocks(page, "console").into_iter().flatten() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push(Shown { command, output: Vec::new() }),
            (None, Some(last)) => last.output.push(line),
            (None, None) => panic!("“{line}” stands before any command"),
        }
    }
    commands
}

/// Runs the commands one after another in one shell, in a folder; returns the exit code and the output of each.
pub(crate) fn run<'a>(folder: &Folder, commands: impl Iterator<Item = &'a str>) -> Vec<(i32, String)> {
    let lines = commands.map(|command| format!("{command}\nprintf '\\n@@%s\\n' $?\n"));
    let binary = Path::new(env!("CARGO_BIN_EXE_vitae")).parent().unwrap().to_owned();
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(binary).chain(std::env::split_paths(&rest))).unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{}", lines.collect::<String>())])
        .current_dir(folder.path("."))
        .env("PATH", path)
        .env("HOME", folder.path("."))
        .env_remove("SOURCE_DATE_EPOCH")
        .env_remove("CI")
        .output()
        .unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let mut results = Vec::new();
    let mut said = String::new();
    for line in output.lines() {
        match line.strip_prefix("@@") {
            Some(code) => results.push((code.parse().unwrap(), std::mem::take(&mut said))),
            None => said += &format!("{line}\n"),
        }
    }
    results
}

/// Whether a line of output is the one that the page shows, where … matches anything.
pub(crate) fn is_like(said: &str, shown: &str) -> bool {
    let mut parts = shown.split('…');
    let Some(rest) = said.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut rest = rest;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    shown.ends_with('…') || rest.is_empty()
}
