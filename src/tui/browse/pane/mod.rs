//! The numbered lists on the left: what stands in each.
//!
//! A pane gives rows, worked out once for each briefing; drawing, moving and filtering are the same for all.

mod actors;
pub(super) mod group;
mod judgements;
mod options;
mod sources;
mod timeline;

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::{PaneKind, Sign};
use group::Rows;

/// What the signs of a pane's rows mean.
pub(super) fn signs(pane: PaneKind) -> &'static [Sign] {
    match pane {
        PaneKind::Timeline => timeline::SIGNS,
        PaneKind::Actors => actors::SIGNS,
        PaneKind::Options => options::SIGNS,
        PaneKind::Judgements => judgements::SIGNS,
        PaneKind::Sources => sources::SIGNS,
    }
}

/// The rows of a pane for a briefing.
pub(super) fn rows(pane: PaneKind, library: &Library, briefing: usize, dates: Dates) -> Rows {
    match pane {
        PaneKind::Timeline => timeline::rows(library, briefing, dates),
        PaneKind::Actors => actors::rows(library, briefing),
        PaneKind::Options => options::rows(library, briefing),
        PaneKind::Judgements => judgements::rows(library, briefing),
        PaneKind::Sources => sources::rows(library, briefing),
    }
}

/// A row of a pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The entry.
    pub entry: EntryIx,
    /// What stands before the title, all of one width in a pane: a date.
    pub lead: String,
    /// A sign of one column.
    pub sign: (&'static str, Meaning),
    /// The title.
    pub title: String,
    /// What stands at the right edge.
    pub tail: Tail,
}

/// What stands at the right edge of a row, whole or not at all: half a word there would say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tail {
    /// What the entry comes to, a likelihood: it may take up to half of the row.
    Finding(String),
    /// What is good to know beside the title, from the fullest words to the shortest: up to a third of the row.
    Aside(Vec<String>),
}

impl Tail {
    /// One wording of what is good to know.
    pub(super) fn aside(words: String) -> Self {
        Self::Aside(vec![words])
    }
}
