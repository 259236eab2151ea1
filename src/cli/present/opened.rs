//! What a talk is made of.

use ratatui::layout::Size;

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::slides::deck::Deck;

/// A talk to be printed or checked.
pub(in crate::cli) struct Opened {
    pub(in crate::cli) library: Library,
    pub(in crate::cli) deck: Deck,
    pub(in crate::cli) dates: Dates,
    pub(in crate::cli) size: Size,
}
