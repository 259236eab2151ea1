//! What of a line is marked.

use std::ops::Range;

/// A part of a line that belongs to a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Mark {
    /// The line.
    pub line: usize,
    /// The columns, from the left edge of the page.
    pub columns: Range<u16>,
    /// The place, by its number from zero.
    pub place: usize,
}
