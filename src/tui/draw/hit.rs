//! What is at a place of the screen: the answer to a click. It reads the same places that drawing does.

use ratatui::layout::{Position, Rect};

use super::{briefings, finder, footer, header, help, popup, problems};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::layout::{Columns, inside};
use crate::tui::overlay::{Overlay, signs};
use crate::tui::pane::PaneKind;
use crate::tui::view::{Focus, Scroll};
use crate::typeset::page::SetPage;

/// Something on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// What stands for an action: a key at the bottom, a crumb, how a series of keys goes on.
    Action(Action),
    /// A pane, and the place of the row among the visible ones, where there is one.
    Pane(PaneKind, Option<usize>),
    /// The page or the column beside it, and the number of the link, where there is one.
    Page(Focus, Option<usize>),
    /// What is on top, and the place of the item in its list, where there is one.
    Top(Option<usize>),
    /// What lies below something on top.
    Below,
    /// Nothing.
    Nothing,
}

/// What is at a column and a row of the screen.
pub fn hit(app: &App, at: Position) -> Hit {
    let areas = &app.shown.areas;
    let action = |action: Option<Action>| action.map_or(Hit::Nothing, Hit::Action);
    if areas.columns == Columns::None {
        return Hit::Nothing;
    }
    if areas.header.contains(at) {
        return action(header::action_at(app, at.x));
    }
    if areas.footer.contains(at) {
        return action(footer::action_at(app, at.x));
    }
    match &app.overlay {
        Some(overlay) => on_top(app, overlay, at),
        None if !app.pending.is_empty() => action(popup::series_at(app, &app.pending, at)),
        None => below(app, at),
    }
}

fn on_top(app: &App, overlay: &Overlay, at: Position) -> Hit {
    match overlay {
        Overlay::Finder(finder) => finder::at(app, finder, at),
        Overlay::Palette(palette) => Hit::Top(help::palette_row_at(app, palette, at.y)),
        Overlay::Help(help) => Hit::Top(help::row_at(app, help, at.y)),
        Overlay::Problems(list) => Hit::Top(problems::row_at(app, list, at.y)),
        Overlay::Briefings(list) => Hit::Top(briefings::row_at(app, list, at)),
        Overlay::Peek(peek) if !peek.pending().is_empty() => {
            let action = popup::series_at(app, peek.pending(), at);
            action.map_or(Hit::Nothing, Hit::Action)
        }
        Overlay::Peek(_) => {
            let area = crate::tui::overlay::peek::area(app.size);
            if area.contains(at) {
                Hit::Top(None)
            } else {
                Hit::Below
            }
        }
        Overlay::Outline(list, headings) => {
            let area = popup::outline_area(app.size, headings);
            popup::menu_at(area, list, headings.len(), at)
        }
        Overlay::Signs(list) => {
            let area = popup::signs_area(app.size);
            popup::menu_at(area, list, signs().count(), at)
        }
        Overlay::Themes(themes) => {
            let area = popup::themes_area(app.size, themes);
            popup::menu_at(area, &themes.list, themes.choices.len(), at)
        }
    }
}

fn below(app: &App, at: Position) -> Hit {
    let areas = &app.shown.areas;
    for pane in PaneKind::ALL {
        let area = areas.panes[pane.index()];
        if area.contains(at) {
            let list = &app.shown.lists[pane.index()];
            let line = usize::from(at.y - area.y).checked_sub(1);
            let height = usize::from(area.height - 1);
            let row = line.and_then(|line| list.row_at(line, height));
            return Hit::Pane(pane, row);
        }
    }
    if areas.reader.contains(at) {
        let link = link_at(&app.shown.page, &app.view.reader, inside(areas.reader), at);
        return Hit::Page(Focus::Reader, link);
    }
    if areas.context.contains(at) {
        let (page, scroll) = (&app.shown.context, &app.view.context);
        return Hit::Page(
            Focus::Context,
            link_at(page, scroll, inside(areas.context), at),
        );
    }
    Hit::Nothing
}

/// The number of the link at a place, for a page in some area.
fn link_at(page: &SetPage, scroll: &Scroll, area: Rect, at: Position) -> Option<usize> {
    if !area.contains(at) {
        return None;
    }
    let line = page.lines.get(scroll.line + usize::from(at.y - area.y))?;
    let mut x = area.x.saturating_add(line.indent);
    for piece in &line.pieces {
        let end = x.saturating_add(piece.columns);
        if (x..end).contains(&at.x) {
            return piece.link.and_then(|link| usize::try_from(link).ok());
        }
        x = end;
    }
    None
}
