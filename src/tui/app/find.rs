//! The finder of the app: opened as it was left, and answered at once or, in a large library, by whoever runs the app.

use super::App;
use crate::search::entries::{Results, Searcher};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;

/// Up to so many entries the answer is there before the next frame.
const AT_ONCE: usize = 10_000;

impl App {
    pub(super) fn open_finder(&mut self) {
        let mut finder = self.finder.take().unwrap_or_default();
        finder.reopen();
        self.overlay = Some(Overlay::Finder(finder));
        self.ask_finder();
    }

    /// Closes what is on top. The finder is kept for the next time; a theme that was only looked at goes.
    pub(super) fn put_away(&mut self) {
        match self.overlay.take() {
            Some(Overlay::Finder(finder)) => self.finder = Some(finder),
            Some(Overlay::Themes(list)) => self.theme = list.before,
            _ => {}
        }
    }

    /// Lets an open finder ask for what is typed.
    pub(super) fn ask_finder(&mut self) {
        let Some(Overlay::Finder(finder)) = &mut self.overlay else {
            return;
        };
        let Some(request) = finder.ask(&self.library, &self.view.briefing) else {
            return;
        };
        if self.library.entries().len() > AT_ONCE {
            self.wanted = Some(request);
        } else {
            let results = self.searcher.answer(&request);
            // No key can have waited for it.
            finder.take(results, &self.library);
        }
    }

    /// Takes in what was found, and does what waited for it.
    pub fn found(&mut self, results: Results) -> Vec<Effect> {
        let (open, finder) = match (&mut self.overlay, &mut self.finder) {
            (Some(Overlay::Finder(finder)), _) => (true, finder),
            (_, Some(finder)) => (false, finder),
            (_, None) => return Vec::new(),
        };
        let keys = finder.take(results, &self.library);
        let mut effects = Vec::new();
        for key in keys.into_iter().filter(|_| open) {
            effects.extend(self.key(key));
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
    pub(super) fn renew_finder(&mut self) {
        let finder = match &mut self.overlay {
            Some(Overlay::Finder(finder)) => Some(finder),
            _ => self.finder.as_mut(),
        };
        if let Some(finder) = finder {
            let chosen = finder.chosen().and_then(|entry| self.library.entry(entry));
            finder.renew(chosen.map(|entry| entry.id.clone()));
        }
        self.searcher = Searcher::default();
        self.wanted = None;
    }
}
