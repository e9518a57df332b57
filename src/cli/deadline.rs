//! The time that one document may take.
//!
//! Setting type cannot be interrupted from within, and a page can be made to take for ever whatever its size. So a clock
//! runs beside every document, and when it has run down, the process ends: nothing is half written then, and the outputs
//! that were there are as they were.

use std::io::{self, Write};
use std::process;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use vitae::diagnostic::Code;

use super::output;

/// The time limit when the user sets none, in seconds. The longest CVs take two.
pub(crate) const USUAL_SECONDS: u64 = 60;

/// A clock that runs until it is dropped.
pub(crate) struct Clock {
    _stop: mpsc::Sender<()>,
}

/// Starts a clock for `what`.
///
/// Where no thread can be started there is no clock, and no limit.
pub(crate) fn start(limit: Duration, what: String) -> Clock {
    let (stop, stopped) = mpsc::channel();
    let watch = move || {
        if stopped.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
            give_up(&what, limit);
        }
    };
    drop(thread::Builder::new().name("clock".to_owned()).spawn(watch));
    Clock { _stop: stop }
}

fn give_up(what: &str, limit: Duration) -> ! {
    // Other documents may be on their way to the disk: they get there whole.
    let _at_rest = output::at_rest();
    let seconds = limit.as_secs();
    let _ = writeln!(
        io::stderr(),
        "error[{}]: {what} takes more than {seconds} s; nothing of it was written\n\
         help: `--time-limit SECONDS` allows more; most often a table or formula that a program wrote takes so long",
        Code::TooSlow.as_str(),
    );
    process::exit(2)
}
