//! The days on which what was known changed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::briefing::date::When;
use crate::library::Library;

impl Library {
    /// The days on which something of a briefing came to be known, from the first to the last: by the rule by which a
    /// library as of a day is made.
    pub fn days_of_change(&self, briefing: &str) -> Vec<NaiveDate> {
        let mut files = self.briefings.iter();
        let Some(file) = files.find(|file| *file.id == *briefing) else {
            return Vec::new();
        };
        let dates = file
            .declared
            .values()
            .filter_map(|declared| declared.own.date.as_ref());
        let days: BTreeSet<NaiveDate> = dates.map(When::known_by).collect();
        days.into_iter()
            .filter(|day| *day < NaiveDate::MAX)
            .collect()
    }
}
