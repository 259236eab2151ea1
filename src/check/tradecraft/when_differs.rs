//! Words of a source (`when`) that name another day, month or year than the date beside them.

use chrono::{Datelike, NaiveDate};

use crate::briefing::date::When;
use crate::briefing::date::names::{MONTHS, WEEKDAYS};
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::WhenDiffers,
    check: Check::Entry(check),
    why: "One of them is wrong, and the date alone decides where the event stands.",
    remedy: "Look at the source again: correct the date, or the words.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events:
  - {title: The FBI names North Korea, when: Friday, date: 2014-12-18, sources: verge}
",
    )],
    at: "sony-hack.yaml:5:46",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events:
  - {title: The FBI names North Korea, when: Friday, date: 2014-12-19, sources: verge}
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let (when, date) = match &entry.body {
        Body::Event(event) => (&event.own.when, &event.own.date),
        Body::Statement(statement) => (&statement.own.when, &statement.own.date),
        _ => return,
    };
    let (Some(when), Some(date)) = (when, date) else {
        return;
    };
    let Some(message) = contradiction(when, date) else {
        return;
    };
    let place = written::field(library, entry, "when");
    let date = written::field(library, entry, "date");
    let problem = Diagnostic::new(
        Code::WhenDiffers,
        place,
        &message,
        "correct the date, or the words",
    );
    out.push(problem.note(date, "the date"));
}

/// Words by which a day, a month or a year is named that is another one than that of the event.
const ASIDE: [&str; 16] = [
    "before",
    "after",
    "since",
    "until",
    "till",
    "by",
    "from",
    "between",
    "than",
    "later",
    "earlier",
    "following",
    "ago",
    "last",
    "next",
    "previous",
];

/// What the words say that the date does not, if anything.
fn contradiction(when: &str, date: &When) -> Option<String> {
    let (first, last) = (date.earliest(), date.latest());
    // What has no beginning or no end names nothing that could be compared.
    if first == NaiveDate::MIN || last == NaiveDate::MAX || is_vague(date) {
        return None;
    }
    let words: Vec<&str> = when.split(|c: char| !c.is_alphanumeric()).collect();
    if words
        .iter()
        .any(|word| ASIDE.iter().any(|aside| word.eq_ignore_ascii_case(aside)))
    {
        return None;
    }
    let shown = || format!("`{}`", short(date.written()));
    words.iter().find_map(|word| {
        let day = WEEKDAYS.iter().position(|day| day == word);
        if let Some(day) = day.filter(|day| !has_day(first, last, *day)) {
            let is = match date.day() {
                Some(own) => {
                    let own = own.weekday().num_days_from_monday() as usize;
                    format!("is a {}", WEEKDAYS.get(own).copied().unwrap_or_default())
                }
                None => format!("has no {}", WEEKDAYS[day]),
            };
            return Some(format!("`when` says {word}, and {} {is}", shown()));
        }
        let month = MONTHS.iter().position(|month| month == word);
        let is_other = |month: &usize| !has_month(first, last, *month);
        if month.filter(is_other).is_some() {
            return Some(format!(
                "`when` says {word}, and {} is not in {word}",
                shown()
            ));
        }
        let year = word.parse::<i32>().ok().filter(|_| word.len() == 4);
        let year = year.filter(|year| !(first.year()..=last.year()).contains(year));
        year.map(|year| format!("`when` says {year}, and {} is not in {year}", shown()))
    })
}

/// Whether a date is marked as uncertain or approximate: then the words may well say another day.
fn is_vague(date: &When) -> bool {
    date.written().contains(['?', '~', '%'])
}

/// Whether one of some days is this day of the week, counted from Monday.
fn has_day(first: NaiveDate, last: NaiveDate, day: usize) -> bool {
    let mut week = first.iter_days().take_while(|own| *own <= last).take(7);
    week.any(|own| own.weekday().num_days_from_monday() as usize == day)
}

/// Whether one of some days is in this month, counted from January.
fn has_month(first: NaiveDate, last: NaiveDate, month: usize) -> bool {
    let number = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    let mut months = (number(first)..=number(last)).take(12);
    months.any(|own| usize::try_from(own.rem_euclid(12)) == Ok(month))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(when: &str, date: &str, expected: Option<&str>) {
        let date = When::parse(date).unwrap();
        assert_eq!(contradiction(when, &date).as_deref(), expected, "{when}");
    }

    #[test]
    fn days_months_and_years_are_compared_where_both_name_them() {
        check("Friday", "2014-12-19", None);
        check(
            "on Monday",
            "2014-12-19",
            Some("`when` says Monday, and `2014-12-19` is a Friday"),
        );
        check("Monday", "2014-12", None);
        check(
            "Monday",
            "2014-12-18/2014-12-20",
            Some("`when` says Monday, and `2014-12-18/2014-12-20` has no Monday"),
        );
        check("late April", "2023-04-24/2023-04-27", None);
        check(
            "March 2014",
            "2014-12",
            Some("`when` says March, and `2014-12` is not in March"),
        );
        check(
            "in 2021",
            "2022",
            Some("`when` says 2021, and `2022` is not in 2021"),
        );
        check("in December", "2014/2015", None);
    }

    #[test]
    fn what_names_another_time_is_not_compared() {
        for when in [
            "since March",
            "the week after Friday",
            "last Friday",
            "by 2020",
            "recently",
            "it may be",
        ] {
            check(when, "2014-12-18", None);
        }
        check("Monday", "2014-12-19?", None);
        check("Monday", "2014-12-19/..", None);
    }
}
