//! How dates are shown: by number or in words, never finer than they were written.

use std::fmt;

use edtf_core::{Edtf, IntervalEndpoint};
use schemars::JsonSchema;
use serde::Deserialize;

use super::When;
use super::names::MONTHS;

/// How days and months are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// By number, as ISO 8601 has them: `2014-12-19`.
    #[default]
    Iso,
    /// In words: `19 December 2014`.
    Long,
}

impl When {
    /// For a list, at most thirteen columns: `2014-12-19`, `2014-12?`, `2014-11…`, `2014 spring`; or `19 Dec 2014`,
    /// `Dec 2014?`, `Nov 2014…`, `spring 2014`.
    pub fn short(&self, dates: Dates) -> String {
        let simple = |date: &edtf_core::Date| simple(date, dates);
        match Edtf::parse(self.written()) {
            Ok(Edtf::DateTime(at)) => simple(&at.date),
            Ok(Edtf::Interval(range)) => match (range.start, range.end) {
                (IntervalEndpoint::Date(start), _) => format!("{}…", simple(&start)),
                (_, IntervalEndpoint::Date(end)) => format!("…{}", simple(&end)),
                _ => self.written().to_string(),
            },
            Ok(Edtf::Date(date)) => simple(&date),
            _ => self.written().to_string(),
        }
    }

    /// The time of day with its zone, as `23:00 UTC`; none where none is written.
    pub fn time_of_day(&self) -> Option<String> {
        match Edtf::parse(self.written()) {
            Ok(Edtf::DateTime(at)) => Some(time(&at.time)),
            _ => None,
        }
    }

    /// In words where the notation is not plain: `2014-11 to 2014-12-19`, `2014-12 (uncertain)`, `the 2010s`; or
    /// `November 2014 to 19 December 2014`, `December 2014 (uncertain)`.
    pub fn words(&self, dates: Dates) -> String {
        match Edtf::parse(self.written()) {
            Ok(Edtf::DateTime(at)) => {
                let between = if dates == Dates::Iso { " " } else { ", " };
                let day = plain(&at.date, dates, Months::Full);
                format!("{day}{between}{}", time(&at.time))
            }
            Ok(Edtf::Interval(range)) => {
                match (endpoint(&range.start, dates), endpoint(&range.end, dates)) {
                    (Some(start), Some(end)) => format!("{start} to {end}"),
                    (Some(start), None) if range.end == IntervalEndpoint::Open => {
                        format!("{start}, going on")
                    }
                    (Some(start), None) => format!("{start}, end unknown"),
                    (None, Some(end)) => format!("until {end}"),
                    (None, None) => self.written().to_string(),
                }
            }
            Ok(Edtf::Date(date)) => qualified(&date, dates),
            _ => self.written().to_string(),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Dates::Iso))
    }
}

/// How long the names of months are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Months {
    Full,
    Short,
}

fn time(time: &edtf_core::Time) -> String {
    match time.shift {
        Some(edtf_core::TimeShift::Utc) => format!("{:02}:{:02} UTC", time.hour, time.minute),
        Some(edtf_core::TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let off = minutes.unsigned_abs();
            format!(
                "{:02}:{:02} UTC{sign}{:02}:{:02}",
                time.hour,
                time.minute,
                off / 60,
                off % 60
            )
        }
        None => format!("{:02}:{:02}", time.hour, time.minute),
    }
}

fn endpoint(end: &IntervalEndpoint, dates: Dates) -> Option<String> {
    match end {
        IntervalEndpoint::Date(date) => Some(qualified(date, dates)),
        IntervalEndpoint::OnOrBefore(date) => Some(format!("{} or before", qualified(date, dates))),
        IntervalEndpoint::OnOrAfter(date) => Some(format!("{} or after", qualified(date, dates))),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

/// The date without its qualifiers and without digits that are not given, then the qualifiers in words.
fn qualified(date: &edtf_core::Date, dates: Dates) -> String {
    let plain = plain(date, dates, Months::Full);
    match (date.is_uncertain(), date.is_approximate()) {
        (true, true) => format!("about {plain} (uncertain)"),
        (true, false) => format!("{plain} (uncertain)"),
        (false, true) => format!("about {plain}"),
        (false, false) => plain,
    }
}

/// The same for a list: one sign in place of the words.
fn simple(date: &edtf_core::Date, dates: Dates) -> String {
    let sign = match (date.is_uncertain(), date.is_approximate()) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    let plain = plain(date, dates, Months::Short);
    format!("{}{sign}", plain.trim_start_matches("the "))
}

fn plain(date: &edtf_core::Date, dates: Dates, months: Months) -> String {
    let year = year(&date.year);
    let Some(month) = date.month.and_then(edtf_core::DateField::value) else {
        return year;
    };
    let day = date.day.and_then(edtf_core::DateField::value);
    match (dates, season(month), day) {
        (Dates::Iso, Some(season), _) => format!("{year} {season}"),
        (Dates::Iso, None, Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Dates::Iso, None, None) => format!("{year}-{month:02}"),
        (Dates::Long, Some(season), _) => format!("{season} {year}"),
        (Dates::Long, None, Some(day)) => format!("{day} {} {year}", name(month, months)),
        (Dates::Long, None, None) => format!("{} {year}", name(month, months)),
    }
}

/// A month of a year.
pub(super) fn month_of(year: i64, month: u8, dates: Dates) -> String {
    match dates {
        Dates::Iso => format!("{year}-{month:02}"),
        Dates::Long => format!("{} {year}", name(month, Months::Full)),
    }
}

fn name(month: u8, months: Months) -> &'static str {
    let index = usize::from(month).saturating_sub(1);
    let name = MONTHS.get(index).copied().unwrap_or_default();
    match months {
        Months::Full => name,
        Months::Short => name.get(..3).unwrap_or(name),
    }
}

fn year(year: &edtf_core::Year) -> String {
    match year.kind {
        edtf_core::YearKind::Standard {
            negative: false,
            digits: [Some(a), Some(b), Some(c), None],
        } => {
            format!("the {a}{b}{c}0s")
        }
        edtf_core::YearKind::Standard {
            negative: false,
            digits: [Some(a), Some(b), None, None],
        } => {
            format!("the {a}{b}00s")
        }
        edtf_core::YearKind::Standard { negative, digits } => {
            let digits = digits.map(|d| d.map_or('X', |d| char::from(b'0' + d)));
            format!(
                "{}{}",
                if negative { "-" } else { "" },
                digits.iter().collect::<String>()
            )
        }
        _ => year
            .value()
            .map_or_else(|| "a far year".to_owned(), |value| value.to_string()),
    }
}

fn season(code: u8) -> Option<&'static str> {
    ["spring", "summer", "autumn", "winter"]
        .get(usize::from(code.checked_sub(21)?))
        .copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, short: &str, words: &str) {
        let when = When::parse(written).unwrap();
        assert_eq!(
            (
                when.short(Dates::Long).as_str(),
                when.words(Dates::Long).as_str()
            ),
            (short, words),
            "{written}"
        );
    }

    #[test]
    fn words_are_never_finer_than_what_is_written() {
        check("2014-12-19", "19 Dec 2014", "19 December 2014");
        check("2014-12-09", "9 Dec 2014", "9 December 2014");
        check("2014-12", "Dec 2014", "December 2014");
        check("2014", "2014", "2014");
        check("2014-XX", "2014", "2014");
        check("2014-12-XX", "Dec 2014", "December 2014");
        check("201X", "2010s", "the 2010s");
        check("2014-21", "spring 2014", "spring 2014");
        check("2014-12?", "Dec 2014?", "December 2014 (uncertain)");
        check("2014-12-19~", "19 Dec 2014~", "about 19 December 2014");
        check("2014%", "2014%", "about 2014 (uncertain)");
    }

    #[test]
    fn times_and_intervals_have_words_around_them() {
        check(
            "2014-12-19T10:00:00Z",
            "19 Dec 2014",
            "19 December 2014, 10:00 UTC",
        );
        check(
            "2014-11/2014-12-19",
            "Nov 2014…",
            "November 2014 to 19 December 2014",
        );
        check("2014-05/..", "May 2014…", "May 2014, going on");
        check("../2014-05-19", "…19 May 2014", "until 19 May 2014");
        check("-0043-03-15", "15 Mar -0043", "15 March -0043");
    }

    proptest! {
        #[test]
        fn a_month_is_named_only_where_one_is_written(year in 1000..=2999u32, month in 1..=12u32, day in 1..=28u32) {
            let named = |written: String| {
                let words = When::parse(&written).unwrap().words(Dates::Long);
                (words.split(' ').count(), MONTHS.iter().any(|month| words.contains(month)))
            };
            prop_assert_eq!(named(format!("{year}")), (1, false));
            prop_assert_eq!(named(format!("{year}-{month:02}")), (2, true));
            prop_assert_eq!(named(format!("{year}-{month:02}-{day:02}")), (3, true));
        }
    }
}
