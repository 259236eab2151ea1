//! All briefings: two lines for each, and the page of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::panes::marked;
use super::reader;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::layout::inside;
use crate::tui::overlay::briefings::{Briefings, LINES, Row, boxes};
use crate::tui::view::Scroll;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

pub(super) fn draw(app: &App, briefings: &Briefings, buf: &mut Buffer) {
    let boxes = boxes(app.size, briefings.rows.len());
    list(app, briefings, buf, boxes.list);
    if boxes.page.height > 2 {
        let selected = briefings.selected();
        let entry = selected.and_then(|briefing| app.library.briefing_entry(briefing));
        let (title, kind) = reader::heading(app, entry);
        let (page, scroll) = (
            &briefings.page,
            Scroll {
                line: briefings.line,
                link: None,
            },
        );
        reader::frame(app, buf, boxes.page, (title, &kind), false, page, &scroll);
        reader::page(app, buf, inside(boxes.page), page, &scroll, false);
    }
}

/// The row at a place of the screen, by its place among the visible.
pub(super) fn row_at(app: &App, briefings: &Briefings, at: Position) -> Option<usize> {
    let list = rows_of(boxes(app.size, briefings.rows.len()).list);
    let line = list.contains(at).then(|| at.y - list.y)?;
    let row = briefings.offset + usize::from(line / LINES);
    (row < briefings.visible.len()).then_some(row)
}

/// The part of the box that has room for whole rows.
fn rows_of(list: Rect) -> Rect {
    let height = list.height.saturating_sub(2) / LINES * LINES;
    Rect {
        x: list.x + 1,
        y: list.y + 1,
        width: list.width.saturating_sub(2),
        height,
    }
}

fn list(app: &App, briefings: &Briefings, buf: &mut Buffer, area: Rect) {
    let words = briefings.filter.value();
    let title = match (words, briefings.is_typing) {
        ("", false) => "Briefings".to_owned(),
        (words, _) => format!("Briefings /{words}"),
    };
    let count = match (briefings.visible.len(), briefings.rows.len()) {
        (visible, all) if visible < all => format!("{visible} of {all}"),
        (_, all) => format!("{} of {all}", briefings.list.selected + 1),
    };
    let tail = format!("{} · {count}", briefings.order.words());
    super::boxed(app, buf, area, &title, &tail);
    if briefings.is_typing {
        let x = area.x + 2 + u16::try_from(columns(&title)).unwrap_or(u16::MAX);
        super::footer::cursor(buf, x.min(area.right().saturating_sub(1)), area.y);
    }
    let inner = rows_of(area);
    if briefings.visible.is_empty() {
        let text = format!("Nothing matches `{words}`. Esc shows all.");
        let style = app.theme.style(Meaning::Dim);
        paint::words(buf, inner.x + 1, inner.y, inner.width - 2, &text, style);
    }
    let tops = (inner.y..inner.bottom()).step_by(LINES.into());
    let shown = briefings.visible.iter().enumerate().skip(briefings.offset);
    for (y, (i, (row, marks))) in tops.zip(shown) {
        let area = Rect {
            y,
            height: LINES,
            ..inner
        };
        let selected = i == briefings.list.selected;
        draw_row(app, buf, area, &briefings.rows[*row], marks, selected);
    }
}

fn draw_row(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    row: &Row,
    marks: &[Range<usize>],
    selected: bool,
) {
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    if selected {
        let bar = own(Meaning::RowSelected);
        paint::words(buf, area.x, area.y + 1, 1, "▌", bar);
    }
    let (x, end) = (area.x + 3, area.right().saturating_sub(1));
    let (marking, style) = match row.tlp {
        Some(tlp) => (tlp.label(), app.theme.tlp(tlp)),
        None => ("unmarked", app.theme.style(Meaning::Unmarked)),
    };
    let start = at_end(buf, (end, area.y), &format!(" {marking} "), style);
    let sign = if app.shown.briefing == Some(row.briefing) {
        "●"
    } else {
        " "
    };
    paint::words(buf, area.x + 1, area.y, 1, sign, own(Meaning::Important));
    let room = start.saturating_sub(x + 1);
    let style = own(Meaning::Row);
    marked(app, buf, (x, area.y), room, &row.title, marks, style);
    contents(buf, (x, area.y + 1), end, row, own);
}

/// The second line of a row: its date, what is in it, and its problems.
fn contents(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    row: &Row,
    own: impl Fn(Meaning) -> Style,
) {
    let problems = match row.problems {
        0 => String::new(),
        1 => "  1 problem !".to_owned(),
        n => format!("  {n} problems !"),
    };
    let start = at_end(buf, (end, y), &problems, own(Meaning::Warning));
    let as_of = if row.as_of.is_empty() {
        "no date".to_owned()
    } else {
        format!("as of {}", row.as_of)
    };
    let room = start.saturating_sub(x);
    let x = paint::words(buf, x, y, room, &as_of, own(Meaning::Date));
    let text = format!(" · {}", row.contents);
    let room = start.saturating_sub(x);
    paint::words(buf, x, y, room, &text, own(Meaning::Dim));
}

/// Writes words so that they end before a column, and returns where they begin.
fn at_end(buf: &mut Buffer, (end, y): (u16, u16), words: &str, style: Style) -> u16 {
    let wide = u16::try_from(columns(words)).unwrap_or(0);
    paint::right(buf, end, y, wide, words, style)
}
