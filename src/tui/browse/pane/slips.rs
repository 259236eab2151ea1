//! The rows of what had to be left out because of a slip, at their places among the others.

use std::sync::Arc;

use super::row::{Of, Row};
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::load::slip::LeftOut;
use crate::page::slip;

/// The rows of the entries of a kind, in the order of the file, with those of what was left out at their places among
/// them.
pub(super) fn rows(
    (library, briefing, kind): (&Library, usize, EntryKind),
    mut row: impl FnMut(EntryIx, &Entry) -> Option<Row>,
) -> Vec<Row> {
    let left_out = || of_kind(library, briefing, kind);
    let entries = || library.of_kind(briefing, kind);
    let mut rows = Vec::with_capacity(entries().count() + left_out().count());
    let mut left_out = left_out().peekable();
    let source = library.briefing(briefing).map(|file| &file.source);
    for (ix, entry) in entries() {
        // What stands in another file has no place in this one.
        let is_here = source.is_some_and(|source| Arc::ptr_eq(source, &entry.place.source));
        let is_before =
            |(_, slip): &Numbered<'_>| is_here && slip.span.start < entry.place.span.start;
        while let Some(slip) = left_out.next_if(is_before) {
            rows.push(row_of(library, briefing, slip));
        }
        rows.extend(row(ix, entry));
    }
    rows.extend(left_out.map(|slip| row_of(library, briefing, slip)));
    rows
}

/// The rows of what was left out of a kind.
pub(super) fn all(library: &Library, briefing: usize, kind: EntryKind) -> Vec<Row> {
    let left_out = of_kind(library, briefing, kind);
    left_out
        .map(|slip| row_of(library, briefing, slip))
        .collect()
}

/// What was left out, with its number.
type Numbered<'l> = (u32, &'l LeftOut);

fn of_kind(
    library: &Library,
    briefing: usize,
    kind: EntryKind,
) -> impl Iterator<Item = Numbered<'_>> {
    let slips = library.slips(briefing);
    slips.filter(move |(_, slip)| slip.kind == kind)
}

fn row_of(library: &Library, briefing: usize, (number, slip): Numbered<'_>) -> Row {
    Row::left_out(number, &slip::title(library, briefing, slip))
}

/// How many of some rows are of what was left out.
pub(super) fn count(rows: &[Row]) -> usize {
    let slips = rows.iter().filter(|row| matches!(row.of, Of::Slip(_)));
    slips.count()
}
