//! Boxes above the page: a look at another entry, the sections, and how a series of keys may go on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::hit::Hit;
use super::{boxed, ground, reader};
use crate::theme::meaning::Meaning;
use crate::tui::action::{Action, spec_of};
use crate::tui::app::App;
use crate::tui::keymap::Key;
use crate::tui::layout::inside;
use crate::tui::overlay;
use crate::tui::overlay::list::List;
use crate::tui::overlay::peek::{self, Peek};
use crate::tui::overlay::themes::ThemeList;
use crate::tui::pane::{PaneKind, Sign};
use crate::tui::widget::paint;
use crate::typeset::width::columns;

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
    let rows = headings.iter().map(|(_, heading)| (heading.as_str(), ""));
    let area = outline_area(app.size, headings);
    menu(app, buf, area, "Sections", list, rows);
}

/// The box of the sections, in the middle of the screen.
pub fn outline_area(size: Size, headings: &[(usize, String)]) -> Rect {
    let widths = headings.iter().map(|(_, heading)| columns(heading));
    centred(size, widths.max().unwrap_or(0), headings.len())
}

pub(super) fn signs(app: &App, list: &List, buf: &mut Buffer) {
    let rows: Vec<String> = overlay::signs().map(|(_, sign)| words(sign)).collect();
    let panes = overlay::signs().map(|(pane, _)| pane.title());
    let rows = rows.iter().map(String::as_str).zip(panes);
    menu(app, buf, signs_area(app.size), "Signs", list, rows);
}

/// The box of the signs, in the middle of the screen.
pub fn signs_area(size: Size) -> Rect {
    let width = |(pane, sign): (PaneKind, &Sign)| columns(&words(sign)) + 2 + columns(pane.title());
    let widest = overlay::signs().map(width).max().unwrap_or(0);
    centred(size, widest, overlay::signs().count())
}

/// A sign and what it means, the meanings below each other.
fn words((sign, meaning): &Sign) -> String {
    format!(
        "{sign}{}{meaning}",
        " ".repeat(5_usize.saturating_sub(columns(sign)))
    )
}

fn centred(size: Size, widest: usize, rows: usize) -> Rect {
    let area = menu_size(size, widest, rows);
    let body = super::body(size);
    Rect {
        x: body.x + (body.width - area.width) / 2,
        y: body.y + (body.height - area.height) / 2,
        ..area
    }
}

pub(super) fn themes(app: &App, themes: &ThemeList, buf: &mut Buffer) {
    let rows = themes.choices.iter();
    let rows = rows.map(|choice| (choice.name.as_str(), choice.words));
    let area = themes_area(app.size, themes);
    menu(app, buf, area, "Themes", &themes.list, rows);
}

/// The box of the themes, in the corner, where it covers little of what they look like, and inside the lines below.
pub fn themes_area(size: Size, themes: &ThemeList) -> Rect {
    let choices = themes.choices.iter();
    let widths = choices.map(|choice| columns(&choice.name) + 2 + columns(choice.words));
    let area = menu_size(size, widths.max().unwrap_or(0), themes.choices.len());
    let body = super::body(size);
    Rect {
        x: body.right().saturating_sub(area.width + 1),
        y: body.bottom().saturating_sub(area.height + 1).max(body.y),
        ..area
    }
}

fn menu_size(size: Size, widest: usize, rows: usize) -> Rect {
    let body = super::body(size);
    let width = u16::try_from(widest).unwrap_or(u16::MAX);
    let height = u16::try_from(rows).unwrap_or(u16::MAX);
    Rect {
        // Where no more than an edge of what lies below would be seen, the box takes all.
        width: match width.saturating_add(6).clamp(24, 80) {
            width if width + 2 >= body.width => body.width,
            width => width,
        },
        height: height.saturating_add(2).min(body.height),
        ..body
    }
}

/// A list in a box: words, and some more at the right.
fn menu<'a>(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    title: &str,
    list: &List,
    rows: impl Iterator<Item = (&'a str, &'a str)>,
) {
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let inner = boxed(app, buf, area, title, "");
    let rows = rows.enumerate().skip(list.offset);
    for (y, (i, (words, more))) in (inner.y..inner.bottom()).zip(rows) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        let selected = (i == list.selected).then_some(Meaning::RowSelected);
        let own = ground(app, buf, row, selected);
        let end = row.right().saturating_sub(1);
        let width = u16::try_from(columns(more)).unwrap_or(0);
        let start = paint::right(buf, end, y, width, more, own(Meaning::Dim));
        let room = start.saturating_sub(row.x + 2);
        paint::words(buf, row.x + 2, y, room, words, own(Meaning::Row));
    }
}

/// What is at a place while a list of so many items is on top in some part of the screen.
pub(super) fn menu_at(area: Rect, list: &List, items: usize, at: Position) -> Hit {
    if !area.contains(at) {
        return Hit::Below;
    }
    let line = usize::from(at.y - area.y).checked_sub(1);
    let line = line.filter(|_| at.y + 1 < area.bottom());
    let row = line.map(|line| list.offset + line);
    Hit::Top(row.filter(|row| *row < items))
}

/// The keys that may follow those pressed so far, with what each does.
pub(super) fn series(app: &App, keys: &[Key], buf: &mut Buffer) {
    if keys.is_empty() {
        return;
    }
    let rows = series_rows(app, keys);
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
pub(super) fn series_at(app: &App, keys: &[Key], at: Position) -> Option<Action> {
    let rows = series_rows(app, keys);
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

fn series_rows(app: &App, keys: &[Key]) -> Vec<Next> {
    let rows = app.keymap.going_on(keys).into_iter();
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
