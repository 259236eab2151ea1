//! What a terminal shows: cells, and the links under them.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};

use super::link::Anchor;

/// A screen.
#[derive(Debug)]
pub(super) struct Surface {
    /// Its cells, from (0, 0) on.
    pub(super) cells: Buffer,
    anchors: Vec<Anchor>,
}

impl Surface {
    /// A screen with nothing on it, as a terminal is that was cleared.
    pub(super) fn blank(size: Size) -> Self {
        Self {
            cells: Buffer::empty(Rect::from((ratatui::layout::Position::ORIGIN, size))),
            anchors: Vec::new(),
        }
    }

    /// Takes over lines of other cells.
    pub(super) fn take(&mut self, lines: &[Rect], from: &Buffer) {
        for line in lines {
            let cells = columns(&self.cells, *line);
            self.cells.content[cells.clone()].clone_from_slice(&from.content[cells]);
        }
    }

    /// Puts links under the cells, line by line from left to right.
    pub(super) fn link(&mut self, anchors: Vec<Anchor>) {
        self.anchors = anchors;
    }

    /// The links, line by line, from left to right.
    pub(super) fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }
}

/// The cells of a line.
pub(super) fn row(cells: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(cells.area.width);
    let start = usize::from(y) * width;
    cells.content.get(start..start + width).unwrap_or_default()
}

/// Those links of a screen that stand in a line.
pub(super) fn anchors_of(anchors: &[Anchor], y: u16) -> &[Anchor] {
    let start = anchors.partition_point(|anchor| anchor.row < y);
    let rest = &anchors[start..];
    &rest[..rest.partition_point(|anchor| anchor.row == y)]
}

/// Where the cells of a part of a line stand among all.
fn columns(cells: &Buffer, line: Rect) -> Range<usize> {
    // Also where there are none.
    let start = usize::from(line.y) * usize::from(cells.area.width) + usize::from(line.x);
    start..start + usize::from(line.width)
}
