//! Draws the page of a slide in an area, with its links and what is marked on it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Busy, Present};
use crate::slides::page::Half;
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::tui::reader::draw::{Frame, Seen, Sides, draw_line, labels, left_of, mark, styled};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper, look};
use crate::tui::terminal::large;
use crate::typeset::line::Line;

/// The page of the slide, in an area that it was made for.
pub(super) fn page(present: &Present, shared: &Shared, canvas: &mut Canvas, area: Rect) {
    let (theme, page) = (shared.theme(), &present.shown);
    let selected = present
        .scroll
        .link
        .and_then(|link| u32::try_from(link).ok());
    if present.halves.iter().any(|half| *half != Half::Both) {
        canvas.expect_large();
    }
    for (y, at) in (area.y..area.bottom()).zip(0..) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let half = present.half(at);
        let line = page.lines.get(match half {
            Half::Both | Half::Upper => at,
            Half::Lower => at.saturating_sub(1),
        });
        let marks = present.places.marks(at);
        let holds = line.is_some_and(|line| line.pieces.iter().any(|piece| piece.link == selected));
        let selected = selected.filter(|_| holds);
        canvas.part(row, look((line, selected, marks, half)), |buf| {
            if let Some(line) = line {
                match half {
                    Half::Both => draw_line(theme, buf, (row.x, row.y), row.width, line, selected),
                    half => draw_large(theme, buf, (row, half), line, selected),
                }
            }
            mark(theme, buf, (row.x, row.y), marks, None);
        });
    }
    hints(present, shared, canvas, area);
}

/// The page as a box shows it.
pub(super) fn seen(present: &Present) -> Seen<'_> {
    Seen {
        page: &present.shown,
        scroll: &present.scroll,
        frame: Frame::Links,
        sides: Sides::Own,
        found: Some((&present.places, None)),
    }
}

/// The labels of the links on the page, while one is chosen.
pub(super) fn hints(present: &Present, shared: &Shared, canvas: &mut Canvas, area: Rect) {
    if let Busy::Hints(hints) = &present.busy {
        labels(
            (shared.theme(), &shared.library),
            canvas.above(),
            area,
            seen(present),
            left_of(hints, false),
        );
    }
}

/// Draws half of a line in large letters.
fn draw_large(
    theme: &Theme,
    buf: &mut Buffer,
    (row, half): (Rect, Half),
    line: &Line<Meaning>,
    selected: Option<u32>,
) {
    let draw = match half {
        Half::Lower => large::lower,
        Half::Upper | Half::Both => large::upper,
    };
    let mut x = row.x.saturating_add(line.indent);
    for (text, style) in styled(theme, line, selected) {
        x = draw(buf, (x, row.y), row.right(), text, style);
    }
}
