//! What an id means where it is written. In a library file it may mean an entry of several briefings, of each in its own.

use super::{Ids, Parts, Thing};
use crate::briefing::EntryKind;
use crate::library::entry::{Entry, EntryIx};
use crate::library::written_files::WrittenFile;
use crate::source::Place;

impl Ids<'_> {
    /// What an id means where it is written in a file, and one of some kinds is wanted, or any.
    pub(crate) fn meant(
        &self,
        file: &WrittenFile<'_>,
        target: &str,
        kinds: &[EntryKind],
    ) -> Option<Thing> {
        let found = self.resolve(file.briefing, target, kinds);
        let own = found.and_then(|found| self.thing(found));
        own.or_else(|| match file.briefing {
            Some(_) => None,
            // What a library file names may be described in briefings only.
            None => self.in_briefings(target, kinds).next(),
        })
    }

    /// Whether an id that is written in a file means a thing there, if perhaps others besides.
    pub(super) fn is_meant(
        &self,
        file: &WrittenFile<'_>,
        target: &str,
        kinds: &[EntryKind],
        thing: &Thing,
    ) -> bool {
        let found = self.resolve(file.briefing, target, kinds);
        match found.and_then(|found| self.thing(found)) {
            Some(found) => found == *thing,
            None => {
                file.briefing.is_none() && self.in_briefings(target, kinds).any(|own| own == *thing)
            }
        }
    }

    /// Where a library file names a thing by an id that means another one too, in another briefing.
    pub(crate) fn named_with_another(&self, thing: &Thing) -> Option<Place> {
        if thing.scope.is_empty() {
            return None;
        }
        let name = thing.name();
        let mut files = self
            .library
            .written_files()
            .filter(|file| file.briefing.is_none());
        files.find_map(|file| {
            let mut links = file.links.iter().filter(|link| link.target.contains(name));
            let found = links.find(|link| {
                let parts = Parts::of_target(&link.target);
                parts.named(name).into_iter().any(|part| {
                    let (target, kinds) = parts.target(link, part);
                    self.is_meant(&file, &target, kinds, thing)
                        && self.in_briefings(&target, kinds).any(|own| own != *thing)
                })
            });
            found.map(|link| Place::new(file.source, link.span))
        })
    }

    /// What an id means in each briefing.
    fn in_briefings(&self, target: &str, kinds: &[EntryKind]) -> impl Iterator<Item = Thing> {
        let briefings = self
            .library
            .written_files()
            .filter_map(|file| file.briefing);
        briefings
            .filter_map(move |briefing| self.thing(self.resolve(Some(briefing), target, kinds)?))
    }

    fn resolve(
        &self,
        briefing: Option<usize>,
        target: &str,
        kinds: &[EntryKind],
    ) -> Option<EntryIx> {
        let library = self.library;
        let is_wanted = |ix: &EntryIx| {
            let kind = library.entry(*ix).map(Entry::kind);
            kind.is_some_and(|kind| kinds.contains(&kind))
        };
        let any = library.resolve(briefing, target);
        let wanted = kinds
            .iter()
            .filter_map(|kind| library.resolve_as(*kind, briefing, target));
        wanted.filter(is_wanted).chain(any).next()
    }
}
