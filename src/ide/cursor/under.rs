//! What else may begin on a line: the value of the key above, which has none yet, or another item of the list above, whose
//! dashes stand in the column of the keys.

use super::scan::is_dash;
use super::spot::{Column, Cursor, Spot, Step};
use super::{following, next_line, scan};

/// So much farther right than its key a value on lines of its own begins, where none of them is written yet.
const STEP: usize = 2;

impl Cursor {
    /// The same place as one in the value of the key above it, where that may begin or go on there. Its indentation is
    /// that of the value, which is at least that of the place.
    pub(crate) fn under(&self, text: &str) -> Option<Self> {
        let start = self.typed.range().start;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let is_first = text[line..start].trim_matches(' ').is_empty();
        if self.spot != Spot::Key || self.is_flow || !is_first {
            return None;
        }
        if self.column == Column::Both {
            let key = Step::Key(last_key(&text[..line], self.indent)?);
            let path = [self.path.as_slice(), &[key]].concat();
            return Some(Self {
                path,
                column: Column::Dash,
                siblings: Vec::new(),
                ..self.clone()
            });
        }
        let key = Self::at(text, behind_key(&text[..line])?);
        let has_none = key.spot == Spot::Value && key.typed.range().is_empty() && !key.is_flow;
        if !has_none || key.indent < self.indent {
            return None;
        }
        let (indent, column) = below(text, start, key.indent);
        let mut under = Self {
            path: key.path,
            indent,
            column,
            siblings: Vec::new(),
            ..self.clone()
        };
        under.siblings = following(text, start, &under);
        Some(under)
    }
}

/// Where the key on the last line that says something ends, if nothing stands behind it.
fn behind_key(text: &str) -> Option<usize> {
    let says = |line: &&str| {
        let words = line.trim_start();
        !words.is_empty() && !words.starts_with('#')
    };
    let line = text.lines().rev().find(says)?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    let words = line.find(" #").map_or(line, |at| &line[..at]).trim_end();
    words.ends_with(':').then_some(start + words.len())
}

/// The last key that begins at a column.
fn last_key(text: &str, column: usize) -> Option<String> {
    let mut keys = text.lines().rev().filter_map(|line| {
        let words = line.trim_start_matches(' ');
        let is_there = line.len() - words.len() == column && !words.starts_with("- ");
        is_there.then(|| scan::key(words))?
    });
    keys.next().map(|(key, _)| key.to_owned())
}

/// The column at which the value of a key begins on the lines behind a place, and how one that is put there suits it.
fn below(text: &str, place: usize, key: usize) -> (usize, Column) {
    match next_line(text, place) {
        Some((lead, words)) if lead >= key && is_dash(words) => (lead, Column::Dash),
        Some((lead, _)) if lead > key => (lead, Column::Same),
        _ => (key + STEP, Column::First(STEP)),
    }
}
