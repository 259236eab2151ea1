//! Which lists stand in the left column: the overview, and the numbered ones. What is in them is not known here.

use crate::briefing::EntryKind;

/// A sign of a row, and what it means.
pub(crate) type Sign = (&'static str, &'static str);

/// The panes, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaneKind {
    /// The bottom line: one row, above the numbered lists.
    Overview,
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
    /// How many there are.
    pub const COUNT: usize = 6;

    /// Every pane, from top to bottom.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Overview,
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

    /// The number that is its key and stands in its title.
    pub fn number(self) -> Option<usize> {
        Some(self.index()).filter(|number| *number > 0)
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
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
            Self::Overview => "bottom line",
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
            EntryKind::Briefing => Some(Self::Overview),
            EntryKind::Hypothesis | EntryKind::Tag => None,
        }
    }
}
