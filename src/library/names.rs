//! Which names more than one actor of a briefing has. Others find that out; here it is kept, for as long as the library
//! is, so that it is worked out once and not once for each page that asks.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::entry::EntryIx;

/// Shared names, each with the actors that have it.
pub(crate) type Shared = HashMap<String, Vec<EntryIx>>;

/// The shared names of each briefing that somebody asked for.
#[derive(Debug, Default)]
pub(super) struct Names(OnceLock<Vec<OnceLock<Shared>>>);

impl Names {
    /// Those of one of so many briefings; `find` finds them, and is asked once.
    pub(super) fn of(
        &self,
        (briefing, briefings): (usize, usize),
        find: impl FnOnce() -> Shared,
    ) -> Option<&Shared> {
        let all = || (0..briefings).map(|_| OnceLock::new()).collect();
        let own = self.0.get_or_init(all).get(briefing)?;
        Some(own.get_or_init(find))
    }
}
