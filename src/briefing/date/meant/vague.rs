//! Parts of a time that no date of EDTF names, and times before or after one: as intervals, whose ends are approximate
//! where the words draw no line.

use chrono::Datelike;

use crate::briefing::date::When;

/// A part of a time.
#[derive(Clone, Copy)]
enum Third {
    Early,
    Mid,
    Late,
}

/// What stands before a time of which a part is meant; longer words first.
const THIRDS: &[(&str, Third)] = &[
    ("the beginning of ", Third::Early),
    ("the start of ", Third::Early),
    ("beginning of ", Third::Early),
    ("start of ", Third::Early),
    ("early in ", Third::Early),
    ("early ", Third::Early),
    ("early-", Third::Early),
    ("the middle of ", Third::Mid),
    ("middle of ", Third::Mid),
    ("mid ", Third::Mid),
    ("mid-", Third::Mid),
    ("the end of ", Third::Late),
    ("end of ", Third::Late),
    ("late in ", Third::Late),
    ("late ", Third::Late),
    ("late-", Third::Late),
];

/// Words before a time up to which, or from which on, something is, and whether that time is left out.
const UP_TO: &[(&str, bool)] = &[
    ("before ", true),
    ("prior to ", true),
    ("earlier than ", true),
    ("until ", false),
    ("till ", false),
    ("up to ", false),
    ("no later than ", false),
    ("by ", false),
];

/// The same for times from which on something is.
const FROM: &[(&str, bool)] = &[
    ("after ", true),
    ("later than ", true),
    ("since ", false),
    ("not before ", false),
    ("starting ", false),
];

/// What stands behind a time from which on something is.
const ONWARD: [&str; 5] = [" onwards", " onward", " and later", " on", "+"];

/// The part of a time that is meant; `single` reads the time.
pub(super) fn part(text: &str, single: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let found = THIRDS
        .iter()
        .find_map(|(words, third)| Some((text.strip_prefix(words)?.trim(), *third)));
    let Some((time, third)) = found else {
        return Vec::new();
    };
    let dates = single(time).into_iter();
    dates.filter_map(|date| of(&date, third)).collect()
}

/// A third of a year, a month or a decade: four months, ten days, or three to four years.
fn of(date: &str, third: Third) -> Option<String> {
    let last = When::parse(date).ok()?.latest().day();
    Some(match (date.len(), third) {
        (4, _) if date.ends_with('X') => {
            let decade = date.strip_suffix('X').filter(|d| !d.ends_with('X'))?;
            match third {
                Third::Early => format!("{decade}0/{decade}3~"),
                Third::Mid => format!("{decade}4~/{decade}6~"),
                Third::Late => format!("{decade}7~/{decade}9"),
            }
        }
        (4, Third::Early) => format!("{date}-01/{date}-04~"),
        (4, Third::Mid) => format!("{date}-05~/{date}-08~"),
        (4, Third::Late) => format!("{date}-09~/{date}-12"),
        // A season has a number behind its year, too, and no days.
        (7, _) if When::parse(&format!("{date}-01")).is_err() => return None,
        (7, Third::Early) => format!("{date}-01/{date}-10~"),
        (7, Third::Mid) => format!("{date}-11~/{date}-20~"),
        (7, Third::Late) => format!("{date}-21~/{date}-{last}"),
        _ => return None,
    })
}

/// A time that is open at one end; `marked` reads the other.
pub(super) fn open(text: &str, marked: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let behind = |words: &&(&'static str, bool)| text.starts_with(words.0);
    if let Some((words, is_left_out)) = UP_TO.iter().find(behind) {
        let dates = marked(&text[words.len()..]).into_iter();
        let end = |date: String| match is_left_out {
            true => beside(&date, Side::Before).unwrap_or(date),
            false => date,
        };
        return dates.map(|date| format!("../{}", end(date))).collect();
    }
    let onward = ONWARD.iter().find_map(|words| text.strip_suffix(words));
    let from = FROM.iter().find(behind);
    let (time, is_left_out) = match (from, onward) {
        (Some((words, is_left_out)), _) => (&text[words.len()..], *is_left_out),
        (None, Some(time)) => (time.strip_prefix("from ").unwrap_or(time), false),
        (None, None) => return Vec::new(),
    };
    let start = |date: String| match is_left_out {
        true => beside(&date, Side::After).unwrap_or(date),
        false => date,
    };
    let dates = marked(time).into_iter();
    dates.map(|date| format!("{}/..", start(date))).collect()
}

/// A side of a time.
enum Side {
    Before,
    After,
}

/// The year, the month or the day beside another one; none of a date that has no line there.
fn beside(date: &str, side: Side) -> Option<String> {
    if !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let when = When::parse(date).ok()?;
    let day = match side {
        Side::Before => when.earliest().pred_opt(),
        Side::After => when.latest().succ_opt(),
    }?;
    let form = match date.len() {
        4 => "%Y",
        // A season is no month.
        7 if When::parse(&format!("{date}-01")).is_ok() => "%Y-%m",
        10 => "%Y-%m-%d",
        _ => return None,
    };
    Some(day.format(form).to_string())
}
