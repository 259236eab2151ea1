//! The line at the top: where one is, the date that the picture holds for, and the marking.
//!
//! The marking is always there; the rest gives way to it, the least important first.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::library::Extent;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::typeset::width::columns;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.header;
    paint::clear(buf, line, app.theme.style(Meaning::Header));
    let mut end = line.right();
    for (text, style) in facts(app) {
        let width = u16::try_from(columns(&text)).unwrap_or(u16::MAX);
        // The marking comes first and is never left out; other facts must leave room for the title.
        if end != line.right() && width + 24 > end {
            break;
        }
        end = paint::right(buf, end, line.y, end, &text, style).saturating_sub(2);
    }
    crumbs(app, buf, end);
}

/// From the right edge inwards.
fn facts(app: &App) -> Vec<(String, Style)> {
    let file = app
        .shown
        .briefing
        .and_then(|i| app.library.briefings().get(i));
    let mut facts = vec![match file.and_then(|file| file.header.tlp) {
        Some(tlp) => (format!(" {} ", tlp.label()), app.theme.tlp(tlp)),
        None => (" unmarked ".to_owned(), app.theme.style(Meaning::Unmarked)),
    }];
    let Some(file) = file else { return facts };
    let dim = app.theme.style(Meaning::Header);
    facts.extend(
        file.header
            .as_of
            .as_ref()
            .map(|date| (format!("as of {}", date.words(app.dates)), dim)),
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
    facts.push((format!("{briefings}{origin}"), dim));
    facts
}

fn crumbs(app: &App, buf: &mut Buffer, end: u16) {
    let y = app.shown.areas.header.y;
    let (plain, crumb) = (
        app.theme.style(Meaning::Header),
        app.theme.style(Meaning::Crumb),
    );
    let mut x = paint::words(buf, 0, y, end, " bluf", plain);
    let file = app
        .shown
        .briefing
        .and_then(|i| app.library.briefings().get(i));
    let title = file.map(|file| file.title().as_str()).unwrap_or_default();
    let crumbs = match app.overlay {
        Some(Overlay::Briefings(_)) => [(" › ", "All briefings", crumb), ("", "", plain)],
        _ => [(" › ", title, crumb), (" › ", app.view.pane.title(), plain)],
    };
    for (mark, text, style) in crumbs {
        let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
        // The pane is named only where the title is whole.
        if text.is_empty()
            || x + 4 > end
            || std::ptr::eq(text, app.view.pane.title()) && x + 3 + width > end
        {
            break;
        }
        x = paint::words(buf, x, y, end.saturating_sub(x), mark, plain);
        x = paint::words(buf, x, y, end.saturating_sub(x), text, style);
    }
}
