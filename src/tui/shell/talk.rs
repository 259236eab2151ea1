//! Talks: how one begins and ends, and the detours in between.

use std::time::Duration;

use super::Shell;
use super::screens::Begun;
use crate::library::Extent;
use crate::slides::deck::Talk as Version;
use crate::talk::state::Setup;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::present::state::{Present, Wanted};
use crate::tui::shared::effect::Effect;

/// What is said where there is nothing to present.
const NO_SLIDES: &str = "This briefing has nothing to make slides of";

impl Shell {
    /// The briefing is to be presented as soon as it is read.
    #[must_use]
    pub fn presenting(self, wanted: Wanted) -> Self {
        Self {
            to_present: Some(wanted),
            ..self
        }
    }

    /// Begins the talk that was asked for on the command line, as soon as its briefing is there.
    pub(super) fn begin_asked(&mut self) {
        let Some(wanted) = self.to_present.take() else {
            return;
        };
        match Present::new(wanted.clone(), &self.shared) {
            Some(present) => {
                self.screens.present(present, Begun::Outside);
            }
            None if self.shared.library.extent() != Extent::Whole => {
                self.to_present = Some(wanted);
            }
            None => self.shared.say(NO_SLIDES),
        }
    }

    /// Whether it matters which letters the screen has: slides are shown, or about to be.
    pub(crate) fn wants_letters(&self) -> bool {
        self.to_present.is_some() || self.screens.are_slides_on()
    }

    /// How long the screen looks as it does if nothing happens; none for always.
    pub(crate) fn lasts(&self) -> Option<Duration> {
        match self.over() {
            Some(_) => None,
            None => self.screen().lasts(),
        }
    }

    /// Presents the open briefing, from the slide on that is about the selected entry, if one is.
    pub(super) fn present_from_here(&mut self) {
        let screen = self.screen();
        let wanted = Wanted {
            briefing: Some(screen.briefing_id().clone()),
            version: Version::Whole,
            setup: Setup::default(),
        };
        let entry = screen.looked_at(&self.shared).ok();
        let entry = entry.and_then(|id| self.shared.library.find(&id));
        match Present::new(wanted, &self.shared) {
            Some(present) => {
                let present = present.at(entry, &self.shared);
                self.screens.present(present, Begun::Inside);
            }
            None => self.shared.say(NO_SLIDES),
        }
    }

    /// Ends the talk.
    pub(super) fn leave_talk(&mut self) -> Option<Effect> {
        match self.screens.leave() {
            Begun::Outside => Some(Effect::Quit),
            Begun::Inside => None,
        }
    }

    /// Whether an action leads back from a detour to the slide.
    pub(super) fn leads_back(&self, action: Action) -> bool {
        let leaves = matches!(action, Action::Close | Action::Quit);
        self.screens.left_at().is_some() && leaves && self.screen().mode() == Mode::Browse
    }
}
