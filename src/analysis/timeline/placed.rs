//! An event in its place on a timeline.

use crate::library::entry::EntryIx;

/// How an event got its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// By its date.
    Dated,
    /// Next to a dated event, by `after` or `before`.
    Anchored,
    /// Without a date, directly or at one remove.
    Undated,
}

/// An event in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The event.
    pub event: EntryIx,
    /// How it got there.
    pub lane: Lane,
}
