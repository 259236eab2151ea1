//! How entries are called: by their names, and the first time in a paragraph by their ids, too.

use std::collections::HashSet;

use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::Target;

/// What the links of a page lead to, and which entries the paragraph has called by their ids.
pub(super) struct Names<'p> {
    pub(super) library: &'p Library,
    pub(super) links: &'p [Target],
    pub(super) briefing: Option<usize>,
    pub(super) named: HashSet<EntryIx>,
}

impl<'p> Names<'p> {
    pub(super) fn target(&self, link: u32) -> Option<&'p Target> {
        self.links.get(link as usize)
    }

    /// The id of an entry the first time that a paragraph names it.
    pub(super) fn id(&mut self, entry: EntryIx) -> Option<String> {
        let found = self.library.entry(entry)?;
        let own = found.briefing.is_some() && found.briefing == self.briefing;
        self.named.insert(entry).then(|| {
            if own {
                found.id.item.to_string()
            } else {
                found.id.to_string()
            }
        })
    }
}
