//! `vitae eject`: writes a document as a folder of Typst files, to continue by hand.

use std::io;
use std::path::{Path, PathBuf};

use vitae::diagnostic::{Code, Diagnostic, Outcome, system_error};
use vitae::site::DocumentPlan;
use vitae::typeset::{self, Fonts};

use super::args::Eject;
use super::folder::{self, Files};
use super::status::Status;
use super::target::Target;
use super::work::{Overrides, Work};
use super::{fonts, reporter};

/// Writes the documents of a source as folders: a single document directly into the named folder, several each into a subfolder.
///
/// # Errors
/// When messages cannot be written, or a folder of fonts cannot be read.
pub(crate) fn run(args: &Eject) -> io::Result<Status> {
    let reporter = reporter(&args.messages);
    let target = match target(args.source.as_deref().unwrap_or(Path::new("."))) {
        Ok(target) => target,
        Err(problem) => {
            reporter.print(&reporter.message(&problem))?;
            return Ok(Status::Failed);
        }
    };
    let reporter = reporter.in_folder(&target.root);
    let overrides = Overrides::from(&args.document);
    let (mut work, mut diagnostics) = Work::plan(&target, &overrides);
    let folders = folders(work.plans());
    let mut files = eject(&mut work, &folders, &fonts::read(&args.fonts)?).take(&mut diagnostics).unwrap_or_default();
    let status = Status::settle(&mut diagnostics, overrides.strict);
    reporter.print(&reporter.messages(work.sources(), &diagnostics))?;
    if status != Status::Fine {
        return Ok(status);
    }
    if args.with_fonts {
        files.extend(fonts::beside());
    }
    if let Err(error) = folder::write(&args.dir, &files, args.force) {
        let message = format!("nothing was written: {}", system_error(&error));
        reporter.print(&reporter.message(&Diagnostic::error(Code::Unwritable, message)))?;
        return Ok(Status::Failed);
    }
    for folder in folders {
        reporter.print(
            &reporter.wrote(&args.dir.join(folder).join("main.typ"), "written; its first lines say how to compile it"),
        )?;
    }
    Ok(Status::Fine)
}

/// The one page or site that a source refers to.
fn target(source: &Path) -> Result<Target, Diagnostic> {
    let found = Target::find(source)?;
    let count = found.len();
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(target), None) => Ok(target),
        _ => Err(Diagnostic::error(Code::Usage, format!("there are {count} sites; name one of them"))),
    }
}

/// The files of every document, each in its folder.
fn eject(work: &mut Work, folders: &[PathBuf], faces: &Fonts) -> Outcome<Files> {
    let mut session = fonts::session(faces);
    let mut diagnostics = Vec::new();
    let mut files = Files::new();
    for (document, folder) in folders.iter().enumerate() {
        let to_fonts =
            if folder.as_os_str().is_empty() { fonts::FOLDER.to_owned() } else { format!("../{}", fonts::FOLDER) };
        let ejected =
            work.build(document, &mut session, move |built| Outcome::ok(typeset::eject(&built.pages, &to_fonts)));
        let ejected = ejected.take(&mut diagnostics).unwrap_or_default();
        files.extend(ejected.into_iter().map(|(path, bytes)| (folder.join(path), bytes.into())));
    }
    Outcome::new(files, diagnostics)
}

/// The folder of each document: the named folder itself for a single document, else one named after its output.
fn folders(plans: &[DocumentPlan]) -> Vec<PathBuf> {
    if let [_] = plans {
        return vec![PathBuf::new()];
    }
    let name = |plan: &DocumentPlan| Path::new(&plan.output).with_extension("");
    let last = |path: &Path| path.file_name().map(PathBuf::from).unwrap_or_default();
    let names: Vec<PathBuf> = plans.iter().map(name).collect();
    let is_unique = |name: &Path| names.iter().filter(|other| last(other) == last(name)).count() == 1;
    names.iter().map(|name| if is_unique(name) { last(name) } else { name.clone() }).collect()
}
