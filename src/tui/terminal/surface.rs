//! What a terminal shows: cells, and the links under them.

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

    /// Takes everything off, at another size perhaps.
    pub(super) fn clear(&mut self, size: Size) {
        let area = Rect::from((ratatui::layout::Position::ORIGIN, size));
        if self.cells.area == area {
            self.cells.reset();
        } else {
            self.cells = Buffer::empty(area);
        }
        self.anchors.clear();
    }

    /// Puts links under the cells.
    pub(super) fn link(&mut self, mut anchors: Vec<Anchor>) {
        anchors.sort_by_key(|anchor| (anchor.row, anchor.columns.start));
        self.anchors = anchors;
    }

    /// The cells of a line.
    pub(super) fn row(&self, y: u16) -> &[Cell] {
        let width = usize::from(self.cells.area.width);
        let start = usize::from(y) * width;
        self.cells
            .content
            .get(start..start + width)
            .unwrap_or_default()
    }

    /// The links of a line, from left to right.
    pub(super) fn anchors(&self, y: u16) -> &[Anchor] {
        let start = self.anchors.partition_point(|anchor| anchor.row < y);
        let rest = &self.anchors[start..];
        &rest[..rest.partition_point(|anchor| anchor.row == y)]
    }
}
