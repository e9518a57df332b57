//! `vitae build`: every document of every source, many at once.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use vitae::diagnostic::Severity;
use vitae::typeset::{Session, prepare};

use super::args::Build;
use super::fonts;
use super::job::{BuildJob, JobReport, Planned};
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
    // Where there is no thread to spare, it is made when it is first used.
    let _ = thread::Builder::new().spawn(prepare);
    let job = BuildJob::new(&args.output, &args.document, fonts::read(&args.fonts)?, &args.messages);
    let (targets, mut worst) = job.targets(&args.sources)?;
    let several = targets.len() > 1;
    let start = Instant::now();
    let mut planned = Vec::with_capacity(targets.len());
    let keep = |plan| {
        planned.push(plan);
        Ok(())
    };
    in_order(&targets, |target| job.plan(target), keep)?;
    if let Err(problem) = job.keep_apart(&targets, &planned) {
        job.reporter.print(&job.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let jobs: Vec<_> = targets.iter().zip(planned.into_iter().map(|plan| Mutex::new(Some(plan)))).collect();
    let mut progress = Progress::start(targets.len(), job.reporter.threshold < Severity::Error)?;
    let mut sum = Sum::default();
    in_order(
        &jobs,
        |(target, planned)| {
            let planned = planned.lock().unwrap_or_else(PoisonError::into_inner).take();
            planned.map(|planned| carry_out(&job, target, planned, several))
        },
        |reports| {
            let Some(reports) = reports else { return Ok(()) };
            let status = reports.iter().map(|report| report.status).max().unwrap_or(Status::Fine);
            worst = worst.max(status);
            sum.failed += usize::from(status != Status::Fine);
            let mut text = String::new();
            for report in reports {
                text += &(report.messages + &report.products);
                sum += report.sum;
            }
            progress.step(|| job.reporter.print(&text))
        },
    )?;
    if several {
        job.reporter.print(&job.reporter.sum(&sum, start.elapsed()))?;
    }
    Ok(worst)
}

/// Builds and writes the documents of a target: what is to be said of it, then of each of them.
fn carry_out(job: &BuildJob<'_>, target: &Target, planned: Planned, several: bool) -> Vec<JobReport> {
    let (mut work, _, report) = planned;
    let documents = if report.status == Status::Fine { work.plans().len() } else { 0 };
    let mut reports = vec![report];
    for document in 0..documents {
        let built = job.make(&mut work, document, &mut Session::new(&job.fonts), |_| ());
        reports.push(job.deliver(&built, &work, target, several));
    }
    reports
}
