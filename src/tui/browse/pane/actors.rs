//! The actors: first those that this briefing describes, then those that it only names.

use super::group::Rows;
use super::row::{Row, Tail};
use super::slips;
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::Body;
use crate::page::sign::of_actor;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    ("●", "a state"),
    ("◆", "a group or a persona"),
    ("◦", "a person"),
    ("○", "any other actor"),
];

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let rows = slips::rows((library, briefing, EntryKind::Actor), |ix, entry| {
        let Body::Actor(actor) = &entry.body else {
            return None;
        };
        let kind = actor.own.kind.as_deref().unwrap_or_default();
        let look = match kind {
            "state" => Meaning::Important,
            _ => Meaning::Text,
        };
        Some(Row {
            sign: (of_actor(Some(kind)), look),
            tail: Tail::Aside(kind.into()),
            ..Row::of(ix, entry)
        })
    });
    Rows::default().under("", rows)
}
