//! Tables of a slide, and entries side by side.

use indexmap::IndexMap;

use super::block::{Air, Block, Setting, Turn, of};
use crate::page::part::{Kind, Run, Words, aside, is_said};
use crate::slides::page::Role;
use crate::slides::part::{Item, Row, Side, Table, Weight};
use crate::theme::meaning::Meaning;
use crate::typeset::looks::look;
use crate::typeset::table::Columns;

/// The columns that each of several sides needs to stand beside the others.
const SIDE: u16 = 28;

impl Setting {
    /// A table whose head is said again on each page; where it is too narrow for that, a block for each row.
    pub(super) fn table(&mut self, table: &Table) {
        let head = table.head.iter().map(|cell| look(cell, Meaning::Dim));
        let rows = table.rows.iter().map(|row| {
            let plain = match row.weight {
                Weight::Full => Meaning::Text,
                Weight::Faint => Meaning::Dim,
            };
            row.cells.iter().map(|cell| look(cell, plain)).collect()
        });
        let set = Columns::looking(head.collect(), rows.collect()).set(self.width);
        let mut lines = set.lines.into_iter().map(|line| of(line, Role::Drawn));
        let is_in_columns = set.head > 0;
        // The line below the names is part of the head.
        let first = set.rows.first().copied().unwrap_or_default();
        let head: Vec<_> = lines.by_ref().take(first).collect();
        let number = is_in_columns.then(|| {
            self.heads.push(head);
            self.heads.len() - 1
        });
        let ends = set.rows.iter().skip(1).copied();
        let ends = ends.chain(std::iter::once(usize::MAX));
        // The names of columns stand close under a heading, apart from anything else; air below the title is there.
        let above = self.blocks.last().map(|block| block.turn);
        let is_close = matches!(above, None | Some(Turn::WithNext));
        for (place, (start, end)) in set.rows.iter().zip(ends).enumerate() {
            let mut lines: Vec<_> = lines.by_ref().take(end.saturating_sub(*start)).collect();
            // Blocks of rows are parted by lines of their own.
            let parted = usize::from(!is_in_columns && end < usize::MAX);
            lines.truncate(lines.len().saturating_sub(parted));
            let air = match (place, is_in_columns) {
                (0, true) if is_close => Air::None,
                (0, true) => Air::Always,
                _ => Air::Spare,
            };
            self.blocks.push(Block {
                lines,
                head: number,
                turn: Turn::Item,
                air,
            });
        }
    }

    /// Entries side by side, field by field; one below the other where that is too narrow.
    pub(super) fn sides(&mut self, sides: &[Side]) {
        let needed = SIDE.saturating_mul(u16::try_from(sides.len()).unwrap_or(u16::MAX));
        if self.width < needed {
            return sides.iter().for_each(|side| self.below(side));
        }
        let mut labels: IndexMap<&str, bool> = IndexMap::new();
        for (label, words) in sides.iter().flat_map(|side| &side.fields) {
            *labels.entry(label).or_default() |= is_said(words);
        }
        labels.retain(|_, is_said| *is_said);
        let names = sides.iter().map(|side| side.name.clone());
        let rows = labels.into_keys().map(|label| {
            let cells = sides.iter().map(|side| field(side, label));
            Row {
                cells: std::iter::once(vec![Run::new(label, Kind::Label)])
                    .chain(cells)
                    .collect(),
                weight: Weight::Full,
            }
        });
        self.table(&Table {
            rows: rows.collect(),
            head: std::iter::once(Words::new()).chain(names).collect(),
        });
    }

    fn below(&mut self, side: &Side) {
        self.heading(&side.name);
        let fields = side.fields.iter().filter(|(_, words)| is_said(words));
        for (label, words) in fields {
            let mut all = vec![aside(format!("{label}  "))];
            all.extend(words.iter().cloned());
            self.item(&Item {
                words: all,
                ..Item::default()
            });
        }
    }
}

/// A field of a side; nothing where it has none.
fn field(side: &Side, label: &str) -> Words {
    let found = side.fields.iter().find(|(name, _)| *name == label);
    found.map(|(_, words)| words.clone()).unwrap_or_default()
}
