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
    let Some((text, meaning)) = problem_count(app) else {
        return line.right();
    };
    let style = app.theme.style(meaning);
    paint::right(buf, line.right(), line.y, line.width, &text, style).saturating_sub(2)
}

/// How many errors and warnings there are, in words; none when there are none.
fn problem_count(app: &App) -> Option<(String, Meaning)> {
    let worst = app
        .problems
        .iter()
        .map(|problem| problem.severity())
        .min()?;
    let count = app
        .problems
        .iter()
        .filter(|problem| problem.severity() != Severity::Info)
        .count();
    let meaning = if worst == Severity::Error {
        Meaning::Error
    } else {
        Meaning::Warning
    };
    let s = if count == 1 { "" } else { "s" };
    (count > 0).then(|| (format!("{count} problem{s} ! "), meaning))
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

/// A key at the bottom and what it does.
struct Hint {
    action: Action,
    key: String,
    words: &'static str,
    x: u16,
    width: u16,
}

fn hints(app: &App, buf: &mut Buffer, end: u16) {
    let y = app.shown.areas.footer.y;
    let (keys, plain) = (
        app.theme.style(Meaning::Key),
        app.theme.style(Meaning::Footer),
    );
    for hint in laid(app, end) {
        let next = paint::words(buf, hint.x, y, hint.width, &hint.key, keys);
        paint::words(buf, next + 1, y, hint.width, hint.words, plain);
    }
}

/// The keys that fit before a column, with their places.
fn laid(app: &App, end: u16) -> Vec<Hint> {
    let mut x: u16 = 1;
    let mut hints = Vec::new();
    // Going back is offered only where there is somewhere to go back to.
    let offered = |action: &Action| *action != Action::Back || app.can_go_back();
    for action in wanted(app).into_iter().filter(offered) {
        let Some(key) = app.keymap.keys_of(action).into_iter().next() else {
            continue;
        };
        let words = words(app, action);
        let width = u16::try_from(columns(&key) + 1 + columns(words)).unwrap_or(u16::MAX);
        if x.saturating_add(width) <= end {
            hints.push(Hint {
                action,
                key,
                words,
                x,
                width,
            });
            x += width + 2;
        }
    }
    hints
}

/// What an action does here, in a word or two.
fn words(app: &App, action: Action) -> &'static str {
    let in_list = app.view.focus == Focus::List;
    match (action, &app.overlay) {
        (Action::Search, Some(Overlay::Briefings(_))) => "filter",
        (Action::Search, _) if !in_list => "find here",
        (Action::Next, _) if in_list => "next pane",
        (Action::Next, _) => "next link",
        (Action::Follow, Some(Overlay::Help(_) | Overlay::Palette(_))) => "do it",
        (Action::Follow, Some(Overlay::Themes(_))) => "keep it",
        (Action::Follow, Some(_)) => "open",
        (Action::Follow, None) if in_list => "read",
        (Action::Close, _) => "close",
        (Action::Reload, _) => "read again",
        _ => spec_of(action).map_or("", |spec| spec.brief),
    }
}

/// What a click on the line at the bottom does.
pub(super) fn action_at(app: &App, x: u16) -> Option<Action> {
    let text = problem_count(app).map(|(text, _)| text).unwrap_or_default();
    let problems = u16::try_from(columns(&text)).unwrap_or(0);
    let start = app.shown.areas.footer.right().saturating_sub(problems);
    if problems > 0 && x >= start {
        return Some(Action::Problems);
    }
    if app.typing.is_some() || app.message.is_some() {
        return None;
    }
    let end = if problems > 0 {
        start.saturating_sub(2)
    } else {
        start
    };
    let hints = laid(app, end).into_iter();
    let mut at = hints.filter(|hint| (hint.x..hint.x + hint.width).contains(&x));
    at.next().map(|hint| hint.action)
}

/// The keys that matter most, by what has the keys.
fn wanted(app: &App) -> Vec<Action> {
    match (&app.overlay, app.view.focus) {
        (Some(Overlay::Problems(_)), _) => vec![Action::Reload, Action::Close],
        (Some(Overlay::Briefings(_)), _) => {
            vec![Action::Follow, Action::Search, Action::Sort, Action::Close]
        }
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
