//! The screens that there are, and which of them is on.

use crate::tui::browse::state::Browse;
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;

/// The screens.
#[derive(Debug)]
pub(super) struct Screens {
    pub(super) browse: Browse,
}

impl Screens {
    pub(super) fn new(shared: &Shared) -> Self {
        Self {
            browse: Browse::new(shared),
        }
    }

    /// The one that is on.
    pub(super) fn on(&self) -> &dyn Screen {
        &self.browse
    }

    /// The same, to be changed.
    pub(super) fn on_mut(&mut self) -> &mut dyn Screen {
        &mut self.browse
    }
}
