//! The line at the bottom: the keys that matter here, what the program says, how many problems there are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::diagnostic::Severity;
use crate::theme::meaning::Meaning;
use crate::tui::action::{Action, spec_of};
use crate::tui::app::{App, Typing};
use crate::tui::overlay::Overlay;
use crate::tui::typeset::width::columns;
use crate::tui::view::Focus;
use crate::tui::widget::input::Line;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.footer;
    paint::clear(buf, line, app.theme.style(Meaning::Footer));
    let end = problems(app, buf);
    if let Some(typing) = &app.typing {
        return input(app, typing, buf, end);
    }
    if let Some(message) = &app.message {
        paint::words(
            buf,
            1,
            line.y,
            end.saturating_sub(1),
            message,
            app.theme.style(Meaning::Message),
        );
        return;
    }
    hints(app, buf, end);
}

/// Errors and warnings, at the right; returns where they begin.
fn problems(app: &App, buf: &mut Buffer) -> u16 {
    let line = app.shown.areas.footer;
    let worst = app.problems.iter().map(|problem| problem.severity()).min();
    let count = app
        .problems
        .iter()
        .filter(|problem| problem.severity() != Severity::Info)
        .count();
    let Some(worst) = worst.filter(|_| count > 0) else {
        return line.right();
    };
    let style = app.theme.style(if worst == Severity::Error {
        Meaning::Error
    } else {
        Meaning::Warning
    });
    let text = format!("{count} problem{} ! ", if count == 1 { "" } else { "s" });
    paint::right(buf, line.right(), line.y, line.width, &text, style).saturating_sub(2)
}

fn input(app: &App, typing: &Typing, buf: &mut Buffer, end: u16) {
    let line = app.shown.areas.footer;
    let style = app.theme.style(Meaning::Input);
    let x = paint::words(buf, 1, line.y, end, "/", app.theme.style(Meaning::Key));
    let width = end.saturating_sub(x);
    let (words, at) = typing.line.window(width);
    paint::words(buf, x, line.y, width, words, style);
    cursor(buf, x.saturating_add(at), line.y);
}

/// A line of typed words in a box, with its cursor.
pub(super) fn typed(app: &App, buf: &mut Buffer, area: Rect, line: &Line) {
    let (x, width) = (area.x + 1, area.width.saturating_sub(2));
    let (words, at) = line.window(width);
    paint::words(
        buf,
        x,
        area.y,
        width,
        words,
        app.theme.style(Meaning::Input),
    );
    cursor(buf, x.saturating_add(at), area.y);
}

/// The place where the next character goes: a cell turned round, since the terminal's own cursor stays hidden.
pub(super) fn cursor(buf: &mut Buffer, x: u16, y: u16) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.modifier.insert(ratatui::style::Modifier::REVERSED);
    }
}

fn hints(app: &App, buf: &mut Buffer, end: u16) {
    let mut x = 1;
    // Going back is offered only where there is somewhere to go back to.
    let offered = |action: &Action| *action != Action::Back || app.can_go_back();
    for action in wanted(app).into_iter().filter(offered) {
        if let Some(spec) = spec_of(action)
            && let Some(key) = app.keymap.keys_of(action).first()
        {
            let words = match action {
                Action::Search if app.view.focus != Focus::List => "find here",
                Action::Next if app.view.focus == Focus::List => "next pane",
                Action::Next => "next link",
                Action::Follow if does_things(app) => "do it",
                Action::Follow if app.overlay.is_some() => "open",
                Action::Follow if app.view.focus == Focus::List => "read",
                Action::Close => "close",
                Action::Reload => "read again",
                _ => spec.brief,
            };
            x = hint(app, buf, x, end, key, words);
        }
    }
    if let Some(Overlay::Finder(finder)) = &app.overlay {
        for (key, words) in finder.hints() {
            x = hint(app, buf, x, end, key, words);
        }
    }
}

/// Whether what is on top is a list of what can be done.
fn does_things(app: &App) -> bool {
    match &app.overlay {
        Some(Overlay::Help(_) | Overlay::Palette(_)) => true,
        Some(Overlay::Finder(finder)) => finder.menu.is_some(),
        _ => false,
    }
}

/// The keys that matter most, by what has the keys.
fn wanted(app: &App) -> Vec<Action> {
    match (&app.overlay, app.view.focus) {
        (Some(Overlay::Problems(_)), _) => vec![Action::Reload, Action::Close],
        _ if app.hints.is_some() => vec![Action::Close],
        (Some(_), _) => vec![Action::Follow, Action::Close],
        (None, Focus::List) => vec![
            Action::Follow,
            Action::Next,
            Action::Search,
            Action::Finder,
            Action::Help,
            Action::Quit,
        ],
        // Where the list is out of sight, the way to it is shown first.
        (None, _) if app.shown.areas.list.width == 0 => vec![
            Action::Left,
            Action::Hints,
            Action::Next,
            Action::Follow,
            Action::Back,
            Action::Help,
        ],
        (None, _) if app.can_go_back() => vec![
            Action::Hints,
            Action::Next,
            Action::Follow,
            Action::Back,
            Action::Finder,
            Action::Help,
        ],
        (None, _) => vec![
            Action::Hints,
            Action::Next,
            Action::Follow,
            Action::Search,
            Action::Finder,
            Action::Help,
        ],
    }
}

/// A key and what it does; nothing when both do not fit.
fn hint(app: &App, buf: &mut Buffer, x: u16, end: u16, key: &str, words: &str) -> u16 {
    let width = u16::try_from(columns(key) + 1 + columns(words)).unwrap_or(u16::MAX);
    if x.saturating_add(width) > end {
        return x;
    }
    let y = app.shown.areas.footer.y;
    let next = paint::words(buf, x, y, end - x, key, app.theme.style(Meaning::Key));
    paint::words(
        buf,
        next + 1,
        y,
        end.saturating_sub(next + 1),
        words,
        app.theme.style(Meaning::Footer),
    ) + 2
}
