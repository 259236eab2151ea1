//! The order of hits: what is worth more than what, and the best few of many.

use std::cmp::Reverse;

use super::classify::{Shape, can_be_one_longer, left_out};
use super::labels::{LabelKind, Labels};
use super::query::Query;

/// Why a label was found, roughly the best reason first.
///
/// The one best prefix comes ahead of [`Tier::LeftOut`], the others after [`Tier::Words`].
/// When more than three entries are at most one letter away, [`Tier::LeftOut`] comes after
/// [`Tier::Words`] too. A [`Tier::Typo`] of a whole label comes ahead of [`Tier::Fuzzy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// The query is the label.
    Exact,
    /// The label begins with the query.
    Prefix,
    /// The query is the label with one letter left out.
    LeftOut,
    /// Every word of the query is a word of the label.
    Words,
    /// Every word of the query begins a word of the label.
    Starts,
    /// The letters of every word are there in order.
    Fuzzy,
    /// One letter is wrong, too many, or changed places with the next.
    Typo,
}

/// Where among the hits one goes, the best first. Finer than [`Tier`]: some tiers are on two rungs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rung {
    Exact,
    BestPrefix,
    LeftOut,
    BestPrefixAfterLeftOut,
    Words,
    LeftOutOfMany,
    Prefix,
    Starts,
    WholeTypo,
    Fuzzy,
    Typo,
}

/// One label with all that its order depends on, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked {
    pub(super) rung: Rung,
    pub(super) score: Reverse<i64>,
    kind: LabelKind,
    boost: u8,
    chars: u32,
    pub(super) owner: u32,
    pub(super) label: u32,
}

impl Ranked {
    pub(super) fn new(labels: &Labels, label: u32, rung: Rung, score: i64, boost: u8) -> Self {
        Self {
            rung,
            score: Reverse(score),
            kind: labels.kind(label),
            boost,
            chars: labels.chars(label),
            owner: labels.owner(label),
            label,
        }
    }

    /// The same label somewhere else, where its score means nothing.
    pub(super) fn moved_to(self, rung: Rung) -> Self {
        Self {
            rung,
            score: Reverse(0),
            ..self
        }
    }

    pub(super) fn tier(&self) -> Tier {
        match self.rung {
            Rung::Exact => Tier::Exact,
            Rung::BestPrefix | Rung::BestPrefixAfterLeftOut | Rung::Prefix => Tier::Prefix,
            Rung::LeftOut | Rung::LeftOutOfMany => Tier::LeftOut,
            Rung::Words => Tier::Words,
            Rung::Starts => Tier::Starts,
            Rung::Fuzzy => Tier::Fuzzy,
            Rung::WholeTypo | Rung::Typo => Tier::Typo,
        }
    }
}

/// Where a label of this shape goes, with the score on that rung; none when only its fuzzy
/// score can tell.
pub(super) fn rung(
    labels: &Labels,
    label: u32,
    shape: Shape,
    query: &Query,
) -> Option<(Rung, i64)> {
    match shape {
        Shape::Whole => {
            // Of the labels that are alike without spaces, those that fold alike, and of those the one that is spelled so.
            let folds_alike = labels.label(label).text == query.whole;
            let verbatim = labels.text(label).trim() == query.typed;
            Some((Rung::Exact, i64::from(folds_alike) + i64::from(verbatim)))
        }
        _ if is_left_out(labels, label, query) => Some((Rung::LeftOut, 0)),
        Shape::Opening => Some((Rung::Words, 1)),
        Shape::Words => Some((Rung::Words, 0)),
        Shape::Prefix => Some((Rung::Prefix, 0)),
        Shape::Starts => Some((Rung::Starts, 0)),
        Shape::Scattered => None,
    }
}

fn is_left_out(labels: &Labels, label: u32, query: &Query) -> bool {
    can_be_one_longer(labels.length(label), &query.whole)
        && labels.kind(label) != LabelKind::Id
        && [&query.spaced, &query.whole]
            .iter()
            .any(|typed| left_out(labels.label(label), typed, labels.text(label)).is_some())
}

/// Gives the best prefix and the labels one letter away their places, and leaves the best label
/// of each owner, in order.
///
/// A label that only lacks one letter belongs on the first three places: the best prefix goes
/// ahead of it while there is room for both.
pub(super) fn arrange(mut ranked: Vec<Ranked>, best_prefix: Option<Ranked>) -> Vec<Ranked> {
    ranked.sort_unstable();
    let near = |hit: &&Ranked| matches!(hit.rung, Rung::Exact | Rung::LeftOut);
    let mut owners: Vec<u32> = ranked.iter().filter(near).map(|hit| hit.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    if owners.len() > 3 {
        let moved = ranked.iter_mut().filter(|hit| hit.rung == Rung::LeftOut);
        moved.for_each(|hit| hit.rung = Rung::LeftOutOfMany);
    }
    if let Some(prefix) = best_prefix {
        let rung = if owners.len() == 3 {
            Rung::BestPrefixAfterLeftOut
        } else {
            Rung::BestPrefix
        };
        ranked.push(prefix.moved_to(rung));
    }
    ranked.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    ranked.retain(|hit| seen.insert(hit.owner));
    ranked
}

/// The smallest `room` of many, without sorting the rest.
pub(super) struct Best<T> {
    kept: Vec<T>,
    room: usize,
    bar: Option<T>,
}

impl<T: Ord + Copy> Best<T> {
    pub(super) fn new(room: usize) -> Self {
        Self {
            kept: Vec::new(),
            room: room.max(1),
            bar: None,
        }
    }

    pub(super) fn push(&mut self, new: T) {
        if self.bar.is_some_and(|bar| new >= bar) {
            return;
        }
        self.kept.push(new);
        if self.kept.len() >= self.room.saturating_mul(2) {
            let (_, bar, _) = self.kept.select_nth_unstable(self.room - 1);
            self.bar = Some(*bar);
            self.kept.truncate(self.room);
        }
    }

    /// Whether something was pushed that is not kept.
    pub(super) fn has_dropped(&self) -> bool {
        self.bar.is_some() || self.kept.len() > self.room
    }

    /// What a new one must come before to be kept; none while nothing was dropped.
    pub(super) fn bar(&self) -> Option<T> {
        self.bar
    }

    /// What is kept, in no order: more than there is room for, where that much was pushed.
    pub(super) fn into_kept(self) -> Vec<T> {
        self.kept
    }

    pub(super) fn into_sorted(mut self) -> Vec<T> {
        self.kept.sort_unstable();
        self.kept.truncate(self.room);
        self.kept
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_are_the_first_of_all_sorted(
            mut numbers in proptest::collection::vec(any::<u16>(), 0..300), room in 1usize..40,
        ) {
            let mut best = Best::new(room);
            numbers.iter().for_each(|&number| best.push(number));
            let kept = best.into_sorted();
            numbers.sort_unstable();
            numbers.truncate(room);
            prop_assert_eq!(kept, numbers);
        }
    }
}
