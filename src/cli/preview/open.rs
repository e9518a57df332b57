//! Opens the browser.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address in the user's browser with the system's own command, without a shell.
///
/// # Errors
/// When the system has no such command.
pub(crate) fn open(address: &str) -> io::Result<()> {
    let (program, arguments): (_, &[&str]) = OPENER;
    let mut child = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Its end has to be waited for, or it stays in the process list.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(target_os = "macos")]
const OPENER: (&str, &[&str]) = ("open", &[]);

#[cfg(windows)]
const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);

#[cfg(not(any(target_os = "macos", windows)))]
const OPENER: (&str, &[&str]) = ("xdg-open", &[]);
