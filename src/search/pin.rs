//! A query that stays: which entries pass its filters and hold its words.

use std::collections::HashSet;

use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;

/// A query that is pinned, with the entries of one library that pass it.
#[derive(Clone, Debug)]
pub struct Pin {
    /// What was typed.
    pub(crate) query: String,
    /// Which pin this is: another one lets through something else.
    pub(crate) number: u64,
    pub(super) passing: HashSet<EntryIx>,
    /// The markings of the values that its filters name.
    pub(crate) named: Vec<Option<Tlp>>,
}

impl Pin {
    /// Whether it lets an entry through.
    pub(crate) fn passes(&self, entry: EntryIx) -> bool {
        self.passing.contains(&entry)
    }
}
