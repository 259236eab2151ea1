//! What a talk is made of.

use ratatui::layout::Size;

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::slides::deck::Deck;

/// A talk to be printed or checked.
pub(super) struct Opened {
    pub(super) library: Library,
    pub(super) deck: Deck,
    pub(super) dates: Dates,
    pub(super) size: Size,
}
