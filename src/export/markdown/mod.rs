//! A page as CommonMark, with the tables of GitHub's.
//!
//! It says the same words as the page on the screen, and reads well as it stands. Entries are called by their names;
//! behind each, once a paragraph, stands the id in code, by which `bluf show` finds it. Web addresses are links. Whatever
//! could be taken for markup is escaped, so that a CommonMark parser finds the words again, and no others.

mod block;
mod escape;
mod line;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashSet;

use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::{Page, Target};

/// A page as CommonMark, as seen from a briefing: ids of its own entries stand without its name, as in its file.
pub fn text(library: &Library, page: &Page, briefing: Option<usize>) -> String {
    let names = Names {
        library,
        links: &page.links,
        briefing,
        named: HashSet::new(),
    };
    block::text(&page.parts, names)
}

/// What the links of a page lead to, and which entries the paragraph has called by their ids.
struct Names<'p> {
    library: &'p Library,
    links: &'p [Target],
    briefing: Option<usize>,
    named: HashSet<EntryIx>,
}

impl<'p> Names<'p> {
    fn target(&self, link: u32) -> Option<&'p Target> {
        self.links.get(link as usize)
    }

    /// The id of an entry the first time that a paragraph names it.
    fn id(&mut self, entry: EntryIx) -> Option<String> {
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
