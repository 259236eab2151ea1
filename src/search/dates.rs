//! Dates that are typed: in filters, where they are read while they are typed, and among words.

use std::ops::Range;

use chrono::{Datelike, Month, NaiveDate};

use crate::briefing::date::When;

/// What is written as a date.
#[derive(Debug)]
pub(super) enum Reading {
    /// A date.
    Whole(When),
    /// The beginning of one, with the date before it that it makes finer: 2014 in `2014-1`, none in `201`.
    Begun(Option<When>),
    /// What no more letters make a date.
    Never,
}

/// What may be wanting at the end of a year, a month, a day, an interval: for each place some letters of which one is
/// right in any month and in any order of the two ends.
const ENDS: &[&str] = &[
    "0", "1", "2", "8", "9", "X", "01", "12", "28", "30", "31", "00", "99", "XX", "000", "999",
    "0000", "9999", ".", "..", "./2014", "/2014",
];

/// Reads what is written as a date.
pub(super) fn read(written: &str) -> Reading {
    if let Ok(when) = When::parse(written) {
        return Reading::Whole(when);
    }
    let becomes = |end: &&str| When::parse(&format!("{written}{end}")).is_ok();
    if !ENDS.iter().any(becomes) {
        return Reading::Never;
    }
    let beginnings = written.char_indices().rev().map(|(at, _)| &written[..at]);
    Reading::Begun(beginnings.filter_map(|part| When::parse(part).ok()).next())
}

/// A date among words, in another way of writing it.
#[derive(Debug)]
pub(super) struct Spelling {
    /// The words that are the date.
    pub(super) at: Range<usize>,
    /// The other way.
    pub(super) written: String,
}

/// The most words that a date has: `19 December 2014`.
const WORDS: usize = 3;

/// The other ways of writing the first day or month that stands among some words: `2014-12-19` for 19 December 2014,
/// `December 2014` for 2014-12. Years are written in one way only.
pub(super) fn spellings(words: &[&str]) -> Vec<Spelling> {
    let stretches = (0..words.len()).flat_map(|start| {
        let longest = WORDS.min(words.len() - start);
        (1..=longest).rev().map(move |count| start..start + count)
    });
    let dates = stretches.filter_map(|at| Some((at.clone(), Named::read(&words[at].join(" "))?)));
    let Some((at, date)) = dates.into_iter().next() else {
        return Vec::new();
    };
    let typed = words[at.clone()].join(" ").to_lowercase();
    let others = date.spellings().into_iter();
    let others = others.filter(|written| written.to_lowercase() != typed);
    let mut all: Vec<Spelling> = Vec::new();
    for written in others {
        // Some months have a short name that is their name.
        if all.iter().all(|other| other.written != written) {
            let at = at.clone();
            all.push(Spelling { at, written });
        }
    }
    all
}

/// A day, or a month with its year.
#[derive(Debug, Clone, Copy)]
enum Named {
    Day(NaiveDate),
    Month(i32, Month),
}

impl Named {
    fn read(written: &str) -> Option<Self> {
        let parts = written
            .split([' ', '-', ','])
            .filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        let is_iso = written.contains('-');
        match parts[..] {
            [year, month, day] if is_iso => Self::day(year, number(month)?, day),
            [year, month] if is_iso => Some(Self::Month(self::year(year)?, number(month)?)),
            [day, month, year] if self::year(year).is_some() => {
                let (day, month) = if month.starts_with(|c: char| c.is_ascii_digit()) {
                    (month, day)
                } else {
                    (day, month)
                };
                Self::day(year, name(month)?, day)
            }
            [month, year] => Some(Self::Month(self::year(year)?, name(month)?)),
            _ => None,
        }
    }

    fn day(year: &str, month: Month, day: &str) -> Option<Self> {
        let day = day.parse().ok()?;
        NaiveDate::from_ymd_opt(self::year(year)?, month.number_from_month(), day).map(Self::Day)
    }

    fn spellings(self) -> Vec<String> {
        match self {
            Self::Day(date) => {
                let (day, year) = (date.day(), date.year());
                let month = u8::try_from(date.month()).ok();
                let month = month.and_then(|month| Month::try_from(month).ok());
                let names = month.map(|month| [month.name(), short(month)]);
                let named = names.into_iter().flatten();
                let named = named.flat_map(|name| {
                    [
                        format!("{day} {name} {year}"),
                        format!("{name} {day}, {year}"),
                    ]
                });
                std::iter::once(date.to_string()).chain(named).collect()
            }
            Self::Month(year, month) => vec![
                format!("{year:04}-{:02}", month.number_from_month()),
                format!("{} {year}", month.name()),
                format!("{} {year}", short(month)),
            ],
        }
    }
}

fn year(written: &str) -> Option<i32> {
    let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| written.parse().ok())?
}

fn number(written: &str) -> Option<Month> {
    let is_month = written.len() == 2;
    let number = written.parse::<u8>().ok().filter(|_| is_month)?;
    Month::try_from(number).ok()
}

fn name(written: &str) -> Option<Month> {
    written.trim_end_matches('.').parse().ok()
}

fn short(month: Month) -> &'static str {
    &month.name()[..3]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: the date, the date with `…` where it is only begun, `never`.
    fn check(written: &str, expected: &str) {
        let found = match read(written) {
            Reading::Whole(when) => when.written().to_string(),
            Reading::Begun(when) => {
                let before = when.map(|when| when.written().to_string());
                format!("{}…", before.unwrap_or_default())
            }
            Reading::Never => "never".to_owned(),
        };
        assert_eq!(found, expected, "{written}");
    }

    #[test]
    fn a_date_is_whole_begun_or_never_one() {
        let all = |written: &[&str], expected| {
            written.iter().for_each(|one| check(one, expected));
        };
        check("2014-12-19", "2014-12-19");
        check("201X", "201X");
        all(&["2", "20", "201", "-", "-5", ".", "../201"], "…");
        all(&["2014-", "2014-0", "2014-1", "2014-2", "2014-X"], "2014…");
        all(&["2014/2", "2014/202"], "2014/…");
        all(&["2014-12-", "2014-12-0", "2014-12-3"], "2014-12…");
        check("2014-06-15/2014-06-1", "2014-06-15/2014-06…");
        all(&["2014-13", "2014-9", "2014-12-40", "2014-12-4"], "never");
        all(&["2014-02-3", "2014-02-30", "2014-12-19x"], "never");
        all(&["2014/12/19", "2014/12", "14/12", "19.12.2014"], "never");
        all(&["foo", "20144", "2014."], "never");
    }
}
