//! The line at the top: where one is, the date that the picture holds for, and the marking.
//!
//! The marking is always there; the rest gives way to it, the least important first.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::library::Extent;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::typeset::width::columns;
use crate::tui::widget::paint;

const NAME: &str = " bluf";
const BETWEEN: &str = " › ";

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let line = app.shown.areas.header;
    paint::clear(buf, line, app.theme.style(Meaning::Header));
    let mut end = line.right();
    let whole = wide(NAME) + wide(BETWEEN) + wide(title(app)) + 1;
    // The marking is never left out; the date leaves room for most of the title, the count of briefings for all of it.
    let rooms = [0, whole.min(22), whole];
    for ((text, style), room) in facts(app).into_iter().zip(rooms) {
        if wide(&text).saturating_add(room) > end {
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
    let (title, pane) = (title(app), app.view.pane.title());
    // The program's name gives way to the title, and the pane is named only where the title is whole.
    let name = if wide(NAME) + wide(BETWEEN) + wide(title) <= end {
        NAME
    } else {
        ""
    };
    let mut x = paint::words(buf, 0, y, end, name, plain);
    for (text, style) in [(title, crumb), (pane, plain)] {
        let mark = if x == 0 { " " } else { BETWEEN };
        let last = std::ptr::eq(text, pane) && x + wide(mark) + wide(text) > end;
        if text.is_empty() || last {
            break;
        }
        x = paint::words(buf, x, y, end.saturating_sub(x), mark, plain);
        x = paint::words(buf, x, y, end.saturating_sub(x), text, style);
    }
}

/// The title of the open briefing.
fn title(app: &App) -> &str {
    let file = app
        .shown
        .briefing
        .and_then(|i| app.library.briefings().get(i));
    file.map_or("", |file| file.title().as_str())
}

fn wide(text: &str) -> u16 {
    u16::try_from(columns(text)).unwrap_or(u16::MAX / 4)
}
