//! All briefings: two lines for each, and the page of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::panes::marked;
use super::reader;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::layout::inside;
use crate::tui::overlay::briefings::{Briefings, LINES, Row, boxes};
use crate::tui::typeset::width::columns;
use crate::tui::view::Scroll;
use crate::tui::widget::paint;

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
    marks: &[std::ops::Range<usize>],
    selected: bool,
) {
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    let second = area.y + 1;
    if selected {
        paint::words(buf, area.x, second, 1, "▌", own(Meaning::RowSelected));
    }
    let end = area.right().saturating_sub(1);
    let (marking, style) = match row.tlp {
        Some(tlp) => (tlp.label(), app.theme.tlp(tlp)),
        None => ("unmarked", app.theme.style(Meaning::Unmarked)),
    };
    let marking = format!(" {marking} ");
    let wide = u16::try_from(columns(&marking)).unwrap_or(0);
    let start = paint::right(buf, end, area.y, wide, &marking, style).saturating_sub(1);
    let open = app.shown.briefing == Some(row.briefing);
    let sign = if open { "●" } else { " " };
    paint::words(buf, area.x + 1, area.y, 1, sign, own(Meaning::Important));
    let at = (area.x + 3, area.y);
    let room = start.saturating_sub(at.0);
    marked(app, buf, at, room, &row.title, marks, own(Meaning::Row));

    let mut start = end;
    if row.problems > 0 {
        let s = if row.problems == 1 { "" } else { "s" };
        let text = format!("{} problem{s} !", row.problems);
        let wide = u16::try_from(columns(&text)).unwrap_or(0);
        let style = own(Meaning::Warning);
        start = paint::right(buf, end, second, wide, &text, style).saturating_sub(2);
    }
    let as_of = if row.as_of.is_empty() {
        "no date".to_owned()
    } else {
        format!("as of {}", row.as_of)
    };
    let x = area.x + 3;
    let x = paint::words(
        buf,
        x,
        second,
        start.saturating_sub(x),
        &as_of,
        own(Meaning::Date),
    );
    let text = format!(" · {}", row.contents);
    let room = start.saturating_sub(x);
    paint::words(buf, x, second, room, &text, own(Meaning::Dim));
}
