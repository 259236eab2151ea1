//! How the time of the talk goes, for both of its sides.

use super::side::Side;
use super::state::{ClockShown, Present};
use crate::talk::moment::Moment;
use crate::talk::plan::Pace;
use crate::talk::shown::{Shown, shown};

use std::time::Duration;

/// How long the time of the day is shown until it is another.
const MINUTE: u64 = 60;

impl Present {
    /// What the clock shows now.
    pub(super) fn shown_by_clock(&self) -> Shown {
        let plan = self.plan.as_ref();
        let (clock, reckoned) = (self.side.clock(), self.side.reckoned());
        shown(clock, plan, reckoned, Moment::now())
    }

    /// Whether the time of the talk is over.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        let elapsed = self.side.clock().elapsed(now);
        let plan = self.plan.as_ref();
        plan.is_some_and(|plan| elapsed > plan.whole())
    }

    /// How far the talk is from its plan, where it has one.
    pub(super) fn pace(&self, now: Moment) -> Option<Pace> {
        let elapsed = self.side.clock().elapsed(now);
        let plan = self.plan.as_ref()?;
        Some(plan.pace(self.side.reckoned(), elapsed))
    }

    /// How long the clock on the screen shows what it shows; none for always.
    pub(super) fn ticks(&self) -> Option<Duration> {
        let now = Moment::now();
        let second = self.side.clock().next_second(now);
        match &self.side {
            Side::Audience(_) if self.clock == ClockShown::No || self.is_dark() => None,
            Side::Audience(_) => second,
            // The time of the day is there, too.
            Side::Console(_) => {
                let minute = Duration::from_secs(MINUTE - now.wall.as_secs() % MINUTE);
                Some(second.map_or(minute, |second| second.min(minute)))
            }
        }
    }

    /// Whether nothing is to be seen on this screen.
    pub(super) fn is_dark(&self) -> bool {
        matches!(self.side, Side::Audience(_)) && self.side.is_blank()
    }
}
