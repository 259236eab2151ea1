//! Where the events of each briefing stand in their order. Others know the order; here it is kept, for as long as the
//! library is, so that it is worked out once and not once for each page that asks.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Library;
use super::entry::EntryIx;

/// The ranks of the events of each briefing that somebody asked for.
#[derive(Debug, Default)]
pub(super) struct Ranks(OnceLock<Vec<OnceLock<HashMap<EntryIx, usize>>>>);

impl Library {
    /// The place of each event of a briefing among all of them, counted from zero. `order` gives all in their order, and
    /// is asked once. None where there is no such briefing.
    pub(crate) fn ranks(
        &self,
        briefing: usize,
        order: impl FnOnce() -> Vec<EntryIx>,
    ) -> Option<&HashMap<EntryIx, usize>> {
        let all = || self.briefings.iter().map(|_| OnceLock::new()).collect();
        let own = self.ranks.0.get_or_init(all).get(briefing)?;
        Some(own.get_or_init(|| order().into_iter().zip(0..).collect()))
    }
}
