//! What has to be written so that a terminal which shows one surface shows another: only cells that differ, with the
//! shortest moves and changes of style between them.
//!
//! Pure: surfaces in, bytes out. Of what it writes nothing depends on the kind of terminal: cursor position (CUP), cursor
//! forward (CUF), colours and styles (SGR), links (OSC 8). Blank ends of lines are spaces: where erasing would be
//! shorter, terminals differ in the colour that they erase with. A frame begins and ends in the terminal's own style
//! and without a link, so that whatever is written between two frames finds it so. Large letters (OSC 66) are on a
//! surface only where the terminal has them.

mod large;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::gate::visible;
use super::large::is_marked;
use super::link::{Anchor, CLOSE, is_same_link};
use super::sgr::{Style, write_number};
use super::surface::{self, Surface};
use large::{Large, Under};

/// What of a style is seen on a blank, too.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// What is written for a frame.
#[derive(Debug, Default)]
pub(super) struct Encoded {
    /// Text and sequences; empty when the surfaces are the same.
    pub(super) bytes: Vec<u8>,
    /// Characters of cells that are not let through.
    pub(super) dropped: usize,
}

/// A frame to be: its cells, the links under them, and where large letters begin, line by line from left to right.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) cells: &'a Buffer,
    pub(super) anchors: &'a [Anchor],
    pub(super) heads: &'a [Position],
}

/// What makes `old` into `new`, two screens of the same size that differ in no other than these parts of lines, which
/// go from top to bottom and from left to right. Without an old one: a terminal that was cleared.
pub(super) fn encode(old: Option<&Surface>, new: Frame<'_>, changed: &[Rect]) -> Encoded {
    let mut pen = Pen::default();
    let area = new.cells.area;
    let blank = match old {
        Some(_) => Vec::new(),
        None => vec![Cell::default(); area.width.into()],
    };
    let large = Large::of(old, new);
    let gone = large.gone.iter();
    gone.for_each(|block| pen.erase(*block, area.width));
    for part in large.widen(changed, area).iter() {
        let before = match old {
            Some(old) => Row::of(&old.cells, old.anchors(), part.y),
            None => Row::blank(part.y, &blank),
        };
        let after = Row::of(new.cells, new.anchors, part.y);
        row(&mut pen, &before, &after, &large, *part);
    }
    pen.rest();
    pen.out
}

/// A line of a screen.
struct Row<'a> {
    y: u16,
    cells: &'a [Cell],
    anchors: &'a [Anchor],
}

impl<'a> Row<'a> {
    fn of(cells: &'a Buffer, anchors: &'a [Anchor], y: u16) -> Self {
        Self {
            y,
            cells: surface::row(cells, y),
            anchors: surface::anchors_of(anchors, y),
        }
    }

    fn blank(y: u16, cells: &'a [Cell]) -> Self {
        let anchors = &[];
        Self { y, cells, anchors }
    }

    fn anchor(&self, x: u16) -> Option<&'a Anchor> {
        self.anchors
            .iter()
            .find(|anchor| anchor.columns.contains(&x))
    }
}

fn row<'a>(pen: &mut Pen<'a>, old: &Row<'_>, new: &Row<'a>, large: &Large, part: Rect) {
    let under = large.in_row(new.y, narrow(new.cells.len()));
    // The columns that a wide cell before covers, in the terminal and on the new surface.
    let (mut hidden, mut covered) = (part.x, part.x);
    // A cell of unsure width may have reached into the next one.
    let mut is_touched = false;
    let cells = (0..).zip(old.cells.iter().zip(new.cells));
    for (x, (before, after)) in cells.skip(part.x.into()) {
        if x >= part.right() && !is_touched && x >= hidden {
            break;
        }
        let was_hidden = x < hidden;
        if !was_hidden {
            hidden = x + width(before);
        }
        if x < covered {
            continue;
        }
        let under = under.get(usize::from(x)).copied().unwrap_or_default();
        if under == Under::Begins {
            let run = large.run(new, x);
            pen.large(new, run);
            covered = run.last().map_or(x + 1, |block| block.end());
        }
        if matches!(under, Under::Begins | Under::Taken) {
            is_touched = false;
            continue;
        }
        covered = x + width(after);
        let is_lost = was_hidden || is_touched || under == Under::Lost;
        is_touched = false;
        if is_lost || !looks_same(before, after) || !is_same_link(old.anchor(x), new.anchor(x)) {
            if new.anchor(x).is_none() {
                pen.link(None);
            }
            pen.go(new, x);
            is_touched = pen.cell(new, x);
        }
    }
}

/// What stands in a cell by itself: nothing where it is a part of a large letter.
fn text(cell: &Cell) -> &str {
    match cell.symbol() {
        symbol if is_marked(symbol) => " ",
        symbol => symbol,
    }
}

/// Columns that a cell takes, at least the one it stands in.
fn width(cell: &Cell) -> u16 {
    match text(cell).as_bytes() {
        [b' '..=b'~'] => 1,
        // ratatui would not measure a lone control character.
        [_] => 1,
        _ => cell.cell_width().max(1),
    }
}

/// Whether two cells cannot be told apart: of a blank only the ground is seen.
fn looks_same(one: &Cell, other: &Cell) -> bool {
    is_same_text(text(one).as_bytes(), text(other).as_bytes())
        && one.bg == other.bg
        && (is_blank(one) && is_blank(other)
            || (one.fg == other.fg && one.modifier == other.modifier))
}

/// Most are of one byte: for those there is nothing to call.
fn is_same_text(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([one], [other]) => one == other,
        _ => one == other,
    }
}

fn is_blank(cell: &Cell) -> bool {
    text(cell) == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// The terminal's cursor, style and link while a frame is written.
#[derive(Default)]
struct Pen<'a> {
    out: Encoded,
    /// Where it is, if that is sure.
    at: Option<Position>,
    style: Style,
    anchor: Option<&'a Anchor>,
}

impl<'a> Pen<'a> {
    /// Moves to a column of a row: forward over a few cells by writing them again where that is shorter.
    fn go(&mut self, row: &Row<'_>, x: u16) {
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
    fn cell(&mut self, row: &Row<'a>, x: u16) -> bool {
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

    fn link(&mut self, anchor: Option<&'a Anchor>) {
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
    fn rest(&mut self) {
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
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Do terminals agree on how wide this is?
///
/// One code point, visible: a letter or digit of any script, or what frames and charts are drawn with. Not sure are
/// marks, and whatever may be an emoji: tmux 3.3 and unicode-width differ on 2,811 of 3,347 emoji sequences.
fn is_sure(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' => true,
        '\u{250}'..='\u{10ff}' | '\u{1200}'..='\u{1fff}' => c.is_alphanumeric(),
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2190}'..='\u{2193}' => true,
        '\u{2500}'..='\u{25ff}' => !matches!(c, '▪' | '▫' | '▶' | '◀' | '◻'..='◾'),
        '\u{2800}'..='\u{28ff}' | '\u{ff61}'..='\u{ff9d}' => true,
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' => true,
        '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' => true,
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
