//! The line at the bottom: the keys that matter here, what the program says, how many problems there are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::diagnostic::Severity;
use crate::theme::meaning::Meaning;
use crate::tui::action::{Action, spec_of};
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::typeset::width::columns;
use crate::tui::view::Focus;
use crate::tui::widget::input::Line;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.footer;
    paint::clear(buf, line, app.theme.style(Meaning::Footer));
    let end = problems(app, buf);
    let end = places(app, buf, end);
    if let Some(typing) = &app.typing {
        return slash(app, &typing.line, buf, end);
    }
    if let Some(Overlay::Help(help)) = &app.overlay
        && let Some(line) = &help.line
    {
        return slash(app, line, buf, end);
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

/// Whether words are being looked for on the page that has the keys.
fn finding(app: &App) -> bool {
    app.overlay.is_none() && app.view.focus != Focus::List && !app.view.find.is_empty()
}

/// Which of the places found is the one that was gone to, before a column; returns where that begins.
fn places(app: &App, buf: &mut Buffer, end: u16) -> u16 {
    if !finding(app) {
        return end;
    }
    let (text, style) = match (app.shown.found.places.len(), app.view.place) {
        (0, _) => ("not found ".to_owned(), Meaning::Warning),
        (count, Some(place)) => (format!("{} of {count} ", place + 1), Meaning::Message),
        (count, None) => (format!("{count} places "), Meaning::Message),
    };
    let y = app.shown.areas.footer.y;
    paint::right(buf, end, y, end, &text, app.theme.style(style)).saturating_sub(2)
}

/// What is typed behind a slash.
fn slash(app: &App, typed: &Line, buf: &mut Buffer, end: u16) {
    let y = app.shown.areas.footer.y;
    let style = app.theme.style(Meaning::Input);
    let x = paint::words(buf, 1, y, end, "/", app.theme.style(Meaning::Key));
    let width = end.saturating_sub(x);
    let (words, at) = typed.window(width);
    paint::words(buf, x, y, width, words, style);
    cursor(buf, x.saturating_add(at), y);
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

/// A key and what it does: in full, and in fewer words.
struct Hint {
    action: Action,
    key: String,
    words: [&'static str; 2],
}

impl Hint {
    fn columns(&self, wording: usize) -> u16 {
        let columns = columns(&self.key) + 1 + columns(self.words[wording]);
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    /// Whether it is shown before others: the way out, and the way to all the rest.
    fn is_kept(&self) -> bool {
        matches!(self.action, Action::Help | Action::Close)
    }
}

fn hints(app: &App, buf: &mut Buffer, end: u16) {
    // Going back is offered only where there is somewhere to go back to.
    let offered = |action: &Action| *action != Action::Back || app.can_go_back();
    let hints = wanted(app).into_iter().filter(offered);
    let hints: Vec<Hint> = hints.filter_map(|action| hint_of(app, action)).collect();
    let taken = |wording| {
        hints
            .iter()
            .map(|hint| hint.columns(wording) + 2)
            .sum::<u16>()
    };
    let wording = usize::from(1 + taken(0) > end + 2);
    let mut kept: u16 = hints
        .iter()
        .filter(|hint| hint.is_kept())
        .map(|hint| hint.columns(wording) + 2)
        .sum();
    let mut x = 1;
    for hint in &hints {
        let columns = hint.columns(wording);
        if hint.is_kept() {
            kept -= columns + 2;
        }
        if x + columns + kept > end {
            continue;
        }
        let y = app.shown.areas.footer.y;
        let (key, words) = (
            app.theme.style(Meaning::Key),
            app.theme.style(Meaning::Footer),
        );
        let next = paint::words(buf, x, y, end - x, &hint.key, key) + 1;
        x = paint::words(buf, next, y, end - next, hint.words[wording], words) + 2;
    }
}

fn hint_of(app: &App, action: Action) -> Option<Hint> {
    let spec = spec_of(action)?;
    let key = app.keymap.keys_of(action).into_iter().next()?;
    let one = |words| [words, words];
    let listed = app.view.focus == Focus::List;
    let does = matches!(app.overlay, Some(Overlay::Help(_) | Overlay::Palette(_)));
    let words = match action {
        Action::Search if app.overlay.is_none() && !listed => ["find here", "find"],
        Action::Next if listed => ["next pane", "pane"],
        Action::Next => ["next link", "link"],
        Action::Follow if does => one("do it"),
        Action::Follow if app.overlay.is_some() => one("open"),
        Action::Follow if listed => one("read"),
        Action::FindNext => one("next"),
        Action::FindPrevious => ["previous", "back"],
        Action::Close if finding(app) => one("clear"),
        Action::Close => one("close"),
        Action::Reload => one("read again"),
        _ => one(spec.brief),
    };
    Some(Hint { action, key, words })
}

/// The keys that matter most, by what has the keys.
fn wanted(app: &App) -> Vec<Action> {
    match (&app.overlay, app.view.focus) {
        (Some(Overlay::Problems(_)), _) => vec![Action::Reload, Action::Close],
        (Some(Overlay::Help(_)), _) => vec![Action::Follow, Action::Search, Action::Close],
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
        (None, _) if finding(app) => vec![
            Action::FindNext,
            Action::FindPrevious,
            Action::Close,
            Action::Next,
            Action::Follow,
            Action::Help,
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
