//! Ranking by the fuzzy score: a quick one for all, `fuzzy-matcher`'s for the best of them.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::classify::in_order;
use super::labels::{Label, Labels};
use super::pattern::{MOST_LETTERS, Pattern, Row, Rows};
use super::query::Query;
use super::rank::Best;

/// How many of the best by the quick score `fuzzy-matcher` ranks, at least.
const RANKED_BY_SKIM: usize = 200;

/// Cells of `fuzzy-matcher`'s matrix (24 bytes each) that one label may ask for.
const MOST_CELLS: usize = 1 << 18;

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
        let label = labels.label(number);
        if query.bag & !bag != 0 || in_order(label.text, 0, &query.whole).is_none() {
            continue;
        }
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
        let words = self.words.iter();
        words.map(|word| word.score(label, &mut self.rows)).sum()
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
        let words = self.query.words();
        words
            .map(|word| ask(label, word, SkimMatcherV2::fuzzy_match))
            .sum()
    }

    /// The characters of the label that `fuzzy-matcher` would mark, ascending.
    pub(super) fn marks(&self, label: Label<'_>) -> Vec<usize> {
        let mut marks = Vec::new();
        for word in self.query.words() {
            match ask(label, word, SkimMatcherV2::fuzzy_indices) {
                Some((_, found)) => marks.extend(found),
                None => mark_first(label.text, word, &mut marks),
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

/// Asks a new matcher for each label: cells of its matrix outlive a call, and where the query
/// doubles a letter they leak into the next score.
fn ask<T>(
    label: Label<'_>,
    word: &str,
    question: fn(&SkimMatcherV2, &str, &str) -> Option<T>,
) -> Option<T> {
    let cells = (label.chars as usize + 1).saturating_mul(word.len() + 1);
    if cells > MOST_CELLS {
        return None;
    }
    question(&SkimMatcherV2::default(), label.text, word)
}

fn mark_first(text: &str, word: &str, marks: &mut Vec<usize>) {
    let mut letters = word.chars().peekable();
    for (at, letter) in text.chars().enumerate() {
        if letters.next_if_eq(&letter).is_some() {
            marks.push(at);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::labels::LabelKind;
    use super::*;

    fn labels(texts: &[String]) -> Labels {
        let mut builder = Labels::builder();
        for (owner, text) in (0..).zip(texts) {
            builder.push(owner, LabelKind::Title, text);
        }
        builder.build()
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
                    Some((
                        Reverse(SkimMatcherV2::default().fuzzy_match(text, &typed)?),
                        number,
                    ))
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
}
