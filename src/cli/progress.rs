//! A progress line for terminals.

use std::io::{self, IsTerminal, Write};

/// How many of many things are done. The line is removed while something else is printed, and at the end.
pub(crate) struct Progress {
    total: usize,
    done: usize,
    /// Whether anybody can see it.
    is_shown: bool,
}

/// Removes the line: goes to its start, and clears everything from there on.
const CLEAR: &str = "\r\x1b[K";

impl Progress {
    /// Starts counting to `total`; `wanted` is whether the user wants to see more than errors.
    ///
    /// # Errors
    /// Those of writing to standard error.
    pub(crate) fn start(total: usize, wanted: bool) -> io::Result<Self> {
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        let is_shown = wanted && total > 1 && !is_dumb && io::stderr().is_terminal();
        let progress = Self { total, done: 0, is_shown };
        progress.count()?;
        Ok(progress)
    }

    /// Counts one more as done, which `print` reports.
    ///
    /// # Errors
    /// Those of `print`, and of writing to standard error.
    pub(crate) fn step(&mut self, print: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        self.done += 1;
        self.draw(CLEAR)?;
        print()?;
        self.count()
    }

    fn count(&self) -> io::Result<()> {
        if self.done < self.total { self.draw(&format!("{} of {} …", self.done, self.total)) } else { Ok(()) }
    }

    fn draw(&self, text: &str) -> io::Result<()> {
        if !self.is_shown {
            return Ok(());
        }
        let mut terminal = io::stderr().lock();
        terminal.write_all(text.as_bytes())?;
        terminal.flush()
    }
}
