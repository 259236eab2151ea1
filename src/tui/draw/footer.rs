//! The line at the bottom: the keys that matter here, what the program says, how many problems there are, and the
//! marking once more (TLP 2.0 wants it above and below).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::footer_keys;
use crate::diagnostic::Severity;
use crate::theme::meaning::Meaning;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::view::Focus;
use crate::tui::widget::input::Line;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

/// From so many columns on, the marking stands here, too.
const ROOM: u16 = 60;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.footer;
    paint::clear(buf, line, app.theme.style(Meaning::Footer));
    let counts = counts(app);
    for count in &counts {
        paint::words(buf, count.x, line.y, count.width, &count.text, count.style);
    }
    let end = end(app, &counts);
    if let Some(typed) = typed_here(app) {
        return slash(app, typed, buf, end);
    }
    if let Some(message) = &app.message {
        let style = app.theme.style(Meaning::Message);
        paint::words(buf, 1, line.y, end.saturating_sub(1), message, style);
        return;
    }
    footer_keys::draw(app, buf, end);
}

/// What a click on the line at the bottom does.
pub(super) fn action_at(app: &App, x: u16) -> Option<Action> {
    let counts = counts(app);
    let at = |count: &&Count| (count.x..count.x.saturating_add(count.width)).contains(&x);
    if let Some(count) = counts.iter().find(at) {
        return count.action;
    }
    if typed_here(app).is_some() || app.message.is_some() {
        return None;
    }
    footer_keys::action_at(app, x, end(app, &counts))
}

/// What is being typed at the bottom.
fn typed_here(app: &App) -> Option<&Line> {
    match (&app.typing, &app.overlay) {
        (Some(typing), _) => Some(&typing.line),
        (None, Some(Overlay::Help(help))) => help.line.as_ref(),
        _ => None,
    }
}

/// A part at the right, with its place and what a click on it does.
struct Count {
    text: String,
    style: Style,
    x: u16,
    width: u16,
    action: Option<Action>,
}

/// Where what stands at the right begins.
fn end(app: &App, counts: &[Count]) -> u16 {
    let first = counts.last().map(|count| count.x.saturating_sub(2));
    first.unwrap_or(app.shown.areas.footer.right())
}

/// The marking where there is room, before it errors and warnings, and before them which of the places found is the one
/// that was gone to.
fn counts(app: &App) -> Vec<Count> {
    let mut end = app.shown.areas.footer.right();
    if end < ROOM {
        end = end.saturating_sub(1);
    }
    let mut laid = Vec::new();
    let (text, style) = super::header::marking(app);
    let marking = (end >= ROOM).then_some((text, style, None));
    let counts = problems(app).into_iter().chain(places(app));
    let counts = counts.map(|(text, meaning, action)| (text, app.theme.style(meaning), action));
    for (text, style, action) in marking.into_iter().chain(counts) {
        let width = u16::try_from(columns(&text)).unwrap_or(u16::MAX).min(end);
        let x = end - width;
        end = x.saturating_sub(2);
        laid.push(Count {
            text,
            style,
            x,
            width,
            action,
        });
    }
    laid
}

fn problems(app: &App) -> Option<(String, Meaning, Option<Action>)> {
    let problems = app.problems.iter().map(|problem| problem.severity());
    let meaning = if problems.clone().min()? == Severity::Error {
        Meaning::Error
    } else {
        Meaning::Warning
    };
    let count = problems
        .filter(|severity| *severity != Severity::Info)
        .count();
    let s = if count == 1 { "" } else { "s" };
    let text = format!("{count} problem{s} !");
    (count > 0).then_some((text, meaning, Some(Action::Problems)))
}

fn places(app: &App) -> Option<(String, Meaning, Option<Action>)> {
    if !finding(app) {
        return None;
    }
    let (text, meaning) = match (app.shown.found.lines.len(), app.view.place) {
        (0, _) => ("not found".to_owned(), Meaning::Warning),
        (count, Some(place)) => (format!("{} of {count}", place + 1), Meaning::Message),
        (count, None) => (format!("{count} places"), Meaning::Message),
    };
    Some((text, meaning, None))
}

/// Whether words are being looked for on the page that has the keys.
pub(super) fn finding(app: &App) -> bool {
    app.overlay.is_none() && app.view.focus != Focus::List && !app.view.find.is_empty()
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
    let style = app.theme.style(Meaning::Input);
    paint::words(buf, x, area.y, width, words, style);
    cursor(buf, x.saturating_add(at), area.y);
}

/// The place where the next character goes: a cell turned round, since the terminal's own cursor stays hidden.
pub(super) fn cursor(buf: &mut Buffer, x: u16, y: u16) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.modifier.insert(ratatui::style::Modifier::REVERSED);
    }
}
