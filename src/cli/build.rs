//! `vitae build`: what was asked for, in which files.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use vitae::cv::{Date, Language};
use vitae::diagnostic::{Code, Diagnostic, Outcome, Severity};
use vitae::site::{Config, DocumentPlan, Reader, Request};
use vitae::typst::{Fonts, export};
use vitae::{Built, plain};

use super::args::{Build, FontArgs, Format};
use super::output::{self, Written};
use super::report::{Product, Reporter};
use super::target::Target;
use super::{Status, reporter};

/// Builds every document of every source.
///
/// # Errors
/// When messages or standard output cannot be written.
pub(crate) fn run(args: &Build) -> io::Result<Status> {
    let reporter = reporter(&args.messages);
    let fonts = fonts(&args.fonts)?;
    let options = Options::new(args).unwrap_or_else(|error| error.exit());
    let mut worst = Status::Fine;
    for source in &args.sources {
        let status = match Target::find(source) {
            Ok(target) => build_target(&target, &options, &fonts, &reporter)?,
            Err(error) => {
                reporter.say(&Diagnostic::error(Code::Unreadable, error.to_string()))?;
                Status::Failed
            }
        };
        worst = worst.max(status);
    }
    Ok(worst)
}

/// What the flags mean.
struct Options<'a> {
    args: &'a Build,
    language: Option<Language>,
    formats: Vec<Format>,
    date: Option<Date>,
}

impl<'a> Options<'a> {
    fn new(args: &'a Build) -> Result<Self, clap::Error> {
        let wrong = |message: String| clap::Error::raw(clap::error::ErrorKind::ValueValidation, message + "\n");
        let language = match &args.lang {
            Some(tag) => Some(Language::from_tag(tag).ok_or_else(|| wrong(unknown_language(tag)))?),
            None => None,
        };
        let several = args.sources.len() > 1;
        if several && args.output.as_deref().is_some_and(|output| !is_folder(output)) {
            return Err(wrong("several sources need a folder as output: `-o out/`".to_owned()));
        }
        let formats = match (&args.format[..], args.output.as_deref().and_then(format_of)) {
            ([], Some(format)) => vec![format],
            ([], None) => vec![Format::Pdf],
            (formats, _) => formats.to_vec(),
        };
        let date = args.creation_timestamp.map(Date::from_unix);
        Ok(Self { args, language, formats, date })
    }

    fn request(&self, target: &Target) -> Request {
        Request {
            sources: target.page.iter().cloned().collect(),
            // A bio that is asked for by name is not the CV that its page links to.
            output: self
                .args
                .output
                .as_ref()
                .filter(|_| self.args.template.as_deref() == Some("bio"))
                .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
            template: self.args.template.clone(),
            language: self.language,
            pages: self.args.pages,
        }
    }
}

fn unknown_language(tag: &str) -> String {
    let known: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
    format!("`{tag}` is no language that vitae knows; there are {}", known.join(", "))
}

fn build_target(target: &Target, options: &Options, fonts: &Fonts, reporter: &Reporter) -> io::Result<Status> {
    let reporter = reporter.in_folder(&target.root);
    let mut reader = Reader::new(target.files.as_ref(), !options.args.no_repair);
    let mut planned = Outcome::ok(());
    let config = Config::read(&mut reader).take(&mut planned.diagnostics);
    let plans = config.as_ref().and_then(|config| {
        vitae::site::plan(&mut reader, config, &options.request(target)).take(&mut planned.diagnostics)
    });
    let mut status = settle(&mut planned.diagnostics, options.args.strict);
    reporter.print(reader.sources(), &planned.diagnostics)?;
    let (Some(config), Some(plans)) = (config, plans) else { return Ok(status.max(Status::ContentErrors)) };
    if status != Status::Fine {
        return Ok(status);
    }
    if plans.len() > 1 && options.args.output.as_deref().is_some_and(|output| !is_folder(output)) {
        let message = format!("the site has {} documents, and one output cannot hold them all", plans.len());
        let help = "name a folder (`-o out/`), or the page that you want a document of";
        reporter.say(&Diagnostic::error(Code::Usage, message).help(help))?;
        return Ok(Status::Failed);
    }
    for plan in &plans {
        let start = Instant::now();
        let plan = DocumentPlan { date: options.date.or(plan.date), ..plan.clone() };
        let built = vitae::build(&mut reader, &config, &plan, fonts);
        let files = built.and_then(|built| files(&built, options));
        let mut diagnostics = files.diagnostics;
        let failed = settle(&mut diagnostics, options.args.strict);
        reporter.print(reader.sources(), &diagnostics)?;
        status = status.max(failed);
        if let Some(files) = files.value.filter(|_| failed == Status::Fine) {
            let place = Place::new(options.args.output.as_deref(), target, &plan);
            let written = write(files, &place, &reporter, start, left_out(&diagnostics))?;
            status = status.max(written);
        }
    }
    Ok(status)
}

/// Makes errors of warnings where that was asked for, and says how it stands.
fn settle(diagnostics: &mut [Diagnostic], strict: bool) -> Status {
    for diagnostic in diagnostics.iter_mut().filter(|d| strict && d.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(status_of).max().unwrap_or(Status::Fine)
}

fn status_of(error: &Diagnostic) -> Status {
    match error.code {
        Code::Unreadable | Code::Unwritable | Code::NoPage | Code::Usage => Status::Failed,
        Code::UnknownTemplate if error.span.is_none() => Status::Failed,
        _ => Status::ContentErrors,
    }
}

/// How much that the site shows is not in the document. What the site hides too, such as comments, does not count.
fn left_out(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Loss && found.code != Code::Hidden).count()
}

/// A file to write: its format, its pages as separate files where the format wants that, and how many pages it shows.
struct File {
    format: Format,
    pages: usize,
    contents: Vec<Vec<u8>>,
}

fn files(built: &Built, options: &Options) -> Outcome<Vec<File>> {
    let mut diagnostics = Vec::new();
    let files: Option<Vec<File>> = options
        .formats
        .iter()
        .map(|&format| {
            let contents = contents(built, format, options.args.ppi).take(&mut diagnostics)?;
            Some(File { format, pages: built.pages.count(), contents })
        })
        .collect();
    Outcome { value: files, diagnostics }
}

fn contents(built: &Built, format: Format, ppi: f64) -> Outcome<Vec<Vec<u8>>> {
    match format {
        Format::Pdf => export::pdf(&built.pages, built.cv.date).map(|pdf| vec![pdf]),
        Format::Png => export::png(&built.pages, ppi),
        Format::Svg => Outcome::ok(export::svg(&built.pages).into_iter().map(String::into_bytes).collect()),
        Format::Typ => Outcome::ok(vec![built.markup.text.clone().into_bytes()]),
        Format::Txt => Outcome::ok(vec![plain::text(&built.cv).into_bytes()]),
    }
}

/// Where a document's files go.
enum Place {
    StandardOutput,
    /// A path whose extension follows the format.
    Path(PathBuf),
}

impl Place {
    fn new(asked: Option<&Path>, target: &Target, plan: &DocumentPlan) -> Self {
        let planned = || Path::new(&plan.output);
        match asked {
            Some(path) if path == Path::new("-") => Self::StandardOutput,
            Some(folder) if is_folder(folder) => {
                // Pages that were named go by their own names, a site's documents by those that it gives them.
                let page = target.page.as_deref().map(Path::new).and_then(Path::file_stem);
                Self::Path(
                    folder.join(page.map_or_else(|| planned().to_owned(), |stem| stem.into())).with_extension("pdf"),
                )
            }
            Some(path) => Self::Path(path.to_owned()),
            None => Self::Path(target.root.join(planned())),
        }
    }
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.is_dir()
}

fn write(files: Vec<File>, place: &Place, reporter: &Reporter, start: Instant, left_out: usize) -> io::Result<Status> {
    let mut status = Status::Fine;
    for file in files {
        let count = file.contents.len();
        for (index, bytes) in file.contents.iter().enumerate() {
            let Place::Path(path) = place else {
                io::stdout().lock().write_all(bytes)?;
                continue;
            };
            let path = numbered(&with_format(path, file.format), index + 1, count);
            match output::replace(&path, bytes) {
                Ok(written) => reporter.wrote(&Product {
                    path: &path,
                    pages: if count > 1 { 1 } else { file.pages },
                    bytes: bytes.len(),
                    changed: written == Written::Changed,
                    time: start.elapsed(),
                    left_out,
                })?,
                Err(error) => {
                    let message = format!("{} cannot be written: {error}", path.display());
                    reporter.say(&Diagnostic::error(Code::Unwritable, message))?;
                    status = Status::Failed;
                }
            }
        }
    }
    Ok(status)
}

/// The format that a file's name asks for.
fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|(name, _)| *name == extension).map(|&(_, format)| format)
}

const FORMATS: [(&str, Format); 5] =
    [("pdf", Format::Pdf), ("png", Format::Png), ("svg", Format::Svg), ("typ", Format::Typ), ("txt", Format::Txt)];

/// `cv.pdf` as a PNG is `cv.png`; a name that does not speak of a format stays as it is.
fn with_format(path: &Path, format: Format) -> PathBuf {
    match format_of(path) {
        Some(named) if named != format => {
            let extension = FORMATS.iter().find(|(_, known)| *known == format).map_or("", |(name, _)| name);
            path.with_extension(extension)
        }
        _ => path.to_owned(),
    }
}

/// The name of one of several pages: where `{p}` stands, or behind the stem.
fn numbered(path: &Path, page: usize, count: usize) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.contains("{p}") {
        return path.with_file_name(name.replace("{p}", &page.to_string()));
    }
    match (count, name.rsplit_once('.')) {
        (1, _) => path.to_owned(),
        (_, Some((stem, extension))) => path.with_file_name(format!("{stem}-{page}.{extension}")),
        (_, None) => path.with_file_name(format!("{name}-{page}")),
    }
}

/// The bundled fonts and those in the folders that the user names.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn fonts(args: &FontArgs) -> io::Result<Fonts> {
    if args.paths.is_empty() {
        return Ok(Fonts::bundled());
    }
    let mut files = Vec::new();
    for folder in &args.paths {
        read_fonts(folder, &mut files)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
    }
    Ok(Fonts::with_extra(files))
}

/// Reads every font below a folder, in an order that does not depend on the disk.
fn read_fonts(folder: &Path, files: &mut Vec<Vec<u8>>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if path.is_dir() {
            read_fonts(&path, files)?;
        } else if matches!(extension.as_str(), "ttf" | "otf" | "ttc" | "otc") {
            files.push(fs::read(path)?);
        }
    }
    Ok(())
}
