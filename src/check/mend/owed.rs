//! What tradecraft asks of entries that an error kept from being read, all or in part: it was owed before that was mended.
//! Of every other entry it is new.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::library::Library;
use crate::load::Declared;
use crate::source::{Place, Span};
use crate::words::text::Text;

/// What an error that is mended kept from being read, by its file: an entry, or all that stands in none.
type Erring<'l> = HashSet<(&'l Text, Option<&'l Text>)>;

/// What some fixes show of what was owed.
pub(super) struct Owed<'l> {
    before: Written<'l>,
    after: Written<'l>,
    erring: Erring<'l>,
}

impl<'l> Owed<'l> {
    /// What mending some problems of one library shows in another.
    pub(super) fn of(before: &'l Library, after: &'l Library, mended: &[&'l Diagnostic]) -> Self {
        let (before, after) = (Written::of(before), Written::of(after));
        let errors = mended
            .iter()
            .filter(|problem| problem.severity() == Severity::Error);
        let erring = errors
            .map(|error| (error.place.source.name(), before.around(&error.place)))
            .collect();
        Self {
            before,
            after,
            erring,
        }
    }

    /// Whether what is asked for at a place may have been owed, as far as it was told before.
    pub(super) fn before(&self, place: &Place) -> bool {
        let around = self.before.around(place);
        self.erring.contains(&(place.source.name(), around))
    }

    /// The same of a place as it is after the mending: or nothing of it was read before.
    pub(super) fn after(&self, place: &Place) -> bool {
        let (file, around) = (place.source.name(), self.after.around(place));
        let was_read = match around {
            Some(id) => self.before.reads(file, id),
            None => self.before.0.contains_key(file),
        };
        !was_read || self.erring.contains(&(file, around))
    }
}

/// The entries of each file, by its name.
struct Written<'l>(HashMap<&'l Text, Entries<'l>>);

/// The entries of a file that could be read, and where each of all that stand in no other one stands, in order.
struct Entries<'l> {
    read: HashSet<&'l Text>,
    outer: Vec<(Span, &'l Text)>,
}

impl<'l> Written<'l> {
    fn of(library: &'l Library) -> Self {
        let briefings = library.briefings().iter().map(|file| {
            let entries = Entries::of(file.entries.keys(), &file.declared);
            (file.source.name(), entries)
        });
        let shared = library.shared().iter().map(|file| {
            let entries = Entries::of(file.entries.keys(), &file.declared);
            (file.source.name(), entries)
        });
        Self(briefings.chain(shared).collect())
    }

    fn reads(&self, file: &Text, id: &Text) -> bool {
        let file = self.0.get(file);
        file.is_some_and(|entries| entries.read.contains(id))
    }

    /// The entry around a place, and around any other one there.
    fn around(&self, place: &Place) -> Option<&'l Text> {
        let outer = &self.0.get(place.source.name())?.outer;
        let at = place.span.start;
        let before = outer.partition_point(|(span, _)| span.start <= at);
        let (span, id) = outer[..before].last()?;
        (at <= span.end).then_some(id)
    }
}

impl<'l> Entries<'l> {
    fn of(
        read: impl Iterator<Item = &'l Text>,
        declared: impl IntoIterator<Item = (&'l Text, &'l Declared)>,
    ) -> Self {
        let known = declared.into_iter().filter(|(_, it)| !it.is_lost());
        let mut spans: Vec<(Span, &Text)> = known.map(|(id, it)| (it.entry, id)).collect();
        spans.sort_unstable_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let mut outer: Vec<(Span, &Text)> = Vec::with_capacity(spans.len());
        for (span, id) in spans {
            if outer.last().is_none_or(|(last, _)| span.start >= last.end) {
                outer.push((span, id));
            }
        }
        Self {
            read: read.collect(),
            outer,
        }
    }
}
