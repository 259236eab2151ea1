//! What is done before there is anything to read: kept in its order, and done when the first briefings are there.
//!
//! At once acts what needs no briefing and can be nothing else: ending and stopping the program, and, while nothing is
//! kept yet, the help, which has the keys as long as it is open. `q` is a letter behind a key that has words typed, and
//! closes what another one opens: then it is kept, too.

use std::sync::Arc;

use ratatui::layout::Size;

use super::Shell;
use crate::library::Library;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::Key;
use crate::tui::keys::keymap::Meant;
use crate::tui::over::opened_by;
use crate::tui::shared::early::Early;
use crate::tui::shared::settings::Settings;
use crate::words::text::Text;

impl Shell {
    /// The start while the briefings are being read: nothing is on the screen but that. These keys are pressed first
    /// when they are there.
    pub fn awaiting(origin: Text, settings: impl Into<Settings>, size: Size, keys: &[Key]) -> Self {
        let mut shell = Self::new(Library::default(), origin, settings, size);
        shell.shared.is_awaiting = true;
        shell.early = keys.iter().copied().map(Early::Key).collect();
        shell
    }

    /// Takes in the first briefings; what was done before they came is to be done now, in this order.
    #[must_use]
    pub fn begin(&mut self, library: impl Into<Arc<Library>>) -> Vec<Early> {
        self.shared.is_awaiting = false;
        self.replace(library);
        std::mem::take(&mut self.early)
    }

    /// Keeps something that has to wait for the first briefings; says whether it did.
    pub(super) fn keep(&mut self, early: Early) -> bool {
        let keeps = self.shared.is_awaiting && self.over().is_none() && !self.acts_at_once(&early);
        if keeps {
            self.early.push(early);
        }
        keeps
    }

    fn acts_at_once(&self, early: &Early) -> bool {
        match self.early_action(early) {
            Some(Action::Interrupt | Action::Suspend) => true,
            Some(Action::Quit) => !self.early.iter().any(|early| self.may_take_keys(early)),
            Some(Action::Help) => self.early.is_empty(),
            _ => false,
        }
    }

    /// What a key does on the screen, when it does something without another one.
    fn early_action(&self, early: &Early) -> Option<Action> {
        let Early::Key(key) = early else { return None };
        match self.shared.keymap().meant(Mode::Browse, &[key.latin()]) {
            Meant::Action(action) => Some(action),
            Meant::Begun | Meant::Nothing => None,
        }
    }

    /// Whether the keys behind this one may mean something else than on the screen.
    fn may_take_keys(&self, early: &Early) -> bool {
        match self.early_action(early) {
            Some(
                Action::Finder
                | Action::OlderQuery
                | Action::NewerQuery
                | Action::Search
                | Action::Hints
                | Action::HintsPeek
                | Action::Zoom,
            ) => true,
            Some(action) => opened_by(action).is_some(),
            // It may begin a series.
            None => true,
        }
    }
}
