//! The finder of the shell: kept while it is closed, and answered at once or, in a large library, by whoever runs the
//! shell.

use super::{Shell, Top};
use crate::library::Library;
use crate::search::entries::{Results, Searcher};
use crate::tui::screen::Screen;
use crate::tui::shared::effect::Effect;

/// Up to so many entries the answer is there before the next frame.
const AT_ONCE: usize = 10_000;

impl Shell {
    pub(super) fn open_finder(&mut self) {
        self.finder.reopen();
        self.top = Top::Finder;
        self.ask_finder();
    }

    /// Lets an open finder ask for what is typed.
    pub(super) fn ask_finder(&mut self) {
        if !matches!(self.top, Top::Finder) {
            return;
        }
        let (library, open) = (&self.shared.library, self.browse.briefing_id());
        let Some(request) = self.finder.ask(library, open) else {
            return;
        };
        if library.entries().len() > AT_ONCE {
            self.wanted = Some(request);
        } else {
            let results = self.searcher.answer(&request);
            // No key can have waited for it.
            self.finder.take(results, library);
        }
    }

    /// Takes in what was found, and does what waited for it.
    pub fn found(&mut self, results: Results) -> Vec<Effect> {
        let is_open = matches!(self.top, Top::Finder);
        let keys = self.finder.take(results, &self.shared.library);
        let mut effects = Vec::new();
        for pressed in keys.into_iter().filter(|_| is_open) {
            effects.extend(self.press(pressed));
            self.refresh();
        }
        self.refresh();
        effects
    }

    /// Answers what the finder asks, and waits for it: for screens without a loop, which ask after each key.
    pub fn find_now(&mut self) -> Option<Effect> {
        let request = self.wanted.take()?;
        let results = self.searcher.answer(&request);
        self.found(results).pop()
    }

    /// The numbers of entries are about to change: a finder keeps its selection by id.
    pub(super) fn renew_finder(&mut self, before: &Library) {
        self.finder.forget(before);
        self.searcher = Searcher::default();
        self.wanted = None;
    }
}
