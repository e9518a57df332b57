//! The command line: parse, run, exit.

use std::process::ExitCode;

use clap::Parser;

mod cli;

fn main() -> ExitCode {
    cli::run(&cli::args::Cli::parse())
}
