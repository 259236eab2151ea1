//! Words for times, the same on the audience's screen, the console and in reports. Seconds are whole: what is over of
//! one is not shown, so that the time used and the time left always make the whole.

use std::time::Duration;

use super::plan::Pace;

/// A time as a clock shows it: `0:05`, `12:00`, `1:02:05`.
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// What is left of a time when some of it is used, below zero when more is: `3:20`, `–0:30`.
pub(crate) fn left(whole: Duration, used: Duration) -> String {
    let (whole, used) = (whole.as_secs(), used.as_secs());
    let apart = clock(Duration::from_secs(whole.abs_diff(used)));
    match used > whole {
        true => format!("–{apart}"),
        false => apart,
    }
}

/// How much longer something took than it should, or than before, with its sign: `+0:30`, `–1:05`, `0:00`.
pub(crate) fn difference(took: Duration, should: Duration) -> String {
    let (took, should) = (took.as_secs(), should.as_secs());
    let apart = clock(Duration::from_secs(took.abs_diff(should)));
    match took.cmp(&should) {
        std::cmp::Ordering::Greater => format!("+{apart}"),
        std::cmp::Ordering::Less => format!("–{apart}"),
        std::cmp::Ordering::Equal => apart,
    }
}

/// How a talk stands, in words; nothing while it is on plan.
pub(crate) fn pace(pace: Pace) -> Option<String> {
    match pace {
        Pace::OnPlan => None,
        Pace::Ahead(time) => Some(format!("{} ahead", clock(time))),
        Pace::Behind(time) => Some(format!("{} behind", clock(time))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn millis(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn times_are_words() {
        for (time, words) in [
            (0, "0:00"),
            (5_999, "0:05"),
            (83_000, "1:23"),
            (720_000, "12:00"),
            (3_725_000, "1:02:05"),
        ] {
            assert_eq!(clock(millis(time)), words);
        }
        let whole = millis(60_000);
        for (used, words) in [
            (0, "1:00"),
            (500, "1:00"),
            (60_999, "0:00"),
            (90_000, "–0:30"),
        ] {
            assert_eq!(left(whole, millis(used)), words);
        }
        for (took, words) in [(60_000, "0:00"), (90_500, "+0:30"), (55_000, "–0:05")] {
            assert_eq!(difference(millis(took), whole), words);
        }
        assert_eq!(pace(Pace::OnPlan), None);
        assert_eq!(pace(Pace::Behind(millis(80_000))).unwrap(), "1:20 behind");
        assert_eq!(pace(Pace::Ahead(millis(61_500))).unwrap(), "1:01 ahead");
    }

    proptest! {
        #[test]
        fn used_and_left_make_the_whole(whole in 0..9_000u64, used in 0..9_000_000u64) {
            let seconds = |words: &str| -> i64 {
                let sign = if words.starts_with('–') { -1 } else { 1 };
                let parts = words.trim_start_matches('–').split(':');
                sign * parts.fold(0, |sum, part| sum * 60 + part.parse::<i64>().unwrap())
            };
            let (whole, used) = (Duration::from_secs(whole), millis(used));
            let sum = seconds(&clock(used)) + seconds(&left(whole, used));
            prop_assert_eq!(sum, whole.as_secs() as i64);
        }
    }
}
