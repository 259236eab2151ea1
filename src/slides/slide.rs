//! A slide by what it shows: before anything of it is made.

use crate::briefing::slide::Part;
use crate::library::entry::EntryIx;
use crate::words::text::Text;

/// One slide of a deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// What it is known by when the slides before it change.
    pub id: Text,
    /// The part of the briefing that it shows.
    pub part: Part,
    /// The entries that it is about, in the order in which they are written.
    pub entries: Vec<EntryIx>,
    /// A title of its own, as it is written.
    pub title: Option<Text>,
    /// The section that it is in, by its place in the deck.
    pub section: Option<usize>,
    /// How long it may take.
    pub minutes: Option<f32>,
    /// Whether its items appear one by one.
    pub reveal: bool,
    /// Whether it is also in the short version of the talk.
    pub core: bool,
    /// Whether it is part of the talk.
    pub stands: Stands,
    /// Its place in the briefing's list of slides; none for one of the standard order.
    pub written: Option<usize>,
}

/// Whether a slide is part of the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It is.
    InTalk,
    /// It is only reached.
    InReserve,
}
