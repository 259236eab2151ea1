//! Drawing: the state of the app as cells. It reads and never changes anything.

mod briefings;
mod finder;
mod footer;
mod footer_keys;
mod header;
pub mod help;
pub mod hit;
pub mod links;
mod panes;
pub mod popup;
pub mod problems;
mod reader;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::app::App;
use super::layout::{Columns, LEAST};
use super::overlay::Overlay;
use super::widget::paint;
use crate::theme::meaning::Meaning;

/// Draws the whole screen.
pub fn draw(app: &App, buf: &mut Buffer) {
    let area = buf.area;
    paint::clear(buf, area, app.theme.style(Meaning::Text));
    header::draw(app, buf);
    if app.shown.areas.columns == Columns::None {
        return too_small(app, buf);
    }
    match &app.overlay {
        Some(Overlay::Finder(finder)) => finder::draw(app, finder, buf),
        Some(Overlay::Briefings(list)) => briefings::draw(app, list, buf),
        Some(Overlay::Palette(palette)) => help::palette(app, palette, buf),
        Some(Overlay::Help(help)) => help::draw(app, help, buf),
        Some(Overlay::Problems(list)) => problems::draw(app, list, buf),
        Some(Overlay::Peek(peek)) => {
            below(app, buf);
            popup::peek(app, peek, buf);
            popup::series(app, peek.pending(), buf);
        }
        Some(Overlay::Outline(list, headings)) => {
            below(app, buf);
            popup::outline(app, list, headings, buf);
        }
        Some(Overlay::Signs(list)) => {
            below(app, buf);
            popup::signs(app, list, buf);
        }
        Some(Overlay::Themes(themes)) => {
            below(app, buf);
            popup::themes(app, themes, buf);
        }
        None => {
            below(app, buf);
            popup::series(app, &app.pending, buf);
        }
    }
    footer::draw(app, buf);
}

/// The panes and the page.
fn below(app: &App, buf: &mut Buffer) {
    panes::draw(app, buf);
    reader::draw(app, buf);
}

fn too_small(app: &App, buf: &mut Buffer) {
    let text = format!(
        "{} × {} is too small: bluf needs {} × {}",
        app.size.width, app.size.height, LEAST.width, LEAST.height
    );
    let mut words = text.split(' ').peekable();
    let style = app.theme.style(Meaning::Message);
    for y in 1..buf.area.height {
        let mut line = String::new();
        while let Some(word) = words
            .next_if(|word| line.is_empty() || line.len() + 1 + word.len() <= buf.area.width.into())
        {
            line = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
        }
        paint::words(buf, 0, y, buf.area.width, &line, style);
    }
}

/// The part of the screen between header and footer.
fn body(size: Size) -> Rect {
    Rect {
        x: 0,
        y: 1,
        width: size.width,
        height: size.height.saturating_sub(2),
    }
}

/// A box with a title and words at its right; returns what is inside.
fn boxed(app: &App, buf: &mut Buffer, area: Rect, title: &str, tail: &str) -> Rect {
    let line = app.theme.style(Meaning::BorderFocused);
    let top = Rect { height: 1, ..area };
    let title = (title, app.theme.style(Meaning::PaneTitleFocused));
    let tail = (tail, app.theme.style(Meaning::Dim));
    paint::rule(buf, top, ("╭", "╮"), line, title, tail);
    paint::sides(buf, area, line, "");
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The ground of a row: one look from edge to edge and a bar when it is selected, so that it stands out without
/// colours, too. Returns what the parts of the row look like on it.
fn ground<'a>(
    app: &'a App,
    buf: &mut Buffer,
    row: Rect,
    selected: Option<Meaning>,
) -> impl Fn(Meaning) -> Style + 'a {
    let ground = selected.map(|meaning| app.theme.style(meaning));
    if let Some(ground) = ground {
        paint::clear(buf, row, ground);
        paint::words(buf, row.x, row.y, 1, "▌", ground);
    }
    move |meaning| ground.unwrap_or_else(|| app.theme.style(meaning))
}
