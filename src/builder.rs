//! The library's interface: from files to a PDF in three lines.

use std::{fmt, vec};

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::pipeline::{self, Built};
use crate::plain;
use crate::report::Report;
use crate::site::{Config, DocumentPlan, Files, Reader, Request};
use crate::source::Sources;
use crate::typeset::{Fonts, Session, export};

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
    repair: bool,
}

impl<'a> Builder<'a> {
    /// Builds what the site in `files` says.
    pub fn new(files: &'a dyn Files) -> Self {
        Self { files, request: Request::default(), date: None, fonts: None, repair: true }
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
        let session = Session::new(&self.fonts.unwrap_or_else(Fonts::bundled));
        Ok(Documents { reader, config, plans, session, report })
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

/// The documents of a site. Each is built when the iterator reaches it.
///
/// If one fails, the others are still built.
pub struct Documents<'a> {
    reader: Reader<'a>,
    config: Config,
    plans: vec::IntoIter<DocumentPlan>,
    session: Session,
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
}

impl Iterator for Documents<'_> {
    type Item = Result<TypesetDocument, Report>;

    fn next(&mut self) -> Option<Self::Item> {
        let plan = self.plans.next()?;
        let built = pipeline::rebuild(&mut self.reader, &self.config, &plan, &mut self.session);
        let built = settled(built, self.reader.sources());
        Some(match built {
            Ok((built, report)) => {
                let (sources, report) = (self.reader.sources().clone(), self.report.clone().and(report));
                Ok(TypesetDocument { output: plan.output, built, sources, report })
            }
            Err(report) => Err(self.report.clone().and(report)),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.plans.size_hint()
    }
}

impl ExactSizeIterator for Documents<'_> {}

/// A document, set in type.
pub struct TypesetDocument {
    output: String,
    built: Built,
    sources: Sources,
    report: Report,
}

impl TypesetDocument {
    /// Where the site wants it, below its root: `files/cv.pdf`.
    pub fn output(&self) -> &str {
        &self.output
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
        Ok(Pdf { output: self.output.clone(), bytes, pages: self.page_count(), report })
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
        let Self { output, report, .. } = self;
        f.debug_struct("TypesetDocument").field("output", output).field("report", report).finish_non_exhaustive()
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
