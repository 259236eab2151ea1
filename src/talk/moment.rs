//! A moment by both clocks of the machine. The one place of a talk that asks what time it is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustix::time::{ClockId, clock_gettime};

/// A moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moment {
    /// By the clock that nobody sets and that all programs of the machine share (CLOCK_MONOTONIC): good until the next
    /// start of the machine.
    pub steady: Duration,
    /// By the clock on the wall, since 1970: it may be set, also back.
    pub wall: Duration,
}

impl Moment {
    /// This moment.
    pub fn now() -> Self {
        let steady = clock_gettime(ClockId::Monotonic);
        let wall = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            steady: Duration::try_from(steady).unwrap_or_default(),
            wall: wall.unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steady_clock_never_goes_back() {
        let mut last = Moment::now();
        for _ in 0..1000 {
            let now = Moment::now();
            assert!(now.steady >= last.steady && now.wall > Duration::ZERO);
            last = now;
        }
    }
}
