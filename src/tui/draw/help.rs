//! The help: every action with its keys, by what it is for. Enter does what is selected.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::theme::meaning::Meaning;
use crate::tui::action::{ACTIONS, Group, Spec};
use crate::tui::app::{App, scrolled};
use crate::tui::overlay::list::List;
use crate::tui::overlay::palette::Palette;
use crate::tui::widget::paint;

/// Columns for the keys.
const KEYS: u16 = 30;

/// The actions in the order in which the help shows them.
pub fn actions() -> Vec<&'static Spec> {
    let of = |group: Group| ACTIONS.iter().filter(move |spec| spec.group == group);
    Group::ALL.iter().flat_map(|group| of(*group)).collect()
}

enum HelpLine {
    Heading(&'static str),
    Action(usize, &'static Spec),
    Gap,
}

fn lines() -> Vec<HelpLine> {
    let mut lines = Vec::new();
    let mut last = None;
    for (i, spec) in actions().into_iter().enumerate() {
        if last != Some(spec.group) {
            if last.is_some() {
                lines.push(HelpLine::Gap);
            }
            lines.push(HelpLine::Heading(spec.group.title()));
            last = Some(spec.group);
        }
        lines.push(HelpLine::Action(i, spec));
    }
    lines
}

pub(super) fn draw(app: &App, list: &List, buf: &mut Buffer) {
    let inner = super::boxed(app, buf, super::body(app.size), "What can be done", "");
    let selected = list.selected.min(actions().len().saturating_sub(1));
    for (y, help_line) in (inner.y..inner.bottom()).zip(shown(list, inner.height)) {
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
            HelpLine::Action(i, spec) => action(app, buf, row, spec, i == selected),
        }
    }
}

/// The lines that are seen in some height.
fn shown(list: &List, height: u16) -> Vec<HelpLine> {
    let lines = lines();
    let selected = list.selected.min(actions().len().saturating_sub(1));
    let mut places = lines.iter();
    let at = places.position(|line| matches!(line, HelpLine::Action(i, _) if *i == selected));
    let (at, height) = (at.unwrap_or(0), usize::from(height));
    // The first heading comes into sight with the first action.
    let offset = match selected {
        0 => 0,
        _ => scrolled(at.saturating_sub(height / 2), at, height, lines.len()),
    };
    lines.into_iter().skip(offset).take(height).collect()
}

/// The action at a line of the screen, by its place in [`actions`].
pub(super) fn row_at(app: &App, list: &List, y: u16) -> Option<usize> {
    let body = super::body(app.size);
    let line = y.checked_sub(body.y + 1)?;
    let mut lines = shown(list, body.height.saturating_sub(2)).into_iter();
    match lines.nth(line.into())? {
        HelpLine::Action(i, _) => Some(i),
        HelpLine::Heading(_) | HelpLine::Gap => None,
    }
}

fn action(app: &App, buf: &mut Buffer, area: Rect, spec: &Spec, selected: bool) {
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    let keys = app.keymap.keys_of(spec.action);
    let width = KEYS.min(area.width / 2);
    paint::words(
        buf,
        area.x + 2,
        area.y,
        width.saturating_sub(2),
        &keys.join("  "),
        own(Meaning::Key),
    );
    paint::words(
        buf,
        area.x + 2 + width,
        area.y,
        area.width.saturating_sub(width + 3),
        spec.words,
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
        let text = "Nothing does that. Fewer letters find more.";
        let room = inner.width.saturating_sub(2);
        paint::words(
            buf,
            inner.x + 1,
            inner.y,
            room,
            text,
            app.theme.style(Meaning::Dim),
        );
    }
    let found = palette.found.iter().enumerate().skip(palette.offset);
    for (y, (i, spec)) in (inner.y..inner.bottom()).zip(found) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        action(app, buf, row, spec, i == palette.selected);
    }
}
