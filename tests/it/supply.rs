//! What vitae is made of: licences that let it be given away, one registry, no library twice without a reason.
//!
//! Advisories need a database from the network and are not looked at here: `cargo deny check advisories`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences that a program under MIT or Apache-2.0 may hold code under.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Libraries that are there in two versions, each because two others ask for them, which we cannot change.
const TWICE: &[&str] = &[
    "base64",
    "fearless_simd",
    "hayro-ccitt",
    "miniz_oxide",
    "quick-xml",
    "roxmltree",
    "vello_common", // within the typesetter
    "rand",
    "rand_core", // tests, and the parser of Liquid
    "syn",       // macros
];

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

/// Whether one can choose a licence of ours in every part of an expression.
fn is_allowed(expression: &str) -> bool {
    let one = |part: &str| {
        let part = part.trim_matches(['(', ')']);
        part.replace('/', " OR ").split(" OR ").any(|licence| LICENCES.contains(&licence.trim()))
    };
    expression.split(" AND ").all(one)
}

#[test]
fn every_library_may_be_given_away() {
    let refused: Vec<String> = packages()
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
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
    let unexplained: Vec<_> = twice.iter().filter(|name| !TWICE.contains(name)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?} are there in two versions");
    let outdated: Vec<_> = TWICE.iter().filter(|name| !twice.contains(name)).collect();
    assert!(outdated.is_empty(), "{outdated:?} are there only once now");
}

#[test]
fn our_own_code_is_safe() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    assert!(read("Cargo.toml").contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    for path in ["Cargo.toml", "fonts/Cargo.toml"] {
        assert!(read(path).contains("[lints]\nworkspace = true"), "{path}");
    }
    // The macro that makes a fuzz target of a function has an unsafe attribute; what the targets call has none.
    assert!(read("fuzz/src/lib.rs").contains("#![forbid(unsafe_code)]"));
}
