//! What a clock shows at a moment, in words: the same on the audience's screen and on the console.

use chrono::{DateTime, TimeZone, Timelike};

use super::clock::{Clock, Phase};
use super::moment::Moment;
use super::plan::Plan;
use super::times;

/// The words of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What the clock is doing.
    pub phase: Phase,
    /// How long the talk has gone on.
    pub elapsed: String,
    /// How much of its time is left, below zero when it is over; none where it has no time.
    pub left: Option<String>,
    /// How far ahead of its plan it is, or behind; none within a minute, and before it has begun.
    pub pace: Option<String>,
    /// The section that time goes to.
    pub section: Option<SectionShown>,
}

/// The words for the time of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionShown {
    /// The number of the section, from 0.
    pub number: usize,
    /// How long it took up to now.
    pub used: String,
    /// How long it may take; none where it has no time.
    pub budget: Option<String>,
    /// How much of that is left, below zero when it is over.
    pub left: Option<String>,
}

/// What a clock shows while time is reckoned by a slide of the talk.
pub(crate) fn shown(clock: &Clock, plan: Option<&Plan>, slide: usize, now: Moment) -> Shown {
    let elapsed = clock.elapsed(now);
    let has_begun = clock.phase() != Phase::Waiting;
    let section = clock.section().map(|number| {
        let used = clock.used(number, now);
        let budget = plan.and_then(|plan| plan.section(number));
        let budget = budget.filter(|budget| !budget.is_zero());
        SectionShown {
            number,
            used: times::clock(used),
            budget: budget.map(times::clock),
            left: budget.map(|budget| times::left(budget, used)),
        }
    });
    Shown {
        phase: clock.phase(),
        elapsed: times::clock(elapsed),
        left: plan.map(|plan| times::left(plan.whole(), elapsed)),
        pace: plan
            .filter(|_| has_begun)
            .and_then(|plan| times::pace(plan.pace(slide, elapsed))),
        section,
    }
}

/// The time of the day on the wall, where one is: `09:05`, always as wide, so that what stands beside it does not move. Nothing where the system's clock makes no sense.
pub(crate) fn of_day<Z: TimeZone>(now: Moment, zone: &Z) -> Option<String> {
    let seconds = i64::try_from(now.wall.as_secs()).ok()?;
    let time = DateTime::from_timestamp(seconds, 0)?.with_timezone(zone);
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::talk::course::{Outline, Section, Slide};
    use crate::talk::state::tests::moment;

    /// Three slides of five minutes behind a title; the last two are a section.
    fn outline() -> Outline {
        let slides = (0..4).map(|number| Slide {
            id: number.to_string(),
            time: Some(Duration::from_secs(300)),
        });
        let section = Section {
            first: 2,
            ..Section::default()
        };
        Outline::new(slides, [], [section])
    }

    #[track_caller]
    fn check(slide: usize, seconds: u64, expected: &str) {
        let outline = outline();
        let mut clock = Clock::default();
        clock.start(moment(0));
        clock.enter(outline.section_of(slide), moment(200));
        let plan = Plan::of(&outline, None);
        let told = shown(&clock, plan.as_ref(), slide, moment(seconds));
        let said = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
        let section = told.section.map_or_else(String::new, |section| {
            let left = said(section.left);
            format!(
                " section {} of {}, {left}",
                section.used,
                said(section.budget)
            )
        });
        let (left, pace) = (said(told.left), said(told.pace));
        assert_eq!(format!("{} {left} {pace}{section}", told.elapsed), expected);
    }

    #[test]
    fn a_clock_says_what_is_used_and_left_and_how_one_stands() {
        check(1, 290, "4:50 10:10 -");
        check(2, 290, "4:50 10:10 - section 1:30 of 10:00, 8:30");
        check(3, 480, "8:00 7:00 2:00 ahead section 4:40 of 10:00, 5:20");
        check(
            3,
            1000,
            "16:40 –1:40 1:40 behind section 13:20 of 10:00, –3:20",
        );
    }

    #[test]
    fn before_the_talk_and_without_time_little_is_said() {
        let waiting = Clock::default();
        let plan = Plan::of(&outline(), None);
        let told = shown(&waiting, plan.as_ref(), 3, moment(500));
        assert_eq!(
            (told.elapsed.as_str(), told.left.as_deref()),
            ("0:00", Some("15:00"))
        );
        assert_eq!((told.pace, told.section), (None, None));
        let told = shown(&waiting, None, 0, moment(500));
        assert_eq!((told.left, told.pace), (None, None));
    }

    #[test]
    fn the_time_of_the_day_is_that_of_the_zone() {
        let now = Moment {
            wall: Duration::from_secs(1_419_000_300),
            ..Moment::default()
        };
        assert_eq!(of_day(now, &chrono::Utc).unwrap(), "14:45");
        let seoul = chrono::FixedOffset::east_opt(9 * 3600).unwrap();
        assert_eq!(of_day(now, &seoul).unwrap(), "23:45");
        let never = Moment {
            wall: Duration::MAX,
            ..Moment::default()
        };
        assert_eq!(of_day(never, &chrono::Utc), None);
    }
}
