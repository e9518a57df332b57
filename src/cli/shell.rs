//! Completions for shells, and the manual pages.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use vitae::diagnostic::system_error;

use super::args::Cli;
use super::status::Status;

/// Prints a script that completes commands and flags.
///
/// # Errors
/// When standard output cannot be written to.
pub(crate) fn completions(shell: Shell) -> io::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "vitae", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Status::Fine)
}

/// Writes the manual's pages, `vitae.1` and one for each command.
///
/// # Errors
/// When the folder cannot be made or written to.
pub(crate) fn manual(folder: &Path) -> io::Result<Status> {
    let naming =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {}", folder.display(), system_error(&error)));
    fs::create_dir_all(folder).map_err(naming)?;
    let program = Cli::command().disable_help_subcommand(true);
    clap_mangen::generate_to(program, folder).map_err(naming)?;
    Ok(Status::Fine)
}
