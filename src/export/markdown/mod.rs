//! A page as CommonMark, with the tables of GitHub's.
//!
//! It says the same words as the page on the screen, and reads well as it stands. Entries are called by their names;
//! behind each, once a paragraph, stands the id in code, by which `bluf show` finds it. Web addresses are links. Whatever
//! could be taken for markup is escaped, so that a CommonMark parser finds the words again, and no others.

mod block;
mod escape;
mod line;
mod names;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashSet;

use crate::library::Library;
use crate::page::part::Page;
use names::Names;

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
