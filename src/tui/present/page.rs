//! Draws the page of a slide in an area, with its links and what is marked on it.

use ratatui::layout::Rect;

use super::state::{Busy, Present};
use crate::tui::reader::draw::{Frame, Seen, Sides, draw_line, labels, left_of, mark};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper, look};

/// The page of the slide, in an area.
pub(super) fn page(present: &Present, shared: &Shared, canvas: &mut Canvas, area: Rect) {
    let (theme, page) = (shared.theme(), &present.shown);
    let selected = present
        .scroll
        .link
        .and_then(|link| u32::try_from(link).ok());
    for (y, at) in (area.y..area.bottom()).zip(present.scroll.line..) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let line = page.lines.get(at);
        let marks = present.places.marks(at);
        let holds = line.is_some_and(|line| line.pieces.iter().any(|piece| piece.link == selected));
        let selected = selected.filter(|_| holds);
        canvas.part(row, look((line, selected, marks)), |buf| {
            if let Some(line) = line {
                draw_line(theme, buf, (row.x, row.y), row.width, line, selected);
            }
            mark(theme, buf, (row.x, row.y), marks, None);
        });
    }
    if let Busy::Hints(hints) = &present.busy {
        let seen = Seen {
            page,
            scroll: &present.scroll,
            frame: Frame::Links,
            sides: Sides::Own,
            found: None,
        };
        labels(
            (theme, &shared.library),
            canvas.above(),
            area,
            seen,
            left_of(hints, false),
        );
    }
}
