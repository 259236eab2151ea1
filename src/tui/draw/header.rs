//! The line at the top: where one is, the date that the picture holds for, and the marking.
//!
//! The marking is always there; the rest gives way to it, the least important first.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::library::Extent;
use crate::theme::meaning::Meaning;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::typeset::width::columns;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.header;
    paint::clear(buf, line, app.theme.style(Meaning::Header));
    for fact in facts_laid(app) {
        paint::words(buf, fact.x, line.y, fact.width, &fact.text, fact.style);
    }
    let plain = app.theme.style(Meaning::Header);
    for crumb in crumbs_laid(app) {
        if let Some(mark) = crumb.x.checked_sub(3) {
            paint::words(buf, mark, line.y, 3, " › ", plain);
        }
        paint::words(buf, crumb.x, line.y, crumb.width, &crumb.text, crumb.style);
    }
}

/// What a click on the line at the top does.
pub(super) fn action_at(app: &App, x: u16) -> Option<Action> {
    let parts = crumbs_laid(app).into_iter().chain(facts_laid(app));
    let mut at = parts.filter(|part| (part.x..part.x.saturating_add(part.width)).contains(&x));
    at.next().and_then(|part| part.action)
}

/// A part of the line, with its place and what a click on it does.
struct Part {
    text: String,
    style: Style,
    x: u16,
    width: u16,
    action: Option<Action>,
}

/// The facts that have room, from the right edge inwards.
fn facts_laid(app: &App) -> Vec<Part> {
    let line = app.shown.areas.header;
    let mut end = line.right();
    let mut laid = Vec::new();
    for (text, style, action) in facts(app) {
        let width = u16::try_from(columns(&text)).unwrap_or(u16::MAX);
        // The marking comes first and is never left out; other facts must leave room for the title.
        if end != line.right() && width + 24 > end {
            break;
        }
        let width = width.min(end);
        let x = end - width;
        end = x.saturating_sub(2);
        laid.push(Part {
            text,
            style,
            x,
            width,
            action,
        });
    }
    laid
}

/// From the right edge inwards.
fn facts(app: &App) -> Vec<(String, Style, Option<Action>)> {
    let file = app
        .shown
        .briefing
        .and_then(|i| app.library.briefings().get(i));
    let mut facts = vec![match file.and_then(|file| file.header.tlp) {
        Some(tlp) => (format!(" {} ", tlp.label()), app.theme.tlp(tlp), None),
        None => {
            let style = app.theme.style(Meaning::Unmarked);
            (" unmarked ".to_owned(), style, None)
        }
    }];
    let Some(file) = file else { return facts };
    let dim = app.theme.style(Meaning::Header);
    facts.extend(
        file.header
            .as_of
            .as_ref()
            .map(|date| (format!("as of {}", date.words(app.dates)), dim, None)),
    );
    let briefings = match (app.library.extent(), app.library.briefings().len()) {
        (Extent::FirstLook, _) => "reading briefings".to_owned(),
        (Extent::Whole, 1) => "1 briefing".to_owned(),
        (Extent::Whole, count) => format!("{count} briefings"),
    };
    let origin = if app.origin.is_empty() {
        String::new()
    } else {
        format!(", {}", app.origin)
    };
    facts.push((format!("{briefings}{origin}"), dim, Some(Action::Briefings)));
    facts
}

/// Where one is, as far as there is room beside the facts.
fn crumbs_laid(app: &App) -> Vec<Part> {
    let facts = facts_laid(app);
    let end = facts.last().map_or(0, |fact| fact.x.saturating_sub(2));
    let (plain, crumb) = (
        app.theme.style(Meaning::Header),
        app.theme.style(Meaning::Crumb),
    );
    let file = app
        .shown
        .briefing
        .and_then(|i| app.library.briefings().get(i));
    let title = file.map(|file| file.title().as_str()).unwrap_or_default();
    let pane = app.view.pane;
    let crumbs = match app.overlay {
        Some(Overlay::Briefings(_)) => vec![("All briefings", crumb, Action::Briefings)],
        _ => vec![
            (title, crumb, Action::Overview),
            (pane.title(), plain, Action::Pane(pane)),
        ],
    };
    let mut laid = vec![Part {
        text: "bluf".to_owned(),
        style: plain,
        x: 1,
        width: 4.min(end.saturating_sub(1)),
        action: Some(Action::Briefings),
    }];
    let mut x = 5;
    for (i, (text, style, action)) in crumbs.into_iter().enumerate() {
        let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
        // The pane is named only where the title is whole.
        let room = end.saturating_sub(x + 3);
        if text.is_empty() || room < 2 || i > 0 && width > room {
            break;
        }
        laid.push(Part {
            text: text.to_owned(),
            style,
            x: x + 3,
            width: width.min(room),
            action: Some(action),
        });
        x = x.saturating_add(3 + width);
    }
    laid
}
