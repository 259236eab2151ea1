//! What is typed, as things to be looked for in texts: words, "phrases", and dates in any way of writing them.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::dates::spellings;
use super::needle::Needle;
use super::syntax::tokens;

/// What is looked for in texts: an entry holds it that holds all words of one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// The words as they are typed, then with each date in other ways of writing it.
    pub(super) readings: Vec<Vec<Needle>>,
}

impl Terms {
    /// What some words look for; nothing where they tell too little.
    pub(crate) fn new(words: &str) -> Self {
        let typed: Vec<&str> = tokens(words)
            .map(|at| words[at].trim_matches('"'))
            .collect();
        let mut readings = vec![needles(typed.iter().copied())];
        for spelling in spellings(&typed) {
            let (before, rest) = typed.split_at(spelling.at.start);
            let behind = &rest[spelling.at.len()..];
            let words = before.iter().chain(behind).copied();
            readings.push(needles(words.chain([spelling.written.as_str()])));
        }
        readings.retain(|needles| needles.iter().any(Needle::tells_enough));
        Self { readings }
    }

    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// All that is to be marked where they are found.
    pub(crate) fn needles(&self) -> Vec<Needle> {
        once(self.readings.iter().flatten().cloned())
    }
}

/// Each word once, the longest first, as it tells the most.
fn needles<'t>(words: impl Iterator<Item = &'t str>) -> Vec<Needle> {
    let mut needles = once(words.filter_map(Needle::of_many));
    needles.sort_by_key(|needle| Reverse(needle.text().len()));
    needles
}

fn once(needles: impl Iterator<Item = Needle>) -> Vec<Needle> {
    let mut seen = HashSet::new();
    let new = |needle: &Needle| seen.insert(needle.text().to_owned());
    needles.filter(new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: the needles of each reading, the longest first.
    fn check(typed: &str, expected: &[&str]) {
        let terms = Terms::new(typed);
        let words = |needles: &Vec<Needle>| -> String {
            let texts: Vec<&str> = needles.iter().map(Needle::text).collect();
            texts.join(" ")
        };
        let readings: Vec<String> = terms.readings.iter().map(words).collect();
        assert_eq!(readings, expected, "{typed}");
        assert_eq!(terms.is_empty(), expected.is_empty());
    }

    #[test]
    fn words_and_phrases_are_looked_for_once() {
        check("north korea", &["north korea"]);
        check("\"north korea\" fbi FBI", &["northkorea fbi"]);
        check("\"north korea", &["northkorea"]);
        check("50-to-1", &["50to1"]);
        check("a bomb", &["bomb a"]);
        for nothing in ["", "a", "ㄱㅅ", "- \"", "\"\""] {
            check(nothing, &[]);
        }
    }

    #[test]
    fn dates_are_looked_for_in_every_way_of_writing_them() {
        check(
            "2014-12-19",
            &[
                "20141219",
                "19december2014",
                "december19,2014",
                "19dec2014",
                "dec19,2014",
            ],
        );
        check(
            "fbi December 2014",
            &["december 2014 fbi", "201412 fbi", "dec2014 fbi"],
        );
        check("2014-06", &["201406", "june2014", "jun2014"]);
        check(
            "june 25, 2014",
            &[
                "june 2014 25,",
                "20140625",
                "25june2014",
                "25jun2014",
                "jun25,2014",
            ],
        );
        check("december", &["december"]);
        check("2014-13-40", &["20141340"]);
    }
}
