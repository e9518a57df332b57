//! From what was typed to an exit code.

pub(crate) mod args;
mod build;
mod disk;
mod output;
mod report;
mod target;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use args::{Cli, Color, Command, FontArgs, MessageArgs};
use report::Reporter;
use vitae::diagnostic::Severity;
use vitae::typst::Template;

/// Runs the command.
pub(crate) fn run(cli: &Cli) -> ExitCode {
    let done = match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Templates => templates(),
        Command::Fonts(args) => fonts(args),
    };
    match done {
        Ok(status) => status.into(),
        // Whoever reads our output has heard enough: `vitae fonts | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Fine.into(),
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            Status::Failed.into()
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to complain about, warnings aside.
    Fine,
    /// The content has errors.
    ContentErrors,
    /// The command line asks for something impossible, or a file could not be read or written.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Fine => 0,
            Status::ContentErrors => 1,
            Status::Failed => 2,
        })
    }
}

fn templates() -> io::Result<Status> {
    let mut out = io::stdout().lock();
    for (name, about) in Template::all() {
        writeln!(out, "{name:<10} {about}")?;
    }
    Ok(Status::Fine)
}

fn fonts(args: &FontArgs) -> io::Result<Status> {
    let mut out = io::stdout().lock();
    for family in build::fonts(args)?.families() {
        writeln!(out, "{family}")?;
    }
    Ok(Status::Fine)
}

/// How messages are to be printed.
fn reporter(args: &MessageArgs) -> Reporter {
    let threshold = match (args.verbose, args.quiet) {
        (true, _) => Severity::Loss,
        (_, true) => Severity::Error,
        _ => Severity::Warning,
    };
    let color = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
            unset("NO_COLOR") && io::stderr().is_terminal()
        }
    };
    Reporter { format: args.message_format, threshold, color, folder: PathBuf::new() }
}
