//! With whom a page, or all that is in a briefing, may be shared.
//!
//! A marking stands in an option of its own: none where something has no marking, which is never treated as CLEAR. The
//! option around it is none where there is nothing that could have one.

use super::part::{Page, Target};
use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;

/// The marking of an entry; nothing for one that belongs to no briefing and has none of its own, as a tag.
pub(crate) fn of_entry(library: &Library, entry: EntryIx) -> Option<Option<Tlp>> {
    let entry = library.entry(entry)?;
    let marking = library.marking(entry);
    (marking.is_some() || entry.briefing.is_some()).then_some(marking)
}

/// The markings of all that some links lead to, since a page says their names.
pub(crate) fn of_links<'l>(
    library: &'l Library,
    links: impl IntoIterator<Item = &'l Target> + 'l,
) -> impl Iterator<Item = Option<Tlp>> + 'l {
    let entries = links.into_iter().filter_map(|target| match target {
        Target::Entry(entry) => Some(*entry),
        Target::Address(_) => None,
    });
    entries.filter_map(|entry| of_entry(library, entry))
}

/// The marking of the page of an entry: the narrowest of its own and of those that it names.
pub(crate) fn of_page(library: &Library, entry: EntryIx, page: &Page) -> Option<Tlp> {
    let own = of_entry(library, entry).into_iter();
    Tlp::of_all(own.chain(of_links(library, &page.links)))
}

/// The marking of an entry that stands in another briefing than the one the header speaks of: its own, else that of its
/// briefing; none where the header says it already.
pub(super) fn foreign(
    library: &Library,
    entry: EntryIx,
    open: Option<usize>,
) -> Option<&'static str> {
    let found = library
        .entry(entry)
        .filter(|found| found.briefing != open)?;
    let tlp = library.marking(found);
    Some(tlp.map_or("unmarked", |tlp| tlp.label()))
}

/// The marking of a briefing and of everything in its lists.
pub(crate) fn of_briefing(library: &Library, briefing: usize) -> Option<Option<Tlp>> {
    let file = library.briefings().get(briefing)?;
    let kinds = EntryKind::ALL.iter();
    let entries = kinds.flat_map(|kind| library.of_kind(briefing, *kind));
    let entries = entries.map(|(_, entry)| library.marking(entry));
    Some(Tlp::of_all(entries.chain([file.header.tlp])))
}
