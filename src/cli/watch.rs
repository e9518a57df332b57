//! `vitae watch`: rebuilds every document on every save, with a live preview.

mod debouncer;
mod folders;
mod session;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use vitae::diagnostic::{Code, Diagnostic};

use super::args::{FontArgs, Watch};
use super::fonts;
use super::job::BuildJob;
use super::preview::{self, Ask, Channel, Server};
use super::status::Status;
use super::target::Target;
use debouncer::Debouncer;
use folders::{Coverage, Folders};
use session::WatchSession;

/// Builds on every save until the user ends it.
///
/// # Errors
/// When messages cannot be written, a folder cannot be watched or read, or the port is taken.
pub(crate) fn run(args: &Watch) -> io::Result<Status> {
    let job = BuildJob::new(&args.output, &args.document, fonts::read(&args.fonts)?, &args.messages);
    if let Some(problem) = streamed(args) {
        job.reporter.print(&job.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let (targets, problems) = job.targets(&args.sources);
    let status = job.reporter.problems(problems)?;
    if status != Status::Fine {
        return Ok(status);
    }
    let (sender, calls) = mpsc::channel();
    let asked = sender.clone();
    let channel = Channel::new();
    // The other end of the channel lives as long as the process, so nothing is ever sent in vain.
    let server = Server::start(args.port, channel.clone(), move |ask| {
        let _ = asked.send(Call::Asked(ask));
    })?;
    let watcher = notify::recommended_watcher(move |event| {
        let _ = sender.send(Call::Happened(event));
    });
    let roots = roots(&targets, &args.fonts)?;
    let (folders, coverage) = watcher.and_then(|watcher| Folders::watch(watcher, roots)).map_err(io::Error::other)?;
    warn(&job, coverage)?;
    job.reporter.print(&job.reporter.preview(&server.address()))?;
    let session = WatchSession::new(job, &targets, channel);
    let mut watch = WatchLoop { session, folders, debouncer: Debouncer::default(), fonts: &args.fonts };
    watch.build()?;
    if args.open {
        open(&server, &watch.session.job)?;
    }
    watch.attend(&calls)
}

/// An error if something is to be read from or written to a stream, which works only once.
fn streamed(args: &Watch) -> Option<Diagnostic> {
    let is_stream = |path: &PathBuf| path == Path::new("-");
    let streams = args.sources.iter().any(is_stream) || args.output.output.as_ref().is_some_and(is_stream);
    let help = "name a file, or use `vitae build` for standard input and output";
    streams.then(|| Diagnostic::error(Code::Usage, "`-` works only once, so it cannot be watched").help(help))
}

/// What to watch: the sites, and the font folders.
fn roots(targets: &[Target], fonts: &FontArgs) -> io::Result<Vec<PathBuf>> {
    let folders = targets.iter().map(|target| target.root.as_path()).chain(fonts.paths.iter().map(PathBuf::as_path));
    folders.map(Path::canonicalize).collect()
}

fn warn(job: &BuildJob<'_>, coverage: Coverage) -> io::Result<()> {
    let Err(reason) = coverage else { return Ok(()) };
    let help = "changes elsewhere will go unnoticed; pass the site's folder as the source";
    job.reporter.print(&job.reporter.message(&Diagnostic::warning(Code::Unreadable, reason).help(help)))
}

fn open(server: &Server, job: &BuildJob<'_>) -> io::Result<()> {
    let Err(error) = preview::open(&server.address()) else { return Ok(()) };
    let message = format!("the browser could not be opened: {error}");
    let help = format!("open {} yourself", server.address());
    job.reporter.print(&job.reporter.message(&Diagnostic::warning(Code::Usage, message).help(help)))
}

/// What the watcher reacts to.
enum Call {
    /// Something happened to a file.
    Happened(notify::Result<notify::Event>),
    /// The preview asks for something.
    Asked(Ask),
}

/// Waits for saves and builds.
struct WatchLoop<'a> {
    session: WatchSession<'a>,
    folders: Folders,
    debouncer: Debouncer,
    fonts: &'a FontArgs,
}

impl WatchLoop<'_> {
    /// Handles events as long as there are any, which is until the user ends the process.
    fn attend(&mut self, calls: &Receiver<Call>) -> io::Result<Status> {
        loop {
            let due = self.debouncer.due().map(|due| due.saturating_duration_since(Instant::now()));
            match calls.recv_timeout(due.unwrap_or(Duration::MAX)) {
                Ok(Call::Happened(event)) => self.happened(event),
                Ok(Call::Asked(Ask::Show(view))) => self.session.show(&view),
                Ok(Call::Asked(Ask::Print(view, reply))) => {
                    // The client may be gone by now.
                    let _ = reply.send(self.session.print(&view));
                }
                Err(RecvTimeoutError::Timeout) => self.saved()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(Status::Fine),
            }
        }
    }

    fn happened(&mut self, event: notify::Result<notify::Event>) {
        match event {
            Ok(event) if event.need_rescan() => self.debouncer.missed(Instant::now()),
            Ok(event) => self.debouncer.note(&event, Instant::now(), |path| self.folders.matters(path)),
            Err(_) => self.debouncer.missed(Instant::now()),
        }
    }

    /// Builds what was saved.
    fn saved(&mut self) -> io::Result<()> {
        let changed = self.debouncer.take();
        let coverage = self.folders.add(changed.iter().filter(|path| path.is_dir()).cloned());
        warn(&self.session.job, coverage)?;
        if changed.iter().any(|path| self.is_font(path)) {
            match fonts::read(self.fonts) {
                Ok(fonts) => self.session.change_fonts(fonts),
                Err(error) => warn(&self.session.job, Err(error.to_string()))?,
            }
        }
        self.build()
    }

    fn build(&mut self) -> io::Result<()> {
        for file in self.session.build()? {
            warn(&self.session.job, self.folders.wrote(&file))?;
        }
        Ok(())
    }

    fn is_font(&self, path: &Path) -> bool {
        let folders = self.fonts.paths.iter().filter_map(|folder| folder.canonicalize().ok());
        folders.into_iter().any(|folder| path.starts_with(folder))
    }
}
