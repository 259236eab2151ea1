//! Keeping the place while the briefings change under it: by ids, and where they are gone by what stood next to them.

use super::state::Browse;
use super::view::View;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::tui::layout::pane::PaneKind;
use crate::tui::shared::Shared;

/// The entries of each list that may take the selected one's place: itself, those below it, those above it.
pub(super) type Near = [Vec<EntryId>; PaneKind::COUNT];

impl Browse {
    /// What is near in each list, in the library that it shows.
    pub(super) fn near(&self, library: &Library) -> Near {
        std::array::from_fn(|i| {
            let list = &self.shown.lists[i];
            let selected = self.view.lists[i].selected.as_ref();
            let entry = selected.and_then(|id| library.find(id));
            let at = entry.and_then(|entry| list.position(entry)).unwrap_or(0);
            let places = (at..list.visible.len()).chain((0..at).rev());
            let entries = places.filter_map(|place| list.entry(place));
            let ids = entries.filter_map(|entry| library.entry(entry));
            ids.map(|entry| entry.id.clone()).collect()
        })
    }

    /// Finds the place again in another state of the briefings.
    pub(super) fn keep_place(&mut self, near: Near, shared: &mut Shared) {
        let library = shared.library.clone();
        let Some(first) = library.briefings().first() else {
            // A file that is being written may hold no briefing for a moment: the place is for its return.
            return;
        };
        if !self.view.is_in(&library) {
            let gone = std::mem::replace(&mut self.view, View::start(first.id.clone()));
            if !gone.briefing.is_empty() {
                self.back.push(gone);
                shared.say("This briefing is gone from the files");
            }
            return;
        }
        for (state, near) in self.view.lists.iter_mut().zip(near) {
            if !near.is_empty() {
                state.selected = near.into_iter().find(|id| library.find(id).is_some());
            }
        }
        if self.view.entry.is_some() && self.entry(shared).is_none() {
            shared.say("What stood here is gone from the files");
        }
    }
}
