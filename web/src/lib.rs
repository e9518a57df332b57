//! vitae for browsers: what a worker asks of the library, and what the library asks of it.
//!
//! Everything is decided in the library. Here, values only become what JavaScript can hold: text, JSON and bytes.

use std::collections::BTreeSet;
use std::io;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use vitae::{Builder, Fit, Fonts, Language, ListedFiles, Memory, Report, TypesetDocument};
use wasm_bindgen::prelude::*;

/// What the worker provides: `web/src/host.js`.
#[wasm_bindgen(raw_module = "../host.js")]
extern "C" {
    /// The bytes of one of the site's files.
    #[wasm_bindgen(js_name = readFile)]
    fn read_file(path: &str) -> Option<Vec<u8>>;

    /// The bytes of a font's file.
    #[wasm_bindgen(js_name = readFont)]
    fn read_font(file: &str) -> Option<Vec<u8>>;

    /// Whether a font lacks the outlines of some of these glyphs.
    #[wasm_bindgen(js_name = fontLacks)]
    fn font_lacks(file: &str, glyphs: &[u16]) -> bool;

    /// Takes the last words of a panic. Nothing can be asked of this instance any more.
    fn panicked(message: &str);
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| panicked(&panic.to_string())));
}

/// The fonts, of which each is got once, until one has to be read anew.
static FONTS: LazyLock<Mutex<Fonts>> = LazyLock::new(|| Mutex::new(Fonts::from_source(read_font)));

/// Reads a file of the site.
type Read = fn(&str) -> io::Result<Vec<u8>>;

/// A site, and the last document that was built of it.
#[wasm_bindgen]
pub struct Site {
    files: ListedFiles<Read>,
    memory: Memory,
    document: Option<TypesetDocument>,
    /// What was set in fonts that lack outlines.
    blank: Option<Attempt>,
}

/// What to build, and how.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wish {
    /// The document's number.
    document: usize,
    /// The page to print, where there is no site around it.
    page: Option<String>,
    template: Option<String>,
    language: Option<String>,
    pages: Option<u32>,
}

/// What became of it.
#[derive(Serialize)]
struct Proof<'a> {
    /// Where the site wants its documents; none if that cannot be known because of an error.
    documents: Vec<String>,
    /// The number of the one that was built.
    document: usize,
    /// How it looks; nothing if there are errors.
    look: Option<Look<'a>>,
    /// What was noticed.
    findings: &'a Report,
}

#[derive(Serialize)]
struct Look<'a> {
    sources: Vec<&'a str>,
    template: &'a str,
    language: &'static str,
    budget: Option<u32>,
    fit: Fit,
    sections: Vec<&'a str>,
    pages: Vec<Page>,
}

#[derive(Serialize)]
struct Page {
    /// The same for pages that look the same.
    name: String,
    /// In points.
    width: f64,
    /// In points.
    height: f64,
}

#[wasm_bindgen]
impl Site {
    /// A site of files at these paths.
    #[wasm_bindgen(constructor)]
    pub fn new(paths: Vec<String>) -> Self {
        let read: Read = |path| read_file(path).ok_or_else(|| io::ErrorKind::NotFound.into());
        Self { files: ListedFiles::new(paths, read), memory: Memory::default(), document: None, blank: None }
    }

    /// The paths of the files that a page may name, in order.
    pub fn paths(&self) -> Vec<String> {
        self.files.paths().map(str::to_owned).collect()
    }

    /// Builds one document. Takes a wish and gives a proof, both as JSON. It gives nothing if outlines are lacking: when they are
    /// there, [`complete`](Self::complete) goes on.
    ///
    /// # Errors
    /// When the wish is not one.
    pub fn build(&mut self, wish: &str) -> Result<Option<String>, JsError> {
        let wish: Wish = serde_json::from_str(wish)?;
        self.settle(self.attempt(&wish))
    }

    /// Goes on with a document whose outlines were lacking. Gives what [`build`](Self::build) gives.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn complete(&mut self) -> Result<Option<String>, JsError> {
        let blank = self.blank.take().ok_or_else(|| JsError::new("nothing lacks outlines"))?;
        let fonts = Fonts::from_source(read_font);
        FONTS.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&fonts);
        self.settle(Attempt { built: blank.built.and_then(|built| built.with_fonts(&fonts)), ..blank })
    }

    /// A page of the last document without errors as an SVG, by its number from 0.
    pub fn svg(&self, page: usize) -> Option<String> {
        Some(self.document.as_ref()?.page_views().nth(page)?.svg())
    }

    /// The words on that page.
    pub fn words(&self, page: usize) -> Option<String> {
        Some(self.document.as_ref()?.page_views().nth(page)?.text())
    }

    /// The last document without errors as a PDF.
    ///
    /// # Errors
    /// When the typesetter cannot write it.
    pub fn pdf(&self) -> Result<Option<Vec<u8>>, JsError> {
        let pdf = self.document.as_ref().map(TypesetDocument::pdf).transpose()?;
        Ok(pdf.map(|pdf| pdf.bytes))
    }

    /// The files of the last document without errors for the typesetter's own program.
    pub fn typst(&self) -> Vec<TypstFile> {
        let files = self.document.as_ref().map(|document| document.typst_files("fonts")).unwrap_or_default();
        files.into_iter().map(|(path, bytes)| TypstFile { path, bytes }).collect()
    }
}

impl Site {
    /// Where glyphs stand is known without their outlines. What is printed is set again when all are there.
    fn settle(&mut self, attempt: Attempt) -> Result<Option<String>, JsError> {
        if attempt.built.as_ref().is_ok_and(lacks_outlines) {
            self.blank = Some(attempt);
            return Ok(None);
        }
        let Attempt { documents, document, built } = attempt;
        let (findings, look) = match &built {
            Ok(built) => (built.report(), Some(look(built))),
            Err(report) => (report, None),
        };
        let proof = serde_json::to_string(&Proof { documents, document, look, findings })?;
        // What was shown last can still be drawn.
        self.document = built.ok().or(self.document.take());
        Ok(Some(proof))
    }

    fn attempt(&self, wish: &Wish) -> Attempt {
        let fonts = FONTS.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut builder = Builder::new(&self.files).fonts(fonts).memory(&self.memory);
        builder = wish.page.iter().fold(builder, Builder::page);
        builder = wish.template.iter().fold(builder, Builder::template);
        builder = wish.language.iter().filter_map(|tag| Language::from_tag(tag)).fold(builder, Builder::language);
        builder = wish.pages.into_iter().fold(builder, Builder::pages);
        let planned = match builder.documents() {
            Ok(planned) => planned,
            Err(report) => return Attempt { documents: Vec::new(), document: 0, built: Err(report) },
        };
        let documents: Vec<String> = planned.outputs().map(str::to_owned).collect();
        let document = if wish.document < documents.len() { wish.document } else { 0 };
        let report = planned.report().clone();
        let built = planned.only(document).unwrap_or(Err(report));
        Attempt { documents, document, built }
    }
}

/// What one round of building gave.
struct Attempt {
    documents: Vec<String>,
    document: usize,
    built: Result<TypesetDocument, Report>,
}

/// Whether outlines are lacking that the document prints. All fonts are asked, so that all are fetched at once.
fn lacks_outlines(document: &TypesetDocument) -> bool {
    let lacks = |(file, glyphs): (&str, BTreeSet<u16>)| font_lacks(file, &Vec::from_iter(glyphs));
    document.glyphs().into_iter().map(lacks).fold(false, |any, one| any | one)
}

fn look(document: &TypesetDocument) -> Look<'_> {
    let page = |view: vitae::PageView| {
        let (width, height) = view.size();
        Page { name: format!("{:032x}", view.fingerprint()), width, height }
    };
    Look {
        sources: document.sources().collect(),
        template: document.template(),
        language: document.language().tag(),
        budget: document.budget(),
        fit: document.fit(),
        sections: document.sections().collect(),
        pages: document.page_views().map(page).collect(),
    }
}

/// A file of a folder that the typesetter's own program can set.
#[wasm_bindgen]
pub struct TypstFile {
    path: String,
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl TypstFile {
    /// Where it is in the folder.
    #[wasm_bindgen(getter)]
    pub fn path(&self) -> String {
        self.path.clone()
    }

    /// What is in it.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }
}

/// The folder that a site is in, of files at these paths.
#[wasm_bindgen(js_name = siteFolder)]
pub fn site_folder(paths: Vec<String>) -> String {
    vitae::site_folder(paths.iter().map(String::as_str))
}

/// A file as text, whatever encoding it is in; nothing if it is not text.
#[wasm_bindgen]
pub fn decode(path: &str, bytes: &[u8]) -> Option<String> {
    vitae::decode(path, bytes).ok()
}

/// What can be chosen, as JSON: templates and languages.
#[wasm_bindgen]
pub fn choices() -> String {
    let templates: Vec<&str> = Builder::templates().collect();
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    serde_json::json!({"templates": templates, "languages": languages}).to_string()
}
