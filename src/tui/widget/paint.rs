//! Writing into cells: words that end with `…` where they do not fit, boxes, lines of set text.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::typeset::frame::{tail_fits, title_room};
use crate::typeset::width::{columns, drawn, is_printable_ascii, truncate};

/// Writes words from a place on, at most `width` columns, and returns the column behind them. What does not fit is
/// cut with a mark.
pub(crate) fn words(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let room = width.min(buf.area.right().saturating_sub(x));
    if room == 0 || y >= buf.area.bottom() || y < buf.area.top() {
        return x;
    }
    let start = buf.index_of(x, y);
    let mut cells = buf.content[start..].iter_mut();
    if text.len() <= room.into() && is_printable_ascii(text) {
        // What most words are: a cell for each byte.
        for (cell, byte) in cells.zip(text.bytes()) {
            cell.set_char(byte.into()).set_style(style);
        }
        return x + u16::try_from(text.len()).unwrap_or(room);
    }
    let (text, taken) = truncate(text, room);
    for (cluster, columns) in drawn(&text) {
        if let Some(cell) = cells.next() {
            cell.set_symbol(cluster).set_style(style);
        }
        // What a wide cluster covers.
        cells
            .by_ref()
            .take(usize::from(columns) - 1)
            .for_each(Cell::reset);
    }
    x + taken
}

/// Writes words so that they end before a column, and returns the column at which they begin.
pub(crate) fn right(
    buf: &mut Buffer,
    end: u16,
    y: u16,
    width: u16,
    text: &str,
    style: Style,
) -> u16 {
    let taken = u16::try_from(columns(text)).unwrap_or(u16::MAX).min(width);
    let start = end.saturating_sub(taken);
    words(buf, start, y, taken, text, style);
    start
}

/// Gives a part of the screen one style, and empties it.
pub(crate) fn clear(buf: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        // A wide character that would reach into the area is not shown by half.
        if let Some(left) = area.left().checked_sub(1)
            && let Some(cell) = buf.cell_mut((left, y))
            && columns(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Draws the line at the top of a box or between two parts of it, with a title and words at the right.
pub(crate) fn rule(
    buf: &mut Buffer,
    area: Rect,
    ends: (&str, &str),
    line: Style,
    title: (&str, Style),
    tail: (&str, Style),
) {
    if area.width < 4 || area.height == 0 {
        return;
    }
    words(buf, area.x, area.y, 1, ends.0, line);
    for x in area.x + 1..area.right() - 1 {
        words(buf, x, area.y, 1, "─", line);
    }
    words(buf, area.right() - 1, area.y, 1, ends.1, line);
    let tail_width = u16::try_from(columns(tail.0)).unwrap_or(u16::MAX);
    let fits = tail_fits(area.width, tail_width);
    let room = title_room(area.width, tail_width);
    if !title.0.is_empty() && room > 1 {
        let end = words(buf, area.x + 1, area.y, 1, " ", line);
        let end = words(buf, end, area.y, room, title.0, title.1);
        words(buf, end, area.y, 1, " ", line);
    }
    if fits {
        let start = right(buf, area.right() - 2, area.y, tail_width, tail.0, tail.1);
        words(buf, start - 1, area.y, 1, " ", line);
        words(buf, area.right() - 2, area.y, 1, " ", line);
    }
}

/// Draws the sides and the bottom of a box, with words at the right of the bottom.
pub(crate) fn sides(buf: &mut Buffer, area: Rect, line: Style, tail: &str) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    for y in area.y + 1..area.bottom() - 1 {
        words(buf, area.x, y, 1, "│", line);
        words(buf, area.right() - 1, y, 1, "│", line);
    }
    bottom(buf, last_line(area), line, tail);
}

/// The line at the bottom of a box.
pub(crate) fn last_line(area: Rect) -> Rect {
    Rect {
        y: area.bottom().saturating_sub(1),
        height: 1.min(area.height),
        ..area
    }
}

/// The bottom of a box, with words at the right.
pub(crate) fn bottom(buf: &mut Buffer, area: Rect, line: Style, tail: &str) {
    if area.width >= 2 {
        rule(buf, area, ("╰", "╯"), line, ("", line), (tail, line));
    }
}

/// How far something that is longer than its room has been scrolled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scrolled {
    /// Lines of the whole.
    pub lines: usize,
    /// Steps from the top.
    pub at: usize,
    /// Steps from the top to the end; none when the whole fits.
    pub last: usize,
}

/// The rows of a box, or of a part of it, whose right line shows how far one has scrolled.
pub(crate) fn bar(rows: Range<u16>, scrolled: Scrolled) -> Range<u16> {
    let height = usize::from(rows.end.saturating_sub(rows.start));
    let Scrolled { lines, at, last } = scrolled;
    if height == 0 || last == 0 {
        return rows.start..rows.start;
    }
    let length = (height * height / lines.max(1)).clamp(1, height);
    let start = rows.start + short(at.min(last) * (height - length) / last);
    start..start + short(length)
}

/// Rows of a screen.
fn short(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// The right line of a box in a row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Edge {
    line: Style,
    /// How far one has scrolled shows here, in this style.
    bar: Option<Style>,
}

impl Edge {
    /// The edge in a row, where some rows show how far one has scrolled.
    pub(crate) fn at(y: u16, line: Style, (rows, bar): (&Range<u16>, Style)) -> Self {
        Self {
            line,
            bar: rows.contains(&y).then_some(bar),
        }
    }
}

/// The lines at both sides of a row of a box.
pub(crate) fn edges(buf: &mut Buffer, row: Rect, edge: Edge) {
    left_edge(buf, row, edge.line);
    right_edge(buf, row, edge);
}

/// The line at the left of a row of a box.
pub(crate) fn left_edge(buf: &mut Buffer, row: Rect, line: Style) {
    if row.width > 1 {
        words(buf, row.x, row.y, 1, "│", line);
    }
}

/// The line at the right of a row of a box.
pub(crate) fn right_edge(buf: &mut Buffer, row: Rect, edge: Edge) {
    if row.width == 0 {
        return;
    }
    let right = row.right() - 1;
    words(buf, right, row.y, 1, "│", edge.line);
    if let Some(style) = edge.bar {
        words(buf, right, row.y, 1, "┃", style);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_stand_where_ratatui_would_put_them(text in "([ -~]|é|e\u{301}|中|👩‍💻|─|•|▪\u{fe0f}|\u{7}|\u{200b}|\\PC){0,20}", width in 0_u16..20) {
            let area = Rect::new(0, 0, 24, 2);
            let style = Style::new().bold();
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let end = words(&mut ours, 3, 1, width, &text, style);
            let (cut, taken) = truncate(&text, width);
            theirs.set_stringn(3, 1, &cut, width.into(), style);
            prop_assert_eq!(ours, theirs);
            prop_assert_eq!(end, 3 + taken);
        }
    }
}
