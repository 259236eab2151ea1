//! Whose text a line is from that was found.

use crate::library::entry::{Body, Entry};
use crate::tui::screen::Screen;
use crate::typeset::width::{columns, truncate};

/// What stands between parts of it.
const BETWEEN: &str = " · ";

/// Whose text a line is from, with its hedge, in at most two fifths of the row; of another briefing, that one.
pub(super) fn speaker(entry: &Entry, width: u16, screen: &dyn Screen) -> String {
    let room = usize::from(width) * 2 / 5;
    let home = &entry.id.briefing;
    let elsewhere = home != screen.briefing_id() && !home.is_empty();
    let kind = entry.kind().word();
    let hedge = match &entry.body {
        Body::Statement(statement) => statement.own.hedge.as_deref().map(ToString::to_string),
        _ => None,
    };
    let last = if elsewhere { home.as_str() } else { kind };
    let name = entry.name();
    let forms = [
        hedge
            .as_ref()
            .map(|hedge| format!("{name} · {hedge} · {last}")),
        hedge.as_ref().map(|hedge| format!("{hedge} · {last}")),
        Some(format!("{name} · {last}")),
    ];
    let fits = |text: &String| columns(text) <= room;
    let fitting = forms.into_iter().flatten().find(fits);
    fitting.unwrap_or_else(|| {
        let room = room.saturating_sub(columns(last) + columns(BETWEEN));
        let (name, _) = truncate(&name, u16::try_from(room).unwrap_or(u16::MAX));
        format!("{name}{BETWEEN}{last}")
    })
}
