//! The year or the month that a date begins in: what a list of dates is divided by. Never finer than it was written.

use edtf_core::{Edtf, IntervalEndpoint};

use super::When;
use super::shown::{Dates, month_of};

/// A year, or a month of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year, astronomical: 0 is 1 BC.
    pub year: i64,
    /// The month from 1 to 12; none for the year as a whole.
    pub month: Option<u8>,
}

impl Period {
    /// The period as the heading of a list: `2014`, `2014-12`, `December 2014`.
    pub fn words(self, dates: Dates) -> String {
        match self.month {
            Some(month) => month_of(self.year, month, dates),
            None => self.year.to_string(),
        }
    }
}

impl When {
    /// The period that the date begins in: a month where one is written, else a year; none where the beginning is open
    /// or the year has unknown digits.
    pub fn period(&self) -> Option<Period> {
        let date = match Edtf::parse(self.written()) {
            Ok(Edtf::Date(date)) => date,
            Ok(Edtf::DateTime(at)) => at.date,
            Ok(Edtf::Interval(range)) => match range.start {
                IntervalEndpoint::Date(start) => start,
                _ => return None,
            },
            _ => return None,
        };
        let month = date.month.and_then(edtf_core::DateField::value);
        Some(Period {
            year: date.year.value()?,
            // Codes above twelve are seasons.
            month: month.filter(|month| *month <= 12),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_no_finer_than_what_is_written() {
        for (written, iso, long) in [
            ("2014-12-19", "2014-12", "December 2014"),
            ("2014-12?", "2014-12", "December 2014"),
            ("2014-12-19T10:00:00Z", "2014-12", "December 2014"),
            ("2014-11/2015", "2014-11", "November 2014"),
            ("2014-21", "2014", "2014"),
            ("2014-XX", "2014", "2014"),
            ("2014/..", "2014", "2014"),
        ] {
            let period = When::parse(written).unwrap().period().unwrap();
            assert_eq!(period.words(Dates::Iso), iso, "{written}");
            assert_eq!(period.words(Dates::Long), long, "{written}");
        }
        for written in ["201X", "../2014-05-19"] {
            assert_eq!(When::parse(written).unwrap().period(), None, "{written}");
        }
    }
}
