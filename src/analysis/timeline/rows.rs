//! The rows of a timeline in the making.

use std::collections::HashMap;

use super::placed::{Lane, Placed};
use super::queue::Waiting;
use crate::analysis::sequence::{Place, Sequence};
use crate::library::entry::EntryIx;

/// The rows of a timeline in the making, and the undated lane below them.
pub(super) struct Rows {
    dated: Sequence,
    undated: Sequence,
    placed: HashMap<EntryIx, (Lane, Place)>,
    /// The last that follows each event.
    followers: HashMap<EntryIx, Place>,
    /// The event behind which stands what follows an interval.
    ends: HashMap<EntryIx, EntryIx>,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            dated: Sequence::new(),
            undated: Sequence::new(),
            placed: HashMap::new(),
            followers: HashMap::new(),
            ends: HashMap::new(),
        }
    }
}

impl Rows {
    fn sequence(&mut self, lane: Lane) -> &mut Sequence {
        match lane {
            Lane::Dated | Lane::Anchored => &mut self.dated,
            Lane::Undated => &mut self.undated,
        }
    }

    pub(super) fn push(&mut self, Placed { event, lane }: Placed) {
        let place = self.sequence(lane).push();
        self.placed.insert(event, (lane, place));
    }

    /// Says behind which event stands what follows an interval: the last that begins before its end.
    pub(super) fn end_intervals(&mut self, ends: Vec<(EntryIx, EntryIx)>) {
        self.ends.extend(ends);
    }

    /// Puts an event behind the last of those it follows, else before the first of those it precedes: among the dated
    /// ones or, if none of those it names is there, in the undated lane. Says whether it could.
    pub(super) fn insert(&mut self, event: &Waiting) -> bool {
        self.insert_into(Lane::Anchored, event) || self.insert_into(Lane::Undated, event)
    }

    fn insert_into(&mut self, lane: Lane, event: &Waiting) -> bool {
        let is_dated = lane != Lane::Undated;
        let there = |ix: &EntryIx| {
            let (lane, place) = self.placed.get(ix)?;
            ((*lane != Lane::Undated) == is_dated).then_some((*ix, *place))
        };
        let sequence = if is_dated { &self.dated } else { &self.undated };
        let number = |(_, place): &(EntryIx, Place)| sequence.number(*place);
        let ended = |ix: &EntryIx| there(self.ends.get(ix).unwrap_or(ix));
        let after = event.after.iter().filter_map(ended).max_by_key(number);
        let before = event.before.iter().filter_map(there).min_by_key(number);
        let place = match (after, before) {
            (Some((anchor, place)), _) => {
                // Several that follow the same event keep the order of the file.
                let last = self.followers.get(&anchor).copied();
                let place = self.sequence(lane).put_behind(last.unwrap_or(place));
                self.followers.insert(anchor, place);
                place
            }
            (None, Some((_, place))) => self.sequence(lane).put_before(place),
            (None, None) => return false,
        };
        self.placed.insert(event.ix, (lane, place));
        true
    }

    pub(super) fn finish(self) -> Vec<Placed> {
        let mut all: Vec<(bool, u64, Placed)> = Vec::with_capacity(self.placed.len());
        for (event, (lane, place)) in self.placed {
            let is_undated = lane == Lane::Undated;
            let sequence = if is_undated {
                &self.undated
            } else {
                &self.dated
            };
            all.push((is_undated, sequence.number(place), Placed { event, lane }));
        }
        all.sort_unstable_by_key(|(is_undated, number, _)| (*is_undated, *number));
        all.into_iter().map(|(.., placed)| placed).collect()
    }
}
