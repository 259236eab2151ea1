//! Where the words of a question stand, so that whoever types on looks nowhere else.
//!
//! What holds a longer word holds the shorter one, in the same place. Of a word that stands in few places all of them are
//! kept, and then a letter more is looked for right behind them; of one that stands nearly everywhere, the first of each
//! entry, before which the longer one is not.

use std::ops::Range;

use super::super::needle::{Hit, Needle};
use super::super::texts::Texts;
use crate::work;

/// So many places for each entry are few.
const FEW: usize = 2;

/// Where one word of a question stands, and what else was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) struct Among {
    needles: Vec<Needle>,
    /// The one of them that was looked for in all texts.
    first: Needle,
    /// In the order of the texts.
    places: Vec<Place>,
    /// Whether those are all places, and not the first of each entry only.
    are_all: bool,
}

/// A place in the text of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    entry: u32,
    /// How many folded bytes of the entry stand before it.
    before: u32,
}

impl Among {
    /// Nothing yet, of some words of which one is looked for in all texts.
    pub(super) fn new(texts: &Texts, needles: &[Needle], first: &Needle) -> Self {
        Self {
            needles: needles.to_vec(),
            first: first.clone(),
            places: Vec::new(),
            are_all: first.often(&texts.folded) <= texts.len().saturating_mul(FEW),
        }
    }

    /// Whether all places are wanted.
    pub(super) fn are_all(&self) -> bool {
        self.are_all
    }

    /// Keeps the next place: that many bytes of the entry stand before it.
    pub(super) fn add(&mut self, entry: u32, before: usize) {
        let before = u32::try_from(before).unwrap_or_else(|_| {
            // In a text of 4 GB it is looked for again.
            self.are_all = false;
            0
        });
        self.places.push(Place { entry, before });
    }

    /// Whether nothing else can hold some words: each word of the question before is how one of them begins.
    pub(super) fn holds_for(&self, needles: &[Needle]) -> bool {
        let goes_on = |before: &Needle| needles.iter().any(|needle| before.begins(needle));
        self.needles.iter().all(goes_on)
    }

    /// Tells where a word stands that may go on from the one that was looked for, entry by entry, by all or by the first
    /// of its places.
    pub(super) fn each(
        &self,
        texts: &Texts,
        word: &Needle,
        all: bool,
        tell: &mut impl FnMut(u32, &[Hit]),
    ) {
        work::count(self.places.len());
        let goes_on = self.first.begins(word);
        let mut hits = Vec::new();
        if goes_on && self.are_all {
            for places in by_entry(&self.going_on(texts, word)) {
                let bytes = places.iter().map(|place| place.byte(texts));
                hits.clear();
                hits.extend(bytes.filter_map(|at| word.place_at(&texts.folded, at)));
                tell_some(places, &hits, tell);
            }
            return;
        }
        for places in by_entry(&self.places) {
            let Some(first) = places.first() else {
                continue;
            };
            let own = texts.bytes(first.entry as usize);
            let start = if goes_on {
                first.byte(texts)
            } else {
                own.start
            };
            hits.clear();
            gather(texts, word, start..own.end, all, &mut hits);
            tell_some(places, &hits, tell);
        }
    }

    /// The places at which the letters of a word that goes on stand. They lie far apart in memory, so that nothing else
    /// is done between one look and the next: then the looks do not wait for each other.
    fn going_on(&self, texts: &Texts, word: &Needle) -> Vec<Place> {
        let text = texts.folded().as_bytes();
        let length = self.first.text().len();
        let places = self.places.iter().copied();
        match &word.text().as_bytes()[length..] {
            [] => self.places.clone(),
            [letter] => places
                .filter(|place| text.get(place.byte(texts) + length) == Some(letter))
                .collect(),
            more => places
                .filter(|place| {
                    let rest = text.get(place.byte(texts) + length..);
                    rest.is_some_and(|rest| rest.starts_with(more))
                })
                .collect(),
        }
    }
}

impl Place {
    /// The byte among those of all texts.
    fn byte(self, texts: &Texts) -> usize {
        texts.bytes(self.entry as usize).start + self.before as usize
    }
}

fn by_entry(places: &[Place]) -> impl Iterator<Item = &[Place]> {
    places.chunk_by(|one, next| one.entry == next.entry)
}

fn tell_some(places: &[Place], hits: &[Hit], tell: &mut impl FnMut(u32, &[Hit])) {
    if let (Some(place), false) = (places.first(), hits.is_empty()) {
        tell(place.entry, hits);
    }
}

/// All places of a word in some bytes of a text, or the first one.
fn gather(texts: &Texts, word: &Needle, bytes: Range<usize>, all: bool, hits: &mut Vec<Hit>) {
    work::count(bytes.len());
    let places = word.places(&texts.folded, bytes);
    hits.extend(places.take(if all { usize::MAX } else { 1 }));
}

/// Tells where a word stands in all texts, entry by entry, by all or by the first of its places.
pub(super) fn everywhere(
    texts: &Texts,
    word: &Needle,
    all: bool,
    tell: &mut impl FnMut(u32, &[Hit]),
) {
    let end = texts.folded.len();
    work::count(end);
    let (mut at, mut entry) = (0, 0);
    let mut hits = Vec::new();
    while let Some(hit) = word.places(&texts.folded, at..end).next() {
        entry = texts.entry_at(hit.0.start, entry);
        let own = texts.bytes(entry);
        at = own.end;
        hits.clear();
        hits.push(hit);
        if all {
            let next = hits[0].0.start + 1;
            hits.extend(word.places(&texts.folded, next..own.end));
        }
        let Ok(entry) = u32::try_from(entry) else {
            break;
        };
        tell(entry, &hits);
    }
}
