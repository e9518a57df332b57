//! From what was typed to an exit code.

pub(crate) mod args;
mod disk;
mod output;
mod report;

use std::path::Path;
use std::process::ExitCode;

use args::{Build, Cli, Command};
use disk::Disk;
use report::Reporter;
use vitae::diagnostic::Severity;
use vitae::site::Reader;
use vitae::typst::{Fonts, Template, export};

/// Runs the command.
pub(crate) fn run(cli: &Cli) -> ExitCode {
    match &cli.command {
        Command::Build(build) => build_one(build),
        Command::Templates => ExitCode::SUCCESS,
        Command::Fonts(_) => ExitCode::SUCCESS,
    }
}

fn build_one(args: &Build) -> ExitCode {
    let source = &args.sources[0];
    let folder = source.parent().unwrap_or(Path::new("."));
    let mut root = folder;
    let mut up = folder;
    for _ in 0..4 {
        if up.join("_config.yml").exists() {
            root = up;
            break;
        }
        let Some(p) = up.parent() else { break };
        up = p;
    }
    let rel = source.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
    let disk = Disk::new(root).unwrap();
    let mut reader = Reader::new(&disk, !args.no_repair);
    let plan = vitae::build::Plan {
        sources: vec![rel],
        output: None,
        template: Template::bundled(args.template.as_deref().unwrap_or("academic")).unwrap(),
        language: args.lang.as_deref().and_then(vitae::cv::Language::from_tag),
        pages: args.pages.map(|p| p as usize),
        date: None,
        design: Default::default(),
        sections: Default::default(),
    };
    let outcome = vitae::build::build(&mut reader, &plan, &Fonts::bundled());
    let threshold = if args.messages.verbose { Severity::Loss } else { Severity::Warning };
    let reporter = Reporter { format: args.messages.message_format, threshold, color: false };
    let failed = outcome.has_errors();
    let _ = reporter.print(&mut std::io::stderr(), reader.sources(), &outcome.diagnostics);
    if let Some(built) = outcome.value {
        let out = args.output.clone().unwrap();
        if out.extension().is_some_and(|e| e == "typ") {
            output::replace(&out, built.markup.text.as_bytes()).unwrap();
        } else if out.extension().is_some_and(|e| e == "txt") {
            output::replace(&out, vitae::plain::text(&built.cv).as_bytes()).unwrap();
        } else if !failed {
            let pdf = export::pdf(&built.pages, built.cv.date);
            let _ = reporter.print(&mut std::io::stderr(), reader.sources(), &pdf.diagnostics);
            output::replace(&out, &pdf.value.unwrap()).unwrap();
        }
    }
    ExitCode::from(u8::from(failed))
}
