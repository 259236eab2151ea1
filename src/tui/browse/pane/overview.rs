//! The overview: one row, the bottom line of the briefing.

use super::group::Rows;
use super::row::{Row, Tail};
use crate::library::Library;
use crate::theme::meaning::Meaning;
use crate::words::text::Text;

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let row = library.briefing_entry(briefing).map(|entry| Row {
        entry,
        lead: String::new(),
        sign: ("◆", Meaning::Important),
        title: Text::line("Bottom line"),
        tail: Tail::aside(String::new()),
        flag: None,
        cells: Vec::new(),
    });
    Rows::default().under("", row.into_iter().collect())
}
