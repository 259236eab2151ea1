//! What is looked for in folded words without spaces: a word, or a phrase.
//!
//! One scan (`memchr::memmem`) finds whatever is typed: `cyberattack` in cyber attack, `50-to-1` in 50 to 1. What is found
//! in the middle of one word and ends in another is none (`sat` in is at), unless a space was typed there.

use std::cmp::Reverse;
use std::ops::Range;

use memchr::memmem;

use super::bits::Bits;
use super::joined::is_consonant;
use super::squeezed::{Squeezed, is_ideograph};

/// How well something that is found lies in the words around it, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lies {
    /// It is a word, or several.
    Whole,
    /// It begins one.
    Begins,
    /// It is in the middle of one.
    Within,
}

/// Where something stands, and how it lies there.
pub(super) type Hit = (Range<usize>, Lies);

/// How many stretches of a text tell what stands in it often, and how long they are in bytes.
const STRETCHES: usize = 32;
const STRETCH: usize = 4096;

/// Something to look for: a word, or a phrase.
#[derive(Clone, Debug)]
pub(crate) struct Needle {
    text: String,
    starts: Bits,
    /// Whether it tells so little that only a whole word is it.
    is_short: bool,
    finder: memmem::Finder<'static>,
}

impl Needle {
    /// What is typed, folded; nothing where that has no letters.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let mut squeezed = Squeezed::default();
        squeezed.push(typed);
        let Squeezed { text, starts } = squeezed;
        let finder = memmem::Finder::new(&text).into_owned();
        (!text.is_empty()).then_some(Self {
            text,
            starts,
            is_short: false,
            finder,
        })
    }

    /// A word among others that are looked for in all texts: of a single letter no more than the whole word is found.
    pub(super) fn of_many(typed: &str) -> Option<Self> {
        let needle = Self::new(typed)?;
        Some(Self {
            is_short: !needle.tells_enough(),
            ..needle
        })
    }

    /// Whether all texts may be searched for it: it has two letters, or one of Chinese, Japanese or Korean that is more
    /// than an initial consonant.
    pub(super) fn tells_enough(&self) -> bool {
        let mut letters = self.text.chars();
        let count = letters.clone().count();
        let is_initials = letters.all(is_consonant);
        !is_initials && (count > 1 || self.text.chars().all(is_ideograph))
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it tells so little that only a whole word is it.
    pub(super) fn is_short(&self) -> bool {
        self.is_short
    }

    /// Whether whatever holds another needle holds this one: it is how that begins.
    pub(super) fn begins(&self, other: &Self) -> bool {
        let starts = || (0..self.text.len()).all(|at| self.starts.has(at) == other.starts.has(at));
        !self.is_short && other.text.starts_with(&self.text) && starts()
    }

    /// About how often it stands in a text: counted in some stretches of it.
    pub(super) fn often(&self, within: &Squeezed) -> usize {
        let bytes = within.text.as_bytes();
        let every = (bytes.len() / STRETCH / STRETCHES).max(1);
        let stretches = bytes.chunks(STRETCH).step_by(every);
        let counted = stretches.map(|stretch| self.finder.find_iter(stretch).count());
        counted.sum::<usize>().saturating_mul(every)
    }

    /// The place at a byte at which its letters stand; none where it must not be found.
    pub(super) fn place_at(&self, within: &Squeezed, at: usize) -> Option<Hit> {
        Some((at..at + self.text.len(), self.lies(within, at)?))
    }

    /// Where it stands in some bytes of a text, from the first place on, also where two overlap.
    pub(super) fn places<'t>(
        &'t self,
        within: &'t Squeezed,
        bytes: Range<usize>,
    ) -> impl Iterator<Item = Hit> + 't {
        let mut at = bytes.start;
        std::iter::from_fn(move || {
            loop {
                let start = self.find(within, at..bytes.end)?;
                at = start + 1;
                if let Some(place) = self.place_at(within, start) {
                    return Some(place);
                }
            }
        })
    }

    /// The same; where two overlap, the first counts.
    pub(super) fn hits<'t>(
        &'t self,
        within: &'t Squeezed,
        bytes: Range<usize>,
    ) -> impl Iterator<Item = Hit> + 't {
        apart(self.places(within, bytes))
    }

    /// The first byte in a text at which its letters stand; what only a whole word is, only where it is one.
    fn find(&self, within: &Squeezed, bytes: Range<usize>) -> Option<usize> {
        if self.is_short {
            return self.find_whole(within, bytes);
        }
        let rest = within.text.as_bytes().get(bytes.clone())?;
        // Who types on finds it mostly where it was found before.
        if rest.starts_with(self.text.as_bytes()) {
            return Some(bytes.start);
        }
        Some(bytes.start + self.finder.find(rest)?)
    }

    /// The first byte at which it is a word, or several. Only words of its length are looked at.
    fn find_whole(&self, within: &Squeezed, bytes: Range<usize>) -> Option<usize> {
        let (text, letters) = (within.text.as_bytes(), self.text.as_bytes());
        let is_it = |at| {
            text.get(at) == letters.first() && text.get(at..at + letters.len()) == Some(letters)
        };
        within.starts.find_pair(bytes, letters.len(), is_it)
    }

    /// Whether it is a word, or several, somewhere in some bytes of a text, which are asked for from the first on: what
    /// was seen ahead of them is not looked at again.
    pub(super) fn is_whole_in(
        &self,
        within: &Squeezed,
        bytes: Range<usize>,
        ahead: &mut Ahead,
    ) -> bool {
        if ahead.next < bytes.start {
            *ahead = Ahead {
                next: bytes.start,
                is_there: false,
            };
        }
        if !ahead.is_there && ahead.next < bytes.end {
            let length = self.text.len();
            let end = (bytes.end.max(ahead.next + AHEAD) + length).min(within.len());
            let found = self.find_whole(within, ahead.next..end);
            ahead.is_there = found.is_some();
            // One may begin in the last few bytes.
            ahead.next = found.unwrap_or((end + 1).saturating_sub(length).max(bytes.end));
        }
        ahead.is_there && ahead.next + self.text.len() <= bytes.end
    }

    /// How many of its first bytes another one can share, when it ends as this one begins, or holds it.
    fn shared(&self, other: &Self) -> usize {
        if other.text.contains(&self.text) {
            return self.text.len();
        }
        let lengths = (1..self.text.len()).rev();
        let mut shared = lengths.filter(|length| {
            other
                .text
                .as_bytes()
                .ends_with(&self.text.as_bytes()[..*length])
        });
        shared.next().unwrap_or(0)
    }

    /// How something that stands at a byte lies there; none where it must not be found.
    fn lies(&self, within: &Squeezed, at: usize) -> Option<Lies> {
        let end = at + self.text.len();
        let begins = within.starts.has(at);
        if !begins && !self.breaks_as(within, at) {
            return None;
        }
        let ends = end >= within.text.len() || within.starts.has(end);
        match (begins, ends) {
            (true, true) => Some(Lies::Whole),
            _ if self.is_short => None,
            (true, false) => Some(Lies::Begins),
            (false, _) => Some(Lies::Within),
        }
    }

    /// Whether words begin there only where a word of the needle does.
    fn breaks_as(&self, within: &Squeezed, at: usize) -> bool {
        let inner = at + 1..at + self.text.len();
        !within.starts.any(inner.clone()) || {
            let mut starts = inner.filter(|at| within.starts.has(*at));
            starts.all(|start| self.starts.has(start - at))
        }
    }
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, &self.starts) == (&other.text, &other.starts)
    }
}

impl Eq for Needle {}

/// Of places in their order, those that do not overlap.
pub(super) fn apart(places: impl Iterator<Item = Hit>) -> impl Iterator<Item = Hit> {
    let mut end = 0;
    places.filter(move |(at, _)| {
        let is_apart = at.start >= end;
        end = if is_apart { at.end } else { end };
        is_apart
    })
}

/// Where some needles stand in some bytes of a text, from the first on; where two overlap, the first counts.
pub(super) fn merged<'t>(
    needles: &'t [Needle],
    within: &'t Squeezed,
    bytes: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 't {
    let hits = needles.iter();
    let hits = hits.map(|needle| needle.hits(within, bytes.clone()).peekable());
    let mut hits: Vec<_> = hits.collect();
    let mut end = bytes.start;
    std::iter::from_fn(move || {
        loop {
            let next = hits.iter_mut().enumerate();
            let next = next
                .filter_map(|(i, hits)| hits.peek().map(|(at, _)| (at.start, Reverse(at.end), i)));
            let (_, _, first) = next.min()?;
            let (at, _) = hits[first].next()?;
            if at.start >= end {
                end = at.end;
                return Some(at);
            }
        }
    })
}

/// How far is looked ahead for the next whole word, in bytes: so far that asking costs nothing beside it.
const AHEAD: usize = 4096;

/// How far a text is known to hold a word nowhere as a whole one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ahead {
    /// Before this byte it is nowhere.
    next: usize,
    /// Whether it is there.
    is_there: bool,
}

/// How many words are looked at to tell how little room they need together.
const FEW: usize = 8;

/// A number of bytes below which no stretch of a text holds all needles.
pub(super) fn least_of(needles: &[Needle]) -> usize {
    let few = &needles[..needles.len().min(FEW)];
    let alone = few.iter().enumerate().map(|(i, needle)| {
        let others = few.iter().enumerate().filter(|(other, _)| *other != i);
        let shared = others.map(|(_, other)| needle.shared(other)).max();
        needle.text.len() - shared.unwrap_or(0)
    });
    let longest = few.iter().map(|needle| needle.text.len()).max();
    alone.sum::<usize>().max(longest.unwrap_or(0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn squeezed(lines: &[&str]) -> Squeezed {
        let mut all = Squeezed::default();
        for line in lines {
            all.push(line);
            all.end_line();
        }
        all
    }

    /// What is found, with how it lies.
    fn check(text: &str, typed: &str, expected: &str) {
        let all = squeezed(&[text]);
        let needle = Needle::new(typed).unwrap();
        let hits = needle.hits(&all, 0..all.len());
        let hits: Vec<String> = hits
            .map(|(at, lies)| format!("{} {lies:?}", &all.text()[at]))
            .collect();
        assert_eq!(hits.join(", "), expected, "{typed} in {text}");
    }

    #[test]
    fn what_is_found_lies_in_words() {
        check("A cyber attack.", "cyberattack", "cyberattack Whole");
        check("A cyberattack.", "cyber-attack", "cyberattack Whole");
        check("Cyberattacks", "cyber attack", "cyberattack Begins");
        check("odds of 50 to 1", "50-to-1", "50to1 Whole");
        check("odds of 50-to-1", "50 to 1", "50to1 Whole");
        check(
            "start the art, arts",
            "art",
            "art Within, art Whole, art Begins",
        );
        check("is at", "sat", "");
        check("this attack", "is at", "isat Within");
        check("thisattack", "is at", "isat Within");
        check("o'neill", "neill", "neill Whole");
        check("“mal.exe” — u.s", "mal", "mal Whole");
        check("“mal.exe” — u.s", ".exe", ".exe Whole");
        check("“mal.exe” — u.s", "u.s", "u.s Whole");
        check("北京拒绝", "京拒", "京拒 Whole");
        check(
            "한국 원자력",
            "한국원자",
            "\u{1112}\u{1161}\u{1102}\u{1100}\u{116e}\u{1100}\u{110b}\u{116e}\u{1165}\u{1102}\u{110c}\u{1161} Begins",
        );
        check("ＡＰＴ１０", "apt-10", "apt10 Whole");
    }

    #[test]
    fn nothing_is_found_from_one_line_into_the_next() {
        let all = squeezed(&["one", "two"]);
        let needle = Needle::new("one two").unwrap();
        assert_eq!(needle.hits(&all, 0..all.len()).count(), 0);
    }

    #[test]
    fn too_little_tells_nothing() {
        let tells = |typed: &str| Needle::new(typed).is_some_and(|needle| needle.tells_enough());
        for typed in ["ab", "가", "北", "ㄱ수", "か", "a1"] {
            assert!(tells(typed), "{typed}");
        }
        for typed in ["", "a", "1", "ㄱ", "ㄱㅅ", " - ", "\u{301}"] {
            assert!(!tells(typed), "{typed}");
        }
        let all = squeezed(&["a bat"]);
        let needle = Needle::of_many("a").unwrap();
        assert_eq!(needle.hits(&all, 0..all.len()).count(), 1);
    }

    proptest! {
        #[test]
        fn a_whole_word_is_told_of_one_stretch_after_another(
            lines in proptest::collection::vec("[ab]{1,3}( [ab]{1,3}){0,4}", 1..9), typed in "[ab]{1,2}( [ab])?",
            skips in proptest::collection::vec(any::<bool>(), 9),
        ) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let (all, needle) = (squeezed(&lines), Needle::new(&typed).unwrap());
            let (mut start, mut ahead) = (0, Ahead::default());
            for (line, skip) in all.text().split_inclusive('\n').zip(skips) {
                let bytes = start..start + line.len();
                start = bytes.end;
                if skip {
                    continue;
                }
                let is_whole = needle.find_whole(&all, bytes.clone()).is_some();
                prop_assert_eq!(needle.is_whole_in(&all, bytes, &mut ahead), is_whole);
            }
        }

        #[test]
        fn a_word_of_a_line_is_found_in_it(line in "[a-c한 -]{0,30}", at in 0usize..30) {
            let all = squeezed(&[&line]);
            let words: Vec<&str> = line.split([' ', '-']).filter(|word| !word.is_empty()).collect();
            if let Some(word) = words.get(at % words.len().max(1)) {
                let needle = Needle::new(word).unwrap();
                prop_assert!(needle.hits(&all, 0..all.len()).next().is_some(), "{}", word);
            }
        }
    }
}
