//! Where the reader is: all that going back restores, and nothing else.

use super::pane::PaneKind;
use crate::briefing::id::EntryId;
use crate::words::text::Text;

/// Which part of the screen has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The open pane.
    List,
    /// The page of the entry.
    Reader,
    /// The column with what points here, on wide screens.
    Context,
}

/// A place in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The open briefing, by its id.
    pub briefing: Text,
    /// The open pane.
    pub pane: PaneKind,
    /// What has the keys.
    pub focus: Focus,
    /// The lists, by pane.
    pub lists: [ListState; 5],
    /// The page.
    pub reader: Scroll,
    /// The entry on it.
    pub entry: Option<EntryId>,
    /// The column beside it.
    pub context: Scroll,
    /// The words that were last looked for on the page.
    pub find: String,
    /// Which of the places that hold them was gone to.
    pub place: Option<usize>,
}

/// A place in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListState {
    /// The selected entry.
    pub selected: Option<EntryId>,
    /// The first row shown.
    pub offset: usize,
    /// What the list is filtered by.
    pub filter: String,
}

/// A place on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first line shown.
    pub line: usize,
    /// The selected link.
    pub link: Option<usize>,
}

impl View {
    /// The start of a briefing.
    pub fn start(briefing: Text) -> Self {
        Self {
            briefing,
            pane: PaneKind::Timeline,
            focus: Focus::List,
            lists: Default::default(),
            reader: Scroll::default(),
            entry: None,
            context: Scroll::default(),
            find: String::new(),
            place: None,
        }
    }

    /// The list of the open pane.
    pub fn list(&self) -> &ListState {
        &self.lists[self.pane.index()]
    }

    /// The list of the open pane, to be changed.
    pub fn list_mut(&mut self) -> &mut ListState {
        &mut self.lists[self.pane.index()]
    }

    /// Shows an entry from its top.
    pub fn show(&mut self, entry: Option<EntryId>) {
        if self.entry != entry {
            self.entry = entry;
            self.reader = Scroll::default();
            self.context = Scroll::default();
            self.place = None;
        }
    }
}
