//! Draws the screen: the numbered lists, one open, the others with their titles and a few rows; and the pages.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{ListLine, ShownList};
use super::pane::row::{Row, Tail};
use super::state::Browse;
use crate::theme::meaning::Meaning;
use crate::tui::layout::browse::{Areas, Focus};
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::draw::{Frame, Seen, Sides, boxed, heading as page_heading, labels, left_of};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper, look};
use crate::tui::widget::paint;
use crate::tui::widget::row::{ground, marked};
use crate::typeset::width::columns;

/// Columns that the rest of a row has beside the word of what is to be known of it; else it has its sign alone.
const ROOM_BESIDE_FLAG: usize = 14;

pub(super) fn draw(browse: &Browse, shared: &Shared, canvas: &mut Canvas) {
    let areas = &browse.shown.areas;
    if areas.list.width > 0 {
        for pane in PaneKind::ALL {
            title(browse, shared, canvas, pane);
            rows(browse, shared, canvas, pane);
        }
        let (line, bottom) = (shared.style(Meaning::Border), paint::last_line(areas.list));
        let ends = ("╰", if areas.line().is_some() { "┴" } else { "╯" });
        canvas.part(bottom, look((line, ends)), |buf| {
            paint::rule(buf, bottom, ends, line, ("", line), ("", line));
        });
    }
    if areas.reader.width > 0 {
        page(browse, shared, canvas, Focus::Reader);
    }
    if areas.context.width > 0 {
        page(browse, shared, canvas, Focus::Context);
    }
}

/// The page, or the column beside it.
fn page(browse: &Browse, shared: &Shared, canvas: &mut Canvas, part: Focus) {
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
        sides: sides(areas, part),
        found: focused.then_some((&shown.found, view.place)),
    };
    boxed(shared.theme(), canvas, area, (title, &kind), seen);
    if let Some(hints) = &browse.hints {
        let look = (shared.theme(), &*shared.library);
        labels(look, canvas.above(), inner, seen, left_of(hints, beside));
    }
}

/// Which of the lines at its sides a page shares with its neighbours.
fn sides(areas: &Areas, part: Focus) -> Sides {
    match part {
        Focus::Context => Sides::LeftShared,
        _ if areas.list.width == 0 => Sides::Own,
        _ if areas.context.width > 0 => Sides::BothShared,
        _ => Sides::LeftShared,
    }
}

fn title(browse: &Browse, shared: &Shared, canvas: &mut Canvas, pane: PaneKind) {
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
    // How many there are is not known before there is anything.
    let count = if shared.is_awaiting {
        String::new()
    } else {
        let room = title_room(area.width, &name);
        count(browse, pane, room)
    };
    canvas.part(area, look((style, line, &name, &count)), |buf| {
        let count = (count.as_str(), shared.style(Meaning::Dim));
        paint::rule(buf, area, ends, line, (&name, style), count);
    });
}

/// The columns that a count may take beside the name of a pane: two lines and a space on each side of both stay.
fn title_room(width: u16, name: &str) -> usize {
    usize::from(width).saturating_sub(columns(name) + 8)
}

/// `3 of 14` where something is selected or filtered, else `14`; behind it what matters most of them, where it fits.
fn count(browse: &Browse, pane: PaneKind, room: usize) -> String {
    let list = &browse.shown.lists[pane.index()];
    let (all, visible) = (list.rows.len(), list.visible.len());
    if visible < all {
        return format!("{visible} of {all}");
    }
    let is_open = pane == browse.view.pane && browse.view.focus == Focus::List;
    let own = || list.tally.count.clone();
    let more = match list.order {
        Some(order) => format!("by {order}"),
        None => list.tally.more.clone(),
    };
    let count = match Some(list.list.selected).filter(|_| all > 1 && is_open) {
        Some(position) => format!("{} of {all}", position + 1),
        None => own().unwrap_or_else(|| all.to_string()),
    };
    let parts = [count.as_str(), &more];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let full = parts.collect::<Vec<_>>().join(", ");
    if columns(&full) <= room { full } else { count }
}

/// The rows of a pane, with the lines at their sides.
fn rows(browse: &Browse, shared: &Shared, canvas: &mut Canvas, pane: PaneKind) {
    let inner = browse.shown.areas.rows(pane);
    let list = &browse.shown.lists[pane.index()];
    let is_open = pane == browse.view.pane;
    let line = shared.style(Meaning::Border);
    // The line that the reader shares looks as the rest of its box does.
    let shared_line = match (browse.shown.areas.line(), browse.view.focus) {
        (Some(_), Focus::Reader) => shared.style(Meaning::BorderFocused),
        _ => line,
    };
    let height = usize::from(inner.height);
    let scrolled = paint::Scrolled {
        lines: list.height(height),
        at: list.list.offset,
        last: list.last_top(height),
    };
    let bar = paint::bar(inner.y..inner.bottom(), scrolled);
    let bar = if is_open { bar } else { 0..0 };
    let selected = (
        Some(list.list.selected).filter(|_| is_open),
        browse.view.focus,
    );
    let is_empty = list.visible.is_empty() && is_open;
    let mut empty = empty(browse, shared).into_iter().filter(|_| is_empty);
    let mut lines = list.lines(height).into_iter();
    for y in inner.y..inner.bottom() {
        let edge = paint::Edge::at(y, shared_line, (&bar, shared.style(Meaning::Scrollbar)));
        let at = Rect {
            y,
            height: 1,
            ..inner
        };
        let row = match lines.next() {
            Some(ListLine::Heading(title)) => Shows::Heading(title),
            Some(ListLine::Row(at)) => Shows::row(list, at, selected),
            None => empty.next().map_or(Shows::Nothing, Shows::Word),
        };
        let all = Rect {
            x: at.x.saturating_sub(1),
            width: at.width + 2,
            ..at
        };
        canvas.part(all, look((line, edge, &row)), |buf| {
            paint::left_edge(buf, all, line);
            paint::right_edge(buf, all, edge);
            draw_line(shared, buf, at, &row);
        });
    }
}

/// What a line of a pane shows.
#[derive(Hash)]
enum Shows<'l> {
    Nothing,
    Heading(&'l str),
    Word(String),
    Row {
        row: &'l Row,
        lead: u16,
        /// The title with another name, in place of the title.
        called: Option<&'l str>,
        marks: &'l [Range<usize>],
        selected: Option<Meaning>,
    },
}

impl<'l> Shows<'l> {
    fn row(list: &'l ShownList, at: usize, (selected, focus): (Option<usize>, Focus)) -> Self {
        let look = match focus {
            Focus::List => Meaning::RowSelected,
            Focus::Reader | Focus::Context => Meaning::RowSelectedAway,
        };
        let shown = &list.visible[at];
        Self::Row {
            row: &list.rows[shown.row],
            lead: list.lead,
            called: shown.called.as_deref(),
            marks: &shown.marks,
            selected: (selected == Some(at)).then_some(look),
        }
    }
}

fn draw_line(shared: &Shared, buf: &mut Buffer, area: Rect, shows: &Shows<'_>) {
    let width = area.width.saturating_sub(2);
    match shows {
        Shows::Nothing => {}
        Shows::Heading(title) => heading(shared, buf, area, title),
        Shows::Word(word) => {
            let style = shared.style(Meaning::Dim);
            paint::words(buf, area.x + 1, area.y, width, word, style);
        }
        Shows::Row {
            row,
            lead,
            called,
            marks,
            selected,
        } => {
            let title = (called.unwrap_or(&row.title), *marks);
            draw_row(shared, buf, area, (row, *lead, title), *selected);
        }
    }
}

/// The heading of the rows below it.
fn heading(shared: &Shared, buf: &mut Buffer, area: Rect, title: &str) {
    let text = format!("── {title} ");
    let width = area.width.saturating_sub(2);
    let style = shared.style(Meaning::Group);
    paint::words(buf, area.x + 1, area.y, width, &text, style);
}

/// What stands in a pane without rows.
fn empty(browse: &Browse, shared: &Shared) -> [String; 2] {
    let pane = browse.view.pane;
    let filter = &browse.view.list().filter;
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
    [text, next.to_owned()]
}

fn draw_row(
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (row, lead, title): (&Row, u16, (&str, &[Range<usize>])),
    selected: Option<Meaning>,
) {
    let own = ground(shared.theme(), buf, area, selected);
    let mut end = area.right().saturating_sub(1);
    let mut x = area.x + 1;
    if lead > 0 {
        paint::words(buf, x, area.y, lead, &row.lead, own(Meaning::Date));
        x += lead + 1;
    }
    paint::words(buf, x, area.y, 1, row.sign.0, own(row.sign.1));
    x += 2;
    if let Some((sign, word, meaning)) = row.flag {
        let full = format!("{sign} {word}");
        let room = usize::from(end.saturating_sub(x));
        let flag = if room >= columns(&full) + ROOM_BESIDE_FLAG {
            &full
        } else {
            sign
        };
        let width = u16::try_from(columns(flag)).unwrap_or(u16::MAX);
        let start = paint::right(buf, end, area.y, width, flag, own(meaning));
        end = start.saturating_sub(1).max(x);
    }
    let tail = tail(row, end.saturating_sub(x));
    let taken = u16::try_from(columns(tail)).unwrap_or(u16::MAX);
    let room = end
        .saturating_sub(x)
        .saturating_sub(if taken > 0 { taken + 2 } else { 0 });
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
