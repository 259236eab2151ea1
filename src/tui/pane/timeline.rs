//! The timeline: dated events in their order, those that hang on them, then the undated.

use super::Row;
use crate::analysis::timeline::{Lane, order};
use crate::briefing::date::shown::Dates;
use crate::briefing::event::Event;
use crate::library::Library;
use crate::library::file::Body;
use crate::theme::meaning::Meaning;
use crate::tui::typeset::width::truncate;

/// Columns for the date.
const DATE: u16 = 11;

pub(super) fn rows(library: &Library, briefing: usize, dates: Dates) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut undated = Vec::new();
    for placed in order(library, briefing) {
        let Some(entry) = library.entry(placed.event) else {
            continue;
        };
        let Body::Event(event) = &entry.body else {
            continue;
        };
        let row = Row {
            entry: Some(placed.event),
            lead: lead(&event.own, placed.lane, dates),
            sign: sign(&event.own),
            title: entry.title.to_string(),
            tail: String::new(),
        };
        if placed.lane == Lane::Undated {
            undated.push(row)
        } else {
            rows.push(row)
        }
    }
    rows.extend(super::under("undated", undated));
    rows
}

/// The date; else the source's words; else where the event hangs.
fn lead(event: &Event, lane: Lane, dates: Dates) -> String {
    if let Some(date) = &event.date {
        return date.short(dates);
    }
    let words = event
        .when
        .as_ref()
        .map(|when| truncate(when, DATE).0.into_owned());
    words.unwrap_or_else(|| {
        let hangs = match (lane, event.after.is_empty()) {
            (Lane::Undated, true) => "",
            (_, false) => "then ↑",
            (_, true) => "before ↓",
        };
        hangs.to_owned()
    })
}

fn sign(event: &Event) -> (&'static str, Meaning) {
    match event.importance {
        Some(1) => ("■", Meaning::Important),
        Some(2) => ("▪", Meaning::Text),
        _ => (" ", Meaning::Text),
    }
}
