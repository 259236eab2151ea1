//! The boxes on top of a screen.

use ratatui::layout::{Rect, Size};

use super::{body, inside, within};

/// From this width on, the selected entry's page stands beside the results of the finder.
const PREVIEW: u16 = 100;
/// From this width on, the list of briefings and the page of one stand side by side.
const BESIDE: u16 = 90;
/// Lines of a briefing in their list: title, date and marking; below them what is in it, and its problems.
pub(crate) const BRIEFING: u16 = 2;
/// Rows for the selected problem's explanation.
const DETAIL: u16 = 8;
/// Lines of the box in which one types.
const INPUT: u16 = 3;
/// Columns of the list of what can be done with a result.
const DEEDS: u16 = 30;

/// A line to type in, the list below it, and a page beside both.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picker {
    /// The line to type in.
    pub input: Rect,
    /// What was found.
    pub results: Rect,
    /// The page beside them; empty on narrow screens.
    pub preview: Rect,
}

impl Picker {
    /// The line below what is typed, in the line of its box.
    pub(crate) fn below_input(self) -> Rect {
        Rect {
            x: self.input.x + 2,
            y: self.input.bottom().saturating_sub(1),
            width: self.input.width.saturating_sub(4),
            height: 1,
        }
    }
}

/// The finder.
pub(crate) fn finder(size: Size) -> Picker {
    let left = if size.width >= PREVIEW {
        size.width / 2
    } else {
        size.width
    };
    picker(body(size), left)
}

/// The palette.
pub(crate) fn palette(size: Size) -> Picker {
    picker(body(size), size.width)
}

fn picker(body: Rect, left: u16) -> Picker {
    let input = Rect {
        width: left,
        height: INPUT.min(body.height),
        ..body
    };
    let results = Rect {
        y: body.y + input.height,
        width: left,
        height: body.height.saturating_sub(input.height),
        ..body
    };
    let preview = Rect {
        x: left,
        width: body.width - left,
        ..body
    };
    Picker {
        input,
        results,
        preview,
    }
}

/// The list of all briefings, and the page of the selected one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Briefings {
    /// The list.
    pub list: Rect,
    /// The page beside or below it.
    pub page: Rect,
}

impl Briefings {
    /// The part of the list that has room for whole rows.
    pub(crate) fn rows(self) -> Rect {
        let rows = within(self.list);
        Rect {
            height: rows.height / BRIEFING * BRIEFING,
            ..rows
        }
    }
}

/// The boxes for so many briefings.
pub(crate) fn briefings(size: Size, briefings: usize) -> Briefings {
    let body = body(size);
    if size.width >= BESIDE {
        let left = (size.width / 2).clamp(46, 84);
        let list = Rect {
            width: left,
            ..body
        };
        let page = Rect {
            x: left,
            width: size.width - left,
            ..body
        };
        return Briefings { list, page };
    }
    let wanted = u16::try_from(briefings).unwrap_or(u16::MAX);
    let wanted = wanted.saturating_mul(BRIEFING).saturating_add(2);
    let height = wanted.min((body.height / 2).max(4)).min(body.height);
    let list = Rect { height, ..body };
    let page = Rect {
        y: body.y + height,
        height: body.height - height,
        ..body
    };
    Briefings { list, page }
}

/// The rows of the problems, and what is said of the selected one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problems {
    /// The problems, a line each.
    pub rows: Rect,
    /// The selected one, from the line that parts it from them.
    pub detail: Rect,
}

/// The boxes of the problems.
pub(crate) fn problems(size: Size) -> Problems {
    let inner = within(body(size));
    let detail = DETAIL.min(inner.height / 2);
    let rows = Rect {
        height: inner.height - detail,
        ..inner
    };
    let detail = Rect {
        y: rows.bottom(),
        height: detail,
        ..inner
    };
    Problems { rows, detail }
}

/// A look at a page: most of the screen, with the page below still to be seen around it.
pub(crate) fn peek(size: Size) -> Rect {
    let body = body(size);
    let width = (size.width / 5 * 4).clamp(38, 100).min(size.width);
    let height = (body.height / 5 * 4).max(6).min(body.height);
    centred(body, width, height)
}

/// The page in a peek.
pub(crate) fn peeked(size: Size) -> Rect {
    inside(peek(size))
}

/// A menu in the middle of the screen, of so many rows of which the widest has so many columns.
pub(crate) fn menu(size: Size, widest: usize, rows: usize) -> Rect {
    let area = menu_size(size, widest, rows);
    centred(body(size), area.width, area.height)
}

/// The same in the corner, where it covers little, and inside the lines below.
pub(crate) fn corner_menu(size: Size, widest: usize, rows: usize) -> Rect {
    let area = menu_size(size, widest, rows);
    let body = body(size);
    Rect {
        x: body.right().saturating_sub(area.width + 1),
        y: body.bottom().saturating_sub(area.height + 1).max(body.y),
        ..area
    }
}

/// What can be done with a result of the finder.
pub(crate) fn deeds(size: Size, rows: usize) -> Rect {
    let body = body(size);
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    centred(body, DEEDS.min(size.width), height.min(body.height))
}

/// The keys by which a series may go on, inside the boxes below, so that their lines stay whole.
pub(crate) fn series(size: Size, widest: usize, rows: usize) -> Rect {
    let body = body(size);
    let width = u16::try_from(widest).unwrap_or(u16::MAX);
    let width = width.saturating_add(7).min(body.width.saturating_sub(2));
    let height = u16::try_from(rows).unwrap_or(u16::MAX);
    let height = height.saturating_add(2).min(body.height.saturating_sub(2));
    Rect {
        x: body.right().saturating_sub(width + 1),
        y: body.bottom().saturating_sub(height + 1),
        width,
        height,
    }
}

fn menu_size(size: Size, widest: usize, rows: usize) -> Rect {
    let body = body(size);
    let width = u16::try_from(widest).unwrap_or(u16::MAX);
    let height = u16::try_from(rows).unwrap_or(u16::MAX);
    Rect {
        // Where no more than an edge of what lies below would be seen, the box takes all.
        width: match width.saturating_add(6).clamp(24, 80) {
            width if width + 2 >= body.width => body.width,
            width => width,
        },
        height: height.saturating_add(2).min(body.height),
        ..body
    }
}

fn centred(body: Rect, width: u16, height: u16) -> Rect {
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 2,
        width,
        height,
    }
}
