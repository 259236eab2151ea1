//! The score of `SkimMatcherV2`, for every label in one pass over its letters.
//!
//! `fuzzy-matcher` fills a matrix of query × label. Most of its cells only carry a gap on, so
//! here each row keeps just its last match and the best one before, and a letter of the label
//! that is not in the query costs one look into a table. That is fast enough to score all, so
//! that `fuzzy-matcher` itself has to rank only the best few hundred.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::is_word;
use super::labels::{Label, Labels, letter_bit, pair_bit};
use super::query::Query;
use super::rank::Best;

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

/// How many of the best by the quick score `fuzzy-matcher` ranks, at least.
const RANKED_BY_SKIM: usize = 256;

/// Cells of `fuzzy-matcher`'s matrix (24 bytes each) that one label may ask for.
const MOST_CELLS: usize = 1 << 18;

/// Letters of a word that are scored; the rest only has to be there.
const MOST_LETTERS: usize = 64;

type Rows = [Row; MOST_LETTERS];

/// The labels that hold all words of `typed` as subsequences, the best `keep` by the score of
/// `fuzzy-matcher` alone, equals in the order of the labels: `(label, score)`.
///
/// No tiers, no kinds: for lists whose order is by likeness only, and for comparing.
#[must_use]
pub fn by_score(labels: &Labels, typed: &str, keep: usize) -> Vec<(u32, i64)> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    let mut scorer = Scorer::new(&query);
    let mut best = Best::new(room(keep));
    for (number, &bag) in (0u32..).zip(labels.bags()) {
        if query.bag & !bag != 0 {
            continue;
        }
        let label = labels.label(number);
        let hopeless = best
            .bar()
            .is_some_and(|bar: (Reverse<i64>, u32)| scorer.at_most(label) < bar.0.0);
        if !hopeless && let Some(score) = scorer.quick(label) {
            best.push((Reverse(score), number));
        }
    }
    let mut scored: Vec<_> = best
        .into_sorted()
        .into_iter()
        .map(|(quick, number)| {
            (
                Reverse(scorer.skim(labels.label(number)).unwrap_or(quick.0)),
                number,
            )
        })
        .collect();
    scored.sort_unstable();
    scored.truncate(keep);
    scored
        .into_iter()
        .map(|(score, number)| (number, score.0))
        .collect()
}

/// How many of the best by the quick score are ranked again when `keep` are wanted.
pub(super) fn room(keep: usize) -> usize {
    keep.saturating_mul(2).max(RANKED_BY_SKIM)
}

/// Scores labels for one query.
pub(super) struct Scorer<'a> {
    query: &'a Query,
    words: Vec<Pattern>,
    rows: Rows,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(query: &'a Query) -> Self {
        let words = query.words().map(Pattern::new).collect();
        Self {
            query,
            words,
            rows: [Row::EMPTY; MOST_LETTERS],
        }
    }

    /// The quick score, summed over the words; none when one of them is not there.
    pub(super) fn quick(&mut self, label: Label<'_>) -> Option<i64> {
        let ascii = label.chars as usize == label.text.len();
        self.words
            .iter()
            .map(|word| word.score(label.text, ascii, &mut self.rows))
            .sum()
    }

    /// A score that the label cannot exceed, from its bags alone.
    pub(super) fn at_most(&self, label: Label<'_>) -> i64 {
        self.words
            .iter()
            .map(|word| i64::from(word.at_most(label)))
            .sum()
    }

    /// The score that `fuzzy-matcher` gives, summed over the words; none when it is not asked
    /// because the label is too long.
    pub(super) fn skim(&self, label: Label<'_>) -> Option<i64> {
        self.query
            .words()
            .map(|word| {
                self.is_affordable(label, word)
                    .then(|| fresh_skim().fuzzy_match(label.text, word))?
            })
            .sum()
    }

    /// The characters of the label that `fuzzy-matcher` would mark, ascending.
    pub(super) fn marks(&self, label: Label<'_>) -> Vec<usize> {
        let mut marks = Vec::new();
        for word in self.query.words() {
            let found = self.is_affordable(label, word);
            match found
                .then(|| fresh_skim().fuzzy_indices(label.text, word))
                .flatten()
            {
                Some((_, found)) => marks.extend(found),
                None => mark_first(label.text, word, &mut marks),
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn is_affordable(&self, label: Label<'_>, word: &str) -> bool {
        (label.chars as usize + 1).saturating_mul(word.len() + 1) <= MOST_CELLS
    }
}

/// A new matcher for each label: cells of its matrix outlive a call, and where the query doubles
/// a letter they leak into the next score.
fn fresh_skim() -> SkimMatcherV2 {
    SkimMatcherV2::default()
}

fn mark_first(text: &str, word: &str, marks: &mut Vec<usize>) {
    let mut letters = word.chars().peekable();
    for (at, letter) in text.chars().enumerate() {
        if letters.next_if_eq(&letter).is_some() {
            marks.push(at);
        }
    }
}

/// One word of a query: for each letter, the places it has in the word, as bits.
struct Pattern {
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
struct Row {
    score: i32,
    column: i32,
    before: i32,
}

impl Row {
    const NEVER: i32 = i32::MIN / 4;
    const EMPTY: Self = Self {
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
    fn new(word: &str) -> Self {
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
    fn at_most(&self, label: Label<'_>) -> i32 {
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

    fn score(&self, text: &str, ascii: bool, rows: &mut Rows) -> Option<i64> {
        // A label in ASCII is read by the byte, which halves the time.
        if ascii {
            self.score_letters(text.bytes().map(char::from), rows)
        } else {
            self.score_letters(text.chars(), rows)
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
    use super::super::labels::LabelKind;
    use super::*;
    use proptest::prelude::*;

    fn labels(texts: &[String]) -> Labels {
        let mut builder = Labels::builder();
        for (owner, text) in (0..).zip(texts) {
            builder.push(owner, LabelKind::Title, text);
        }
        builder.build()
    }

    fn with_label<T>(text: &str, see: impl FnOnce(Label<'_>) -> T) -> T {
        see(labels(&[text.to_owned()]).label(0))
    }

    #[test]
    fn a_word_too_long_to_score_is_still_found() {
        let long = "ab".repeat(300_000);
        let labels = labels(&[long.clone(), "short".to_owned()]);
        assert_eq!(by_score(&labels, &long[..4000], 9).len(), 1);
    }

    /// Names of two to four words from a few syllables, the same each time.
    fn names(count: usize) -> Vec<String> {
        let mut state = 1_u64;
        let mut below = move |end: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % end) as usize
        };
        let syllables = [
            "ka", "ro", "ven", "li", "stom", "mar", "du", "shi", "pell", "gra", "ok", "te", "es",
        ];
        let mut word = || {
            (0..1 + below(4))
                .map(|_| syllables[below(13)])
                .collect::<String>()
        };
        (0..count)
            .map(|number| {
                (0..2 + number % 3)
                    .map(|_| word())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    #[test]
    fn the_first_fifty_are_those_of_ranking_all() {
        let texts = names(4000);
        let labels = labels(&texts);
        let (mut same, mut places) = (0, 0);
        for typed in texts
            .iter()
            .step_by(150)
            .flat_map(|name| [&name[..1], &name[..2], &name[1..4], &name[2..5]])
        {
            let typed = typed.replace(' ', "");
            let mut all: Vec<_> = (0_u32..)
                .zip(&texts)
                .filter_map(|(number, text)| {
                    Some((Reverse(fresh_skim().fuzzy_match(text, &typed)?), number))
                })
                .collect();
            all.sort_unstable();
            all.truncate(50);
            let ours = by_score(&labels, &typed, 50);
            assert_eq!(ours.len(), all.len());
            places += all.len();
            same += ours
                .iter()
                .zip(&all)
                .filter(|(our, all)| our.0 == all.1)
                .count();
        }
        assert!(same * 1000 >= places * 995, "{same} of {places}");
    }

    proptest! {
        /// `fuzzy_indices` fills the whole matrix; a fresh matcher has nothing left in it.
        #[test]
        fn the_quick_score_is_that_of_the_full_matrix(
            text in "[abc](|[abcß漢 ./-]{0,24})", typed in "[abcß漢.]{1,5}",
        ) {
            let (text, typed) = (fold(&text), fold(&typed));
            let full = SkimMatcherV2::default().fuzzy_indices(&text, &typed).map(|found| found.0);
            let bound = with_label(&text, |label| Pattern::new(&typed).at_most(label));
            prop_assert!(full.is_none_or(|full| full <= i64::from(bound)), "{} in {}", typed, text);
            let quick = Pattern::new(&typed).score(&text, text.is_ascii(), &mut [Row::EMPTY; MOST_LETTERS]);
            prop_assert_eq!(quick, full, "{} in {}", typed, text);
        }
    }
}
