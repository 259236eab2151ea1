//! Dates in filters, which are read while they are typed.

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
