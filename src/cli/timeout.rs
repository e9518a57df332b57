//! The time that one document may take.
//!
//! Typesetting cannot be interrupted from within, and a page of any size can be made to take forever. So each document is built
//! on another thread, and the caller waits only for a limited time. A thread that takes too long is abandoned: it runs on until
//! the process ends, and its result is dropped. Only the caller writes files, so nothing is half written when the process ends.

use std::cell::Cell;
use std::io;
use std::sync::atomic::{AtomicIsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use vitae::diagnostic::{Code, Diagnostic, Outcome};
use vitae::site::{Files, Reader};
use vitae::source::Sources;

use super::panic::guarded;

/// How many strays there may be before no more work is started: each takes a processor and memory from the others.
const MAX_STRAYS: isize = 8;

/// The stack of a thread, in bytes: what the main thread usually has.
pub(super) const STACK: usize = 8 << 20;

/// The waits that are over, minus the threads that have finished: the difference is the number of strays.
static STRAYS: AtomicIsize = AtomicIsize::new(0);

/// A reader that every stage uses on another thread, within a time limit.
pub(crate) struct TimedReader {
    reader: Reader<'static>,
    limit: Duration,
}

impl TimedReader {
    /// A reader that has read nothing yet; see [`Reader::new`]. The files live as long as the process, since a stray may read
    /// them.
    pub(crate) fn new(files: &'static dyn Files, repair: bool, limit: Duration) -> Self {
        Self { reader: Reader::new(files, repair), limit }
    }

    /// Everything that was read.
    pub(crate) fn sources(&self) -> &Sources {
        self.reader.sources()
    }

    /// Runs a stage for `what`. If that takes too long, or panics, nothing counts as read.
    ///
    /// # Errors
    /// Those of the stage; [`Code::TooSlow`].
    pub(crate) fn within_limit<T: Send + 'static>(
        &mut self,
        what: &str,
        stage: impl FnOnce(&mut Reader<'static>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let mut reader = self.reader.clone();
        let staged = move || {
            let (value, diagnostics) = stage(&mut reader).into_parts();
            Outcome::new((reader, value), diagnostics)
        };
        let (value, diagnostics) = within(self.limit, what, staged).into_parts();
        let value = value.and_then(|(reader, value)| {
            self.reader = reader;
            value
        });
        Outcome::from_parts(value, diagnostics)
    }
}

/// Does `work` for `what` on another thread, and waits for it this long.
///
/// # Errors
/// Those of `work`; [`Code::TooSlow`]; [`Code::Internal`] for a panic.
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    what: &str,
    work: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    if STRAYS.load(Ordering::Relaxed) >= MAX_STRAYS {
        return Outcome::fail(not_begun(what));
    }
    let (sender, receiver) = mpsc::channel();
    let job = move || {
        let outcome = guarded(work);
        STRAYS.fetch_sub(1, Ordering::Relaxed);
        // Nobody listens to a stray.
        let _ = sender.send(outcome);
    };
    let worker = WORKER.take().map_or_else(Worker::start, Ok);
    let worker = match worker.and_then(|worker| worker.give(job)) {
        Ok(worker) => worker,
        Err(error) => return Outcome::fail(no_thread(what, &error)),
    };
    let outcome = receiver.recv_timeout(limit);
    STRAYS.fetch_add(1, Ordering::Relaxed);
    match outcome {
        Ok(outcome) => {
            WORKER.set(Some(worker));
            outcome
        }
        Err(_) => Outcome::fail(too_slow(what, limit)),
    }
}

/// Whether work that nobody waits for any more is still running.
pub(crate) fn has_strays() -> bool {
    STRAYS.load(Ordering::Relaxed) > 0
}

thread_local! {
    /// The worker of a waiting thread. A worker that was waited for in vain is not kept.
    static WORKER: Cell<Option<Worker>> = const { Cell::new(None) };
}

/// A thread that works while another waits. It takes one job after another, since what a thread leaves behind in memory is useful
/// only to its own next job: with a thread for each job, a thousand documents took twice the memory.
struct Worker(mpsc::Sender<Box<dyn FnOnce() + Send>>);

impl Worker {
    fn start() -> io::Result<Self> {
        let (sender, jobs) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
        let thread = thread::Builder::new().name("document".to_owned()).stack_size(STACK);
        thread.spawn(move || jobs.iter().for_each(|job| job()))?;
        Ok(Self(sender))
    }

    fn give(self, job: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        self.0.send(Box::new(job)).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(self)
    }
}

/// What to say about a document that took longer than this.
pub(crate) fn too_slow(what: &str, limit: Duration) -> Diagnostic {
    let message = format!("{what} took longer than {} s and was not written", limit.as_secs());
    Diagnostic::error(Code::TooSlow, message)
        .help("the usual cause is a generated table or formula; `vitae build --time-limit SECONDS` allows more time")
}

fn not_begun(what: &str) -> Diagnostic {
    let message = format!("{what} was not started: {MAX_STRAYS} other documents took too long and are still running");
    Diagnostic::error(Code::TooSlow, message).help("run vitae again without those")
}

fn no_thread(what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, format!("{what} was not started: {error}"))
        .help("no thread could be started; try again when the machine is less busy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_too_late_is_an_error_and_does_not_hold_up_what_follows() {
        let (release, held) = mpsc::channel::<()>();
        let hold = move || Outcome::ok(held.recv().is_ok());
        let late = within(Duration::from_millis(20), "cv.pdf", hold);
        let [error] = late.diagnostics() else { panic!("{:?}", late.diagnostics()) };
        assert_eq!((late.value(), error.code), (None, Code::TooSlow));
        assert_eq!(within(Duration::from_secs(60), "bio.pdf", || Outcome::ok(7)).into_value(), Some(7));
        drop(release);
    }
}
