//! How much work was done, counted: so that a test can hold that cost grows with what is read and not with its square.
//!
//! Whoever goes through something of which there may be any number (bytes that are scanned, nodes that are walked,
//! words that are compared, entries that are looked through) [`count`]s its steps, once a walk and not once a step, so
//! that counting costs nothing to speak of. A loop in a loop counts in the inner one. Steps have no unit: only how
//! their number grows means anything. Nothing here may decide anything; time is not asked.

use std::cell::Cell;

thread_local! {
    static DONE: Cell<u64> = const { Cell::new(0) };
}

/// Counts so many steps on this thread.
pub(crate) fn count(steps: usize) {
    DONE.with(|done| done.set(done.get().wrapping_add(steps as u64)));
}

/// Counts the steps that another thread has done for this one.
pub(crate) fn count_of(steps: u64) {
    DONE.with(|done| done.set(done.get().wrapping_add(steps)));
}

/// What something returns, and the steps that it took on this thread.
pub fn of<R>(work: impl FnOnce() -> R) -> (R, u64) {
    let before = DONE.get();
    let result = work();
    (result, DONE.get().wrapping_sub(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_those_of_what_was_done_with_those_of_its_threads() {
        let ((), steps) = of(|| {
            count(2);
            let ((), inner) = of(|| count(3));
            let other = std::thread::spawn(move || of(|| count(inner as usize)).1);
            count_of(other.join().unwrap_or_default());
        });
        assert_eq!(steps, 2 + 3 + 3);
    }
}
