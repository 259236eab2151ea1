//! What `bluf explain` is asked for.

use crate::export::markdown;
use crate::library::Library;
use crate::page::part::Page;
use crate::reference::topic::{Command, Topic};
use crate::reference::{several, whole};

/// What is asked for.
pub(super) enum Asked<'c> {
    /// What can be explained.
    List,
    /// All of the format.
    Format,
    /// Topics that are called alike, the most general first.
    Topics(Vec<Topic<'c>>),
}

impl Asked<'_> {
    /// What is said of it.
    pub(super) fn page(&self, commands: &[Command]) -> Page {
        match self {
            Self::List => whole::list(commands),
            Self::Format => whole::format(),
            Self::Topics(topics) => several::page_of(topics),
        }
    }
}

/// A page as CommonMark with tables.
pub(super) fn in_markdown(page: &Page) -> String {
    markdown::text(&Library::default(), page, None)
}
