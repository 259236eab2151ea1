//! Two days, months or parts of a year that share what stands once: `Dec 23-24, 2015`, `30 Nov to 2 Dec 2015`, `2015/16`.

use super::words::{is_year, month, of_month, of_year, parted, season};

/// The words between the two.
const BETWEEN: [&str; 6] = ["to", "and", "until", "till", "through", "thru"];

/// The interval that words mean; none where one of them is not understood.
pub(super) fn read(text: &str) -> Option<String> {
    let words = parted(text).into_iter();
    let words: Vec<&str> = words.filter(|word| !BETWEEN.contains(word)).collect();
    let (start, end) = match words[..] {
        [first, second] => (first.to_owned(), short_year(first, second)?),
        // A winter has two years, and goes by the first.
        [name, first, second] if season(name).is_some() => {
            short_year(first, second)?;
            return of_year(name, first);
        }
        [first, second, year] => (whole(first, year)?.0, whole(second, year)?.1),
        [a, b, c, year] if month(a).is_some() => (of_month(b, a, year)?, of_month(c, a, year)?),
        [a, b, c, year] => (of_month(a, c, year)?, of_month(b, c, year)?),
        [a, b, c, d, year] if month(a).is_some() => (of_month(b, a, year)?, of_month(d, c, year)?),
        [a, b, c, d, year] => (of_month(a, b, year)?, of_month(c, d, year)?),
        _ => return None,
    };
    Some(format!("{start}/{end}"))
}

/// A month or a part of a year, as its first month and its last one.
fn whole(part: &str, year: &str) -> Option<(String, String)> {
    let date = of_year(part, year)?;
    // Between two seasons nothing is an interval of EDTF.
    if season(part).is_some() {
        return None;
    }
    let (start, end) = date.split_once('/').unwrap_or((&date, &date));
    Some((start.to_owned(), end.to_owned()))
}

/// The year after another one, in whole or as its last two digits.
fn short_year(first: &str, second: &str) -> Option<String> {
    let is_short = second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit());
    let year = match is_short {
        true => format!("{}{second}", first.get(..2)?),
        false => second.to_owned(),
    };
    (is_year(first) && is_year(&year) && first < year.as_str()).then_some(year)
}
