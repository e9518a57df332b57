//! Where the time goes, in this process: each stage, whole documents, rebuilds, long documents, and many of them.
//!
//! `just bench` runs this and then compares whole processes with other programs; `docs/performance.md` explains both.

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box_drop};
use typst::comemo;
use vitae::site::{Config, DocumentPlan, MemoryFiles, Reader, Request};
use vitae::typeset::{Fonts, Session, export};
use vitae::{Built, encoding, markdown, page};

fn main() {
    divan::main();
}

// ------------------------------------------------------------------------------------------------------------ documents

/// A site in memory and the one document of it that is built.
#[derive(Clone)]
struct Sample {
    files: MemoryFiles,
    request: Request,
}

impl Sample {
    fn of_site(template: &str, pages: &[&str], budget: u32) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let read = |path: &str| std::fs::read(root.join(path)).expect("the sample site");
        let all = ["_config.yml", "_pages/about.md", "_pages/cv.md", "_bibliography/papers.bib"];
        let files = all.into_iter().fold(MemoryFiles::new(), |files, path| files.with(path, read(path)));
        let sources = pages.iter().map(|page| (*page).to_owned()).collect();
        let request =
            Request { sources, template: Some(template.to_owned()), pages: Some(budget), ..Request::default() };
        Self { files, request }
    }

    /// The sample site's one-page biography.
    fn bio() -> Self {
        Self::of_site("bio", &["_pages/about.md"], 1)
    }

    /// The sample site's three-page CV with 27 publications.
    fn cv() -> Self {
        Self::of_site("academic", &["_pages/about.md", "_pages/cv.md"], 3)
    }

    /// A single page, without a site.
    fn page(markdown: String, template: &str) -> Self {
        let files = MemoryFiles::new().with("page.md", markdown);
        let request =
            Request { sources: vec!["page.md".to_owned()], template: Some(template.to_owned()), ..Request::default() };
        Self { files, request }
    }

    /// The same with one word changed on its first page.
    fn edited(&self, word: &str) -> Self {
        use vitae::site::Files;
        let path = &self.request.sources[0];
        let text = String::from_utf8(self.files.read(path).expect("a page")).expect("text");
        let files = self.files.clone().with(path.clone(), text.replacen("learning", word, 1));
        Self { files, request: self.request.clone() }
    }

    fn plan(&self, reader: &mut Reader) -> (Config, DocumentPlan) {
        let config = Config::read(reader).into_value().expect("a configuration");
        let plans = vitae::pipeline::plan(reader, &config, &self.request).into_value().expect("a plan");
        (config, plans.into_iter().next().expect("a document"))
    }

    fn built(&self, session: &mut Session) -> Built {
        let mut reader = Reader::new(&self.files, true);
        let (config, plan) = self.plan(&mut reader);
        vitae::rebuild(&mut reader, &config, &plan, session).into_value().expect("a document")
    }

    fn pdf(&self, session: &mut Session) -> Vec<u8> {
        let built = self.built(session);
        export::pdf(&built.pages, built.cv.date).into_value().expect("a PDF")
    }
}

/// A biography that nobody else has.
fn someone(number: usize) -> String {
    let field = ["learning", "markets", "neurons", "glaciers", "enzymes", "翻译", "poetry"][number % 7];
    let years = 1950 + number % 60;
    format!(
        "---\nname: Person {number}\n---\nI study {field}, with an aim of telling what person {number} found out in {years}.\n\n\
         # Bio\n\nBorn in {years}, I was the {number}th to join the *Institute of {field}* (第{number}所), where \
         [we](https://example.org/{number}) wrote {count} papers. {again}\n\n# Positions\n\n- {years} – {until}: **Fellow**, College {number}\n",
        count = number * 7 % 93,
        until = years + 4,
        again =
            format!("After that I wrote about {field} and number {number}, which nobody had done before. ").repeat(6),
    )
}

/// A CV that fills about this many pages.
fn long(pages: usize) -> String {
    let entry = |number: usize| {
        format!(
            "- {} – {}: **Fellow {number}** of the [Institute](https://example.org/{number}), which studies *number {number}* \
             and all that (第{number}所)\n",
            1900 + number % 90,
            1901 + number % 90,
        )
    };
    let section = |number: usize| {
        let entries: String = (0..24).map(|item| entry(number * 24 + item)).collect();
        format!("# Section {number}\n\nSome words about what section {number} holds.\n\n{entries}\n")
    };
    let sections: String = (0..pages * 11 / 10 + 1).map(section).collect();
    format!("---\nname: Ada Lovelace\n---\n{sections}")
}

// --------------------------------------------------------------------------------------------------------------- stages

#[divan::bench]
fn stage_1_decode(bencher: Bencher) {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/_pages/about.md")).expect("a page");
    bencher.bench(|| encoding::decode(Path::new("about.md"), black_box(&bytes), true));
}

#[divan::bench]
fn stage_2_plan(bencher: Bencher) {
    let sample = Sample::bio();
    bencher.bench(|| sample.plan(&mut Reader::new(&sample.files, true)));
}

#[divan::bench]
fn stage_3_markdown(bencher: Bencher) {
    let sample = Sample::bio();
    let mut reader = Reader::new(&sample.files, true);
    let source = reader.read("_pages/about.md").into_value().expect("a page");
    let page = page::split(reader.sources(), source).into_value().expect("a page");
    bencher.bench(|| markdown::parse(black_box(&page.body)));
}

/// Everything outside the typesetter, and what the typesetter does when nothing changed.
#[divan::bench]
fn stage_4_all_but_setting(bencher: Bencher) {
    let (sample, mut session) = (Sample::bio(), Session::new(&Fonts::bundled()));
    bencher.bench_local(|| sample.built(&mut session));
}

#[divan::bench]
fn stage_5_setting_anew(bencher: Bencher) {
    let sample = Sample::bio();
    bencher.with_inputs(|| comemo::evict(0)).bench_values(|()| sample.built(&mut Session::new(&Fonts::bundled())));
}

#[divan::bench]
fn stage_6_pdf(bencher: Bencher) {
    let built = Sample::bio().built(&mut Session::new(&Fonts::bundled()));
    bencher.with_inputs(|| comemo::evict(0)).bench_values(|()| export::pdf(&built.pages, built.cv.date));
}

// ------------------------------------------------------------------------------------------------------------ documents

/// As in a new process, except that the fonts are already loaded.
#[divan::bench(args = ["bio", "cv"])]
fn whole(bencher: Bencher, name: &str) {
    let sample = if name == "bio" { Sample::bio() } else { Sample::cv() };
    bencher.with_inputs(|| comemo::evict(0)).bench_values(|()| sample.pdf(&mut Session::new(&Fonts::bundled())));
}

/// After an edit of one word, as in `watch`: from the files' text to the PDF's bytes.
#[divan::bench(args = ["bio", "cv"], sample_count = 500)]
fn rebuild_after_an_edit(bencher: Bencher, name: &str) {
    let sample = if name == "bio" { Sample::bio() } else { Sample::cv() };
    let mut session = Session::new(&Fonts::bundled());
    let mut edits = 0;
    bencher.bench_local(|| {
        edits += 1;
        sample.edited(&format!("learning{edits}")).pdf(&mut session)
    });
}

#[divan::bench(args = [10, 100, 1_000], sample_count = 3, sample_size = 1)]
fn long_cv(bencher: Bencher, pages: usize) {
    let sample = Sample::page(long(pages), "academic");
    bencher.with_inputs(|| comemo::evict(0)).bench_values(|()| sample.pdf(&mut Session::new(&Fonts::bundled())));
}

/// A thousand people's biographies, one session per thread.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn a_thousand_bios(bencher: Bencher) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    bencher.counter(ItemsCount::new(1_000_usize)).bench_local(|| {
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut session = Session::new(&Fonts::bundled());
                    while let number @ 0..1_000 = next.fetch_add(1, Ordering::Relaxed) {
                        black_box_drop(Sample::page(someone(number), "bio").pdf(&mut session));
                    }
                });
            }
        });
    });
}
