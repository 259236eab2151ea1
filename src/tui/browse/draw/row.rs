//! Draws a row of a list.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::theme::meaning::Meaning;
use crate::tui::browse::pane::row::{Row, Tail};
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{ground, marked};
use crate::typeset::width::columns;

/// Columns that the rest of a row has beside the word of what is to be known of it; else it has its sign alone.
const ROOM_BESIDE_FLAG: usize = 14;
/// From so many columns on, rows that have cells are a table.
const TABLE: u16 = 60;
/// Columns of a cell, with the air before it.
pub(super) const CELL: u16 = 7;

/// Whether rows of some width show so many cells.
pub(super) fn has_table(width: u16, cells: usize) -> bool {
    cells > 0 && width >= TABLE
}

/// The cells of a row, before a column; returns where they begin.
fn cells(buf: &mut Buffer, (end, y): (u16, u16), cells: &[String], style: Style) -> u16 {
    let mut end = end;
    for cell in cells.iter().rev() {
        paint::right(buf, end, y, CELL, cell, style);
        end = end.saturating_sub(CELL);
    }
    end
}

/// Draws a row: its date, its sign, its title with what the filter found marked, and at the right what is to be known of it.
pub(super) fn draw(
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (row, lead, title): (&Row, u16, (&str, &[Range<usize>])),
    selected: Option<Meaning>,
) {
    let own = ground(shared.theme(), buf, area, selected);
    let mut end = area.right().saturating_sub(1);
    let mut x = area.x + 1;
    if lead > 0 {
        paint::words(buf, x, area.y, lead, &row.lead, own(Meaning::Date));
        x += lead + 1;
    }
    paint::words(buf, x, area.y, 1, row.sign.0, own(row.sign.1));
    x += 2;
    if let Some(&(sign, word, meaning)) = row.flag {
        let full = format!("{sign} {word}");
        let room = usize::from(end.saturating_sub(x));
        let flag = if room >= columns(&full) + ROOM_BESIDE_FLAG {
            &full
        } else {
            sign
        };
        let width = u16::try_from(columns(flag)).unwrap_or(u16::MAX);
        let start = paint::right(buf, end, area.y, width, flag, own(meaning));
        end = start.saturating_sub(1).max(x);
    }
    let shown = match has_table(area.width, row.cells.len()) {
        true => row.cells.as_slice(),
        false => &[],
    };
    end = cells(buf, (end, area.y), shown, own(Meaning::Text));
    let tail = &*tail(row, end.saturating_sub(x), shown);
    let taken = u16::try_from(columns(tail)).unwrap_or(u16::MAX);
    let room = end
        .saturating_sub(x)
        .saturating_sub(if taken > 0 { taken + 2 } else { 0 });
    let at = (x, area.y);
    marked(shared.theme(), buf, at, room, title, own(Meaning::Row));
    paint::right(buf, end, area.y, taken, tail, own(Meaning::Dim));
}

/// The words at the right of a row, in the fullest form that leaves the title what it needs; none when none does.
fn tail<'r>(row: &'r Row, room: u16, shown: &[String]) -> Cow<'r, str> {
    let room = usize::from(room);
    let (forms, share): (Vec<Cow<'r, str>>, usize) = match &row.tail {
        Tail::Finding(word) => (vec![word.into()], room / 2),
        Tail::Aside(forms) => (forms.iter().map(Cow::from).collect(), room / 3),
        Tail::Compared(first, _) if !shown.is_empty() => (vec![first.into()], room / 3),
        Tail::Compared(first, second) => {
            let full = format!("{first} {second}").trim().to_owned();
            (vec![full.into(), second.into()], room / 3)
        }
    };
    // A short title leaves more than the share.
    let most = share.max(room.saturating_sub(columns(&row.title) + 2));
    let fits = |form: &Cow<'_, str>| room >= 20 && columns(form) <= most;
    forms.into_iter().find(fits).unwrap_or_default()
}
