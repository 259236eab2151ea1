//! Rows of lists, the boxes around them, and the line in which one types: drawn alike everywhere.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::input::Line;
use super::paint;
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::tui::layout::within;
use crate::typeset::width::columns;

/// A box with a title and words at its right; returns what is inside.
pub(crate) fn boxed(theme: &Theme, buf: &mut Buffer, area: Rect, title: &str, tail: &str) -> Rect {
    let line = theme.style(Meaning::BorderFocused);
    let top = Rect { height: 1, ..area };
    let title = (title, theme.style(Meaning::PaneTitleFocused));
    let tail = (tail, theme.style(Meaning::Dim));
    paint::rule(buf, top, ("╭", "╮"), line, title, tail);
    paint::sides(buf, area, line, "");
    within(area)
}

/// The ground of a row: one look from edge to edge and a bar when it is selected, so that it stands out without
/// colours, too. Returns what the parts of the row look like on it.
pub(crate) fn ground<'t>(
    theme: &'t Theme,
    buf: &mut Buffer,
    row: Rect,
    selected: Option<Meaning>,
) -> impl Fn(Meaning) -> Style + use<'t> {
    let ground = selected.map(|meaning| theme.style(meaning));
    if let Some(ground) = ground {
        paint::clear(buf, row, ground);
        for y in row.y..row.bottom() {
            paint::words(buf, row.x, y, 1, "▌", ground);
        }
    }
    move |meaning| ground.unwrap_or_else(|| theme.style(meaning))
}

/// What a selected row looks like in the list that has the keys.
pub(crate) fn selected(is_selected: bool) -> Option<Meaning> {
    is_selected.then_some(Meaning::RowSelected)
}

/// Words with the letters that a search matched.
pub(crate) fn marked(
    theme: &Theme,
    buf: &mut Buffer,
    at: (u16, u16),
    width: u16,
    (text, marks): (&str, &[Range<usize>]),
    style: Style,
) {
    let end = paint::words(buf, at.0, at.1, width, text, style);
    let found = theme.style(Meaning::Match);
    for mark in marks {
        let (Some(before), Some(matched)) = (text.get(..mark.start), text.get(mark.clone())) else {
            continue;
        };
        let start =
            at.0.saturating_add(u16::try_from(columns(before)).unwrap_or(u16::MAX));
        let width = u16::try_from(columns(matched)).unwrap_or(0);
        for x in start..start.saturating_add(width).min(end) {
            if let Some(cell) = buf.cell_mut((x, at.1)).filter(|cell| cell.symbol() != "…") {
                cell.set_style(Style { bg: None, ..found });
            }
        }
    }
}

/// A line of typed words, with its cursor.
pub(crate) fn typed(theme: &Theme, buf: &mut Buffer, (x, y): (u16, u16), width: u16, line: &Line) {
    let (words, at) = line.window(width);
    paint::words(buf, x, y, width, words, theme.style(Meaning::Input));
    cursor(buf, x.saturating_add(at), y);
}

/// The place where the next character goes: a cell turned round, since the terminal's own cursor stays hidden.
pub(crate) fn cursor(buf: &mut Buffer, x: u16, y: u16) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.modifier.insert(Modifier::REVERSED);
    }
}

/// Words of one look below each other in a box, a line each.
pub(crate) fn dim(theme: &Theme, buf: &mut Buffer, area: Rect, words: &str) {
    let room = area.width.saturating_sub(2);
    let style = theme.style(Meaning::Dim);
    paint::words(buf, area.x + 1, area.y, room, words, style);
}
