//! Boxes above the page: a look at another entry, the sections, and how a series of keys may go on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::hit::Hit;
use super::{boxed, ground, reader};
use crate::theme::meaning::Meaning;
use crate::tui::action::{Action, spec_of};
use crate::tui::app::App;
use crate::tui::layout::inside;
use crate::tui::overlay::list::List;
use crate::tui::overlay::peek::{self, Peek};
use crate::tui::typeset::width::columns;
use crate::tui::widget::paint;

pub(super) fn peek(app: &App, peek: &Peek, buf: &mut Buffer) {
    let area = peek::area(app.size);
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let (title, kind) = reader::heading(app, Some(peek.entry));
    reader::frame(
        app,
        buf,
        area,
        (title, kind.as_str()),
        true,
        &peek.page,
        &peek.scroll,
    );
    reader::page(app, buf, inside(area), &peek.page, &peek.scroll, false);
}

pub(super) fn outline(app: &App, list: &List, headings: &[(usize, String)], buf: &mut Buffer) {
    let area = outline_area(app.size, headings);
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let inner = boxed(app, buf, area, "Sections", "");
    let rows = headings.iter().enumerate().skip(list.offset);
    for (y, (i, (_, heading))) in (inner.y..inner.bottom()).zip(rows) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        let own = ground(
            app,
            buf,
            row,
            (i == list.selected).then_some(Meaning::RowSelected),
        );
        paint::words(
            buf,
            row.x + 2,
            y,
            row.width.saturating_sub(3),
            heading,
            own(Meaning::Row),
        );
    }
}

/// The box of the sections, in the middle of the screen.
pub fn outline_area(size: Size, headings: &[(usize, String)]) -> Rect {
    let widths = headings.iter().map(|(_, heading)| columns(heading));
    let width = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
    let height = u16::try_from(headings.len()).unwrap_or(u16::MAX);
    let body = super::body(size);
    let width = width.saturating_add(6).clamp(24, 60).min(body.width);
    let height = height.saturating_add(2).min(body.height);
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 2,
        width,
        height,
    }
}

/// What is at a place while the sections are on top.
pub(super) fn outline_at(
    app: &App,
    list: &List,
    headings: &[(usize, String)],
    at: Position,
) -> Hit {
    let area = outline_area(app.size, headings);
    if !area.contains(at) {
        return Hit::Below;
    }
    let height = usize::from(area.height.saturating_sub(2));
    let line = usize::from(at.y - area.y).checked_sub(1);
    let line = line.filter(|line| *line < height);
    let row = line.map(|line| list.offset + line);
    Hit::Top(row.filter(|row| *row < headings.len()))
}

/// The keys that may follow those pressed so far, with what each does.
pub(super) fn series(app: &App, buf: &mut Buffer) {
    if app.pending.is_empty() {
        return;
    }
    let rows = series_rows(app);
    let area = series_area(app, &rows);
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let inner = boxed(app, buf, area, "", "");
    let keys = rows.iter().map(|row| columns(&row.key)).max().unwrap_or(0);
    let keys = u16::try_from(keys).unwrap_or(0);
    let (key, words) = (app.theme.style(Meaning::Key), app.theme.style(Meaning::Row));
    let room = inner.width.saturating_sub(keys + 3);
    for (y, row) in (inner.y..inner.bottom()).zip(&rows) {
        paint::words(buf, inner.x + 1, y, keys, &row.key, key);
        paint::words(buf, inner.x + keys + 3, y, room, row.words, words);
    }
}

/// The action at a place of the screen, among those that the keys pressed so far begin.
pub(super) fn series_at(app: &App, at: Position) -> Option<Action> {
    let rows = series_rows(app);
    let area = series_area(app, &rows);
    let line = usize::from(at.y.checked_sub(area.y + 1)?);
    let within = area.contains(at) && at.y + 1 < area.bottom();
    rows.get(line).filter(|_| within).map(|row| row.action)
}

/// How a series of keys may go on.
struct Next {
    key: String,
    words: &'static str,
    action: Action,
}

fn series_rows(app: &App) -> Vec<Next> {
    let rows = app.keymap.going_on(&app.pending).into_iter();
    let rows = rows.filter_map(|(key, action)| {
        let words = spec_of(action)?.words;
        Some(Next { key, words, action })
    });
    rows.collect()
}

/// The box of the keys, inside the boxes below, so that their lines stay whole.
fn series_area(app: &App, rows: &[Next]) -> Rect {
    let widths = rows
        .iter()
        .map(|row| columns(&row.key) + columns(row.words));
    let body = super::body(app.size);
    let width = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
    let width = width.saturating_add(7).min(body.width.saturating_sub(2));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let height = height.saturating_add(2).min(body.height.saturating_sub(2));
    Rect {
        x: body.right().saturating_sub(width + 1),
        y: body.bottom().saturating_sub(height + 1),
        width,
        height,
    }
}
