//! The side of a talk that a screen is on: the audience's, where the talk runs, or the speaker's, which is told of it.

use super::console::joined::Joined;
use super::staged::Staged;
use crate::slides::page::Format;
use crate::talk::clock::Clock;
use crate::talk::course::Spot;
use crate::tui::shared::Shared;

/// A side of a talk.
#[derive(Debug)]
pub(super) enum Side {
    /// The audience's: the talk runs here.
    Audience(Box<Staged>),
    /// The speaker's: the talk runs in another program.
    Console(Box<Joined>),
}

impl Side {
    /// Where this side is, and where keys go on from: on the console the place of the console, which the audience does
    /// not see while it is frozen.
    pub(super) fn spot(&self) -> Spot {
        match self {
            Self::Audience(staged) => staged.talk.audience(),
            Self::Console(joined) => joined.spot,
        }
    }

    /// The audience's screen, for which pages are made.
    pub(super) fn format(&self, shared: &Shared) -> Format {
        match self {
            Self::Audience(_) => shared.format(),
            Self::Console(joined) => joined.format(),
        }
    }

    /// Whether the audience's screen is black.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Audience(staged) => staged.talk.is_blank(),
            Self::Console(joined) => joined.state.blank,
        }
    }

    /// Whether the audience keeps its slide while the speaker goes elsewhere.
    pub(super) fn is_frozen(&self) -> bool {
        match self {
            Self::Audience(staged) => staged.talk.is_frozen(),
            Self::Console(joined) => joined.state.frozen,
        }
    }

    /// The clock of the talk.
    pub(super) fn clock(&self) -> &Clock {
        match self {
            Self::Audience(staged) => staged.talk.clock(),
            Self::Console(joined) => &joined.clock,
        }
    }

    /// The slide of the talk that its time is reckoned by.
    pub(super) fn reckoned(&self) -> usize {
        match self {
            Self::Audience(staged) => staged.talk.reckoned(),
            Self::Console(joined) => joined.reckoned,
        }
    }
}
