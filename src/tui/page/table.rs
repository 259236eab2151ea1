//! Tables of words and links: columns where there is room, blocks where there is not.

use super::Words;
use crate::theme::meaning::Meaning;
use crate::tui::typeset::{Line, Paragraph, Piece, set, width::columns};

/// The longest word that a column is made wide enough for; longer ones are broken.
const LONGEST: u16 = 14;
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

    /// The widths of the columns: each holds its longest word; of the rest, those that need little get it, and the
    /// others share what remains. None when the words do not fit.
    fn widths(&self, room: u16) -> Option<Vec<u16>> {
        let count = self.head.len();
        let gaps = BETWEEN * u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
        let mut widths: Vec<u16> = (0..count).map(|i| self.widest(i, longest_word)).collect();
        let least = widths.iter().fold(0, |sum: u16, n| sum.saturating_add(*n));
        let mut room = room.checked_sub(gaps)?.checked_sub(least)?;
        let wanted: Vec<u16> = (0..count)
            .map(|i| self.widest(i, columns) - widths[i])
            .collect();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|i| wanted[*i]);
        for (done, i) in order.into_iter().enumerate() {
            let share = room / u16::try_from(count - done).unwrap_or(1);
            widths[i] += wanted[i].min(share);
            room -= wanted[i].min(share);
        }
        Some(widths)
    }

    /// The most that any cell of a column takes, by some measure of its words.
    fn widest(&self, column: usize, measure: fn(&str) -> usize) -> u16 {
        let words =
            |runs: &Vec<Words>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        let rows = self.rows.iter().chain([&self.head]);
        let cells = rows.filter_map(|row| row.get(column)).map(words);
        let widest = cells.map(|words| measure(&words)).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).max(1)
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

/// The columns of the longest word, as far as a column is made wide enough for it.
fn longest_word(words: &str) -> usize {
    let longest = words.split(' ').map(columns).max().unwrap_or(0);
    longest.min(LONGEST.into())
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
