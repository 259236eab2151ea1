//! Words of estimation in a text: those of likelihood, in the two rows of ICD 203, and those of confidence.
//!
//! What stands in quotation marks is somebody else's. Nothing here knows where a text stands.

use std::ops::Range;

use crate::briefing::judgement::Likelihood;
use crate::work;

/// Which row of ICD 203 a word of likelihood is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// *Likely* and what goes with it.
    First,
    /// *Probable* and what goes with it.
    Second,
}

/// What a word of estimation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// How likely something is, and in the words of which row; of none where both have the word.
    Likelihood(Likelihood, Option<Scale>),
    /// How well founded something is.
    Confidence,
}

/// Words of estimation, with their bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
    /// The sentence, by its number.
    pub(super) sentence: usize,
}

use Kind::Confidence;
use Likelihood::{
    AlmostCertain, AlmostNoChance, Likely, RoughlyEven, Unlikely, VeryLikely, VeryUnlikely,
};

const fn first(likelihood: Likelihood) -> Kind {
    Kind::Likelihood(likelihood, Some(Scale::First))
}

const fn second(likelihood: Likelihood) -> Kind {
    Kind::Likelihood(likelihood, Some(Scale::Second))
}

/// The phrases, longer ones before those that they begin with.
const PHRASES: &[(&[&str], Kind)] = &[
    (&["almost", "no", "chance"], first(AlmostNoChance)),
    (&["very", "unlikely"], first(VeryUnlikely)),
    (&["highly", "unlikely"], first(VeryUnlikely)),
    (&["unlikely"], first(Unlikely)),
    (&["roughly", "even"], first(RoughlyEven)),
    (&["very", "likely"], first(VeryLikely)),
    (&["highly", "likely"], first(VeryLikely)),
    (&["likely"], first(Likely)),
    (&["almost", "certain"], first(AlmostCertain)),
    (&["almost", "certainly"], first(AlmostCertain)),
    (&["remote", "chance"], second(AlmostNoChance)),
    (&["remote", "possibility"], second(AlmostNoChance)),
    (&["highly", "improbable"], second(VeryUnlikely)),
    (&["very", "improbable"], second(VeryUnlikely)),
    (&["improbable"], second(Unlikely)),
    (&["even", "odds"], second(RoughlyEven)),
    (&["highly", "probable"], second(VeryLikely)),
    (&["very", "probable"], second(VeryLikely)),
    (&["very", "probably"], second(VeryLikely)),
    (&["probable"], second(Likely)),
    (&["probably"], second(Likely)),
    (&["nearly", "certain"], second(AlmostCertain)),
    (&["nearly", "certainly"], second(AlmostCertain)),
    (&["high", "confidence"], Confidence),
    (&["moderate", "confidence"], Confidence),
    (&["medium", "confidence"], Confidence),
    (&["low", "confidence"], Confidence),
    (&["high", "degree", "of", "confidence"], Confidence),
    (&["moderate", "degree", "of", "confidence"], Confidence),
    (&["low", "degree", "of", "confidence"], Confidence),
    (&["are", "confident"], Confidence),
];

/// Words before a phrase by which it no longer says how likely something is: it is denied, or only compared.
const TURNED: &[&str] = &[
    "not", "less", "more", "most", "least", "as", "how", "equally",
];

/// The words of estimation in a text, in their order.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let words = words(text);
    work::count(text.len());
    let (mut found, mut next) = (Vec::new(), 0);
    while next < words.len() {
        let here = &words[next..];
        let same = |(word, wanted): (&Word<'_>, &&str)| word.text.eq_ignore_ascii_case(wanted);
        let fits = |phrase: &&[&str]| {
            // Nearly all words are the first of none.
            here.iter().zip(phrase.iter()).take(1).all(same)
                && phrase.len() <= here.len()
                && here.iter().zip(phrase.iter()).all(same)
        };
        let phrases = PHRASES.iter().filter(|(phrase, _)| fits(phrase));
        let Some((phrase, kind)) = phrases.max_by_key(|(phrase, _)| phrase.len()) else {
            next += 1;
            continue;
        };
        let (start, end) = (&words[next], &words[next + phrase.len() - 1]);
        let before = next.checked_sub(1).map(|before| &words[before]);
        let is_turned = |word: &Word<'_>| {
            let mut turned = TURNED.iter();
            word.sentence == start.sentence
                && turned.any(|turn| word.text.eq_ignore_ascii_case(turn))
        };
        if !start.is_quoted && !before.is_some_and(is_turned) {
            found.push(Term {
                at: start.at..end.at + end.text.len(),
                kind: *kind,
                sentence: start.sentence,
            });
        }
        next += phrase.len();
    }
    found
}

struct Word<'t> {
    text: &'t str,
    at: usize,
    sentence: usize,
    is_quoted: bool,
}

/// The words of a text, with the number of their sentence, and whether they stand in quotation marks.
fn words(text: &str) -> Vec<Word<'_>> {
    let (mut words, mut start, mut is_link) = (Vec::new(), None, false);
    let (mut sentence, mut is_quoted, mut has_ended, mut breaks) = (0, false, false, 0);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            // A sentence ends with a stop and a space, if a capital follows; or with a paragraph.
            if start.is_none() {
                let is_new = has_ended && (is_link || !c.is_lowercase()) || breaks > 1;
                sentence += usize::from(is_new);
                (has_ended, is_link, breaks) = (false, false, 0);
            }
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            words.push(Word {
                text: &text[start..at],
                at: start,
                sentence,
                is_quoted,
            });
        }
        match c {
            '“' | '„' | '«' => is_quoted = true,
            '”' | '»' => is_quoted = false,
            '"' => is_quoted = !is_quoted,
            // One behind a single letter is that of an abbreviation.
            '.' => {
                has_ended = words
                    .last()
                    .is_none_or(|word| word.text.chars().nth(1).is_some())
            }
            '!' | '?' | ';' => has_ended = true,
            '\n' => breaks += 1,
            '[' => is_link = true,
            c if c.is_whitespace() => {}
            ')' | ']' | '’' | '\'' => {}
            _ => has_ended &= matches!(c, '(' | '*' | '_'),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of estimation, those of one sentence behind its number.
    fn check(text: &str, expected: &[(&str, usize)]) {
        let found = terms(text);
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|term| (&text[term.at.clone()], term.sentence))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_words_count_wherever_lines_break() {
        check("It is very\n    likely so.", &[("very\n    likely", 0)]);
        check("Almost certainly not", &[("Almost certainly", 0)]);
        check(
            "Very unlikely. Likely!",
            &[("Very unlikely", 0), ("Likely", 1)],
        );
        check("likelihood, probability, confidence", &[]);
    }

    #[test]
    fn what_is_denied_compared_or_quoted_says_nothing() {
        check("It is not likely, and more likely than that", &[]);
        check(
            "He calls it “very likely” and \"probable\"; it is unlikely.",
            &[("unlikely", 0)],
        );
    }

    #[test]
    fn sentences_end_with_a_stop_before_a_capital_or_with_a_paragraph() {
        check(
            "Likely, we judge with high confidence.",
            &[("Likely", 0), ("high confidence", 0)],
        );
        check(
            "Likely. High confidence.",
            &[("Likely", 0), ("High confidence", 1)],
        );
        check(
            "Likely in the U.S. by force\n\nHigh confidence",
            &[("Likely", 0), ("High confidence", 1)],
        );
        check(
            "Likely.\n  [[a]] High confidence",
            &[("Likely", 0), ("High confidence", 1)],
        );
    }
}
