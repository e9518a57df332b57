//! Which file uses which in the library, read from its code: from `use` lines, and from paths within the text.
//!
//! An arrow leads to the file that defines what is named, however many modules re-export the name; a re-export is not a use.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::library_code;

/// Which file uses which.
pub(super) type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The library's files by their modules' paths, such as `cv::dates::scan`; the path of `lib.rs` is empty.
pub(super) struct House {
    pub(super) files: BTreeMap<String, File>,
}

#[derive(Default)]
pub(super) struct File {
    code: String,
    /// The paths that it names, from the crate's root.
    uses: Vec<Vec<String>>,
    /// Those that it re-exports; the last part is the name, or `*`.
    hands_on: Vec<Vec<String>>,
}

impl House {
    pub(super) fn read() -> Self {
        Self::of(library_code())
    }

    pub(super) fn of<P: Into<String>, C: Into<String>>(code: impl IntoIterator<Item = (P, C)>) -> Self {
        let module = |path: String| {
            let path = path.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
            if path == "lib" { String::new() } else { path }
        };
        let mut files: BTreeMap<String, File> = code
            .into_iter()
            .map(|(path, code)| (module(path.into()), File { code: code.into(), ..File::default() }))
            .collect();
        let names: BTreeSet<String> = files.keys().cloned().collect();
        for (module, file) in &mut files {
            for (is_handed_on, path) in paths(&file.code) {
                let path = absolute(module, &path, &names);
                if is_handed_on { file.hands_on.extend(path) } else { file.uses.extend(path) }
            }
        }
        Self { files }
    }

    /// The files that each file uses.
    pub(super) fn arrows(&self) -> Arrows {
        let used = |file: &File| file.uses.iter().map(|path| self.home(path)).collect::<BTreeSet<_>>();
        let mut arrows: Arrows = self.files.iter().map(|(module, file)| (module.clone(), used(file))).collect();
        for (module, used) in &mut arrows {
            used.remove(module);
        }
        arrows
    }

    /// The arrows between the parts of each module.
    pub(super) fn levels(&self) -> BTreeMap<String, Arrows> {
        let mut levels: BTreeMap<String, Arrows> = BTreeMap::new();
        for (from, used) in self.arrows() {
            for to in used {
                let (from, to): (Vec<&str>, Vec<&str>) = (from.split("::").collect(), to.split("::").collect());
                let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
                if let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) {
                    let level = levels.entry(from[..shared].join("::")).or_default();
                    level.entry((*other).to_owned()).or_default();
                    level.entry((*one).to_owned()).or_default().insert((*other).to_owned());
                }
            }
        }
        levels
    }

    /// The file that defines what a path names.
    fn home(&self, path: &[String]) -> String {
        let is_module = |length: &usize| self.files.contains_key(&path[..*length].join("::"));
        let length = (0..=path.len()).rev().find(is_module).expect("the root is a module");
        let module = path[..length].join("::");
        let handed_on = path.get(length).and_then(|name| self.handed_on(&module, name));
        handed_on.map_or(module, |known| self.home(&[&known, &path[length + 1..]].concat()))
    }

    /// The path behind a name that a module re-exports.
    fn handed_on(&self, module: &str, name: &str) -> Option<Vec<String>> {
        self.files[module].hands_on.iter().find_map(|path| match path.split_last()? {
            (last, _) if last == name => Some(path.clone()),
            (last, all) if last == "*" && self.has(&all.join("::"), name) => Some([all, &[name.to_owned()]].concat()),
            _ => None,
        })
    }

    fn has(&self, module: &str, name: &str) -> bool {
        let Some(file) = self.files.get(module) else { return false };
        let defines = ["struct", "enum", "trait", "type", "fn", "const", "static", "mod"];
        defines.iter().any(|word| file.code.contains(&format!(" {word} {name}")))
            || self.handed_on(module, name).is_some()
    }
}

/// The paths that a text names, and whether each is re-exported.
fn paths(code: &str) -> Vec<(bool, Vec<String>)> {
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let line = statement.rfind("use ").map_or(0, |at| statement[..at].rfind('\n').map_or(0, |end| end + 1));
        match statement[line..].trim_start().trim_end_matches(';').split_once("use ") {
            Some((before, tree)) if before.is_empty() || before.starts_with("pub") => {
                rest += &statement[..line];
                found.extend(branches(tree).into_iter().map(|path| (!before.is_empty(), path)));
            }
            _ => rest += statement,
        }
    }
    let rest = rest.replace("pub(in crate::", "pub(");
    let words = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).map(|word| word.trim_matches(':'));
    let paths = words.filter(|word| word.contains("::"));
    found.extend(paths.map(|path| (false, path.split("::").map(str::to_owned).collect())));
    found
}

/// The paths of a `use` tree.
fn branches(tree: &str) -> Vec<Vec<String>> {
    let Some((stem, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().split("::").map(|part| part.trim().to_owned());
        return vec![path.filter(|part| part != "self").collect()];
    };
    let inside = &inside[..inside.rfind('}').unwrap_or(inside.len())];
    let mut depth = 0;
    let parts = inside.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty()).flat_map(|part| branches(&format!("{stem}{}", part.trim()))).collect()
}

/// A path from the crate's root; `None` when it leads to another crate.
fn absolute(module: &str, path: &[String], modules: &BTreeSet<String>) -> Option<Vec<String>> {
    let here: Vec<String> = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let ups = path.iter().take_while(|part| *part == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "super" => Some([&here[..here.len().checked_sub(ups)?], &path[ups..]].concat()),
        first => {
            let child = [&here[..], &[first.to_owned()]].concat().join("::");
            modules.contains(&child).then(|| [&here[..], path].concat())
        }
    }
}

#[test]
fn a_name_leads_to_the_file_that_defines_it() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\n"),
        ("a.rs", "pub(crate) mod inner;\npub use inner::{One, deeper::*};\nfn f() { inner::g() }\n"),
        ("a/inner.rs", "pub mod deeper;\npub struct One;\n"),
        ("a/inner/deeper.rs", "pub struct Two;\nuse super::super::super::b::Three as Other;\n"),
        ("b.rs", "use crate::a::{self, Two};\npub struct Three(crate::a::One);\n"),
    ];
    let arrows = House::of(files).arrows();
    let used = |file: &str| arrows.get(file).map(|used| used.iter().cloned().collect::<Vec<_>>().join(" "));
    assert_eq!(used("a").as_deref(), Some("a::inner"));
    assert_eq!(used("a::inner::deeper").as_deref(), Some("b"));
    assert_eq!(used("b").as_deref(), Some("a a::inner a::inner::deeper"));
}
