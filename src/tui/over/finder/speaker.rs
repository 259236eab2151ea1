//! Whose text a line is from that was found.

use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::{hedge, later};
use crate::tui::screen::Screen;
use crate::typeset::width::{columns, truncate};

/// What stands between parts of it.
const BETWEEN: &str = " · ";
/// Columns that a name keeps beside a hedge; in less it would say nothing.
const NAME: usize = 12;
/// Columns of a row that are neither the line nor whose it is.
const AIR: usize = 5;

/// Whose text a line is from, with its hedge and whether it is later than the picture, in what the line leaves of a row
/// of so many columns, which is two fifths at least; of another briefing, that one. What has no room is cut: of words that
/// are hedged the hedge stays, else the name.
pub(super) fn speaker(
    library: &Library,
    ix: EntryIx,
    (width, line): (u16, &str),
    screen: &dyn Screen,
) -> String {
    let Some(entry) = library.entry(ix) else {
        return String::new();
    };
    let width = usize::from(width);
    let left = width.saturating_sub(columns(line) + AIR);
    let room = left.max(width * 2 / 5);
    let home = &entry.id.briefing;
    let elsewhere = home != screen.briefing_id() && !home.is_empty();
    let kind = entry.kind().word();
    let last = if elsewhere { home.as_str() } else { kind };
    let last = joined(&[&later(library, ix), last]);
    let name = entry.name();
    match hedge(library, ix) {
        Some(hedge) => {
            let hedged = joined(&[&hedge, &last]);
            let beside = room.saturating_sub(columns(&hedged) + columns(BETWEEN));
            if beside >= columns(&name).min(NAME) {
                joined(&[&cut(&name, beside), &hedged])
            } else {
                among(&hedge, room, &last)
            }
        }
        None => among(&name, room, &last),
    }
}

/// Words before the last ones, cut to what they leave.
pub(super) fn among(words: &str, room: usize, last: &str) -> String {
    let taken = match last.is_empty() {
        true => 0,
        false => columns(last) + columns(BETWEEN),
    };
    joined(&[&cut(words, room.saturating_sub(taken)), last])
}

fn cut(words: &str, room: usize) -> String {
    let room = u16::try_from(room).unwrap_or(u16::MAX);
    truncate(words, room).0.into_owned()
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join(BETWEEN)
}
