//! The options: how far each has come, by what means, and its ratings for effect and feasibility.

use super::group::Rows;
use super::row::{Row, Tail};
use crate::briefing::EntryKind;
use crate::briefing::option::PolicyOption;
use crate::library::Library;
use crate::library::entry::Body;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    ("○", "proposed"),
    ("◐", "under discussion or under way"),
    ("●", "adopted or done"),
    ("◌", "unlikely"),
    ("✕", "ruled out or rejected"),
    ("4/2", "effect 4 and feasibility 2, of 5 each"),
];

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let rows = library
        .of_kind(briefing, EntryKind::Option)
        .filter_map(|(ix, entry)| {
            let Body::Option(option) = &entry.body else {
                return None;
            };
            let sign = sign(option.own.status.as_deref());
            Some(Row {
                entry: ix,
                lead: String::new(),
                sign,
                title: entry.title.clone(),
                tail: Tail::Aside(tail(&option.own)),
            })
        });
    Rows::default().under("", rows.collect())
}

fn sign(status: Option<&str>) -> (&'static str, Meaning) {
    match status {
        Some("adopted" | "done") => ("●", Meaning::Good),
        Some("under-discussion" | "under-way") => ("◐", Meaning::Text),
        Some("ruled-out" | "rejected") => ("✕", Meaning::Bad),
        Some("unlikely") => ("◌", Meaning::Dim),
        _ => ("○", Meaning::Text),
    }
}

/// Means and ratings; where there is little room, the ratings, since those are compared from row to row.
fn tail(option: &PolicyOption) -> Vec<String> {
    let instrument = option
        .instrument
        .first()
        .map(|instrument| instrument.to_string())
        .unwrap_or_default();
    let rating = |id: &str| {
        option
            .ratings
            .get(id)
            .map(|rating| rating.score.to_string())
    };
    match (rating("effect"), rating("feasibility")) {
        (Some(effect), Some(feasibility)) => {
            let ratings = format!("{effect}/{feasibility}");
            vec![
                format!("{instrument} {ratings}").trim_start().to_owned(),
                ratings,
            ]
        }
        _ => vec![instrument],
    }
}
