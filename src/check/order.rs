//! Where an event says that it comes after or before another one.

use super::written;
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::source::Place;

/// The place of the id of another event in `after` or `before` of one.
pub(super) fn item(library: &Library, event: EntryIx, other: EntryIx) -> Option<Place> {
    let (entry, field, target) = named(library, event, other)?;
    Some(written::place(library, entry, |fields| {
        let items = written::listed(fields, field);
        let named = items.iter().find(|item| item.text() == Some(target));
        // It may be written in another form.
        named.or(fields.get(field)).map(|node| node.span)
    }))
}

/// The place of the value of `after` or `before` in which an event names another one.
pub(super) fn field(library: &Library, event: EntryIx, other: EntryIx) -> Option<Place> {
    let (entry, field, _) = named(library, event, other)?;
    Some(written::field(library, entry, field))
}

/// An event, and the field and the words by which it names another one; none where it does not.
fn named(
    library: &Library,
    event: EntryIx,
    other: EntryIx,
) -> Option<(&Entry, &'static str, &str)> {
    let entry = library.entry(event)?;
    let Body::Event(full) = &entry.body else {
        return None;
    };
    let fields = [("after", &full.own.after), ("before", &full.own.before)];
    fields.into_iter().find_map(|(field, targets)| {
        let mut targets = targets.iter();
        let is_it = |target: &_| {
            library.resolve_as(EntryKind::Event, entry.briefing, target) == Some(other)
        };
        let target = targets.find(|target| is_it(*target))?;
        Some((entry, field, &**target))
    })
}
