//! A sequence into which is put anywhere, and which tells at once what stands first.
//!
//! Each place has a number that grows from the first to the last. Where two neighbours leave no number between them,
//! those around are numbered anew, as few as will do (Bender and others, "Two simplified algorithms for maintaining
//! order in a list", 2002): putting in takes some log n steps on average, wherever it is.

use crate::work;

/// A place in a [`Sequence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(usize);

/// Places one behind the other.
pub(super) struct Sequence {
    /// The first is the place before all others.
    links: Vec<Link>,
    last: usize,
}

struct Link {
    number: u64,
    before: usize,
    behind: Option<usize>,
}

/// How full the numbers around a place may be: a share that shrinks by this with each doubling of their range.
const SHRINK: f64 = 1.5;

impl Sequence {
    pub(super) fn new() -> Self {
        let head = Link {
            number: 0,
            before: 0,
            behind: None,
        };
        Self {
            links: vec![head],
            last: 0,
        }
    }

    /// A new last place.
    pub(super) fn push(&mut self) -> Place {
        self.put(self.last)
    }

    /// A new place behind another.
    pub(super) fn put_behind(&mut self, place: Place) -> Place {
        self.put(place.0)
    }

    /// A new place before another.
    pub(super) fn put_before(&mut self, place: Place) -> Place {
        self.put(self.links[place.0].before)
    }

    /// What grows from place to place.
    pub(super) fn number(&self, place: Place) -> u64 {
        self.links[place.0].number
    }

    fn put(&mut self, before: usize) -> Place {
        if self.room_behind(before) < 2 {
            self.spread(before);
        }
        let behind = self.links[before].behind;
        let new = self.links.len();
        self.links.push(Link {
            number: self.links[before].number + self.room_behind(before) / 2,
            before,
            behind,
        });
        self.links[before].behind = Some(new);
        match behind {
            Some(behind) => self.links[behind].before = new,
            None => self.last = new,
        }
        Place(new)
    }

    /// How far it is to the next number that is taken.
    fn room_behind(&self, at: usize) -> u64 {
        let next = self.links[at].behind;
        let next = next.map_or(u64::MAX, |next| self.links[next].number);
        next - self.links[at].number
    }

    /// Numbers the places around one anew: those of the smallest range that is not too full.
    fn spread(&mut self, around: usize) {
        let (mut first, mut last, mut count) = (around, around, 1_u64);
        let mut most = 1.0;
        for bits in 1..u64::BITS {
            let range = 1_u64 << bits;
            let start = self.links[around].number & !(range - 1);
            while first != 0 && self.links[self.links[first].before].number >= start {
                first = self.links[first].before;
                count += 1;
            }
            while let Some(next) = self.links[last].behind
                && self.links[next].number - start < range
            {
                last = next;
                count += 1;
            }
            most *= 2.0 / SHRINK;
            if (count as f64) < most {
                return self.renumber(first, count, start, range / count);
            }
        }
    }

    fn renumber(&mut self, first: usize, count: u64, start: u64, step: u64) {
        work::count(usize::try_from(count).unwrap_or(usize::MAX));
        let mut at = Some(first);
        for i in 0..count {
            let Some(link) = at.and_then(|at| self.links.get_mut(at)) else {
                return;
            };
            link.number = start + i * step;
            at = link.behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(puts: impl Iterator<Item = usize>) {
        let mut sequence = Sequence::new();
        let mut expected: Vec<Place> = Vec::new();
        for put in puts {
            let at = put % (expected.len() + 1);
            let place = match expected.get(at) {
                Some(next) if put % 2 == 0 => sequence.put_before(*next),
                _ if at == 0 => sequence.push(),
                _ => sequence.put_behind(expected[at - 1]),
            };
            let at = if at == 0 && put % 2 == 1 {
                expected.len()
            } else {
                at
            };
            expected.insert(at, place);
        }
        assert!(expected.is_sorted_by_key(|place| sequence.number(*place)));
        let mut numbers: Vec<u64> = expected
            .iter()
            .map(|place| sequence.number(*place))
            .collect();
        numbers.dedup();
        assert_eq!(numbers.len(), expected.len());
    }

    proptest! {
        #[test]
        fn numbers_grow_in_the_order_of_the_places(puts in prop::collection::vec(0_usize..1000, 0..300)) {
            check(puts.into_iter());
        }
    }

    #[test]
    fn always_at_one_place_is_no_more_work_than_a_little_for_each() {
        for put in [0, 1] {
            let ((), steps) = work::of(|| check(std::iter::repeat_n(put, 3_000)));
            assert!(steps < 3_000 * 64, "{steps}");
        }
        let mut sequence = Sequence::new();
        let first = sequence.push();
        let ((), steps) = work::of(|| {
            for _ in 0..100_000 {
                sequence.put_behind(first);
            }
        });
        assert!(steps < 100_000 * 64, "{steps}");
    }
}
