//! A page of a slide as lines on a screen: for the audience what is revealed of it, for the speaker all of it.

use ratatui::layout::Size;

use crate::slides::page::{Page, SetLine};
use crate::theme::meaning::Meaning;
use crate::typeset::line::{End, Line};
use crate::typeset::page::{SetPage, Stretch};

/// The columns left free before what is drawn in little room.
const INDENT: u16 = 2;

/// A page as it is seen after some steps: what is not seen yet has its room already.
pub(super) fn seen(page: &Page, reveal: usize) -> SetPage {
    let lines = page
        .lines
        .iter()
        .map(|line| match is_revealed(line, reveal) {
            true => line.line.clone(),
            false => Line {
                indent: 0,
                pieces: Vec::new(),
                end: End::Hard,
            },
        });
    set(page, lines.collect())
}

/// A page for the speaker, in little room: what the audience does not see yet is dim. Where not all of it fits, lines
/// stand closer, and it is scrolled to what was revealed last; returns the first line that is seen, too.
pub(super) fn glanced(page: &Page, reveal: usize, room: Size) -> (SetPage, usize) {
    let height = usize::from(room.height);
    let widest = page.lines.iter().map(|line| line.line.columns()).max();
    let is_roomy = page.lines.len() <= height && widest.unwrap_or(0) <= room.width;
    let is_kept = |line: &&SetLine| is_roomy || !line.line.pieces.is_empty();
    let least = page
        .lines
        .iter()
        .filter(|line| !line.line.pieces.is_empty());
    let least = least.map(|line| line.line.indent).min().unwrap_or(0);
    let mut last = 0;
    let mut lines = Vec::new();
    for line in page.lines.iter().filter(is_kept) {
        let mut own = line.line.clone();
        if !is_roomy {
            own.indent = (own.indent - least.min(own.indent)).min(INDENT);
        }
        match is_revealed(line, reveal) {
            true => last = lines.len(),
            false => dim(&mut own),
        }
        lines.push(own);
    }
    // A line of what comes next is worth more than one of what was long ago.
    let first = (last + 2).saturating_sub(height);
    let first = first.min(lines.len().saturating_sub(height));
    (set(page, lines), first)
}

fn is_revealed(line: &SetLine, reveal: usize) -> bool {
    usize::from(line.step) <= reveal
}

fn dim(line: &mut Line<Meaning>) {
    for piece in &mut line.pieces {
        piece.style = Meaning::Dim;
    }
}

fn set(page: &Page, lines: Vec<Line<Meaning>>) -> SetPage {
    // Air says nothing, nor does the lower half of letters.
    let flow = lines.iter().enumerate();
    let flow = flow.filter(|(_, line)| !line.pieces.is_empty());
    let flow = flow.map(|(at, line)| Stretch {
        line: at,
        pieces: 0..line.pieces.len(),
        end: line.end,
    });
    SetPage {
        flow: flow.collect(),
        lines,
        links: page.links.clone(),
        ..SetPage::default()
    }
}
