//! The command line: parse, run, exit.

use std::process::ExitCode;

use clap::Parser;

mod cli;

/// The allocator where the C library is musl: with musl's own, a one-page document takes a third longer, and a thousand of
/// them half as long again. Huge pages are off, since they would double the memory of a short build.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::args::Cli::try_parse() {
        Ok(typed) => cli::run(&typed),
        Err(error) => cli::mistyped(&error),
    }
}
