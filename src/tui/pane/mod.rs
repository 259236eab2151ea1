//! The numbered lists on the left: what stands in each.
//!
//! A pane gives rows, worked out once for each briefing; drawing, moving and filtering are the same for all.

mod actors;
pub mod group;
mod judgements;
mod options;
mod sources;
mod timeline;

use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::theme::meaning::Meaning;
use group::Rows;

/// A sign of a row, and what it means.
pub type Sign = (&'static str, &'static str);

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

    /// What the signs of its rows mean.
    pub fn signs(self) -> &'static [Sign] {
        match self {
            Self::Timeline => timeline::SIGNS,
            Self::Actors => actors::SIGNS,
            Self::Options => options::SIGNS,
            Self::Judgements => judgements::SIGNS,
            Self::Sources => sources::SIGNS,
        }
    }

    /// The rows of the pane for a briefing.
    pub fn rows(self, library: &Library, briefing: usize, dates: Dates) -> Rows {
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
pub enum Tail {
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
