//! The list of a pane as it is shown: which of its rows the filter lets through, and what stands in which line.
//!
//! A place in the list is a place among the visible rows; headings have none, so that nothing can select them.

use std::ops::Range;

use super::pane::group::{Group, Rows, Tally};
use super::pane::order::{Order, offered, sorted};
use super::pane::row::{Of, Row};
use super::pane::terms::{of_slip, terms};
use crate::library::Library;
use crate::search::pin::Pin;
use crate::search::rows::{BETWEEN, Filtered, passed};
use crate::tui::layout::pane::PaneKind;
use crate::tui::widget::list::List;
use crate::typeset::width::columns;

/// In fewer lines than this, each one is for a row: headings do not help there.
const ROOM_FOR_HEADINGS: usize = 6;

/// A row that is shown, with the bytes of its title that the filter matched.
#[derive(Debug, Clone)]
pub(super) struct ShownRow {
    /// Its place among the rows of the pane.
    pub row: usize,
    /// What the filter matched, where it did.
    pub matched: Option<Box<Matched>>,
}

/// All rows are shown as long as nobody filters: each byte of one is 50 kB of 50,000.
const _: () = assert!(size_of::<ShownRow>() <= 16);

/// What the filter matched of a row.
#[derive(Debug, Clone)]
pub(super) struct Matched {
    /// The title with the other name that it matched, where it did.
    pub called: Option<String>,
    /// The bytes of the title that it matched.
    pub marks: Vec<Range<usize>>,
}

impl ShownRow {
    fn unmarked(row: usize) -> Self {
        Self { row, matched: None }
    }

    /// A row with what is marked in it; nothing is kept where that is nothing.
    fn matched(row: usize, called: Option<String>, marks: Vec<Range<usize>>) -> Self {
        let is_marked = called.is_some() || !marks.is_empty();
        let matched = is_marked.then(|| Box::new(Matched { called, marks }));
        Self { row, matched }
    }

    /// A row whose names are marked: the title, or with it the first other name that is.
    fn marked(row: usize, title: &str, names: &str, marks: Vec<Range<usize>>) -> Self {
        let (own, others): (Vec<_>, Vec<_>) =
            marks.into_iter().partition(|mark| mark.end <= title.len());
        let Some(first) = others.first().filter(|_| own.is_empty()) else {
            return Self::matched(row, None, own);
        };
        let start = names[..first.start].rfind(BETWEEN).map_or(0, |at| at + 1);
        let end = names[start..]
            .find(BETWEEN)
            .map_or(names.len(), |at| start + at);
        let called = format!("{title} = {}", &names[start..end]);
        // Where the other name begins, among the names and in what is shown.
        let shown = called.len() - (end - start);
        let marks = others
            .into_iter()
            .filter(|mark| start <= mark.start && mark.end <= end);
        let marks = marks.map(|mark| mark.start - start + shown..mark.end - start + shown);
        Self::matched(row, Some(called), marks.collect())
    }
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
    /// The heads of the columns that the cells of rows stand in.
    pub columns: Vec<&'static str>,
    /// What the title says of them.
    pub tally: Tally,
    groups: Vec<Group>,
    /// How many of them have a heading.
    headings: usize,
    /// The row of each thing that rows are of.
    by_thing: Vec<(Of, u32)>,
    /// What the filter looks at, for each row. Nothing before it is asked.
    filtered: Vec<Filtered>,
    /// The briefing whose rows these are.
    pub briefing: usize,
    /// By what they are sorted otherwise than the pane sorts them.
    pub order: Option<&'static str>,
    filter: Option<String>,
    /// The number of the pin that the visible rows pass.
    pin: Option<u64>,
}

/// What the filter looks at, for each row: its title, its other names behind it, and the words that it shows.
fn filtered(rows: &[Row], briefing: usize, library: &Library) -> Vec<Filtered> {
    let each = rows.iter().map(|row| {
        let mut names = row.title.to_string();
        let entry = match row.of {
            Of::Entry(ix) => library.entry(ix),
            Of::Slip(number) => return Filtered::new(names, of_slip(library, briefing, number)),
        };
        let Some(entry) = entry else {
            return Filtered::new(names, Default::default());
        };
        let label = row.label.iter().filter(|label| **label != row.title);
        for other in label.chain(entry.body.aliases()) {
            names.push(BETWEEN);
            names.push_str(other);
        }
        Filtered::new(names, terms(library, briefing, entry))
    });
    each.collect()
}

impl ShownList {
    /// The rows of a pane of a briefing, in one of its orders: its own, or so many behind that.
    pub(super) fn new(
        rows: Rows,
        (pane, briefing, order): (PaneKind, usize, usize),
        library: &Library,
    ) -> Self {
        let other = order.checked_sub(1);
        let other = other.and_then(|at| offered(pane, &rows.rows, library).get(at).copied());
        let rows = match other {
            Some(order) => sorted(rows, pane, order, library),
            None => rows,
        };
        Self {
            briefing,
            order: other.map(|order: &Order| order.name),
            ..Self::of_rows(rows)
        }
    }

    fn of_rows(rows: Rows) -> Self {
        let Rows {
            rows,
            groups,
            columns: heads,
            tally,
        } = rows;
        let lead = rows.iter().map(|row| columns(&row.lead)).max().unwrap_or(0);
        let mut by_thing: Vec<_> = rows.iter().map(|row| row.of).zip(0..).collect();
        by_thing.sort_unstable();
        let headings = groups
            .iter()
            .filter(|group| !group.title.is_empty())
            .count();
        Self {
            headings,
            by_thing,
            lead: u16::try_from(lead).unwrap_or(u16::MAX),
            rows,
            groups,
            columns: heads,
            tally,
            ..Self::default()
        }
    }

    /// The visible row of a thing. The selected one need not be sought.
    pub(super) fn position(&self, of: Of) -> Option<usize> {
        if self.of(self.list.selected) == Some(of) {
            return Some(self.list.selected);
        }
        let found = self.by_thing.binary_search_by_key(&of, |(of, _)| *of);
        let (_, row) = self.by_thing[found.ok()?];
        let row = row as usize;
        self.visible
            .binary_search_by_key(&row, |shown| shown.row)
            .ok()
    }

    /// What a visible row is of.
    pub(super) fn of(&self, position: usize) -> Option<Of> {
        self.visible
            .get(position)
            .map(|shown| self.rows[shown.row].of)
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
        let whole = self.visible.len() + self.headings;
        height >= ROOM_FOR_HEADINGS.min(whole) && !filtered
    }

    /// The group of a visible row.
    fn group(&self, row: usize) -> Option<usize> {
        let row = self.visible.get(row)?.row;
        self.groups
            .partition_point(|group| group.first <= row)
            .checked_sub(1)
    }

    /// Lets through the rows that some words find, all of them without words; of those what a pinned query lets through.
    pub(super) fn apply(&mut self, words: &str, library: &Library, pin: Option<&Pin>) {
        let number = pin.map(|pin| pin.number);
        if self.filter.as_deref() == Some(words) && self.pin == number {
            return;
        }
        self.pin = number;
        self.find(words, library);
        if let Some(pin) = pin {
            let rows = &self.rows;
            self.visible
                .retain(|shown| rows[shown.row].of.entry().is_some_and(|ix| pin.passes(ix)));
        }
    }

    fn find(&mut self, words: &str, library: &Library) {
        self.filter = Some(words.to_owned());
        if words.trim().is_empty() {
            self.visible = (0..self.rows.len()).map(ShownRow::unmarked).collect();
            return;
        }
        if self.filtered.is_empty() {
            self.filtered = filtered(&self.rows, self.briefing, library);
        }
        let shown = passed(&self.filtered, words).into_iter().map(|passed| {
            let title = &self.rows[passed.row].title;
            let names = self.filtered[passed.row].names();
            ShownRow::marked(passed.row, title, names, passed.marks)
        });
        self.visible = shown.collect();
    }
}
