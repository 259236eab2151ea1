//! A list in a box: words, some more at the right, and perhaps a key before them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::List;
use super::paint;
use super::row::{boxed, ground, selected};
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::typeset::width::columns;

/// A row of a menu.
#[derive(Debug, Clone, Default)]
pub(crate) struct MenuRow<'a> {
    /// The key that does the same.
    pub key: &'a str,
    /// What it is.
    pub words: &'a str,
    /// What else is to be known of it, at the right edge.
    pub more: &'a str,
}

impl<'a> MenuRow<'a> {
    /// A row without a key.
    pub(crate) fn of(words: &'a str, more: &'a str) -> Self {
        Self {
            key: "",
            words,
            more,
        }
    }
}

/// The columns of the widest of some rows.
pub(crate) fn widest(rows: &[MenuRow<'_>]) -> usize {
    let wide = |row: &MenuRow<'_>| {
        let air = if row.more.is_empty() { 0 } else { 2 };
        columns(row.words) + air + columns(row.more)
    };
    rows.iter().map(wide).max().unwrap_or(0)
}

/// Draws a menu over what lies below.
pub(crate) fn draw(
    theme: &Theme,
    buf: &mut Buffer,
    area: Rect,
    title: &str,
    (list, rows): (&List, &[MenuRow<'_>]),
) {
    paint::clear(buf, area, theme.style(Meaning::Popup));
    let inner = boxed(theme, buf, area, title, "");
    let keys = rows.iter().map(|row| columns(row.key)).max().unwrap_or(0);
    let keys = u16::try_from(keys).unwrap_or(0);
    let lines = (inner.y..inner.bottom()).zip(rows.iter().enumerate().skip(list.offset));
    for (y, (i, row)) in lines {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        let own = ground(theme, buf, line, selected(i == list.selected));
        let x = line.x + 2;
        paint::words(buf, x, y, keys, row.key, own(Meaning::Key));
        let x = if keys > 0 { x + keys + 2 } else { x };
        let end = line.right().saturating_sub(1);
        let width = u16::try_from(columns(row.more)).unwrap_or(0);
        let start = paint::right(buf, end, y, width, row.more, own(Meaning::Dim));
        let room = start.saturating_sub(x);
        paint::words(buf, x, y, room, row.words, own(Meaning::Row));
    }
}
