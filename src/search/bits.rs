//! A bit for each byte of a text. What a bit means is not known here.

use std::ops::Range;

/// A bit for each byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>, usize);

impl Bits {
    pub(super) fn push(&mut self, bit: bool) {
        if self.1.is_multiple_of(64) {
            self.0.push(0);
        }
        if let Some(last) = self.0.last_mut() {
            *last |= u64::from(bit) << (self.1 % 64);
        }
        self.1 += 1;
    }

    /// So many more that are not set.
    pub(super) fn fill(&mut self, count: usize) {
        (0..count).for_each(|_| self.push(false));
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The bytes that they take.
    pub(super) fn memory(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }

    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// The first place of a range that is wanted, of those that are set, as are those so much further on in it, or at
    /// its end.
    pub(super) fn find_pair(
        &self,
        range: Range<usize>,
        apart: usize,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let end = (range.end + 1).saturating_sub(apart);
        for word in range.start / 64..end.div_ceil(64) {
            let mut bits = self.word(word) & self.behind(word, apart);
            while bits != 0 {
                let at = word * 64 + bits.trailing_zeros() as usize;
                if (range.start..end).contains(&at) && is_wanted(at) {
                    return Some(at);
                }
                bits &= bits - 1;
            }
        }
        None
    }

    #[inline]
    fn word(&self, word: usize) -> u64 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// The bits of a word that is moved so many places.
    fn behind(&self, word: usize, apart: usize) -> u64 {
        let (word, bits) = (word + apart / 64, apart % 64);
        let carried = self.word(word + 1).checked_shl(64 - bits as u32);
        self.word(word) >> bits | carried.unwrap_or(0)
    }

    pub(super) fn any(&self, range: Range<usize>) -> bool {
        if range.is_empty() {
            return false;
        }
        let last = (range.end - 1) / 64;
        (range.start / 64..=last).any(|word| {
            let mut bits = self.0.get(word).copied().unwrap_or(0);
            if word == range.start / 64 {
                bits &= u64::MAX << (range.start % 64);
            }
            if word == last {
                bits &= u64::MAX >> (63 - (range.end - 1) % 64);
            }
            bits != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_are_told_as_they_were_pushed(bits in proptest::collection::vec(proptest::bool::weighted(0.1), 0..300), from in 0usize..300, length in 0usize..200, apart in 1usize..150, wanted in 1usize..4) {
            let mut all = Bits::default();
            bits.iter().for_each(|bit| all.push(*bit));
            let range = from..from + length;
            let expected = range.clone().any(|at| bits.get(at).copied().unwrap_or(false));
            prop_assert_eq!(all.any(range.clone()), expected);
            prop_assert!((0..bits.len()).all(|at| all.has(at) == bits[at]));
            let set = |at: usize| bits.get(at) == Some(&true);
            let mut pairs = range.filter(|at| at + apart <= from + length && set(*at) && set(at + apart));
            let found = all.find_pair(from..from + length, apart, |at| at % wanted == 0);
            prop_assert_eq!(found, pairs.find(|at| at % wanted == 0));
        }
    }
}
