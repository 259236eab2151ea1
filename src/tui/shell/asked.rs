//! What the shell answers to whoever drives it without a terminal, where the cells do not tell it: tests and benches ask
//! here, and read no field of the state.

use ratatui::layout::{Position, Rect};

use super::{Shell, Top};
use crate::briefing::id::EntryId;
use crate::library::entry::EntryIx;
use crate::page::part::Target;
use crate::tui::layout;
use crate::typeset::page::SetPage;
use crate::words::text::Text;

impl Shell {
    /// The title of the entry on the page.
    pub fn title(&self) -> Option<&Text> {
        let entry = self.shared.library.find(self.entry()?)?;
        self.shared.library.entry(entry).map(|entry| &entry.title)
    }

    /// The entry on the page, by its id.
    pub fn entry(&self) -> Option<&EntryId> {
        self.screens.briefings().entry_id()
    }

    /// The whole page of the open entry, also what is scrolled away.
    pub fn page(&self) -> &SetPage {
        self.screens.briefings().whole_page()
    }

    /// The link that a click at a place would follow: its number on its page, and where it leads.
    pub fn link_at(&self, at: Position) -> Option<(usize, &Target)> {
        let is_free = self.over().is_none() && self.pending.is_empty();
        is_free.then(|| self.screens.briefings().link_under(at))?
    }

    /// The boxes on the screen that nothing covers.
    pub fn boxes(&self) -> Vec<Rect> {
        let mut boxes = match self.over() {
            _ if layout::is_too_small(self.shared.size) || !self.pending.is_empty() => Vec::new(),
            Some(over) => over.boxes(&self.shared),
            None if self.screens.are_slides_on() => Vec::new(),
            None => self.screens.briefings().boxes(),
        };
        boxes.retain(|area| !area.is_empty());
        boxes
    }

    /// What the open finder finds, the best first, as many as stand on the first screen of results.
    pub fn results(&self) -> Vec<EntryIx> {
        match self.top {
            Top::Finder => self.finder.first_screen(self.shared.size),
            Top::Box(..) | Top::Nothing => Vec::new(),
        }
    }
}
