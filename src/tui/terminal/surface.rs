//! What a terminal shows: cells, the links under them, and where large letters begin.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::link::Anchor;

/// A screen.
#[derive(Debug)]
pub(super) struct Surface {
    /// Its cells, from (0, 0) on.
    pub(super) cells: Buffer,
    anchors: Vec<Anchor>,
    heads: Vec<Position>,
}

impl Surface {
    /// These cells, with links under them and large letters, line by line from left to right.
    pub(super) fn of(cells: Buffer, anchors: Vec<Anchor>, heads: Vec<Position>) -> Self {
        Self {
            cells,
            anchors,
            heads,
        }
    }

    /// The same after lines of other cells were written over it, and these are the links and the large letters.
    pub(super) fn with(
        mut self,
        lines: &[Rect],
        from: &Buffer,
        anchors: Vec<Anchor>,
        heads: Vec<Position>,
    ) -> Self {
        for line in lines {
            let cells = columns(&self.cells, *line);
            self.cells.content[cells.clone()].clone_from_slice(&from.content[cells]);
        }
        self.anchors = anchors;
        self.heads = heads;
        self
    }

    /// The links, line by line, from left to right.
    pub(super) fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    /// Where large letters begin, line by line, from left to right.
    pub(super) fn heads(&self) -> &[Position] {
        &self.heads
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
