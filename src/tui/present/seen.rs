//! A page of a slide as lines on a screen: for the audience what is revealed of it, for the speaker all of it.

use ratatui::layout::Size;

use crate::slides::page::{Page, Role, SetLine};
use crate::theme::meaning::Meaning;
use crate::typeset::line::{End, Line, Styled};
use crate::typeset::page::{SetPage, Stretch};
use crate::typeset::paragraph::{Paragraph, set as set_text};
use crate::typeset::width::columns;

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
    let mut last = 0;
    let mut lines = Vec::new();
    for (line, is_revealed) in match is_roomy {
        true => as_they_are(page, reveal),
        false => closer(page, reveal, room.width),
    } {
        if is_revealed {
            last = lines.len();
        }
        lines.push(line);
    }
    // A line of what comes next is worth more than one of what was long ago.
    let first = (last + 2).saturating_sub(height);
    let first = first.min(lines.len().saturating_sub(height));
    (set(page, lines), first)
}

/// A line, and whether the audience sees it.
type Glanced = (Line<Meaning>, bool);

fn as_they_are(page: &Page, reveal: usize) -> Vec<Glanced> {
    let lines = page.lines.iter().map(|line| {
        let is_revealed = is_revealed(line, reveal);
        (look(line.line.clone(), is_revealed), is_revealed)
    });
    lines.collect()
}

/// The lines without those between them that are empty, set anew where one is too wide.
fn closer(page: &Page, reveal: usize, width: u16) -> Vec<Glanced> {
    let written = || {
        page.lines
            .iter()
            .filter(|line| !line.line.pieces.is_empty())
    };
    let least = written().map(|line| line.line.indent).min().unwrap_or(0);
    let mut written = written().peekable();
    let mut all = Vec::new();
    while let Some(first) = written.next() {
        let mut block = vec![first];
        while let (Some(last), Some(next)) = (block.last(), written.peek())
            && last.line.end != End::Hard
            && last.step == next.step
        {
            block.push(next);
            written.next();
        }
        let is_revealed = is_revealed(first, reveal);
        let lines = block_closer(&block, least, width).into_iter();
        all.extend(lines.map(|line| (look(line, is_revealed), is_revealed)));
    }
    all
}

/// The lines of a text, not further from the left than needed; set anew where one of them is too wide.
fn block_closer(block: &[&SetLine], least: u16, width: u16) -> Vec<Line<Meaning>> {
    let indent = |line: &Line<Meaning>| line.indent.saturating_sub(least).min(INDENT);
    let lines = block.iter().map(|line| Line {
        indent: indent(&line.line),
        ..line.line.clone()
    });
    let lines: Vec<_> = lines.collect();
    let is_drawn = block.iter().any(|line| line.role == Role::Drawn);
    if is_drawn || lines.iter().all(|line| line.columns() <= width) {
        return lines;
    }
    let mut runs = Vec::new();
    for line in &lines {
        let marks = usize::from(line.end == End::Marked);
        let pieces = &line.pieces[..line.pieces.len().saturating_sub(marks)];
        runs.extend(pieces.iter().map(|piece| Styled {
            text: piece.text.clone(),
            style: piece.style,
            link: piece.link,
        }));
        if line.end == End::Soft {
            runs.push(Styled {
                text: " ".to_owned(),
                style: Meaning::Text,
                link: None,
            });
        }
    }
    let first = lines.first().map_or(0, |line| line.indent);
    let text = Paragraph {
        runs,
        first,
        hang: first,
    };
    set_text(&text, width)
}

/// What the audience does not see yet is dim. Letters that are large there are plain here.
fn look(mut line: Line<Meaning>, is_revealed: bool) -> Line<Meaning> {
    for piece in &mut line.pieces {
        piece.columns = u16::try_from(columns(&piece.text)).unwrap_or(u16::MAX);
    }
    if !is_revealed {
        line.pieces
            .iter_mut()
            .for_each(|piece| piece.style = Meaning::Dim);
    }
    line
}

fn is_revealed(line: &SetLine, reveal: usize) -> bool {
    usize::from(line.step) <= reveal
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
