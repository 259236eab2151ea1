//! Markings of what is shown, so that a screen can tell the narrowest of all that is on it.
//!
//! Markings stand in two options: the outer one is none where there is nothing that could have a marking, the inner one
//! where there is something that has none.

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::Target;
use crate::typeset::page::SetPage;

/// The marking of an entry; nothing for one that belongs to no briefing and has none of its own, as a tag.
pub fn of_entry(library: &Library, entry: EntryIx) -> Option<Option<Tlp>> {
    let entry = library.entry(entry)?;
    let marking = library.marking(entry);
    (marking.is_some() || entry.briefing.is_some()).then_some(marking)
}

/// The marking of a briefing and of everything in its lists.
pub fn of_briefing(library: &Library, briefing: usize) -> Option<Option<Tlp>> {
    let file = library.briefings().get(briefing)?;
    let kinds = EntryKind::ALL.iter();
    let entries = kinds.flat_map(|kind| library.of_kind(briefing, *kind));
    let entries = entries.map(|(_, entry)| library.marking(entry));
    Some(Tlp::of_all(entries.chain([file.header.tlp])))
}

/// The markings of what a page links.
pub fn on_page<'a>(
    library: &'a Library,
    page: &'a SetPage,
) -> impl Iterator<Item = Option<Tlp>> + 'a {
    let links = page.links.iter();
    links.filter_map(|(target, _)| match target {
        Target::Entry(entry) => of_entry(library, *entry),
        Target::Address(_) => None,
    })
}
