//! The clock of a talk: how long it goes on, without its pauses, and how much of that each section took. Values only: the
//! time is passed in.
//!
//! While the program runs, the steady clock counts; from one run to the next, the one on the wall. What it says is never
//! taken back: a wall clock that was set back counts as if no time had passed.

use std::time::Duration;

use super::moment::Moment;

/// A clock, and what it has counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Clock {
    phase: Phase,
    /// What was counted up to `since`.
    passed: Duration,
    since: Moment,
    /// What each section took up to `entered`, in their order.
    used: Vec<Duration>,
    section: Option<usize>,
    /// What the clock showed when the section was entered.
    entered: Duration,
}

/// What a clock is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It waits for the talk to begin.
    #[default]
    Waiting,
    /// It counts.
    Running,
    /// It stands still until somebody goes on.
    Paused,
}

/// A clock at a moment, to be told and kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    /// What it is doing.
    pub phase: Phase,
    /// What it shows.
    pub elapsed: Duration,
    /// When that is so.
    pub at: Moment,
    /// What each section took, in their order; those at the end that took nothing may be missing.
    pub used: Vec<Duration>,
    /// The section that time goes to.
    pub section: Option<usize>,
}

impl Clock {
    /// A clock that goes on from what was kept of it when the program ended: it has run meanwhile, unless it stood still.
    pub(crate) fn kept(reading: &Reading, now: Moment) -> Self {
        let meanwhile = match reading.phase {
            Phase::Running => now.wall.saturating_sub(reading.at.wall),
            Phase::Waiting | Phase::Paused => Duration::ZERO,
        };
        Self::from(reading, reading.elapsed.saturating_add(meanwhile), now)
    }

    /// The clock that another program of this machine has told.
    pub(crate) fn told(reading: &Reading) -> Self {
        Self::from(reading, reading.elapsed, reading.at)
    }

    fn from(reading: &Reading, passed: Duration, since: Moment) -> Self {
        let mut used = reading.used.clone();
        let mut entered = reading.elapsed;
        if let Some(used) = reading.section.and_then(|section| used.get_mut(section)) {
            // What the section took goes on from its beginning, wherever that lies.
            entered = entered.saturating_sub(*used);
            *used = Duration::ZERO;
        }
        Self {
            phase: reading.phase,
            passed,
            since,
            used,
            section: reading.section,
            entered,
        }
    }

    /// What the clock is doing.
    pub(crate) fn phase(&self) -> Phase {
        self.phase
    }

    /// The section that time goes to.
    pub(crate) fn section(&self) -> Option<usize> {
        self.section
    }

    /// The talk begins; nothing where it has begun.
    pub(crate) fn start(&mut self, now: Moment) {
        if self.phase == Phase::Waiting {
            self.go(now);
        }
    }

    /// Stands still. One that has not begun does not.
    pub(crate) fn pause(&mut self, now: Moment) {
        if self.phase == Phase::Running {
            self.passed = self.elapsed(now);
            self.since = now;
            self.phase = Phase::Paused;
        }
    }

    /// Goes on; one that has not begun begins.
    pub(crate) fn resume(&mut self, now: Moment) {
        if self.phase != Phase::Running {
            self.go(now);
        }
    }

    fn go(&mut self, now: Moment) {
        self.since = now;
        self.phase = Phase::Running;
    }

    /// How long the talk has gone on, without its pauses.
    pub(crate) fn elapsed(&self, now: Moment) -> Duration {
        let more = match self.phase {
            Phase::Running => now.steady.saturating_sub(self.since.steady),
            Phase::Waiting | Phase::Paused => Duration::ZERO,
        };
        self.passed.saturating_add(more)
    }

    /// From now on, time goes to this section; to none before the first one.
    pub(crate) fn enter(&mut self, section: Option<usize>, now: Moment) {
        if section == self.section {
            return;
        }
        let elapsed = self.elapsed(now);
        if let Some(left) = self.section {
            *slot(&mut self.used, left) += elapsed.saturating_sub(self.entered);
        }
        self.section = section;
        self.entered = elapsed;
    }

    /// The sections are others: `places` has the new number of each, where it is still there.
    pub(crate) fn regroup(&mut self, places: impl Fn(usize) -> Option<usize>, now: Moment) {
        let current = self.section;
        let sections = self
            .used
            .len()
            .max(current.map_or(0, |section| section + 1));
        if (0..sections).all(|section| places(section) == Some(section)) {
            return;
        }
        self.enter(None, now);
        let mut used = Vec::new();
        for (before, time) in std::mem::take(&mut self.used).into_iter().enumerate() {
            if let Some(section) = places(before) {
                *slot(&mut used, section) += time;
            }
        }
        self.used = used;
        self.enter(current.and_then(places), now);
    }

    /// How long a section took up to now.
    pub(crate) fn used(&self, section: usize, now: Moment) -> Duration {
        let before = self.used.get(section).copied().unwrap_or_default();
        match self.section {
            Some(current) if current == section => {
                before + self.elapsed(now).saturating_sub(self.entered)
            }
            _ => before,
        }
    }

    /// All of it at a moment.
    pub(crate) fn reading(&self, now: Moment) -> Reading {
        let sections = self.section.map_or(0, |section| section + 1);
        let sections = sections.max(self.used.len());
        Reading {
            phase: self.phase,
            elapsed: self.elapsed(now),
            at: now,
            used: (0..sections).map(|at| self.used(at, now)).collect(),
            section: self.section,
        }
    }

    /// How long until it shows another second; none while it stands still.
    pub(crate) fn next_second(&self, now: Moment) -> Option<Duration> {
        let into = Duration::from_nanos(self.elapsed(now).subsec_nanos().into());
        (self.phase == Phase::Running).then(|| Duration::from_secs(1) - into)
    }
}

/// The time of a section, which may not have any yet.
fn slot(used: &mut Vec<Duration>, section: usize) -> &mut Duration {
    if used.len() <= section {
        used.resize(section + 1, Duration::ZERO);
    }
    &mut used[section]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Seconds after a machine was started, at an hour of the day.
    fn at(seconds: u64) -> Moment {
        Moment {
            steady: Duration::from_secs(seconds),
            wall: Duration::from_secs(1_000_000 + seconds),
        }
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn it_waits_for_the_talk_and_stands_still_in_pauses() {
        let mut clock = Clock::default();
        assert_eq!(clock.elapsed(at(50)), seconds(0));
        clock.pause(at(60));
        assert_eq!(clock.phase(), Phase::Waiting);
        clock.start(at(100));
        assert_eq!(clock.elapsed(at(130)), seconds(30));
        clock.pause(at(160));
        clock.pause(at(170));
        clock.start(at(180));
        assert_eq!(clock.elapsed(at(500)), seconds(60));
        clock.resume(at(200));
        clock.resume(at(205));
        assert_eq!(clock.elapsed(at(210)), seconds(70));
    }

    #[test]
    fn the_time_of_a_section_is_that_of_all_visits() {
        let mut clock = Clock::default();
        clock.start(at(0));
        clock.enter(Some(1), at(10));
        clock.enter(Some(0), at(40));
        clock.pause(at(50));
        clock.enter(Some(1), at(90));
        clock.resume(at(100));
        let used = |clock: &Clock| [0, 1, 2].map(|section| clock.used(section, at(105)).as_secs());
        assert_eq!(used(&clock), [10, 35, 0]);
        // The first section is gone, and a new one stands before the other.
        clock.regroup(|section| (section == 1).then_some(2), at(105));
        assert_eq!(used(&clock), [0, 0, 35]);
        assert_eq!(clock.used(2, at(110)), seconds(40));
    }

    #[test]
    fn between_two_runs_the_wall_clock_counts_and_is_never_taken_back() {
        let mut clock = Clock::default();
        clock.start(at(0));
        clock.enter(Some(0), at(5));
        let kept = clock.reading(at(30));
        // The machine was started anew meanwhile: its steady clock begins again.
        let later = |wall: u64| Moment {
            steady: seconds(7),
            wall: seconds(wall),
        };
        for (wall, elapsed, used) in [(1_000_090, 90, 85), (1_000_030, 30, 25), (5, 30, 25)] {
            let clock = Clock::kept(&kept, later(wall));
            assert_eq!(clock.elapsed(later(wall)), seconds(elapsed));
            assert_eq!(clock.used(0, later(wall)), seconds(used));
        }
        clock.pause(at(30));
        let kept = Clock::kept(&clock.reading(at(40)), later(1_009_000));
        assert_eq!(kept.elapsed(later(1_009_000)), seconds(30));
    }

    #[test]
    fn whoever_is_told_later_reads_the_same() {
        let mut clock = Clock::default();
        clock.start(at(0));
        clock.enter(Some(3), at(20));
        let told = Clock::told(&clock.reading(at(30)));
        assert_eq!(told.elapsed(at(95)), clock.elapsed(at(95)));
        assert_eq!(told.used(3, at(95)), clock.used(3, at(95)));
    }

    #[test]
    fn it_says_when_it_shows_another_second() {
        let mut clock = Clock::default();
        assert_eq!(clock.next_second(at(1)), None);
        clock.start(at(1));
        let mut now = at(3);
        now.steady += Duration::from_millis(250);
        assert_eq!(clock.next_second(now), Some(Duration::from_millis(750)));
        assert_eq!(clock.next_second(at(3)), Some(seconds(1)));
    }

    /// What may happen to a clock, and after how many milliseconds.
    #[derive(Debug, Clone, Copy)]
    enum Deed {
        Pause,
        Resume,
        Enter(usize),
        Restart,
        Reload,
    }

    fn deeds() -> impl Strategy<Value = Vec<(Deed, u64)>> {
        let deed = prop_oneof![
            Just(Deed::Pause),
            Just(Deed::Resume),
            (0..4usize).prop_map(Deed::Enter),
            Just(Deed::Restart),
            Just(Deed::Reload),
        ];
        proptest::collection::vec((deed, 0..100_000u64), 0..40)
    }

    proptest! {
        #[test]
        fn no_time_is_lost_and_all_of_it_goes_to_sections(deeds in deeds()) {
            let mut clock = Clock::default();
            let mut now = at(10);
            clock.enter(Some(0), now);
            clock.start(now);
            let mut ran = Duration::ZERO;
            for (deed, millis) in deeds {
                let step = Duration::from_millis(millis);
                now = Moment { steady: now.steady + step, wall: now.wall + step };
                if clock.phase() == Phase::Running {
                    ran += step;
                }
                match deed {
                    Deed::Pause => clock.pause(now),
                    Deed::Resume => clock.resume(now),
                    Deed::Enter(section) => clock.enter(Some(section), now),
                    Deed::Restart => {
                        // The steady clock of another start of the machine.
                        let reading = clock.reading(now);
                        now.steady = Duration::from_millis(millis % 7);
                        clock = Clock::kept(&reading, now);
                    }
                    Deed::Reload => clock.regroup(|section| Some(3 - section), now),
                }
                prop_assert_eq!(clock.elapsed(now), ran);
                let used: Duration = (0..4).map(|section| clock.used(section, now)).sum();
                prop_assert_eq!(used, ran);
            }
        }
    }
}
