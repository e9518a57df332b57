//! The sites of `tests/sites` as Jekyll shows them: the same pages at the same addresses, the same words in the same order.
//!
//! Jekyll runs a copy whose layouts print only their content, since vitae prints no menus. Where Jekyll is not installed, these
//! tests are skipped, except in CI, which installs it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use html5gum::{Token, Tokenizer};
use similar::{Algorithm, DiffTag};
use tempfile::TempDir;
use vitae::MemoryFiles;
use vitae::pipeline;
use vitae::site::{Config, Reader, SitePage};

use crate::binary::{Folder, copy};
use crate::external_tools::has;
use crate::html::html;

/// Words that are meant to differ: the page, Jekyll's words, ours, and the reason.
const MEANT: &[(&str, &str, &str, &str)] = &[
    (
        "acad-homepage/_pages/about.md",
        "包括语音合成和 歌声合成。I",
        "包括语音合成和歌声合成。I",
        "the end of a line between Chinese characters is no blank",
    ),
    (
        "acad-homepage/_pages/about.md",
        "papers .",
        "papers.",
        "a badge stood there, which leaves no blank before the full stop",
    ),
    ("acad-homepage/_pages/about.md", "ICX 2023", "", BADGE),
    ("acad-homepage/_pages/about.md", "Chen", "Chen. ICX 2023", BADGE),
    ("acad-homepage/_pages/about.md", "", "·", "a badge is a box of its own before a title"),
    ("academicpages/_pages/cv.md", "*move*", "move", "stars in the text of HTML mark what the author emphasises"),
    ("al-folio/_pages/about.md", "*seen*", "seen", "stars in the text of HTML mark what the author emphasises"),
    (
        "al-folio/_pages/about.md",
        "Tomas Reyes Kallio Institute. Lenses and shadows. Room 5",
        "",
        "the head of the layout: the document's header says so",
    ),
    (
        "al-folio/_pages/about.md",
        "selected publications Reyes: On lamps. mail Letters reach me at the institute.",
        "",
        "the document has the whole list of publications, and contacts in its header, without the note to visitors",
    ),
    ("al-folio/_pages/news.md", ":sparkles:", "✨", "jemoji, which GitHub Pages has, shows pictures"),
    ("al-folio/_pages/teaching.md", "notes1", "notes[^1]", "tests write the mark of a note so"),
    ("al-folio/_pages/teaching.md", "↩", "", "paper has no way back from a note"),
    ("hand-written/keeper.md", "People Home A keeper of seeds", "", "a menu, and the title of the page"),
    ("hand-written/keeper.md", "Amadou Diallo's page, 2020", "", "the foot of the page"),
    ("hyde/about.md", "it's,", "it’s,", "an apostrophe is one, however it is typed"),
    ("hyde/index.md", "", "Nobody.", "`blank` means something where a plugin brings ActiveSupport, as GitHub's do"),
    (
        "hyde/research/index.md",
        "title: Fields published: false —",
        "",
        "nobody means the front matter of an included page to be read",
    ),
    ("luost26/index.html", "1.", "", HAND_NUMBER),
    ("luost26/index.html", "2.", "", HAND_NUMBER),
    ("luost26/publications.html", "", "·", "a badge is a box of its own behind the words before it"),
    ("minimal-mistakes/_pages/machines.md", "3", "2", "a comment is no word"),
];

const BADGE: &str = "where a paper is published stands behind its authors, not over its picture";

const HAND_NUMBER: &str = "the numbers before the items of a list are its numbers";

/// Pages that only one of the two shows, or shows elsewhere, and the reason.
const MEANT_PAGES: &[(&str, &str)] = &[
    ("addresses/feed.md", "its permalink names no page, and what it says may be printed all the same"),
    ("acad-homepage/_pages/includes/intro.md", WITHOUT_FRONT_MATTER),
    ("acad-homepage/_pages/includes/pub.md", WITHOUT_FRONT_MATTER),
    ("hand-written/notes.md", WITHOUT_FRONT_MATTER),
];

const WITHOUT_FRONT_MATTER: &str = "GitHub Pages shows Markdown without front matter too";

/// Elements that do not begin a new word.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"b", b"cite", b"code", b"del", b"em", b"i", b"img", b"ins", b"s", b"small", b"span", b"strong",
    b"sub", b"sup", b"time", b"u",
];

/// Jekyll's own list of its pages, and of the documents that readers see as pages: one line each, with file and address.
const LIST: &str = "---
permalink: /pages.txt
---
{% for it in site.html_pages %}{{ it.path }} {{ it.url }}
{% endfor %}{% for it in site.tabs %}{{ it.path }} {{ it.url }}
{% endfor %}";

#[test]
fn sites_are_what_jekyll_shows() {
    if !has("jekyll") {
        return;
    }
    let (mut pages, mut words) = (Vec::new(), Vec::new());
    for site in sites() {
        let rendering = Rendering::of(&site);
        with_pages(&site, |reader, config, found| {
            pages.extend(other_pages(&site, &rendering, &found));
            words.extend(found.iter().flat_map(|page| other_words(&site, &rendering, page, reader, config)));
        });
    }
    let meant = MEANT_PAGES.iter().map(|(page, _)| (*page).to_owned()).collect();
    assert_all_meant(pages, meant);
    assert_all_meant(words, MEANT.iter().map(|(page, theirs, ours, _)| difference(page, theirs, ours)).collect());
}

/// What was found is what is intended: nothing more, and nothing less.
#[track_caller]
fn assert_all_meant(found: Vec<String>, meant: Vec<String>) {
    let unknown: Vec<_> = found.iter().filter(|it| !meant.contains(it)).collect();
    let gone: Vec<_> = meant.iter().filter(|it| !found.contains(it)).collect();
    assert!(unknown.is_empty() && gone.is_empty(), "not meant: {unknown:#?}\nno longer there: {gone:#?}");
}

/// Every process writes the same, whatever the order of its tables in memory.
#[test]
fn fresh_processes_write_the_same_bytes() {
    for site in sites() {
        let folder = Folder::with(&[]);
        copy(&site, &folder.path("site"));
        let build = |number: usize| {
            let output = format!("{number}/cv.pdf");
            folder.vitae(&["build", "-q", "-f", "pdf,txt", "-o", &output, "site"]);
            (folder.read(&output), folder.text(&format!("{number}/cv.txt")))
        };
        let first = build(0);
        for number in 1..8 {
            assert!(build(number) == first, "{} differs from one process to the next", site.display());
        }
    }
}

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut sites: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

/// A site as rendered by Jekyll.
struct Rendering(TempDir);

impl Rendering {
    fn of(site: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let source = folder.path().join("source");
        copy(site, &source);
        empty_frames(&source.join("_layouts"));
        fs::write(source.join("pages.txt"), LIST).unwrap();
        let run = Command::new("jekyll")
            .args(["build", "--safe", "--quiet", "--disable-disk-cache", "--source"])
            .arg(&source)
            .arg("--destination")
            .arg(folder.path().join("made"))
            .envs([("LC_ALL", "C.UTF-8"), ("TZ", "UTC")])
            .output()
            .unwrap();
        assert!(run.status.success(), "{}: {}", site.display(), String::from_utf8_lossy(&run.stderr));
        Self(folder)
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.path().join("made").join(path.trim_start_matches('/'))).ok()
    }

    /// The files of the pages, each with its address.
    fn pages(&self) -> BTreeMap<String, String> {
        let list = self.read("pages.txt").expect("the list of pages");
        let lines = list.lines().filter_map(|line| line.split_once(' '));
        lines.map(|(path, address)| (path.to_owned(), address.to_owned())).collect()
    }

    /// The page at an address.
    fn page(&self, address: &str) -> Option<String> {
        let paths = [address.to_owned(), format!("{address}index.html"), format!("{address}.html")];
        paths.iter().find_map(|path| self.read(path))
    }
}

/// Layouts that make up the site's frame.
const FRAMES: [&str; 2] = ["default.html", "single.html"];

fn empty_frames(layouts: &Path) {
    for frame in FRAMES.map(|name| layouts.join(name)).iter().filter(|path| path.exists()) {
        fs::write(frame, "{{ content }}").unwrap();
    }
}

/// Calls with the pages that vitae sees in a site.
fn with_pages<T>(site: &Path, use_them: impl FnOnce(&mut Reader<'_>, &Config, Vec<SitePage>) -> T) -> T {
    let mut files = MemoryFiles::new();
    insert(&mut files, site, "");
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let pages = config.pages(&mut reader);
    use_them(&mut reader, &config, pages)
}

fn insert(files: &mut MemoryFiles, folder: &Path, below: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => insert(files, &path, &format!("{name}/")),
            false => files.insert(name, fs::read(&path).unwrap()),
        }
    }
}

/// The pages that only one of the two shows, or shows elsewhere.
fn other_pages(site: &Path, rendering: &Rendering, pages: &[SitePage]) -> Vec<String> {
    let theirs = rendering.pages();
    let ours: BTreeMap<_, _> = pages.iter().map(|page| (page.path.clone(), page.address.clone())).collect();
    let paths: BTreeSet<_> = theirs.keys().chain(ours.keys()).collect();
    let differ = paths.into_iter().filter(|&path| theirs.get(path) != ours.get(path));
    differ.map(|path| format!("{}/{path}", name(site))).collect()
}

/// Where the words of a page that both show differ.
fn other_words(
    site: &Path,
    rendering: &Rendering,
    page: &SitePage,
    reader: &mut Reader<'_>,
    config: &Config,
) -> Vec<String> {
    let Some(theirs) = rendering.page(&page.address) else { return Vec::new() };
    let ours = pipeline::content(reader, config, page, None).into_value().expect("a document").document;
    let (theirs, ours) = (words(&theirs), words(&html(&ours)));
    assert!(!theirs.is_empty(), "{} says nothing", page.path);
    let path = format!("{}/{}", name(site), page.path);
    let runs = similar::capture_diff_slices(Algorithm::Myers, &theirs, &ours);
    let runs = runs.iter().filter(|run| run.tag() != DiffTag::Equal);
    runs.map(|run| difference(&path, &theirs[run.old_range()].join(" "), &ours[run.new_range()].join(" "))).collect()
}

fn difference(page: &str, theirs: &str, ours: &str) -> String {
    format!("{page}: Jekyll shows “{theirs}”, vitae “{ours}”")
}

fn name(site: &Path) -> &str {
    site.file_name().and_then(|name| name.to_str()).unwrap()
}

/// What a reader of HTML sees, word by word.
fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut unseen = false;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                unseen = matches!(&tag.name[..], b"script" | b"style");
                part(&tag.name, &mut text);
            }
            Token::EndTag(tag) => {
                unseen = false;
                part(&tag.name, &mut text);
            }
            Token::String(string) if !unseen => text.push_str(&String::from_utf8_lossy(&string)),
            _ => {}
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

fn part(tag: &[u8], text: &mut String) {
    if !INLINE.contains(&tag) {
        text.push(' ');
    }
}
