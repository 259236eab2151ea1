//! Where the reader is: all that going back restores, and nothing else.

use super::list::ShownList;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::Scroll;
use crate::words::text::Text;

/// A place in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    /// The open briefing, by its id.
    pub briefing: Text,
    /// The open pane.
    pub pane: PaneKind,
    /// What has the keys.
    pub focus: Focus,
    /// The lists, by pane.
    pub lists: [ListState; PaneKind::COUNT],
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
pub(super) struct ListState {
    /// The selected entry.
    pub selected: Option<EntryId>,
    /// The first row shown.
    pub offset: usize,
    /// What the list is filtered by.
    pub filter: String,
}

impl ListState {
    /// The place of the selected entry in the list as it is shown.
    pub(super) fn position(&self, shown: &ShownList, library: &Library) -> Option<usize> {
        let entry = library.find(self.selected.as_ref()?)?;
        shown.position(entry)
    }
}

impl View {
    /// The start of a briefing.
    pub(super) fn start(briefing: Text) -> Self {
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

    /// Whether the briefing of the place is there, if only as context.
    pub(super) fn is_in(&self, library: &Library) -> bool {
        library.holds(&self.briefing)
    }

    /// The list of the open pane.
    pub(super) fn list(&self) -> &ListState {
        &self.lists[self.pane.index()]
    }

    /// The list of the open pane, to be changed.
    pub(super) fn list_mut(&mut self) -> &mut ListState {
        &mut self.lists[self.pane.index()]
    }

    /// Shows an entry from its top.
    pub(super) fn show(&mut self, entry: Option<EntryId>) {
        if self.entry != entry {
            self.entry = entry;
            self.reader = Scroll::default();
            self.context = Scroll::default();
            self.place = None;
        }
    }
}
