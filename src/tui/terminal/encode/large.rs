//! Which large letters go, which stay and which come between two surfaces.
//!
//! The protocol lets a letter be erased by writing over its first cell, and by that alone: what is written over its upper
//! row elsewhere leaves blanks of unknown looks, and over its lower row is pushed aside. So letters that go are erased
//! before anything else is written, and all their cells are written again. Nothing is ever written over a letter that
//! stays.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::row::{Row, is_sure, width};
use crate::tui::terminal::gate::visible;
use crate::tui::terminal::large::{Block, block, cluster, is_marked};
use crate::tui::terminal::link::is_same_link;
use crate::tui::terminal::surface::Surface;

/// What becomes of large letters.
#[derive(Debug, Default)]
pub(super) struct Large {
    /// Those that are to be erased.
    pub(super) gone: Vec<Block>,
    stays: Vec<Block>,
    comes: Vec<Block>,
}

/// What large letters have to do with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Under {
    /// Nothing.
    #[default]
    Nothing,
    /// One was erased there: nobody knows what the terminal shows.
    Lost,
    /// One takes it that stays, or is written elsewhere.
    Taken,
    /// One begins here that is to be written.
    Begins,
}

impl Large {
    /// What becomes of the letters of a surface on the next one, which has these cells and letters that begin there.
    pub(super) fn of(old: Option<&Surface>, (new, heads): (&Buffer, &[Position])) -> Self {
        let before = old.map_or_else(Vec::new, |old| blocks(&old.cells, old.heads()));
        let after = blocks(new, heads);
        let is_there = |block: &Block| {
            let place = before.binary_search_by_key(&key(block), key);
            place.is_ok_and(|place| {
                let cells = |cells: &Buffer| cells.cell(block.at).cloned();
                before[place] == *block && old.is_some_and(|old| cells(&old.cells) == cells(new))
            })
        };
        let (stays, comes): (Vec<Block>, Vec<Block>) = after.into_iter().partition(is_there);
        let goes = |block: &Block| stays.binary_search_by_key(&key(block), key).is_err();
        Self {
            gone: before.into_iter().filter(goes).collect(),
            stays,
            comes,
        }
    }

    /// The parts of lines that are to be looked at: those that changed, and all of a line in which a letter goes or
    /// comes.
    pub(super) fn widen<'c>(&self, changed: &'c [Rect], area: Rect) -> Cow<'c, [Rect]> {
        let moved = self.gone.iter().chain(&self.comes);
        let mut rows: Vec<u16> = moved.flat_map(rows).collect();
        if rows.is_empty() {
            return Cow::Borrowed(changed);
        }
        rows.sort_unstable();
        rows.dedup();
        let others = changed.iter().filter(|part| !rows.contains(&part.y));
        let whole = rows.iter().map(|y| Rect {
            y: *y,
            height: 1,
            ..area
        });
        let mut all: Vec<Rect> = others.copied().chain(whole).collect();
        all.sort_unstable_by_key(|part| (part.y, part.x));
        Cow::Owned(all)
    }

    /// What large letters have to do with the cells of a line; empty where nothing.
    pub(super) fn in_row(&self, y: u16, width: u16) -> Vec<Under> {
        let mut all = Vec::new();
        let mut mark = |blocks: &[Block], under: fn(&Block, u16) -> Under| {
            let from = blocks.partition_point(|block| block.at.y + 1 < y);
            let here = blocks[from..].iter().take_while(|block| block.at.y <= y);
            for block in here {
                all.resize(width.into(), Under::Nothing);
                let columns = usize::from(block.at.x)..usize::from(block.end());
                all[columns.clone()].fill(Under::Taken);
                all[columns][0] = under(block, y);
            }
        };
        mark(&self.stays, |_, _| Under::Taken);
        mark(&self.comes, |block, y| match block.at.y == y {
            true => Under::Begins,
            false => Under::Taken,
        });
        let here = |block: &&Block| rows(block).contains(&y);
        for block in self.gone.iter().filter(here) {
            all.resize(width.into(), Under::Nothing);
            let columns = usize::from(block.at.x)..usize::from(block.end());
            let free = all[columns].iter_mut();
            free.filter(|under| **under == Under::Nothing)
                .for_each(|under| *under = Under::Lost);
        }
        all
    }

    /// The letters from a place on that are written as one: ASCII, whose widths nobody doubts, in one style and link.
    pub(super) fn run(&self, row: &Row<'_>, x: u16) -> &[Block] {
        let at = Position { x, y: row.y };
        let from = self
            .comes
            .partition_point(|block| key(block) < (at.y, at.x));
        let all = &self.comes[from..];
        let looks = |x: u16| {
            let cell = row.cells.get(usize::from(x))?;
            let is_ascii = cluster(cell.symbol()).is_some_and(|text| text.is_ascii());
            is_ascii.then_some((cell.fg, cell.bg, cell.modifier))
        };
        let goes_on = |pair: &[Block]| {
            let (one, next) = (pair[0], pair[1]);
            one.at.y == next.at.y
                && one.end() == next.at.x
                && looks(x).is_some()
                && looks(next.at.x) == looks(x)
                && is_same_link(row.anchor(x), row.anchor(next.at.x))
        };
        let more = all.windows(2).take_while(|pair| goes_on(pair)).count();
        &all[..(more + 1).min(all.len())]
    }
}

fn key(block: &Block) -> (u16, u16) {
    (block.at.y, block.at.x)
}

fn rows(block: &Block) -> [u16; 2] {
    [block.at.y, block.at.y + 1]
}

/// The whole blocks of a surface which the terminal can show as they are.
fn blocks(cells: &Buffer, heads: &[Position]) -> Vec<Block> {
    let blocks = heads.iter().filter_map(|at| block(cells, *at));
    blocks.filter(|block| is_shown(cells, *block)).collect()
}

/// Whether all of a cluster passes the gate, and what stands to the left of it stays there in every terminal.
fn is_shown(cells: &Buffer, block: Block) -> bool {
    let symbol = |at: Position| cells.cell(at).map(|cell| cell.symbol());
    let text = symbol(block.at).and_then(cluster).unwrap_or_default();
    let left = block.at.x.checked_sub(1);
    let is_clear = left.is_none_or(|x| {
        rows(&block).iter().all(|y| {
            let cell = cells.cell((x, *y));
            cell.is_some_and(|cell| {
                is_marked(cell.symbol()) || is_sure(cell.symbol()) && width(cell) == 1
            })
        })
    });
    visible(text).len() == text.len() && is_clear
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
