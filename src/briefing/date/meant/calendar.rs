//! Days and months that the calendar lacks: which one is meant nobody can tell, but what is wrong with it.

use chrono::{Months, NaiveDate};

use crate::briefing::date::names::MONTHS;

/// What to do about a date that is one in form, as `2014-02-30`; none for what is none, and for one that there is.
pub(crate) fn off(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().split('-').collect();
    let (year, month, day) = match parts[..] {
        [year, month] => (year, month, None),
        [year, month, day] => (year, month, Some(day)),
        _ => return None,
    };
    let number = |digits: &str, count: usize| {
        let is_it = digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_it.then(|| digits.parse::<u32>().ok())?
    };
    let (of_year, of_month) = (number(year, 4)?, number(month, 2)?);
    let Some(first) = NaiveDate::from_ymd_opt(of_year.cast_signed(), of_month, 1) else {
        return Some(format!(
            "there is no month {month}: write 01 to 12, or the year alone, `{year}`"
        ));
    };
    let day = number(day?, 2)?;
    let days = first.checked_add_months(Months::new(1))?.pred_opt()?;
    let days = chrono::Datelike::day(&days);
    let name = MONTHS[chrono::Datelike::month0(&first) as usize];
    (day == 0 || day > days).then(|| {
        format!(
            "{name} {year} has {days} days: write one of them, or the month alone, `{year}-{month}`"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Option<&str>) {
        assert_eq!(off(written).as_deref(), expected, "{written}");
    }

    #[test]
    fn what_the_calendar_lacks_is_told() {
        check(
            "2014-02-30",
            Some("February 2014 has 28 days: write one of them, or the month alone, `2014-02`"),
        );
        check(
            "2016-02-30",
            Some("February 2016 has 29 days: write one of them, or the month alone, `2016-02`"),
        );
        check(
            "2014-04-00",
            Some("April 2014 has 30 days: write one of them, or the month alone, `2014-04`"),
        );
        check(
            "2014-13",
            Some("there is no month 13: write 01 to 12, or the year alone, `2014`"),
        );
        check(
            "2014-00-12",
            Some("there is no month 00: write 01 to 12, or the year alone, `2014`"),
        );
    }

    #[test]
    fn of_what_is_no_date_nothing_is_told() {
        for written in [
            "",
            "2014",
            "2014-12-19",
            "2014-2-30",
            "soon",
            "2014-02-3O",
            "2014-02-30T10:00",
        ] {
            check(written, None);
        }
    }
}
