//! What others work out of a briefing, kept for as long as the library is, so that it is worked out once and not once for
//! each page that asks: where events stand in their order, and which names more than one actor has.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::entry::EntryIx;

/// Something of each briefing that somebody asked for.
#[derive(Debug)]
pub(super) struct Kept<T>(OnceLock<Vec<OnceLock<T>>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Kept<T> {
    /// What is kept of one of so many briefings; `make` makes it, and is asked once. None where there is no such briefing.
    pub(super) fn of(
        &self,
        (briefing, of): (usize, usize),
        make: impl FnOnce() -> T,
    ) -> Option<&T> {
        let all = || (0..of).map(|_| OnceLock::new()).collect();
        let own = self.0.get_or_init(all).get(briefing)?;
        Some(own.get_or_init(make))
    }
}

/// The ranks of events.
pub(super) type Ranks = Kept<HashMap<EntryIx, usize>>;

/// The actors that have a name.
pub(super) type Names = Kept<HashMap<String, Vec<EntryIx>>>;
