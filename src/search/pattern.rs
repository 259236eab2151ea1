//! The score of `SkimMatcherV2` for one word, in one pass over a label's letters.
//!
//! `fuzzy-matcher` fills a matrix of query × label. Most of its cells only carry a gap on, so
//! here each row keeps just its last match and the best one before, and a letter of the label
//! that is not in the query costs one look into a table. That is fast enough to score all, so
//! that `fuzzy-matcher` itself has to rank only the best few hundred.

use super::fold::is_word;
use super::labels::{Label, letter_bit, pair_bit};

/// Letters of a word that are scored; the rest only has to be there.
pub(super) const MOST_LETTERS: usize = 64;

/// Room for the rows of any word; what is left in it does not matter.
pub(super) type Rows = [Row; MOST_LETTERS];

/// What `SkimMatcherV2` gives by default (`SkimScoreConfig::default`).
mod worth {
    pub(super) const MATCH: i32 = 16;
    pub(super) const GAP_START: i32 = -3;
    pub(super) const GAP: i32 = -1;
    pub(super) const HEAD: i32 = 8;
    pub(super) const FIRST: i32 = 2 * HEAD;
    pub(super) const BREAK: i32 = 7;
    pub(super) const CONSECUTIVE: i32 = 4;
}

/// One word of a query: for each letter, the places it has in the word, as bits.
pub(super) struct Pattern {
    ascii: [u64; 128],
    others: Vec<(char, u64)>,
    last: usize,
    first: char,
    steps: Vec<Step>,
}

/// From one letter of a word to the next.
struct Step {
    pair: u64,
    letter: u64,
    /// What it is worth when both stand side by side.
    joined: i32,
}

/// One row of the matrix: the last match, and the best of those before it with its column
/// added, so that it need not be touched while the gap grows.
#[derive(Clone, Copy)]
pub(super) struct Row {
    score: i32,
    column: i32,
    before: i32,
}

impl Row {
    const NEVER: i32 = i32::MIN / 4;
    pub(super) const EMPTY: Self = Self {
        score: Self::NEVER,
        column: -2,
        before: Self::NEVER,
    };

    /// The best score of going on with a match in `column` that is worth `bonus` more for its
    /// place.
    fn go_on(&self, column: i32, bonus: i32) -> i32 {
        let (joined, before) = if self.column == column - 1 {
            (self.score + bonus.max(worth::CONSECUTIVE), self.before)
        } else {
            (Self::NEVER, self.before.max(self.score + self.column))
        };
        joined.max(before + worth::GAP_START + (column - 1) * worth::GAP + bonus)
    }

    fn matched(&mut self, column: i32, score: i32) {
        let before = self.before.max(self.score + self.column);
        *self = Self {
            score,
            column,
            before,
        };
    }
}

impl Pattern {
    pub(super) fn new(word: &str) -> Self {
        let mut pattern = Self {
            ascii: [0; 128],
            others: Vec::new(),
            last: 0,
            first: word.chars().next().unwrap_or_default(),
            steps: word
                .chars()
                .zip(word.chars().skip(1))
                .take(MOST_LETTERS - 1)
                .map(Step::new)
                .collect(),
        };
        for (at, letter) in word.chars().take(MOST_LETTERS).enumerate() {
            pattern.last = at;
            if let Some(places) = pattern.ascii.get_mut(letter as usize) {
                *places |= 1 << at;
            } else if let Some((_, places)) = pattern
                .others
                .iter_mut()
                .find(|(other, _)| *other == letter)
            {
                *places |= 1 << at;
            } else {
                pattern.others.push((letter, 1 << at));
            }
        }
        pattern
    }
}

impl Step {
    fn new((from, to): (char, char)) -> Self {
        // Side by side, only the letter after a separator can be worth as much as a first one.
        let joined = if is_word(from) {
            worth::CONSECUTIVE
        } else {
            worth::HEAD
        };
        Self {
            pair: pair_bit(from, to),
            letter: letter_bit(to),
            joined,
        }
    }

    fn at_most(&self, label: Label<'_>) -> i32 {
        let gap = worth::GAP_START + worth::GAP;
        let apart = if label.initials & self.letter == 0 {
            gap
        } else {
            gap + worth::HEAD
        };
        worth::MATCH
            + if label.pairs & self.pair == 0 {
                apart
            } else {
                apart.max(self.joined)
            }
    }
}

impl Pattern {
    /// A score that no place of the word in `label` exceeds.
    pub(super) fn at_most(&self, label: Label<'_>) -> i32 {
        let place = if label.text.starts_with(self.first) {
            worth::FIRST
        } else if label.initials & letter_bit(self.first) != 0 {
            worth::HEAD
        } else {
            0
        };
        let steps: i32 = self.steps.iter().map(|step| step.at_most(label)).sum();
        worth::MATCH + worth::GAP + place + steps
    }

    pub(super) fn score(&self, label: Label<'_>, rows: &mut Rows) -> Option<i64> {
        // A label in ASCII is read by the byte, which halves the time.
        if label.chars as usize == label.text.len() {
            self.score_letters(label.text.bytes().map(char::from), rows)
        } else {
            self.score_letters(label.text.chars(), rows)
        }
    }

    fn score_letters(&self, letters: impl Iterator<Item = char>, rows: &mut Rows) -> Option<i64> {
        rows[0] = Row::EMPTY;
        let mut best = None;
        // The rows whose word so far has been found, and the next one.
        let mut reached = 1_u64;
        let mut previous = '\0';
        for (column, letter) in (0_i32..).zip(letters) {
            let mut places = self.places(letter) & reached;
            if places != 0 {
                let bonus = if column == 0 {
                    worth::FIRST
                } else {
                    bonus_after(previous)
                };
                // From the last row up: a row goes on from what the one above held before.
                while places != 0 {
                    let at = places.ilog2() as usize;
                    places ^= 1 << at;
                    let score = worth::MATCH
                        + match at.checked_sub(1) {
                            Some(above) => rows[above].go_on(column, bonus),
                            None => worth::GAP + bonus,
                        };
                    rows[at].matched(column, score);
                    if at == self.last {
                        best = best.max(Some(score));
                    } else if reached & (2 << at) == 0 {
                        reached |= 2 << at;
                        rows[at + 1] = Row::EMPTY;
                    }
                }
            }
            previous = letter;
        }
        best.map(i64::from)
    }

    fn places(&self, letter: char) -> u64 {
        match self.ascii.get(letter as usize) {
            Some(&places) => places,
            None => {
                let other = self.others.iter().find(|(other, _)| *other == letter);
                other.map_or(0, |&(_, places)| places)
            }
        }
    }
}

/// What a match is worth for coming after `previous`, in a folded text (no upper case).
#[inline]
fn bonus_after(previous: char) -> i32 {
    match previous {
        '\0' | ' ' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' => worth::HEAD,
        '!'..='\'' | '*'..='.' | ':'..='@' | '^'..='`' | '~' => worth::BREAK,
        _ => 0,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::fold::fold;
    use super::super::labels::{LabelKind, Labels};
    use super::*;
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::*;

    proptest! {
        /// `fuzzy_indices` fills the whole matrix; a fresh matcher has nothing left in it.
        #[test]
        fn the_score_is_that_of_the_full_matrix_and_within_its_bound(
            text in "[abc](|[abcß漢 ./-]{0,24})", typed in "[abcß漢.]{1,5}",
        ) {
            let (text, typed) = (fold(&text), fold(&typed));
            let full = SkimMatcherV2::default().fuzzy_indices(&text, &typed).map(|found| found.0);
            let mut builder = Labels::builder();
            builder.push(0, LabelKind::Title, &text);
            let labels = builder.build();
            let pattern = Pattern::new(&typed);
            let score = pattern.score(labels.label(0), &mut [Row::EMPTY; MOST_LETTERS]);
            prop_assert_eq!(score, full, "{} in {}", typed, text);
            let bound = i64::from(pattern.at_most(labels.label(0)));
            prop_assert!(full.is_none_or(|full| full <= bound), "{} in {}", typed, text);
        }
    }
}
