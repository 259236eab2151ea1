//! The cells of the next frame, kept from one frame to the next: what looks as it did is not drawn again.
//!
//! Whoever draws hands over its parts, each with a number of what it shows ([`look`]). A part that stands where it
//! stood, with the same number, is left as it is; any other is emptied and drawn, and remembered as changed, so that
//! only its cells are compared with what the terminal shows. Parts do not overlap. Where they do not stand as in the
//! frame before, or something is drawn above them, the whole frame is drawn.

use std::hash::{BuildHasher, Hash};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

/// A number of all that the cells of a part depend on.
pub(crate) fn look(of: impl Hash) -> u64 {
    foldhash::fast::FixedState::default().hash_one(of)
}

/// Something that parts can be drawn on.
pub(crate) trait Paper {
    /// Draws a part, where it does not look so already.
    fn part(&mut self, area: Rect, look: u64, draw: impl FnOnce(&mut Buffer));
}

/// Cells that know nothing of before: everything is drawn.
impl Paper for Buffer {
    fn part(&mut self, _: Rect, _: u64, draw: impl FnOnce(&mut Buffer)) {
        draw(self);
    }
}

/// The cells of the next frame.
#[derive(Debug, Default)]
pub struct Canvas {
    cells: Buffer,
    parts: Vec<Part>,
    /// Those of the frame before.
    before: Vec<Part>,
    /// Where cells may differ from what was presented last.
    changed: Vec<Rect>,
    /// How many frames were drawn since.
    frames: usize,
    /// What all parts lie on.
    ground: (Style, u64),
    is_whole: bool,
    /// Whether something lies above the parts.
    is_covered: bool,
    /// Whether there may be large letters among the cells.
    has_large: bool,
}

/// A part of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    area: Rect,
    look: u64,
}

impl Canvas {
    /// Cells that show nothing.
    pub(crate) fn blank(size: Size) -> Self {
        let mut canvas = Self::default();
        canvas.resize(size);
        canvas
    }

    /// Takes another size; the next frame is whole then.
    pub(super) fn resize(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        if self.cells.area != area {
            self.cells = Buffer::empty(area);
            self.is_covered = true;
        }
    }

    /// Forgets what was drawn: the next frame is whole.
    pub(super) fn forget(&mut self) {
        self.is_covered = true;
    }

    /// Begins a frame whose parts lie on a ground; `all` is a number of what all of them depend on.
    pub(crate) fn begin(&mut self, ground: Style, all: u64) {
        std::mem::swap(&mut self.parts, &mut self.before);
        self.parts.clear();
        self.frames += 1;
        self.is_whole = false;
        self.has_large = false;
        let is_new = std::mem::replace(&mut self.ground, (ground, all)) != (ground, all);
        let was_covered = std::mem::take(&mut self.is_covered);
        if is_new || was_covered {
            self.anew();
        }
    }

    /// Begins the frame again: everything is drawn.
    pub(crate) fn anew(&mut self) {
        self.is_whole = true;
        self.parts.clear();
        self.changed = vec![self.cells.area];
        let area = self.cells.area;
        fill(&mut self.cells, area, self.ground.0);
    }

    /// Whether the frame is whole, or its parts stand where those of the frame before stood.
    pub(crate) fn is_sound(&self) -> bool {
        let areas = |parts: &[Part]| parts.iter().map(|part| part.area).collect::<Vec<_>>();
        self.is_whole || areas(&self.parts) == areas(&self.before)
    }

    /// Begins a frame of one piece, on no ground.
    pub fn whole(&mut self) -> &mut Buffer {
        self.begin(Style::new(), 0);
        self.anew();
        self.above()
    }

    /// Draws a part that changes nearly always, and is small.
    pub(crate) fn always(&mut self, area: Rect, draw: impl FnOnce(&mut Buffer)) {
        self.parts.push(Part { area, look: 0 });
        self.draw(area, draw);
    }

    /// What lies above the parts is drawn here. The frame is whole then, and so is the next one.
    pub(crate) fn above(&mut self) -> &mut Buffer {
        if !self.is_whole {
            self.changed.push(self.cells.area);
        }
        self.is_covered = true;
        &mut self.cells
    }

    /// There are large letters among what is drawn ([`super::large`]).
    pub(crate) fn expect_large(&mut self) {
        self.has_large = true;
    }

    /// Whether there may be large letters in this frame.
    pub(super) fn has_large(&self) -> bool {
        self.has_large
    }

    /// The cells.
    pub fn cells(&self) -> &Buffer {
        &self.cells
    }

    /// Gives the cells away.
    pub(crate) fn into_cells(self) -> Buffer {
        self.cells
    }

    /// Where cells may differ from what was presented last: parts of lines that do not overlap, from top to bottom and
    /// from left to right. Now they are presented.
    pub(super) fn take_changed(&mut self) -> Vec<Rect> {
        let changed = std::mem::take(&mut self.changed);
        let is_all = changed.contains(&self.cells.area);
        if is_all || std::mem::take(&mut self.frames) > 1 {
            return self.lines();
        }
        let mut lines: Vec<Rect> = changed.into_iter().flat_map(lines_of).collect();
        lines.sort_unstable_by_key(|line| (line.y, line.x));
        lines
    }

    /// All of them.
    pub(super) fn lines(&self) -> Vec<Rect> {
        lines_of(self.cells.area).collect()
    }

    fn draw(&mut self, area: Rect, draw: impl FnOnce(&mut Buffer)) {
        if !self.is_whole {
            fill(&mut self.cells, area, self.ground.0);
            self.changed.push(area.intersection(self.cells.area));
        }
        draw(&mut self.cells);
    }
}

impl Paper for Canvas {
    fn part(&mut self, area: Rect, look: u64, draw: impl FnOnce(&mut Buffer)) {
        let part = Part { area, look };
        let is_there = !self.is_whole && self.before.get(self.parts.len()) == Some(&part);
        self.parts.push(part);
        if !is_there {
            self.draw(area, draw);
        }
    }
}

fn lines_of(area: Rect) -> impl Iterator<Item = Rect> {
    let lines = if area.is_empty() {
        0..0
    } else {
        area.top()..area.bottom()
    };
    lines.map(move |y| Rect {
        y,
        height: 1,
        ..area
    })
}

/// Empties an area.
fn fill(cells: &mut Buffer, area: Rect, ground: Style) {
    let mut blank = Cell::default();
    blank.set_style(ground);
    let area = area.intersection(cells.area);
    if area.is_empty() {
        return;
    }
    for y in area.top()..area.bottom() {
        let start = cells.index_of(area.left(), y);
        let line = &mut cells.content[start..start + usize::from(area.width)];
        line.fill(blank.clone());
    }
}
