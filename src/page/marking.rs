//! With whom a page, or all that is in a briefing, may be shared; and whatever else says something of an entry.
//!
//! A marking stands in an option of its own: none where something has no marking, which is never treated as CLEAR. The
//! option around it is none where there is nothing that could have one.

use std::collections::HashMap;

use super::part::{Page, Target};
use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{EntryIx, TitleWords};
use crate::words::text::Text;

/// The marking of an entry as it is named: its own, or that of an entry whose name its title says, whichever is
/// narrower. Nothing for one that belongs to no briefing and has none of its own, as a tag.
pub(crate) fn of_entry(library: &Library, entry: EntryIx) -> Option<Option<Tlp>> {
    let found = library.entry(entry)?;
    let own = library.marking(found);
    let own = (own.is_some() || found.briefing.is_some()).then_some(own);
    let all = own.into_iter().chain(named_in_title(library, entry));
    all.reduce(|one, other| Tlp::of_all([one, other]))
}

/// The markings of those entries that the title of another one names: and of those whose ids stand in these names.
fn named_in_title(library: &Library, entry: EntryIx) -> impl Iterator<Item = Option<Tlp>> {
    let first = linked_in_title(library, entry);
    let all = first.flat_map(|named| std::iter::once(named).chain(linked_in_title(library, named)));
    all.filter_map(|named| {
        let found = library.entry(named)?;
        let marking = library.marking(found);
        (marking.is_some() || found.briefing.is_some()).then_some(marking)
    })
}

/// The entries to which the title of another one has links that show their names.
fn linked_in_title(library: &Library, entry: EntryIx) -> impl Iterator<Item = EntryIx> {
    let found = library.entry(entry);
    let words = found.map_or("", |found| match found.body.title() {
        TitleWords::Plain(text) | TitleWords::Quote(text) => text.as_str(),
        TitleWords::Prose(text) => text,
        TitleWords::None => "",
    });
    let links = words
        .split("[[")
        .skip(1)
        .filter_map(|rest| rest.split_once("]]"));
    let links = links.filter(|(link, _)| !link.contains('|'));
    let briefing = found.and_then(|found| found.briefing);
    links.filter_map(move |(id, _)| library.resolve(briefing, id.trim()))
}

/// The marking of what an entry says itself: the narrowest of its own and of those whose names may stand in it.
pub(crate) fn of_own_words(library: &Library, entry: EntryIx) -> Option<Option<Tlp>> {
    let linked = library.links_from(entry).map(|link| link.to);
    let related = library.edges(entry).flat_map(|edge| [edge.from, edge.to]);
    let all = std::iter::once(entry).chain(linked).chain(related);
    let markings = all.filter_map(|entry| of_entry(library, entry));
    markings.reduce(|one, other| Tlp::of_all([one, other]))
}

/// The markings of all that some links lead to, since a page says their names.
pub(crate) fn of_links<'l>(
    library: &'l Library,
    links: impl IntoIterator<Item = &'l Target> + 'l,
) -> impl Iterator<Item = Option<Tlp>> + 'l {
    let entries = links.into_iter().filter_map(|target| match target {
        Target::Entry(entry) => Some(*entry),
        Target::Address(_) | Target::Topic(_) => None,
    });
    entries.filter_map(|entry| of_entry(library, entry))
}

/// The marking of the page of an entry: the narrowest of its own and of those that it names.
pub(crate) fn of_page(library: &Library, entry: EntryIx, page: &Page) -> Option<Tlp> {
    let own = of_entry(library, entry).into_iter();
    Tlp::of_all(own.chain(of_links(library, &page.links)))
}

/// The marking of the citation of an entry: the narrowest of its own and of all that it names, as it says who speaks, of
/// what, and where that stands.
pub(crate) fn of_citation(library: &Library, entry: EntryIx) -> Option<Option<Tlp>> {
    let kind = library.entry(entry).map(|entry| entry.kind());
    let is_told = move |field: &str| match field {
        "sources" => true,
        "by" | "says" | "hedge" => kind == Some(EntryKind::Statement),
        _ => false,
    };
    let named = library.links_from(entry);
    let named = named.filter(|link| is_told(link.field)).map(|link| link.to);
    let all = std::iter::once(entry).chain(named);
    let all = all.filter_map(|entry| of_entry(library, entry));
    all.reduce(|one, other| Tlp::of_all([one, other]))
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
    Some(label(library.marking(found)))
}

/// The marking of what each of some problems says: of the places that it tells, and of the entries that it names.
/// Nothing for one of something else than briefings.
pub(crate) fn of_problems(library: &Library, problems: &[Diagnostic]) -> Vec<Option<Option<Tlp>>> {
    let places = problems.iter().flat_map(Diagnostic::places);
    let mut markings = library.markings_at(places).into_iter();
    let numbers: HashMap<&Text, usize> = library
        .briefings()
        .iter()
        .enumerate()
        .map(|(number, file)| (file.source.name(), number))
        .collect();
    let of_problem = |problem: &Diagnostic| {
        let places: Vec<_> = markings.by_ref().take(problem.places().count()).collect();
        let is_unread = problem.code == Code::NotUtf8 && places.iter().all(Option::is_none);
        let unread = is_unread.then_some(Some(Tlp::Unreadable));
        let briefing = numbers.get(problem.place.source.name()).copied();
        let named = [&problem.message, &problem.help].into_iter();
        let named = named.flat_map(|words| words.split('`').skip(1).step_by(2));
        let named = named.filter_map(|id| library.resolve(Some(briefing?), id));
        let named = named.filter_map(|entry| of_entry(library, entry));
        let all = places.into_iter().flatten().chain(unread).chain(named);
        all.reduce(|one, other| Tlp::of_all([one, other]))
    };
    problems.iter().map(of_problem).collect()
}

/// How a marking is written before what it holds for.
pub(crate) fn label(marking: Option<Tlp>) -> &'static str {
    marking.map_or("unmarked", Tlp::label)
}

/// The marking of a briefing and of everything in its lists.
pub(crate) fn of_briefing(library: &Library, briefing: usize) -> Option<Option<Tlp>> {
    let file = library.briefing(briefing)?;
    let kinds = EntryKind::ALL.iter();
    let entries = kinds.flat_map(|kind| library.of_kind(briefing, *kind));
    let entries = entries.filter_map(|(entry, _)| of_entry(library, entry));
    let slips = library.slips(briefing).map(|(_, slip)| slip.marking);
    Some(Tlp::of_all(
        entries.chain(slips).chain([file.own_marking()]),
    ))
}
