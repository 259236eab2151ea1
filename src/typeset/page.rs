//! A page as lines of one width: worked out once, then only drawn.

use std::ops::Range;

use super::frame::{around, title_room};
use super::width::columns;
use super::{End, Line, Paragraph, set};
use crate::page::{Page, Part, Target};
use crate::theme::meaning::Meaning;

/// The longest line that is pleasant to read.
pub const MEASURE: u16 = 90;

const EMPTY: Line<Meaning> = Line {
    indent: 0,
    pieces: Vec::new(),
    end: End::Hard,
};

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
    /// Its words in the order in which they are read: of a table, cell by cell.
    pub flow: Vec<Stretch>,
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
    /// The page in lines of at most `width` columns, and never more than [`MEASURE`].
    pub fn new(page: &Page, width: u16) -> Self {
        let inside = width;
        let width = width.min(MEASURE);
        let mut titled = page.titled;
        let mut lines: Vec<Line<Meaning>> = Vec::new();
        let mut flow = Vec::new();
        let mut backlinks = None;
        for (i, part) in page.parts.iter().enumerate() {
            if page.backlinks == Some(i) {
                backlinks = Some(lines.len());
            }
            match part {
                Part::Title(title) if fits_frame(title, page.frame, inside) => titled = false,
                Part::Title(paragraph) | Part::Paragraph(paragraph) => {
                    let set = set(paragraph, width);
                    flow.extend((lines.len()..).zip(&set).map(Stretch::of));
                    lines.extend(set);
                }
                // Nothing stands above the first line, not even where the title was left out.
                Part::Gap if lines.is_empty() => {}
                Part::Gap => lines.push(EMPTY),
                Part::Table(table) => {
                    let table = table.set(width);
                    flow.extend(table.flow.into_iter().map(|stretch| Stretch {
                        line: lines.len() + stretch.line,
                        ..stretch
                    }));
                    lines.extend(table.lines);
                }
            }
        }
        let headings = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| is_heading(line));
        let headings = headings.map(|(i, line)| (i, line.words())).collect();
        let mut links: Vec<_> = page
            .links
            .iter()
            .map(|target| (target.clone(), 0..0))
            .collect();
        for (i, line) in lines.iter().enumerate() {
            for link in line.pieces.iter().filter_map(|piece| piece.link) {
                if let Some((_, lines)) = links.get_mut(link as usize) {
                    let start = if lines.end == 0 { i } else { lines.start };
                    *lines = start..i + 1;
                }
            }
        }
        Self {
            lines,
            links,
            backlinks,
            headings,
            flow,
            titled,
        }
    }
}

/// Whether a title can be read whole in the line around the page, whose inside has so many columns; one with links
/// never can.
fn fits_frame(title: &Paragraph<Meaning>, frame: Option<u16>, inside: u16) -> bool {
    let taken: usize = title.runs.iter().map(|run| columns(&run.text)).sum();
    let linked = title.runs.iter().any(|run| run.link.is_some());
    let room = frame.map_or(0, |beside| title_room(around(inside), beside));
    !linked && taken <= usize::from(room)
}

fn is_heading(line: &Line<Meaning>) -> bool {
    line.pieces
        .first()
        .is_some_and(|piece| piece.style == Meaning::Heading)
}
