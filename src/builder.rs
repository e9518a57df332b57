//! The library's interface: from files to a PDF in three lines.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fmt, vec};

use crate::date::Date;
use crate::design::Fit;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::encoding;
use crate::language::Language;
use crate::pipeline::{self, Built};
use crate::plain;
use crate::report::Report;
use crate::site::{Config, DocumentPlan, Files, Reader, Request};
use crate::source::Sources;
use crate::typeset::{self, Fonts, PageView, Session, Template, export};

/// What to build, from which files, and how.
///
/// Everything is optional. Without a [`page`](Self::page) the site's own documents are built. What is not set here comes from
/// the site's `vitae:` block, then from the template.
///
/// ```
/// use vitae::{Builder, Language, MemoryFiles};
///
/// let files = MemoryFiles::new().with("about.md", "---\nname: Ada Lovelace\n---\nI wrote the *first* program.\n");
/// let pdf = Builder::new(&files).page("about.md").template("bio").language(Language::En).pdf()?;
/// assert_eq!((pdf.output.as_str(), pdf.pages), ("about.pdf", 1));
/// # Ok::<(), vitae::Report>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Builder<'a> {
    files: &'a dyn Files,
    request: Request,
    date: Option<Date>,
    fonts: Option<Fonts>,
    memory: Memory,
    repair: bool,
}

impl<'a> Builder<'a> {
    /// Builds what the site in `files` says.
    pub fn new(files: &'a dyn Files) -> Self {
        Self { files, request: Request::default(), date: None, fonts: None, memory: Memory::default(), repair: true }
    }

    /// Prints this page, by its path. Call it again for each further page; they are printed in this order.
    pub fn page(mut self, path: impl Into<String>) -> Self {
        self.request.sources.push(path.into());
        self
    }

    /// Uses a template: `academic`, `modern`, `compact`, `jianli`, `bio`, or the path of a `.typ` file among the files.
    pub fn template(mut self, name: impl Into<String>) -> Self {
        self.request.template = Some(name.into());
        self
    }

    /// The names of the bundled templates.
    pub fn templates() -> impl Iterator<Item = &'static str> {
        Template::all().map(|(name, _)| name)
    }

    /// Makes the document in this language, from the page, or the half of the page, that is written in it.
    pub fn language(mut self, language: Language) -> Self {
        self.request.language = Some(language);
        self
    }

    /// Fits the document into this many pages, or fails with [`Code::DoesNotFit`].
    pub fn pages(mut self, pages: u32) -> Self {
        self.request.pages = Some(pages);
        self
    }

    /// Sets where the document will be written, below the site's root, so that a page's link to it is known as a link to itself.
    pub fn output(mut self, path: impl Into<String>) -> Self {
        self.request.output = Some(path.into());
        self
    }

    /// Dates the document. With a date, the PDF meets PDF/A-2a too. Today's date is never used.
    pub fn date(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }

    /// Uses more fonts than the bundled ones.
    pub fn fonts(mut self, fonts: Fonts) -> Self {
        self.fonts = Some(fonts);
        self
    }

    /// Uses what earlier builds of the site left, and leaves something for the next.
    pub fn memory(mut self, memory: &Memory) -> Self {
        self.memory = memory.clone();
        self
    }

    /// Whether to repair text that was saved in the wrong encoding; on by default.
    pub fn repair(mut self, repair: bool) -> Self {
        self.repair = repair;
        self
    }

    /// Plans the documents. Each is built when the iterator reaches it.
    ///
    /// # Errors
    /// When the configuration or a page cannot be read, or the site has no page to print.
    pub fn documents(self) -> Result<Documents<'a>, Report> {
        let mut reader = Reader::new(self.files, self.repair);
        let planned = Config::read(&mut reader)
            .and_then(|config| pipeline::plan(&mut reader, &config, &self.request).map(|plans| (config, plans)));
        let ((config, plans), report) = settled(planned, reader.sources())?;
        let dated = |plan: DocumentPlan| DocumentPlan { date: self.date.or(plan.date), ..plan };
        let plans = plans.into_iter().map(dated).collect::<Vec<_>>().into_iter();
        let fonts = self.fonts.unwrap_or_else(Fonts::bundled);
        self.memory.keep(plans.as_slice());
        Ok(Documents { reader, config, plans, fonts, memory: self.memory, report })
    }

    /// Builds the site's only document.
    ///
    /// # Errors
    /// Those of [`documents`](Self::documents) and of building it; and when the site has several documents.
    pub fn build(self) -> Result<TypesetDocument, Report> {
        let mut documents = self.documents()?;
        let count = documents.len();
        match documents.next() {
            Some(document) if count == 1 => document,
            _ => Err(Report::of(not_one(count))),
        }
    }

    /// Builds the site's only document and makes a PDF of it.
    ///
    /// # Errors
    /// Those of [`build`](Self::build).
    pub fn pdf(self) -> Result<Pdf, Report> {
        self.build()?.pdf()
    }
}

fn not_one(count: usize) -> Diagnostic {
    let message = format!("the site has {count} documents, and this call builds one");
    Diagnostic::error(Code::Usage, message).help("name a page, or build them with `Builder::documents`")
}

/// What builds of a site leave for the next one, so that an edit shows in a fraction of the time of a build. The documents are the
/// same without it, byte for byte.
///
/// ```
/// use vitae::{Builder, Memory, MemoryFiles};
///
/// let memory = Memory::default();
/// for text in ["The *first* program.", "The first *program*."] {
///     let files = MemoryFiles::new().with("about.md", text);
///     Builder::new(&files).page("about.md").memory(&memory).pdf()?;
/// }
/// # Ok::<(), vitae::Report>(())
/// ```
#[derive(Clone, Default)]
pub struct Memory {
    /// By the documents' outputs.
    sessions: Arc<Mutex<BTreeMap<String, Session>>>,
}

impl Memory {
    fn sessions(&self) -> MutexGuard<'_, BTreeMap<String, Session>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets documents that the site no longer has.
    fn keep(&self, plans: &[DocumentPlan]) {
        self.sessions().retain(|output, _| plans.iter().any(|plan| plan.output == *output));
    }

    fn take(&self, output: &str, fonts: &Fonts) -> Session {
        let known = self.sessions().remove(output).filter(|session| session.fonts().are(fonts));
        known.unwrap_or_else(|| Session::new(fonts))
    }

    fn put(&self, output: &str, session: Session) {
        self.sessions().insert(output.to_owned(), session);
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.sessions().keys()).finish()
    }
}

/// The documents of a site. Each is built when the iterator reaches it.
///
/// If one fails, the others are still built.
pub struct Documents<'a> {
    reader: Reader<'a>,
    config: Config,
    plans: vec::IntoIter<DocumentPlan>,
    fonts: Fonts,
    memory: Memory,
    report: Report,
}

impl Documents<'_> {
    /// What was noticed before any document was built. Each document's report begins with it.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Where the site wants the documents that are still to come, in their order: `files/cv.pdf`.
    pub fn outputs(&self) -> impl ExactSizeIterator<Item = &str> {
        self.plans.as_slice().iter().map(|plan| plan.output.as_str())
    }

    /// Builds one of those that are still to come, by its number from 0, and none of the others; `None` if there are not so many.
    pub fn only(mut self, number: usize) -> Option<Result<TypesetDocument, Report>> {
        let plan = self.plans.nth(number)?;
        Some(self.document(plan))
    }

    fn document(&mut self, plan: DocumentPlan) -> Result<TypesetDocument, Report> {
        let mut session = self.memory.take(&plan.output, &self.fonts);
        let built = pipeline::rebuild(&mut self.reader, &self.config, &plan, &mut session);
        self.memory.put(&plan.output, session);
        match settled(built, self.reader.sources()) {
            Ok((built, report)) => {
                let (sources, report) = (self.reader.sources().clone(), self.report.clone().and(report));
                Ok(TypesetDocument { plan, built, sources, report })
            }
            Err(report) => Err(self.report.clone().and(report)),
        }
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<TypesetDocument, Report>;

    fn next(&mut self) -> Option<Self::Item> {
        let plan = self.plans.next()?;
        Some(self.document(plan))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.plans.size_hint()
    }
}

impl ExactSizeIterator for Documents<'_> {}

/// A document, set in type.
pub struct TypesetDocument {
    plan: DocumentPlan,
    built: Built,
    sources: Sources,
    report: Report,
}

impl TypesetDocument {
    /// Where the site wants it, below its root: `files/cv.pdf`.
    pub fn output(&self) -> &str {
        &self.plan.output
    }

    /// The pages that it begins with, by their paths. Others may fill in what these lack.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.plan.sources.iter().map(|page| page.path.as_str())
    }

    /// The template that it is set with: the name of a bundled one, or the path of the site's own.
    pub fn template(&self) -> &str {
        self.plan.template.as_ref().map_or(Template::DEFAULT, |name| &name.value)
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.built.cv.language
    }

    /// The headings of its sections, in order.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.built.markup.headings()
    }

    /// How many pages it may have, if anybody says so.
    pub fn budget(&self) -> Option<u32> {
        self.plan.pages
    }

    /// What was changed to keep to that.
    pub fn fit(&self) -> Fit {
        self.built.fit
    }

    /// How many pages it has.
    pub fn page_count(&self) -> usize {
        self.built.pages.count()
    }

    /// What was noticed while building it, including what was left out. None of it is an error.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The document as a PDF: tagged, to PDF/UA-1, and to PDF/A-2a when it has a date.
    ///
    /// # Errors
    /// When the typesetter cannot write it.
    pub fn pdf(&self) -> Result<Pdf, Report> {
        let written = export::pdf(&self.built.pages, self.built.cv.date);
        let (bytes, report) = settled(written, &self.sources)?;
        let report = self.report.clone().and(report);
        Ok(Pdf { output: self.plan.output.clone(), bytes, pages: self.page_count(), report })
    }

    /// Each page as a PNG image with `ppi` pixels per inch.
    ///
    /// # Errors
    /// When a page is too large to be drawn.
    pub fn png(&self, ppi: f64) -> Result<Vec<Vec<u8>>, Report> {
        settled(export::png(&self.built.pages, ppi), &self.sources).map(|(images, _)| images)
    }

    /// Each page as an SVG image.
    pub fn svg(&self) -> Vec<String> {
        export::svg(&self.built.pages)
    }

    /// Its pages, each to be drawn on its own.
    pub fn page_views(&self) -> impl ExactSizeIterator<Item = PageView> {
        self.built.pages.page_views()
    }

    /// The numbers of the glyphs that it prints, by the files of the bundled faces: `SourceSerif4-Regular.otf`. Those in SVG images
    /// are not among them.
    pub fn glyphs(&self) -> BTreeMap<&'static str, BTreeSet<u16>> {
        self.built.pages.glyphs()
    }

    /// The same document, set again in other fonts, those of a [source](Fonts::from_source) that gave less of a face before. All else is
    /// as it was: nothing is read again. The typesetter forgets what it set in the fonts of before.
    ///
    /// # Errors
    /// When a font cannot be had now.
    pub fn with_fonts(mut self, fonts: &Fonts) -> Result<Self, Report> {
        let (pages, _) = settled(self.built.pages.with_fonts(fonts, &self.sources), &self.sources)?;
        self.built.pages = pages;
        Ok(self)
    }

    /// The document as files for the typesetter's own program, by their paths in a folder: `main.typ` and what it needs. `fonts` is
    /// where the bundled fonts are, relative to that folder.
    pub fn typst_files(&self, fonts: &str) -> BTreeMap<String, Vec<u8>> {
        typeset::eject(&self.built.pages, fonts)
    }

    /// Its text.
    pub fn text(&self) -> String {
        plain::text(&self.built.cv)
    }

    /// The Typst markup that it was set from.
    pub fn markup(&self) -> &str {
        &self.built.markup.text
    }
}

impl fmt::Debug for TypesetDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { report, .. } = self;
        f.debug_struct("TypesetDocument")
            .field("output", &self.output())
            .field("report", report)
            .finish_non_exhaustive()
    }
}

/// A PDF and what is known about it. Pass it to `std::fs::write` as it is.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Pdf {
    /// Where the site wants it, below its root: `files/cv.pdf`.
    pub output: String,
    /// The file. The same sources give the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What was noticed while building it, including what was left out. None of it is an error.
    pub report: Report,
}

impl AsRef<[u8]> for Pdf {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Turns the outcome of a stage into a value without errors, or the report.
fn settled<T>(outcome: Outcome<T>, sources: &Sources) -> Result<(T, Report), Report> {
    let has_errors = outcome.has_errors();
    let (value, diagnostics) = outcome.into_parts();
    let report = Report::new(&diagnostics, sources);
    match value {
        Some(value) if !has_errors => Ok((value, report)),
        _ => Err(report),
    }
}

/// A file of a site as text, decoded and repaired as in a build: to be shown or edited. `path` is what messages name.
///
/// # Errors
/// When it is not text.
pub fn decode(path: &str, bytes: &[u8]) -> Result<String, Report> {
    let decoded = encoding::decode(Path::new(path), bytes, true);
    settled(decoded, &Sources::new()).map(|(source, _)| source.text().to_owned())
}
