//! Keeping the place while the briefings change under it: by ids, and where they are gone by what stood next to them.

use super::state::Browse;
use super::view::{Chosen, View};
use crate::library::Library;
use crate::tui::layout::browse::Focus;
use crate::tui::shared::Shared;

impl Browse {
    /// What takes the place of the selected row in a list: itself, else of those below it, then of those above it, the
    /// nearest that is still there.
    fn nearest(&self, i: usize, before: &Library, now: &Library) -> Option<Chosen> {
        let list = &self.shown.lists[i];
        let at = self.view.lists[i].position(list, before).unwrap_or(0);
        let places = (at..list.visible.len()).chain((0..at).rev());
        let mut chosen = places.filter_map(|place| Chosen::of(list, place, before));
        chosen.find(|chosen| self.is_there(chosen, now))
    }

    /// Whether something that can be chosen is in the open briefing.
    pub(super) fn is_there(&self, chosen: &Chosen, library: &Library) -> bool {
        match chosen {
            Chosen::Entry(id) => library.find(id).is_some(),
            Chosen::Slip(id) => {
                let mut files = library.briefings().iter();
                let briefing = files.position(|file| file.id == self.view.briefing);
                briefing.is_some_and(|briefing| library.find_slip(briefing, id).is_some())
            }
        }
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
        if self.view.entry().is_some() && self.entry(shared).is_none() {
            shared.say("What stood here is gone from the files");
        }
    }
}
