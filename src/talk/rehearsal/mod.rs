//! Rehearsals: a talk that is given to nobody, how long each section of it took, and how long it took before.

pub(crate) mod records;
pub(crate) mod report;

use std::collections::HashMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::clock::Clock;
use super::course::Outline;
use super::moment::Moment;

/// How long a talk took when it was rehearsed. Sections are known by their ids: in a briefing, by their titles. Times are
/// in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rehearsal {
    /// When it ended, by the clock on the wall: since 1970.
    pub ended: u64,
    /// Whether it was the short version.
    pub short: bool,
    /// How long all of it took.
    pub whole: u64,
    /// How long each section took, in their order; what no section has is not told.
    pub sections: Vec<Took>,
}

/// How long a section took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Took {
    /// What the section is known by.
    pub id: String,
    /// How long it took.
    pub time: u64,
}

/// Which version of a talk was rehearsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// All of it.
    Whole,
    /// The slides of the short version.
    Short,
}

impl Rehearsal {
    /// What a clock has counted of a talk that is over; nothing of a talk that was not begun.
    pub(crate) fn of(
        clock: &Clock,
        outline: &Outline,
        version: Version,
        now: Moment,
    ) -> Option<Self> {
        let whole = clock.elapsed(now);
        let sections = outline.sections().iter().enumerate();
        let sections = sections.map(|(number, section)| Took {
            id: section.id.clone(),
            time: millis(clock.used(number, now)),
        });
        (!whole.is_zero()).then(|| Self {
            ended: millis(now.wall),
            short: version == Version::Short,
            whole: millis(whole),
            sections: sections.collect(),
        })
    }

    /// How long all of it took.
    fn whole(&self) -> Duration {
        Duration::from_millis(self.whole)
    }

    /// How long each section took of which something was given, by its id.
    fn sections(&self) -> HashMap<&str, Duration> {
        let given = self.sections.iter().filter(|took| took.time > 0);
        given
            .map(|took| (took.id.as_str(), Duration::from_millis(took.time)))
            .collect()
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
