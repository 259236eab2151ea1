//! The options: how far each has come, by what means, and its ratings for effect and feasibility.

use super::Row;
use crate::briefing::EntryKind;
use crate::briefing::option::PolicyOption;
use crate::library::Library;
use crate::library::file::Body;
use crate::theme::meaning::Meaning;

pub(super) fn rows(library: &Library, briefing: usize) -> Vec<Row> {
    let rows = library
        .of_kind(briefing, EntryKind::Option)
        .filter_map(|(ix, entry)| {
            let Body::Option(option) = &entry.body else {
                return None;
            };
            let sign = sign(option.own.status.as_deref());
            Some(Row {
                entry: Some(ix),
                lead: String::new(),
                sign,
                title: entry.title.to_string(),
                tail: tail(&option.own),
            })
        });
    rows.collect()
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

fn tail(option: &PolicyOption) -> String {
    let instrument = option
        .instrument
        .first()
        .map(|instrument| instrument.to_string())
        .unwrap_or_default();
    let rating = |id: &str| option.ratings.get(id).map(u8::to_string);
    match (rating("effect"), rating("feasibility")) {
        (Some(effect), Some(feasibility)) => format!("{instrument} {effect}/{feasibility}"),
        _ => instrument,
    }
}
