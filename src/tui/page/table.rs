//! Tables of words and links: columns where there is room, blocks where there is not.

use super::Words;
use crate::theme::meaning::Meaning;
use crate::tui::typeset::{Line, Paragraph, Piece, set, width::columns};

/// The least width of a column before the table is folded.
const NARROW: u16 = 9;
/// The least width of the first column, which names the rows.
const FIRST: u16 = 14;
/// Columns between columns.
const BETWEEN: u16 = 2;

/// A table. The first column names the rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What each column is, the first included.
    pub head: Vec<Vec<Words>>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Vec<Words>>>,
    /// Columns left free before it.
    pub indent: u16,
}

impl Table {
    /// The table as lines of at most `width` columns.
    pub fn lines(&self, width: u16) -> Vec<Line<Meaning>> {
        let room = width.saturating_sub(self.indent);
        match self.widths(room) {
            Some(widths) => self.in_columns(&widths),
            None => self.folded(width),
        }
    }

    /// The widths of the columns: as much as each needs, the rest for the first. None when they do not fit.
    fn widths(&self, room: u16) -> Option<Vec<u16>> {
        let count = self.head.len();
        let gaps = BETWEEN * u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
        let room = room.checked_sub(gaps)?;
        let cell = |runs: &Vec<Words>| runs.iter().map(|run| columns(&run.text)).sum::<usize>();
        let wanted = |i: usize| {
            let rows = self.rows.iter().filter_map(|row| row.get(i)).map(cell);
            u16::try_from(rows.chain(self.head.get(i).map(cell)).max().unwrap_or(0))
                .unwrap_or(u16::MAX)
        };
        let others: Vec<u16> = (1..count).map(wanted).collect();
        let first = wanted(0).max(1);
        let sum: u16 = others.iter().fold(0, |sum, n| sum.saturating_add(*n));
        if sum.saturating_add(first) <= room {
            return Some(std::iter::once(first).chain(others).collect());
        }
        if sum.saturating_add(first.min(FIRST)) <= room {
            return Some(std::iter::once(room - sum).chain(others).collect());
        }
        let first = first.min(FIRST.max(room / 4));
        let each = room.checked_sub(first)? / u16::try_from(others.len().max(1)).unwrap_or(1);
        (each >= NARROW).then(|| {
            std::iter::once(first)
                .chain(others.iter().map(|_| each))
                .collect()
        })
    }

    fn in_columns(&self, widths: &[u16]) -> Vec<Line<Meaning>> {
        let mut lines = self.row(&self.head, widths);
        let total = widths.iter().sum::<u16>()
            + BETWEEN * u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
        lines.push(Line {
            indent: self.indent,
            pieces: vec![piece("─".repeat(total.into()), Meaning::Dim)],
            end: crate::tui::typeset::End::Hard,
        });
        for row in &self.rows {
            lines.extend(self.row(row, widths));
        }
        lines
    }

    fn row(&self, cells: &[Vec<Words>], widths: &[u16]) -> Vec<Line<Meaning>> {
        let set_cells: Vec<Vec<Line<Meaning>>> = cells
            .iter()
            .zip(widths)
            .map(|(runs, width)| {
                set(
                    &Paragraph {
                        runs: runs.clone(),
                        first: 0,
                        hang: 0,
                    },
                    *width,
                )
            })
            .collect();
        let height = set_cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|i| self.joined(&set_cells, widths, i))
            .collect()
    }

    /// One line of a row: the cells side by side, each filled up to its width.
    fn joined(&self, cells: &[Vec<Line<Meaning>>], widths: &[u16], i: usize) -> Line<Meaning> {
        let mut pieces = Vec::new();
        let mut missing = 0;
        for (cell, width) in cells.iter().zip(widths) {
            if missing > 0 {
                pieces.push(piece(" ".repeat(missing), Meaning::Text));
            }
            let line = cell.get(i);
            let taken = line.map_or(0, |line| {
                line.pieces.iter().map(|piece| piece.columns).sum::<u16>()
            });
            pieces.extend(
                line.into_iter()
                    .flat_map(|line| line.pieces.iter().cloned()),
            );
            missing = usize::from(width.saturating_sub(taken) + BETWEEN);
        }
        Line {
            indent: self.indent,
            pieces,
            end: crate::tui::typeset::End::Hard,
        }
    }

    /// Each row as a block: its name, then each column with its head.
    fn folded(&self, width: u16) -> Vec<Line<Meaning>> {
        let mut lines = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                lines.extend(set(
                    &Paragraph {
                        runs: Vec::new(),
                        first: 0,
                        hang: 0,
                    },
                    width,
                ));
            }
            for (column, cell) in row.iter().enumerate() {
                let mut runs = Vec::new();
                if column > 0 {
                    runs.extend(self.head.get(column).into_iter().flatten().cloned());
                    runs.push(Words {
                        text: ": ".to_owned(),
                        style: Meaning::Dim,
                        link: None,
                    });
                }
                runs.extend(cell.iter().cloned());
                let first = self.indent + if column > 0 { 2 } else { 0 };
                if !cell.is_empty() {
                    lines.extend(set(
                        &Paragraph {
                            runs,
                            first,
                            hang: first + 2,
                        },
                        width,
                    ));
                }
            }
        }
        lines
    }
}

fn piece(text: String, style: Meaning) -> Piece<Meaning> {
    let columns = u16::try_from(columns(&text)).unwrap_or(u16::MAX);
    Piece {
        text,
        style,
        link: None,
        columns,
    }
}
