//! The ids that a file may name.

use std::collections::HashMap;

use crate::briefing::EntryKind;

/// Ids by the kind of what they name, each with what that is called.
#[derive(Debug, Clone, Default)]
pub struct InReach(HashMap<EntryKind, Vec<(String, String)>>);

impl InReach {
    /// Takes one in.
    pub fn insert(&mut self, kind: EntryKind, id: &str, title: &str) {
        let ids = self.0.entry(kind).or_default();
        ids.push((id.to_owned(), title.to_owned()));
    }

    /// Those of a kind, in the order in which they were taken in.
    pub(super) fn of(&self, kind: EntryKind) -> &[(String, String)] {
        self.0.get(&kind).map_or(&[], Vec::as_slice)
    }
}
