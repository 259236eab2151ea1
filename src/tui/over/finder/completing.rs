//! A word of the line that Tab changes from candidate to candidate.

use std::ops::Range;

use crate::search::complete::{Candidate, Completion};
use crate::tui::widget::input::Line;

/// The candidates for a word, and which one stands there.
#[derive(Debug)]
pub(super) struct Completing {
    pub(super) candidates: Vec<Candidate>,
    pub(super) at: usize,
    /// The bytes of the word as it is now.
    word: Range<usize>,
    begun: bool,
}

impl Completing {
    /// The start, if there is something to be completed.
    pub(super) fn new(completion: &Completion) -> Option<Self> {
        (!completion.candidates.is_empty()).then(|| Self {
            candidates: completion.candidates.clone(),
            at: 0,
            word: completion.at.clone(),
            begun: false,
        })
    }

    /// Puts the next candidate into the line, or the previous one. Returns whether it was the only one, and so is done:
    /// behind a value a space is typed, too.
    pub(super) fn step(&mut self, line: &mut Line, back: bool) -> bool {
        let count = self.candidates.len();
        self.at = match (self.begun, back) {
            (false, false) => 0,
            (false, true) => count - 1,
            (true, false) => (self.at + 1) % count,
            (true, true) => (self.at + count - 1) % count,
        };
        self.begun = true;
        let word = &self.candidates[self.at].word;
        line.put(self.word.clone(), word);
        self.word.end = self.word.start + word.len();
        let only = count == 1;
        if only && !word.ends_with(':') {
            line.insert(' ');
        }
        only
    }
}
