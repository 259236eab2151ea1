//! The numbered lists: one open, the others with their titles and a few rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::theme::meaning::Meaning;
use crate::tui::app::{App, Shown, ShownRow};
use crate::tui::pane::{PaneKind, Row};
use crate::tui::typeset::width::columns;
use crate::tui::view::Focus;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let list = app.shown.areas.list;
    if list.width == 0 {
        return;
    }
    let line = app.theme.style(Meaning::Border);
    paint::sides(buf, list, line, "");
    for pane in PaneKind::ALL {
        title(app, buf, pane);
        rows(app, buf, pane);
    }
}

fn title(app: &App, buf: &mut Buffer, pane: PaneKind) {
    let area = app.shown.areas.panes[pane.index()];
    let open = pane == app.view.pane;
    let focused = open && app.view.focus == Focus::List;
    let style = app.theme.style(if focused {
        Meaning::PaneTitleFocused
    } else {
        Meaning::PaneTitle
    });
    let line = app.theme.style(if focused {
        Meaning::BorderFocused
    } else {
        Meaning::Border
    });
    let ends = if pane == PaneKind::Timeline {
        ("╭", "╮")
    } else {
        ("├", "┤")
    };
    let filter = &app.view.lists[pane.index()].filter;
    let name = format!("{} {}", pane.index() + 1, pane.title());
    let name = if filter.is_empty() {
        name
    } else {
        format!("{name} /{filter}")
    };
    paint::rule(
        buf,
        area,
        ends,
        line,
        (&name, style),
        (&count(&app.shown, app, pane), app.theme.style(Meaning::Dim)),
    );
}

/// `3 of 14` where something is selected or filtered, else `14`.
fn count(shown: &Shown, app: &App, pane: PaneKind) -> String {
    let list = &shown.lists[pane.index()];
    let (all, visible) = (list.entries(), list.visible_entries());
    if visible < all {
        return format!("{visible} of {all}");
    }
    let selected = app.view.lists[pane.index()]
        .selected
        .as_ref()
        .and_then(|id| app.library.find(id));
    let position = selected.and_then(|entry| list.position(entry));
    match position.filter(|_| pane == app.view.pane) {
        Some(position) => {
            let before = (0..=position).filter(|i| list.entry(*i).is_some()).count();
            format!("{before} of {all}")
        }
        None => all.to_string(),
    }
}

fn rows(app: &App, buf: &mut Buffer, pane: PaneKind) {
    let area = app.shown.areas.panes[pane.index()];
    let list = &app.shown.lists[pane.index()];
    let state = &app.view.lists[pane.index()];
    let selected = state.selected.as_ref().and_then(|id| app.library.find(id));
    let inner = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    };
    if list.visible.is_empty() && pane == app.view.pane {
        return empty(app, buf, inner, pane, &state.filter);
    }
    let lead = list
        .rows
        .iter()
        .map(|row| columns(&row.lead))
        .max()
        .unwrap_or(0);
    for (y, shown) in (inner.y..inner.bottom()).zip(list.visible.iter().skip(state.offset)) {
        let row = &list.rows[shown.row];
        let is_selected = row.entry.is_some() && row.entry == selected && pane == app.view.pane;
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        draw_row(
            app,
            buf,
            line,
            row,
            shown,
            u16::try_from(lead).unwrap_or(0),
            is_selected,
        );
    }
}

fn empty(app: &App, buf: &mut Buffer, area: Rect, pane: PaneKind, filter: &str) {
    let style = app.theme.style(Meaning::Dim);
    let text = if app.shown.briefing.is_none() {
        "No briefing could be read.".to_owned()
    } else if filter.is_empty() {
        format!("No {} in this briefing.", pane.things())
    } else {
        format!("Nothing matches `{filter}`.")
    };
    let next = if app.shown.briefing.is_none() && app.problems.is_empty() {
        "R reads the files again."
    } else if app.shown.briefing.is_none() {
        "! says why."
    } else if !filter.is_empty() {
        "Esc shows all."
    } else if app.library.briefings().len() > 1 {
        "] goes to the next one."
    } else {
        ""
    };
    let width = area.width.saturating_sub(2);
    for (y, line) in (area.y..area.bottom()).zip([text.as_str(), next]) {
        paint::words(buf, area.x + 1, y, width, line, style);
    }
}

fn draw_row(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    row: &Row,
    shown: &ShownRow,
    lead: u16,
    selected: bool,
) {
    let style = |meaning| app.theme.style(meaning);
    if row.entry.is_none() {
        let text = format!("── {} ", row.title);
        paint::words(
            buf,
            area.x + 1,
            area.y,
            area.width.saturating_sub(2),
            &text,
            style(Meaning::Group),
        );
        return;
    }
    let selected = match (selected, app.view.focus) {
        (true, Focus::List) => Some(Meaning::RowSelected),
        (true, _) => Some(Meaning::RowSelectedAway),
        (false, _) => None,
    };
    let own = super::ground(app, buf, area, selected);
    let end = area.right().saturating_sub(1);
    let mut x = area.x + 1;
    if lead > 0 {
        paint::words(buf, x, area.y, lead, &row.lead, own(Meaning::Date));
        x += lead + 1;
    }
    paint::words(buf, x, area.y, 1, row.sign.0, own(row.sign.1));
    x += 2;
    let tail = tail_width(row, end.saturating_sub(x));
    let room = end
        .saturating_sub(x)
        .saturating_sub(if tail > 0 { tail + 1 } else { 0 });
    marked(
        app,
        buf,
        (x, area.y),
        room,
        &row.title,
        &shown.marks,
        own(Meaning::Row),
    );
    if tail > 0 {
        paint::right(buf, end, area.y, tail, &row.tail, own(Meaning::Dim));
    }
}

/// How much of the row the words at the right get: none when they would take the title's place.
fn tail_width(row: &Row, room: u16) -> u16 {
    let tail = u16::try_from(columns(&row.tail)).unwrap_or(u16::MAX);
    let title = u16::try_from(columns(&row.title)).unwrap_or(u16::MAX);
    if tail == 0 || room < 20 {
        return 0;
    }
    // A long title leaves the tail what is over after two thirds of the row.
    let most = room.saturating_sub(title.min(room * 2 / 3) + 1);
    if tail <= most {
        tail
    } else if most >= 8 {
        most
    } else {
        0
    }
}

/// Words with the letters that a search matched.
pub(super) fn marked(
    app: &App,
    buf: &mut Buffer,
    at: (u16, u16),
    width: u16,
    text: &str,
    marks: &[std::ops::Range<usize>],
    style: Style,
) {
    let end = paint::words(buf, at.0, at.1, width, text, style);
    let found = app.theme.style(Meaning::Match);
    for mark in marks {
        let (Some(before), Some(matched)) = (text.get(..mark.start), text.get(mark.clone())) else {
            continue;
        };
        let start =
            at.0.saturating_add(u16::try_from(columns(before)).unwrap_or(u16::MAX));
        let width = u16::try_from(columns(matched)).unwrap_or(0);
        for x in start..start.saturating_add(width).min(end) {
            if let Some(cell) = buf.cell_mut((x, at.1)).filter(|cell| cell.symbol() != "…") {
                cell.set_style(Style { bg: None, ..found });
            }
        }
    }
}
