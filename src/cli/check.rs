//! `vitae check`: what a build would report, what else is wrong with the pages, and whether each PDF is up to date.

use std::io;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use vitae::Date;
use vitae::check::{self, Condition};
use vitae::diagnostic::{Diagnostic, Severity};
use vitae::site::DocumentPlan;
use vitae::typeset::{Fonts, Session, export};

use super::args::Check;
use super::consent::Consent;
use super::isolation::{self, Isolation};
use super::parallel::in_order;
use super::report::Reporter;
use super::status::Status;
use super::target::Target;
use super::work::{Overrides, Work};
use super::{fonts, output, reporter};

/// Checks every document of every source.
///
/// # Errors
/// When messages cannot be written, or a folder of fonts cannot be read.
pub(crate) fn run(args: &Check) -> io::Result<Status> {
    if let Some(status) = isolation::elsewhere(&args.isolation, args.document.time_limit)? {
        return Ok(status);
    }
    let isolation = Isolation::of_this_process()?;
    let checker = Checker::new(args, fonts::read(&args.fonts)?);
    let (targets, problems) = Target::find_all(&args.sources);
    let (mut through, mut report) = match isolation.so_far::<Report>() {
        Some(so_far) => so_far,
        None => (0, Report { status: checker.reporter.problems(problems)?, ..Report::default() }),
    };
    let targets: Vec<(usize, Target)> = targets.into_iter().enumerate().skip(through).collect();
    in_order(
        &targets,
        isolation.threads(),
        |(source, target)| checker.target(target, *source, &isolation),
        |checked| {
            report.add(&checked);
            checker.reporter.print(&checked.text)?;
            through += 1;
            isolation.through(through, &report);
            Ok(())
        },
    )?;
    checker.reporter.print(&checker.reporter.checked(report.documents, report.found, report.mended))?;
    Ok(report.status)
}

/// What was found.
#[derive(Default, Serialize, Deserialize)]
struct Report {
    /// The findings and what was fixed, as printed.
    #[serde(skip)]
    text: String,
    documents: usize,
    /// How many findings there are.
    found: usize,
    /// How many PDFs were rewritten.
    mended: usize,
    status: Status,
}

impl Report {
    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.found += other.found;
        self.mended += other.mended;
        self.status = self.status.max(other.status);
    }
}

/// A document that was built and checked.
struct Looked {
    /// `None` when it has errors.
    pdf: Option<Vec<u8>>,
    may_write: bool,
    diagnostics: Vec<Diagnostic>,
}

struct Checker {
    overrides: Overrides,
    fonts: Fonts,
    /// The day that dates are compared with.
    today: Date,
    mending: Mending,
    reporter: Reporter,
}

/// Which PDFs are rewritten.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mending {
    None,
    /// Those that are missing or stale.
    Safe,
    /// Also those that vitae did not write, or that were changed since.
    All,
}

impl Checker {
    fn new(args: &Check, fonts: Fonts) -> Self {
        let mending = match (args.fix, args.force) {
            (false, _) => Mending::None,
            (true, false) => Mending::Safe,
            (true, true) => Mending::All,
        };
        let overrides = Overrides::from(&args.document);
        let today = overrides.date.unwrap_or_else(today);
        Self { overrides, fonts, today, mending, reporter: reporter(&args.messages) }
    }

    /// What to say where an earlier process ended.
    fn ended(&self, problem: &Diagnostic) -> Report {
        let status = Status::settle(&mut [problem.clone()], false);
        Report { text: self.reporter.message(problem), found: 1, status, ..Report::default() }
    }

    fn target(&self, target: &Target, source: usize, isolation: &Isolation) -> Report {
        let reporter = self.reporter.in_folder(&target.root);
        let planned = isolation.plan(source, target, || Work::plan(target, &self.overrides));
        let (mut work, mut planned) = match planned {
            Ok(planned) => planned,
            Err(problem) => return self.ended(&problem),
        };
        let mut report = Report { status: Status::settle(&mut planned, self.overrides.strict), ..Report::default() };
        report.text = reporter.messages(work.sources(), &planned);
        report.found = count(&planned);
        let mut session = fonts::session(&self.fonts);
        // Nothing is written until everything is built: if building ends the process, another one starts this source again.
        let documents = 0..work.plans().len();
        let mut make = |document| {
            let name = work.name(document);
            isolation.build(source, document, &name, || self.look(&mut work, document, &mut session))
        };
        let made: Vec<_> = documents.map(&mut make).collect();
        for (document, made) in made.into_iter().enumerate() {
            let checked = match made {
                Ok(looked) => self.document(&work, document, looked, target, &reporter),
                Err(problem) => Report { documents: 1, ..self.ended(&problem) },
            };
            report.text += &checked.text;
            report.add(&checked);
        }
        if report.found > 0 {
            report.status = report.status.max(Status::ContentErrors);
        }
        report
    }

    /// Builds a document and checks it. Only its PDF is kept: the pages of many documents would take a lot of memory.
    fn look(&self, work: &mut Work, document: usize, session: &mut Session) -> Looked {
        let made =
            work.build(document, session, |built| export::pdf(&built.pages, built.cv.date).map(|pdf| (built, pdf)));
        let may_write = !made.has_errors();
        let (made, mut diagnostics) = made.into_parts();
        let pdf = made.map(|(built, pdf)| {
            diagnostics.extend(work.findings(document, built, self.today));
            pdf
        });
        Looked { pdf, may_write, diagnostics }
    }

    /// Reports a document's condition, and writes it if wanted.
    fn document(&self, work: &Work, document: usize, looked: Looked, target: &Target, reporter: &Reporter) -> Report {
        let Looked { pdf, may_write, mut diagnostics } = looked;
        let mut mended = None;
        let mut text = String::new();
        if let Some(pdf) = pdf {
            let plan = &work.plans()[document];
            let (path, shown) = (target.root.join(&plan.output), reporter.folder.join(&plan.output));
            let condition = check::condition(on_disk(target, plan).as_deref(), &pdf);
            if may_write && self.mends(&condition, plan.is_promised()) {
                let consent = if self.mending == Mending::All { Consent::Any } else { Consent::Own };
                match output::replace_inside(&target.root, &path, &pdf, consent) {
                    Ok(_) => mended = Some(shown),
                    Err(problem) => diagnostics.push(problem),
                }
            } else if plan.is_promised() || condition != Condition::Missing {
                text += &reporter.standing(&shown, &condition);
                diagnostics.extend(condition.finding(&shown.display().to_string()));
            }
        }
        let mut diagnostics = check::to_look_at(diagnostics, &work.plans()[document], work.sources());
        let status = Status::settle(&mut diagnostics, self.overrides.strict);
        text += &mended.as_ref().map_or(String::new(), |path| reporter.wrote(path, "written"));
        text += &reporter.messages(work.sources(), &diagnostics);
        Report { text, documents: 1, found: count(&diagnostics), mended: usize::from(mended.is_some()), status }
    }

    /// Whether a PDF in this condition is to be rewritten.
    fn mends(&self, condition: &Condition, is_promised: bool) -> bool {
        match (self.mending, condition) {
            (Mending::None, _) | (_, Condition::Current) => false,
            (_, Condition::Missing) => is_promised,
            (Mending::Safe, _) => condition.is_safe_to_mend(),
            (Mending::All, _) => true,
        }
    }
}

/// What is already where a document goes. Anything unreadable, such as a link that leads out of the site, counts as no file.
fn on_disk(target: &Target, plan: &DocumentPlan) -> Option<Vec<u8>> {
    match target.files.read(&plan.output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        read => Some(read.unwrap_or_default()),
    }
}

fn count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity >= Severity::Warning).count()
}

/// Today, in UTC.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::from_unix(since.as_secs().try_into().unwrap_or(i64::MAX))
}
