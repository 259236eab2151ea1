//! A paragraph of a page in one text, with where each piece of it stands.

use std::ops::Range;

use super::mark::Mark;
use crate::search::fold::origins_of;
use crate::theme::meaning::Meaning;
use crate::typeset::line::{End, Piece};
use crate::typeset::page::{SetPage, Stretch};
use crate::typeset::width::columns;
use crate::work;

/// The words of a paragraph in one text.
#[derive(Default)]
pub(super) struct Paragraph<'p> {
    pub(super) text: String,
    spots: Vec<Spot<'p>>,
}

/// Where a piece of the page stands: in the text, and on the page.
struct Spot<'p> {
    start: usize,
    piece: &'p Piece<Meaning>,
    line: usize,
    column: u16,
}

impl<'p> Paragraph<'p> {
    /// The paragraph of some stretches of a page.
    pub(super) fn of(page: &'p SetPage, flow: Range<usize>) -> Self {
        let mut paragraph = Self::default();
        for stretch in page.flow.get(flow).into_iter().flatten() {
            paragraph.add(page, stretch);
        }
        paragraph
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.spots.clear();
    }

    pub(super) fn add(&mut self, page: &'p SetPage, stretch: &Stretch) {
        let Some(line) = page.lines.get(stretch.line) else {
            return;
        };
        let marks = usize::from(stretch.end == End::Marked);
        let words = stretch.pieces.start..stretch.pieces.end.saturating_sub(marks);
        let mut column = line.indent;
        for (i, piece) in line.pieces.iter().enumerate() {
            if words.contains(&i) && piece.style != Meaning::LinkMark {
                self.spots.push(Spot {
                    start: self.text.len(),
                    piece,
                    line: stretch.line,
                    column,
                });
                self.text.push_str(&piece.text);
            }
            column = column.saturating_add(piece.columns);
        }
        if stretch.end == End::Soft {
            self.text.push(' ');
        }
    }

    /// The bytes of the text that some folded letters come from, given by the first and the last of each stretch.
    pub(super) fn bytes(&self, letters: &[(usize, usize)]) -> Vec<Range<usize>> {
        work::count(self.text.len());
        origins_of(&self.text, letters)
    }

    /// The parts of lines that some bytes of the text stand in.
    pub(super) fn marks(&self, range: Range<usize>, place: usize) -> Vec<Mark> {
        let first = self
            .spots
            .partition_point(|spot| spot.start + spot.piece.text.len() <= range.start);
        let touched = self.spots[first..]
            .iter()
            .take_while(|spot| spot.start < range.end);
        let mark = |spot: &Spot<'_>| {
            let words = &spot.piece.text;
            let from = range.start.saturating_sub(spot.start);
            let to = (range.end - spot.start).min(words.len());
            // In large letters words take a multiple of their columns.
            let own = columns(words).max(1);
            let scale = (usize::from(spot.piece.columns) / own).max(1);
            let column = |at: usize| {
                let before = words.get(..at).map_or(0, columns) * scale;
                spot.column
                    .saturating_add(u16::try_from(before).unwrap_or(u16::MAX))
            };
            Mark {
                line: spot.line,
                columns: column(from)..column(to),
                place,
            }
        };
        touched.map(mark).collect()
    }
}
