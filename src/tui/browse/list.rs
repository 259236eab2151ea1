//! The list of a pane as it is shown: which of its rows the filter lets through, and what stands in which line.
//!
//! A place in the list is a place among the visible rows; headings have none, so that nothing can select them.

use std::ops::Range;

use super::pane::group::{Group, Rows};
use super::pane::row::Row;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::filter::filter;
use crate::tui::widget::list::List;
use crate::typeset::width::columns;

/// In fewer lines than this, each one is for a row: headings do not help there.
const ROOM_FOR_HEADINGS: usize = 6;

/// A row that is shown, with the bytes of its title that the filter matched.
#[derive(Debug, Clone)]
pub(super) struct ShownRow {
    /// Its place among the rows of the pane.
    pub row: usize,
    /// The bytes of the title that the filter matched.
    pub marks: Vec<Range<usize>>,
}

/// What a line of a pane holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListLine<'l> {
    /// The heading of the rows below it.
    Heading(&'l str),
    /// A visible row, by its place among them.
    Row(usize),
}

/// The list of a pane as it is shown.
#[derive(Debug, Default)]
pub(super) struct ShownList {
    /// All rows.
    pub rows: Vec<Row>,
    /// Those that the filter lets through.
    pub visible: Vec<ShownRow>,
    /// The selected one of those, and the first one on the screen.
    pub list: List,
    /// Columns of the widest lead.
    pub lead: u16,
    groups: Vec<Group>,
    /// How many of them have a heading.
    headings: usize,
    /// The row of each entry, by its number.
    by_entry: Vec<(EntryIx, u32)>,
    /// What the filter looks at, for each row: its title, and its other names behind it. Nothing before it is asked.
    names: Vec<String>,
    filter: Option<String>,
}

/// The title of a row and the other names of its entry. Nobody can type what divides them.
fn names(row: &Row, library: &Library) -> String {
    let entry = library.entry(row.entry).into_iter();
    let others = entry.flat_map(|entry| entry.body.aliases());
    let others = others.map(|name| format!("\u{1f}{name}"));
    row.title.to_string() + &others.collect::<String>()
}

impl ShownList {
    pub(super) fn new(rows: Rows) -> Self {
        let Rows { rows, groups } = rows;
        let lead = rows.iter().map(|row| columns(&row.lead)).max().unwrap_or(0);
        let mut by_entry: Vec<_> = rows.iter().map(|row| row.entry).zip(0..).collect();
        by_entry.sort_unstable();
        let headings = groups
            .iter()
            .filter(|group| !group.title.is_empty())
            .count();
        Self {
            headings,
            by_entry,
            lead: u16::try_from(lead).unwrap_or(u16::MAX),
            rows,
            groups,
            ..Self::default()
        }
    }

    /// The visible row of an entry. The selected one need not be sought.
    pub(super) fn position(&self, entry: EntryIx) -> Option<usize> {
        if self.entry(self.list.selected) == Some(entry) {
            return Some(self.list.selected);
        }
        let found = self
            .by_entry
            .binary_search_by_key(&entry, |(entry, _)| *entry);
        let (_, row) = self.by_entry[found.ok()?];
        let row = row as usize;
        self.visible
            .binary_search_by_key(&row, |shown| shown.row)
            .ok()
    }

    /// The entry of a visible row.
    pub(super) fn entry(&self, position: usize) -> Option<EntryIx> {
        self.visible
            .get(position)
            .map(|shown| self.rows[shown.row].entry)
    }

    /// What stands in each line of a pane of some height. The heading of the first row's group stands above it, wherever
    /// in the group it is.
    pub(super) fn lines(&self, height: usize) -> Vec<ListLine<'_>> {
        let mut lines = Vec::with_capacity(height);
        for row in self.list.offset..self.visible.len() {
            let begins = row == self.list.offset || self.begins_group(row);
            let heading = self.heading(row, height).filter(|_| begins);
            lines.extend(heading.map(ListLine::Heading));
            lines.push(ListLine::Row(row));
            if lines.len() >= height {
                break;
            }
        }
        lines.truncate(height);
        // A heading without a row below it says nothing.
        if matches!(lines.last(), Some(ListLine::Heading(_))) {
            lines.pop();
        }
        lines
    }

    /// The visible row that stands in a line of a pane of some height, if a row does.
    pub(super) fn row_at(&self, line: usize, height: usize) -> Option<usize> {
        match self.lines(height).get(line)? {
            ListLine::Row(row) => Some(*row),
            ListLine::Heading(_) => None,
        }
    }

    /// The first row to show, so that the selected one is on the screen with a row of air where there is room: the one
    /// that is first now if that does, else the nearest that does.
    pub(super) fn scrolled(&self, top: usize, selected: usize, height: usize) -> usize {
        let air = usize::from(height > 4);
        let last = self.visible.len().saturating_sub(1);
        let least = self.top_for((selected + air).min(last), height);
        let most = selected.saturating_sub(air);
        top.max(least).min(most).min(self.last_top(height))
    }

    /// The first row when the last one is on the screen.
    pub(super) fn last_top(&self, height: usize) -> usize {
        self.top_for(self.visible.len().saturating_sub(1), height)
    }

    /// The lines that the whole list takes in a pane of some height.
    pub(super) fn height(&self, height: usize) -> usize {
        let headings = if self.has_headings(height) {
            self.headings
        } else {
            0
        };
        self.visible.len() + headings
    }

    /// The first row to show, so that a row is the last one that fits below it.
    fn top_for(&self, row: usize, height: usize) -> usize {
        let heading = |row| usize::from(self.heading(row, height).is_some());
        let mut top = row;
        // The lines from the top row on, without the heading above it.
        let mut taken = 1;
        while top > 0 {
            if self.begins_group(top) {
                taken += heading(top);
            }
            taken += 1;
            if taken + heading(top - 1) > height {
                break;
            }
            top -= 1;
        }
        top
    }

    fn begins_group(&self, row: usize) -> bool {
        row.checked_sub(1)
            .is_none_or(|above| self.group(above) != self.group(row))
    }

    /// The heading over a row, where headings are shown.
    fn heading(&self, row: usize, height: usize) -> Option<&str> {
        let group = self.groups.get(self.group(row)?)?;
        let shown = self.has_headings(height) && !group.title.is_empty();
        shown.then_some(&group.title)
    }

    /// Whether headings are shown: not over rows that a filter left from here and there.
    fn has_headings(&self, height: usize) -> bool {
        let filtered = self.filter.as_ref().is_some_and(|words| !words.is_empty());
        height >= ROOM_FOR_HEADINGS && !filtered
    }

    /// The group of a visible row.
    fn group(&self, row: usize) -> Option<usize> {
        let row = self.visible.get(row)?.row;
        self.groups
            .partition_point(|group| group.first <= row)
            .checked_sub(1)
    }

    /// Lets through the rows that some words find; all of them without words.
    pub(super) fn apply(&mut self, words: &str, library: &Library) {
        if self.filter.as_deref() == Some(words) {
            return;
        }
        self.filter = Some(words.to_owned());
        if words.trim().is_empty() {
            let all = 0..self.rows.len();
            let shown = |row| ShownRow {
                row,
                marks: Vec::new(),
            };
            self.visible = all.map(shown).collect();
            return;
        }
        if self.names.is_empty() {
            self.names = self.rows.iter().map(|row| names(row, library)).collect();
        }
        let found = filter(self.names.iter().map(String::as_str), words).into_iter();
        let shown = found.map(|(row, mut marks)| {
            marks.retain(|mark| mark.end <= self.rows[row].title.len());
            ShownRow { row, marks }
        });
        self.visible = shown.collect();
    }
}
