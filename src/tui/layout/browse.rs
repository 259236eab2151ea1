//! The lists and the pages of the Browse screen.
//!
//! What stands side by side shares the line between: the box at the right begins on the last column of the one at its
//! left, and leaves it to that to draw the line.

mod panes;

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
/// The lists are never narrower than this.
const LEAST_LIST: u16 = 24;
/// Beside the lists, the pages together are never narrower than this.
const LEAST_PAGES: u16 = 40;

/// How many columns stand side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Too small for anything.
    #[default]
    None,
    /// One part of the screen alone: a page, or a list without the others.
    Zoomed,
    /// Lists or reader.
    One,
    /// Lists and reader.
    Two,
    /// Lists, reader, and what points here.
    Three,
}

/// What decides where everything stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// The size of the screen.
    pub size: Size,
    /// How many columns there are.
    pub columns: Columns,
    /// The open pane.
    pub pane: PaneKind,
    /// The lines that each pane would fill.
    pub lines: [usize; PaneKind::COUNT],
    /// What has the keys.
    pub focus: Focus,
    /// By how many columns the lists are wider than usual.
    pub wider: i16,
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

/// The parts of a screen.
pub(crate) fn areas(asked: Asked) -> Areas {
    let body = body(asked.size);
    let nothing = Rect {
        x: 0,
        y: 1,
        width: 0,
        height: 0,
    };
    let (list, reader, context) = match (asked.columns, asked.focus) {
        (Columns::None, _) => (nothing, nothing, nothing),
        (Columns::One | Columns::Zoomed, Focus::List) => (body, nothing, nothing),
        (Columns::One | Columns::Zoomed, Focus::Reader) => (nothing, body, nothing),
        (Columns::One | Columns::Zoomed, Focus::Context) => (nothing, nothing, body),
        (Columns::Two, _) => {
            let (list, reader) = split(body, list_width(asked));
            (list, reader, nothing)
        }
        (Columns::Three, _) => {
            let (list, rest) = split(body, list_width(asked));
            let (reader, context) = split(rest, rest.width - (rest.width / 3).clamp(36, 60));
            (list, reader, context)
        }
    };
    Areas {
        columns: asked.columns,
        list,
        panes: match asked.columns {
            Columns::Zoomed => panes::alone(list, asked.pane),
            _ => panes::stacked(list, asked.pane, asked.lines),
        },
        reader,
        context,
    }
}

/// The columns of the lists, with the line at either side.
fn list_width(asked: Asked) -> u16 {
    let width = asked.size.width;
    let usual = match asked.columns {
        Columns::Three => (width * 3 / 10).clamp(48, 64),
        _ => (width * 3 / 8).clamp(34, 52),
    };
    let most = width.saturating_sub(LEAST_PAGES).max(LEAST_LIST);
    usual
        .saturating_add_signed(asked.wider)
        .clamp(LEAST_LIST, most)
}

/// By how many columns the lists are wider than usual when the line at their right stands in a column of the screen.
pub(crate) fn wider_with_line_at(asked: Asked, x: u16) -> i16 {
    let usual = list_width(Asked { wider: 0, ..asked });
    let wanted = x.saturating_add(1);
    i16::try_from(i32::from(wanted) - i32::from(usual)).unwrap_or(0)
}

/// What the lists can be wider than usual at most and at least, nearest to what is wanted.
pub(crate) fn possible(asked: Asked) -> i16 {
    let width = list_width(asked);
    wider_with_line_at(asked, width.saturating_sub(1))
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

    /// The column of the line between lists and reader, where they stand side by side.
    pub(crate) fn line(&self) -> Option<u16> {
        let is_shared = self.list.width > 0 && self.reader.width > 0;
        is_shared.then_some(self.reader.x)
    }
}

/// Two boxes that share the line between them.
fn split(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    let shared = left.min(1);
    (
        Rect {
            width: left,
            ..area
        },
        Rect {
            x: area.x + left - shared,
            width: area.width - left + shared,
            ..area
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::{footer, header};
    use super::*;

    fn asked(width: u16, height: u16, pane: PaneKind, lines: usize) -> Asked {
        let size = Size { width, height };
        Asked {
            size,
            columns: columns(size),
            pane,
            lines: [lines; PaneKind::COUNT],
            focus: Focus::List,
            wider: 0,
        }
    }

    #[test]
    fn no_size_leaves_the_screen() {
        for width in [0, 1, 39, 40, 89, 90, 159, 160, 1000] {
            for height in [0, 1, 9, 10, 500] {
                for (focus, wider) in [
                    (Focus::List, 0),
                    (Focus::Reader, i16::MAX),
                    (Focus::Context, i16::MIN),
                ] {
                    let asked = Asked {
                        focus,
                        wider,
                        ..asked(width, height, PaneKind::Sources, 3)
                    };
                    let areas = areas(asked);
                    for part in [
                        areas.list,
                        areas.reader,
                        areas.context,
                        header(asked.size),
                        footer(asked.size),
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

    #[test]
    fn one_line_stands_between_two_boxes() {
        for width in [90, 120, 160, 200, 1000] {
            let areas = areas(asked(width, 36, PaneKind::Overview, 9));
            assert_eq!(areas.list.right() - 1, areas.reader.x);
            if areas.context.width > 0 {
                assert_eq!(areas.reader.right() - 1, areas.context.x);
            }
            let last = areas.context.right().max(areas.reader.right());
            assert_eq!(last, width);
        }
    }

    #[test]
    fn the_line_stands_where_it_is_put_within_what_is_possible() {
        let asked = asked(120, 36, PaneKind::Overview, 9);
        for (put, stands) in [(0, 23), (30, 30), (60, 60), (119, 79)] {
            let wider = wider_with_line_at(asked, put);
            let put = Asked { wider, ..asked };
            assert_eq!(areas(put).line(), Some(stands));
            let kept = possible(put);
            assert_eq!(
                areas(Asked {
                    wider: kept,
                    ..asked
                })
                .line(),
                Some(stands)
            );
        }
    }

    #[test]
    fn zoomed_one_pane_has_the_whole_box() {
        let asked = Asked {
            columns: Columns::Zoomed,
            ..asked(120, 36, PaneKind::Options, 9)
        };
        let areas = areas(asked);
        for pane in PaneKind::ALL {
            let rows = areas.rows(pane).height;
            assert_eq!(rows, if pane == PaneKind::Options { 32 } else { 0 });
        }
    }
}
