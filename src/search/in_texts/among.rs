//! Where the words of a question stand, so that whoever types on looks nowhere else.
//!
//! What holds a longer word holds the shorter one, in the same place. Of a word that stands in few places all of them are
//! kept, and then a letter more is looked for right behind them; of one that stands nearly everywhere, the first of each
//! entry, before which the longer one is not.

use std::ops::Range;

use super::super::needle::{Hit, Needle};
use super::super::texts::Texts;
use super::page::Known;
use crate::work;

/// So many places for each entry are few.
const FEW: usize = 2;

/// Of so many places in one entry only the first is kept.
const MANY: usize = 1_000;

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

    /// Keeps the places in the next entry, whose text begins at a byte.
    pub(super) fn add(&mut self, entry: u32, start: usize, (hits, are_all): Known<'_>) {
        self.are_all &= are_all;
        let wanted = if self.are_all { hits.len() } else { 1 };
        for (at, _) in hits.iter().take(wanted) {
            // In a text of 4 GB it is looked for from the beginning again.
            let before = u32::try_from(at.start - start);
            self.are_all &= before.is_ok();
            let before = before.unwrap_or(0);
            self.places.push(Place { entry, before });
        }
    }

    /// Whether nothing else can hold some words: each word of the question before is how one of them begins.
    pub(super) fn holds_for(&self, needles: &[Needle]) -> bool {
        let goes_on = |before: &Needle| needles.iter().any(|needle| before.begins(needle));
        self.needles.iter().all(goes_on)
    }

    /// Tells where a word stands that may go on from the one that was looked for, entry by entry, if `all` is set by all of
    /// its places.
    pub(super) fn each(
        &self,
        texts: &Texts,
        word: &Needle,
        all: bool,
        tell: &mut impl FnMut(u32, Known<'_>),
    ) {
        work::count(self.places.len());
        let goes_on = self.first.begins(word);
        let mut hits = Vec::new();
        if goes_on && self.are_all {
            for places in by_entry(&self.going_on(texts, word)) {
                let bytes = places.iter().map(|place| place.byte(texts));
                hits.clear();
                hits.extend(bytes.filter_map(|at| word.place_at(&texts.folded, at)));
                tell_some(places, (&hits, true), tell);
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
            work::count(own.end - start);
            let all = gather(texts, word, start..own.end, all, &mut hits);
            tell_some(places, (&hits, all), tell);
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

fn tell_some(places: &[Place], known: Known<'_>, tell: &mut impl FnMut(u32, Known<'_>)) {
    if let (Some(place), false) = (places.first(), known.0.is_empty()) {
        tell(place.entry, known);
    }
}

/// Gathers the places of a word in some bytes of a text: if `all` is set and they are not many, all of them, else the
/// first one. Says whether those are all.
fn gather(
    texts: &Texts,
    word: &Needle,
    bytes: Range<usize>,
    all: bool,
    hits: &mut Vec<Hit>,
) -> bool {
    hits.clear();
    let places = word.places(&texts.folded, bytes);
    hits.extend(places.take(if all { MANY } else { 1 }));
    let are_all = all && hits.len() < MANY;
    hits.truncate(if are_all { MANY } else { 1 });
    are_all
}

/// Tells where a word stands in all texts, entry by entry, if `all` is set by all of its places.
pub(super) fn everywhere(
    texts: &Texts,
    word: &Needle,
    all: bool,
    tell: &mut impl FnMut(u32, Known<'_>),
) {
    let end = texts.folded.len();
    work::count(end);
    let (mut at, mut entry) = (0, 0);
    let mut hits = Vec::new();
    while let Some((first, _)) = word.places(&texts.folded, at..end).next() {
        entry = texts.entry_at(first.start, entry);
        let own = texts.bytes(entry);
        at = own.end;
        let are_all = gather(texts, word, first.start..own.end, all, &mut hits);
        let Ok(entry) = u32::try_from(entry) else {
            break;
        };
        tell(entry, (&hits, are_all));
    }
}
