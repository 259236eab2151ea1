//! The finder of the shell: kept while it is closed, and answered at once or, in a large library, by whoever runs the
//! shell.

use std::sync::Arc;

use super::{Shell, Top};
use crate::library::Library;
use crate::search::entries::{Request, Results, Searcher};
use crate::search::texts::Gathered;
use crate::tui::keys::action::Action;
use crate::tui::screen::Pressed;
use crate::tui::shared::effect::Effect;

/// Up to so many entries the answer is there before the next frame.
const AT_ONCE: usize = 10_000;

impl Shell {
    pub(super) fn open_finder(&mut self) {
        self.finder.reopen();
        self.waiting.clear();
        self.top = Top::Finder;
        self.ask_finder();
    }

    /// Lets an open finder ask for what is typed.
    pub(super) fn ask_finder(&mut self) {
        if !matches!(self.top, Top::Finder) {
            return;
        }
        let (library, open) = (&self.shared.library, self.screens.on().briefing_id());
        let Some(request) = self.finder.ask(library, open, &self.texts) else {
            return;
        };
        if library.entries().len() > AT_ONCE {
            self.wanted = Some(request);
        } else {
            let results = self.searcher.answer(&request);
            self.finder.take(results, library);
        }
    }

    /// The texts that an open finder is going to look through, and of what, while they are not there: to be gathered
    /// outside before the first words are typed.
    pub fn to_gather(&self) -> Option<(Arc<Library>, Arc<Gathered>)> {
        let is_wanted = matches!(self.top, Top::Finder) && !self.texts.are_there();
        is_wanted.then(|| (self.shared.library.clone(), self.texts.clone()))
    }

    /// Takes in what was found, and does what waited for it.
    pub fn found(&mut self, results: Results) -> Vec<Effect> {
        self.finder.take(results, &self.shared.library);
        let effects = self.waited();
        self.refresh();
        effects
    }

    /// Does what waited for an answer, when none is to come any more: whoever runs the shell asks for it when something
    /// was read, or could not be.
    pub fn waited(&mut self) -> Vec<Effect> {
        if self.finder.is_to_come(&self.shared) {
            return Vec::new();
        }
        let is_open = matches!(self.top, Top::Finder);
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        let waiting = waiting.filter(|_| is_open);
        waiting.filter_map(|key| self.key(key)).collect()
    }

    /// Whether the finder is open, and what it shows answers something older than what is typed.
    pub(crate) fn is_behind(&self) -> bool {
        matches!(self.top, Top::Finder) && self.finder.is_behind()
    }

    /// Whether something that was pressed waits for an answer. What closes the finder takes back what waits.
    pub(super) fn is_to_wait(&mut self, pressed: Pressed) -> bool {
        let is_open = matches!(self.top, Top::Finder);
        if !is_open || pressed == Pressed::Action(Action::Close) {
            self.waiting.clear();
        }
        is_open && (!self.waiting.is_empty() || self.finder.waits_with(pressed, &self.shared))
    }

    /// Answers what the finder asks and makes pages whole, and waits for it: for screens without a loop, which ask after
    /// each key.
    pub fn find_now(&mut self) -> Option<Effect> {
        let answered = self.wanted.take().map(|request| {
            let results = self.searcher.answer(&request);
            self.found(results)
        });
        self.make_whole();
        answered?.pop()
    }

    /// Filters the lists by a query, and says how many entries pass it; by none where it is empty.
    pub(super) fn pin(&mut self, query: String) {
        if query.trim().is_empty() {
            self.shared.pin = None;
            return self.shared.say("Nothing is typed that could be pinned");
        }
        self.pinned += 1;
        let pin = self.searcher.pin(&Request {
            number: self.pinned,
            library: self.shared.library.clone(),
            open: self.screens.on().briefing_id().clone(),
            // Nothing of it is being typed any more.
            cursor: query.len() + 1,
            typed: query,
            texts: self.texts.clone(),
        });
        self.shared.pin = Some(pin);
    }

    /// The numbers of entries are about to change: a finder keeps its selection by id.
    pub(super) fn renew_finder(&mut self, before: &Library) {
        self.finder.forget(before);
        self.searcher = Searcher::default();
        self.texts = Arc::new(Gathered::with(self.shared.dates()));
        self.wanted = None;
        if let Some(pin) = self.shared.pin.take() {
            self.pin(pin.query);
        }
    }
}
