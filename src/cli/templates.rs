//! `vitae templates`: the bundled templates, listed or written into a folder as a start for custom ones.

use std::io::{self, Write};
use std::path::Path;

use vitae::typeset::Template;

use super::args::TemplatesCommand;
use super::folder::{self, Files};
use super::fonts;
use super::status::Status;

/// Lists the templates, or writes them.
///
/// # Errors
/// When they cannot be written, or would replace other files.
pub(crate) fn run(args: &TemplatesCommand) -> io::Result<Status> {
    match &args.export {
        Some(folder) => export(folder, args)?,
        None => list()?,
    }
    Ok(Status::Fine)
}

fn list() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (name, about) in Template::all() {
        writeln!(out, "{name:<10} {about}")?;
    }
    Ok(())
}

fn export(folder: &Path, args: &TemplatesCommand) -> io::Result<()> {
    let mut files: Files = Template::export().map(|(path, bytes)| (path.into(), bytes.into())).collect();
    if args.with_fonts {
        files.extend(fonts::beside());
    }
    folder::write(folder, &files, args.force)
}
