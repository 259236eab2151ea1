//! Where everything stands on the audience's screen.

use ratatui::layout::{Rect, Size};

use super::body;

/// The columns and rows of a small slide, its lines included.
const SMALL: Size = Size {
    width: 26,
    height: 7,
};

/// The small slides that are on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// How many stand side by side.
    pub columns: usize,
    /// Each by its number, and where it stands.
    pub boxes: Vec<(usize, Rect)>,
}

/// All slides as a grid, as many as there is room for around the one that is selected.
pub(crate) fn grid(size: Size, count: usize, selected: usize) -> Grid {
    let area = body(size);
    let columns = usize::from((area.width / SMALL.width).max(1));
    let rows = usize::from((area.height / SMALL.height).max(1));
    let first_row = (selected / columns + 1).saturating_sub(rows);
    let last_row = count.div_ceil(columns).saturating_sub(rows);
    let first = first_row.min(last_row) * columns;
    let shown = (first..count).take(columns * rows);
    let width = area.width / u16::try_from(columns).unwrap_or(u16::MAX).max(1);
    let boxes = shown.map(|number| {
        let at = number - first;
        let (row, column) = (at / columns, at % columns);
        let x = u16::try_from(column)
            .unwrap_or(u16::MAX)
            .saturating_mul(width);
        let y = u16::try_from(row)
            .unwrap_or(u16::MAX)
            .saturating_mul(SMALL.height);
        let place = Rect {
            x: area.x.saturating_add(x),
            y: area.y.saturating_add(y),
            width,
            height: SMALL.height,
        };
        (number, place.intersection(area))
    });
    Grid {
        columns,
        boxes: boxes.collect(),
    }
}
