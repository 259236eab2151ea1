//! A page fitted into a box, or into so many columns with nothing around it.

use std::ops::Range;

use super::frame::{around, title_room};
use super::line::Line;
use super::page::SetPage;
use super::parts::Setter;
use super::width::columns;
use crate::page::part::{Page, Part, Run, Target};
use crate::theme::meaning::Meaning;

/// The longest line that is pleasant to read.
const MEASURE: u16 = 90;

impl SetPage {
    /// The page for a box whose inside has so many columns, in lines that are pleasant to read. A title that the line
    /// around the box shows whole is left out.
    pub fn new(page: &Page, inside: u16) -> Self {
        let framed = matches!(page.parts.first(), Some(Part::Title(title)) if fits_frame(page, title, inside));
        let parts = &page.parts[usize::from(framed)..];
        Self {
            titled: page.titled && !framed,
            ..Self::of(page, parts, inside.min(MEASURE))
        }
    }

    /// All of the page, for nothing around it, in lines of at most `width` columns.
    pub fn whole(page: &Page, width: u16) -> Self {
        Self {
            titled: page.titled,
            ..Self::of(page, &page.parts, width)
        }
    }

    fn of(page: &Page, parts: &[Part], width: u16) -> Self {
        let mut setter = Setter::new(width);
        parts.iter().for_each(|part| setter.part(part));
        let mut set = setter.finish();
        set.links = links(&page.links, &set.lines);
        set.goes_on = page.goes_on;
        set
    }
}

/// The links with the lines that each stands in.
fn links(targets: &[Target], lines: &[Line<Meaning>]) -> Vec<(Target, Range<usize>)> {
    let mut links: Vec<_> = targets.iter().map(|to| (to.clone(), 0..0)).collect();
    for (i, line) in lines.iter().enumerate() {
        for link in line.pieces.iter().filter_map(|piece| piece.link) {
            if let Some((_, lines)) = links.get_mut(link as usize) {
                let start = if lines.end == 0 { i } else { lines.start };
                *lines = start..i + 1;
            }
        }
    }
    links
}

/// Whether a title can be read whole in the line around the page, whose inside has so many columns; one with links
/// never can.
fn fits_frame(page: &Page, title: &[Run], inside: u16) -> bool {
    let Some(kind) = &page.kind else {
        return false;
    };
    let taken: usize = title.iter().map(|run| columns(&run.text)).sum();
    let linked = title.iter().any(|run| run.link.is_some());
    let kind = u16::try_from(columns(kind)).unwrap_or(u16::MAX);
    // Of a box that shares its left line with a neighbour, that column is not its own.
    let line = around(inside).saturating_sub(1);
    !linked && taken <= usize::from(title_room(line, kind))
}
