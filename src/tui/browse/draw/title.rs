//! Draws the titles of the panes.

use ratatui::layout::Rect;

use super::row;
use crate::theme::meaning::Meaning;
use crate::tui::browse::pane::group::{joined, some};
use crate::tui::browse::state::Browse;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper, look};
use crate::tui::widget::paint;
use crate::typeset::width::columns;

/// Draws the line with the title of a pane: how many rows it has, the one thing of them that matters most, and the heads
/// of its columns.
pub(super) fn draw(browse: &Browse, shared: &Shared, canvas: &mut Canvas, pane: PaneKind) {
    let area = browse.shown.areas.panes[pane.index()];
    let area = Rect {
        height: 1.min(area.height),
        ..area
    };
    let open = pane == browse.view.pane;
    let focused = open && browse.view.focus == Focus::List;
    let style = shared.style(if focused {
        Meaning::PaneTitleFocused
    } else {
        Meaning::PaneTitle
    });
    let line = shared.style(if focused {
        Meaning::BorderFocused
    } else {
        Meaning::Border
    });
    if area.height == 0 {
        return;
    }
    let areas = &browse.shown.areas;
    let ends = match (area.y == areas.list.y, areas.line()) {
        (true, Some(_)) => ("╭", "┬"),
        (true, None) => ("╭", "╮"),
        (false, _) => ("├", "┤"),
    };
    let filter = &browse.view.lists[pane.index()].filter;
    let name = match pane.number() {
        Some(number) => format!("{number} {}", pane.title()),
        None => pane.title().to_owned(),
    };
    let name = if filter.is_empty() {
        name
    } else {
        format!("{name} /{filter}")
    };
    // How many there are is not known before there is anything; and one row need not be counted.
    let list = &browse.shown.lists[pane.index()];
    let heads = heads(&list.columns, areas.rows(pane).width);
    let count = if shared.is_awaiting || pane == PaneKind::Overview {
        String::new()
    } else {
        let room = title_room(area.width, &name).saturating_sub(columns(&heads));
        count(browse, pane, room) + &heads
    };
    canvas.part(area, look((style, line, &name, &count)), |buf| {
        let count = (count.as_str(), shared.style(Meaning::Dim));
        paint::rule(buf, area, ends, line, (&name, style), count);
    });
}

/// The heads of the columns, each over the end of its cells; nothing where the rows are no table.
fn heads(names: &[&str], width: u16) -> String {
    let heads = names.iter().filter_map(|name| {
        let cell = usize::from(row::cell(width, name)?);
        let fits = |name: &str| columns(name) < cell;
        let head = match *name {
            name if fits(name) => name,
            "feasibility" => "feas.",
            "escalation" => "escal.",
            name => name,
        };
        Some(format!("{head:>cell$}"))
    });
    let heads = heads.collect::<String>();
    if heads.is_empty() {
        return heads;
    }
    // A piece of line, or the count would read on into the first of them.
    format!(" ─{heads}")
}

/// The columns that a count may take beside the name of a pane: two lines and a space on each side of both stay.
fn title_room(width: u16, name: &str) -> usize {
    usize::from(width).saturating_sub(columns(name) + 8)
}

/// `3 of 14` where something is selected, `3 found of 14` where it is filtered, else `14`; behind it what matters most of them, where it fits.
fn count(browse: &Browse, pane: PaneKind, room: usize) -> String {
    let list = &browse.shown.lists[pane.index()];
    let (all, visible) = (list.rows.len(), list.visible.len());
    if visible < all {
        return format!("{visible} found of {all}");
    }
    let is_open = pane == browse.view.pane;
    let left_out = list.tally.left_out;
    // What is sorted is counted, where it else says something better.
    let is_said = |own: &String| !own.is_empty() || list.order.is_none();
    let own = || list.tally.count.clone().filter(is_said);
    let more = match list.order {
        Some(order) => vec![format!("by {order}")],
        None => list.tally.more.clone(),
    };
    let count = match Some(list.list.selected).filter(|_| all > 1 && is_open) {
        Some(position) => format!("{} of {all}", position + 1),
        None => own().unwrap_or_else(|| (all - left_out).to_string()),
    };
    let told = some(left_out, "left out");
    let forms = more.iter().map(|more| joined(&[&count, &told, more]));
    let without = joined(&[&count, &told]);
    let mut forms = forms.chain(std::iter::once(without));
    let fitting = forms.find(|form| !form.is_empty() && columns(form) <= room);
    fitting.unwrap_or_else(|| match count.as_str() {
        "" => (all - left_out).to_string(),
        _ => count,
    })
}
