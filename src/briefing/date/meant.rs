//! What a text was meant as that is no date of EDTF level 0 or 1: the same date as EDTF writes it.
//!
//! Only what the text says is written; nothing is made more exact, and what cannot be told apart (03/04/2014) is told
//! in each way in which it can be read. Month names are those of English and of some other languages.

pub(crate) mod calendar;
mod months;
mod numbers;
mod spans;
mod vague;
mod words;

use super::When;

/// Words before a date that make it approximate.
const ABOUT: &[&str] = &[
    "c.",
    "ca.",
    "circa",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "~",
    "ca",
    "c",
];

/// Words before a date that make it uncertain.
const PERHAPS: &[&str] = &["probably", "perhaps", "possibly", "maybe", "?"];

/// What stands between the two ends of an interval. The hyphen comes last: dates have it, too.
const BETWEEN: &[&str] = &[
    " to ",
    " until ",
    " through ",
    " till ",
    "...",
    "..",
    "…",
    "/",
    " - ",
    " and ",
    "-",
];

/// Words for an end that is not there yet.
const OPEN: &[&str] = &[
    "", "open", "now", "present", "today", "ongoing", "date", "..",
];

/// The dates of EDTF that a text may have been meant as: one, or two where it can be read in two ways; none where
/// that cannot be told.
pub(crate) fn meant(written: &str) -> Vec<String> {
    // No date is longer, with all the words around it.
    if written.len() > 64 {
        return Vec::new();
    }
    let plain = written.to_lowercase().replace(is_dash, "-");
    let plain = numbers::counted(plain.trim()).unwrap_or(plain);
    let mut found = either(plain.trim());
    found.retain(|date| When::parse(date).is_ok());
    found.dedup();
    found.truncate(2);
    found
}

/// What word processors put in place of a hyphen.
fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn either(text: &str) -> Vec<String> {
    let one = marked(text);
    if one.is_empty() { interval(text) } else { one }
}

/// A date with words or signs that say how sure it is.
fn marked(text: &str) -> Vec<String> {
    let bare = text.trim_end_matches([' ', '?', '~', '%', '(', ')']);
    let signs = &text[bare.len()..];
    let (mut rest, mut about, mut perhaps) =
        (bare, signs.contains(['~', '%']), signs.contains(['?', '%']));
    while let Some((word, is_about)) = word_before(rest) {
        rest = rest[word.len()..].trim_start_matches([' ', '.', '-']);
        about |= is_about;
        perhaps |= !is_about;
    }
    // A mark within a date, of level 2, says the same of a part of it.
    let inner = rest.replace(['?', '~', '%'], "");
    if inner.len() < rest.len() {
        about |= rest.contains(['~', '%']);
        perhaps |= rest.contains(['?', '%']);
    }
    let mark = match (about, perhaps) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    let dates = single(inner.trim());
    let one = |date: &str| match date.ends_with(['~', '?', '%']) {
        true => date.to_owned(),
        false => format!("{date}{mark}"),
    };
    let both = |date: String| match date.split_once('/') {
        Some((start, end)) => format!("{}/{}", one(start), one(end)),
        None => one(&date),
    };
    dates.into_iter().map(both).collect()
}

/// The word before a date that says how sure it is, and whether it makes it approximate.
fn word_before(text: &str) -> Option<(&'static str, bool)> {
    let stands = |word: &&&'static str| {
        let rest = text.strip_prefix(**word);
        rest.is_some_and(|rest| {
            !word.ends_with(char::is_alphabetic) || rest.starts_with([' ', '-', '.', '0', '1', '2'])
        })
    };
    let about = ABOUT.iter().find(stands).map(|word| (*word, true));
    about.or_else(|| PERHAPS.iter().find(stands).map(|word| (*word, false)))
}

/// One date without marks.
fn single(text: &str) -> Vec<String> {
    let upper = text.to_uppercase();
    if When::parse(&upper).is_ok() && !text.contains('/') {
        return vec![upper];
    }
    let part = || vague::part(text, single);
    let mut found = [
        numbers::read(text),
        words::read(text),
        spans::read(text).into_iter().collect(),
    ];
    for dates in &mut found {
        dates.retain(|date| When::parse(date).is_ok());
    }
    let mut found = found.into_iter().filter(|dates| !dates.is_empty());
    found.next().unwrap_or_else(part)
}

fn interval(text: &str) -> Vec<String> {
    let open = vague::open(text, marked);
    if !open.is_empty() {
        return open;
    }
    let text = ["from ", "between "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let found = BETWEEN
        .iter()
        .flat_map(|sign| text.match_indices(sign))
        .map(|(at, sign)| {
            let (start, end) = (text[..at].trim(), text[at + sign.len()..].trim());
            ends(start, end)
        });
    found
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn ends(start: &str, end: &str) -> Vec<String> {
    let begins = if start.is_empty() {
        vec!["..".to_owned()]
    } else {
        marked(start)
    };
    let ends = match OPEN.contains(&end) {
        true if start.is_empty() => return Vec::new(),
        true => vec!["..".to_owned()],
        false => marked(end),
    };
    // Both ends are written in one way, so that they are read in one, too.
    let most = begins.len().max(ends.len());
    let nth = |dates: &[String], i: usize| dates.get(i).or(dates.last()).cloned();
    let both = (0..most).filter_map(|i| Some(in_order(nth(&begins, i)?, nth(&ends, i)?)));
    both.collect()
}

/// An interval from the earlier of two dates to the later one.
fn in_order(start: String, end: String) -> String {
    let earliest = |date: &str| When::parse(date).ok().map(|date| date.earliest());
    match (earliest(&start), earliest(&end)) {
        (Some(first), Some(last)) if last < first => format!("{end}/{start}"),
        _ => format!("{start}/{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: &[&str]) {
        assert_eq!(meant(written), expected, "{written}");
    }

    #[test]
    fn days_in_the_orders_of_other_countries() {
        check("12/19/2014", &["2014-12-19"]);
        check("19/12/2014", &["2014-12-19"]);
        check("19.12.2014", &["2014-12-19"]);
        check("19. 12. 2014", &["2014-12-19"]);
        check("03/04/2014", &["2014-03-04", "2014-04-03"]);
        check("03.04.2014", &["2014-04-03", "2014-03-04"]);
        check("04.04.2014", &["2014-04-04"]);
        check("2014/12/19", &["2014-12-19"]);
        check("2014.12.19", &["2014-12-19"]);
        check("2014-19-12", &["2014-12-19"]);
        check("20141219", &["2014-12-19"]);
        check("2014-1-5", &["2014-01-05"]);
        check("2014-1", &["2014-01"]);
        check("12/2014", &["2014-12"]);
        check("2014–12–19", &["2014-12-19"]);
        check("30.02.2014", &[]);
    }

    #[test]
    fn how_sure_a_date_is_becomes_a_mark_behind_it() {
        check("c. 2016", &["2016~"]);
        check("ca 2016", &["2016~"]);
        check("c.2016", &["2016~"]);
        check("circa December 2016", &["2016-12~"]);
        check("~2014", &["2014~"]);
        check("2014?-06", &["2014-06?"]);
        check("2014-12?~", &["2014-12%"]);
        check("2014 (?)", &["2014?"]);
        check("probably 2014", &["2014?"]);
        check("probably around 2014", &["2014%"]);
    }

    #[test]
    fn decades_seasons_and_quarters() {
        check("2010s", &["201X"]);
        check("the 2010's", &["201X"]);
        check("201x", &["201X"]);
        check("2014-xx", &["2014-XX"]);
        check("2000s", &["200X", "20XX"]);
        check("spring 2014", &["2014-21"]);
        check("2014 Autumn", &["2014-23"]);
        check("fall of 2014", &["2014-23"]);
        check("Q3 2014", &["2014-07/2014-09"]);
        check("2014-Q1", &["2014-01/2014-03"]);
        check("H2 2014", &["2014-07/2014-12"]);
    }

    #[test]
    fn months_by_name() {
        check("December 2014", &["2014-12"]);
        check("19 December 2014", &["2014-12-19"]);
        check("Dec. 19th, 2014", &["2014-12-19"]);
        check("Friday, 19 Dec 2014", &["2014-12-19"]);
        check("2014-Dec-19", &["2014-12-19"]);
        check("Sept 2014", &["2014-09"]);
        check("31 June 2014", &[]);
        check("Friday", &[]);
        check("soon", &[]);
    }

    #[test]
    fn months_by_their_names_in_other_languages() {
        check("12. Dezember 2014", &["2014-12-12"]);
        check("décembre 2014", &["2014-12"]);
        check("1er août 2014", &["2014-08-01"]);
        check("19 de diciembre de 2014", &["2014-12-19"]);
        check("19 дек 2014", &["2014-12-19"]);
        check("19 декабря 2014 г.", &["2014-12-19"]);
        check("3 maja 2014", &["2014-05-03"]);
        check("19 Aralık 2014", &["2014-12-19"]);
        check("2014년 12월 19일", &["2014-12-19"]);
        check("2014年12月19日", &["2014-12-19"]);
        check("2014年12月", &["2014-12"]);
        check("2014年", &["2014"]);
        check("червен 2014", &["2014-06"]);
        check("јун 2014", &[]);
        check("out of 2014", &[]);
    }

    #[test]
    fn years_before_the_first_are_counted_from_zero() {
        check("44 BC", &["-0043"]);
        check("500 BCE", &["-0499"]);
        check("44 v. Chr.", &["-0043"]);
        check("1 B.C.", &["0000"]);
        check("c. 44 BC", &["-0043~"]);
        check("0 BC", &[]);
    }

    #[test]
    fn intervals_with_other_signs() {
        check("2017-04..2017-05", &["2017-04/2017-05"]);
        check("2012-2014", &["2012/2014"]);
        check("2012 – 2014", &["2012/2014"]);
        check("from 2012 to 2014", &["2012/2014"]);
        check("2014/open", &["2014/.."]);
        check("2014-present", &["2014/.."]);
        check("2014..", &["2014/.."]);
        check("since May 2014", &["2014-05/.."]);
        check("until 2014", &["../2014"]);
        check("2014-12-19 - 2014-12-20", &["2014-12-19/2014-12-20"]);
        check("19.12.2014 - 20.12.2014", &["2014-12-19/2014-12-20"]);
        check("April 2017 to May 2017", &["2017-04/2017-05"]);
        check("2015/2014", &["2014/2015"]);
        check("..", &[]);
    }

    #[test]
    fn parts_of_a_time_are_intervals_with_vague_ends() {
        check("mid-2015", &["2015-05~/2015-08~"]);
        check("late 2015", &["2015-09~/2015-12"]);
        check("the beginning of 2015", &["2015-01/2015-04~"]);
        check("early March 2016", &["2016-03-01/2016-03-10~"]);
        check("mid-December 2015", &["2015-12-11~/2015-12-20~"]);
        check("end of February 2016", &["2016-02-21~/2016-02-29"]);
        check("late 1990s", &["1997~/1999"]);
        check("early summer 2015", &[]);
        check("mid-life", &[]);
    }

    #[test]
    fn times_before_and_after_are_open() {
        check("before 2016", &["../2015"]);
        check("before March 2016", &["../2016-02"]);
        check("prior to 1 March 2016", &["../2016-02-29"]);
        check("before c. 2016", &["../2016~"]);
        check("by 2016", &["../2016"]);
        check("until 2014", &["../2014"]);
        check("after 2014", &["2015/.."]);
        check("after December 2014", &["2015-01/.."]);
        check("2014 onwards", &["2014/.."]);
        check("from 2014 on", &["2014/.."]);
        check("2014+", &["2014/.."]);
        check("after the summer", &[]);
    }

    #[test]
    fn what_two_dates_share_stands_once() {
        check("Dec 23-24, 2015", &["2015-12-23/2015-12-24"]);
        check("23–24 December 2015", &["2015-12-23/2015-12-24"]);
        check("23 and 24 December 2015", &["2015-12-23/2015-12-24"]);
        check("Dec. 23rd to 24th, 2015", &["2015-12-23/2015-12-24"]);
        check("30 Nov - 2 Dec 2015", &["2015-11-30/2015-12-02"]);
        check(
            "November 30 to December 2, 2015",
            &["2015-11-30/2015-12-02"],
        );
        check("c. 23-24 December 2015", &["2015-12-23~/2015-12-24~"]);
        check("March-April 2015", &["2015-03/2015-04"]);
        check("Q3-Q4 2015", &["2015-07/2015-12"]);
        check("2015/16", &["2015/2016"]);
        check("2015-16", &["2015/2016"]);
        check("winter 2015/16", &["2015-24"]);
        check("summer 2015", &["2015-22"]);
        check("2016/15", &[]);
    }

    #[test]
    fn times_keep_their_zone_and_get_none() {
        check("2014-12-19 10:00", &["2014-12-19T10:00:00"]);
        check("2014-12-19T10:00Z", &["2014-12-19T10:00:00Z"]);
        check("2014-12-19 9:05:30 UTC", &["2014-12-19T09:05:30Z"]);
        check("2014-12-19t10:00:00z", &["2014-12-19T10:00:00Z"]);
        check("2014-12-19 10:00 +0100", &["2014-12-19T10:00:00+01:00"]);
        check("19.12.2014 10:00", &["2014-12-19T10:00:00"]);
        check("2014-12-19 25:00", &[]);
    }

    proptest! {
        #[test]
        fn what_is_meant_is_a_date(text in "[0-9a-z?~%/.,TZ: -]{0,24}|\\PC{0,12}") {
            for date in meant(&text) {
                prop_assert!(When::parse(&date).is_ok(), "{}", date);
            }
        }
    }
}
