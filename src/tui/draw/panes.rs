//! The numbered lists: one open, the others with their titles and a few rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::theme::meaning::Meaning;
use crate::tui::app::list::{ListLine, ShownList, ShownRow};
use crate::tui::app::{App, Shown};
use crate::tui::pane::{PaneKind, Row, Tail};
use crate::tui::view::Focus;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

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
    let (all, visible) = (list.rows.len(), list.visible.len());
    if visible < all {
        return format!("{visible} of {all}");
    }
    let selected = app.view.lists[pane.index()]
        .selected
        .as_ref()
        .and_then(|id| app.library.find(id));
    let position = selected.and_then(|entry| list.position(entry));
    match position.filter(|_| pane == app.view.pane) {
        Some(position) => format!("{} of {all}", position + 1),
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
    let height = usize::from(inner.height);
    for (y, at) in (inner.y..).zip(list.lines(height)) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        match at {
            ListLine::Heading(title) => heading(app, buf, line, title),
            ListLine::Row(at) => {
                let is_selected = list.entry(at) == selected && pane == app.view.pane;
                draw_row(app, buf, line, list, &list.visible[at], is_selected);
            }
        }
    }
    if pane == app.view.pane {
        let scrolled = paint::Scrolled {
            lines: list.height(height),
            at: list.top,
            last: list.last_top(height),
        };
        let style = app.theme.style(Meaning::Scrollbar);
        paint::bar(buf, inner.right(), inner.y..inner.bottom(), scrolled, style);
    }
}

/// The heading of the rows below it.
fn heading(app: &App, buf: &mut Buffer, area: Rect, title: &str) {
    let text = format!("── {title} ");
    let width = area.width.saturating_sub(2);
    let style = app.theme.style(Meaning::Group);
    paint::words(buf, area.x + 1, area.y, width, &text, style);
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
    list: &ShownList,
    shown: &ShownRow,
    selected: bool,
) {
    let (row, lead) = (&list.rows[shown.row], list.lead);
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
    let tail = tail(row, end.saturating_sub(x));
    let taken = u16::try_from(columns(tail)).unwrap_or(u16::MAX);
    let room = end
        .saturating_sub(x)
        .saturating_sub(if taken > 0 { taken + 2 } else { 0 });
    marked(
        app,
        buf,
        (x, area.y),
        room,
        &row.title,
        &shown.marks,
        own(Meaning::Row),
    );
    paint::right(buf, end, area.y, taken, tail, own(Meaning::Dim));
}

/// The words at the right of a row, in the fullest form that leaves the title what it needs; none when none does.
fn tail(row: &Row, room: u16) -> &str {
    let room = usize::from(room);
    let (forms, share) = match &row.tail {
        Tail::Finding(word) => (std::slice::from_ref(word), room / 2),
        Tail::Aside(forms) => (forms.as_slice(), room / 3),
    };
    // A short title leaves more than the share.
    let most = share.max(room.saturating_sub(columns(&row.title) + 2));
    let fits = |form: &&String| room >= 20 && columns(form) <= most;
    forms.iter().find(fits).map_or("", String::as_str)
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
