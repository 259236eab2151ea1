//! Tables of words and links: columns where there is room, blocks where there is not.

use super::line::{End, Line, Piece};
use super::looks::{Look, look, styled};
use super::page::Stretch;
use super::paragraph::{Paragraph, set};
use super::width::columns;
use crate::page::part::{Table, Words};
use crate::theme::meaning::Meaning;

/// The longest word that a column is made wide enough for; longer ones are broken.
const LONGEST: u16 = 14;
/// The widest sign or number.
const TERSE: u16 = 5;
/// Columns between columns.
const BETWEEN: u16 = 2;
/// Columns by which all lines of a row's name but the first are indented.
const HANG: u16 = 2;
/// As many spaces as stand behind a label in a folded table at most.
const SPACES: &str = "                ";

/// A table to be set, with as many columns left free before it.
pub(crate) struct Columns<'p> {
    head: Vec<Look<'p>>,
    rows: Vec<Vec<Look<'p>>>,
    indent: u16,
}

/// A table as lines, with the order in which its words are read.
#[derive(Debug, Default)]
pub(crate) struct SetTable {
    /// The lines.
    pub(crate) lines: Vec<Line<Meaning>>,
    /// Its words, cell by cell; lines are counted from the first of the table.
    pub(crate) flow: Vec<Stretch>,
    /// How many of its lines are the names of the columns, above all rows.
    pub(crate) head: usize,
    /// The line in which each row begins.
    pub(crate) rows: Vec<usize>,
}

impl<'p> Columns<'p> {
    pub(super) fn of(table: &'p Table, indent: u16) -> Self {
        let row =
            |cells: &'p Vec<Words>| cells.iter().map(|cell| look(cell, Meaning::Text)).collect();
        Self {
            head: row(&table.head),
            rows: table.rows.iter().map(row).collect(),
            indent,
        }
    }

    /// A table whose cells have their looks already.
    pub(crate) fn looking(head: Vec<Look<'p>>, rows: Vec<Vec<Look<'p>>>) -> Self {
        Self {
            head,
            rows,
            indent: 0,
        }
    }

    /// The table as lines of at most `width` columns.
    pub(crate) fn set(&self, width: u16) -> SetTable {
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
        let longest = |i: usize| match i {
            0 => self.widest(i, longest_hanging),
            _ => self.widest(i, longest_word),
        };
        let mut widths: Vec<u16> = (0..count).map(longest).collect();
        let least = widths.iter().fold(0, |sum: u16, n| sum.saturating_add(*n));
        let mut room = room.checked_sub(gaps)?.checked_sub(least)?;
        let wanted: Vec<u16> = (0..count)
            .map(|i| self.widest(i, columns).saturating_sub(widths[i]))
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
        let words = |runs: &Look<'_>| runs.iter().map(|run| &*run.text).collect::<String>();
        let rows = self.rows.iter().chain([&self.head]);
        let cells = rows.filter_map(|row| row.get(column)).map(words);
        let widest = cells.map(|words| measure(&words)).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).max(1)
    }

    fn in_columns(&self, widths: &[u16]) -> SetTable {
        let mut table = SetTable::default();
        self.row(&self.head, widths, &mut table);
        table.head = table.lines.len();
        let total = widths.iter().sum::<u16>()
            + BETWEEN * u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
        table.lines.push(Line {
            indent: self.indent,
            pieces: vec![piece("─".repeat(total.into()), Meaning::Dim)],
            end: End::Hard,
        });
        for row in &self.rows {
            table.rows.push(table.lines.len());
            self.row(row, widths, &mut table);
        }
        table
    }

    /// Adds a row: its cells side by side, each filled up to its width.
    fn row(&self, cells: &[Look<'p>], widths: &[u16], table: &mut SetTable) {
        let top = table.lines.len();
        let mut left = 0;
        for (runs, width) in cells.iter().zip(widths) {
            // The name of a row hangs, so that it is seen where the next one begins.
            let cell = Paragraph {
                runs: runs.clone(),
                first: 0,
                hang: if left == 0 { HANG } else { 0 },
            };
            for (i, line) in set(&cell, *width).into_iter().enumerate() {
                if table.lines.len() == top + i {
                    table.lines.push(Line {
                        indent: self.indent,
                        pieces: Vec::new(),
                        end: End::Hard,
                    });
                }
                let row = &mut table.lines[top + i];
                let missing = (self.indent + left + line.indent).saturating_sub(row.columns());
                if missing > 0 && !line.pieces.is_empty() {
                    row.pieces
                        .push(piece(" ".repeat(missing.into()), Meaning::Text));
                }
                let start = row.pieces.len();
                row.pieces.extend(line.pieces);
                table.flow.push(Stretch {
                    line: top + i,
                    pieces: start..row.pieces.len(),
                    end: line.end,
                });
            }
            left += width + BETWEEN;
        }
    }

    /// Each row as a block: its name, then what stands under each head, in a column of its own.
    fn folded(&self, width: u16) -> SetTable {
        let label = (1..self.head.len()).map(|i| wide(self.head.get(i)));
        let label = label.max().unwrap_or(0).min(LONGEST) + BETWEEN;
        let mut table = SetTable::default();
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                table.paragraph(Vec::new(), (0, 0), width);
            }
            let name = row.first().cloned().unwrap_or_default();
            table.rows.push(table.lines.len());
            table.paragraph(name, (self.indent, self.indent + 2), width);
            if self.is_terse() {
                let at = (self.indent + 2, self.indent + 2);
                table.paragraph(self.in_one(row), at, width);
                continue;
            }
            let cells = row.iter().enumerate().skip(1);
            for (column, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
                let mut runs = self.head.get(column).cloned().unwrap_or_default();
                let missing = label.saturating_sub(wide(self.head.get(column)));
                let spaces = &SPACES[..usize::from(missing).max(1)];
                runs.push(styled(spaces, Meaning::Dim));
                runs.extend(cell.iter().cloned());
                let first = self.indent + 2;
                table.paragraph(runs, (first, first + label), width);
            }
        }
        table
    }

    /// Whether each cell is a sign or a number, so that a row of them stands in a line.
    fn is_terse(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| row.iter().skip(1));
        cells.map(|cell| wide(Some(cell))).all(|wide| wide <= TERSE)
    }

    /// The cells of a row one behind the other, each with its head, from which no line's end parts it.
    fn in_one(&self, row: &[Look<'p>]) -> Look<'p> {
        let mut runs = Vec::new();
        for (head, cell) in self.head.iter().zip(row).skip(1) {
            if !runs.is_empty() {
                runs.push(styled("  ", Meaning::Dim));
            }
            runs.extend(head.iter().cloned());
            runs.push(styled("\u{a0}", Meaning::Dim));
            runs.extend(cell.iter().cloned());
        }
        runs
    }
}

impl SetTable {
    fn paragraph(&mut self, runs: Look<'_>, (first, hang): (u16, u16), width: u16) {
        let set = set(&Paragraph { runs, first, hang }, width);
        self.flow
            .extend((self.lines.len()..).zip(&set).map(Stretch::of));
        self.lines.extend(set);
    }
}

/// The columns of a cell in one line.
fn wide(cell: Option<&Look<'_>>) -> u16 {
    let runs = cell.into_iter().flatten();
    let columns = runs.map(|run| columns(&run.text)).sum::<usize>();
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// The columns of the longest word, as far as a column is made wide enough for it.
fn longest_word(words: &str) -> usize {
    let mut each = words.split(' ').peekable();
    let mut longest = 0;
    while let Some(word) = each.next() {
        // The dot between facts never begins a line.
        let dot = each.next_if_eq(&"·").map_or(0, |_| " ·".chars().count());
        longest = longest.max(columns(word) + dot);
    }
    longest.min(LONGEST.into())
}

/// The same for the name of a row: words behind the first may stand in a line that is indented.
fn longest_hanging(words: &str) -> usize {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let rest = match longest_word(rest) {
        0 => 0,
        longest => longest + usize::from(HANG),
    };
    longest_word(first).max(rest)
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::part::{Kind, Run, Words};

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| vec![Run::new(*text, Kind::Plain)];
        let row = |row: &&[&str]| row.iter().map(cell).collect();
        let mut rows: Vec<Vec<Words>> = rows.iter().map(row).collect();
        Table {
            head: rows.remove(0),
            rows,
        }
    }

    fn look(table: &Table, width: u16) -> String {
        let lines = Columns::of(table, 2).set(width).lines;
        let line = |line: &Line<Meaning>| {
            let words: String = line
                .pieces
                .iter()
                .map(|piece| piece.text.as_str())
                .collect();
            format!("{}{words}\n", " ".repeat(line.indent.into()))
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn claims_fold_to_labels_and_values() {
        let table = table(&[
            &["To", "By", "Level", "Basis"],
            &["[The Tide Crew]", "[Coast Agency]", "group", "official"],
            &[
                "[Nordic Cranes]",
                "[The Lund Paper]",
                "organisation",
                "anonymous",
            ],
        ]);
        insta::assert_snapshot!(look(&table, 60), @"
        To               By                Level         Basis
        ──────────────────────────────────────────────────────────
        [The Tide Crew]  [Coast Agency]    group         official
        [Nordic Cranes]  [The Lund Paper]  organisation  anonymous
        ");
        insta::assert_snapshot!(look(&table, 30), @"
        [The Tide Crew]
          By     [Coast Agency]
          Level  group
          Basis  official

        [Nordic Cranes]
          By     [The Lund Paper]
          Level  organisation
          Basis  anonymous
        ");
    }

    #[test]
    fn signs_fold_to_a_line() {
        let table = table(&[
            &["Evidence", "crew", "neighbours", "fault"],
            &["[A note asks for forty coins]", "C", "N", "II"],
            &["Score", "0.0", "−2.0", "−5.0"],
        ]);
        insta::assert_snapshot!(look(&table, 50), @"
        Evidence                 crew  neighbours  fault
        ────────────────────────────────────────────────
        [A note asks for forty   C     N           II
          coins]
        Score                    0.0   −2.0        −5.0
        ");
        insta::assert_snapshot!(look(&table, 30), @"
        [A note asks for forty
          coins]
          crew C  neighbours N
          fault II

        Score
          crew 0.0  neighbours −2.0
          fault −5.0
        ");
    }

    proptest! {
        #[test]
        fn no_cell_is_cut(words in prop::collection::vec("[a-z]{1,20}( [a-z]{1,9}){0,3}", 12), width in 20_u16..100) {
            let rows: Vec<Vec<&str>> = words.chunks(4).map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let table = table(&rows);
            let set = Columns::of(&table, 2).set(width);
            prop_assert!(set.lines.iter().all(|line| line.columns() <= width));
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            let mut said = String::new();
            for stretch in &set.flow {
                let pieces = &set.lines[stretch.line].pieces[stretch.pieces.clone()];
                pieces.iter().for_each(|piece| said.push_str(&letters(&piece.text)));
            }
            for cell in &words[4..] {
                prop_assert!(said.contains(&letters(cell)), "{cell} {said}");
            }
        }
    }
}
