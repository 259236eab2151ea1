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
        let goes_on = self.first.begins(word);
        work::count(self.places.len());
        let mut hits = Vec::new();
        for places in self.places.chunk_by(|one, next| one.entry == next.entry) {
            let Some(first) = places.first() else {
                continue;
            };
            let mut own = texts.bytes(first.entry as usize);
            hits.clear();
            if goes_on && self.are_all {
                let bytes = places.iter().map(|place| own.start + place.before as usize);
                hits.extend(bytes.filter_map(|at| word.at(&texts.folded, at)));
            } else {
                own.start += if goes_on { first.before as usize } else { 0 };
                gather(texts, word, own, all, &mut hits);
            }
            if !hits.is_empty() {
                tell(first.entry, &hits);
            }
        }
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
