//! `vitae build`: every document of every source, many at once.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use vitae::diagnostic::Severity;
use vitae::typst::{Press, prepare};

use super::args::Build;
use super::fonts;
use super::many::in_order;
use super::order::{Order, Planned};
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
    let order = Order::new(&args.output, &args.document, fonts::read(&args.fonts)?, &args.messages);
    let (targets, mut worst) = order.targets(&args.sources)?;
    let several = targets.len() > 1;
    let start = Instant::now();
    let mut planned = Vec::with_capacity(targets.len());
    let keep = |plan| {
        planned.push(plan);
        Ok(())
    };
    in_order(&targets, |target| order.plan(target), keep)?;
    if let Err(problem) = order.keep_apart(&targets, &planned) {
        order.reporter.print(&order.reporter.message(&problem))?;
        return Ok(Status::Failed);
    }
    let jobs: Vec<_> = targets.iter().zip(planned.into_iter().map(|plan| Mutex::new(Some(plan)))).collect();
    let mut progress = Progress::start(targets.len(), order.reporter.threshold < Severity::Error)?;
    let mut sum = Sum::default();
    in_order(
        &jobs,
        |(target, planned)| {
            let planned = planned.lock().unwrap_or_else(PoisonError::into_inner).take();
            planned.map(|planned| carry_out(&order, target, planned, several))
        },
        |ended| {
            let Some(ended) = ended else { return Ok(()) };
            worst = worst.max(ended.status);
            sum += ended.sum;
            progress.step(|| order.reporter.print(&ended.text))
        },
    )?;
    if several {
        order.reporter.print(&order.reporter.sum(&sum, start.elapsed()))?;
    }
    Ok(worst)
}

/// What is to be said of one target, and how it ended.
struct Ended {
    text: String,
    sum: Sum,
    status: Status,
}

fn carry_out(order: &Order<'_>, target: &Target, planned: Planned, several: bool) -> Ended {
    let (mut work, _, told) = planned;
    let mut ended = Ended { text: told.messages, sum: told.sum, status: told.status };
    if ended.status != Status::Fine {
        ended.sum.failed = 1;
        return ended;
    }
    for document in 0..work.plans().len() {
        let made = order.make(&mut work, document, &mut Press::new(&order.fonts), |_| ());
        let told = order.deliver(&made, &work, target, several);
        ended.text += &(told.messages + &told.products);
        ended.sum += told.sum;
        ended.status = ended.status.max(told.status);
    }
    ended.sum.failed = usize::from(ended.status != Status::Fine);
    ended
}
