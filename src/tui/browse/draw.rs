//! Draws the screen: the lists, one open, the others with their titles and a few rows; and the pages.

mod row;
mod title;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{ListLine, ShownList};
use super::pane::row::{CHANGED, Flag, Row};
use super::state::Browse;
use crate::page::slip;
use crate::theme::meaning::Meaning;
use crate::tui::layout::browse::{Areas, Focus};
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::draw::{
    Frame, Seen, Sides, boxed, heading as page_heading, labels, left_of,
};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper, look};
use crate::tui::widget::paint;

pub(super) fn draw(browse: &Browse, shared: &Shared, canvas: &mut Canvas) {
    let areas = &browse.shown.areas;
    if areas.list.width > 0 {
        for pane in PaneKind::ALL {
            title::draw(browse, shared, canvas, pane);
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
    let left_out = left_out(browse, shared);
    let (title, kind) = if beside {
        ("Links", String::new())
    } else if let Some((title, kind)) = &left_out {
        (title.as_str(), kind.clone())
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

/// The heading of the page of what was left out, where that is on the screen.
fn left_out(browse: &Browse, shared: &Shared) -> Option<(String, String)> {
    let (briefing, number) = browse.slip(shared)?;
    let slip = shared.library.slip(briefing, number)?;
    let title = slip::title(&shared.library, briefing, slip);
    Some((title, slip::kind_words(slip)))
}

/// Which of the lines at its sides a page shares with its neighbours.
fn sides(areas: &Areas, part: Focus) -> Sides {
    match part {
        Focus::Context if areas.reader.width > 0 => Sides::LeftShared,
        Focus::Context => Sides::Own,
        _ if areas.list.width == 0 => Sides::Own,
        _ if areas.context.width > 0 => Sides::BothShared,
        _ => Sides::LeftShared,
    }
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
            Some(ListLine::Row(at)) => Shows::row(shared, list, at, selected),
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
        /// The heads of its cells.
        heads: &'l [&'static str],
        lead: u16,
        /// The title with another name, in place of the title.
        called: Option<&'l str>,
        marks: &'l [Range<usize>],
        flag: Option<&'static Flag>,
        selected: Option<Meaning>,
    },
}

impl<'l> Shows<'l> {
    fn row(
        shared: &Shared,
        list: &'l ShownList,
        at: usize,
        (selected, focus): (Option<usize>, Focus),
    ) -> Self {
        let look = match focus {
            Focus::List => Meaning::RowSelected,
            Focus::Reader | Focus::Context => Meaning::RowSelectedAway,
        };
        let shown = &list.visible[at];
        let matched = shown.matched.as_deref();
        let row = &list.rows[shown.row];
        let entry = row.of.entry();
        let changed = entry.is_some_and(|entry| shared.is_changed(entry));
        Self::Row {
            row,
            heads: &list.columns,
            lead: list.lead,
            called: matched.and_then(|matched| matched.called.as_deref()),
            marks: matched.map_or(&[], |matched| &matched.marks),
            flag: if changed { Some(&CHANGED) } else { row.flag },
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
            heads,
            lead,
            called,
            marks,
            flag,
            selected,
        } => {
            let title = (called.unwrap_or(&row.title), *marks);
            row::draw(
                shared,
                buf,
                area,
                (row, heads, *lead),
                (title, *flag),
                *selected,
            );
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
    } else if let (true, Some(pin)) = (filter.is_empty(), &shared.pin) {
        format!("Nothing here passes `{}`.", pin.query)
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
    } else if !filter.is_empty() || shared.pin.is_some() {
        "Esc shows all."
    } else if shared.library.briefings().len() > 1 {
        "] goes to the next one."
    } else {
        ""
    };
    [text, next.to_owned()]
}
