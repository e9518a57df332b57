//! Runs many things at once and reports them in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread::{self, ScopedJoinHandle};

use super::timeout::STACK;

/// How many things may be done at once: as many as there are processors.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does `work` on every item, on at most this many threads, and passes each result to `tell`, in the order of the items, as soon
/// as it and all before it are ready. It stops early when `tell` fails.
///
/// # Errors
/// Those of `tell`, and of starting a thread.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut tell: impl FnMut(R) -> std::io::Result<()>,
) -> std::io::Result<()> {
    if threads == 1 || items.len() == 1 {
        return items.iter().try_for_each(|item| tell(work(item)));
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        // The receiver lives in here: when it is dropped early, the workers notice and stop.
        let (done, results) = mpsc::channel();
        for _ in 0..threads.min(items.len()) {
            let (next, done, work) = (&next, done.clone(), &work);
            let worker = move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { return };
                    if done.send((index, work(item))).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().spawn_scoped(scope, worker)?;
        }
        drop(done);
        let mut waiting = BTreeMap::new();
        for (told, _) in items.iter().enumerate() {
            while !waiting.contains_key(&told) {
                let Ok((index, result)) = results.recv() else { return Ok(()) };
                waiting.insert(index, result);
            }
            waiting.remove(&told).map_or(Ok(()), &mut tell)?;
        }
        Ok(())
    })
}

/// Does two things at once. Where no thread can be started, one after the other.
pub(crate) fn both(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    // Behind a lock, since a thread that cannot be started leaves its work to this one.
    let other = Mutex::new(other);
    let work = || other.lock().unwrap_or_else(PoisonError::into_inner)();
    thread::scope(|scope| {
        let beside = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        one();
        match beside.map(ScopedJoinHandle::join) {
            Ok(Ok(())) => {}
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => work(),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..100).collect();
        let mut told = Vec::new();
        let work = |&item: &u64| {
            thread::sleep(std::time::Duration::from_micros(item * 7919 % 300));
            item * 2
        };
        let tell = |result| {
            told.push(result);
            Ok(())
        };
        in_order(&items, 4, work, tell).unwrap();
        assert_eq!(told, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_failure_to_tell_ends_it() {
        let mut told = 0;
        let failure = in_order(
            &[1, 2, 3],
            4,
            |&item| item,
            |_| {
                told += 1;
                Err(std::io::ErrorKind::BrokenPipe.into())
            },
        );
        assert_eq!((told, failure.unwrap_err().kind()), (1, std::io::ErrorKind::BrokenPipe));
    }
}
