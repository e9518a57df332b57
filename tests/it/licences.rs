//! What vitae is made of: licences that allow redistribution, one registry, no library twice without a reason.
//!
//! `deny.toml` lists them; `cargo deny check` reads it too, and also checks advisories, which need a database from the network.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The entries of a list in `deny.toml`: the first string on each line.
fn listed(list: &str) -> Vec<String> {
    let text = read("deny.toml");
    let (_, rest) = text.split_once(&format!("\n{list} = [\n")).expect("the list");
    let (entries, _) = rest.split_once("\n]").expect("its end");
    entries.lines().map(|line| line.split('"').nth(1).expect("a string").to_owned()).collect()
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    // Our own crates have no source.
    packages.into_iter().filter(|package| !package["source"].is_null()).collect()
}

/// Whether an allowed licence can be chosen in every part of an expression.
fn is_allowed(expression: &str, licences: &[String]) -> bool {
    let one = |part: &str| {
        let part = part.trim_matches(['(', ')']);
        part.replace('/', " OR ").split(" OR ").any(|licence| licences.iter().any(|allowed| allowed == licence.trim()))
    };
    expression.split(" AND ").all(one)
}

#[test]
fn every_library_may_be_given_away() {
    let licences = listed("allow");
    let is_allowed = |expression: &str| is_allowed(expression, &licences);
    let packages = packages();
    assert!(packages.len() > 100, "{}", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(&is_allowed))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0") && is_allowed("GPL-3.0 OR MIT"));
    assert!(!is_allowed("MIT AND GPL-3.0") && !is_allowed("AGPL-3.0"));
}

#[test]
fn every_library_comes_from_the_one_registry_and_is_there_once() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        assert!(text("source").starts_with("registry+https://github.com/rust-lang/"), "{}", text("source"));
        versions.entry(text("name")).or_default().insert(text("version"));
    }
    let twice: Vec<&str> = versions.iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| name.as_str()).collect();
    let explained = listed("skip");
    let unexplained: Vec<_> = twice.iter().filter(|name| !explained.iter().any(|known| known == *name)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?} are there in two versions");
    let outdated: Vec<_> = explained.iter().filter(|name| !twice.contains(&name.as_str())).collect();
    assert!(outdated.is_empty(), "{outdated:?} are there only once now");
}

#[test]
fn our_own_code_is_safe() {
    assert!(read("Cargo.toml").contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    for path in ["Cargo.toml", "fonts/Cargo.toml", "web/Cargo.toml"] {
        assert!(read(path).contains("[lints]\nworkspace = true"), "{path}");
    }
    // The macro that turns a function into a fuzz target has an unsafe attribute; what the targets call has none.
    assert!(read("fuzz/src/lib.rs").contains("#![forbid(unsafe_code)]"));
}
