//! A page as lines of one width: worked out once, then only drawn.

use super::{Page, Part, Target};
use crate::theme::meaning::Meaning;
use crate::tui::typeset::{End, Line, set};

/// The longest line that is pleasant to read.
pub const MEASURE: u16 = 90;

/// A page as lines.
#[derive(Debug, Clone, Default)]
pub struct SetPage {
    /// The lines.
    pub lines: Vec<Line<Meaning>>,
    /// What its links lead to, and the lines that each stands in.
    pub links: Vec<(Target, std::ops::Range<usize>)>,
}

impl SetPage {
    /// The page in lines of at most `width` columns, and never more than [`MEASURE`].
    pub fn new(page: &Page, width: u16) -> Self {
        let width = width.min(MEASURE);
        let mut lines: Vec<Line<Meaning>> = Vec::new();
        for part in &page.parts {
            match part {
                Part::Paragraph(paragraph) => lines.extend(set(paragraph, width)),
                Part::Gap => lines.push(Line {
                    indent: 0,
                    pieces: Vec::new(),
                    end: End::Hard,
                }),
                Part::Table(table) => lines.extend(table.lines(width)),
            }
        }
        let links = page
            .links
            .iter()
            .enumerate()
            .map(|(i, target)| (target.clone(), lines_of(&lines, i)))
            .collect();
        Self { lines, links }
    }

    /// The lines that hold some words, upper and lower case alike: line, and the bytes in its words.
    pub fn find(&self, words: &str) -> Vec<usize> {
        let wanted = words.to_lowercase();
        let holds = |line: &Line<Meaning>| line.words().to_lowercase().contains(&wanted);
        if wanted.is_empty() {
            return Vec::new();
        }
        self.lines
            .iter()
            .enumerate()
            .filter(|(_, line)| holds(line))
            .map(|(i, _)| i)
            .collect()
    }
}

fn lines_of(lines: &[Line<Meaning>], link: usize) -> std::ops::Range<usize> {
    let holds = |line: &&Line<Meaning>| {
        line.pieces
            .iter()
            .any(|piece| piece.link.map(|n| n as usize) == Some(link))
    };
    let first = lines.iter().position(|line| holds(&line)).unwrap_or(0);
    let last = lines.iter().rposition(|line| holds(&line)).unwrap_or(first);
    first..last + 1
}
