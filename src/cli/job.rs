//! A build: which documents, in which formats, and where they go.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vitae::Built;
use vitae::Language;
use vitae::diagnostic::{Code, Diagnostic, Severity};
use vitae::limits::MAX_PAGES;
use vitae::site::{DocumentPlan, NamedBy};
use vitae::source::Sources;
use vitae::typeset::{Fonts, Session};

use super::args::{DocumentArgs, Format, MessageArgs, OutputArgs};
use super::claims::Claims;
use super::consent::Consent;
use super::delivery::{Delivery, Destination};
use super::job_report::JobReport;
use super::render::{Rendered, format_of, render};
use super::report::Reporter;
use super::reporter;
use super::status::Status;
use super::target::Target;
use super::work::{Overrides, Work};

/// What the command line asks for: the documents' formats, and where they go.
pub(crate) struct BuildJob<'a> {
    output: Option<&'a Path>,
    formats: Vec<Format>,
    ppi: f64,
    /// Whether any file may be replaced.
    force: bool,
    /// What the user wants that differs from what the sites say.
    pub(crate) overrides: Overrides,
    /// The fonts.
    pub(crate) fonts: Fonts,
    /// How messages are printed.
    pub(crate) reporter: Reporter,
}

/// The documents of a target, what was noticed, and the report so far.
pub(crate) type Planned = (Work, Vec<Diagnostic>, JobReport);

/// A document that was built but not written yet.
pub(crate) struct BuiltDocument<T> {
    document: usize,
    rendered: Option<Vec<Rendered>>,
    time: Duration,
    status: Status,
    /// What was seen in it; nothing if it has errors.
    pub(crate) seen: Option<T>,
    /// What was noticed.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<T> BuiltDocument<T> {
    /// The first of its files, such as the PDF.
    pub(crate) fn into_file(self) -> Option<Vec<u8>> {
        self.rendered?.into_iter().flat_map(|rendered| rendered.files).next()
    }
}

impl<'a> BuildJob<'a> {
    pub(crate) fn new(output: &'a OutputArgs, document: &DocumentArgs, fonts: Fonts, messages: &MessageArgs) -> Self {
        let path = output.output.as_deref();
        let mut overrides = Overrides::from(document);
        // A bio requested by name is not the CV that its page links to.
        if overrides.template.as_deref() == Some("bio") {
            let name = path.and_then(Path::file_name);
            overrides.output = name.map(|name| name.to_string_lossy().into_owned());
        }
        let mut formats = match (&output.format[..], path.and_then(format_of)) {
            ([], Some(format)) => vec![format],
            ([], None) => vec![Format::Pdf],
            (formats, _) => formats.to_vec(),
        };
        formats.sort_unstable();
        formats.dedup();
        Self {
            output: path,
            formats,
            ppi: output.ppi,
            force: output.force,
            overrides,
            fonts,
            reporter: reporter(messages),
        }
    }

    /// The same document in another template or language, in other formats, for the preview. It is not written to disk.
    pub(crate) fn variant(&self, template: Option<&str>, language: Option<Language>, formats: Vec<Format>) -> Self {
        let template = template.map(str::to_owned).or_else(|| self.overrides.template.clone());
        let language = language.or(self.overrides.language);
        let overrides = Overrides { template, language, ..self.overrides.clone() };
        Self { formats, overrides, reporter: self.reporter.clone(), fonts: self.fonts.clone(), ..*self }
    }

    /// Finds the targets, and reports which cannot be found.
    pub(crate) fn targets(&self, sources: &[PathBuf]) -> (Vec<Target>, Vec<Diagnostic>) {
        let (mut targets, mut problems) = Target::find_all(sources);
        if let Err(problem) = self.fits(&targets) {
            targets.clear();
            problems.push(problem);
        }
        (targets, problems)
    }

    /// Whether the output can hold everything the targets produce.
    fn fits(&self, targets: &[Target]) -> Result<(), Diagnostic> {
        let Some(output) = self.output else { return Ok(()) };
        let wrong = |message: String| Err(Diagnostic::error(Code::Usage, message));
        if targets.len() > 1 && !is_folder(output) {
            return wrong("with several sources, the output must be a folder: `-o out/`".to_owned());
        }
        if self.formats.len() > 1 && output == Path::new("-") {
            return wrong("standard output takes only one format: choose it with `-f`".to_owned());
        }
        match targets.iter().find(|target| target.file().is_some_and(|page| same_file(&page, output))) {
            Some(page) => wrong(format!("{page} is the source, and the output would overwrite it")),
            None => Ok(()),
        }
    }

    /// Makes sure that no two documents go to the same file, or to names that are the same file on some disks.
    ///
    /// # Errors
    /// Names the first two that do. Then nothing may be written.
    pub(crate) fn keep_apart<'p>(
        &self,
        planned: impl Iterator<Item = (&'p Target, &'p Planned)>,
        several: bool,
    ) -> Result<(), Diagnostic> {
        let fine = planned.filter(|(_, (.., report))| report.status == Status::Fine);
        let documents = fine.flat_map(|(target, (work, ..))| work.plans().iter().map(move |plan| (target, plan)));
        let documents: Vec<(&Target, &DocumentPlan)> = documents.collect();
        // A single one cannot clash.
        if documents.len() < 2 {
            return Ok(());
        }
        let mut claims = Claims::default();
        for (target, plan) in documents {
            let place = self.place(target, plan, several);
            if let Some(path) = place.path() {
                claims.take(target, path, &self.formats, plan.minutes.saturating_mul(MAX_PAGES))?;
            }
        }
        Ok(())
    }

    /// A report that consists of one problem.
    pub(crate) fn failed(&self, problem: Diagnostic) -> JobReport {
        let mut problems = [problem];
        let status = Status::settle(&mut problems, false);
        JobReport::new(self.reporter.messages(&Sources::new(), &problems), status)
    }

    /// Plans the documents of a target. Nothing is built unless the report is fine.
    pub(crate) fn plan(&self, target: &Target) -> Planned {
        let (work, mut diagnostics) = Work::plan(target, &self.overrides);
        let status = Status::settle(&mut diagnostics, self.overrides.strict);
        let mut report = JobReport::new(self.reporter_for(target).messages(work.sources(), &diagnostics), status);
        let documents = work.plans().len();
        if status == Status::Fine && documents > 1 && self.output.is_some_and(|output| !is_folder(output)) {
            let message = format!("the site has {documents} documents, and `-o` names a single file");
            let help = "name a folder (`-o out/`), or the page to build";
            report.problem(&self.reporter, &Diagnostic::error(Code::Usage, message).help(help));
        }
        (work, diagnostics, report)
    }

    /// Builds a document on a session and inspects it. Nothing is written.
    pub(crate) fn make<T: Send + 'static>(
        &self,
        work: &mut Work,
        document: usize,
        session: &mut Session,
        look: impl FnOnce(&Built) -> T + Send + 'static,
    ) -> BuiltDocument<T> {
        let start = Instant::now();
        let (formats, ppi) = (self.formats.clone(), self.ppi);
        let made = work.build(document, session, move |built| {
            let seen = look(&built);
            render(&built, &formats, ppi).map(|rendered| (rendered, seen))
        });
        let (made, mut diagnostics) = made.into_parts();
        let status = Status::settle(&mut diagnostics, self.overrides.strict);
        let (rendered, seen) = if status == Status::Fine { made.unzip() } else { (None, None) };
        BuiltDocument { document, rendered, seen, diagnostics, status, time: start.elapsed() }
    }

    /// Writes a document that was built, unless it has errors. With `several` targets each gets its own folder.
    pub(crate) fn deliver<T>(&self, made: &BuiltDocument<T>, work: &Work, target: &Target, several: bool) -> JobReport {
        let reporter = self.reporter_for(target);
        let mut report = JobReport::new(reporter.messages(work.sources(), &made.diagnostics), made.status);
        if let (Some(rendered), Some(plan)) = (&made.rendered, work.plans().get(made.document)) {
            let place = self.place(target, plan, several);
            report.sum.left_out = left_out(&made.diagnostics);
            let left_out = report.sum.left_out;
            let delivery = Delivery { place, consent: self.consent(plan), time: made.time, left_out };
            delivery.write(rendered, &reporter, &mut report);
        }
        report
    }

    /// The reporter for a target, which names its files as the user would.
    fn reporter_for(&self, target: &Target) -> Reporter {
        self.reporter.in_folder(&target.root)
    }

    /// Which files the document may replace.
    fn consent(&self, plan: &DocumentPlan) -> Consent {
        match plan.named_by {
            _ if self.force || self.output.is_some() => Consent::Any,
            NamedBy::Setting => Consent::Named,
            NamedBy::Link | NamedBy::Nobody => Consent::Own,
        }
    }

    /// Where a document goes.
    fn place(&self, target: &Target, plan: &DocumentPlan, several: bool) -> Destination {
        match self.output {
            Some(path) if path == Path::new("-") => Destination::StandardOutput,
            Some(folder) if is_folder(folder) => match &target.page {
                // Pages given on the command line use their own names, a site's documents those that the site gives them.
                Some(page) => Destination::Path(folder.join(stem(page)).with_extension("pdf")),
                None if several => Destination::below(folder.join(target.name()), plan),
                None => Destination::below(folder.to_owned(), plan),
            },
            Some(path) => Destination::Path(path.to_owned()),
            None => Destination::below(target.root.clone(), plan),
        }
    }
}

fn stem(page: &str) -> PathBuf {
    Path::new(page).file_stem().unwrap_or_default().into()
}

/// Whether two paths lead to the same existing file.
fn same_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.is_dir()
}

/// How many things the site shows and the document does not. Things that the site hides too, such as comments, do not count.
fn left_out(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Loss && found.code != Code::Hidden).count()
}
