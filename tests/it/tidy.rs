//! Promises that the repository's documents make about each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use vitae::diagnostic::Code;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a generated file with the one in the repository, or writes it with `VITAE_BLESS=1`.
fn up_to_date(path: &str, fresh: &str) {
    if std::env::var_os("VITAE_BLESS").is_some() {
        fs::write(root().join(path), fresh).unwrap();
    }
    assert!(read(path) == fresh, "{path} is stale: run `just bless`");
}

#[test]
fn the_schema_for_editors_is_the_one_that_is_checked() {
    let schema = serde_json::to_string_pretty(&vitae::site::schema()).unwrap();
    up_to_date("docs/vitae.schema.json", &format!("{schema}\n"));
}

#[test]
fn the_configuration_reference_lists_the_keys_that_are_checked() {
    let schema = vitae::site::schema();
    let mut text = String::from(
        "# The `vitae:` block\n\nPut it in `_config.yml` or in a page's front matter. The page wins over `_config.yml`, and flags win \
         over both.\nEvery key is optional. A key of the block applies to all documents, a key under `documents` to that one.\n",
    );
    table("", &schema["properties"]["vitae"], &mut text);
    up_to_date("docs/configuration.md", &text);
}

/// A table of an object's keys, then one for each key that holds further keys.
fn table(path: &str, object: &serde_json::Value, text: &mut String) {
    if !path.is_empty() {
        text.push_str(&format!("\n## `{path}`\n"));
    }
    text.push_str("\n| key | value | default | example | |\n|---|---|---|---|---|\n");
    let keys = object["properties"].as_object().expect("keys");
    for (key, value) in keys {
        let about = value["description"].as_str().unwrap_or_default();
        let default = value.get("default").map_or(String::new(), |default| format!("`{}`", flow(default)));
        let example = flow(&value["examples"][0]);
        text.push_str(&format!("| `{key}` | {} | {default} | `{example}` | {about} |\n", shape(value)));
    }
    for (key, value) in keys {
        let inner = if value["items"]["properties"].is_object() { &value["items"] } else { value };
        // A document's keys are the block's, which are already listed.
        if inner["properties"].is_object() && key != "documents" {
            table(key, inner, text);
        }
    }
}

/// A value as written in YAML.
fn flow(value: &serde_json::Value) -> String {
    use serde_json::Value as Json;
    match value {
        Json::String(text) if text.starts_with('#') => format!("\"{text}\""),
        Json::String(text) => text.clone(),
        Json::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Json::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{key}: {}", flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// What a key may hold, in words.
fn shape(value: &serde_json::Value) -> String {
    if let Some(choices) = value["enum"].as_array() {
        return choices.iter().map(|choice| format!("`{}`", choice.as_str().unwrap())).collect::<Vec<_>>().join(", ");
    }
    match value["type"].as_str() {
        Some("boolean") => "`true`, `false`".to_owned(),
        Some("array") => "a list".to_owned(),
        Some("object") => "keys".to_owned(),
        Some(kind @ ("integer" | "number")) => match (&value["minimum"], &value["maximum"]) {
            (least, most) if least.is_number() && most.is_number() => format!("{least} to {most}"),
            _ => format!("a {kind}"),
        },
        Some("string") if value["format"] == "date" => "a date".to_owned(),
        Some("string") if value["pattern"].is_string() => "a colour".to_owned(),
        Some("string") => "text".to_owned(),
        _ => "text, or a list of texts".to_owned(),
    }
}

#[test]
fn the_guide_lists_the_rules_of_what_is_left_out() {
    assert!(read("docs/site.md").contains(&vitae::curate::Rule::table()), "docs/site.md is stale");
}

#[test]
fn the_guide_lists_the_dialect() {
    let mut text = String::from(
        "# Markdown\n\nA page is read as [CommonMark](https://spec.commonmark.org) with tables, footnotes, strikethrough, task lists and \
         definition lists.\nWhere the site's own program or the author means something else, vitae follows them:\n\n| | |\n|---|---|\n",
    );
    for (name, why) in vitae::markdown::dialect() {
        text.push_str(&format!("| {name} | {} |\n", why.replace('|', "\\|")));
    }
    up_to_date("docs/markdown.md", &text);
}

#[test]
fn every_message_is_explained() {
    let mut table = String::from(
        "# Messages\n\nEvery message has a code. After an error the output is not written; after a warning it is, unless you pass `--strict`.\n\
         What was *left out* of the document is listed with `-v`. Follow a code to see what you can do about it.\n\n| code | meaning |\n|---|---|\n",
    );
    for code in Code::ALL {
        let (name, about) = (code.as_str(), code.explain());
        table.push_str(&format!("| [`{name}`]({}#{name}) | {about} |\n", page_about(*code)));
    }
    up_to_date("docs/messages.md", &table);
}

/// The page of the guide that says what to do about a message.
fn page_about(code: Code) -> &'static str {
    if code.explain().starts_with("`check`:") { "check.md" } else { "troubleshooting.md" }
}

#[test]
fn there_is_advice_on_every_message() {
    for page in ["check.md", "troubleshooting.md"] {
        let advice = read(&format!("docs/{page}"));
        let advised: BTreeSet<&str> =
            advice.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
        let codes = Code::ALL.iter().filter(|&&code| page_about(code) == page).map(|code| code.as_str());
        assert_eq!(advised, codes.collect(), "docs/{page}");
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(read("CHANGELOG.md").contains(&format!("## {version}")), "CHANGELOG.md says nothing of {version}");
}

#[test]
fn documents_name_files_that_are_there() {
    let mut named = 0;
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/performance.md", "docs/security.md"] {
        let text = read(document);
        for path in text.split('`').skip(1).step_by(2).filter(|code| code.ends_with(".rs") || code.ends_with('/')) {
            let is_there = [path, &format!("src/{path}")].iter().any(|path| root().join(path).exists());
            assert!(is_there, "{document} names {path}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}

#[test]
fn the_fuzz_targets_lock_what_vitae_needs() {
    let manifest = read("Cargo.toml");
    let needed = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let lock = read("fuzz/Cargo.lock");
    let vitae = lock.split("[[package]]").find(|package| package.starts_with("\nname = \"vitae\"\n")).unwrap();
    let names: Vec<&str> = needed.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let advice = "copy Cargo.lock to fuzz/, and run `cargo metadata` there";
        let is_locked = ['"', ' '].iter().any(|end| vitae.contains(&format!("\n \"{name}{end}")));
        assert!(is_locked, "fuzz/Cargo.lock is without {name}: {advice}");
    }
}

#[test]
fn the_engine_and_the_program_that_binds_it_are_of_one_version() {
    let lock = read("Cargo.lock");
    let package = lock.split("[[package]]").find(|package| package.starts_with("\nname = \"wasm-bindgen\"\n")).unwrap();
    let version = package.split('"').nth(3).unwrap();
    let needed = format!("\nwasm-bindgen-cli-support = \"={version}\"\n");
    assert!(read("web/bindgen/Cargo.toml").contains(&needed), "web/bindgen wants another version than {version}");
}

#[test]
fn every_font_has_a_licence_and_a_known_sum() {
    let licences = read("fonts/README.md");
    for face in vitae_fonts::FACES {
        let family = face.file.split('-').next().unwrap().trim_end_matches(".ttf");
        let is_named = licences.split(|c: char| !c.is_alphanumeric()).any(|word| word == family);
        assert!(is_named, "fonts/README.md does not say where {} comes from", face.file);
        let sum: String = Sha256::digest(face.data).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(face.sha256(), sum, "{} is not the file whose sum is in SHA256SUMS", face.file);
    }
}

#[test]
fn only_one_folder_names_the_typesetter() {
    let mut named_there = BTreeSet::new();
    for (path, text) in library_code() {
        let paths = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let named = paths.filter_map(|path| path.split_once("::")).map(|(name, _)| name);
        let of_typesetter = |name: &&str| matches!(*name, "typst" | "comemo") || name.starts_with("typst_");
        let named: BTreeSet<String> = named.filter(of_typesetter).map(str::to_owned).collect();
        assert!(path.starts_with("typeset/") || named.is_empty(), "{path} names {named:?}");
        named_there.extend(named);
    }
    assert!(named_there.contains("typst") && named_there.contains("comemo"), "{named_there:?}");
}

#[test]
fn no_two_types_that_others_see_have_one_name() {
    let mut homes = BTreeMap::new();
    for (path, text) in library_code() {
        for name in text.lines().filter_map(public_type) {
            let other = homes.insert(name.to_owned(), path.clone());
            assert_eq!(other, None, "{name} is a type in {path} too");
        }
    }
    assert!(homes.contains_key("Builder"));
}

/// The name of the public type that a line declares.
fn public_type(line: &str) -> Option<&str> {
    let declared = line.trim_start().strip_prefix("pub ")?;
    let name = ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| declared.strip_prefix(kind))?;
    name.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next()
}

/// The library's source files without comments and tests: the path below `src`, and the text.
pub(crate) fn library_code() -> Vec<(String, String)> {
    code().into_iter().filter(|(path, _)| !is_of_program(path)).collect()
}

/// The same for the program; `main.rs` is its root.
pub(crate) fn program_code() -> Vec<(String, String)> {
    let root = |path: String| if path == "main.rs" { "lib.rs".to_owned() } else { path };
    code().into_iter().filter(|(path, _)| is_of_program(path)).map(|(path, text)| (root(path), text)).collect()
}

fn is_of_program(path: &str) -> bool {
    path == "main.rs" || path.starts_with("cli/")
}

fn code() -> Vec<(String, String)> {
    let source = root().join("src");
    let below = |path: &Path| path.strip_prefix(&source).unwrap().to_str().unwrap().replace('\\', "/");
    let files = rust_files(&source).into_iter().map(|path| (below(&path), fs::read_to_string(&path).unwrap()));
    let files = files.filter(|(path, _)| !path.ends_with("/tests.rs"));
    files.map(|(path, text)| (path, without_tests(&text))).collect()
}

fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().map(without_comment).collect::<Vec<_>>().join("\n")
}

/// A line of code up to its comment; the `//` of an address in a string does not begin one.
fn without_comment(line: &str) -> &str {
    let is_outside =
        |at: &usize| line[..*at].replace("\\\\", "").replace("\\\"", "").matches('"').count().is_multiple_of(2);
    line.match_indices("//").map(|(at, _)| at).find(is_outside).map_or(line, |at| &line[..at])
}

#[test]
fn comments_are_told_from_addresses() {
    for (line, code) in [
        ("a(\"https://x.org\"); // b", "a(\"https://x.org\"); "),
        ("/// see https://x.org", ""),
        ("a('\"', \"//\")", "a('\"', \""),
        ("a(\"\\\"//\");", "a(\"\\\"//\");"),
    ] {
        assert_eq!(without_comment(line), code);
    }
}

#[test]
fn tables_of_modules_are_complete() {
    let mut tables = 0;
    for path in rust_files(&root().join("src")).into_iter().filter(|path| path.ends_with("mod.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let table: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        if !table.contains("//! |") {
            continue;
        }
        tables += 1;
        let modules = text.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
        for module in modules.filter(|module| *module != "tests") {
            assert!(table.contains(&format!("`{module}`")), "the table of {} is without `{module}`", path.display());
        }
    }
    assert!(tables > 5, "{tables}");
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    below.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}
