//! The help: every action with its keys, by what it is for. Enter does what is selected.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::theme::meaning::Meaning;
use crate::tui::action::{ACTIONS, Group, Spec};
use crate::tui::app::App;
use crate::tui::overlay::help::{Help, HelpLine};
use crate::tui::overlay::palette::Palette;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

/// Columns for the keys, at most.
const KEYS: u16 = 30;

/// The actions in the order in which the help shows them.
pub fn actions() -> Vec<&'static Spec> {
    let of = |group: Group| ACTIONS.iter().filter(move |spec| spec.group == group);
    Group::ALL.iter().flat_map(|group| of(*group)).collect()
}

pub(super) fn draw(app: &App, help: &Help, buf: &mut Buffer) {
    let count = match &help.line {
        Some(_) => format!("{} of {}", help.found.len(), actions().len()),
        None => String::new(),
    };
    let area = super::body(app.size);
    let inner = super::boxed(app, buf, area, "What can be done", &count);
    let lines = help.lines();
    if lines.is_empty() {
        return nothing(app, buf, inner, "Esc shows all.");
    }
    let shown = lines.iter().skip(help.list.offset);
    for (y, help_line) in (inner.y..inner.bottom()).zip(shown) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        match help_line {
            HelpLine::Gap => {}
            HelpLine::Heading(text) => drop(paint::words(
                buf,
                row.x + 1,
                y,
                row.width,
                text,
                app.theme.style(Meaning::Heading),
            )),
            HelpLine::Action(i, found) => {
                let selected = *i == help.list.selected;
                action(app, buf, row, found.spec, &found.marks, selected);
            }
        }
    }
    let scrolled = paint::Scrolled {
        lines: lines.len(),
        at: help.list.offset,
        last: lines.len().saturating_sub(inner.height.into()),
    };
    let style = app.theme.style(Meaning::Scrollbar);
    paint::bar(buf, inner.right(), inner.y..inner.bottom(), scrolled, style);
}

/// The action at a line of the screen, by its place among those found.
pub(super) fn row_at(app: &App, help: &Help, y: u16) -> Option<usize> {
    let body = super::body(app.size);
    let line = y
        .checked_sub(body.y + 1)
        .filter(|_| y + 1 < body.bottom())?;
    match help.lines().get(help.list.offset + usize::from(line))? {
        HelpLine::Action(i, _) => Some(*i),
        HelpLine::Heading(_) | HelpLine::Gap => None,
    }
}

/// Nothing matches what is typed, and what to do about it.
fn nothing(app: &App, buf: &mut Buffer, area: Rect, next: &str) {
    let text = format!("Nothing does that. {next}");
    let room = area.width.saturating_sub(2);
    let style = app.theme.style(Meaning::Dim);
    paint::words(buf, area.x + 1, area.y, room, &text, style);
}

fn action(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    spec: &Spec,
    marks: &[Range<usize>],
    selected: bool,
) {
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    let width = (area.width / 3).clamp(12, KEYS);
    let keys = whole(app.keymap.keys_of(spec.action), width - 2);
    paint::words(buf, area.x + 2, area.y, width - 2, &keys, own(Meaning::Key));
    super::panes::marked(
        app,
        buf,
        (area.x + 2 + width, area.y),
        area.width.saturating_sub(width + 3),
        spec.words,
        marks,
        own(Meaning::Row),
    );
}

/// The part of the screen with the palette's results.
pub fn palette_rows(size: Size) -> Rect {
    let body = super::body(size);
    let top = 3.min(body.height);
    Rect {
        y: body.y + top + 1,
        height: body.height.saturating_sub(top + 2),
        ..body
    }
}

/// The result at a line of the screen, by its place.
pub(super) fn palette_row_at(app: &App, palette: &Palette, y: u16) -> Option<usize> {
    let rows = palette_rows(app.size);
    let line = y.checked_sub(rows.y).filter(|_| y < rows.bottom())?;
    Some(palette.offset + usize::from(line)).filter(|row| *row < palette.found.len())
}

/// The keys that are whole in so many columns, the first in any case: half a key is none.
fn whole(keys: Vec<String>, width: u16) -> String {
    let mut keys = keys.into_iter();
    let mut shown = keys.next().unwrap_or_default();
    for key in keys {
        if columns(&shown) + 2 + columns(&key) > usize::from(width) {
            break;
        }
        shown = format!("{shown}  {key}");
    }
    shown
}

/// The palette: what is typed, and the actions whose words match.
pub(super) fn palette(app: &App, palette: &Palette, buf: &mut Buffer) {
    let body = super::body(app.size);
    let top = Rect {
        height: 3.min(body.height),
        ..body
    };
    let count = format!("{} of {}", palette.found.len(), actions().len());
    let input = super::boxed(app, buf, top, "What to do", &count);
    super::footer::typed(app, buf, input, &palette.line);
    let rest = Rect {
        y: top.bottom(),
        height: body.height.saturating_sub(top.height),
        ..body
    };
    let inner = super::boxed(app, buf, rest, "", "");
    if palette.found.is_empty() {
        nothing(app, buf, inner, "Fewer letters find more.");
    }
    let found = palette.found.iter().enumerate().skip(palette.offset);
    for (y, (i, spec)) in (inner.y..inner.bottom()).zip(found) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        action(app, buf, row, spec, &[], i == palette.selected);
    }
}
