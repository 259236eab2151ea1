//! The entries of library files that a briefing adds to, by kind and id. Nothing here says how they are added.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_yaml::Value as Yaml;

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::source::Place;
use crate::words::text::Text;

/// Entries of library files as values, by kind and id: what a briefing that writes under the same id adds to.
#[derive(Debug, Default, Clone)]
pub struct Bases {
    all: IndexMap<(EntryKind, Text), Base>,
    /// The ids that they had before, with those that they have now.
    former: HashMap<(EntryKind, Text), Text>,
}

/// An entry of a library file as a value.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    /// The fields as they are written.
    pub value: Yaml,
    /// Where they stand.
    pub place: Place,
    /// Its marking, or that of its file where that is narrower.
    pub marking: Option<Tlp>,
}

impl Bases {
    /// Takes in the entries of another library file; the first file to give an id keeps it.
    pub fn extend(&mut self, other: &Self) {
        for (key, base) in &other.all {
            self.all.entry(key.clone()).or_insert_with(|| base.clone());
        }
        for (was, id) in &other.former {
            self.former.entry(was.clone()).or_insert_with(|| id.clone());
        }
    }

    /// Takes in an entry.
    pub(super) fn insert(&mut self, kind: EntryKind, id: Text, base: Base) {
        for was in former(&base.value) {
            let key = (kind, Text::line(was));
            self.former.entry(key).or_insert_with(|| id.clone());
        }
        self.all.insert((kind, id), base);
    }

    pub(super) fn get(&self, kind: EntryKind, id: &str) -> Option<&Base> {
        self.all.get(&BaseName(kind, id))
    }

    /// The entry that had an id before, with the one that it has now.
    pub(super) fn formerly(&self, kind: EntryKind, was: &str) -> Option<(&Text, &Base)> {
        let id = self.former.get(&(kind, Text::line(was)))?;
        Some((id, self.get(kind, id)?))
    }

    pub(super) fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        self.all.values_mut().map(|base| &mut base.place)
    }
}

/// The ids that an entry says it had before.
fn former(value: &Yaml) -> impl Iterator<Item = &str> {
    let was = value.get("was");
    let list = was.and_then(Yaml::as_sequence).into_iter().flatten();
    list.chain(was).filter_map(Yaml::as_str)
}

/// Kind and id to look up, without words of its own. It hashes as those do: one after the other.
#[derive(Hash)]
struct BaseName<'a>(EntryKind, &'a str);

impl indexmap::Equivalent<(EntryKind, Text)> for BaseName<'_> {
    fn equivalent(&self, (kind, id): &(EntryKind, Text)) -> bool {
        self.0 == *kind && *self.1 == **id
    }
}
