//! Catches a panic in one document, so that the others are still built.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

use vitae::diagnostic::{Code, Diagnostic, Outcome};

use super::console;

thread_local! {
    /// Where the last panic of this thread came from.
    static ORIGIN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Replaces the message of a panic: a user wants to know what to do, not what unwinds.
pub(crate) fn install() {
    panic::set_hook(Box::new(remember));
}

fn remember(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
    ORIGIN.set(place);
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        console::complain(&format!("{panic}\n{}", Backtrace::force_capture()));
    }
}

/// Does `work`; a panic in it becomes an error, and everything else goes on.
///
/// A stage that panicked leaves nothing half-done: stages own what they make, and nothing is written until all of them are
/// finished.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Outcome::fail(report(panic.as_ref())))
}

fn report(panic: &(dyn Any + Send)) -> Diagnostic {
    let said = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let place = ORIGIN.take().map_or(String::new(), |place| format!(" ({place})"));
    // What bumpalo says, which holds the typesetter's strings.
    if said.is_some_and(|said| said.contains("allocation error")) {
        return out_of_memory("this document needs more memory than there is");
    }
    bug(&format!("{}{place}", said.unwrap_or("no reason given")))
}

/// The error for a document that needs too much memory.
pub(crate) fn out_of_memory(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, message)
        .help("the usual cause is a template or a picture; `--memory-limit MB` allows more")
}

/// The error for a document that vitae itself fails on.
pub(crate) fn bug(reason: &str) -> Diagnostic {
    Diagnostic::error(Code::Internal, format!("vitae crashed on this document: {reason}"))
        .help("this is a bug in vitae, not in your page; nothing was written, and other documents are not affected")
        .help(concat!("please report it with the page: ", env!("CARGO_PKG_REPOSITORY"), "/issues"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lack_of_memory_is_no_bug() {
        let said = report(&"encountered allocation error: Layout { size: 682101431, align: 1 (1 << 0) }");
        assert_eq!(said.code, Code::TooLarge);
    }

    #[test]
    fn a_panic_becomes_an_error_that_says_how_to_report_it() {
        install();
        let outcome: Outcome<()> = guarded(|| panic!("no such glyph"));
        let _ = panic::take_hook();
        assert!(outcome.value().is_none());
        let [error] = outcome.diagnostics() else { panic!("{:?}", outcome.diagnostics()) };
        assert_eq!(error.code, Code::Internal);
        assert!(error.message.contains("no such glyph (src/cli/panic.rs:"), "{}", error.message);
        assert!(error.help.iter().any(|help| help.contains("/issues")));
    }
}
