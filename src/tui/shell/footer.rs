//! The line at the bottom: the keys that matter here, what the program says, how many problems there are, and the
//! marking once more (TLP 2.0 wants it above and below).

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::{Shell, footer_keys, header};
use crate::diagnostic::Severity;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::footer;
use crate::tui::shared::message::Message;
use crate::tui::widget::input::Line;
use crate::tui::widget::paint;
use crate::tui::widget::row::typed;
use crate::typeset::width::columns;

pub(super) fn draw(shell: &Shell, buf: &mut Buffer) {
    let line = footer(shell.shared.size);
    paint::clear(buf, line, shell.shared.style(Meaning::Footer));
    let counts = counts(shell);
    for count in &counts {
        paint::words(buf, count.x, line.y, count.width, &count.text, count.style);
    }
    let end = end(shell, &counts);
    if let Some(typed) = typed_here(shell) {
        return line_typed(shell, typed, buf, end);
    }
    if let Some((message, meaning)) = said(shell) {
        let style = shell.shared.style(meaning);
        paint::words(
            buf,
            1,
            line.y,
            end.saturating_sub(1),
            message.words(),
            style,
        );
        return;
    }
    footer_keys::draw(shell, buf, end);
}

/// What a click on the line at the bottom does.
pub(super) fn action_at(shell: &Shell, x: u16) -> Option<Action> {
    let counts = counts(shell);
    let at = |count: &&Count| (count.x..count.x.saturating_add(count.width)).contains(&x);
    if let Some(count) = counts.iter().find(at) {
        return count.action;
    }
    if typed_here(shell).is_some() {
        return None;
    }
    if said(shell).is_some() {
        let is_standing = shell.shared.message.is_none();
        return is_standing.then_some(Action::Problems);
    }
    footer_keys::action_at(shell, x, end(shell, &counts))
}

/// What is said at the bottom. What stands there as long as it is so gives way to the keys of what is on top.
fn said(shell: &Shell) -> Option<(&Message, Meaning)> {
    let is_free = shell.over().is_none() || shell.shared.message.is_some();
    shell.shared.said().filter(|_| is_free)
}

/// What is being typed at the bottom.
fn typed_here(shell: &Shell) -> Option<(&'static str, &Line)> {
    match shell.over() {
        Some(over) => over.typed().map(|line| ("/", line)),
        None => shell.screen().typed(),
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
fn end(shell: &Shell, counts: &[Count]) -> u16 {
    let first = counts.last().map(|count| count.x.saturating_sub(2));
    first.unwrap_or(footer(shell.shared.size).right())
}

/// The marking, before it errors and warnings, and before them which of the places found is the one
/// that was gone to.
fn counts(shell: &Shell) -> Vec<Count> {
    let mut end = footer(shell.shared.size).right();
    let mut laid = Vec::new();
    let (text, style) = header::marking(shell);
    let marking = std::iter::once((text, style, None));
    let counts = problems(shell).into_iter().chain(places(shell));
    let counts = counts.map(|(text, meaning, action)| (text, shell.shared.style(meaning), action));
    for (text, style, action) in marking.chain(counts) {
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

fn problems(shell: &Shell) -> Option<(String, Meaning, Option<Action>)> {
    let problems = shell.shared.problems.iter();
    let worst = problems.map(|problem| problem.severity()).min()?;
    let meaning = if worst == Severity::Error {
        Meaning::Error
    } else {
        Meaning::Warning
    };
    let count = shell.shared.severe();
    let s = if count == 1 { "" } else { "s" };
    let text = format!("{count} problem{s} !");
    (count > 0).then_some((text, meaning, Some(Action::Problems)))
}

/// Which of the places found on the page is the one that was gone to.
fn places(shell: &Shell) -> Option<(String, Meaning, Option<Action>)> {
    let screen = shell.over().is_none().then(|| shell.screen());
    let tally = screen.and_then(|screen| screen.tally())?;
    let meaning = if tally.is_nothing {
        Meaning::Warning
    } else {
        Meaning::Message
    };
    Some((tally.words, meaning, None))
}

/// What is typed behind a slash, or behind words that say what it is.
fn line_typed(shell: &Shell, (prompt, line): (&str, &Line), buf: &mut Buffer, end: u16) {
    let y = footer(shell.shared.size).y;
    let x = paint::words(buf, 1, y, end, prompt, shell.shared.style(Meaning::Key));
    typed(
        shell.shared.theme(),
        buf,
        (x, y),
        end.saturating_sub(x),
        line,
    );
}
