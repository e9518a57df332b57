//! Builds strangers' pages in another process. A failed allocation ends a process, and so does a stack overflow; nothing inside
//! can catch that.
//!
//! The parent starts the same program with the same arguments. The child limits its memory, builds one document after another,
//! and notes on standard error which document it begins and how many sources it has finished. Its notes begin with a NUL, which
//! no message has; everything else is passed on. When a child ends early, the document that it had begun is given up, and another
//! child continues after the last source reported as finished. A child ends itself behind a document that took too long: what still
//! runs there must not take the memory of the next one.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{self, Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vitae::diagnostic::Diagnostic;

use super::args::IsolationArgs;
use super::status::Status;
use super::target::Target;
use super::{console, panic, parallel, timeout};

/// How many documents may end their process before no more are begun.
const MAX_GIVEN_UP: usize = 8;

/// The variable that tells a child how far the run is.
const COURSE: &str = "VITAE_ISOLATED";

/// How far a run is: what one child passes on to the next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Course {
    /// In megabytes.
    memory_limit: u64,
    /// In seconds.
    time_limit: u64,
    /// How many sources are finished.
    through: usize,
    /// What the command has counted in those.
    totals: Value,
    given_up: Vec<GivenUp>,
}

/// A document of a source; no document while they are being planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    source: usize,
    document: Option<usize>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct GivenUp {
    place: Place,
    cause: Cause,
}

/// Why a child ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Cause {
    Memory,
    Time,
    Crash,
}

/// The exit code of a child behind a document that took too long; no command ends with it.
const LATE: i32 = 3;

/// A note from a child.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    Begun(Place),
    Through { sources: usize, totals: Value },
}

/// Runs the command in other processes, if wanted; each document may take so many seconds. Does nothing and returns no status if not, or if this already is such a
/// process.
///
/// # Errors
/// When no process can be started.
pub(crate) fn elsewhere(args: &IsolationArgs, time_limit: u64) -> io::Result<Option<Status>> {
    let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    if env::var_os(COURSE).is_some() || !(args.isolate || is_ci) {
        return Ok(None);
    }
    let mut course = Course { memory_limit: args.memory_limit, time_limit, ..Course::default() };
    loop {
        let mut child = course.start()?;
        let heard = child.stderr.take().map(|stderr| course.listen(stderr)).transpose()?.unwrap_or_default();
        let ended = child.wait()?;
        match (status(ended), heard.begun) {
            (Some(status), _) => return Ok(Some(status)),
            (None, Some(place)) if course.given_up.len() < MAX_GIVEN_UP => {
                course.given_up.push(GivenUp { place, cause: heard.cause(ended) });
            }
            (None, _) => {
                console::complain(&format!("error: the build process ended early ({ended})"));
                return Ok(Some(Status::Failed));
            }
        }
    }
}

/// What a child has reported.
#[derive(Default)]
struct Heard {
    /// What it was working on.
    begun: Option<Place>,
    is_out_of_memory: bool,
}

impl Heard {
    /// Why the child ended.
    fn cause(&self, ended: ExitStatus) -> Cause {
        if ended.code() == Some(LATE) {
            Cause::Time
        } else if self.is_out_of_memory || was_killed(ended) {
            Cause::Memory
        } else {
            Cause::Crash
        }
    }
}

impl Course {
    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(env::current_exe()?);
        command.args(env::args_os().skip(1)).env(COURSE, serde_json::to_string(self)?);
        command.stderr(Stdio::piped()).spawn()
    }

    /// What to say about a document that ended its process.
    fn reason(&self, cause: Cause, name: &str) -> Diagnostic {
        match cause {
            Cause::Memory => panic::out_of_memory(format!(
                "{name} needs more than {} MB of memory and was not written",
                self.memory_limit
            )),
            Cause::Time => timeout::too_slow(name, Duration::from_secs(self.time_limit)),
            Cause::Crash => panic::bug(&format!("building {name} crashed the build process")),
        }
    }

    /// Reads a child's notes, and passes on everything else it prints.
    fn listen(&mut self, stderr: impl Read) -> io::Result<Heard> {
        let (mut heard, mut line) = (Heard::default(), Vec::new());
        let mut lines = BufReader::new(stderr);
        while lines.read_until(b'\n', &mut line)? > 0 {
            match line.strip_prefix(b"\0") {
                Some(note) => match serde_json::from_slice(note)? {
                    Note::Begun(place) => heard.begun = Some(place),
                    Note::Through { sources, totals } => {
                        (self.through, self.totals, heard.begun) = (sources, totals, None);
                    }
                },
                // The last words of the runtime, including everything it says about where.
                None if heard.is_out_of_memory || says_out_of_memory(&line) => {
                    heard.is_out_of_memory = true;
                }
                // The reader of our output may have seen enough.
                None => _ = io::stderr().write_all(&line),
            }
            line.clear();
        }
        Ok(heard)
    }
}

/// How the command ended, if it ended by itself.
fn status(ended: ExitStatus) -> Option<Status> {
    [Status::Fine, Status::ContentErrors, Status::Failed].into_iter().find(|&one| ended.code() == Some(one as i32))
}

/// Whether the system ended the process, as it does when memory runs out.
#[cfg(unix)]
fn was_killed(ended: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const SIGKILL: i32 = 9;
    ended.signal() == Some(SIGKILL)
}

#[cfg(not(unix))]
fn was_killed(_: ExitStatus) -> bool {
    false
}

/// What isolation requires of this process; nothing unless it is a child.
pub(crate) struct Isolation(Option<Course>);

impl Isolation {
    /// Limits this process if it is a child.
    ///
    /// # Errors
    /// When the limit cannot be set.
    pub(crate) fn of_this_process() -> io::Result<Self> {
        let Some(course) = env::var_os(COURSE) else { return Ok(Self(None)) };
        let course: Course = serde_json::from_str(&course.to_string_lossy())?;
        tie_down(course.memory_limit)?;
        Ok(Self(Some(course)))
    }

    /// How many sources may be worked on at once. With several at once, nobody could say which document ended the process.
    pub(crate) fn threads(&self) -> usize {
        if self.0.is_some() { 1 } else { parallel::processors() }
    }

    /// How many sources are finished, and what was counted in them; `None` if this process is the first.
    pub(crate) fn so_far<T: DeserializeOwned>(&self) -> Option<(usize, T)> {
        let course = self.0.as_ref().filter(|course| !course.given_up.is_empty())?;
        Some((course.through, serde_json::from_value(course.totals.clone()).ok()?))
    }

    /// Plans the documents of a source.
    ///
    /// # Errors
    /// When that ended an earlier process. Anything read from standard input is gone with that process, whatever ended it.
    pub(crate) fn plan<T>(&self, source: usize, target: &Target, plan: impl FnOnce() -> T) -> Result<T, Diagnostic> {
        self.attempt(Place { source, document: None }, &target.to_string(), target.is_standard_input(), plan)
    }

    /// Builds a document of a source, which is called `name`.
    ///
    /// # Errors
    /// When that ended an earlier process.
    pub(crate) fn build<T>(
        &self,
        source: usize,
        document: usize,
        name: &str,
        build: impl FnOnce() -> T,
    ) -> Result<T, Diagnostic> {
        self.attempt(Place { source, document: Some(document) }, name, false, build)
    }

    /// Does `work` at a place, unless an earlier process ended there: anywhere in the source, if that can be read only once.
    fn attempt<T>(
        &self,
        place: Place,
        name: &str,
        is_read_once: bool,
        work: impl FnOnce() -> T,
    ) -> Result<T, Diagnostic> {
        let Some(course) = &self.0 else { return Ok(work()) };
        let ended =
            |given_up: &&GivenUp| given_up.place == place || is_read_once && given_up.place.source == place.source;
        if let Some(given_up) = course.given_up.iter().find(ended) {
            return Err(course.reason(given_up.cause, name));
        }
        note(&Note::Begun(place));
        let done = work();
        if timeout::has_strays() && course.given_up.len() < MAX_GIVEN_UP {
            process::exit(LATE);
        }
        Ok(done)
    }

    /// Notes that this many sources are finished, and what was counted in them.
    pub(crate) fn through(&self, sources: usize, totals: &impl Serialize) {
        if self.0.is_some() {
            note(&Note::Through { sources, totals: serde_json::to_value(totals).unwrap_or_default() });
        }
    }
}

/// Writes a note in one piece. A parent that no longer listens has other ways of knowing.
fn note(note: &Note) {
    if let Ok(note) = serde_json::to_string(note) {
        let _ = io::stderr().write_all(format!("\0{note}\n").as_bytes());
    }
}

/// Limits the memory that this process may allocate, in megabytes, and its lifetime to its parent's.
#[cfg(target_os = "linux")]
fn tie_down(megabytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, Signal, getrlimit, set_parent_process_death_signal, setrlimit};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let wanted = megabytes * 1_000_000;
    // A lower limit that is already set is kept.
    let bytes = Some(getrlimit(Resource::Data).maximum.map_or(wanted, |maximum| maximum.min(wanted)));
    // A limit on address space would also count what is only reserved: the stacks and heaps of threads.
    Ok(setrlimit(Resource::Data, Rlimit { current: bytes, maximum: bytes })?)
}

#[cfg(not(target_os = "linux"))]
fn tie_down(_: u64) -> io::Result<()> {
    Ok(())
}

/// Whether a line is what the runtime says before it aborts: `memory allocation of 40 bytes failed`. A page may have a name that begins
/// like that.
fn says_out_of_memory(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let size = line.strip_prefix(b"memory allocation of ").and_then(|rest| rest.strip_suffix(b" bytes failed"));
    size.is_some_and(|size| size.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_taken_and_words_are_passed_on() {
        let mut course = Course::default();
        let note = |note: Note| format!("\0{}\n", serde_json::to_string(&note).unwrap());
        let first = Place { source: 0, document: None };
        let second = Place { source: 1, document: Some(2) };
        let said = [
            note(Note::Begun(first)),
            note(Note::Through { sources: 1, totals: Value::from(7) }),
            note(Note::Begun(second)),
            "memory allocation of 40 bytes failed\n".to_owned(),
        ];
        let heard = course.listen(said.concat().as_bytes()).unwrap();
        assert_eq!((heard.begun, heard.is_out_of_memory), (Some(second), true));
        assert_eq!((course.through, course.totals.as_u64()), (1, Some(7)));
    }

    #[test]
    fn a_process_of_its_own_is_asked_nothing() {
        let isolation = Isolation(None);
        assert_eq!(isolation.so_far::<u64>(), None);
        assert_eq!(isolation.build(0, 0, "cv.pdf", || 7).ok(), Some(7));
    }

    #[test]
    fn what_ended_a_process_is_not_begun_again() {
        let given_up = vec![GivenUp { place: Place { source: 0, document: Some(1) }, cause: Cause::Memory }];
        let isolation = Isolation(Some(Course { memory_limit: 100, given_up, ..Course::default() }));
        assert_eq!(isolation.build(0, 0, "bio.pdf", || 7).ok(), Some(7));
        assert_eq!(isolation.build(1, 1, "cv.pdf", || 7).ok(), Some(7));
        let told = isolation.build(0, 1, "cv.pdf", || 7).unwrap_err();
        assert_eq!(told.message, "cv.pdf needs more than 100 MB of memory and was not written");
    }

    #[test]
    #[cfg(unix)]
    fn a_child_says_by_how_it_ends_what_ended_it() {
        use std::os::unix::process::ExitStatusExt;
        let cause = |is_out_of_memory, wait_status| {
            Heard { begun: None, is_out_of_memory }.cause(ExitStatus::from_raw(wait_status))
        };
        assert_eq!(cause(false, LATE << 8), Cause::Time);
        assert_eq!(cause(true, 6), Cause::Memory);
        assert_eq!(cause(false, 9), Cause::Memory);
        assert_eq!(cause(false, 11), Cause::Crash);
    }
}
