//! The groups of a pane's rows: each with a heading, which stays at the top while its rows are on the screen.

use std::collections::HashMap;

use super::row::Row;
use crate::briefing::date::period::Period;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::page::written;

/// Rows that belong together. A pane's groups follow each other without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its heading; empty for rows that need none, being what the pane's own title says.
    pub title: String,
    /// Its first row.
    pub first: usize,
}

/// The rows of a pane with their groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// Their groups, in the same order.
    pub groups: Vec<Group>,
    /// The heads of the columns that their cells stand in.
    pub columns: Vec<&'static str>,
    /// What the title of the pane says of them.
    pub tally: Tally,
}

/// What the title of a pane says of its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many there are of what the pane is called for; all rows without, and none said where that says less than `more`.
    pub count: Option<String>,
    /// How many of the rows are of what had to be left out because of a slip: they do not count.
    pub left_out: usize,
    /// The one thing about them that matters most: how many came later, are adopted, are due. From the fullest form to the
    /// shortest; none for nothing.
    pub more: Vec<String>,
}

impl Rows {
    /// Adds rows under a heading; nothing when there are none.
    pub(super) fn under(mut self, heading: &str, rows: Vec<Row>) -> Self {
        if !rows.is_empty() {
            self.groups.push(Group {
                title: heading.to_owned(),
                first: self.rows.len(),
            });
            // No more memory than the rows need: there may be very many.
            if self.rows.is_empty() {
                self.rows = rows;
            } else {
                self.rows.reserve_exact(rows.len());
                self.rows.extend(rows);
            }
        }
        self
    }

    /// What the title says of them.
    pub(super) fn told(mut self, tally: Tally) -> Self {
        self.tally = tally;
        self
    }
}

/// So many of something, where there are any, in a word that is the same for one and for many.
pub(crate) fn some(count: usize, word: &str) -> String {
    some_of(count, word, word)
}

/// So many of something, where there are any.
pub(super) fn some_of(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}

/// What is said of several things, with commas between; empty ones are left out.
pub(crate) fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join(", ")
}

/// What a title says of the briefing's own thoughts where they are shown as of another day than the one they were written
/// for: that, before what else there is to say, from the fullest form to the shortest.
pub(super) fn since_written(
    library: &Library,
    briefing: usize,
    dates: Dates,
    forms: Vec<String>,
) -> Vec<String> {
    let file = library.briefing(briefing);
    let Some(written) = file.and_then(|file| written(file, dates)) else {
        return forms;
    };
    let short = written
        .strip_prefix("written ")
        .unwrap_or(&written)
        .to_owned();
    let full = forms.iter().map(|form| joined(&[&written, form]));
    full.chain([written.clone(), short]).collect()
}

/// Fewer rows than this are seen at a glance.
const LEAST: usize = 12;
/// A year with more rows than this is divided by months.
const BUSY: usize = 12;
/// Rows that a heading must be worth, over the whole list; neighbours with fewer share one.
const WORTH: usize = 3;

/// The groups of rows in the order of time, each with the period that it begins in: by years, and by months in a year
/// that has many; neighbours that have few rows share a heading, `2015 to 2021`. Rows that are in no one period have a
/// heading that says so, and no row stands under one that is not true of it. None when nothing divides them well.
pub(super) fn by_time(periods: &[Option<Period>], dates: Dates) -> Vec<Group> {
    let mut years: HashMap<i64, usize> = HashMap::new();
    for period in periods.iter().flatten() {
        *years.entry(period.year).or_default() += 1;
    }
    let busy = |year: i64| years.get(&year).is_some_and(|rows| *rows > BUSY);
    let month = |period: Period| Period {
        month: period.month.filter(|_| busy(period.year)),
        ..period
    };
    let year = |period: Period| Period {
        month: None,
        ..period
    };
    [spans(periods, month), spans(periods, year)]
        .into_iter()
        .find(|spans| {
            periods.len() >= LEAST && spans.len() >= 2 && spans.len() * WORTH <= periods.len()
        })
        .unwrap_or_default()
        .into_iter()
        .map(|span| span.group(dates))
        .collect()
}

/// The heading of rows whose dates are in no one period.
const VAGUE: &str = "vague";

/// Neighbouring rows from one period to another; none where they are in no one period.
struct Span {
    from: Option<Period>,
    to: Option<Period>,
    first: usize,
    rows: usize,
    /// Whether all its periods have few rows.
    small: bool,
}

impl Span {
    fn group(&self, dates: Dates) -> Group {
        let words =
            |period: Option<Period>| period.map_or(VAGUE.to_owned(), |period| period.words(dates));
        let (from, to) = (words(self.from), words(self.to));
        let title = if from == to {
            from
        } else {
            format!("{from} to {to}")
        };
        Group {
            title,
            first: self.first,
        }
    }

    /// Whether both have few rows, and are years or months of one year.
    fn shares_with(&self, next: &Self) -> bool {
        let (Some(to), Some(from)) = (self.to, next.from) else {
            return false;
        };
        let alike = match (to.month, from.month) {
            (None, None) => true,
            (Some(_), Some(_)) => to.year == from.year,
            _ => false,
        };
        alike && self.small && next.small && self.rows + next.rows <= 2 * WORTH
    }
}

fn spans(periods: &[Option<Period>], coarse: impl Fn(Period) -> Period) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (row, period) in periods.iter().enumerate() {
        let period = period.map(&coarse);
        match spans.last_mut() {
            Some(last) if last.to == period => last.rows += 1,
            _ => spans.push(Span::at(period, row)),
        }
    }
    let mut shared: Vec<Span> = Vec::new();
    for mut span in spans {
        span.small = span.rows < WORTH;
        match shared.last_mut().filter(|last| last.shares_with(&span)) {
            Some(last) => {
                last.to = span.to;
                last.rows += span.rows;
            }
            None => shared.push(span),
        }
    }
    shared
}

impl Span {
    fn at(period: Option<Period>, first: usize) -> Self {
        Self {
            from: period,
            to: period,
            first,
            rows: 1,
            small: false,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::briefing::date::When;

    /// Dates with how many rows have each, and the groups as `heading first`.
    #[track_caller]
    fn check(dates: &[(&str, usize)], expected: &[&str]) {
        let periods = dates.iter().flat_map(|(date, count)| {
            let period = When::parse(date).ok().and_then(|when| when.period());
            std::iter::repeat_n(period, *count)
        });
        let groups = by_time(&periods.collect::<Vec<_>>(), Dates::Iso);
        let looks: Vec<String> = groups
            .iter()
            .map(|group| format!("{} {}", group.title, group.first))
            .collect();
        assert_eq!(looks, expected);
    }

    #[test]
    fn few_rows_or_one_year_have_no_headings() {
        check(&[("2013", 5), ("2014", 6)], &[]);
        check(&[("2014-03", 12)], &[]);
        check(&[("2014-03", 50)], &[]);
    }

    #[test]
    fn years_divide_and_busy_years_are_divided_by_months() {
        check(&[("2013", 6), ("2014-02", 6)], &["2013 0", "2014 6"]);
        check(
            &[("2013-01", 4), ("2014-02", 10), ("2014-03", 5)],
            &["2013 0", "2014-02 4", "2014-03 14"],
        );
    }

    #[test]
    fn neighbours_with_few_rows_share_a_heading() {
        let months: Vec<String> = (1..=12).map(|month| format!("2014-{month:02}")).collect();
        let mut dates: Vec<(&str, usize)> = months.iter().map(|m| (m.as_str(), 2)).collect();
        dates.push(("2015", 4));
        check(
            &dates,
            &[
                "2014-01 to 2014-03 0",
                "2014-04 to 2014-06 6",
                "2014-07 to 2014-09 12",
                "2014-10 to 2014-12 18",
                "2015 24",
            ],
        );
        check(
            &[
                ("2006", 1),
                ("2009", 1),
                ("2013", 1),
                ("2016", 4),
                ("2017", 1),
                ("2018", 5),
            ],
            &["2006 to 2013 0", "2016 3", "2017 7", "2018 8"],
        );
    }

    #[test]
    fn headings_are_never_more_than_they_are_worth() {
        let dates = [
            ("2013", 3),
            ("2014", 2),
            ("2015", 3),
            ("2016", 2),
            ("2017", 3),
        ];
        check(&dates, &[]);
    }

    #[test]
    fn a_date_without_a_month_stands_under_its_year() {
        check(
            &[("2014", 3), ("2014-02", 9), ("2014", 2), ("2015", 4)],
            &["2014 0", "2014-02 3", "2014 12", "2015 14"],
        );
    }

    #[test]
    fn rows_in_no_one_period_have_a_heading_of_their_own() {
        check(
            &[("../2013", 2), ("2013", 6), ("201X", 2), ("2014", 6)],
            &["vague 0", "2013 2", "vague 8", "2014 10"],
        );
    }
}
