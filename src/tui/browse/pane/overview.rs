//! The overview: one row, the bottom line of the briefing.

use super::group::Rows;
use super::row::Row;
use crate::library::Library;
use crate::theme::meaning::Meaning;
use crate::words::text::Text;

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let entry = library.briefing_entry(briefing);
    let found = entry.and_then(|ix| Some((ix, library.entry(ix)?)));
    let row = found.map(|(ix, entry)| Row {
        sign: ("◆", Meaning::Important),
        title: Text::line("Bottom line"),
        ..Row::of(ix, entry)
    });
    Rows::default().under("", row.into_iter().collect())
}
