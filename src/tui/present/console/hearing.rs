//! How a console follows what it is told, and what it asks.

use super::joined::{Joined, Reach, next_slide};
use crate::briefing::tlp::Tlp;
use crate::talk::clock::Clock;
use crate::talk::course::Course as _;
use crate::talk::message::{Command, State};
use crate::talk::plan::Plan;
use crate::tui::keys::action::Action;
use crate::tui::present::side::Side;
use crate::tui::present::state::Present;
use crate::tui::screen::Hint;
use crate::tui::shared::Shared;

impl Present {
    fn joined(&mut self) -> Option<&mut Joined> {
        match &mut self.side {
            Side::Console(joined) => Some(joined),
            Side::Audience(_) => None,
        }
    }

    /// The talk tells how it is. Returns whether it shows other files than were read here.
    pub(crate) fn hear(&mut self, state: State, shared: &Shared) -> bool {
        let Some(joined) = self.joined() else {
            return false;
        };
        let asked = state.timer.asked();
        joined.clock = Clock::told(&state.timer.reading());
        joined.reach = Reach::Reached;
        let differs = state.hash != joined.files && state.hash != joined.read_for;
        joined.read_for.clone_from(&state.hash);
        joined.state = state;
        self.wanted.setup.asked = asked;
        self.plan = Plan::of(self.laid.outline(), asked);
        self.find_places();
        self.follow(shared);
        differs
    }

    /// The markings of all that is on the console.
    pub(in crate::tui::present) fn markings_of_console(&self, joined: &Joined) -> Vec<Option<Tlp>> {
        let next = next_slide(&self.laid, joined.spot);
        let of = |slide: usize| self.laid.of(slide).map(|pages| pages.marking);
        let slides = [Some(joined.spot.slide), next].into_iter().flatten();
        let notes = joined.board.is_written.then_some(joined.board.marking);
        slides.filter_map(of).chain(notes).collect()
    }

    /// What one does most on the console.
    pub(in crate::tui::present) fn offers(&self) -> Vec<Hint> {
        let freeze = match self.side.is_frozen() {
            true => "let them join",
            false => "freeze",
        };
        let (notes, blank) = ("scroll the notes", "black");
        vec![
            Hint::of(Action::Step),
            Hint::of(Action::StepBack),
            Hint::of(Action::Slides),
            Hint::saying(Action::Freeze, freeze),
            Hint::saying(Action::Blank, blank),
            Hint::shortened(Action::NotesDown, notes, "notes"),
            Hint::saying(Action::NotesLarger, "larger").with_room(),
            Hint::of(Action::Help),
        ]
    }

    /// The talk has ended, or died.
    pub(crate) fn miss(&mut self) {
        if let Some(joined) = self.joined() {
            joined.reach = Reach::Gone;
        }
    }

    /// The talk says what nobody understands here.
    pub(crate) fn not_understand(&mut self, why: String) {
        if let Some(joined) = self.joined() {
            joined.reach = Reach::Bad(why);
        }
    }

    /// What is to be asked of the talk that runs elsewhere.
    pub(crate) fn asks(&mut self) -> Vec<Command> {
        let joined = self.joined();
        joined.map_or_else(Vec::new, |joined| std::mem::take(&mut joined.asks))
    }

    /// Finds the places that were told among the slides as they are now.
    pub(in crate::tui::present) fn find_places(&mut self) {
        if let Side::Console(joined) = &mut self.side {
            joined.find_places(&self.laid);
        }
    }
}
