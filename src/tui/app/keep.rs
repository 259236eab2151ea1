//! Keeping the place while the briefings change under it: by ids, and where they are gone by what stood next to them.

use super::App;
use crate::briefing::id::EntryId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::tui::view::View;

/// The entries of each list that may take the selected one's place: itself, those below it, those above it.
pub(super) type Near = [Vec<EntryId>; 5];

impl App {
    /// What is near in each list now.
    pub(super) fn near(&self) -> Near {
        std::array::from_fn(|i| {
            let list = &self.shown.lists[i];
            let selected = self.view.lists[i].selected.as_ref();
            let entry = selected.and_then(|id| self.library.find(id));
            let at = entry.and_then(|entry| list.position(entry)).unwrap_or(0);
            let places = (at..list.visible.len()).chain((0..at).rev());
            let entries = places.filter_map(|place| list.entry(place));
            entries.filter_map(|entry| self.id_of(entry)).collect()
        })
    }

    /// Finds the place again in another state of the briefings.
    pub(super) fn keep_place(&mut self, near: Near) {
        let library = self.library.clone();
        let Some(first) = library.briefings().first() else {
            // A file that is being written may hold no briefing for a moment: the place is for its return.
            return;
        };
        if !self.is_there(&self.view) {
            let gone = std::mem::replace(&mut self.view, View::start(first.id.clone()));
            if !gone.briefing.is_empty() {
                self.back.push(gone);
                self.say("This briefing is gone from the files");
            }
            return;
        }
        for (state, near) in self.view.lists.iter_mut().zip(near) {
            if !near.is_empty() {
                state.selected = near.into_iter().find(|id| library.find(id).is_some());
            }
        }
        if self.view.entry.is_some() && self.entry().is_none() {
            self.say("What stood here is gone from the files");
        }
    }

    /// Says how many files were read again, unless there is something else to say of them.
    pub fn say_what_was_read(&mut self) {
        if self.message.is_some() {
            return;
        }
        let files = match self.library.briefings().len() + self.library.shared().len() {
            1 => "1 file".to_owned(),
            files => format!("{files} files"),
        };
        let severe = |problem: &&Diagnostic| problem.severity() != Severity::Info;
        self.say(&match self.problems.iter().filter(severe).count() {
            0 => format!("Read {files} again: no problems"),
            1 => format!("Read {files} again: 1 problem, ! shows it"),
            problems => format!("Read {files} again: {problems} problems, ! shows them"),
        });
    }

    /// Says that reading failed, and why; what was read before stays.
    pub fn say_what_was_not_read(&mut self, why: &str) {
        self.progress = None;
        self.unread = true;
        self.say(&format!("The briefings could not be read: {why}"));
    }

    /// Whether the briefing of a place is there.
    pub(super) fn is_there(&self, view: &View) -> bool {
        let mut briefings = self.library.briefings().iter();
        briefings.any(|file| file.id == view.briefing)
    }
}
