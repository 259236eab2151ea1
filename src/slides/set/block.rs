//! Blocks of lines, and how words become some.

use crate::page::part::Words;
use crate::slides::page::{Half, Role, SetLine};
use crate::slides::part::Item;
use crate::theme::meaning::Meaning;
use crate::typeset::line::{End, Line};
use crate::typeset::looks::{Look, look, styled};
use crate::typeset::paragraph::{Paragraph, set};
use crate::typeset::width::columns;

/// The longest line of text that can be read from afar.
pub(super) const MEASURE: u16 = 90;
/// The widest table or drawing.
pub(super) const WIDEST: u16 = 120;
/// Columns by which what belongs to something is indented.
const INDENT: u16 = 2;

/// All blocks of a slide.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// The lines of the title.
    pub(crate) title: Vec<SetLine>,
    /// The blocks under it.
    pub(crate) blocks: Vec<Block>,
    /// Lines that are said again where a page begins with one of their blocks.
    pub(crate) heads: Vec<Vec<SetLine>>,
    /// Columns left free before each line.
    pub(crate) left: u16,
    /// The columns that there are for lines.
    pub(crate) width: u16,
}

/// Lines that stay together where they fit on one page.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) lines: Vec<SetLine>,
    /// Which head it stands under.
    pub(crate) head: Option<usize>,
    pub(crate) turn: Turn,
    pub(crate) air: Air,
}

/// When a block appears, where things appear one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// From the beginning.
    Now,
    /// By itself.
    Item,
    /// With what follows it, from which it is never parted.
    WithNext,
    /// With what stands before it.
    WithLast,
}

/// Whether an empty line stands before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Air {
    /// Never.
    None,
    /// Where there is room to spare.
    Spare,
    /// Always, but at the top of a page.
    Always,
}

impl Setting {
    pub(super) fn heading(&mut self, words: &Words) {
        let lines = self.paragraph(look(words, Meaning::Heading), Role::Heading);
        self.push(lines, Turn::WithNext, Air::Always);
    }

    /// An item with what is said of it below; its mark hangs.
    pub(super) fn item(&mut self, item: &Item) {
        let width = self.width.min(MEASURE);
        let mut runs = Look::new();
        let mut hang = INDENT;
        if !item.mark.is_empty() {
            let mark = format!("{} ", item.mark);
            hang = narrow(columns(&mark));
            runs.push(styled(mark, Meaning::Dim));
        }
        runs.extend(look(&item.words, Meaning::Text));
        let mut lines = paragraph(runs, (0, hang), width, Role::Text);
        for words in &item.under {
            let under = look(words, Meaning::Text);
            lines.extend(paragraph(under, (hang, hang), width, Role::Text));
        }
        self.push(lines, Turn::Item, Air::Spare);
    }

    pub(super) fn paragraph(&self, runs: Look<'_>, role: Role) -> Vec<SetLine> {
        paragraph(runs, (0, 0), self.width.min(MEASURE), role)
    }

    pub(super) fn push(&mut self, lines: Vec<SetLine>, turn: Turn, air: Air) {
        if !lines.is_empty() {
            self.blocks.push(Block {
                lines,
                head: None,
                turn,
                air,
            });
        }
    }
}

/// Words in lines; nothing of nothing.
pub(super) fn paragraph(
    runs: Look<'_>,
    (first, hang): (u16, u16),
    width: u16,
    role: Role,
) -> Vec<SetLine> {
    if runs.iter().all(|run| run.text.is_empty()) {
        return Vec::new();
    }
    let lines = set(&Paragraph { runs, first, hang }, width);
    lines.into_iter().map(|line| of(line, role)).collect()
}

/// A line that is seen from the beginning.
pub(super) fn of(line: Line<Meaning>, role: Role) -> SetLine {
    SetLine {
        line,
        role,
        step: 0,
        half: Half::Both,
    }
}

/// An empty line.
pub(crate) fn air() -> SetLine {
    let line = Line {
        indent: 0,
        pieces: Vec::new(),
        end: End::Hard,
    };
    of(line, Role::Air)
}

pub(super) fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// A line drawn of pieces, each with its look.
pub(super) fn drawn(pieces: Look<'_>, width: u16) -> Vec<SetLine> {
    paragraph(pieces, (0, 0), width, Role::Drawn)
}
