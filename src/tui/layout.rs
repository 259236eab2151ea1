//! What is where, for a size of the screen. A function of the size and of what is open; it draws nothing.

use ratatui::layout::{Rect, Size};

use super::pane::PaneKind;
use super::view::Focus;

/// The least size that the program can use.
pub const LEAST: Size = Size {
    width: 40,
    height: 10,
};
/// From this width on, list and reader stand side by side.
const TWO: u16 = 90;
/// From this width on, what points here has a column of its own.
const THREE: u16 = 160;
/// Rows that a closed pane shows at most.
const PEEK: u16 = 4;

/// How many columns stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Too small for anything.
    None,
    /// List or reader.
    One,
    /// List and reader.
    Two,
    /// List, reader, and what points here.
    Three,
}

/// The parts of the screen. A part that is not shown is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    /// How many columns there are.
    pub columns: Columns,
    /// The line at the top.
    pub header: Rect,
    /// The line at the bottom.
    pub footer: Rect,
    /// The box of the panes.
    pub list: Rect,
    /// Each pane: its title line and the rows below it.
    pub panes: [Rect; 5],
    /// The box of the reader.
    pub reader: Rect,
    /// The box of what points here.
    pub context: Rect,
}

/// What stands in a box, inside its lines and with a column of air on each side.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// How many columns a screen of some size has.
pub fn columns(size: Size) -> Columns {
    match size.width {
        _ if size.width < LEAST.width || size.height < LEAST.height => Columns::None,
        width if width < TWO => Columns::One,
        width if width < THREE => Columns::Two,
        _ => Columns::Three,
    }
}

/// The parts of a screen of some size with so many columns, for an open pane, the rows of each, and what has the keys.
pub fn areas(
    size: Size,
    columns: Columns,
    pane: PaneKind,
    rows: [usize; 5],
    focus: Focus,
) -> Areas {
    let line = |y| Rect {
        x: 0,
        y,
        width: size.width,
        height: 1.min(size.height),
    };
    let body = Rect {
        x: 0,
        y: 1,
        width: size.width,
        height: size.height.saturating_sub(2),
    };
    let nothing = Rect {
        x: 0,
        y: 1,
        width: 0,
        height: 0,
    };
    let (list, reader, context) = match columns {
        Columns::None => (nothing, nothing, nothing),
        Columns::One if focus == Focus::List => (body, nothing, nothing),
        Columns::One if focus == Focus::Context => (nothing, nothing, body),
        Columns::One => (nothing, body, nothing),
        Columns::Two => {
            let (list, reader) = split(body, (size.width * 3 / 8).clamp(34, 52));
            (list, reader, nothing)
        }
        Columns::Three => {
            let (list, rest) = split(body, (size.width * 3 / 10).clamp(48, 64));
            let (reader, context) = split(rest, rest.width - (rest.width / 3).clamp(40, 60));
            (list, reader, context)
        }
    };
    let panes = panes(list, pane, rows);
    Areas {
        columns,
        header: line(0),
        footer: line(size.height.saturating_sub(1)),
        list,
        panes,
        reader,
        context,
    }
}

fn split(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (
        Rect {
            width: left,
            ..area
        },
        Rect {
            x: area.x + left,
            width: area.width - left,
            ..area
        },
    )
}

/// The open pane gets the rows; the others their title line, and a few rows where there is room.
fn panes(list: Rect, open: PaneKind, rows: [usize; 5]) -> [Rect; 5] {
    // One line for each title, one for the bottom of the box.
    let room = list.height.saturating_sub(6);
    let spare = room.saturating_sub(room.div_ceil(2).max(8).min(room));
    let each = (spare / 4).min(PEEK);
    let wanted = |i: usize| u16::try_from(rows[i]).unwrap_or(u16::MAX);
    let closed = |i: usize| each.min(wanted(i));
    let others: u16 = (0..5).filter(|i| *i != open.index()).map(closed).sum();
    let mut y = list.y;
    std::array::from_fn(|i| {
        let shown = if i == open.index() {
            room.saturating_sub(others)
        } else {
            closed(i)
        };
        let height = (shown + 1).min(list.bottom().saturating_sub(y));
        let area = Rect {
            x: list.x,
            y,
            width: list.width,
            height,
        };
        y = y.saturating_add(height);
        area
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_pane_gets_the_rows_and_all_titles_are_there() {
        for height in 10..60 {
            for open in PaneKind::ALL {
                let areas = areas(
                    Size { width: 120, height },
                    Columns::Two,
                    open,
                    [40; 5],
                    Focus::List,
                );
                assert!(
                    areas.panes.iter().all(|pane| pane.height >= 1),
                    "{height} {areas:?}"
                );
                let used: u16 = areas.panes.iter().map(|pane| pane.height).sum();
                assert_eq!(used + 1, areas.list.height, "{height}");
                let tallest = areas.panes.iter().map(|pane| pane.height).max();
                assert_eq!(Some(areas.panes[open.index()].height), tallest);
            }
        }
    }

    #[test]
    fn no_size_leaves_the_screen() {
        for width in [0, 1, 39, 40, 89, 90, 159, 160, 1000] {
            for height in [0, 1, 9, 10, 500] {
                for focus in [Focus::List, Focus::Reader, Focus::Context] {
                    let areas = areas(
                        Size { width, height },
                        columns(Size { width, height }),
                        PaneKind::Sources,
                        [3; 5],
                        focus,
                    );
                    for part in [
                        areas.list,
                        areas.reader,
                        areas.context,
                        areas.header,
                        areas.footer,
                    ] {
                        assert!(
                            part.right() <= width
                                && (part.height == 0 || part.bottom() <= height.max(1)),
                            "{width}x{height} {part:?}"
                        );
                    }
                }
            }
        }
    }
}
