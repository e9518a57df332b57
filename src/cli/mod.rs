//! The program: from arguments to an exit code.

pub(crate) mod args;
mod build;
mod check;
mod claims;
mod consent;
pub(crate) mod console;
mod delivery;
mod disk;
mod eject;
mod folder;
mod fonts;
mod git;
mod init;
mod isolation;
mod job;
mod job_report;
mod output;
mod own_template;
mod panic;
mod parallel;
mod preview;
mod product;
mod progress;
mod render;
mod report;
mod shell;
mod status;
mod target;
mod temp;
mod templates;
mod timeout;
mod watch;
mod work;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use args::{Cli, Color, Command, FontArgs, FontsCommand, MessageArgs};
use report::Reporter;
use status::Status;
use vitae::diagnostic::Severity;
use vitae::diagnostic::system_error;

/// Runs the command.
pub(crate) fn run(cli: &Cli) -> ExitCode {
    panic::install();
    let done = match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Watch(args) => watch::run(args),
        Command::Init(args) => init::run(args),
        Command::Check(args) => check::run(args),
        Command::Templates(args) => templates::run(args),
        Command::Fonts(FontsCommand { export: Some(folder), force, .. }) => fonts::export(folder, *force),
        Command::Fonts(args) => list_fonts(&args.fonts),
        Command::Eject(args) => eject::run(args),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { folder } => shell::manual(folder),
    };
    match done {
        Ok(status) => status.into(),
        // The reader of our output has seen enough: `vitae fonts | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Fine.into(),
        Err(error) => {
            console::complain(&format!("error: {}", console::tame(&system_error(&error))));
            Status::Failed.into()
        }
    }
}

/// Answers arguments that could not be understood, or that ask for help. What was typed is quoted, and may be the name of a
/// stranger's file.
pub(crate) fn mistyped(error: &clap::Error) -> ExitCode {
    let said = error.to_string();
    if !error.use_stderr() || console::lines(&said) == said {
        error.exit()
    }
    console::complain(said.trim_end());
    Status::Failed.into()
}

fn list_fonts(args: &FontArgs) -> io::Result<Status> {
    let mut out = io::stdout().lock();
    for family in fonts::read(args)?.families() {
        writeln!(out, "{}", console::tame(&family))?;
    }
    Ok(Status::Fine)
}

/// How messages are printed.
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
