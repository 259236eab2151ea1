//! The rows of what had to be left out because of a slip, at their places among the others.

use std::sync::Arc;

use super::row::{Of, Row};
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::page::slip;

/// The rows of a kind in the order of the file, with those of what was left out at their places among them.
pub(super) fn among(
    rows: Vec<Row>,
    library: &Library,
    briefing: usize,
    kind: EntryKind,
) -> Vec<Row> {
    let mut slips = of_kind(library, briefing, kind).peekable();
    if slips.peek().is_none() {
        return rows;
    }
    let source = library.briefing(briefing).map(|file| &file.source);
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = row.of.entry().and_then(|ix| library.entry(ix));
        // What stands in another file has no place in this one.
        let here = entry
            .filter(|entry| source.is_some_and(|source| Arc::ptr_eq(source, &entry.place.source)));
        while let Some((_, start)) = slips.peek()
            && here.is_some_and(|entry| *start < entry.place.span.start)
        {
            all.extend(slips.next().map(|(row, _)| row));
        }
        all.push(row);
    }
    all.extend(slips.map(|(row, _)| row));
    all
}

/// The rows of what was left out of a kind.
pub(super) fn all(library: &Library, briefing: usize, kind: EntryKind) -> Vec<Row> {
    of_kind(library, briefing, kind)
        .map(|(row, _)| row)
        .collect()
}

fn of_kind(
    library: &Library,
    briefing: usize,
    kind: EntryKind,
) -> impl Iterator<Item = (Row, u32)> {
    let slips = library.slips(briefing);
    let slips = slips.filter(move |(_, slip)| slip.kind == kind);
    slips.map(move |(number, slip)| {
        (
            Row::left_out(number, &slip::title(library, briefing, slip)),
            slip.span.start,
        )
    })
}

/// How many of some rows are of what was left out.
pub(super) fn count(rows: &[Row]) -> usize {
    let slips = rows.iter().filter(|row| matches!(row.of, Of::Slip(_)));
    slips.count()
}
