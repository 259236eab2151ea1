//! Going from briefing to briefing: each is opened where it was left.

use super::App;
use crate::library::Extent;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::briefings::Briefings;
use crate::tui::view::View;
use crate::words::text::Text;

impl App {
    /// The list of all briefings.
    pub(super) fn open_briefings(&mut self) {
        if !self.has_more_briefings() {
            return;
        }
        let recent = self.recent();
        let (library, problems) = (&self.library, &self.problems);
        let mut list = Briefings::new(library, problems, &recent, self.order, self.dates);
        self.shown
            .briefing
            .into_iter()
            .for_each(|open| list.select(open));
        self.overlay = Some(Overlay::Briefings(Box::new(list)));
    }

    /// Sorts the list of all briefings otherwise; where it is not open, opens it.
    pub(super) fn sort_briefings(&mut self) {
        let recent = self.recent();
        if let Some(Overlay::Briefings(briefings)) = &mut self.overlay {
            self.order = self.order.next();
            briefings.order = self.order;
            briefings.sort(&self.library, &recent);
        } else {
            self.open_briefings();
        }
    }

    /// Opens a briefing where it was left, by its place in the library.
    pub(super) fn open_briefing(&mut self, briefing: usize) {
        let Some(file) = self.library.briefings().get(briefing) else {
            return;
        };
        let id = file.id.clone();
        if id == self.view.briefing {
            return;
        }
        self.remember();
        let left = self.left.iter().find(|view| view.briefing == id);
        let view = left.cloned().unwrap_or_else(|| View::start(id));
        self.change_view(view);
    }

    /// The next or the previous briefing.
    pub(super) fn turn(&mut self, by: isize) {
        let Some(here) = self.shown.briefing.filter(|_| self.has_more_briefings()) else {
            return;
        };
        let count = self.library.briefings().len() as isize;
        self.open_briefing((here as isize + by).rem_euclid(count) as usize);
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

    /// The briefings that were open, the open one first.
    pub(super) fn recent(&self) -> Vec<Text> {
        let left = self.left.iter().map(|view| view.briefing.clone());
        std::iter::once(self.view.briefing.clone())
            .chain(left)
            .collect()
    }

    fn has_more_briefings(&mut self) -> bool {
        if self.library.briefings().len() > 1 {
            return true;
        }
        self.say(match self.library.extent() {
            Extent::Whole => "There is only one briefing",
            Extent::FirstLook if self.unread => "The other briefings could not be read",
            Extent::FirstLook => "The other briefings are being read",
        });
        false
    }
}
