//! `vitae build`: every document of every source, many at once.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use vitae::diagnostic::{Code, Diagnostic, Severity};
use vitae::site::DocumentPlan;
use vitae::typst::Fonts;

use super::args::{Build, Format};
use super::many::in_order;
use super::output::{self, Written};
use super::render::{Rendered, format_of, numbered, render, with_format};
use super::report::{Product, Reporter};
use super::status::Status;
use super::target::Target;
use super::work::{Wishes, Work};
use super::{fonts, reporter};

/// Builds every document of every source.
///
/// # Errors
/// When messages or standard output cannot be written, or a folder of fonts cannot be read.
pub(crate) fn run(args: &Build) -> io::Result<Status> {
    let order = Order::new(args, fonts::read(&args.fonts)?);
    let mut worst = Status::Fine;
    let mut targets = Vec::new();
    for source in &args.sources {
        match Target::find(source) {
            Ok(found) => targets.extend(found),
            Err(error) => {
                order
                    .reporter
                    .print(&order.reporter.message(&Diagnostic::error(Code::Unreadable, error.to_string())))?;
                worst = Status::Failed;
            }
        }
    }
    if let Err(problem) = order.fits(&targets) {
        order.reporter.print(&order.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let several = targets.len() > 1;
    in_order(
        &targets,
        |target| order.carry_out(target, several),
        |told| {
            worst = worst.max(told.status);
            order.reporter.print(&told.text)
        },
    )?;
    Ok(worst)
}

/// What was ordered: the documents' form and where they go.
struct Order<'a> {
    output: Option<&'a Path>,
    formats: Vec<Format>,
    ppi: f64,
    wishes: Wishes,
    fonts: Fonts,
    reporter: Reporter,
}

/// What is to be said of one target, and how it ended.
struct Told {
    text: String,
    status: Status,
}

impl<'a> Order<'a> {
    fn new(args: &'a Build, fonts: Fonts) -> Self {
        let output = args.output.as_deref();
        let mut wishes = Wishes::from(&args.document);
        // A bio that is asked for by name is not the CV that its page links to.
        let named = output.filter(|_| wishes.template.as_deref() == Some("bio")).and_then(Path::file_name);
        wishes.output = named.map(|name| name.to_string_lossy().into_owned());
        let formats = match (&args.format[..], output.and_then(format_of)) {
            ([], Some(format)) => vec![format],
            ([], None) => vec![Format::Pdf],
            (formats, _) => formats.to_vec(),
        };
        Self { output, formats, ppi: args.ppi, wishes, fonts, reporter: reporter(&args.messages) }
    }

    /// Whether the output can hold what the targets become.
    fn fits(&self, targets: &[Target]) -> Result<(), Diagnostic> {
        let Some(output) = self.output else { return Ok(()) };
        let wrong = |message: String| Err(Diagnostic::error(Code::Usage, message));
        if targets.len() > 1 && !is_folder(output) {
            return wrong("several sources need a folder as output: `-o out/`".to_owned());
        }
        let mut taken = BTreeMap::new();
        for target in targets {
            let place = output.join(target.page.as_deref().map_or_else(|| target.name(), stem));
            if let Some(other) = taken.insert(place, target) {
                return wrong(format!("{target} and {other} would both become the same file in {}", output.display()));
            }
        }
        Ok(())
    }

    fn carry_out(&self, target: &Target, several: bool) -> Told {
        let reporter = self.reporter.in_folder(&target.root);
        let (mut work, mut diagnostics) = Work::plan(target, &self.wishes);
        let mut status = Status::settle(&mut diagnostics, self.wishes.strict);
        let mut text = reporter.messages(work.sources(), &diagnostics);
        if status != Status::Fine {
            return Told { text, status };
        }
        let plans = work.plans().to_vec();
        if plans.len() > 1 && self.output.is_some_and(|output| !is_folder(output)) {
            let message = format!("the site has {} documents, and one output cannot hold them all", plans.len());
            let help = "name a folder (`-o out/`), or the page that you want a document of";
            text += &reporter.message(&Diagnostic::error(Code::Usage, message).help(help));
            return Told { text, status: Status::Failed };
        }
        for (document, plan) in plans.iter().enumerate() {
            let start = Instant::now();
            let built = work.build(document, &self.fonts, |built| render(built, &self.formats, self.ppi));
            let mut diagnostics = built.diagnostics;
            let settled = Status::settle(&mut diagnostics, self.wishes.strict);
            text += &reporter.messages(work.sources(), &diagnostics);
            status = status.max(settled);
            if let Some(rendered) = built.value.filter(|_| settled == Status::Fine) {
                let job = Job { place: self.place(target, plan, several), start, left_out: left_out(&diagnostics) };
                let written = job.write(&rendered, &reporter);
                text += &written.text;
                status = status.max(written.status);
            }
        }
        Told { text, status }
    }

    /// Where a document goes.
    fn place(&self, target: &Target, plan: &DocumentPlan, several: bool) -> Place {
        match self.output {
            Some(path) if path == Path::new("-") => Place::StandardOutput,
            Some(folder) if is_folder(folder) => Place::Path(match &target.page {
                // Pages that were named go by their own names, a site's documents by those that it gives them.
                Some(page) => folder.join(stem(page)).with_extension("pdf"),
                None if several => folder.join(target.name()).join(&plan.output),
                None => folder.join(&plan.output),
            }),
            Some(path) => Place::Path(path.to_owned()),
            None => Place::Path(target.root.join(&plan.output)),
        }
    }
}

fn stem(page: &str) -> PathBuf {
    Path::new(page).file_stem().unwrap_or_default().into()
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.is_dir()
}

/// How much that the site shows is not in the document. What the site hides too, such as comments, does not count.
fn left_out(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Loss && found.code != Code::Hidden).count()
}

/// Where a document's files go.
enum Place {
    StandardOutput,
    /// A path whose extension follows the format.
    Path(PathBuf),
}

/// A document that was built and is to be written.
struct Job {
    place: Place,
    start: Instant,
    left_out: usize,
}

impl Job {
    fn write(&self, rendered: &[Rendered], reporter: &Reporter) -> Told {
        let mut told = Told { text: String::new(), status: Status::Fine };
        for document in rendered {
            let count = document.files.len();
            for (bytes, page) in document.files.iter().zip(1..) {
                let path = match &self.place {
                    Place::StandardOutput => None,
                    Place::Path(path) => Some(numbered(&with_format(path, document.format), page, count)),
                };
                let pages = if count > 1 { 1 } else { document.pages };
                match self.write_file(path.as_deref(), bytes, pages) {
                    Ok(product) => told.text += &product.map_or(String::new(), |product| reporter.product(&product)),
                    Err(problem) => {
                        told.text += &reporter.message(&problem);
                        told.status = Status::Failed;
                    }
                }
            }
        }
        told
    }

    /// Writes a file, or to standard output when there is no path.
    fn write_file<'p>(
        &self,
        path: Option<&'p Path>,
        bytes: &[u8],
        pages: usize,
    ) -> Result<Option<Product<'p>>, Diagnostic> {
        let unwritable = |name: &str, error: io::Error| {
            Diagnostic::error(Code::Unwritable, format!("{name} cannot be written: {error}"))
        };
        let Some(path) = path else {
            let written = io::stdout().lock().write_all(bytes);
            return match written {
                // Whoever reads our output has heard enough: `vitae build -o - | head`.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritable("standard output", error)),
                _ => Ok(None),
            };
        };
        let written = output::replace(path, bytes).map_err(|error| unwritable(&path.display().to_string(), error))?;
        Ok(Some(Product {
            path,
            pages,
            bytes: bytes.len(),
            changed: written == Written::Changed,
            time: self.start.elapsed(),
            left_out: self.left_out,
        }))
    }
}
