//! Where the events of each briefing stand in their order. Others know the order; here it is kept, for as long as the
//! library is, so that it is worked out once and not once for each page that asks.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::entry::EntryIx;

/// The ranks of the events of each briefing that somebody asked for.
#[derive(Debug, Default)]
pub(super) struct Ranks(OnceLock<Vec<OnceLock<HashMap<EntryIx, usize>>>>);

impl Ranks {
    /// The ranks of one of so many briefings; `order` gives its events in their order, and is asked once.
    pub(super) fn of(
        &self,
        (briefing, briefings): (usize, usize),
        order: impl FnOnce() -> Vec<EntryIx>,
    ) -> Option<&HashMap<EntryIx, usize>> {
        let all = || (0..briefings).map(|_| OnceLock::new()).collect();
        let own = self.0.get_or_init(all).get(briefing)?;
        Some(own.get_or_init(|| order().into_iter().zip(0..).collect()))
    }
}
