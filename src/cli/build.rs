//! `vitae build`: every document of every source, many at once.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use vitae::diagnostic::{Diagnostic, Severity};
use vitae::typeset::prepare;

use super::args::Build;
use super::fonts;
use super::isolation::{self, Isolation};
use super::job::{BuildJob, Planned};
use super::job_report::JobReport;
use super::parallel::in_order;
use super::product::Sum;
use super::progress::Progress;
use super::status::Status;
use super::target::Target;

/// Builds every document of every source.
///
/// # Errors
/// When messages or standard output cannot be written, or a folder of fonts cannot be read.
pub(crate) fn run(args: &Build) -> io::Result<Status> {
    if let Some(status) = isolation::elsewhere(&args.isolation, args.document.time_limit)? {
        return Ok(status);
    }
    let isolation = Isolation::of_this_process()?;
    // If there is no thread to spare, it is created when first used.
    let _ = thread::Builder::new().spawn(prepare);
    let job = BuildJob::new(&args.output, &args.document, fonts::read(&args.fonts)?, &args.messages);
    let (targets, problems) = job.targets(&args.sources);
    let several = targets.len() > 1;
    let targets = if several { Target::listed_once(targets) } else { targets };
    let start = Instant::now();
    let (through, (mut worst, mut sum)) = match isolation.so_far::<(Status, Sum)>() {
        Some(so_far) => so_far,
        None => (0, (job.reporter.problems(problems)?, Sum::default())),
    };
    let targets: Vec<(usize, Target)> = targets.into_iter().enumerate().skip(through).collect();
    let planned = plan(&job, &targets, &isolation)?;
    let fine = targets.iter().zip(&planned).filter_map(|((_, target), planned)| Some((target, planned.as_ref().ok()?)));
    if let Err(problem) = job.keep_apart(fine, several) {
        job.reporter.print(&job.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let jobs: Vec<_> = targets.iter().zip(planned.into_iter().map(|plan| Mutex::new(Some(plan)))).collect();
    let mut progress = Progress::start(targets.len(), job.reporter.threshold < Severity::Error)?;
    let mut done = through;
    in_order(
        &jobs,
        isolation.threads(),
        |(target, planned)| {
            let planned = planned.lock().unwrap_or_else(PoisonError::into_inner).take();
            planned.map(|planned| carry_out(&job, target, planned, several, &isolation))
        },
        |reports| {
            let Some(reports) = reports else { return Ok(()) };
            let (status, text) = counted(reports, &mut sum);
            worst = worst.max(status);
            progress.step(|| job.reporter.print(&text))?;
            done += 1;
            isolation.through(done, &(worst, &sum));
            Ok(())
        },
    )?;
    if several {
        job.reporter.print(&job.reporter.sum(&sum, start.elapsed()))?;
    }
    Ok(worst)
}

/// Plans the documents of all targets.
fn plan(
    job: &BuildJob<'_>,
    targets: &[(usize, Target)],
    isolation: &Isolation,
) -> io::Result<Vec<Result<Planned, Diagnostic>>> {
    let mut planned = Vec::with_capacity(targets.len());
    let plan = |(source, target): &(usize, Target)| isolation.plan(*source, target, || job.plan(target));
    let keep = |plan| {
        planned.push(plan);
        Ok(())
    };
    in_order(targets, isolation.threads(), plan, keep)?;
    Ok(planned)
}

/// Adds the reports of a target's documents to the sum; the worst status among them, and what they say.
fn counted(reports: Vec<JobReport>, sum: &mut Sum) -> (Status, String) {
    let status = reports.iter().map(|report| report.status).max().unwrap_or(Status::Fine);
    sum.failed += usize::from(status != Status::Fine);
    let mut text = String::new();
    for report in reports {
        text += &(report.messages + &report.products);
        *sum += report.sum;
    }
    (status, text)
}

/// Builds and writes the documents of a target: first what is to be said about the target, then about each document.
fn carry_out(
    job: &BuildJob<'_>,
    (source, target): &(usize, Target),
    planned: Result<Planned, Diagnostic>,
    several: bool,
    isolation: &Isolation,
) -> Vec<JobReport> {
    let (mut work, _, report) = match planned {
        Ok(planned) => planned,
        Err(problem) => return vec![job.failed(problem)],
    };
    let documents = if report.status == Status::Fine { work.plans().len() } else { 0 };
    // Nothing is written until everything is built: if building ends the process, another one starts this source again.
    let mut make = |document| {
        let name = work.name(document);
        isolation
            .build(*source, document, &name, || job.make(&mut work, document, &mut fonts::session(&job.fonts), |_| ()))
    };
    let built: Vec<_> = (0..documents).map(&mut make).collect();
    let delivered = built.into_iter().map(|built| match built {
        Ok(built) => job.deliver(&built, &work, target, several),
        Err(problem) => job.failed(problem),
    });
    std::iter::once(report).chain(delivered).collect()
}
