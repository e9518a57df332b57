//! Reference pages: what every template makes of seven CVs, as pictures.
//!
//! A page that differs fails with a picture of the difference. Look at it; if the new page is the better one, accept it with
//! `just bless` (`VITAE_BLESS=1`). The pictures are small, since they are to show a page that broke, not a pixel that moved.

use std::fs;
use std::path::{Path, PathBuf};

use vitae::site::{Config, MemoryFiles, Reader, Request};
use vitae::typeset::{Fonts, export};

/// Pixels per inch: enough to see every line of a page.
const PPI: f64 = 40.0;

/// How far two shades may lie apart, of 255, before a pixel counts as different.
const SHADE: u8 = 48;

/// The share of different pixels that passes: the edges of letters, when a rasteriser rounds in another way.
const TOLERANCE: f64 = 0.0005;

/// Pages of a document that are compared at most.
const MOST_PAGES: usize = 3;

macro_rules! reference_pages {
    ($($name:ident: $template:literal, $page:literal;)*) => {
        $(#[test] fn $name() { compare($template, $page); })*
    };
}

reference_pages! {
    academic_sample: "academic", "sample";
    academic_english: "academic", "english";
    academic_chinese: "academic", "chinese";
    academic_japanese: "academic", "japanese";
    academic_korean: "academic", "korean";
    academic_two_lines: "academic", "two-lines";
    academic_ten_pages: "academic", "ten-pages";
    modern_sample: "modern", "sample";
    modern_english: "modern", "english";
    modern_chinese: "modern", "chinese";
    modern_japanese: "modern", "japanese";
    modern_korean: "modern", "korean";
    modern_two_lines: "modern", "two-lines";
    modern_ten_pages: "modern", "ten-pages";
    bio_sample: "bio", "sample";
    bio_english: "bio", "english";
    bio_chinese: "bio", "chinese";
    bio_japanese: "bio", "japanese";
    bio_korean: "bio", "korean";
    bio_two_lines: "bio", "two-lines";
    bio_ten_pages: "bio", "ten-pages";
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds a page in a template, and compares its pictures with those that were accepted.
fn compare(template: &str, page: &str) {
    let pictures = pictures(template, page);
    let folder = root().join("tests/reference").join(template);
    for (number, picture) in pictures.iter().enumerate().take(MOST_PAGES) {
        let name = format!("{page}-{}.png", number + 1);
        let accepted = folder.join(&name);
        if std::env::var_os("VITAE_BLESS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&accepted, picture).unwrap();
            continue;
        }
        let accepted = fs::read(&accepted).unwrap_or_else(|_| panic!("{template}/{name} was never accepted"));
        if let Some(difference) = difference(&Picture::decode(&accepted), &Picture::decode(picture)) {
            let shown = save_difference(template, &name, picture, &difference);
            panic!("{template}/{name} looks different: see {}", shown.display());
        }
    }
    let next = folder.join(format!("{page}-{}.png", pictures.len() + 1));
    assert!(pictures.len() >= MOST_PAGES || !next.exists(), "{template}/{page} has fewer pages than it had");
}

fn pictures(template: &str, page: &str) -> Vec<Vec<u8>> {
    let (files, sources) = match page {
        "sample" => (sample_site(), vec!["_pages/about.md".to_owned(), "_pages/cv.md".to_owned()]),
        _ => {
            let path = root().join("tests/reference/pages").join(format!("{page}.md"));
            (MemoryFiles::new().with("page.md", fs::read(path).unwrap()), vec!["page.md".to_owned()])
        }
    };
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let request = Request { sources, template: Some(template.to_owned()), ..Request::default() };
    let plans = vitae::site::plan(&mut reader, &config, &request).into_value().expect("a plan");
    let built = vitae::build(&mut reader, &config, &plans[0], &Fonts::bundled()).into_value().expect("pages");
    export::png(&built.pages, PPI).into_value().expect("pictures")
}

fn sample_site() -> MemoryFiles {
    ["_config.yml", "_pages/about.md", "_pages/cv.md", "_bibliography/papers.bib"]
        .into_iter()
        .fold(MemoryFiles::new(), |files, path| files.with(path, fs::read(root().join("content").join(path)).unwrap()))
}

/// A picture in shades of grey, which is what differences are seen in.
struct Picture {
    width: u32,
    height: u32,
    shades: Vec<u8>,
}

impl Picture {
    fn decode(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut data).expect("a frame");
        let pixels = data[..info.buffer_size()].chunks_exact(info.color_type.samples());
        let shade = |pixel: &[u8]| {
            let colours = &pixel[..pixel.len().min(3)];
            (colours.iter().map(|&colour| u32::from(colour)).sum::<u32>() / colours.len() as u32) as u8
        };
        Self { width: info.width, height: info.height, shades: pixels.map(shade).collect() }
    }
}

/// The new picture with red where it differs, as RGB; `None` when it is the same within the tolerance.
fn difference(accepted: &Picture, new: &Picture) -> Option<Vec<u8>> {
    let same_size = (accepted.width, accepted.height) == (new.width, new.height);
    let differs = |at: usize| accepted.shades.get(at).is_none_or(|&old| old.abs_diff(new.shades[at]) > SHADE);
    let count = (0..new.shades.len()).filter(|&at| differs(at)).count();
    if same_size && count as f64 <= TOLERANCE * new.shades.len() as f64 {
        return None;
    }
    Some((0..new.shades.len()).flat_map(|at| if differs(at) { [220, 0, 0] } else { [new.shades[at]; 3] }).collect())
}

/// Saves the new picture and the difference where a person can look at them.
fn save_difference(template: &str, name: &str, picture: &[u8], difference: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference").join(template);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), picture).unwrap();
    let shown = folder.join(name.replace(".png", "-difference.png"));
    let new = Picture::decode(picture);
    let mut encoder = png::Encoder::new(fs::File::create(&shown).unwrap(), new.width, new.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(difference).unwrap();
    shown
}
