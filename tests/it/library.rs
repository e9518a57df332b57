//! The library as other programs use it: without the command line, and only through its public interface.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, io};

use vitae::{Builder, Code, Date, DirEntry, Files, Fonts, Memory, MemoryFiles, Report, Severity, TypesetDocument};

use crate::binary::Folder;

const CONFIGURATION: &str = "\
title: Ada Lovelace
vitae:
  documents:
    - {output: cv.pdf, sources: about.md}
    - {output: lost.pdf, sources: lost.md, template: nowhere}
    - {output: bio.pdf, sources: about.md, template: bio}
";

const PAGE: &str =
    "I wrote the *first* program.\n\n![](me.png)\n\n# Positions\n\n- 1842 – 1843: **Translator**, London\n";

fn site() -> MemoryFiles {
    let mut files = MemoryFiles::new();
    files.insert("_config.yml", CONFIGURATION);
    files.insert("about.md", PAGE);
    files.insert("lost.md", PAGE);
    files
}

fn documents(files: &MemoryFiles) -> Vec<Result<TypesetDocument, Report>> {
    Builder::new(files).documents().expect("a plan").collect()
}

#[test]
fn a_document_that_fails_leaves_the_others() {
    let files = site();
    let [cv, lost, bio] = documents(&files).try_into().expect("three documents");
    let failed = lost.expect_err("a report");
    assert_eq!(failed.errors().map(|error| error.code).collect::<Vec<_>>(), [Code::UnknownTemplate]);
    assert_eq!([cv.unwrap().output(), bio.unwrap().output()], ["cv.pdf", "bio.pdf"]);
}

#[test]
fn one_document_is_built_without_the_others() {
    let files = site();
    let document = |number| Builder::new(&files).documents().expect("a plan").only(number);
    assert_eq!(document(2).expect("a third").expect("a document").output(), "bio.pdf");
    assert!(document(1).expect("a second").is_err());
    assert!(document(3).is_none());
}

#[test]
fn a_font_that_cannot_be_had_is_an_error_until_it_can() {
    static IS_OFFLINE: AtomicBool = AtomicBool::new(true);
    let source = |file: &str| {
        let face = vitae_fonts::FACES.iter().find(|face| face.file == file)?;
        (!IS_OFFLINE.load(Ordering::Relaxed)).then(|| face.data.to_vec())
    };
    let (files, fonts) = (site(), Fonts::from_source(source));
    let pdf = || Builder::new(&files).page("about.md").fonts(fonts.clone()).pdf();
    let report = pdf().expect_err("a report");
    // One: what the typesetter asked for in that face's place is no news.
    let [error] = report.errors().collect::<Vec<_>>()[..] else { panic!("{report}") };
    assert_eq!(error.code, Code::Unreadable);
    assert!(error.message.starts_with("the font "), "{error}");
    IS_OFFLINE.store(false, Ordering::Relaxed);
    let bundled = Builder::new(&files).page("about.md").pdf().expect("a PDF");
    assert!(pdf().expect("a PDF").bytes == bundled.bytes);
}

#[test]
fn a_document_is_set_again_in_other_fonts_without_being_read_again() {
    let bundled = |file: &str| vitae_fonts::FACES.iter().find(|face| face.file == file).map(|face| face.data.to_vec());
    let files = site();
    let build = || Builder::new(&files).page("about.md").build().expect("a document");
    let again = build().with_fonts(&Fonts::from_source(bundled)).expect("a document");
    assert!(again.pdf().expect("a PDF").bytes == build().pdf().expect("a PDF").bytes);
    assert_eq!(again.report().findings().len(), build().report().findings().len());
    let report = build().with_fonts(&Fonts::from_source(|_| None)).expect_err("a report");
    assert_eq!(report.errors().map(|error| error.code).collect::<Vec<_>>(), [Code::Unreadable]);
}

#[test]
fn a_memory_changes_nothing_but_the_time() {
    let memory = Memory::default();
    for word in ["Translator", "Programmer", "Translator"] {
        let files = site().with("about.md", PAGE.replace("Translator", word));
        let pdf = |builder: Builder<'_>| builder.page("about.md").pdf().expect("a PDF").bytes;
        assert!(pdf(Builder::new(&files).memory(&memory)) == pdf(Builder::new(&files)), "{word}");
    }
}

#[test]
fn what_was_noticed_comes_with_its_place() {
    let pdf = Builder::new(&site()).page("about.md").pdf().expect("a PDF");
    let missing = pdf.report.findings().iter().find(|finding| finding.code == Code::MissingImage).expect("a finding");
    assert_eq!(missing.severity, Severity::Warning);
    assert!(missing.to_string().starts_with("about.md:3:1: warning[missing-image]: "), "{missing}");
    assert_eq!(pdf.report.errors().count(), 0);
}

/// Files that check that callers keep to the contract of [`Files`].
struct Strict(MemoryFiles);

impl Strict {
    fn is_plain(path: &str) {
        let parts = path.split('/').filter(|_| !path.is_empty());
        assert!(parts.into_iter().all(|part| !matches!(part, "" | "." | "..")), "{path}");
    }
}

impl Files for Strict {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        Self::is_plain(path);
        self.0.read(path)
    }

    fn list(&self, folder: &str) -> io::Result<Arc<[DirEntry]>> {
        Self::is_plain(folder);
        self.0.list(folder)
    }
}

#[test]
fn no_path_that_a_site_names_leads_out_of_its_files() {
    let pages = [
        ("---\nname: Ada\n---\n\n![](../../me.png) ![](/../me.png) ![](.//x/./me.png)\n", ""),
        ("---\nname: Ada\nlayout: ../../page\n---\n\nText.\n", ""),
        ("---\nname: Ada\nvitae: {template: ../../x.typ}\n---\n\nText.\n", ""),
        ("---\nname: Ada\n---\n\n{% for a in site.data.a %}{{ a }}{% endfor %} Text.\n", "data_dir: ../..\n"),
        ("---\nname: Ada\n---\n\n{% bibliography %}\n", "scholar: {source: ../../x}\n"),
        ("---\nname: Ada\nportrait: ../../me.png\n---\n\nText.\n", "includes_dir: ../..\n"),
    ];
    for (page, configuration) in pages {
        let configuration = format!("title: Ada\n{configuration}vitae: {{images: all}}\n");
        let files = MemoryFiles::new().with("_config.yml", configuration).with("_pages/about.md", page);
        let strict = Strict(files.with("_layouts/page.html", "{{ content }}"));
        let built = Builder::new(&strict).page("_pages/about.md").build();
        let asks_for_more = ["template", "bibliography"].iter().any(|asked| page.contains(asked));
        assert_eq!(built.is_err(), asks_for_more, "{page}");
    }
}

#[test]
fn an_image_is_found_from_the_page_that_shows_it() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0H9V9'/></svg>";
    let page = "---\nname: Ada\nvitae: {images: all}\n---\n\n![](../images/me.svg)\n\nText.\n";
    let files = MemoryFiles::new().with("_config.yml", "title: Ada").with("_pages/about.md", page);
    let document = Builder::new(&files.with("images/me.svg", drawing)).page("_pages/about.md").build();
    let document = document.expect("a document");
    assert_eq!(document.report().findings().iter().find(|finding| finding.code == Code::MissingImage), None);
    assert!(document.markup().contains("/images/1.svg"), "{}", document.markup());
}

#[test]
fn one_document_is_asked_for_and_there_are_several() {
    let report = Builder::new(&site()).pdf().expect_err("no PDF");
    let [error] = report.errors().collect::<Vec<_>>()[..] else { panic!("{report}") };
    assert_eq!((error.code, error.location.is_none()), (Code::Usage, true));
    let nothing = Builder::new(&MemoryFiles::new()).pdf().expect_err("no PDF");
    assert_eq!(nothing.errors().map(|error| error.code).collect::<Vec<_>>(), [Code::NoPage]);
}

#[test]
fn a_document_has_many_forms() {
    let files = site();
    let date = Date::new(1843, 9, 1).expect("a day");
    let document = Builder::new(&files).page("about.md").output("files/cv.pdf").date(date).build().expect("a document");
    assert_eq!((document.output(), document.page_count()), ("files/cv.pdf", 1));
    assert_eq!((document.svg().len(), document.png(72.0).expect("an image").len()), (1, 1));
    assert!(document.text().contains("I wrote the first program."));
    assert!(document.markup().contains("I wrote the"));
    let pdf = document.pdf().expect("a PDF");
    assert!(pdf.bytes.windows(10).any(|bytes| bytes == b"1843-09-01"), "the date is not in the PDF");
}

#[test]
fn the_program_writes_what_the_library_gives() {
    let folder = Folder::with(&[("_config.yml", CONFIGURATION), ("about.md", PAGE), ("lost.md", PAGE)]);
    folder.vitae(&["build"]).exits(1);
    let files = site();
    let pdfs: Vec<_> = documents(&files).into_iter().flatten().map(|document| document.pdf().expect("a PDF")).collect();
    assert!(!pdfs.is_empty());
    for pdf in pdfs {
        assert!(folder.read(&pdf.output) == pdf.bytes, "{}", pdf.output);
    }
}

fn cargo(arguments: &[&str], folder: &Path) -> String {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let (command, arguments) = arguments.split_first().expect("a command");
    let output = Command::new(env!("CARGO"))
        .args([command, "--manifest-path"])
        .arg(manifest)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_examples_do_what_they_say() {
    let folder = Folder::sample();
    let root = folder.path("");
    assert!(cargo(&["run", "--quiet", "--example", "memory"], &root).starts_with("about.pdf: 1 page, "));
    assert!(folder.read("about.pdf").starts_with(b"%PDF-"));
    cargo(&["run", "--quiet", "--example", "folder", "--", "content", "out"], &root);
    folder.vitae(&["build", "content"]).exits(0);
    let built = fs::read_dir(folder.path("content/files")).expect("a folder").map(|entry| entry.unwrap().file_name());
    let names: BTreeSet<String> = built.map(|name| name.into_string().unwrap()).collect();
    assert!(!names.is_empty());
    for name in names {
        let (program, example) =
            (folder.read(&format!("content/files/{name}")), folder.read(&format!("out/files/{name}")));
        assert!(program == example, "{name}");
    }
}

/// The crates that only the program needs.
const OF_THE_PROGRAM: &[&str] =
    &["annotate-snippets", "clap", "hyper", "hyper-util", "mimalloc", "notify", "similar", "tempfile", "tokio"];

#[test]
fn the_library_brings_nothing_that_only_the_program_needs() {
    let crates = |options: &[&str]| -> BTreeSet<String> {
        let arguments = [&["tree", "-p", "vitae", "-e", "normal", "--prefix", "none", "--locked"], options].concat();
        let tree = cargo(&arguments, Path::new(env!("CARGO_MANIFEST_DIR")));
        tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
    };
    let (program, library) = (crates(&["--target", "all"]), crates(&["--target", "all", "--no-default-features"]));
    for name in OF_THE_PROGRAM {
        assert!(program.contains(*name), "{name} is gone: take it off this list");
        assert!(!library.contains(*name), "the library brings {name}");
    }
}

#[test]
fn the_library_has_no_thread_disk_clock_or_terminal() {
    let outside = ["std::thread", "std::time", "std::fs", "std::env", "std::net", "std::process", "print!", "println!"];
    for (path, text) in crate::tidy::library_code() {
        let used: Vec<&str> = outside.into_iter().filter(|name| text.contains(name)).collect();
        assert!(used.is_empty(), "{path} uses {used:?}");
    }
}
