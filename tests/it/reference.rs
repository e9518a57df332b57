//! Reference pages: what every template makes of some CVs, as images.
//!
//! A page that differs fails, and an image shows it before and after, and what differs. Look at it; if the new page is better,
//! accept it with `just bless` (`VITAE_BLESS=1`), which saves the same images of everything that it changed. A page shows every
//! comma, but only in 16 shades of grey, since there are many pages.

use std::fs;
use std::path::{Path, PathBuf};

use vitae::site::{Config, MemoryFiles, Reader, Request};
use vitae::typeset::{Fonts, export};

/// Pixels per inch: enough to see every comma of a page.
const PPI: f64 = 72.0;

/// How far apart two shades may be, out of 15, before a pixel counts as different: more than a rasteriser's rounding.
const SHADE: u8 = 3;

/// How many pixels may differ.
const TOLERANCE: usize = 2;

/// How many pages of a document are compared at most.
const MAX_PAGES: usize = 3;

macro_rules! reference_pages {
    ($($name:ident: $template:literal, $page:literal;)*) => {
        $(#[test] fn $name() { compare($template, $page); })*
    };
}

reference_pages! {
    academic_sample: "academic", "sample";
    academic_english: "academic", "english";
    academic_lists: "academic", "lists";
    academic_dates_last: "academic", "dates-last";
    academic_dates_close: "academic", "dates-close";
    academic_contacts_right: "academic", "contacts-right";
    academic_chinese: "academic", "chinese";
    academic_taiwan: "academic", "taiwan";
    academic_japanese: "academic", "japanese";
    academic_korean: "academic", "korean";
    academic_german: "academic", "german";
    academic_french: "academic", "french";
    academic_spanish: "academic", "spanish";
    academic_two_lines: "academic", "two-lines";
    academic_ten_pages: "academic", "ten-pages";
    academic_scripts: "academic", "scripts";
    academic_hebrew: "academic", "hebrew";
    academic_headline: "academic", "headline";
    academic_resume: "academic", "resume";
    academic_tight: "academic", "tight";
    modern_resume: "modern", "resume";
    compact_resume: "compact", "resume";
    jianli_pairs: "jianli", "pairs";
    bio_headline: "bio", "headline";
    modern_scripts: "modern", "scripts";
    modern_hebrew: "modern", "hebrew";
    modern_sample: "modern", "sample";
    modern_english: "modern", "english";
    modern_lists: "modern", "lists";
    modern_dates_last: "modern", "dates-last";
    modern_chinese: "modern", "chinese";
    modern_taiwan: "modern", "taiwan";
    modern_japanese: "modern", "japanese";
    modern_korean: "modern", "korean";
    modern_german: "modern", "german";
    modern_french: "modern", "french";
    modern_spanish: "modern", "spanish";
    modern_two_lines: "modern", "two-lines";
    modern_ten_pages: "modern", "ten-pages";
    compact_sample: "compact", "sample";
    compact_english: "compact", "english";
    compact_lists: "compact", "lists";
    compact_dates_last: "compact", "dates-last";
    compact_chinese: "compact", "chinese";
    compact_taiwan: "compact", "taiwan";
    compact_japanese: "compact", "japanese";
    compact_korean: "compact", "korean";
    compact_german: "compact", "german";
    compact_french: "compact", "french";
    compact_spanish: "compact", "spanish";
    compact_two_lines: "compact", "two-lines";
    compact_ten_pages: "compact", "ten-pages";
    jianli_sample: "jianli", "sample";
    jianli_english: "jianli", "english";
    jianli_lists: "jianli", "lists";
    jianli_dates_last: "jianli", "dates-last";
    jianli_chinese: "jianli", "chinese";
    jianli_taiwan: "jianli", "taiwan";
    jianli_japanese: "jianli", "japanese";
    jianli_korean: "jianli", "korean";
    jianli_german: "jianli", "german";
    jianli_french: "jianli", "french";
    jianli_spanish: "jianli", "spanish";
    jianli_two_lines: "jianli", "two-lines";
    jianli_ten_pages: "jianli", "ten-pages";
    bio_sample: "bio", "sample";
    bio_english: "bio", "english";
    bio_lists: "bio", "lists";
    bio_dates_last: "bio", "dates-last";
    bio_chinese: "bio", "chinese";
    bio_taiwan: "bio", "taiwan";
    bio_japanese: "bio", "japanese";
    bio_korean: "bio", "korean";
    bio_german: "bio", "german";
    bio_french: "bio", "french";
    bio_spanish: "bio", "spanish";
    bio_two_lines: "bio", "two-lines";
    bio_ten_pages: "bio", "ten-pages";
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds a page in a template, and compares its images with the accepted ones.
fn compare(template: &str, page: &str) {
    let pages = pages(template, page);
    let folder = root().join("tests/reference").join(template);
    let is_blessed = std::env::var_os("VITAE_BLESS").is_some();
    for (number, new) in pages.iter().enumerate().take(MAX_PAGES) {
        let name = format!("{page}-{}.png", number + 1);
        let accepted = fs::read(folder.join(&name)).map(|png| Picture::decode(&png));
        if accepted.as_ref().is_ok_and(|accepted| !accepted.differs(new)) {
            continue;
        }
        let shown = accepted.ok().map(|accepted| accepted.beside(new).save(&shown(template), &name));
        let shown = shown.map_or_else(String::new, |path| format!(": see {}", path.display()));
        assert!(is_blessed, "{template}/{name} looks different, or was never accepted{shown}");
        println!("{template}/{name} accepted{shown}");
        new.save(&folder, &name);
    }
    let next = folder.join(format!("{page}-{}.png", pages.len() + 1));
    if is_blessed && pages.len() < MAX_PAGES && next.exists() {
        fs::remove_file(&next).unwrap();
    }
    assert!(pages.len() >= MAX_PAGES || !next.exists(), "{template}/{page} has fewer pages than it had");
}

/// Where differences are written for a person to look at.
fn shown(template: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference").join(template)
}

#[test]
fn a_lost_comma_is_seen() {
    let page = |text: &str| set(&MemoryFiles::new().with("page.md", text), vec!["page.md".to_owned()], "academic");
    let with = page(
        "---
name: Ada
---
Notes, letters,

and more.
",
    );
    let without = page(
        "---
name: Ada
---
Notes, letters

and more.
",
    );
    assert!(with[0].differs(&without[0]) && !with[0].differs(&with[0]));
}

fn pages(template: &str, page: &str) -> Vec<Picture> {
    let (files, sources) = match page {
        "sample" => (sample_site(), vec!["_pages/about.md".to_owned(), "_pages/cv.md".to_owned()]),
        _ => {
            let path = root().join("tests/reference/pages").join(format!("{page}.md"));
            let portrait = fs::read(root().join("templates/sample.svg")).unwrap();
            let files = MemoryFiles::new().with("page.md", fs::read(path).unwrap()).with("portrait.svg", portrait);
            (files, vec!["page.md".to_owned()])
        }
    };
    set(&files, sources, template)
}

fn set(files: &MemoryFiles, sources: Vec<String>, template: &str) -> Vec<Picture> {
    let mut reader = Reader::new(files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let request = Request { sources, template: Some(template.to_owned()), ..Request::default() };
    let plans = vitae::pipeline::plan(&mut reader, &config, &request).into_value().expect("a plan");
    let built = vitae::build(&mut reader, &config, &plans[0], &Fonts::bundled()).into_value().expect("pages");
    let pictures = export::png(&built.pages, PPI).into_value().expect("pictures");
    pictures.iter().map(|png| Picture::decode(png)).collect()
}

fn sample_site() -> MemoryFiles {
    ["_config.yml", "_pages/about.md", "_pages/cv.md", "_bibliography/papers.bib"]
        .into_iter()
        .fold(MemoryFiles::new(), |files, path| files.with(path, fs::read(root().join("content").join(path)).unwrap()))
}

/// An image in 16 shades of grey, in which differences are looked for.
struct Picture {
    width: usize,
    height: usize,
    /// From black to white.
    shades: Vec<u8>,
}

impl Picture {
    fn decode(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut data).expect("a frame");
        let pixels = data[..info.buffer_size()].chunks_exact(info.color_type.samples());
        let shade = |pixel: &[u8]| {
            let colours = &pixel[..pixel.len().min(3)];
            let shade = colours.iter().map(|&colour| u32::from(colour)).sum::<u32>() / colours.len() as u32;
            ((shade * 15 + 127) / 255) as u8
        };
        Self { width: info.width as usize, height: info.height as usize, shades: pixels.map(shade).collect() }
    }

    fn differs(&self, other: &Self) -> bool {
        let count = self.shades.iter().zip(&other.shades).filter(|&(old, new)| old.abs_diff(*new) > SHADE).count();
        (self.width, self.height) != (other.width, other.height) || count > TOLERANCE
    }

    /// This one, the new one, and the new one with the differences in black.
    fn beside(&self, new: &Self) -> Self {
        let difference = Self {
            shades: (0..new.shades.len())
                .map(|at| {
                    let is_same = self.shades.get(at).is_some_and(|old| old.abs_diff(new.shades[at]) <= SHADE);
                    if is_same { 12 + new.shades[at] / 5 } else { 0 }
                })
                .collect(),
            ..*new
        };
        let three = [self, new, &difference];
        let height = three.map(|picture| picture.height).into_iter().max().unwrap_or_default();
        let row = |y: usize| three.into_iter().flat_map(move |picture| picture.row(y));
        Self {
            width: three.map(|picture| picture.width).into_iter().sum(),
            height,
            shades: (0..height).flat_map(row).collect(),
        }
    }

    /// A row of pixels, white below the image.
    fn row(&self, y: usize) -> Vec<u8> {
        let start = y * self.width;
        self.shades.get(start..start + self.width).map_or_else(|| vec![15; self.width], <[u8]>::to_vec)
    }

    /// Two pixels per byte.
    fn save(&self, folder: &Path, name: &str) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        let path = folder.join(name);
        let mut encoder = png::Encoder::new(fs::File::create(&path).unwrap(), self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let pairs = (0..self.height).flat_map(|y| {
            let row = self.row(y);
            row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect::<Vec<_>>()
        });
        encoder.write_header().unwrap().write_image_data(&pairs.collect::<Vec<_>>()).unwrap();
        path
    }
}
