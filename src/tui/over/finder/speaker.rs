//! Whose text a line is from that was found.

use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::hedge;
use crate::tui::screen::Screen;
use crate::typeset::width::{columns, truncate};

/// What stands between parts of it.
const BETWEEN: &str = " · ";

/// Whose text a line is from, with its hedge, in at most two fifths of the row; of another briefing, that one. What has
/// no room is cut: of words that are hedged the hedge stays, else the name.
pub(super) fn speaker(library: &Library, ix: EntryIx, width: u16, screen: &dyn Screen) -> String {
    let Some(entry) = library.entry(ix) else {
        return String::new();
    };
    let room = usize::from(width) * 2 / 5;
    let home = &entry.id.briefing;
    let elsewhere = home != screen.briefing_id() && !home.is_empty();
    let kind = entry.kind().word();
    let last = if elsewhere { home.as_str() } else { kind };
    let name = entry.name();
    let fits = |text: &String| columns(text) <= room;
    let cut = |words: &str| {
        let room = room.saturating_sub(columns(last) + columns(BETWEEN));
        let (words, _) = truncate(words, u16::try_from(room).unwrap_or(u16::MAX));
        format!("{words}{BETWEEN}{last}")
    };
    match hedge(library, ix) {
        Some(hedge) => {
            let forms = [
                format!("{name}{BETWEEN}{hedge}{BETWEEN}{last}"),
                format!("{hedge}{BETWEEN}{last}"),
            ];
            forms.into_iter().find(fits).unwrap_or_else(|| cut(&hedge))
        }
        None => {
            let full = format!("{name}{BETWEEN}{last}");
            if fits(&full) { full } else { cut(&name) }
        }
    }
}
