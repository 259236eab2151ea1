//! Large type in cells: letters twice as wide and twice as high, by the text sizing protocol (OSC 66, scale 2).
//!
//! A cluster takes a block of cells: two rows of twice its columns. It stands in the first cell behind a mark; the others
//! have marks of their own. The marks are noncharacters, which no text has that came in through a gate. Whatever is
//! drawn over a part of a block takes away its marks, and only a whole block becomes a letter: of a broken one nothing is
//! shown. Who draws large letters says so to the canvas; other cells are not searched for them.
//! <https://sw.kovidgoyal.net/kitty/text-sizing-protocol/>

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::typeset::width::drawn;

/// How many columns a column of ordinary type takes, and how many rows a row.
pub(crate) const SCALE: u16 = 2;

/// Stands before a cluster, in the first cell of its block.
const HEAD: char = '\u{fdd0}';
/// The other cells of the upper row.
const TAIL: &str = "\u{fdd1}";
/// The cells of the lower row.
const FOOT: &str = "\u{fdd2}";

/// The widest cluster that the protocol has room for, in columns of ordinary type.
const WIDEST: u16 = 7;

/// The cells of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Its first cell.
    pub(super) at: Position,
    /// The columns that it takes on the screen.
    pub(super) columns: u16,
}

/// Writes the upper half of words, from a place on and before a column, and returns the column behind them. What does
/// not fit is left out.
pub(crate) fn upper(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
) -> u16 {
    half(buf, (x, y), end, text, style, |cluster| {
        (format!("{HEAD}{cluster}"), TAIL)
    })
}

/// The same for the lower half, in the row below.
pub(crate) fn lower(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
) -> u16 {
    half(buf, (x, y), end, text, style, |_| (FOOT.to_owned(), FOOT))
}

/// Writes a row: of each cluster its first cell, and the others.
fn half(
    buf: &mut Buffer,
    (mut x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
    cells: impl Fn(&str) -> (String, &'static str),
) -> u16 {
    for (cluster, columns) in drawn(text) {
        let next = x.saturating_add(SCALE.saturating_mul(columns));
        if next > end {
            break;
        }
        let (first, others) = cells(cluster);
        for column in x..next {
            if let Some(cell) = buf.cell_mut((column, y)) {
                cell.set_symbol(if column == x { &first } else { others });
                cell.set_style(style);
            }
        }
        x = next;
    }
    x
}

/// The cluster of which this is the symbol of the first cell.
pub(super) fn cluster(symbol: &str) -> Option<&str> {
    symbol.strip_prefix(HEAD)
}

/// Whether a cell with this symbol is a part of a block.
pub(super) fn is_marked(symbol: &str) -> bool {
    // The first bytes of the three marks: nearly all symbols end this at the first.
    matches!(symbol.as_bytes(), [0xef, 0xb7, 0x90..=0x92, ..])
}

/// What is seen of a cell by itself, in ordinary type: of a large letter the letter, in its first cell.
pub(crate) fn alone(symbol: &str) -> &str {
    match cluster(symbol) {
        Some(cluster) => cluster,
        None if is_marked(symbol) => " ",
        None => symbol,
    }
}

/// Where blocks begin, whole or broken, line by line from left to right: those that were known before, but for the
/// parts of lines that changed, and those in these.
pub(super) fn heads(cells: &Buffer, changed: &[Rect], before: &[Position]) -> Vec<Position> {
    let in_row = |y: u16| {
        let from = changed.partition_point(|part| part.y < y);
        changed[from..].iter().take_while(move |part| part.y == y)
    };
    let stays = |head: &&Position| !in_row(head.y).any(|part| part.contains(**head));
    let found = changed.iter().flat_map(|part| part.positions());
    let found = found.filter(|at| {
        let cell = cells.cell(*at);
        cell.is_some_and(|cell| cell.symbol().starts_with(HEAD))
    });
    let mut heads: Vec<Position> = before.iter().filter(stays).copied().chain(found).collect();
    heads.sort_unstable_by_key(|at| (at.y, at.x));
    heads
}

/// The block that begins in a cell, if it is whole.
pub(super) fn block(cells: &Buffer, at: Position) -> Option<Block> {
    let symbol = |x: u16, y: u16| cells.cell((x, y)).map(|cell| cell.symbol());
    let (cluster, columns) = drawn(cluster(symbol(at.x, at.y)?)?).next()?;
    let is_one = cluster.len() + HEAD.len_utf8() == symbol(at.x, at.y)?.len();
    let end = at.x.checked_add(SCALE * columns.min(WIDEST))?;
    let mut tails = at.x + 1..end;
    let has_tails = tails.all(|x| symbol(x, at.y) == Some(TAIL));
    let mut feet = at.x..end;
    let has_feet = feet.all(|x| symbol(x, at.y + 1) == Some(FOOT));
    let is_whole = is_one && columns <= WIDEST && has_tails && has_feet;
    is_whole.then_some(Block {
        at,
        columns: end - at.x,
    })
}

impl Block {
    /// The column behind it.
    pub(super) fn end(self) -> u16 {
        self.at.x + self.columns
    }
}
