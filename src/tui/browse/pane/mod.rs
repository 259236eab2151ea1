//! The numbered lists on the left: what stands in each.
//!
//! A pane gives rows, worked out once for each briefing; drawing, moving and filtering are the same for all.

mod actors;
pub(super) mod group;
mod judgements;
mod options;
pub(super) mod order;
mod overview;
pub(super) mod row;
mod slips;
mod sources;
pub(super) mod terms;
mod timeline;

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::tui::layout::pane::{PaneKind, Sign};
use group::Rows;

/// What the signs of a pane's rows mean.
pub(super) fn signs(pane: PaneKind) -> &'static [Sign] {
    match pane {
        PaneKind::Overview => &[],
        PaneKind::Timeline => timeline::SIGNS,
        PaneKind::Actors => actors::SIGNS,
        PaneKind::Options => options::SIGNS,
        PaneKind::Judgements => judgements::SIGNS,
        PaneKind::Sources => sources::SIGNS,
    }
}

/// The rows of a pane for a briefing.
pub(super) fn rows(pane: PaneKind, library: &Library, briefing: usize, dates: Dates) -> Rows {
    let mut rows = match pane {
        PaneKind::Overview => overview::rows(library, briefing),
        PaneKind::Timeline => timeline::rows(library, briefing, dates),
        PaneKind::Actors => actors::rows(library, briefing),
        PaneKind::Options => options::rows(library, briefing, dates),
        PaneKind::Judgements => judgements::rows(library, briefing, dates),
        PaneKind::Sources => sources::rows(library, briefing),
    };
    rows.tally.left_out = slips::count(&rows.rows);
    rows
}
