//! Going from briefing to briefing: each is opened where it was left.

use super::state::Browse;
use super::view::View;
use crate::tui::layout::browse::Focus;
use crate::tui::shared::Shared;

impl Browse {
    /// Opens a briefing where it was left, by its place in the library.
    pub(super) fn open_briefing(&mut self, briefing: usize, shared: &Shared) {
        let Some(file) = shared.library.briefings().get(briefing) else {
            return;
        };
        let id = file.id.clone();
        if id == self.view.briefing {
            return;
        }
        self.remember();
        let left = self.left.iter().find(|view| view.briefing == id);
        let view = left.cloned();
        let view = view.unwrap_or_else(|| View::start(id, Focus::List));
        self.change_view(view);
    }

    /// The next or the previous briefing.
    pub(super) fn turn(&mut self, by: isize, shared: &mut Shared) {
        if let Some(why) = shared.why_alone() {
            return shared.say(why);
        }
        let Some(here) = self.shown.briefing else {
            return;
        };
        let count = shared.library.briefings().len() as isize;
        let next = (here as isize + by).rem_euclid(count) as usize;
        self.open_briefing(next, shared);
    }

    /// Puts another place in place of this one, and returns this one. A briefing that is left by it can be opened here
    /// again.
    pub(super) fn change_view(&mut self, view: View) -> View {
        if view.briefing != self.view.briefing {
            self.left.retain(|left| left.briefing != self.view.briefing);
            self.left.insert(0, self.view.clone());
        }
        std::mem::replace(&mut self.view, view)
    }
}
