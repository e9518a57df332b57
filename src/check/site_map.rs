//! What the site shows, as far as can be known without running its generator.

use std::collections::BTreeSet;

use crate::address;
use crate::path;
use crate::site::{Config, DocumentPlan, EntryKind, Generator, Reader};
use crate::suggest::nearest_by;

/// How many files of a site are looked at. In a larger site no link is called dead.
const MAX_FILES: usize = 50_000;

/// How deep its folders are searched: a link among them may lead in a circle.
const MAX_DEPTH: usize = 12;

/// Places that themes and plugins make, and that no file of the site corresponds to.
const MADE_BY_THE_SITE: &[&str] = &[
    "archive",
    "archives",
    "atom.xml",
    "author",
    "authors",
    "blog",
    "categories",
    "category",
    "collection-archive",
    "feed",
    "feed.xml",
    "feeds",
    "index.html",
    "news",
    "page",
    "posts",
    "robots.txt",
    "rss",
    "rss.xml",
    "search",
    "sitemap",
    "sitemap.xml",
    "tag",
    "tags",
    "year-archive",
];

/// Kinds of files that no build makes out of others.
const DOCUMENTS: &[&str] = &[
    "bib", "csv", "doc", "docx", "epub", "gz", "ics", "ipynb", "key", "m", "mov", "mp3", "mp4", "odp", "odt", "pdf",
    "ppt", "pptx", "ps", "py", "r", "rar", "tar", "tex", "txt", "vcf", "xls", "xlsx", "zip",
];

/// What is known of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Existence {
    /// It exists, or a running site may make it.
    Possible,
    /// It does not exist; the file that is most like it may be meant.
    Gone(Option<String>),
}

/// The places of a site, by which dead links are recognised.
pub struct SiteMap {
    /// Every file that the site copies or makes a page of, below the root.
    files: BTreeSet<String>,
    /// Where pages are shown, without what servers add or leave out: `cv`, `talks/2024`.
    addresses: BTreeSet<String>,
    /// The first parts of addresses of pages that are made out of something else.
    made: BTreeSet<String>,
    /// Whether everything was seen.
    complete: bool,
}

impl SiteMap {
    /// Looks through a site. `plans` are all of its documents: a link to one is not dead because it has not been built yet.
    pub fn new(reader: &mut Reader<'_>, config: &Config, plans: &[DocumentPlan]) -> Self {
        let mut map =
            Self { files: BTreeSet::new(), addresses: BTreeSet::new(), made: BTreeSet::new(), complete: true };
        map.made.extend(MADE_BY_THE_SITE.iter().map(|&name| name.to_owned()));
        map.made.extend(crate::site::collection_names(config).iter().map(|&name| name.to_owned()));
        // Where Hugo shows what, its themes decide.
        map.complete = map.walk(reader) && config.is_site() && config.recognized.generator != Generator::Hugo;
        map.addresses.extend(config.pages(reader).iter().map(|page| page.bare_address()));
        map.files.extend(plans.iter().map(|plan| plan.output.clone()));
        map
    }

    /// Notes every file. `false` when there are too many, or too deep.
    fn walk(&mut self, reader: &Reader<'_>) -> bool {
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for entry in reader.list(&folder) {
                let path = path::join(&folder, &entry.name);
                match entry.kind {
                    EntryKind::Folder if entry.name.starts_with('.') || path::is_made(&entry.name) => {}
                    EntryKind::Folder if path.matches('/').count() == MAX_DEPTH => return false,
                    EntryKind::Folder => folders.push(path),
                    EntryKind::File => {
                        self.note(reader, path);
                    }
                }
            }
            if self.files.len() > MAX_FILES {
                return false;
            }
        }
        true
    }

    fn note(&mut self, reader: &Reader<'_>, path: String) {
        let is_page = path::has_extension(&path, &["md", "markdown", "html"]);
        let is_inside = path.split('/').any(|part| part.starts_with('_'));
        if is_inside && let Some((collection, _)) = path.strip_prefix('_').and_then(|path| path.split_once('/')) {
            self.made.insert(collection.to_owned());
        }
        if is_page && let Ok(bytes) = reader.bytes(&path) {
            self.addresses.extend(stated_addresses(&String::from_utf8_lossy(&bytes)));
        }
        self.files.insert(path);
    }

    /// What is known of the place at `path`, below the root.
    pub(super) fn place(&self, path: &str) -> Existence {
        let path = path.trim_matches('/');
        let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let is_document = path::has_extension(path, DOCUMENTS);
        let is_made =
            |first: &str| self.made.contains(first) || first.starts_with(|letter: char| letter.is_ascii_digit());
        // Hidden folders, such as `.well-known`, are not looked into.
        let is_hidden = path::is_hidden(path);
        if !self.complete || is_hidden || self.exists(path) || !is_document && is_made(first) {
            return Existence::Possible;
        }
        let nearest = self.nearest(path);
        // At github.io, `/name/…` may be the site of another repository.
        let is_ours = match rest {
            Some(_) => self.has_folder(first),
            None => is_document || nearest.is_some(),
        };
        if is_ours && (is_document || path::has_extension(path, &["", "html"])) {
            Existence::Gone(nearest)
        } else {
            Existence::Possible
        }
    }

    fn exists(&self, path: &str) -> bool {
        let is_page = |extension: &str| self.files.contains(&format!("{path}{extension}"));
        self.files.contains(path)
            || self.has_folder(path)
            || ["/index.html", "/index.md", ".md", ".html", ".markdown"].iter().any(|extension| is_page(extension))
            || self.addresses.contains(&address::page(path))
    }

    fn has_folder(&self, folder: &str) -> bool {
        let inside = format!("{folder}/");
        self.files.range(inside.clone()..).next().is_some_and(|file| file.starts_with(&inside))
    }

    /// The file or page whose name is most like the missing one's.
    fn nearest(&self, path: &str) -> Option<String> {
        let name = |path: &str| path::name(path.trim_end_matches('/')).to_lowercase();
        let wanted = name(path);
        if wanted.contains('.') {
            nearest_by(&wanted, self.files.iter().filter(|file| !file.starts_with(['_', '.'])).cloned(), |file| {
                name(file)
            })
        } else {
            nearest_by(&wanted, self.addresses.iter().map(|address| format!("{address}/")), |page| name(page))
        }
    }
}

/// The addresses that a page's front matter states: its own, and those that lead to it.
fn stated_addresses(text: &str) -> Vec<String> {
    let Some(front) = text.strip_prefix("---") else { return Vec::new() };
    let front = front.split("\n---").next().unwrap_or_default();
    let states = |line: &&str| line.contains('/');
    let values = front.lines().filter(states).flat_map(|line| line.split([' ', '[', ']', ',', '"', '\'']));
    values.filter(|value| value.starts_with('/')).map(address::page).collect()
}
