//! `vitae build`: every document of every source, many at once.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use vitae::diagnostic::Severity;
use vitae::typst::{Session, prepare};

use super::args::Build;
use super::fonts;
use super::job::{BuildJob, Planned};
use super::parallel::in_order;
use super::progress::Progress;
use super::report::Sum;
use super::status::Status;
use super::target::Target;

/// Builds every document of every source.
///
/// # Errors
/// When messages or standard output cannot be written, or a folder of fonts cannot be read.
pub(crate) fn run(args: &Build) -> io::Result<Status> {
    // Where there is no thread to spare, it is made when it is first used.
    drop(thread::Builder::new().spawn(prepare));
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
        |ended| {
            let Some(ended) = ended else { return Ok(()) };
            worst = worst.max(ended.status);
            sum += ended.sum;
            progress.step(|| job.reporter.print(&ended.text))
        },
    )?;
    if several {
        job.reporter.print(&job.reporter.sum(&sum, start.elapsed()))?;
    }
    Ok(worst)
}

/// What is to be said of one target, and how it ended.
struct Ended {
    text: String,
    sum: Sum,
    status: Status,
}

fn carry_out(job: &BuildJob<'_>, target: &Target, planned: Planned, several: bool) -> Ended {
    let (mut work, _, told) = planned;
    let mut ended = Ended { text: told.messages, sum: told.sum, status: told.status };
    if ended.status != Status::Fine {
        ended.sum.failed = 1;
        return ended;
    }
    for document in 0..work.plans().len() {
        let made = job.make(&mut work, document, &mut Session::new(&job.fonts), |_| ());
        let told = job.deliver(&made, &work, target, several);
        ended.text += &(told.messages + &told.products);
        ended.sum += told.sum;
        ended.status = ended.status.max(told.status);
    }
    ended.sum.failed = usize::from(ended.status != Status::Fine);
    ended
}
