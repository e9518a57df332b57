//! `vitae eject` and `vitae templates --export`: the folder, compiled by nothing but the typesetter.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, Scalar};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use crate::binary::Folder;

/// The typesetter's own view of a folder: the files in it, and the fonts that were written next to it.
struct Plain {
    root: PathBuf,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Plain {
    fn new(root: &Path, fonts: &Path) -> Self {
        let paths: BTreeSet<PathBuf> = fs::read_dir(fonts).unwrap().map(|entry| entry.unwrap().path()).collect();
        let files = paths.iter().filter(|path| path.is_file()).map(|path| Bytes::new(fs::read(path).unwrap()));
        let fonts: Vec<Font> = files.flat_map(Font::iter).collect();
        assert!(fonts.len() > 20, "the fonts are not there");
        let book = FontBook::from_fonts(&fonts);
        let library = LazyHash::new(Library::default());
        Self { root: root.to_owned(), library, book: LazyHash::new(book), fonts }
    }

    fn document(&self) -> PagedDocument {
        typst::compile(self).output.unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    /// A picture of each page, as `vitae build -f png` draws it.
    fn pictures(&self) -> Vec<Vec<u8>> {
        let options = RenderOptions { pixel_per_pt: Scalar::new(2.0), ..RenderOptions::default() };
        self.document().pages().iter().map(|page| typst_render::render(page, &options).encode_png().unwrap()).collect()
    }

    /// The PDF that `main.typ` gives, compressed and to the standards that vitae meets, so that it can be the same byte for byte.
    fn pdf(&self, date: (i32, u8, u8)) -> Vec<u8> {
        let document = self.document();
        let day = Datetime::from_ymd_hms(date.0, date.1, date.2, 0, 0, 0).unwrap();
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(concat!("vitae ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: Some(Timestamp::new_utc(day)),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap(),
            ..PdfOptions::default()
        };
        vitae::typeset::pack(typst_pdf::pdf(&document, &options).unwrap())
    }
}

impl World for Plain {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        RootedPath::new(VirtualRoot::Project, VirtualPath::new("/main.typ").unwrap()).intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let bytes = self.file(id)?;
        Ok(Source::new(id, String::from_utf8(bytes.to_vec()).unwrap()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash().trim_start_matches('/');
        let bytes = fs::read(self.root.join(path)).map_err(|_| FileError::NotFound(path.into()))?;
        Ok(Bytes::new(bytes))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        panic!("a page must not depend on the day on which it is set")
    }
}

/// All but the marks in the gaps between dates and words, which only vitae makes as wide as the gaps, and Chinese characters that
/// stand too far apart or too close, which only vitae moves.
#[test]
fn the_ejected_site_gives_the_same_pages_and_bytes() {
    let folder = Folder::sample();
    folder.vitae(&["build", "content", "-f", "pdf,png"]).exits(0);
    folder.vitae(&["eject", "content", "typst", "--with-fonts"]).exits(0).says("Bio.zh/main.typ");
    let plain = |document| Plain::new(&folder.path("typst").join(document), &folder.path("typst/fonts"));
    assert!(plain("Bio").pdf((2025, 9, 1)) == folder.read("content/files/Bio.pdf"), "Bio differs");
    let pages = plain("Curriculum_Vitae").pictures();
    assert_eq!(pages.len(), 3);
    for (page, number) in pages.iter().zip(1..) {
        let built = folder.read(&format!("content/files/Curriculum_Vitae-{number}.png"));
        assert!(pixels(page) == pixels(&built), "page {number} differs");
    }
    let [page] = &plain("Bio.zh").pictures()[..] else { panic!("a biography has one page") };
    let (plain, built) = (pixels(page), pixels(&folder.read("content/files/Bio.zh.png")));
    let moved = plain.iter().zip(&built).filter(|(plain, built)| plain.abs_diff(**built) > 8).count();
    assert!(plain.len() == built.len() && moved < plain.len() / 100, "{moved} of {} bytes differ", plain.len());
    for (document, most) in [("Curriculum_Vitae", 70_000), ("Bio", 40_000), ("Bio.zh", 70_000)] {
        let size = folder.read(&format!("content/files/{document}.pdf")).len();
        assert!(size < most, "{document} has {size} bytes");
    }
}

#[test]
fn an_english_cv_of_three_pages_has_less_than_sixty_kilobytes() {
    let folder = Folder::sample();
    for page in ["content/_pages/about.md", "content/_pages/cv.md"] {
        let english: String = folder.text(page).chars().filter(|letter| letter.is_ascii()).collect();
        fs::write(folder.path(page), english.replace("()", "")).unwrap();
    }
    let config = folder.text("content/_config.yml");
    let (english, _) = config.split_once("    - output: files/Bio.zh.pdf").unwrap();
    fs::write(folder.path("content/_config.yml"), english).unwrap();
    folder.vitae(&["build", "content"]).exits(0).says("3 pages");
    let size = folder.read("content/files/Curriculum_Vitae.pdf").len();
    assert!(size < 60_000, "{size} bytes");
}

fn pixels(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

#[test]
fn a_picture_has_the_pixels_that_print_shows_of_it() {
    let page = "---\nname: Ada Lovelace\n---\n![The engine](engine.png){: width=\"192\"}\n";
    let folder = Folder::with(&[("about.md", page)]);
    let noise =
        |x: u32, y: u32| image::Rgb([7, 11, 13].map(|by| (x.wrapping_mul(by) ^ y.wrapping_mul(by) ^ (x * y)) as u8));
    image::RgbImage::from_fn(1500, 1000, noise).save(folder.path("engine.png")).expect("the picture");
    folder.vitae(&["eject", "about.md", "out"]).exits(0);
    // A photograph, two inches wide.
    assert!(
        folder.text("out/main.typ").contains("#picture(\"/images/engine.jpg\", alt: \"The engine\", width: 144pt)")
    );
    assert_eq!(image::image_dimensions(folder.path("out/images/engine.jpg")).expect("a picture"), (600, 400));
}

/// A portrait, an image whose name has to be cleaned up, and a QR code.
#[test]
fn images_keep_their_names_and_the_page_budget_its_measures() {
    let square =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let page =
        "---\nname: Ada Lovelace\ndate: 2025-09-01\nvitae: {qr: true, pages: 1}\n---\n![A square](my%20square.svg)\n\n";
    let text = "A line of text that is repeated again and again, to fill the page. ".repeat(4);
    let page = format!("{page}{}", format!("{text}\n\n").repeat(13));
    let folder = Folder::with(&[
        ("about.md", &page),
        ("my square.svg", square),
        ("me.svg", square),
        ("_config.yml", "url: https://ada.example.net\nauthor: {avatar: /me.svg}\n"),
    ]);
    folder.vitae(&["build", "about.md", "-t", "modern", "-o", "cv.pdf"]).exits(0).says("1 page");
    folder.vitae(&["eject", "about.md", "out", "-t", "modern"]).exits(0);
    assert!(folder.text("out/main.typ").contains("#picture(\"/images/my-square.svg\", alt: \"A square\")"));
    assert!(folder.text("out/cv.json").contains("\"photo\": \"/images/me.svg\""));
    assert!(folder.text("out/images/qr.svg").contains("<svg") && !folder.path("out/fonts").exists());
    folder.vitae(&["fonts", "--export", "out/fonts"]).exits(0);
    assert!(folder.text("out/fonts/licenses/SourceSans3.md").contains("Open Font License"));
    let plain = Plain::new(&folder.path("out"), &folder.path("out/fonts"));
    assert!(plain.pdf((2025, 9, 1)) == folder.read("cv.pdf"), "the pages differ");
}

#[test]
fn a_template_of_ones_own_goes_with_what_it_imports_and_nothing_else() {
    let template =
        "#import \"/templates/common.typ\": *\n#let cv(data, body) = { set document(title: data.title); body }\n";
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nText.\n"), ("mine.typ", template)]);
    folder.vitae(&["eject", "about.md", "out", "-t", "mine.typ"]).exits(0);
    assert_eq!(folder.text("out/templates/own/mine.typ"), template);
    assert!(folder.path("out/templates/common.typ").exists() && !folder.path("out/templates/modern.typ").exists());
}

#[test]
fn nothing_is_overwritten_unasked_and_nothing_written_in_part() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nText.\n"), ("out/notes.txt", "mine")]);
    folder.vitae(&["eject", "about.md", "out"]).exits(0);
    folder.vitae(&["eject", "about.md", "out"]).exits(0);
    fs::write(folder.path("out/main.typ"), "my own words").unwrap();
    fs::write(folder.path("about.md"), "---\nname: Ada Lovelace\n---\nText.\n").unwrap();
    let before = folder.text("out/cv.json");
    folder.vitae(&["eject", "about.md", "out"]).exits(2).says("--force");
    assert_eq!((folder.text("out/main.typ"), folder.text("out/cv.json")), ("my own words".to_owned(), before));
    folder.vitae(&["eject", "about.md", "out", "--force"]).exits(0);
    assert!(folder.text("out/cv.json").contains("Ada Lovelace") && folder.text("out/notes.txt") == "mine");
}

#[test]
fn a_page_with_errors_is_not_ejected() {
    let folder = Folder::with(&[("about.md", "---\nname: [Ada\n---\nText.\n")]);
    folder.vitae(&["eject", "about.md", "out"]).exits(1).says("invalid-yaml");
    assert!(!folder.path("out").exists());
    folder.vitae(&["eject", "nowhere.md", "out"]).exits(2);
}

#[test]
fn exported_templates_show_the_sample_page_in_plain_typst() {
    let folder = Folder::with(&[]);
    folder.vitae(&["templates", "--export", "cv"]).exits(0);
    let plain = Plain::new(&folder.path("cv"), &Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts"));
    let sample = folder.text("cv/sample.typ");
    for (name, _) in vitae::typeset::Template::all() {
        fs::write(plain.root.join("main.typ"), sample.replace("\"academic.typ\"", &format!("\"{name}.typ\""))).unwrap();
        assert!(plain.document().pages().len() > 1, "{name}");
    }
    fs::write(plain.root.join("bio.typ"), "my own words").unwrap();
    folder.vitae(&["templates", "--export", "cv"]).exits(2).says("--force");
    folder.vitae(&["templates", "--export", "cv", "--force"]).exits(0);
    assert!(folder.text("cv/bio.typ").contains("#let cv(data, body)"));
}
