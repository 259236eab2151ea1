//! What was typed, made ready to be compared.

use super::fold::{fold, fold_keeping_spaces};
use super::labels::{bag, letter_bit};

/// A folded query. All its words must be found, in any order.
pub(super) struct Query {
    /// The words with one space between them.
    pub(super) whole: String,
    /// With the spaces as typed; they tell where a letter between two of them is missing.
    pub(super) spaced: String,
    /// What was typed, in the typed spelling, for telling apart what folds alike.
    pub(super) typed: String,
    pub(super) bag: u64,
    /// How many letters the words have together.
    pub(super) letters: usize,
    /// The letters the words begin with.
    pub(super) initials: u64,
    /// The first of them.
    pub(super) first: u64,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let whole = fold(typed);
        let initials = whole
            .split(' ')
            .filter_map(|word| word.chars().next())
            .fold(0, |bits, letter| bits | letter_bit(letter));
        Self {
            spaced: fold_keeping_spaces(typed),
            typed: typed.trim().to_owned(),
            bag: bag(&whole),
            letters: whole.chars().filter(|letter| *letter != ' ').count(),
            initials,
            first: whole.chars().next().map_or(0, letter_bit),
            whole,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.whole.split(' ').filter(|word| !word.is_empty())
    }
}
