//! What a talk should take: the time of each slide and section, and how far ahead of that or behind one is.
//!
//! The whole is what was asked for, else the sum of what slides and sections say. Slides that say nothing share what the
//! others leave: of their section's time where that is said, of the whole otherwise. What is said together for more than
//! was asked for is cut down in proportion, so that a talk of thirty minutes can be given in twenty. The clock starts when
//! the first slide is left: so that one has no time of its own in a plan.

use std::time::Duration;

use super::course::Outline;

/// How far from the plan one is before anything is said of it.
pub(crate) const QUIET: Duration = Duration::from_secs(60);

/// What a talk should take.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    whole: Duration,
    /// When each slide of the talk should be begun; one more at the end, for when the last one should be over.
    starts: Vec<Duration>,
    sections: Vec<Duration>,
}

/// How a talk stands against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Within a minute of it.
    OnPlan,
    /// So much time is won.
    Ahead(Duration),
    /// So much time is lost.
    Behind(Duration),
}

impl Plan {
    /// The plan of a talk, in the time that was asked for. None where nobody says anything of time.
    pub(crate) fn of(outline: &Outline, asked: Option<Duration>) -> Option<Self> {
        let said = said(outline);
        let known: Duration = said.iter().flatten().sum();
        let says_nothing = said.iter().all(Option::is_none);
        let whole = match asked {
            None if says_nothing || known.is_zero() => return None,
            None => known,
            Some(asked) => asked,
        };
        let open = said.iter().filter(|time| time.is_none()).count();
        let scale = match known > whole {
            true => whole.as_secs_f64() / known.as_secs_f64(),
            false => 1.0,
        };
        let share = whole.saturating_sub(known) / u32::try_from(open).unwrap_or(u32::MAX).max(1);
        let times = said
            .iter()
            .map(|time| time.map_or(share, |time| time.mul_f64(scale)));
        let times: Vec<Duration> = times.collect();
        Some(Self {
            whole,
            starts: sums(&times),
            sections: (0..outline.sections().len())
                .map(|section| times.get(outline.slides_of(section)))
                .map(|times| times.into_iter().flatten().sum())
                .collect(),
        })
    }

    /// How long all of it may take.
    pub(crate) fn whole(&self) -> Duration {
        self.whole
    }

    /// How long a section may take.
    pub(crate) fn section(&self, section: usize) -> Option<Duration> {
        self.sections.get(section).copied()
    }

    /// How the talk stands while a slide of it is shown, at a time since its beginning.
    pub(crate) fn pace(&self, slide: usize, elapsed: Duration) -> Pace {
        let last = self.starts.len().saturating_sub(2);
        let start = |slide: usize| self.starts.get(slide).copied().unwrap_or_default();
        let (from, to) = (start(slide.min(last)), start(slide.min(last) + 1));
        let (ahead, behind) = (from.saturating_sub(elapsed), elapsed.saturating_sub(to));
        if behind > QUIET {
            Pace::Behind(behind)
        } else if ahead > QUIET {
            Pace::Ahead(ahead)
        } else {
            Pace::OnPlan
        }
    }
}

/// What each slide of the talk says, by itself or as its share of its section; nothing where it shares the whole.
fn said(outline: &Outline) -> Vec<Option<Duration>> {
    let slides = outline.slides().iter().take(outline.talk());
    let mut said: Vec<Option<Duration>> = slides.map(|slide| slide.time).collect();
    if let Some(first) = said.first_mut() {
        *first = Some(Duration::ZERO);
    }
    for (number, section) in outline.sections().iter().enumerate() {
        if let (Some(time), Some(slides)) = (section.time, said.get_mut(outline.slides_of(number)))
        {
            share(slides, time);
        }
    }
    said
}

/// Gives what slides leave of the time of their section to those that say nothing, or to all where each says something.
fn share(slides: &mut [Option<Duration>], time: Duration) {
    let left = time.saturating_sub(slides.iter().flatten().sum());
    let open = slides.iter().filter(|slide| slide.is_none()).count();
    let among = if open == 0 { slides.len() } else { open };
    let share = left / u32::try_from(among).unwrap_or(u32::MAX).max(1);
    for slide in slides
        .iter_mut()
        .filter(|slide| open == 0 || slide.is_none())
    {
        *slide = Some(slide.unwrap_or_default() + share);
    }
}

/// The sum of what stands before each, and of all.
fn sums(times: &[Duration]) -> Vec<Duration> {
    let mut sum = Duration::ZERO;
    let mut sums = vec![sum];
    sums.extend(times.iter().map(|time| {
        sum += *time;
        sum
    }));
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::talk::course::{Section, Slide};

    fn minutes(count: f64) -> Duration {
        Duration::from_secs_f64(count * 60.0)
    }

    /// An outline of slides with minutes, or `-` where none are said; `#5` begins a section of five minutes, `#` one that
    /// says nothing.
    fn outline(drawn: &str) -> Outline {
        let time = |word: &str| word.parse().ok().map(minutes);
        let (mut slides, mut sections) = (Vec::new(), Vec::new());
        for word in drawn.split_whitespace() {
            match word.strip_prefix('#') {
                Some(said) => sections.push(Section {
                    first: slides.len(),
                    time: time(said),
                    ..Section::default()
                }),
                None => slides.push(Slide {
                    id: slides.len().to_string(),
                    time: time(word),
                }),
            }
        }
        Outline::new(slides, [], sections)
    }

    /// The minutes of each slide, of each section, and of the whole.
    #[track_caller]
    fn check(drawn: &str, asked: Option<f64>, slides: &[f64], sections: &[f64], whole: f64) {
        let plan = Plan::of(&outline(drawn), asked.map(minutes)).unwrap();
        let in_minutes = |time: &Duration| (time.as_secs_f64() / 60.0 * 100.0).round() / 100.0;
        let times = plan.starts.windows(2).map(|pair| pair[1] - pair[0]);
        let times: Vec<f64> = times.map(|time| in_minutes(&time)).collect();
        assert_eq!(times, slides, "slides of {drawn}");
        let found: Vec<f64> = plan.sections.iter().map(in_minutes).collect();
        assert_eq!(found, sections, "sections of {drawn}");
        assert_eq!(in_minutes(&plan.whole()), whole, "whole of {drawn}");
    }

    #[test]
    fn slides_without_minutes_share_the_rest() {
        check("- 2 - -", Some(10.0), &[0.0, 2.0, 4.0, 4.0], &[], 10.0);
        check("- 2 3", None, &[0.0, 2.0, 3.0], &[], 5.0);
        check("- 2 -", None, &[0.0, 2.0, 0.0], &[], 2.0);
        // The clock starts when the first slide is left.
        check("1 2 -", Some(5.0), &[0.0, 2.0, 3.0], &[], 5.0);
        // Some time is nobody's.
        check("- 2", Some(5.0), &[0.0, 2.0], &[], 5.0);
    }

    #[test]
    fn a_section_with_minutes_shares_its_own() {
        check(
            "- #6 2 - - # 3 -",
            Some(13.0),
            &[0.0, 2.0, 2.0, 2.0, 3.0, 4.0],
            &[6.0, 7.0],
            13.0,
        );
        check("- #6 1 2", None, &[0.0, 2.5, 3.5], &[6.0], 6.0);
        // Its slides say more than itself.
        check("- #2 3 -", None, &[0.0, 3.0, 0.0], &[3.0], 3.0);
    }

    #[test]
    fn more_than_was_asked_for_is_cut_down() {
        check("- 10 20 -", Some(15.0), &[0.0, 5.0, 10.0, 0.0], &[], 15.0);
        check(
            "- #10 4 - # 10",
            Some(10.0),
            &[0.0, 2.0, 3.0, 5.0],
            &[5.0, 5.0],
            10.0,
        );
    }

    #[test]
    fn where_nobody_speaks_of_time_there_is_no_plan() {
        assert_eq!(Plan::of(&outline("- - -"), None), None);
        assert_eq!(Plan::of(&outline(""), None), None);
        assert_eq!(Plan::of(&outline("0 0"), None), None);
        check("", Some(5.0), &[], &[], 5.0);
        check("- -", Some(0.0), &[0.0, 0.0], &[], 0.0);
    }

    #[test]
    fn the_pace_is_quiet_within_a_minute_of_plan() {
        let plan = Plan::of(&outline("- 2 5 3"), None).unwrap();
        let pace = |slide, elapsed| plan.pace(slide, minutes(elapsed));
        assert_eq!(pace(0, 0.0), Pace::OnPlan);
        // The slide may be shown from 2:00 to 7:00.
        assert_eq!(pace(2, 0.9), Pace::Ahead(minutes(1.1)));
        for elapsed in [1.0, 2.0, 5.0, 7.0, 8.0] {
            assert_eq!(pace(2, elapsed), Pace::OnPlan);
        }
        assert_eq!(pace(2, 8.5), Pace::Behind(minutes(1.5)));
        assert_eq!(pace(3, 13.0), Pace::Behind(minutes(3.0)));
        // Beyond the talk: as on its last slide.
        assert_eq!(pace(9, 13.0), Pace::Behind(minutes(3.0)));
        assert_eq!(
            Plan::default().pace(0, minutes(3.0)),
            Pace::Behind(minutes(3.0))
        );
    }

    proptest! {
        #[test]
        fn a_plan_never_has_more_than_the_whole(
            words in proptest::collection::vec("-|#|#?[0-9]{1,2}", 0..12),
            asked in proptest::option::of(0.0..90.0f64),
        ) {
            let outline = outline(&words.join(" "));
            if let Some(plan) = Plan::of(&outline, asked.map(minutes)) {
                let end = plan.starts.last().copied().unwrap_or_default();
                prop_assert!(end <= plan.whole() + Duration::from_millis(1), "{end:?} {:?}", plan.whole());
                let sections: Duration = plan.sections.iter().sum();
                prop_assert!(sections <= end);
            }
        }
    }
}
