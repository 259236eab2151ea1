//! Who comes next of the events that wait for the places of others (Kahn's algorithm).

use std::collections::{BTreeSet, HashMap};

use crate::briefing::EntryKind;
use crate::briefing::event::Event;
use crate::briefing::words::Ref;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::work;

/// An event that waits for the places of those that it names.
pub(super) struct Waiting {
    pub(super) ix: EntryIx,
    pub(super) after: Vec<EntryIx>,
    pub(super) before: Vec<EntryIx>,
}

impl Waiting {
    pub(super) fn of(library: &Library, briefing: usize, ix: EntryIx, event: &Event) -> Self {
        let named = |refs: &[Ref]| -> Vec<EntryIx> {
            let found = refs
                .iter()
                .map(|target| library.resolve_as(EntryKind::Event, Some(briefing), target));
            found.flatten().collect()
        };
        Self {
            ix,
            after: named(&event.after),
            before: named(&event.before),
        }
    }

    fn named(&self) -> impl Iterator<Item = &EntryIx> {
        self.after.iter().chain(&self.before)
    }
}

/// Those that wait, in the order in which they come: by their numbers.
pub(super) struct Queue {
    /// How many each one still waits for; none for those that came.
    open: Vec<Option<usize>>,
    /// Who waits for each.
    waiters: Vec<Vec<usize>>,
    ready: BTreeSet<usize>,
    /// The first that may not have come.
    first: usize,
}

impl Queue {
    pub(super) fn of(waiting: &[Waiting]) -> Self {
        let numbers: HashMap<EntryIx, usize> = waiting.iter().map(|w| w.ix).zip(0..).collect();
        let mut waiters = vec![Vec::new(); waiting.len()];
        let mut open = Vec::with_capacity(waiting.len());
        let mut ready = BTreeSet::new();
        for (number, each) in waiting.iter().enumerate() {
            let named = each.named().filter_map(|ix| numbers.get(ix));
            let mut count = 0;
            for other in named {
                waiters[*other].push(number);
                count += 1;
            }
            open.push(Some(count));
            ready.extend((count == 0).then_some(number));
        }
        Self {
            open,
            waiters,
            ready,
            first: 0,
        }
    }

    /// The next one, and whether it waits for nobody any more.
    pub(super) fn next(&mut self) -> Option<(usize, bool)> {
        let ready = self.ready.pop_first();
        let next = ready.or_else(|| self.first_left())?;
        self.open[next] = None;
        let waiters = std::mem::take(&mut self.waiters[next]);
        work::count(1 + waiters.len());
        for waiter in waiters {
            if let Some(open) = &mut self.open[waiter] {
                *open -= 1;
                self.ready.extend((*open == 0).then_some(waiter));
            }
        }
        Some((next, ready.is_some()))
    }

    fn first_left(&mut self) -> Option<usize> {
        let left = self.open[self.first..].iter().position(Option::is_some)?;
        work::count(left);
        self.first += left;
        Some(self.first)
    }
}
