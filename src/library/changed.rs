//! What of a library says something else than the one before it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::IndexMap;

use super::{Extent, Library};
use crate::briefing::id::EntryId;
use crate::briefing::{EntryKind, Header};
use crate::load::Declared;
use crate::source::SourceFile;
use crate::words::text::Text;
use crate::work;

/// The ids in a file.
type Ids = IndexMap<Text, Declared>;

impl Library {
    /// The entries whose text in their file is another one than before, or was not there. What a file that is new says is
    /// no change, nor is what is seen as of another day or under another marking.
    pub fn changed_since(&self, before: &Self) -> HashSet<EntryId> {
        let is_whole = [self, before].map(|library| library.extent) == [Extent::Whole; 2];
        if !is_whole || self.ceiling() != before.ceiling() {
            return HashSet::new();
        }
        let before = Before::of(before);
        let shared = self.shared.iter();
        let shared = shared.flat_map(|file| before.differing(&file.source, &file.declared));
        let shared: HashSet<&str> = shared.collect();
        let mut changed = HashSet::new();
        for (_, part) in self.parts.iter() {
            let file = part.file.as_ref();
            let own = file.map(|file| before.differing(&file.source, &file.declared));
            let own = own.unwrap_or_default();
            let is_header = file.is_some_and(|file| {
                let header = before.headers.get(file.source.name());
                header.is_some_and(|header| **header != file.header)
            });
            if own.is_empty() && shared.is_empty() && !is_header {
                continue;
            }
            work::count(part.entries.len());
            let entries = part.entries.iter().filter(|entry| match entry.kind() {
                EntryKind::Briefing => is_header,
                _ => {
                    let id = entry.written_as();
                    own.contains(id) || shared.contains(id)
                }
            });
            changed.extend(entries.map(|entry| entry.id.clone()));
        }
        changed
    }
}

/// The files of the library before, by their names.
struct Before<'l> {
    files: HashMap<&'l Text, (&'l Arc<SourceFile>, &'l Ids)>,
    headers: HashMap<&'l Text, &'l Header>,
}

impl<'l> Before<'l> {
    fn of(library: &'l Library) -> Self {
        let briefings = library.briefings.iter();
        let briefings = briefings.map(|file| (&file.source, &file.declared));
        let shared = library.shared.iter();
        let shared = shared.map(|file| (&file.source, &file.declared));
        let files = briefings.chain(shared);
        let headers = library.briefings.iter();
        Self {
            files: files
                .map(|(source, ids)| (source.name(), (source, ids)))
                .collect(),
            headers: headers
                .map(|file| (file.source.name(), &file.header))
                .collect(),
        }
    }

    /// The ids under which a file says something else than before.
    fn differing<'f>(&self, source: &Arc<SourceFile>, ids: &'f Ids) -> HashSet<&'f str> {
        let Some((old, old_ids)) = self.files.get(source.name()) else {
            return HashSet::new();
        };
        if Arc::ptr_eq(old, source) || old.text() == source.text() {
            return HashSet::new();
        }
        work::count(ids.len());
        let ids = ids.iter().filter(|(id, declared)| {
            let before = old_ids.get(*id);
            let before = before.and_then(|before| old.text().get(before.entry.range()));
            before != source.text().get(declared.entry.range())
        });
        ids.map(|(id, _)| id.as_str()).collect()
    }
}
