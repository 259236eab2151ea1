//! Where in its file an entry says something: found by reading its own lines once more, only where something is wrong.

use std::collections::HashMap;

use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::Entry;
use crate::source::{Place, Span};
use crate::work;
use crate::yaml::pairs::items;
use crate::yaml::tree::{Indentation, Kind, Node, parse};

/// The place of something within an entry: `find` gets the tree of its fields. Where that cannot be told, the place of the
/// entry.
pub(super) fn place(
    library: &Library,
    entry: &Entry,
    find: impl FnOnce(&Node<'_>) -> Option<Span>,
) -> Place {
    let mut places = places(library, entry, 1, |fields| vec![find(fields)]);
    places.pop().unwrap_or_else(|| entry.place.clone())
}

/// The places of so many things within an entry, which is read once for all of them.
pub(super) fn places(
    library: &Library,
    entry: &Entry,
    count: usize,
    find: impl FnOnce(&Node<'_>) -> Vec<Option<Span>>,
) -> Vec<Place> {
    let found = library.lines_of(entry).and_then(|whole| {
        let found = read(&whole, |root| Some(find(fields(entry, root)?)))?;
        let place = |span: Option<Span>| match span {
            Some(span) => Place::new(&whole.source, span),
            None => entry.place.clone(),
        };
        Some(found.into_iter().map(place).collect())
    });
    let mut found: Vec<Place> = found.unwrap_or_default();
    found.resize_with(count, || entry.place.clone());
    found
}

/// The value of a field of an entry.
pub(super) fn field(library: &Library, entry: &Entry, name: &str) -> Place {
    place(library, entry, |fields| Some(fields.get(name)?.span))
}

/// The items of a field that is a list, or one value in place of it.
pub(super) fn listed<'n, 't>(fields: &'n Node<'t>, name: &str) -> &'n [Node<'t>] {
    fields.get(name).map(items).unwrap_or_default()
}

/// The places of some keys of a field that is a map.
pub(super) fn keys(fields: &Node<'_>, name: &str, wanted: &[&str]) -> Vec<Option<Span>> {
    let Some(Kind::Map(pairs)) = fields.get(name).map(|field| &field.kind) else {
        return Vec::new();
    };
    work::count(pairs.len());
    let known = pairs
        .iter()
        .rev()
        .filter_map(|(key, _)| Some((key.text()?, key.span)));
    let known: HashMap<&str, Span> = known.collect();
    wanted.iter().map(|key| known.get(key).copied()).collect()
}

/// The bytes of a field that a briefing says of itself, with its name.
pub(super) fn of_header(source: &str, name: &str) -> Option<Span> {
    let mut start = 0;
    let mut lines = source.split_inclusive('\n').map(|line| {
        let at = start;
        start += line.len();
        (at, line)
    });
    let is_it = |line: &str| {
        let rest = line.strip_prefix(name);
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let (from, _) = lines.find(|(_, line)| is_it(line))?;
    let is_next = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && c != '#');
    let end = lines.find(|(_, line)| is_next(line));
    let end = end.map_or(source.len(), |(at, _)| at);
    work::count(end);
    Some(Span::new(from, end))
}

/// The fields of an entry in the tree of its lines, which begin with its id where it is one of a map.
fn fields<'n, 't>(entry: &Entry, root: &'n Node<'t>) -> Option<&'n Node<'t>> {
    if entry.kind() == EntryKind::Event {
        return Some(root);
    }
    match &root.kind {
        Kind::Map(pairs) => pairs.first().map(|(_, fields)| fields),
        _ => None,
    }
}

/// Reads some lines of a file as they stand: what is before them in the first one is blank. Gives the places that are
/// found in them.
fn read(
    whole: &Place,
    find: impl FnOnce(&Node<'_>) -> Option<Vec<Option<Span>>>,
) -> Option<Vec<Option<Span>>> {
    let start = whole.span.range().start;
    let line = whole.source.line_around(whole.span.start).start;
    let blank = start.saturating_sub(line);
    let text = " ".repeat(blank) + whole.source.slice(whole.span);
    let tree = parse(&text, Indentation::Lenient).ok()?;
    let found = find(&tree.root?)?.into_iter();
    let moved = found.map(|span| {
        let span = span?.range();
        let offset = |at: usize| at + start - blank;
        (span.start >= blank).then(|| Span::new(offset(span.start), offset(span.end)))
    });
    Some(moved.collect())
}
