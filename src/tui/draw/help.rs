//! The help: every action with its keys, by what it is for. Enter does what is selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

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
    let inner = super::boxed(app, buf, super::body(app), "What can be done", "");
    let lines = lines();
    let selected = list.selected.min(actions().len().saturating_sub(1));
    let at = lines
        .iter()
        .position(|line| matches!(line, HelpLine::Action(i, _) if *i == selected))
        .unwrap_or(0);
    // The first heading comes into sight with the first action.
    let at_top = if selected == 0 { 0 } else { at };
    let height = usize::from(inner.height);
    let offset = scrolled(at_top.saturating_sub(height / 2), at, height, lines.len());
    for (y, help_line) in
        (inner.y..inner.bottom()).zip(lines.iter().skip(if selected == 0 { 0 } else { offset }))
    {
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
            HelpLine::Action(i, spec) => action(app, buf, row, spec, *i == selected),
        }
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

/// The palette: what is typed, and the actions whose words match.
pub(super) fn palette(app: &App, palette: &Palette, buf: &mut Buffer) {
    let body = super::body(app);
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
    let height = usize::from(inner.height);
    let offset = scrolled(0, palette.selected, height, palette.found.len());
    let found = palette.found.iter().enumerate().skip(offset);
    for (y, (i, spec)) in (inner.y..inner.bottom()).zip(found) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        action(app, buf, row, spec, i == palette.selected);
    }
}
