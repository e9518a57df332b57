//! Reads a site's files, each once, and keeps them as the sources of a build.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::files::{DirEntry, EntryKind, Files};
use crate::diagnostic::{Code, Diagnostic, Outcome, Severity, system_error};
use crate::encoding;
use crate::page::{self, Page};
use crate::path;
use crate::source::{SourceId, Sources};
use crate::toml;
use crate::yaml::{self, Yaml};

/// How many files one build reads at most; [`Sources`] can name no more than 65,536.
pub const MAX_FILES: usize = 10_000;

/// How many bytes of text one build reads at most, all files together.
pub const MAX_BYTES_TOGETHER: usize = 256 << 20;

/// Reads files and remembers them. A copy has read the same files, and is independent from there.
#[derive(Clone)]
pub struct Reader<'a> {
    files: &'a dyn Files,
    repair: bool,
    sources: Sources,
    count: usize,
    bytes: usize,
    /// The folders that were listed: what a template or a link means is looked for in few folders, over and over.
    listed: RefCell<BTreeMap<String, Arc<[DirEntry]>>>,
    /// Why pages are passed over, by their paths.
    passed_over: BTreeMap<String, Vec<Diagnostic>>,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet. `repair` is handed to [`encoding::decode`].
    pub fn new(files: &'a dyn Files, repair: bool) -> Self {
        Self {
            files,
            repair,
            sources: Sources::new(),
            count: 0,
            bytes: 0,
            listed: RefCell::default(),
            passed_over: BTreeMap::new(),
        }
    }

    /// Everything that was read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The bytes of a file.
    ///
    /// Every path is normalised here, so that what a page or a setting names never leaves the root, whoever holds the files.
    ///
    /// # Errors
    /// Those of [`Files::read`], and when the path leads out of the root.
    pub fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let outside = || io::Error::other("it is outside the site's folder");
        self.files.read(&path::below_root("", path).ok_or_else(outside)?)
    }

    /// Reads a text file. One that was read before is not read again, and its findings are not repeated.
    ///
    /// # Errors
    /// [`Code::Unreadable`] when it cannot be read, and those of [`encoding::decode`].
    pub fn read(&mut self, path: &str) -> Outcome<SourceId> {
        if let Some(id) = self.sources.find(Path::new(path)) {
            return Outcome::ok(id);
        }
        if self.count == MAX_FILES {
            return Outcome::fail(Diagnostic::error(
                Code::TooLarge,
                format!("more than {MAX_FILES} files would be read"),
            ));
        }
        match self.bytes(path) {
            Ok(bytes) => self.add(path, &bytes),
            Err(error) => Outcome::fail(Diagnostic::error(
                Code::Unreadable,
                format!("{path} cannot be read: {}", system_error(&error)),
            )),
        }
    }

    /// Notes that a file of the site cannot be read, and why.
    pub(super) fn pass_over(&mut self, path: String, why: Vec<Diagnostic>) {
        self.passed_over.insert(path, why);
    }

    /// That files are passed over, as warnings: the site has them.
    pub(super) fn passed_over(&self) -> impl Iterator<Item = Diagnostic> {
        let warning = |why: &Diagnostic| Diagnostic { severity: Severity::Warning, ..why.clone() };
        self.passed_over.values().flatten().map(warning).map(|said| said.help("the document is made without this file"))
    }

    /// Takes in text that did not come from a file of the site, such as standard input.
    ///
    /// # Errors
    /// Those of [`encoding::decode`]; [`Code::TooLarge`] beyond [`MAX_BYTES_TOGETHER`].
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Outcome<SourceId> {
        self.count += 1;
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > MAX_BYTES_TOGETHER {
            let message = format!("with {path}, more than {} MB of text would be read", MAX_BYTES_TOGETHER >> 20);
            return Outcome::fail(Diagnostic::error(Code::TooLarge, message));
        }
        encoding::decode(Path::new(path), bytes, self.repair).map(|source| self.sources.add(source))
    }

    /// Reads a page.
    ///
    /// # Errors
    /// Those of [`Reader::read`] and [`page::split`].
    pub fn page(&mut self, path: &str) -> Outcome<Page> {
        self.read(path).and_then(|id| page::split(&self.sources, id))
    }

    /// Reads a file of data as a page.
    ///
    /// # Errors
    /// Those of [`Reader::read`].
    pub(super) fn page_of_data(&mut self, path: &str) -> Outcome<Page> {
        self.read(path).map(|id| page::of_data(&self.sources, id))
    }

    /// Reads a file of data, by its name JSON, TOML or YAML. Jekyll reads both as YAML, so JSON with a comma too many or a comment
    /// is tolerated.
    ///
    /// # Errors
    /// Those of [`Reader::read`], [`yaml::parse`] and [`yaml::parse_json`]; [`Code::InvalidToml`] for what is not TOML.
    pub fn yaml(&mut self, path: &str) -> Outcome<Yaml> {
        self.read(path).and_then(|id| {
            let text = self.sources.get(id).text();
            let as_yaml = || yaml::parse(text, id, 0);
            if path::has_extension(path, &["toml"]) {
                return toml::parse(text, id, 0);
            }
            if !path.to_ascii_lowercase().ends_with(".json") {
                return as_yaml();
            }
            let json = yaml::parse_json(text, id);
            // As YAML it would be no smaller.
            if json.value().is_some() || json.diagnostics().iter().any(|said| said.code == Code::TooLarge) {
                return json;
            }
            Some(as_yaml()).filter(|yaml| yaml.value().is_some()).unwrap_or(json)
        })
    }

    /// The entries of a folder in the order of their names; none when there is no such folder.
    pub fn list(&self, folder: &str) -> Vec<DirEntry> {
        self.listing(folder).to_vec()
    }

    /// The files in a folder and the folders below it, `depth` deep, that are `wanted`. What begins with one of `skipped` is passed
    /// over, as is what other programs have put at the root.
    pub(super) fn files_below(
        &self,
        folder: &str,
        depth: usize,
        skipped: &[char],
        wanted: &dyn Fn(&str) -> bool,
    ) -> Vec<String> {
        let mut paths = Vec::new();
        for entry in self.list(folder).into_iter().filter(|entry| !entry.name.starts_with(skipped)) {
            let path = path::join(folder, &entry.name);
            match entry.kind {
                EntryKind::File if wanted(&path) => paths.push(path),
                EntryKind::Folder if depth > 0 && !path::is_made(&entry.name) => {
                    paths.extend(self.files_below(&path, depth - 1, skipped, wanted));
                }
                _ => {}
            }
        }
        paths
    }

    /// The first entry of a folder, in the order of their names, that is what is asked for.
    pub(super) fn find(&self, folder: &str, is_it: impl Fn(&DirEntry) -> bool) -> Option<DirEntry> {
        self.listing(folder).iter().find(|entry| is_it(entry)).cloned()
    }

    /// The entries of a folder that are what is asked for, in the order of their names.
    pub(super) fn filter(&self, folder: &str, is_one: impl Fn(&DirEntry) -> bool) -> Vec<DirEntry> {
        self.listing(folder).iter().filter(|entry| is_one(entry)).cloned().collect()
    }

    /// What a path leads to. The entries of a folder are in order, so even a large one is not walked through.
    pub(super) fn kind(&self, path: &str) -> Option<EntryKind> {
        let (entries, name) = (self.listing(path::folder(path)), path::name(path));
        let at = entries.binary_search_by(|entry| entry.name.as_str().cmp(name)).ok()?;
        Some(entries[at].kind)
    }

    fn listing(&self, folder: &str) -> Arc<[DirEntry]> {
        let Some(folder) = path::below_root("", folder) else { return Arc::default() };
        let mut listed = self.listed.borrow_mut();
        let entries = listed.entry(folder).or_insert_with_key(|folder| {
            let entries = self.files.list(folder).unwrap_or_default();
            if entries.is_sorted() {
                return entries;
            }
            let mut entries = entries.to_vec();
            entries.sort();
            entries.into()
        });
        Arc::clone(entries)
    }

    /// Whether there is such a file. Upper and lower case differ, as they do for the site's server.
    pub fn exists(&self, path: &str) -> bool {
        self.kind(path) == Some(EntryKind::File)
    }
}
