//! Where everything stands: every box of every screen, as functions of the size and of what is in it.
//!
//! Drawing, the mouse, the labels of links and the marking ask the same functions. Nothing here draws, and nothing here
//! knows what is on a screen beyond counts and widths.

pub(crate) mod browse;
pub(crate) mod console;
pub(crate) mod over;
pub(crate) mod pane;
pub(crate) mod present;

use ratatui::layout::{Rect, Size};

/// The least size that the program can use.
pub(crate) const LEAST: Size = Size {
    width: 40,
    height: 10,
};

/// The line at the top.
pub(crate) fn header(size: Size) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: size.width,
        height: 1.min(size.height),
    }
}

/// The line at the bottom.
pub(crate) fn footer(size: Size) -> Rect {
    Rect {
        y: size.height.saturating_sub(1),
        ..header(size)
    }
}

/// What stands between them.
pub(crate) fn body(size: Size) -> Rect {
    Rect {
        x: 0,
        y: 1,
        width: size.width,
        height: size.height.saturating_sub(2),
    }
}

/// Whether a screen is too small for anything.
pub(crate) fn is_too_small(size: Size) -> bool {
    size.width < LEAST.width || size.height < LEAST.height
}

/// What stands in a box, inside its lines and with a column of air on each side.
pub(crate) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// What stands between the lines of a box.
pub(crate) fn within(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}
