//! What has to be written so that a terminal which shows one surface shows another: only cells that differ, with the
//! shortest moves and changes of style between them.
//!
//! Pure: surfaces in, bytes out. Of what it writes nothing depends on the kind of terminal: cursor position (CUP), cursor
//! forward (CUF), colours and styles (SGR), links (OSC 8). Blank ends of lines are spaces: where erasing would be
//! shorter, terminals differ in the colour that they erase with. A frame begins and ends in the terminal's own style
//! and without a link, so that whatever is written between two frames finds it so. Large letters (OSC 66) are on a
//! surface only where the terminal has them.

mod large;
mod pen;
mod row;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::link::{Anchor, is_same_link};
use super::surface::Surface;
use large::{Large, Under};
use pen::{Encoded, Pen};
use row::{Row, looks_same, narrow, width};

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
    let large = Large::of(old, (new.cells, new.heads));
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

fn row<'a>(pen: &mut Pen<'a>, old: &Row<'_>, new: &Row<'a>, large: &Large, part: Rect) {
    let under = large.in_row(new.y, narrow(new.cells.len()));
    // The columns that a wide cell before covers, in the terminal and on the new surface.
    let first = first(old, new, part);
    let (mut hidden, mut covered) = (first, first);
    // A cell of unsure width may have reached into the next one.
    let mut is_touched = false;
    let cells = (0..).zip(old.cells.iter().zip(new.cells));
    for (x, (before, after)) in cells.skip(first.into()) {
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

/// The column from which a part of a line is looked at: its own, unless what stands to its left may reach into it, or did
/// before.
fn first(old: &Row<'_>, new: &Row<'_>, part: Rect) -> u16 {
    let left = part.x.checked_sub(1).map(usize::from);
    let reaches = |row: &Row<'_>| {
        let cell = left.and_then(|left| row.cells.get(left));
        cell.is_some_and(|cell| width(cell) > 1)
    };
    match reaches(old) || reaches(new) {
        true => 0,
        false => part.x,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
