//! The terminal's cursor, style and link while a frame is written: the shortest moves and changes between cells.

use ratatui::buffer::Cell;
use ratatui::layout::Position;

use super::row::{Row, SEEN_ON_BLANKS, is_blank, is_sure, narrow, text, width};
use crate::tui::terminal::gate::visible;
use crate::tui::terminal::large::{Block, SCALE, cluster};
use crate::tui::terminal::link::{Anchor, CLOSE, is_same_link};
use crate::tui::terminal::sgr::{Style, write_number};

/// What is written for a frame.
#[derive(Debug, Default)]
pub(in crate::tui::terminal) struct Encoded {
    /// Text and sequences; empty when the surfaces are the same.
    pub(in crate::tui::terminal) bytes: Vec<u8>,
    /// Characters of cells that are not let through.
    pub(in crate::tui::terminal) dropped: usize,
}

/// The terminal's cursor, style and link while a frame is written.
#[derive(Default)]
pub(super) struct Pen<'a> {
    pub(super) out: Encoded,
    /// Where it is, if that is sure.
    at: Option<Position>,
    style: Style,
    anchor: Option<&'a Anchor>,
}

impl<'a> Pen<'a> {
    /// Moves to a column of a row: forward over a few cells by writing them again where that is shorter.
    pub(super) fn go(&mut self, row: &Row<'_>, x: u16) {
        let y = row.y;
        match self.at {
            Some(at) if at.y == y && at.x == x => return,
            Some(at) if at.y == y && at.x < x => {
                if !self.again(row, at.x, x) {
                    match x - at.x {
                        1 => self.sequence(&[], b'C'),
                        columns => self.sequence(&[columns], b'C'),
                    }
                }
            }
            _ => self.place(Position { x, y }),
        }
        self.at = Some(Position { x, y });
    }

    /// Moves to a place on the screen, whose rows and columns count from 1.
    fn place(&mut self, Position { x, y }: Position) {
        match x {
            0 => self.sequence(&[y.saturating_add(1)], b'H'),
            _ => self.sequence(&[y.saturating_add(1), x.saturating_add(1)], b'H'),
        }
    }

    /// Writes the cells of some columns once more, if that is no longer than a move over them; says whether it did.
    fn again(&mut self, row: &Row<'_>, from: u16, to: u16) -> bool {
        let columns = to - from;
        let move_over = if columns == 1 { 3 } else { 4 };
        if columns > move_over {
            return false;
        }
        let cells = &row.cells[usize::from(from)..usize::from(to)];
        let is_ready = |(x, cell): (u16, &Cell)| {
            matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
                && self.wanted(cell) == self.style
                && is_same_link(row.anchor(x), self.anchor)
        };
        if !(from..).zip(cells).all(is_ready) {
            return false;
        }
        for cell in cells {
            self.out.bytes.extend(cell.symbol().as_bytes());
        }
        true
    }

    /// Writes a cell where the cursor is. Says whether the next cell may have suffered, as it does where the terminal
    /// takes this one to be wider.
    pub(super) fn cell(&mut self, row: &Row<'a>, x: u16) -> bool {
        let Some(cell) = row.cells.get(usize::from(x)) else {
            return false;
        };
        self.set(self.wanted(cell));
        self.link(row.anchor(x));
        let symbol = text(cell);
        if let ([byte @ b' '..=b'~'], true) =
            (symbol.as_bytes(), usize::from(x) + 1 < row.cells.len())
        {
            // What most cells are.
            self.out.bytes.push(*byte);
            self.at = Some(Position { x: x + 1, y: row.y });
            return false;
        }
        let shown = visible(symbol);
        if shown.len() != symbol.len() {
            self.out.dropped += symbol.chars().count() - shown.chars().count();
        }
        let next = x.saturating_add(width(cell));
        let after = row.cells.get(usize::from(next));
        // Nothing is left of it, or half of it is beyond the end of the line, where it would begin another one.
        let is_gone = shown.is_empty() || usize::from(next) > row.cells.len();
        let symbol = if is_gone { " " } else { &*shown };
        if is_gone || is_sure(symbol) {
            self.out.bytes.extend(symbol.as_bytes());
            // Sure, but at the end of the line; and after wide cells what is narrow is put in its place explicitly.
            let goes_on = after.is_some_and(|after| next == x + 1 || width(after) > 1);
            self.at = Some(Position { x: next, y: row.y }).filter(|_| goes_on && !is_gone);
            return false;
        }
        if next > x + 1 {
            // Where the terminal takes it to be narrower, what stood here must not stay beside it.
            let blanks = std::iter::repeat_n(b' ', usize::from(next - x));
            self.out.bytes.extend(blanks);
            self.at = None;
            self.go(row, x);
        }
        self.out.bytes.extend(symbol.as_bytes());
        self.at = None;
        true
    }

    /// The style for a cell: that of the pen as far as the cell does not show it.
    fn wanted(&self, cell: &Cell) -> Style {
        if is_blank(cell) {
            Style {
                bg: cell.bg,
                fg: self.style.fg,
                modifier: self.style.modifier - SEEN_ON_BLANKS,
            }
        } else {
            Style {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            }
        }
    }

    fn set(&mut self, style: Style) {
        if style != self.style {
            self.out.bytes.extend(b"\x1b[");
            self.style.write_change(style, &mut self.out.bytes);
            self.out.bytes.push(b'm');
            self.style = style;
        }
    }

    pub(super) fn link(&mut self, anchor: Option<&'a Anchor>) {
        if is_same_link(self.anchor, anchor) {
            return;
        }
        match anchor {
            Some(anchor) => self.out.bytes.extend(anchor.opening().as_bytes()),
            None => self.out.bytes.extend(CLOSE.as_bytes()),
        }
        self.anchor = anchor;
    }

    /// Ends the frame.
    pub(super) fn rest(&mut self) {
        self.link(None);
        self.set(Style::default());
    }

    fn sequence(&mut self, numbers: &[u16], last: u8) {
        let out = &mut self.out.bytes;
        out.extend(b"\x1b[");
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                out.push(b';');
            }
            write_number(*number, out);
        }
        out.push(last);
    }

    /// Erases a letter, by its first cell; the rest of its upper row is blank then, too.
    pub(super) fn erase(&mut self, block: Block, columns: u16) {
        self.set(Style::default());
        if self.at != Some(block.at) {
            self.place(block.at);
        }
        let blanks = std::iter::repeat_n(b' ', block.columns.into());
        self.out.bytes.extend(blanks);
        self.at = behind(block, columns);
    }

    /// Writes large letters where they stand.
    pub(super) fn large(&mut self, row: &Row<'a>, blocks: &[Block]) {
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return;
        };
        let Some(cell) = row.cells.get(usize::from(first.at.x)) else {
            return;
        };
        self.go(row, first.at.x);
        self.set(Style {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        });
        self.link(row.anchor(first.at.x));
        self.out.bytes.extend(b"\x1b]66;s=2");
        let texts = blocks.iter().filter_map(|block| {
            let cell = row.cells.get(usize::from(block.at.x))?;
            cluster(cell.symbol())
        });
        if texts.clone().any(|text| !text.is_ascii()) {
            // Terminals need not agree with us on how wide it is.
            let columns = first.columns / SCALE;
            self.out.bytes.extend(format!(":w={columns}").as_bytes());
        }
        self.out.bytes.push(b';');
        texts.for_each(|text| self.out.bytes.extend(text.as_bytes()));
        self.out.bytes.extend(b"\x1b\\");
        self.at = behind(*last, narrow(row.cells.len()));
    }
}

/// Where the cursor is when a block was written.
fn behind(block: Block, columns: u16) -> Option<Position> {
    let at = Position {
        x: block.end(),
        y: block.at.y,
    };
    Some(at).filter(|at| at.x < columns)
}
