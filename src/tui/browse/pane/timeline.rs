//! The timeline: dated events in their order, those that hang on them, then the undated; in groups by time.

use std::collections::HashMap;

use chrono::NaiveDate;
use ecow::EcoString;

use super::group::{Rows, Tally, by_time, some};
use super::row::{DENIED, DISPUTED, Row, Tail, flag};
use super::slips;
use crate::analysis::disputed::{Agreement, agreement};
use crate::analysis::known::{day, later};
use crate::analysis::timeline::order;
use crate::analysis::timeline::placed::{Lane, Placed};
use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::briefing::date::period::Period;
use crate::briefing::date::shown::Dates;
use crate::briefing::event::Event;
use crate::library::Library;
use crate::library::entry::Body;
use crate::page::sign::of_event;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;
use crate::typeset::width::columns;
use crate::words::text::Text;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    ("■", "leads the story"),
    ("▪", "matters"),
    ("▫", "a detail, where it is a link"),
    (
        "↑",
        "then: after the event above it, on no day that is told",
    ),
    ("↓", "before the event below it, on no day that is told"),
    ("2014?", "a date that is uncertain; 2014~ is about then"),
    (
        "…",
        "behind a date: it goes on until a later day; before one: until then",
    ),
    (IN_WORDS, "its source says when, in words that have no room"),
    ("◈", "disputed: claims of who did it contradict each other"),
    ("◇", "denied by the accused, and by nobody else"),
    (
        "▷",
        "later: it came, or became known, after the day of the picture",
    ),
    ("±", "changed in its file a moment ago, in any list"),
    (
        "!",
        "left out, in any list: it is in the file, but has a slip",
    ),
];

/// What stands for words that say when, where there is no room for them.
const IN_WORDS: &str = "when …";
/// Columns for the date.
const DATE: usize = 11;

pub(super) fn rows(library: &Library, briefing: usize, dates: Dates) -> Rows {
    let day = day(library, briefing);
    let mut count = 0;
    let order = order(library, briefing);
    let left_out = slips::all(library, briefing, EntryKind::Event);
    // Room for all of them: they are put below these.
    let mut rows = Vec::with_capacity(order.len() + left_out.len());
    let (mut times, mut undated) = (Vec::with_capacity(order.len()), Vec::new());
    let days = days(library, &order);
    for place in order {
        let Some(entry) = library.entry(place.event) else {
            continue;
        };
        let Body::Event(event) = &entry.body else {
            continue;
        };
        let is_later = later(entry, day);
        count += usize::from(is_later.is_some());
        let flag = match agreement(library, Some(briefing), &event.own) {
            Agreement::Disputed => Some(&DISPUTED),
            Agreement::Denied => is_later.map(flag).or(Some(&DENIED)),
            Agreement::Agreed => is_later.map(flag),
        };
        let row = Row {
            lead: lead(&event.own, place.lane, dates),
            sign: sign(&event.own),
            tail: time_among(&event.own, &days).unwrap_or_else(|| words_of(&event.own)),
            flag,
            ..Row::of(place.event, entry)
        };
        if place.lane == Lane::Undated {
            undated.push(row);
        } else {
            rows.push(row);
            times.push(time(&event.own));
        }
    }
    let groups = by_time(&periods(&times), dates);
    let rows = if groups.is_empty() {
        Rows::default().under("", rows)
    } else {
        Rows {
            rows,
            groups,
            ..Rows::default()
        }
    };
    let rows = rows.under("undated", undated).under("left out", left_out);
    rows.told(Tally {
        count: None,
        more: vec![some(count, "later")],
        ..Tally::default()
    })
}

/// How many events there are on each day.
fn days(library: &Library, order: &[Placed]) -> HashMap<NaiveDate, usize> {
    let mut days = HashMap::new();
    for place in order {
        if let Some(Body::Event(event)) = library.entry(place.event).map(|entry| &entry.body)
            && let Some(day) = event.own.date.as_ref().and_then(When::day)
        {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}

/// The time of day, in full and short, where the day has several events.
fn time_among(event: &Event, days: &HashMap<NaiveDate, usize>) -> Option<Tail> {
    let date = event.date.as_ref();
    let is_one_of_several = |date: &&When| date.day().and_then(|day| days.get(&day)) > Some(&1);
    let full = date.filter(is_one_of_several)?.time_of_day()?;
    let short = full.replace(" UTC+", "+").replace(" UTC-", "-");
    let short = short.replace(" UTC", "Z");
    Some(Tail::Either(Box::new([full.into(), short.into()])))
}

/// What the source says instead of a date.
fn said(event: &Event) -> Option<&Text> {
    event.when.as_ref().filter(|_| event.date.is_none())
}

/// Those words, where they are longer than a date: they would be cut there, and within a day or a span. Where there is no
/// room for all of them, it is said that there are some.
fn words_of(event: &Event) -> Tail {
    let long = said(event).filter(|words| columns(words) > DATE);
    long.map_or(Tail::NONE, |words| {
        Tail::Either(Box::new([words.as_str().into(), IN_WORDS.into()]))
    })
}

/// When an event happened, as far as the order of events knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    /// In a period.
    In(Period),
    /// At a date that has no single period.
    Vague,
    /// After the event that stands before it.
    Then,
    /// Before the dated event that stands after it.
    Before,
}

fn time(event: &Event) -> Time {
    match &event.date {
        Some(date) => date.period().map_or(Time::Vague, Time::In),
        None if event.after.is_empty() => Time::Before,
        None => Time::Then,
    }
}

/// The period of each event, if it has one: one that hangs on another has that one's.
fn periods(times: &[Time]) -> Vec<Option<Period>> {
    let mut last = None;
    let mut next: Vec<Option<Period>> = Vec::with_capacity(times.len());
    let mut coming = None;
    for time in times.iter().rev() {
        if let Time::In(period) = time {
            coming = Some(*period);
        }
        next.push(coming);
    }
    next.reverse();
    let period = |(time, next): (&Time, Option<Period>)| {
        last = match time {
            Time::In(period) => Some(*period),
            Time::Before => next.or(last),
            Time::Vague => None,
            Time::Then => last,
        };
        last
    };
    times.iter().zip(next).map(period).collect()
}

/// The date; else the source's words, where they are no longer; else where the event hangs.
fn lead(event: &Event, lane: Lane, dates: Dates) -> EcoString {
    if let Some(date) = &event.date {
        return date.short(dates).into();
    }
    if let Some(words) = said(event).filter(|words| columns(words) <= DATE) {
        return words.as_str().into();
    }
    let hangs = match (lane, event.after.is_empty()) {
        (Lane::Undated, true) => "",
        (_, false) => "then ↑",
        (_, true) => "before ↓",
    };
    hangs.into()
}

fn sign(event: &Event) -> (&'static str, Meaning) {
    let look = match event.importance {
        Some(1) => Meaning::Important,
        _ => Meaning::Text,
    };
    (of_event(event).unwrap_or(" "), look)
}
