//! What is wanted of texts: which entries, how many, and what counts as a place.

/// Which entries are wanted, and how.
pub(in crate::search) struct Wish<'a> {
    /// How many of the best.
    pub(in crate::search) keep: usize,
    /// Those that may be found.
    pub(in crate::search) passes: &'a dyn Fn(u32) -> bool,
    /// Those of which the title is found already, so that only their texts are wanted.
    pub(in crate::search) is_named: &'a dyn Fn(u32) -> bool,
    /// What comes first among equals.
    pub(in crate::search) boost: &'a dyn Fn(u32) -> u8,
    /// What counts as a place.
    pub(in crate::search) places: Places,
}

/// What counts as a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum Places {
    /// What an entry says itself.
    Own,
    /// Also where it only names another entry.
    All,
}
