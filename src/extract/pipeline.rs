//! Work in parallel whose results come in order, with a bound on what is held at a time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// Does `work` on every item and gives the results to `take` in the order of the items.
///
/// The items between the one to be taken next and the last one begun weigh at most `most` together,
/// or are one: so memory is bounded however slow an item is. The calling thread gets the items and
/// takes the results; `work` runs on rayon's threads, or on the calling one where there is but one.
///
/// # Errors
/// The first error of `take`; no more items are begun then.
pub(super) fn in_order<T: Send, R: Send, E: Send>(
    mut items: impl Iterator<Item = T> + Send,
    weight: impl Fn(&T) -> u64,
    most: u64,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if rayon::current_num_threads() == 1 {
        return items.try_for_each(|item| take(work(item)));
    }
    let stopped = AtomicBool::new(false);
    let (results, done) = mpsc::channel();
    let (work, stopped) = (&work, &stopped);
    rayon::in_place_scope_fifo(|scope| {
        let mut next_item = items.next();
        let (mut begun, mut taken, mut held) = (0_usize, 0_usize, 0_u64);
        let mut ahead = BTreeMap::new();
        loop {
            while let Some(item) = next_item.take_if(|item| {
                let weight = weight(item);
                begun == taken || held.saturating_add(weight) <= most
            }) {
                let (place, weight, results) = (begun, weight(&item), results.clone());
                scope.spawn_fifo(move |_| {
                    if !stopped.load(Ordering::Relaxed) {
                        // Nobody waits for it any more where an earlier result could not be taken.
                        let _ = results.send((place, weight, work(item)));
                    }
                });
                begun += 1;
                held = held.saturating_add(weight);
                next_item = items.next();
            }
            if begun == taken {
                return Ok(());
            }
            let Ok((place, weight, result)) = next(&done) else { return Ok(()) };
            ahead.insert(place, (weight, result));
            while let Some((weight, result)) = ahead.remove(&taken) {
                taken += 1;
                held = held.saturating_sub(weight);
                if let Err(error) = take(result) {
                    stopped.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    })
}

/// The next result that is done; a caller that is one of rayon's threads works while it waits.
fn next<R>(done: &mpsc::Receiver<R>) -> Result<R, mpsc::RecvError> {
    loop {
        if let Ok(result) = done.try_recv() {
            return Ok(result);
        }
        if rayon::yield_now() != Some(rayon::Yield::Executed) {
            // A sender is held by the caller, so this waits for a result and never fails.
            return done.recv();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU64;
    use std::time::Duration;

    fn with_threads<R: Send>(threads: usize, job: impl FnOnce() -> R + Send) -> R {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(job)
    }

    #[test]
    fn ok_results_come_in_order_whatever_the_threads() {
        for threads in [1, 2, 5] {
            let mut got = Vec::new();
            let slow_first = |item: u64| {
                std::thread::sleep(Duration::from_micros(200 - item.min(199)));
                item
            };
            let take = |item| {
                got.push(item);
                Ok::<(), ()>(())
            };
            let ended = with_threads(threads, || in_order(0..100, |_| 1, 8, slow_first, take));
            assert_eq!(ended, Ok(()));
            assert_eq!(got, (0..100).collect::<Vec<_>>());
        }
    }

    #[test]
    fn ok_no_more_is_held_than_allowed() {
        let (held, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let items = (1..200_u64).map(|item| {
            let item = item % 7 + 1;
            let now = held.fetch_add(item, Ordering::SeqCst) + item;
            most.fetch_max(now, Ordering::SeqCst);
            item
        });
        let take = |item| {
            held.fetch_sub(item, Ordering::SeqCst);
            Ok::<(), ()>(())
        };
        let ended = with_threads(3, || in_order(items, |&item| item, 20, |item| item, take));
        assert_eq!(ended, Ok(()));
        // One item that does not fit yet is already in hand.
        assert!(most.load(Ordering::SeqCst) <= 20 + 7, "{most:?}");
    }

    #[test]
    fn ok_an_item_heavier_than_all_goes_alone() {
        let mut got = Vec::new();
        let take = |item| {
            got.push(item);
            Ok::<(), ()>(())
        };
        let ended = with_threads(2, || in_order([3, 100, 3].into_iter(), |&i| i, 10, |i| i, take));
        assert_eq!((ended, got), (Ok(()), vec![3, 100, 3]));
    }

    #[test]
    fn err_the_first_error_ends_it() {
        let take = |item| if item == 5 { Err("full") } else { Ok(()) };
        for threads in [1, 3] {
            let ended = with_threads(threads, || in_order(0.., |_| 1, 4, |item| item, take));
            assert_eq!(ended, Err("full"));
        }
    }
}
