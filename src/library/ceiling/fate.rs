//! What is withheld of a library: which files, which of their entries, and so which entries of the library.
//!
//! Each entry is looked at by itself first; then what goes with it goes, until nothing more does. The work grows with
//! the links, as each is followed once at most.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::ties::{Bases, Ties, Written, parts_of};
use super::{Ceiling, Reason, Withheld};
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::load::Declared;
use crate::words::text::Text;
use crate::yaml::read::WrittenLink;

/// What is withheld.
pub(super) struct Fates<'l> {
    pub(super) library: &'l Library,
    pub(super) ceiling: &'l Ceiling,
    /// Briefings that are withheld whole.
    briefings: Vec<Option<Reason>>,
    /// Library files that are.
    shared: Vec<Option<Reason>>,
    /// What is withheld of the rest.
    written: HashMap<Written<'l>, Reason>,
    /// The entries of the library of which nothing is left.
    gone: Vec<bool>,
    /// Ids that are written in each library file and lead to one of those, from some briefing.
    pub(super) named: Vec<HashSet<&'l str>>,
    pub(super) ids: HashMap<&'l str, Vec<usize>>,
    bases: Bases<'l>,
    queue: Vec<Written<'l>>,
}

impl<'l> Fates<'l> {
    pub(super) fn of(library: &'l Library, ceiling: &'l Ceiling) -> Self {
        let briefings = library.briefings.iter();
        let shared = library.shared.iter();
        let mut fates = Self {
            library,
            ceiling,
            briefings: briefings
                .map(|file| ceiling.file(file.header.tlp))
                .collect(),
            shared: shared.map(|file| ceiling.file(file.tlp)).collect(),
            written: HashMap::new(),
            gone: vec![false; library.parts.len()],
            named: vec![HashSet::new(); library.shared.len()],
            ids: HashMap::new(),
            bases: HashMap::new(),
            queue: Vec::new(),
        };
        for (number, file) in library.briefings.iter().enumerate() {
            fates.ids.entry(&file.id).or_default().push(number);
        }
        for file in &library.shared {
            for (id, declared) in &file.declared {
                fates.bases.entry(id).or_insert(declared.kind);
            }
        }
        fates.withhold_each();
        fates.withhold_with_them();
        fates
    }

    /// What is withheld by itself.
    fn withhold_each(&mut self) {
        let library = self.library;
        for (number, file) in library.briefings.iter().enumerate() {
            let whole = self.briefings[number];
            self.withhold_each_of((Some(number), &file.declared), &file.links, whole);
        }
        for (file, whole) in library.shared.iter().zip(self.shared.clone()) {
            self.withhold_each_of((None, &file.declared), &file.links, whole);
        }
        for (ix, entry) in library.entries() {
            if let (Body::Briefing(_), Some(number)) = (&entry.body, entry.briefing) {
                self.gone[ix.0 as usize] = self.briefings[number].is_some();
            }
        }
    }

    fn withhold_each_of(
        &mut self,
        (scope, declared): (Option<usize>, &'l IndexMap<Text, Declared>),
        links: &[WrittenLink],
        whole: Option<Reason>,
    ) {
        let targets: HashSet<&Text> = links.iter().map(|link| &link.target).collect();
        for (id, declared) in declared {
            // Of what is lost with a syntax error, only those words are ids that somebody takes for one.
            let is_id = !declared.is_lost() || targets.contains(id);
            let reason = whole.or(self.ceiling.own(&declared.own));
            if let Some(reason) = reason.filter(|_| is_id) {
                self.withhold((scope, id), reason);
            }
        }
    }

    fn withhold(&mut self, written: Written<'l>, reason: Reason) {
        if let std::collections::hash_map::Entry::Vacant(free) = self.written.entry(written) {
            free.insert(reason);
            self.queue.push(written);
        }
    }

    /// What goes with something that is withheld.
    fn withhold_with_them(&mut self) {
        let library = self.library;
        let mut ties = Ties::of(library, &self.bases);
        while let Some(written @ (scope, id)) = self.queue.pop() {
            let reason = self
                .written
                .get(&written)
                .copied()
                .unwrap_or(Reason::Marked);
            for carrier in ties.carriers.get(&written).into_iter().flatten() {
                self.withhold((scope, carrier), reason);
            }
            let additions = ties.additions.get(id).filter(|_| scope.is_none());
            for briefing in additions.into_iter().flatten() {
                self.withhold((Some(*briefing), id), reason);
            }
            for ix in ties.entries.get(&written).cloned().into_iter().flatten() {
                self.end(ix, reason, &mut ties);
            }
        }
    }

    /// Withholds an entry if nothing of it is left, and what cannot stand without it.
    fn end(&mut self, ix: EntryIx, reason: Reason, ties: &mut Ties<'l>) {
        let library = self.library;
        let Some(entry) = library.entry(ix).filter(|entry| self.is_gone(entry)) else {
            return;
        };
        if self.has_gone(ix) {
            return;
        }
        self.forget(ix);
        for joined in library.links.to(ix.0) {
            let part = library.parts.get(joined.part as usize);
            let Some(written) = part.and_then(|part| part.written(joined.nth, &library.shared))
            else {
                continue;
            };
            let from = library.entry(EntryIx(joined.from));
            let Some(from) = from.filter(|_| written.shared.is_none()) else {
                continue;
            };
            let source = (from.briefing, from.written_as());
            let left = ties.required.get_mut(&(source, &written.link.field));
            let is_last = left.is_some_and(|left| {
                *left = left.saturating_sub(1);
                *left == 0
            });
            if is_last || comes_after(reason, entry, "after", &written.link.field, from) {
                self.withhold(source, reason);
            }
        }
        for link in library.links_from(ix) {
            let to = library.entry(link.to);
            if let Some(to) = to.filter(|to| comes_after(reason, entry, "before", link.field, to)) {
                self.withhold((to.briefing, to.written_as()), reason);
            }
        }
    }

    /// Withholds shared entries that a briefing saw only because of what is withheld: an id with the briefing before it
    /// would lead nowhere now. Says whether there are any.
    pub(super) fn withhold_unseen(&mut self, derived: &Library) -> bool {
        let mut is_any = false;
        for misfit in derived.misfits().filter(|misfit| misfit.found.is_none()) {
            let number = self.ids.get(misfit.briefing).and_then(|all| all.first());
            let Some(ix) = self.library.resolve(number.copied(), misfit.target) else {
                continue;
            };
            is_any |= !self.has_gone(ix);
            self.forget(ix);
        }
        is_any
    }

    /// Lets nothing name an entry any more.
    fn forget(&mut self, ix: EntryIx) {
        let library = self.library;
        self.gone[ix.0 as usize] = true;
        for joined in library.links.to(ix.0) {
            let part = library.parts.get(joined.part as usize);
            let written = part.and_then(|part| part.written(joined.nth, &library.shared));
            if let Some((written, file)) = written.and_then(|w| Some((w.link, w.shared?))) {
                self.named[file as usize].insert(&written.target);
            }
        }
    }

    /// Whether nothing is left of an entry: neither what its briefing says nor what a library file does.
    fn is_gone(&self, entry: &Entry) -> bool {
        let parts = parts_of(self.library, &self.bases, entry);
        let mut parts = parts.into_iter().flatten();
        parts.all(|written| self.written.contains_key(&written))
    }

    /// Whether an entry of the library is withheld.
    pub(super) fn has_gone(&self, ix: EntryIx) -> bool {
        self.gone.get(ix.0 as usize).copied().unwrap_or_default()
    }

    /// Why a briefing is withheld whole, if it is.
    pub(super) fn briefing(&self, number: usize) -> Option<Reason> {
        self.briefings.get(number).copied().flatten()
    }

    /// Why a library file is withheld whole, if it is.
    pub(super) fn shared(&self, number: usize) -> Option<Reason> {
        self.shared.get(number).copied().flatten()
    }

    /// Whether what is written in a briefing, or in a library file, under an id is withheld.
    pub(super) fn is_withheld(&self, briefing: Option<usize>, id: &str) -> bool {
        self.written.contains_key(&(briefing, id))
    }

    /// How much is withheld.
    pub(super) fn count(&self) -> Withheld {
        let mut count = Withheld::default();
        for whole in self.briefings.iter().chain(&self.shared).flatten() {
            match whole {
                Reason::Unmarked => count.unmarked_files += 1,
                Reason::Marked | Reason::Later => {}
            }
        }
        let narrower = self.briefings.iter().flatten();
        count.marked += narrower.filter(|reason| **reason == Reason::Marked).count();
        for (written, reason) in &self.written {
            match reason {
                _ if !self.counts(written) => {}
                Reason::Unmarked => {}
                Reason::Marked => count.marked += 1,
                Reason::Later => count.later += 1,
            }
        }
        count
    }

    /// How many entries of each briefing were known later, by the briefing's id.
    pub(super) fn later(&self) -> HashMap<Text, usize> {
        let mut later = HashMap::new();
        for (written, reason) in &self.written {
            let file = written
                .0
                .and_then(|number| self.library.briefings.get(number));
            if let Some(file) = file
                && *reason == Reason::Later
                && self.counts(written)
            {
                *later.entry(file.id.clone()).or_default() += 1;
            }
        }
        let gone = self.library.entries();
        let gone = gone.filter(|(ix, _)| self.has_gone(*ix));
        for (_, entry) in gone {
            let file = entry.briefing.and_then(|i| self.library.briefings.get(i));
            let shared = self.written.get(&(None, entry.written_as()));
            if let Some(file) = file
                && shared == Some(&Reason::Later)
                && entry.kind() != EntryKind::Hypothesis
            {
                *later.entry(file.id.clone()).or_default() += 1;
            }
        }
        later
    }

    /// Whether what is written is an entry of its own: no hypothesis, and nothing that adds to a shared entry which is
    /// withheld itself.
    fn counts(&self, (scope, id): &Written<'l>) -> bool {
        let Some(number) = scope else { return true };
        let file = self.library.briefings.get(*number);
        let declared = file.and_then(|file| file.declared.get(*id));
        declared.is_some_and(|declared| {
            let is_added = self.bases.get(id) == Some(&declared.kind)
                && self.written.contains_key(&(None, *id));
            declared.kind != EntryKind::Hypothesis && !declared.is_lost() && !is_added
        })
    }
}

/// Whether one event is known to come after another that was known later: it has no date of its own. `says` is the field
/// of the link that would say so.
fn comes_after(reason: Reason, earlier: &Entry, says: &str, field: &str, later: &Entry) -> bool {
    let Body::Event(event) = &later.body else {
        return false;
    };
    let is_undated = event.own.date.is_none() && event.own.known_since.is_none();
    let is_event = earlier.kind() == EntryKind::Event;
    reason == Reason::Later && is_event && is_undated && field == says
}
