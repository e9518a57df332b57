//! `vitae watch`: every document of every source, again on every save, and a preview of them.

mod folders;
mod saves;
mod workshop;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use vitae::diagnostic::{Code, Diagnostic};

use super::args::{FontArgs, Watch};
use super::fonts;
use super::order::Order;
use super::preview::{self, Ask, Board, Server};
use super::status::Status;
use super::target::Target;
use folders::{Coverage, Folders};
use saves::Saves;
use workshop::Workshop;

/// Builds on every save until the user ends it.
///
/// # Errors
/// When messages cannot be written, a folder cannot be watched or read, or the port is taken.
pub(crate) fn run(args: &Watch) -> io::Result<Status> {
    let order = Order::new(&args.output, &args.document, fonts::read(&args.fonts)?, &args.messages);
    if let Some(problem) = streamed(args) {
        order.reporter.print(&order.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let (targets, status) = order.targets(&args.sources)?;
    if status != Status::Fine {
        return Ok(status);
    }
    let (sender, calls) = mpsc::channel();
    let asked = sender.clone();
    let board = Board::new();
    // The other end of the channel lives as long as the process, so nothing is ever sent in vain.
    let server = Server::start(args.port, board.clone(), move |ask| drop(asked.send(Call::Asked(ask))))?;
    let watcher = notify::recommended_watcher(move |event| drop(sender.send(Call::Happened(event))));
    let roots = roots(&targets, &args.fonts)?;
    let (folders, coverage) = watcher.and_then(|watcher| Folders::watch(watcher, roots)).map_err(io::Error::other)?;
    warn(&order, coverage)?;
    order.reporter.print(&order.reporter.preview(&server.address()))?;
    let workshop = Workshop::new(order, &targets, board);
    let mut lookout = Lookout { workshop, folders, saves: Saves::default(), fonts: &args.fonts };
    lookout.build()?;
    if args.open {
        open(&server, &lookout.workshop.order)?;
    }
    lookout.attend(&calls)
}

/// Whether something is to be read from or written to where it can happen only once.
fn streamed(args: &Watch) -> Option<Diagnostic> {
    let is_stream = |path: &PathBuf| path == Path::new("-");
    let streams = args.sources.iter().any(is_stream) || args.output.output.as_ref().is_some_and(is_stream);
    let help = "name a file, or use `vitae build` for standard input and output";
    streams.then(|| Diagnostic::error(Code::Usage, "`-` can be read or written only once").help(help))
}

/// What is to be watched: the sites, and the folders of fonts.
fn roots(targets: &[Target], fonts: &FontArgs) -> io::Result<Vec<PathBuf>> {
    let folders = targets.iter().map(|target| target.root.as_path()).chain(fonts.paths.iter().map(PathBuf::as_path));
    folders.map(Path::canonicalize).collect()
}

fn warn(order: &Order<'_>, coverage: Coverage) -> io::Result<()> {
    let Err(reason) = coverage else { return Ok(()) };
    let help = "saves elsewhere are not noticed; give the folder of the site as the source";
    order.reporter.print(&order.reporter.message(&Diagnostic::warning(Code::Unreadable, reason).help(help)))
}

fn open(server: &Server, order: &Order<'_>) -> io::Result<()> {
    let Err(error) = preview::open(&server.address()) else { return Ok(()) };
    let message = format!("the browser cannot be opened: {error}");
    let help = format!("open {} yourself", server.address());
    order.reporter.print(&order.reporter.message(&Diagnostic::warning(Code::Usage, message).help(help)))
}

/// What the watcher is called for.
enum Call {
    /// Something happened to a file.
    Happened(notify::Result<notify::Event>),
    /// The preview asks for something.
    Asked(Ask),
}

/// Waits for saves and builds.
struct Lookout<'a> {
    workshop: Workshop<'a>,
    folders: Folders,
    saves: Saves,
    fonts: &'a FontArgs,
}

impl Lookout<'_> {
    /// Answers calls as long as there are any, which is until the user ends the process.
    fn attend(&mut self, calls: &Receiver<Call>) -> io::Result<Status> {
        loop {
            let due = self.saves.due().map(|due| due.saturating_duration_since(Instant::now()));
            match calls.recv_timeout(due.unwrap_or(Duration::MAX)) {
                Ok(Call::Happened(event)) => self.happened(event),
                Ok(Call::Asked(Ask::Show(view))) => self.workshop.show(&view),
                // Whoever asked may be gone by now.
                Ok(Call::Asked(Ask::Print(view, reply))) => drop(reply.send(self.workshop.print(&view))),
                Err(RecvTimeoutError::Timeout) => self.saved()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(Status::Fine),
            }
        }
    }

    fn happened(&mut self, event: notify::Result<notify::Event>) {
        match event {
            Ok(event) if event.need_rescan() => self.saves.missed(Instant::now()),
            Ok(event) => self.saves.note(&event, Instant::now(), |path| self.folders.matters(path)),
            Err(_) => self.saves.missed(Instant::now()),
        }
    }

    /// Builds what was saved.
    fn saved(&mut self) -> io::Result<()> {
        let changed = self.saves.take();
        let coverage = self.folders.add(changed.iter().filter(|path| path.is_dir()).cloned());
        warn(&self.workshop.order, coverage)?;
        if changed.iter().any(|path| self.is_font(path)) {
            match fonts::read(self.fonts) {
                Ok(fonts) => self.workshop.change_fonts(fonts),
                Err(error) => warn(&self.workshop.order, Err(error.to_string()))?,
            }
        }
        self.build()
    }

    fn build(&mut self) -> io::Result<()> {
        for file in self.workshop.build()? {
            warn(&self.workshop.order, self.folders.wrote(&file))?;
        }
        Ok(())
    }

    fn is_font(&self, path: &Path) -> bool {
        let folders = self.fonts.paths.iter().filter_map(|folder| folder.canonicalize().ok());
        folders.into_iter().any(|folder| path.starts_with(folder))
    }
}
