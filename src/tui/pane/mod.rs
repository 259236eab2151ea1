//! The numbered lists on the left: what stands in each.
//!
//! A pane gives rows, worked out once for each briefing; drawing, moving and filtering are the same for all.

mod actors;
mod judgements;
mod options;
mod sources;
mod timeline;

use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::library::{EntryIx, Library};
use crate::theme::meaning::Meaning;

/// The panes, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaneKind {
    /// What happened.
    Timeline,
    /// Who acts.
    Actors,
    /// What could be done.
    Options,
    /// What the briefing concludes, and what it asks.
    Judgements,
    /// Where it has it from: sources, evidence, statements.
    Sources,
}

impl PaneKind {
    /// Every pane, from top to bottom.
    pub const ALL: [Self; 5] = [
        Self::Timeline,
        Self::Actors,
        Self::Options,
        Self::Judgements,
        Self::Sources,
    ];

    /// Its place among the panes, from zero.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0)
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Actors => "Actors",
            Self::Options => "Options",
            Self::Judgements => "Judgements",
            Self::Sources => "Sources",
        }
    }

    /// What is missing when it is empty.
    pub fn things(self) -> &'static str {
        match self {
            Self::Timeline => "events",
            Self::Actors => "actors",
            Self::Options => "options",
            Self::Judgements => "judgements or questions",
            Self::Sources => "sources",
        }
    }

    /// The pane in which an entry of a kind stands.
    pub fn of(kind: EntryKind) -> Option<Self> {
        match kind {
            EntryKind::Event => Some(Self::Timeline),
            EntryKind::Actor => Some(Self::Actors),
            EntryKind::Option => Some(Self::Options),
            EntryKind::Judgement | EntryKind::Question => Some(Self::Judgements),
            EntryKind::Source | EntryKind::Evidence | EntryKind::Statement => Some(Self::Sources),
            EntryKind::Briefing | EntryKind::Hypothesis | EntryKind::Tag => None,
        }
    }

    /// The rows of the pane for a briefing.
    pub fn rows(self, library: &Library, briefing: usize, dates: Dates) -> Vec<Row> {
        match self {
            Self::Timeline => timeline::rows(library, briefing, dates),
            Self::Actors => actors::rows(library, briefing),
            Self::Options => options::rows(library, briefing),
            Self::Judgements => judgements::rows(library, briefing),
            Self::Sources => sources::rows(library, briefing),
        }
    }
}

/// A row of a pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The entry; none for a heading between rows.
    pub entry: Option<EntryIx>,
    /// What stands before the title, all of one width in a pane: a date.
    pub lead: String,
    /// A sign of one column.
    pub sign: (&'static str, Meaning),
    /// The title.
    pub title: String,
    /// What stands at the right edge, if there is room.
    pub tail: String,
}

impl Row {
    /// A heading between rows.
    pub(super) fn heading(title: &str, count: usize) -> Self {
        Self {
            entry: None,
            lead: String::new(),
            sign: ("", Meaning::Dim),
            title: title.to_owned(),
            tail: count.to_string(),
        }
    }
}

/// Rows under a heading; nothing when there are none.
pub(super) fn under(heading: &str, rows: Vec<Row>) -> Vec<Row> {
    if rows.is_empty() {
        return rows;
    }
    std::iter::once(Row::heading(heading, rows.len()))
        .chain(rows)
        .collect()
}
