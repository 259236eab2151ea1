//! Where in its file an entry says something: found by reading its own lines once more, only where something is wrong.

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
    let found = library.written(entry).and_then(|whole| {
        let found = read(&whole, |root| find(fields(entry, root)?))?;
        Some(Place::new(&whole.source, found))
    });
    found.unwrap_or_else(|| entry.place.clone())
}

/// The value of a field of an entry.
pub(super) fn field(library: &Library, entry: &Entry, name: &str) -> Place {
    place(library, entry, |fields| Some(fields.get(name)?.span))
}

/// The items of a field that is a list, or one value in place of it.
pub(super) fn listed<'n, 't>(fields: &'n Node<'t>, name: &str) -> &'n [Node<'t>] {
    fields.get(name).map(items).unwrap_or_default()
}

/// The key of a pair in a field that is a map.
pub(super) fn key(fields: &Node<'_>, name: &str, key: &str) -> Option<Span> {
    let Kind::Map(pairs) = &fields.get(name)?.kind else {
        return None;
    };
    let found = pairs.iter().find(|(own, _)| own.text() == Some(key));
    found.map(|(key, _)| key.span)
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

/// Reads some lines of a file as they stand: what is before them in the first one is blank.
fn read(whole: &Place, find: impl FnOnce(&Node<'_>) -> Option<Span>) -> Option<Span> {
    let start = whole.span.range().start;
    let line = whole.source.line_around(whole.span.start).start;
    let blank = start.saturating_sub(line);
    let text = " ".repeat(blank) + whole.source.slice(whole.span);
    let tree = parse(&text, Indentation::Lenient).ok()?;
    let found = find(&tree.root?)?.range();
    let offset = |at: usize| at + start - blank;
    (found.start >= blank).then(|| Span::new(offset(found.start), offset(found.end)))
}
