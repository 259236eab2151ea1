//! The instant of a time of day: what times are sorted by, whatever their zones.

use std::borrow::Cow;

use edtf_core::{Time, TimeShift};

/// The nanoseconds of a second.
const NANOS: i64 = 1_000_000_000;
/// How many digits of a fraction count.
const DIGITS: usize = 9;

/// An instant, counted from the beginning of its day in UTC: before that for a day that begins sooner elsewhere. A time
/// without a zone is taken as one of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// That of a time of day with so many nanoseconds more.
    pub(super) fn of(time: &Time, nanos: i64) -> Self {
        let shift = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes),
            Some(TimeShift::Utc) | None => 0,
        };
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute) - shift;
        Self((minutes * 60 + i64::from(time.second)) * NANOS + nanos)
    }
}

/// A date without the fraction of its second, which EDTF does not know (ISO 8601-1 does, with a point or a comma), and
/// how many nanoseconds that is.
pub(super) fn without_fraction(text: &str) -> (Cow<'_, str>, i64) {
    let whole = || (Cow::Borrowed(text), 0);
    let Some((before, rest)) = text.split_once(['.', ',']) else {
        return whole();
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let time = before.split_once('T').map(|(_, time)| time);
    let is_time = time.is_some_and(|time| time.len() == "10:00:00".len());
    if digits == 0 || !is_time {
        return whole();
    }
    let (fraction, zone) = rest.split_at(digits);
    let counted = &fraction[..digits.min(DIGITS)];
    let nanos = format!("{counted:0<DIGITS$}").parse().unwrap_or(0);
    (Cow::Owned(format!("{before}{zone}")), nanos)
}
