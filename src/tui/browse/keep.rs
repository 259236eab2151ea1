//! Keeping the place while the briefings change under it: by ids, and where they are gone by what stood next to them.

use super::state::Browse;
use super::view::View;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::tui::layout::browse::Focus;
use crate::tui::shared::Shared;

impl Browse {
    /// The entry that takes the selected one's place in a list: itself, else of those below it, then of those above it,
    /// the nearest that is still there.
    fn nearest(&self, i: usize, before: &Library, now: &Library) -> Option<EntryId> {
        let list = &self.shown.lists[i];
        let selected = self.view.lists[i].selected.as_ref();
        let entry = selected.and_then(|id| before.find(id));
        let at = entry.and_then(|entry| list.position(entry)).unwrap_or(0);
        let places = (at..list.visible.len()).chain((0..at).rev());
        let entries = places.filter_map(|place| before.entry(list.entry(place)?));
        let mut ids = entries.map(|entry| &entry.id);
        ids.find(|id| now.find(id).is_some()).cloned()
    }

    /// Finds the place again in another state of the briefings.
    pub(super) fn keep_place(&mut self, before: &Library, shared: &mut Shared) {
        let library = shared.library.clone();
        let Some(first) = library.briefings().first() else {
            // A file that is being written may hold no briefing for a moment: the place is for its return.
            return;
        };
        if !self.view.is_in(&library) {
            let gone =
                std::mem::replace(&mut self.view, View::start(first.id.clone(), Focus::List));
            if !gone.briefing.is_empty() {
                self.back.push(gone);
                shared.say("This briefing is gone from the files");
            }
            return;
        }
        for i in 0..self.view.lists.len() {
            if !self.shown.lists[i].visible.is_empty() {
                self.view.lists[i].selected = self.nearest(i, before, &library);
            }
        }
        if self.view.entry.is_some() && self.entry(shared).is_none() {
            shared.say("What stood here is gone from the files");
        }
    }
}
