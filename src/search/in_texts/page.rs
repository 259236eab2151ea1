//! The best place of some words in an entry, looked for no further than it can be among the best of all entries.
//!
//! Most entries that hold what stands nearly everywhere are only counted: where their first places are and how long the
//! words are says already that two hundred others come first.

use std::ops::Range;

use super::super::needle::{self, Ahead, Hit, Lies, Needle};
use super::super::texts::{Texts, Worth};
use super::wish::{Places, Wish};
use crate::work;

/// One entry, with all that its order depends on, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked {
    part: Part,
    lies: Lies,
    size: usize,
    worth: Worth,
    boost: u8,
    pub(super) entry: u32,
    start: usize,
}

impl Ranked {
    /// Whether it is in words of the entry's own.
    fn is_own(&self) -> bool {
        self.part < Part::Names
    }

    /// From the first word that was looked for to the last one.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.start..self.start + self.size
    }
}

/// What of an entry a place is in, as far as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Text,
    Names,
}

/// The words that are looked for, in the order in which they are best looked for: what is rare first, as entries
/// without it need no second look; single letters last, since they stand everywhere.
pub(super) struct Words {
    needles: Vec<Needle>,
    /// No fewer bytes hold all of them.
    least: usize,
}

impl Words {
    pub(super) fn in_order(texts: &Texts, needles: &[Needle]) -> Self {
        let mut needles = needles.to_vec();
        if needles.len() > 1 {
            needles.sort_by_cached_key(|needle| (needle.is_short(), needle.often(&texts.folded)));
        }
        let least = needle::least_of(&needles);
        Self { needles, least }
    }

    /// The rarest.
    pub(super) fn first(&self) -> Option<&Needle> {
        self.needles.first()
    }
}

/// Where the first of the words stands in an entry, and whether those are all places: else the first one.
pub(super) type Known<'h> = (&'h [Hit], bool);

/// That an entry holds the words.
pub(super) enum Held {
    /// Best at this place.
    Here(Ranked),
    /// Nowhere so well that it could be among the best.
    Somewhere,
}

/// An entry that may hold the words.
pub(super) struct Page<'a> {
    texts: &'a Texts,
    words: &'a Words,
    entry: u32,
    /// The folded bytes in which they are wanted.
    within: Range<usize>,
    title_end: usize,
    own_end: usize,
    worth: Worth,
    boost: u8,
    places: Places,
}

impl<'a> Page<'a> {
    pub(super) fn of(texts: &'a Texts, words: &'a Words, entry: u32, wish: &Wish<'_>) -> Self {
        let place = entry as usize;
        let (own, title_end) = (texts.bytes(place), texts.title_end(place));
        Self {
            texts,
            words,
            entry,
            within: if (wish.is_named)(entry) {
                title_end..own.end
            } else {
                own
            },
            title_end,
            own_end: texts.own_end(place),
            worth: texts.worth(place),
            boost: (wish.boost)(entry),
            places: wish.places,
        }
    }

    /// Where the entry holds all words best, or only that it does where it cannot come before the bar; none where it
    /// does not.
    pub(super) fn place(
        &self,
        known: Known<'_>,
        bar: Option<Ranked>,
        scratch: &mut Scratch,
    ) -> Option<Held> {
        work::count(self.within.len() * self.words.needles.len());
        let held = match &self.words.needles[..] {
            [_] => self.of_one(known, bar, scratch),
            _ => self.of_several(known, bar, scratch),
        };
        held.filter(|held| match held {
            Held::Here(ranked) if self.places == Places::Own => {
                !self.texts.is_anothers(self.entry as usize, &ranked.bytes())
            }
            _ => true,
        })
    }

    fn of_one(&self, known: Known<'_>, bar: Option<Ranked>, scratch: &mut Scratch) -> Option<Held> {
        let mut places = self.hits(0, known).map(|(at, lies)| self.ranked(lies, at));
        let first = places.next()?;
        if first.is_own() && self.is_behind(first, known, bar, scratch) {
            return Some(Held::Somewhere);
        }
        Some(Held::Here(first_whole(first, places)))
    }

    fn of_several(
        &self,
        known: Known<'_>,
        bar: Option<Ranked>,
        scratch: &mut Scratch,
    ) -> Option<Held> {
        let start = self.within.start;
        let mut bound = self.ranked(Lies::Whole, start..start + self.words.least);
        bound.part = Part::Title;
        for (word, needle) in self.words.needles.iter().enumerate() {
            // What only a whole word is stands in few entries: a look ahead passes over many at once.
            if needle.is_short() && !self.is_whole(word, known, scratch) {
                return None;
            }
            let (at, _) = self.hits(word, known).next()?;
            bound.part = bound.part.max(self.part(at.end));
        }
        if bound.is_own() && self.is_behind(bound, known, bar, scratch) {
            return Some(Held::Somewhere);
        }
        scratch.clear();
        for word in 0..self.words.needles.len() {
            scratch.note(self.hits(word, known));
        }
        self.smallest(scratch).map(Held::Here)
    }

    /// Where one of the words stands, by its number.
    fn hits<'s>(&'s self, word: usize, known: Known<'s>) -> impl Iterator<Item = Hit> + 's {
        let (hits, are_all) = if word == 0 { known } else { (&[][..], false) };
        let hits = hits.iter().filter(|(at, _)| at.start >= self.within.start);
        let rest = match hits.clone().next() {
            _ if are_all => self.within.end,
            Some((first, _)) => first.start + 1,
            None => self.within.start,
        };
        let needle = &self.words.needles[word];
        let rest = needle.places(&self.texts.folded, rest..self.within.end);
        needle::apart(hits.cloned().chain(rest))
    }

    /// Whether the entry cannot come before the bar, when its words are in no better part and take no less room.
    fn is_behind(
        &self,
        mut bound: Ranked,
        known: Known<'_>,
        bar: Option<Ranked>,
        scratch: &mut Scratch,
    ) -> bool {
        let Some(bar) = bar else { return false };
        bound.lies = Lies::Whole;
        if bound >= bar {
            return true;
        }
        // To tell that a word is nowhere a whole one is quick.
        bound.lies = Lies::Begins;
        let mut words = 0..self.words.needles.len();
        bound >= bar && !words.all(|word| self.is_whole(word, known, scratch))
    }

    /// Whether a word stands in the entry as a whole one.
    fn is_whole(&self, word: usize, known: Known<'_>, scratch: &mut Scratch) -> bool {
        if let (0, (_, true)) = (word, known) {
            return self.hits(word, known).any(|(_, lies)| lies == Lies::Whole);
        }
        let needles = &self.words.needles;
        scratch.ahead.resize(needles.len(), Ahead::default());
        needles[word].is_whole_in(
            &self.texts.folded,
            self.within.clone(),
            &mut scratch.ahead[word],
        )
    }

    /// Of the places that were noted, the best: they are tried in the order in which they are better.
    fn smallest(&self, scratch: &mut Scratch) -> Option<Ranked> {
        scratch.hits.sort_unstable_by_key(|(at, ..)| at.start);
        let parts = [self.title_end, self.own_end, usize::MAX].into_iter();
        let places = parts.flat_map(|end| {
            let lies = [Lies::Whole, Lies::Begins, Lies::Within];
            lies.map(|worst| (worst, end))
        });
        let mut stretches = places.filter_map(|(worst, end)| {
            let bytes = scratch.stretch(worst, end)?;
            Some(self.ranked(worst, bytes))
        });
        stretches.next()
    }

    fn part(&self, end: usize) -> Part {
        match end {
            end if end <= self.title_end => Part::Title,
            end if end <= self.own_end => Part::Text,
            _ => Part::Names,
        }
    }

    fn ranked(&self, lies: Lies, bytes: Range<usize>) -> Ranked {
        Ranked {
            part: self.part(bytes.end),
            lies,
            size: bytes.len(),
            worth: self.worth,
            boost: self.boost,
            entry: self.entry,
            start: bytes.start,
        }
    }
}

/// The best of the places of one word: a whole one ends the search, and so does a worse part of the entry.
fn first_whole(first: Ranked, others: impl Iterator<Item = Ranked>) -> Ranked {
    let mut best = first;
    let mut others = others.take_while(|place| place.part <= first.part);
    while best.lies != Lies::Whole
        && let Some(place) = others.next()
    {
        best = best.min(place);
    }
    best
}

/// What is noted of one entry after another: so that nothing is allocated for each.
#[derive(Default)]
pub(super) struct Scratch {
    /// Where the words stand, from the first place on: which word, and how it lies there.
    hits: Vec<(Range<usize>, usize, Lies)>,
    /// How often each word stands in the stretch that is looked at.
    often: Vec<usize>,
    /// How far each word is known to be nowhere a whole one.
    ahead: Vec<Ahead>,
}

impl Scratch {
    fn clear(&mut self) {
        self.hits.clear();
        self.often.clear();
    }

    /// Notes where the next word stands.
    fn note(&mut self, own: impl Iterator<Item = (Range<usize>, Lies)>) {
        let word = self.often.len();
        self.hits.extend(own.map(|(at, lies)| (at, word, lies)));
        self.often.push(0);
    }

    /// The smallest stretch before some byte that holds each word once, none lying worse than that.
    fn stretch(&mut self, worst: Lies, end: usize) -> Option<Range<usize>> {
        let Self { hits, often, .. } = self;
        let passes = |(at, _, lies): &&(Range<usize>, usize, Lies)| *lies <= worst && at.end <= end;
        let (mut leaving, mut held) = (hits.iter().filter(passes), 0);
        often.fill(0);
        let mut smallest: Option<Range<usize>> = None;
        for (at, word, _) in hits.iter().filter(passes) {
            held += usize::from(often[*word] == 0);
            often[*word] += 1;
            while held == often.len()
                && let Some((begin, left, _)) = leaving.next()
            {
                // A long word that begins earlier may end later.
                let stretch = begin.start..at.end.max(begin.end);
                if smallest
                    .as_ref()
                    .is_none_or(|smallest| stretch.len() < smallest.len())
                {
                    smallest = Some(stretch);
                }
                often[*left] -= 1;
                held -= usize::from(often[*left] == 0);
            }
        }
        smallest
    }
}
