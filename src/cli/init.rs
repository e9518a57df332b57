//! `vitae init`: looks at a site, and adds the configuration and workflow that build its PDFs.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use similar::TextDiff;
use vitae::diagnostic::{Code, Diagnostic, system_error};
use vitae::init::{self, Change, Proposal, Repository, Workflow};
use vitae::site::{Config, Files};
use vitae::typeset::Fonts;

use super::args::{Init, USUAL_SECONDS};
use super::disk::{Disk, read_regular};
use super::folder::refuse_links;
use super::report::Reporter;
use super::status::Status;
use super::target::{lasting, parent_of, prefix};
use super::timeout::TimedReader;
use super::{console, output, reporter};

/// Adds a `vitae:` block and a workflow to a site, or shows what would be added.
///
/// # Errors
/// When messages or standard output cannot be written.
pub(crate) fn run(args: &Init) -> io::Result<Status> {
    let reporter = reporter(&args.messages).in_folder(&args.folder);
    let fail = |code, message: String| {
        reporter.print(&reporter.message(&Diagnostic::error(code, message)))?;
        Ok(Status::Failed)
    };
    let (files, EmitContext { root, repository }) = match look(&args.folder) {
        Ok(found) => found,
        Err(error) => return fail(Code::Unreadable, format!("{}: {}", args.folder.display(), system_error(&error))),
    };
    let mut reader = TimedReader::new(files, true, Duration::from_secs(USUAL_SECONDS));
    let proposed = reader.within_limit("the proposal", move |reader| {
        Config::read(reader).and_then(|config| init::propose(reader, &config, &repository, &Fonts::bundled()))
    });
    let (proposal, mut diagnostics) = proposed.into_parts();
    let status = Status::settle(&mut diagnostics, false);
    reporter.print(&reporter.messages(reader.sources(), &diagnostics))?;
    reporter.print(&reporter.story(reader.sources(), &diagnostics))?;
    let Some(proposal) = proposal else { return Ok(status.max(Status::ContentErrors)) };
    let changes = [(&args.folder, &proposal.block), (&root, &proposal.workflow)];
    let changes: Vec<(&Path, &Change)> =
        changes.into_iter().filter_map(|(folder, change)| Some((prefix(folder), change.as_ref()?))).collect();
    if args.dry_run {
        changes.iter().try_for_each(|(folder, change)| show(&folder.join(&change.path), change))?;
    } else if let Err(error) = changes.iter().try_for_each(|(folder, change)| write(folder, change, &reporter)) {
        return fail(Code::Unwritable, error.to_string());
    }
    tell(&proposal, args.dry_run || changes.is_empty(), &reporter)?;
    Ok(Status::Fine)
}

/// What is around a site's folder.
struct EmitContext {
    /// The repository's folder, or the site's when it is in none.
    root: PathBuf,
    repository: Repository,
}

fn look(folder: &Path) -> io::Result<(&'static dyn Files, EmitContext)> {
    let files = lasting(Disk::new(folder)?);
    let real = folder.canonicalize()?;
    let inside = real.ancestors().position(|folder| folder.join(".git").exists()).unwrap_or(0);
    let root = (0..inside).fold(folder.to_owned(), |folder, _| parent_of(&folder));
    let below = real.ancestors().nth(inside).and_then(|root| real.strip_prefix(root).ok()).unwrap_or(Path::new(""));
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let ignored = text_of(&root.join(".gitignore")).unwrap_or_default();
    let repository = Repository {
        branch: branch(&root),
        folder: parts.join("/"),
        workflows: workflows(&root.join(".github/workflows")),
        ignored: ignored.lines().map(str::to_owned).collect(),
    };
    Ok((files, EmitContext { root, repository }))
}

fn text_of(path: &Path) -> Option<String> {
    String::from_utf8(read_regular(path).ok()?).ok()
}

/// The default branch, or else the one that is checked out.
fn branch(root: &Path) -> Option<String> {
    let head = |path: &str, before: &str| {
        let text = text_of(&root.join(".git").join(path))?;
        Some(text.trim().strip_prefix(before)?.to_owned())
    };
    head("refs/remotes/origin/HEAD", "ref: refs/remotes/origin/").or_else(|| head("HEAD", "ref: refs/heads/"))
}

fn workflows(folder: &Path) -> Vec<Workflow> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let read = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        let is_one = name.ends_with(".yml") || name.ends_with(".yaml");
        if is_one { Some(Workflow { name, text: text_of(&path)? }) } else { None }
    };
    let mut found: Vec<Workflow> = entries.flatten().filter_map(|entry| read(entry.path())).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn show(path: &Path, change: &Change) -> io::Result<()> {
    let before = change.before.as_deref().unwrap_or_default();
    let diff = TextDiff::from_lines(before, &change.after);
    let path = path.display().to_string();
    let old = if change.before.is_some() { path.clone() } else { "/dev/null".to_owned() };
    let shown = diff.unified_diff().header(&old, &path).to_string();
    // The files' own line endings are not terminal control characters.
    io::stdout().lock().write_all(console::lines(&shown.replace("\r\n", "\n").replace('\t', "    ")).as_bytes())
}

fn write(folder: &Path, change: &Change, reporter: &Reporter) -> io::Result<()> {
    let path = &folder.join(&change.path);
    let naming = |error: io::Error| {
        io::Error::new(error.kind(), format!("{} cannot be written: {}", path.display(), system_error(&error)))
    };
    let written = refuse_links(folder, Path::new(&change.path));
    written.and_then(|()| output::replace(path, change.after.as_bytes())).map_err(naming)?;
    let about = if change.before.is_some() { "added a `vitae:` block" } else { "written" };
    reporter.print(&reporter.wrote(path, about))
}

fn tell(proposal: &Proposal, is_idle: bool, reporter: &Reporter) -> io::Result<()> {
    let next = (!is_idle).then(|| "next: run `vitae build`, then commit the files it writes".to_owned());
    proposal.notes.iter().chain(&next).try_for_each(|note| reporter.print(&reporter.remark(note)))
}
