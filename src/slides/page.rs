//! A slide as it is seen: pages of lines, for one size of screen and its letters.

use std::ops::Range;

use ratatui::layout::{Rect, Size};
use serde::{Deserialize, Serialize};

use crate::briefing::tlp::Tlp;
use crate::page::part::Target;
use crate::theme::meaning::Meaning;
use crate::typeset::line::Line;

/// Below this, a slide has its title alone.
const LEAST: Size = Size {
    width: 40,
    height: 12,
};

/// From so many rows on, air parts a slide from the lines above and below it.
const AIRY: u16 = 20;

/// The letters that a screen has for titles, and for the sentence that matters most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letters {
    /// Those that everything else is written in.
    #[default]
    Plain,
    /// Also such as are twice as high and twice as wide.
    Large,
}

/// What pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The size of the screen.
    pub size: Size,
    /// The letters that it has.
    pub letters: Letters,
}

impl Format {
    /// Whether there is room for no more than the title of a slide.
    pub fn is_least(self) -> bool {
        self.size.width < LEAST.width || self.size.height < LEAST.height
    }
}

/// A screen that has no large letters, or paper.
impl From<Size> for Format {
    fn from(size: Size) -> Self {
        Self {
            size,
            letters: Letters::Plain,
        }
    }
}

/// A slide in pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// The pages; one at least.
    pub pages: Vec<Page>,
    /// With whom all that it shows may be shared.
    pub marking: Option<Tlp>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its lines from top to bottom, with the columns left free before each as its indent.
    pub lines: Vec<SetLine>,
    /// What its links lead to, by the numbers that pieces of lines have, and the lines that each stands in.
    pub links: Vec<(Target, Range<usize>)>,
    /// The last step of the page: how often something more appears on it.
    pub steps: u16,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// The line.
    pub line: Line<Meaning>,
    /// What it is.
    pub role: Role,
    /// The step from which it is seen: 0 from the beginning.
    pub step: u16,
    /// Which half of its letters it shows.
    pub half: Half,
}

/// Which half of its letters a line shows. Large ones take two lines: all that is said is in the upper one, whose pieces
/// take twice their columns; the lower one has no pieces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Half {
    /// Both: they are plain.
    #[default]
    Both,
    /// The upper half of large ones.
    Upper,
    /// The lower half of those in the line above.
    Lower,
}

/// What a line is, for whoever can write some of them larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A line of the title.
    Title,
    /// A line of the sentence that matters most.
    Lead,
    /// A line of text.
    Text,
    /// What the signs beside it say.
    Key,
    /// A heading.
    Heading,
    /// Part of a table or a drawing: its columns stand under those of other lines.
    Drawn,
    /// What is left out, and the way to it.
    Rest,
    /// Nothing.
    Air,
}

/// Where the lines of a page stand on a screen: between a line at the top and one at the bottom, which say the marking
/// and the place in the talk.
pub fn body(size: Size) -> Rect {
    let air = u16::from(size.height >= AIRY);
    let top = (1 + air).min(size.height);
    Rect {
        x: 0,
        y: top,
        width: size.width,
        height: size.height.saturating_sub(2 * (1 + air)),
    }
}
