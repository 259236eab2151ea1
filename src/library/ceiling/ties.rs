//! What goes with what: the entries that are made of what somebody wrote, and what cannot stand without it.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::load::{Declared, SHAPES};
use crate::source::Span;
use crate::words::text::Text;
use crate::yaml::shape::Shape;
use crate::yaml::tree::Carried;

/// What somebody wrote under an id: in a briefing, or in a library file.
pub(super) type Written<'l> = (Option<usize>, &'l str);

/// The kinds of what library files have, by their ids.
pub(super) type Bases<'l> = HashMap<&'l str, EntryKind>;

/// What goes with what.
pub(super) struct Ties<'l> {
    /// The entries of the library that are made of what is written.
    pub(super) entries: HashMap<Written<'l>, Vec<EntryIx>>,
    /// The briefings that add to what a library file has under an id.
    pub(super) additions: HashMap<&'l str, Vec<usize>>,
    /// The entries into which an alias carries words of another one.
    pub(super) carriers: HashMap<Written<'l>, Vec<&'l str>>,
    /// How many ids a required field of an entry has.
    pub(super) required: HashMap<(Written<'l>, &'l str), usize>,
}

/// What an entry is made of: what its briefing says, what a library file says.
pub(super) fn parts_of<'e>(
    library: &Library,
    bases: &Bases<'_>,
    entry: &'e Entry,
) -> [Option<Written<'e>>; 2] {
    let id = entry.written_as();
    let file = entry.briefing.and_then(|i| library.briefings.get(i));
    let own = file.is_some_and(|file| file.entries.contains_key(&entry.id.item));
    let own = entry.briefing.filter(|_| own);
    let own = own.map(|briefing| (Some(briefing), id));
    let is_base = own.is_none() || bases.get(id) == Some(&entry.kind());
    [own, is_base.then_some((None, id))]
}

impl<'l> Ties<'l> {
    pub(super) fn of(library: &'l Library, bases: &Bases<'l>) -> Self {
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
            for written in parts_of(library, bases, entry).into_iter().flatten() {
                ties.entries.entry(written).or_default().push(ix);
            }
        }
        let required = required();
        for (number, file) in library.briefings.iter().enumerate() {
            ties.carry(Some(number), &file.declared, &file.carried);
            for (id, declared) in &file.declared {
                if bases.get(id.as_str()) == Some(&declared.kind) {
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
            .filter(|(_, declared)| declared.kind != EntryKind::Hypothesis && !declared.is_lost());
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
