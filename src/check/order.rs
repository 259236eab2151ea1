//! Where an event says that it comes after or before others.

use std::collections::HashMap;

use super::written;
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::source::{Place, Span};
use crate::work;
use crate::yaml::tree::Node;

/// The places of the ids of other events in `after` or `before` of one, which is read once for all of them.
pub(super) fn items(library: &Library, event: EntryIx, others: &[EntryIx]) -> Vec<Place> {
    let Some(entry) = library.entry(event).filter(|_| !others.is_empty()) else {
        return Vec::new();
    };
    let named = named(library, entry);
    written::places(library, entry, others.len(), |fields| {
        let spans = FIELDS.map(|field| (field, spans(fields, field)));
        let place = |other: &EntryIx| {
            let (field, target) = named.get(other)?;
            let spans = spans.iter().find(|(name, _)| name == field);
            let own = spans.and_then(|(_, spans)| spans.get(target).copied());
            // It may be written in another form.
            own.or_else(|| fields.get(field).map(|node| node.span))
        };
        others.iter().map(place).collect()
    })
}

/// The place of the value of `after` or `before` in which an event names another one.
pub(super) fn field(library: &Library, event: EntryIx, other: EntryIx) -> Option<Place> {
    let entry = library.entry(event)?;
    let (field, _) = *named(library, entry).get(&other)?;
    Some(written::field(library, entry, field))
}

/// The fields in which an event names others.
const FIELDS: [&str; 2] = ["after", "before"];

/// The field and the words by which an event names each other one; the first of them.
fn named<'l>(library: &'l Library, entry: &'l Entry) -> HashMap<EntryIx, (&'static str, &'l str)> {
    let Body::Event(full) = &entry.body else {
        return HashMap::new();
    };
    let targets = [&full.own.after, &full.own.before];
    let mut named = HashMap::new();
    for (field, targets) in FIELDS.into_iter().zip(targets) {
        work::count(targets.len());
        for target in targets.iter() {
            let other = library.resolve_as(EntryKind::Event, entry.briefing, target);
            if let Some(other) = other {
                named.entry(other).or_insert((field, &**target));
            }
        }
    }
    named
}

/// The places of the ids in a field; of one that stands there twice, the first.
fn spans<'n>(fields: &'n Node<'_>, field: &str) -> HashMap<&'n str, Span> {
    let items = written::listed(fields, field).iter().rev();
    items
        .filter_map(|item| Some((item.text()?, item.span)))
        .collect()
}
