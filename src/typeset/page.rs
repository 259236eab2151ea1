//! A page as lines of one width: worked out once, then only drawn.

use std::ops::Range;

use super::line::{End, Line};
use crate::page::part::Target;
use crate::theme::meaning::Meaning;

/// A page as lines.
#[derive(Debug, Clone, Default)]
pub struct SetPage {
    /// The lines.
    pub lines: Vec<Line<Meaning>>,
    /// What its links lead to, and the lines that each stands in.
    pub links: Vec<(Target, Range<usize>)>,
    /// The line at which the list of what points here begins.
    pub backlinks: Option<usize>,
    /// The sections: the line and the words of each heading.
    pub headings: Vec<(usize, String)>,
    /// The lines of its tables; the first line of each names the columns.
    pub tables: Vec<Range<usize>>,
    /// Its words in the order in which they are read: of a table, cell by cell.
    pub flow: Vec<Stretch>,
    /// Whether these are only the first lines: of a page that is made as far as there is room.
    pub goes_on: bool,
    /// Whether it begins with the title, so that the line around it need not say it.
    pub titled: bool,
}

/// Neighbouring pieces of a line that are read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The line.
    pub line: usize,
    /// The pieces of that line.
    pub pieces: Range<usize>,
    /// Why the words end there.
    pub end: End,
}

impl Stretch {
    pub(super) fn of((line, set): (usize, &Line<Meaning>)) -> Self {
        Self {
            line,
            pieces: 0..set.pieces.len(),
            end: set.end,
        }
    }
}

impl SetPage {
    /// The first line shown when its last one is at the end of a box of so many lines. Of a page that goes on nobody
    /// knows yet: any line may be shown.
    pub fn last_top(&self, height: usize) -> usize {
        if self.goes_on {
            usize::MAX / 2
        } else {
            self.lines.len().saturating_sub(height)
        }
    }

    /// The line that stands in the first row of a box where this one would be the first line shown: that one, or the names
    /// of the columns of a table that goes on there.
    pub fn top(&self, line: usize) -> usize {
        let at = self.tables.partition_point(|table| table.end <= line + 1);
        let table = self.tables.get(at).filter(|table| table.start < line);
        table.map_or(line, |table| table.start)
    }

    /// What its links lead to.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.links.iter().map(|(target, _)| target)
    }
}
