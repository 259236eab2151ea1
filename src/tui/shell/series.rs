//! The keys that may follow those pressed so far, in a box above everything else, with what each does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Shell;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::{Action, spec_of};
use crate::tui::layout::{over, within};
use crate::tui::widget::paint;
use crate::tui::widget::row::boxed;
use crate::typeset::width::columns;

/// How a series of keys may go on.
struct Next {
    key: String,
    words: &'static str,
    action: Action,
}

pub(super) fn draw(shell: &Shell, buf: &mut Buffer) {
    if shell.pending.is_empty() {
        return;
    }
    let shared = &shell.shared;
    let rows = rows(shell);
    let area = area(shell, &rows);
    paint::clear(buf, area, shared.style(Meaning::Popup));
    let inner = boxed(shared.theme(), buf, area, "", "");
    let keys = rows.iter().map(|row| columns(&row.key)).max().unwrap_or(0);
    let keys = u16::try_from(keys).unwrap_or(0);
    let (key, words) = (shared.style(Meaning::Key), shared.style(Meaning::Row));
    let room = inner.width.saturating_sub(keys + 3);
    for (y, row) in (inner.y..inner.bottom()).zip(&rows) {
        paint::words(buf, inner.x + 1, y, keys, &row.key, key);
        paint::words(buf, inner.x + keys + 3, y, room, row.words, words);
    }
}

/// The action at a place of the screen, among those that the keys pressed so far begin.
pub(super) fn at(shell: &Shell, at: Position) -> Option<Action> {
    let rows = rows(shell);
    let inner = within(area(shell, &rows));
    let line = inner.contains(at).then(|| usize::from(at.y - inner.y))?;
    rows.get(line).map(|row| row.action)
}

fn rows(shell: &Shell) -> Vec<Next> {
    let next = shell.shared.keymap().going_on(shell.mode(), &shell.pending);
    let next = next
        .into_iter()
        .filter(|(_, action)| shell.is_taken(*action));
    let rows = next.filter_map(|(key, action)| {
        let words = spec_of(action)?.words;
        Some(Next { key, words, action })
    });
    rows.collect()
}

fn area(shell: &Shell, rows: &[Next]) -> Rect {
    let widths = rows
        .iter()
        .map(|row| columns(&row.key) + columns(row.words));
    over::series(shell.shared.size, widths.max().unwrap_or(0), rows.len())
}
