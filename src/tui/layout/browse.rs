//! The lists and the pages of the Browse screen.

use ratatui::layout::{Rect, Size};

use super::pane::PaneKind;
use super::{LEAST, body, inside};

/// Which part of the screen has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The open pane.
    List,
    /// The page of the entry.
    Reader,
    /// The column with what points here, on wide screens.
    Context,
}

/// From this width on, list and reader stand side by side.
const TWO: u16 = 90;
/// From this width on, what points here has a column of its own.
const THREE: u16 = 160;
/// Rows that a closed pane shows at most.
const PEEK: u16 = 4;
/// Title lines of panes.
const COUNT: u16 = PaneKind::COUNT as u16;

/// How many columns stand side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Too small for anything.
    #[default]
    None,
    /// List or reader.
    One,
    /// List and reader.
    Two,
    /// List, reader, and what points here.
    Three,
}

/// The parts of the screen. A part that is not shown is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Areas {
    /// How many columns there are.
    pub columns: Columns,
    /// The box of the panes.
    pub list: Rect,
    /// Each pane: its title line and the rows below it.
    pub panes: [Rect; PaneKind::COUNT],
    /// The box of the reader.
    pub reader: Rect,
    /// The box of what points here.
    pub context: Rect,
}

/// How many columns a screen of some size has.
pub(crate) fn columns(size: Size) -> Columns {
    match size.width {
        _ if size.width < LEAST.width || size.height < LEAST.height => Columns::None,
        width if width < TWO => Columns::One,
        width if width < THREE => Columns::Two,
        _ => Columns::Three,
    }
}

/// The parts of a screen of some size with so many columns, for an open pane, the rows of each, and what has the keys.
pub(crate) fn areas(
    size: Size,
    columns: Columns,
    pane: PaneKind,
    rows: [usize; PaneKind::COUNT],
    focus: Focus,
) -> Areas {
    let body = body(size);
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
        list,
        panes,
        reader,
        context,
    }
}

impl Areas {
    /// The rows of a pane, below its title line and between the lines of the box.
    pub(crate) fn rows(&self, pane: PaneKind) -> Rect {
        let area = self.panes[pane.index()];
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        }
    }

    /// The page of the reader, inside its box.
    pub(crate) fn page(&self) -> Rect {
        inside(self.reader)
    }

    /// The column beside it, inside its box.
    pub(crate) fn beside(&self) -> Rect {
        inside(self.context)
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
fn panes(list: Rect, open: PaneKind, rows: [usize; PaneKind::COUNT]) -> [Rect; PaneKind::COUNT] {
    // One line for each title, one for the bottom of the box.
    let room = list.height.saturating_sub(COUNT + 1);
    let spare = room.saturating_sub(room.div_ceil(2).max(8).min(room));
    let each = (spare / (COUNT - 1)).min(PEEK);
    let wanted = |i: usize| u16::try_from(rows[i]).unwrap_or(u16::MAX);
    let closed = |i: usize| each.min(wanted(i));
    let others: u16 = (0..PaneKind::COUNT)
        .filter(|i| *i != open.index())
        .map(closed)
        .sum();
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
    use super::super::{footer, header};
    use super::*;

    #[test]
    fn the_open_pane_gets_the_rows_and_all_titles_are_there() {
        for height in 10..60 {
            for open in PaneKind::ALL {
                let areas = areas(
                    Size { width: 120, height },
                    Columns::Two,
                    open,
                    [40; PaneKind::COUNT],
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
                        [3; PaneKind::COUNT],
                        focus,
                    );
                    for part in [
                        areas.list,
                        areas.reader,
                        areas.context,
                        header(Size { width, height }),
                        footer(Size { width, height }),
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
