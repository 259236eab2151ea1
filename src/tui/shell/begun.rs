//! Long pages: what is only begun is made whole by whoever runs the shell.

use std::sync::Arc;

use super::Shell;
use crate::tui::reader::whole::{Begun, Whole};

impl Shell {
    /// The pages of which only the beginning is shown, to be made whole outside; nothing where that was said already.
    /// [`Shell::take_page`] takes each.
    pub fn begun(&mut self) -> Option<Begun> {
        let mut pages = self.screen().begun();
        pages.extend(self.over().into_iter().flat_map(|over| over.begun()));
        if pages == self.begun {
            return None;
        }
        self.begun.clone_from(&pages);
        (!pages.is_empty()).then(|| Begun {
            library: self.shared.library.clone(),
            dates: self.shared.dates(),
            pages,
        })
    }

    /// Does what may save time later: for whoever runs the shell, when a frame is on the screen.
    pub fn prepare(&mut self) {
        if self.over().is_none() {
            self.screens.on_mut().prepare(&self.shared);
        }
    }

    /// Takes a whole page, where it is still wanted.
    pub fn take_page(&mut self, mut whole: Whole) {
        if !Arc::ptr_eq(&whole.library, &self.shared.library) {
            return;
        }
        if let Some((over, ..)) = self.on_top() {
            over.take_page(&mut whole);
        }
        self.screens.on_mut().take_page(&mut whole, &self.shared);
        self.refresh();
    }

    /// Makes all pages whole, and waits for it: for screens without a loop.
    pub(super) fn make_whole(&mut self) {
        while let Some(begun) = self.begun() {
            begun.make(|whole| {
                self.take_page(whole);
                true
            });
        }
    }
}
