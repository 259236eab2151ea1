//! All briefings: two lines for each, and the page of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::listed::{Briefings, Listed};
use crate::theme::meaning::Meaning;
use crate::tui::layout::over::BRIEFING;
use crate::tui::reader::draw::{Seen, boxed as boxed_page, heading};
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, cursor, dim, ground, marked, selected};
use crate::typeset::width::columns;

pub(super) fn draw(briefings: &Briefings, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
    let boxes = briefings.areas(shared.size);
    list(briefings, shared, screen, buf);
    if boxes.page.height > 2 {
        let chosen = briefings.selected();
        let entry = chosen.and_then(|briefing| shared.library.briefing_entry(briefing));
        let (title, kind) = heading(shared, entry, screen.briefing());
        let seen = Seen::from(&briefings.glance);
        boxed_page(shared.theme(), buf, boxes.page, (title, &kind), seen);
    }
}

fn list(briefings: &Briefings, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
    let (boxes, theme) = (briefings.areas(shared.size), shared.theme());
    let area = boxes.list;
    let words = briefings.filter.value();
    let title = match (words, briefings.is_typing) {
        ("", false) => "Briefings".to_owned(),
        (words, _) => format!("Briefings /{words}"),
    };
    let count = match (briefings.visible.len(), briefings.listed.len()) {
        (visible, all) if visible < all => format!("{visible} of {all}"),
        (_, all) => format!("{} of {all}", briefings.list.selected + 1),
    };
    let tail = format!("{} · {count}", briefings.order.words());
    boxed(theme, buf, area, &title, &tail);
    if briefings.is_typing {
        let x = area.x + 2 + u16::try_from(columns(&title)).unwrap_or(u16::MAX);
        cursor(buf, x.min(area.right().saturating_sub(1)), area.y);
    }
    let inner = boxes.rows();
    if briefings.visible.is_empty() {
        let text = format!("Nothing matches `{words}`. Esc shows all.");
        dim(theme, buf, inner, &text);
    }
    let tops = (inner.y..inner.bottom()).step_by(BRIEFING.into());
    let shown = briefings
        .visible
        .iter()
        .enumerate()
        .skip(briefings.list.offset);
    for (y, (i, (row, marks))) in tops.zip(shown) {
        let area = Rect {
            y,
            height: BRIEFING,
            ..inner
        };
        let listed = &briefings.listed[*row];
        let is_open = screen.briefing() == Some(listed.briefing);
        let own = ground(theme, buf, area, selected(i == briefings.list.selected));
        let sign = if is_open { "●" } else { " " };
        paint::words(buf, area.x + 1, area.y, 1, sign, own(Meaning::Important));
        row_of(shared, buf, area, (listed, marks), own);
    }
}

fn row_of(
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (listed, marks): (&Listed, &[Range<usize>]),
    own: impl Fn(Meaning) -> Style,
) {
    let (x, end) = (area.x + 3, area.right().saturating_sub(1));
    let (marking, style) = match listed.tlp {
        Some(tlp) => (tlp.label(), shared.theme().tlp(tlp)),
        None => ("unmarked", shared.style(Meaning::Unmarked)),
    };
    let start = at_end(buf, (end, area.y), &format!(" {marking} "), style);
    let room = start.saturating_sub(x + 1);
    let title = (listed.title.as_str(), marks);
    marked(
        shared.theme(),
        buf,
        (x, area.y),
        room,
        title,
        own(Meaning::Row),
    );
    contents(buf, (x, area.y + 1), end, listed, own);
}

/// The second line of a row: its date, what is in it, and its problems.
fn contents(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    listed: &Listed,
    own: impl Fn(Meaning) -> Style,
) {
    let problems = match listed.problems {
        0 => String::new(),
        1 => "  1 problem !".to_owned(),
        n => format!("  {n} problems !"),
    };
    let start = at_end(buf, (end, y), &problems, own(Meaning::Warning));
    let as_of = if listed.as_of.is_empty() {
        "no date".to_owned()
    } else {
        format!("as of {}", listed.as_of)
    };
    let room = start.saturating_sub(x);
    let x = paint::words(buf, x, y, room, &as_of, own(Meaning::Date));
    let x = match &listed.written {
        Some(written) => {
            let room = start.saturating_sub(x);
            let written = format!(" · {written}");
            paint::words(buf, x, y, room, &written, own(Meaning::Warning))
        }
        None => x,
    };
    let text = format!(" · {}", listed.contents);
    let room = start.saturating_sub(x);
    paint::words(buf, x, y, room, &text, own(Meaning::Dim));
}

/// Writes words so that they end before a column, and returns where they begin.
fn at_end(buf: &mut Buffer, (end, y): (u16, u16), words: &str, style: Style) -> u16 {
    let wide = u16::try_from(columns(words)).unwrap_or(0);
    paint::right(buf, end, y, wide, words, style)
}
