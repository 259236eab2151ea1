//! What is withheld of a library: which files, which of their entries, and so which entries of the library.
//!
//! Each entry is looked at by itself first; then what goes with it goes, until nothing more does. The work grows with
//! the links, as each is followed once at most.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::{Ceiling, Reason, Withheld, written_as};
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::load::{Declared, SHAPES};
use crate::source::Span;
use crate::words::text::Text;
use crate::yaml::read::omit::Omit;
use crate::yaml::read::{Own, WrittenLink};
use crate::yaml::shape::Shape;
use crate::yaml::tree::Carried;

/// What somebody wrote under an id: in a briefing, or in a library file.
type Written<'l> = (Option<usize>, &'l str);

/// What is withheld.
pub(super) struct Fates<'l> {
    library: &'l Library,
    ceiling: &'l Ceiling,
    /// Briefings that are withheld whole.
    briefings: Vec<Option<Reason>>,
    /// Library files that are.
    shared: Vec<Option<Reason>>,
    /// What is withheld of the rest.
    written: HashMap<Written<'l>, Reason>,
    /// The entries of the library of which nothing is left.
    gone: Vec<bool>,
    /// Ids that are written in each library file and lead to one of those, from some briefing.
    named: Vec<HashSet<&'l str>>,
    ids: HashMap<&'l str, Vec<usize>>,
    bases: HashMap<&'l str, EntryKind>,
    queue: Vec<Written<'l>>,
}

/// What goes with what.
struct Ties<'l> {
    /// The entries of the library that are made of what is written.
    entries: HashMap<Written<'l>, Vec<EntryIx>>,
    /// The briefings that add to what a library file has under an id.
    additions: HashMap<&'l str, Vec<usize>>,
    /// The entries into which an alias carries words of another one.
    carriers: HashMap<Written<'l>, Vec<&'l str>>,
    /// How many ids a required field of an entry has.
    required: HashMap<(Written<'l>, &'l str), usize>,
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
            let is_id = !is_lost(declared) || targets.contains(id);
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
        let mut ties = Ties::of(self);
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
            let source = (from.briefing, written_as(from));
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
                self.withhold((to.briefing, written_as(to)), reason);
            }
        }
    }

    /// Withholds shared entries that a briefing saw only because of what is withheld: an id with the briefing before it
    /// would lead nowhere now. Says whether there are any.
    pub(super) fn withhold_unseen(&mut self, derived: &Library) -> bool {
        let mut is_any = false;
        for misfit in derived
            .misfits
            .iter()
            .filter(|misfit| misfit.found.is_none())
        {
            let number = self
                .ids
                .get(misfit.briefing.as_str())
                .and_then(|all| all.first());
            let Some(ix) = self.library.resolve(number.copied(), &misfit.target) else {
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
        let mut parts = self.parts_of(entry).into_iter().flatten();
        parts.all(|written| self.written.contains_key(&written))
    }

    /// What an entry is made of: what its briefing says, what a library file says.
    fn parts_of(&self, entry: &'l Entry) -> [Option<Written<'l>>; 2] {
        let id = written_as(entry);
        let file = entry.briefing.and_then(|i| self.library.briefings.get(i));
        let own = file.is_some_and(|file| file.entries.contains_key(&entry.id.item));
        let own = entry
            .briefing
            .filter(|_| own)
            .map(|briefing| (Some(briefing), id));
        let is_base = own.is_none() || self.bases.get(id) == Some(&entry.kind());
        [own, is_base.then_some((None, id))]
    }

    /// Whether an entry of the library is withheld.
    fn has_gone(&self, ix: EntryIx) -> bool {
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

    /// What may not be named in a briefing.
    pub(super) fn in_briefing(&self, number: usize) -> impl Omit {
        Names {
            fates: self,
            place: Place::Briefing(number),
        }
    }

    /// What may not be named in a library file.
    pub(super) fn in_shared(&self, number: usize) -> impl Omit {
        Names {
            fates: self,
            place: Place::Shared(number),
        }
    }

    /// The day of the ceiling.
    pub(super) fn ceiling(&self) -> &Ceiling {
        self.ceiling
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

    /// Whether what is written is an entry of its own: no hypothesis, and nothing that adds to a shared entry which is
    /// withheld itself.
    fn counts(&self, (scope, id): &Written<'l>) -> bool {
        let Some(number) = scope else { return true };
        let file = self.library.briefings.get(*number);
        let declared = file.and_then(|file| file.declared.get(*id));
        declared.is_some_and(|declared| {
            let is_added = self.bases.get(id) == Some(&declared.kind)
                && self.written.contains_key(&(None, *id));
            declared.kind != EntryKind::Hypothesis && !is_lost(declared) && !is_added
        })
    }

    /// Whether an id that leads nowhere names something withheld: an entry that is broken, or one of a briefing that is
    /// withheld whole.
    fn is_broken_and_withheld(&self, number: usize, id: &str) -> bool {
        let item = |id: &'_ str| id.find('.').unwrap_or(id.len());
        match id.split_once('/') {
            None => self.is_withheld(Some(number), &id[..item(id)]),
            Some((scope, id)) => {
                let mut briefings = self.ids.get(scope).into_iter().flatten();
                briefings.any(|number| {
                    self.briefing(*number).is_some()
                        || self.is_withheld(Some(*number), &id[..item(id)])
                })
            }
        }
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

/// Whether an entry is lost with a syntax error: then nothing is known but the words that may be its id.
fn is_lost(declared: &Declared) -> bool {
    declared.entry == Span::default()
}

impl<'l> Ties<'l> {
    fn of(fates: &Fates<'l>) -> Self {
        let library = fates.library;
        let mut ties = Self {
            entries: HashMap::new(),
            additions: HashMap::new(),
            carriers: HashMap::new(),
            required: HashMap::new(),
        };
        for (ix, entry) in library.entries() {
            if entry.kind() == EntryKind::Briefing {
                continue;
            }
            for written in fates.parts_of(entry).into_iter().flatten() {
                ties.entries.entry(written).or_default().push(ix);
            }
        }
        let required = required();
        for (number, file) in library.briefings.iter().enumerate() {
            ties.carry(Some(number), &file.declared, &file.carried);
            for (id, declared) in &file.declared {
                if fates.bases.get(id.as_str()) == Some(&declared.kind) {
                    ties.additions.entry(id).or_default().push(number);
                }
            }
            for link in &file.links {
                let kind = file.declared.get(&link.from).map(|declared| declared.kind);
                if required.contains(&(kind, link.field.as_str())) {
                    let from = (Some(number), link.from.as_str());
                    *ties.required.entry((from, &link.field)).or_default() += 1;
                }
            }
        }
        for file in &library.shared {
            ties.carry(None, &file.declared, &file.carried);
        }
        ties
    }

    /// Notes which entries of a file carry words of which.
    fn carry(
        &mut self,
        scope: Option<usize>,
        declared: &'l IndexMap<Text, Declared>,
        carried: &[Carried],
    ) {
        if carried.is_empty() {
            return;
        }
        let entries = declared
            .iter()
            .filter(|(_, declared)| declared.kind != EntryKind::Hypothesis && !is_lost(declared));
        let mut spans: Vec<(Span, &Text)> = entries.map(|(id, d)| (d.entry, id)).collect();
        spans.sort_by_key(|(span, _)| *span);
        let around = |at: Span| {
            let behind = spans.partition_point(|(span, _)| span.start <= at.start);
            let (span, id) = behind.checked_sub(1).and_then(|i| spans.get(i))?;
            (at.end <= span.end).then_some(*id)
        };
        for carried in carried {
            if let (Some(from), Some(to)) = (around(carried.from), around(carried.to))
                && from != to
            {
                self.carriers.entry((scope, from)).or_default().push(to);
            }
        }
    }
}

/// The fields that an entry must have and that name other entries, by its kind.
fn required() -> HashSet<(Option<EntryKind>, &'static str)> {
    let collections = SHAPES.collections.fields.values();
    let mut required = HashSet::new();
    for field in collections {
        let (Shape::Map(_, inner) | Shape::List(inner)) = &field.shape else {
            continue;
        };
        let Shape::Record(record) = inner.as_ref() else {
            continue;
        };
        let fields = record.fields.iter().filter(|(_, field)| {
            field.required
                && match &field.shape {
                    Shape::List(inner) => is_reference(inner),
                    shape => is_reference(shape),
                }
        });
        let kind = EntryKind::from_word(&record.name);
        required.extend(fields.map(|(name, _)| (kind, name.as_str())));
    }
    required
}

fn is_reference(shape: &Shape) -> bool {
    matches!(shape, Shape::Ref(_) | Shape::Citation)
}

enum Place {
    Briefing(usize),
    Shared(usize),
}

/// What may not be named somewhere.
struct Names<'f, 'l> {
    fates: &'f Fates<'l>,
    place: Place,
}

impl Omit for Names<'_, '_> {
    fn names(&self, id: &str) -> bool {
        let fates = self.fates;
        match self.place {
            Place::Briefing(number) => match fates.library.resolve(Some(number), id) {
                Some(ix) => fates.has_gone(ix),
                None => fates.is_broken_and_withheld(number, id),
            },
            Place::Shared(number) => {
                let found = fates.library.resolve(None, id);
                let named = fates.named.get(number);
                found.is_some_and(|ix| fates.has_gone(ix))
                    || fates.is_withheld(None, id)
                    || named.is_some_and(|named| named.contains(id))
            }
        }
    }

    fn record(&self, own: &Own) -> bool {
        self.fates.ceiling.own(own).is_some()
    }
}
