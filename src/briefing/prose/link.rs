//! Where wiki links stand in a text.

use std::ops::Range;

/// A wiki link and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WikiLink {
    /// The bytes of the whole `[[…]]` in the text.
    pub range: Range<usize>,
    /// The bytes of the target in the text, without the spaces around it: what a rename replaces.
    pub target_range: Range<usize>,
    /// What it refers to.
    pub target: String,
    /// The words to show instead of the target's own name.
    pub shown: Option<String>,
}
