//! What changed when the files were last read: marked for a moment, so that whoever saved sees where it went.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::briefing::id::EntryId;

/// How long a change is marked.
const MOMENT: Duration = Duration::from_secs(2);

/// The entries that are marked.
#[derive(Debug, Default)]
pub struct Changed {
    entries: HashSet<EntryId>,
    until: Option<Instant>,
}

impl Changed {
    /// Marks entries from now on; where there are none, those that are marked stay.
    pub(crate) fn mark(&mut self, entries: HashSet<EntryId>) {
        if !entries.is_empty() {
            self.entries = entries;
            self.until = Some(Instant::now() + MOMENT);
        }
    }

    /// Whether an entry is marked.
    pub(crate) fn has(&self, entry: &EntryId) -> bool {
        self.entries.contains(entry)
    }

    /// Whether nothing is.
    pub(crate) fn is_nothing(&self) -> bool {
        self.entries.is_empty()
    }

    /// How long they stay marked; none where nothing is.
    pub(crate) fn lasts(&self) -> Option<Duration> {
        let until = self.until?;
        Some(until.saturating_duration_since(Instant::now()))
    }

    /// Marks nothing any more, when it is time.
    pub(crate) fn fade(&mut self) {
        if self.lasts().is_some_and(|left| left.is_zero()) {
            *self = Self::default();
        }
    }
}
