//! Draws the screen: the numbered lists, one open, the others with their titles and a few rows; and the pages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{ListLine, ShownList, ShownRow};
use super::pane::row::{Row, Tail};
use super::state::Browse;
use crate::theme::meaning::Meaning;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::draw::{
    Frame, Seen, boxed, found, heading as page_heading, labels, left_of,
};
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{ground, marked};
use crate::typeset::width::columns;

pub(super) fn draw(browse: &Browse, shared: &Shared, buf: &mut Buffer) {
    let areas = &browse.shown.areas;
    if areas.list.width > 0 {
        let line = shared.style(Meaning::Border);
        paint::sides(buf, areas.list, line, "");
        for pane in PaneKind::ALL {
            title(browse, shared, buf, pane);
            rows(browse, shared, buf, pane);
        }
    }
    if areas.reader.width > 0 {
        page(browse, shared, buf, Focus::Reader);
    }
    if areas.context.width > 0 {
        page(browse, shared, buf, Focus::Context);
    }
}

/// The page, or the column beside it.
fn page(browse: &Browse, shared: &Shared, buf: &mut Buffer, part: Focus) {
    let (areas, view, shown) = (&browse.shown.areas, &browse.view, &browse.shown);
    let beside = part == Focus::Context;
    let (area, inner, page, scroll) = if beside {
        (areas.context, areas.beside(), &shown.context, &view.context)
    } else {
        (areas.reader, areas.page(), &shown.page, &view.reader)
    };
    let focused = view.focus == part;
    let (title, kind) = if beside {
        ("Links", String::new())
    } else {
        page_heading(shared, browse.entry(shared), shown.briefing)
    };
    let frame = if focused { Frame::Links } else { Frame::Plain };
    let seen = Seen {
        page,
        scroll,
        frame,
    };
    boxed(shared.theme(), buf, area, (title, &kind), seen);
    if focused {
        let places = (&shown.found, view.place);
        found(shared.theme(), buf, inner, scroll, places);
    }
    if let Some(hints) = &browse.hints {
        let look = (shared.theme(), &*shared.library);
        labels(look, buf, inner, seen, left_of(hints, beside));
    }
}

fn title(browse: &Browse, shared: &Shared, buf: &mut Buffer, pane: PaneKind) {
    let area = browse.shown.areas.panes[pane.index()];
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
    let ends = if pane == PaneKind::Timeline {
        ("╭", "╮")
    } else {
        ("├", "┤")
    };
    let filter = &browse.view.lists[pane.index()].filter;
    let name = format!("{} {}", pane.index() + 1, pane.title());
    let name = if filter.is_empty() {
        name
    } else {
        format!("{name} /{filter}")
    };
    // How many there are is not known before there is anything.
    let count = if shared.is_awaiting {
        String::new()
    } else {
        count(browse, pane)
    };
    paint::rule(
        buf,
        area,
        ends,
        line,
        (&name, style),
        (&count, shared.style(Meaning::Dim)),
    );
}

/// `3 of 14` where something is selected or filtered, else `14`.
fn count(browse: &Browse, pane: PaneKind) -> String {
    let list = &browse.shown.lists[pane.index()];
    let (all, visible) = (list.rows.len(), list.visible.len());
    if visible < all {
        return format!("{visible} of {all}");
    }
    match Some(list.list.selected).filter(|_| all > 0 && pane == browse.view.pane) {
        Some(position) => format!("{} of {all}", position + 1),
        None => all.to_string(),
    }
}

fn rows(browse: &Browse, shared: &Shared, buf: &mut Buffer, pane: PaneKind) {
    let inner = browse.shown.areas.rows(pane);
    let list = &browse.shown.lists[pane.index()];
    let is_open = pane == browse.view.pane;
    if list.visible.is_empty() && is_open {
        return empty(browse, shared, buf, inner);
    }
    let look = match browse.view.focus {
        Focus::List => Meaning::RowSelected,
        Focus::Reader | Focus::Context => Meaning::RowSelectedAway,
    };
    let height = usize::from(inner.height);
    for (y, at) in (inner.y..).zip(list.lines(height)) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        match at {
            ListLine::Heading(title) => heading(shared, buf, line, title),
            ListLine::Row(at) => {
                let is_selected = is_open && list.list.selected == at;
                let row = (list, &list.visible[at]);
                draw_row(shared, buf, line, row, is_selected.then_some(look));
            }
        }
    }
    if is_open {
        let scrolled = paint::Scrolled {
            lines: list.height(height),
            at: list.list.offset,
            last: list.last_top(height),
        };
        let style = shared.style(Meaning::Scrollbar);
        paint::bar(buf, inner.right(), inner.y..inner.bottom(), scrolled, style);
    }
}

/// The heading of the rows below it.
fn heading(shared: &Shared, buf: &mut Buffer, area: Rect, title: &str) {
    let text = format!("── {title} ");
    let width = area.width.saturating_sub(2);
    let style = shared.style(Meaning::Group);
    paint::words(buf, area.x + 1, area.y, width, &text, style);
}

fn empty(browse: &Browse, shared: &Shared, buf: &mut Buffer, area: Rect) {
    let pane = browse.view.pane;
    let filter = &browse.view.list().filter;
    let style = shared.style(Meaning::Dim);
    let text = if shared.is_awaiting {
        shared.reading_words()
    } else if browse.shown.briefing.is_none() {
        "No briefing could be read.".to_owned()
    } else if filter.is_empty() {
        format!("No {} in this briefing.", pane.things())
    } else {
        format!("Nothing matches `{filter}`.")
    };
    let next = if shared.is_awaiting {
        ""
    } else if browse.shown.briefing.is_none() && shared.problems.is_empty() {
        "R reads the files again."
    } else if browse.shown.briefing.is_none() {
        "! says why."
    } else if !filter.is_empty() {
        "Esc shows all."
    } else if shared.library.briefings().len() > 1 {
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
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (list, shown): (&ShownList, &ShownRow),
    selected: Option<Meaning>,
) {
    let (row, lead) = (&list.rows[shown.row], list.lead);
    let own = ground(shared.theme(), buf, area, selected);
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
    let title = (row.title.as_str(), shown.marks.as_slice());
    let at = (x, area.y);
    marked(shared.theme(), buf, at, room, title, own(Meaning::Row));
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
