//! Boxes above the page: a look at another entry, the sections, and how a series of keys may go on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{boxed, ground, reader};
use crate::theme::meaning::Meaning;
use crate::tui::action::spec_of;
use crate::tui::app::{App, scrolled};
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
    let widest = headings
        .iter()
        .map(|(_, heading)| columns(heading))
        .max()
        .unwrap_or(0);
    let width = u16::try_from(widest)
        .unwrap_or(u16::MAX)
        .saturating_add(6)
        .clamp(24, 60);
    let height = u16::try_from(headings.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let area = centred(app, buf, width, height);
    let inner = boxed(app, buf, area, "Sections", "");
    let offset = scrolled(0, list.selected, inner.height.into(), headings.len());
    let rows = headings.iter().enumerate().skip(offset);
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

/// The keys that may follow those pressed so far, with what each does.
pub(super) fn series(app: &App, buf: &mut Buffer) {
    if app.pending.is_empty() {
        return;
    }
    let rows: Vec<(String, &str)> = app
        .keymap
        .going_on(&app.pending)
        .into_iter()
        .filter_map(|(key, action)| Some((key, spec_of(action)?.words)))
        .collect();
    let widest = rows
        .iter()
        .map(|(key, words)| columns(key) + columns(words))
        .max()
        .unwrap_or(0);
    // Inside the boxes below, so that their lines stay whole.
    let body = super::body(app);
    let width = u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(7);
    let width = width.min(body.width.saturating_sub(2));
    let height = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let height = height.min(body.height.saturating_sub(2));
    let area = Rect {
        x: body.right().saturating_sub(width + 1),
        y: body.bottom().saturating_sub(height + 1),
        width,
        height,
    };
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let inner = boxed(app, buf, area, "", "");
    let keys = rows.iter().map(|(key, _)| columns(key)).max().unwrap_or(0);
    let keys = u16::try_from(keys).unwrap_or(0);
    for (y, (key, words)) in (inner.y..inner.bottom()).zip(&rows) {
        paint::words(
            buf,
            inner.x + 1,
            y,
            keys,
            key,
            app.theme.style(Meaning::Key),
        );
        let room = inner.width.saturating_sub(keys + 3);
        paint::words(
            buf,
            inner.x + keys + 3,
            y,
            room,
            words,
            app.theme.style(Meaning::Row),
        );
    }
}

/// An emptied box in the middle of the screen.
fn centred(app: &App, buf: &mut Buffer, width: u16, height: u16) -> Rect {
    let body = super::body(app);
    let (width, height) = (width.min(body.width), height.min(body.height));
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 2,
        width,
        height,
    };
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    area
}
