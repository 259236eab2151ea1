//! Where everything stands on the speaker's console.

use ratatui::layout::{Rect, Size};

use super::body;

/// From so many columns on, the notes stand beside the slide: with less, tables of it would be cut.
const WIDE: u16 = 140;
/// The rows of the clock.
const CLOCK: u16 = 2;
/// The rows of what comes next.
const NEXT: u16 = 3;
/// The lines around the notes.
const LINES: u16 = 2;
/// The least rows that show something of a slide.
const SLIDE: u16 = 5;

/// How much of the console the notes have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Share {
    /// As much as the slide.
    #[default]
    Usual,
    /// More than that.
    More,
    /// All of it.
    All,
}

impl Share {
    /// The next larger one.
    pub(crate) fn larger(self) -> Self {
        match self {
            Self::Usual => Self::More,
            Self::More | Self::All => Self::All,
        }
    }

    /// The next smaller one.
    pub(crate) fn smaller(self) -> Self {
        match self {
            Self::All => Self::More,
            Self::More | Self::Usual => Self::Usual,
        }
    }
}

/// The parts of the console. Those that there is no room for have no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Console {
    /// The clock, without lines around it.
    pub clock: Rect,
    /// The slide with the lines around it.
    pub slide: Rect,
    /// What comes next with the lines around it.
    pub next: Rect,
    /// The notes with the lines around them.
    pub notes: Rect,
}

/// The parts of a console of a size, where the notes have so many lines. What they do not need, the slide above them has.
pub(crate) fn console(size: Size, (share, lines): (Share, usize)) -> Console {
    let whole = body(size);
    let (clock, rest) = cut(whole, CLOCK.min(whole.height));
    let (left, notes) = match (share, size.width >= WIDE) {
        (Share::All, _) => (Rect { height: 0, ..rest }, rest),
        (Share::Usual, true) => beside(rest, rest.width / 2),
        (Share::More, true) => beside(rest, rest.width / 3),
        (Share::Usual, false) => cut(rest, beside_notes(rest.height, lines)),
        (Share::More, false) => cut(rest, rest.height / 3),
    };
    let next = match left.height {
        height if height >= SLIDE + NEXT => NEXT,
        height if height >= SLIDE => 0,
        height => height,
    };
    let (slide, next) = cut(left, left.height - next);
    Console {
        clock,
        slide,
        next,
        notes,
    }
}

/// The rows that stand above the notes: half of them and, where a slide is shown at all, whatever the notes do not need.
fn beside_notes(rows: u16, lines: usize) -> u16 {
    let half = rows.saturating_add(1) / 2;
    let wanted = u16::try_from(lines.max(1)).unwrap_or(u16::MAX);
    match half {
        ..SLIDE => half,
        half => half.max(rows.saturating_sub(wanted.saturating_add(LINES))),
    }
}

/// The first rows of an area, and the others.
fn cut(area: Rect, rows: u16) -> (Rect, Rect) {
    let first = Rect {
        height: rows,
        ..area
    };
    let rest = Rect {
        y: area.y.saturating_add(rows),
        height: area.height.saturating_sub(rows),
        ..area
    };
    (first, rest)
}

/// The first columns of an area, and the others.
fn beside(area: Rect, columns: u16) -> (Rect, Rect) {
    let first = Rect {
        width: columns,
        ..area
    };
    let rest = Rect {
        x: area.x.saturating_add(columns),
        width: area.width.saturating_sub(columns),
        ..area
    };
    (first, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_size_the_parts_share_the_screen_and_leave_nothing_out() {
        for (width, height) in (1..220)
            .step_by(7)
            .flat_map(|w| (1..60).map(move |h| (w, h)))
        {
            let shares = [Share::Usual, Share::More, Share::All];
            for (share, lines) in shares.map(|it| [0, 1, 7, 99].map(|n| (it, n))).concat() {
                let size = Size { width, height };
                let parts = console(size, (share, lines));
                let all = [parts.clock, parts.slide, parts.next, parts.notes];
                let area: u32 = all.iter().map(|part| part.area()).sum();
                assert_eq!(area, body(size).area(), "{size:?} {share:?}");
                for (at, part) in all.iter().enumerate() {
                    assert_eq!(part.intersection(body(size)).area(), part.area());
                    let others = all.iter().skip(at + 1);
                    assert!(others.into_iter().all(|other| !other.intersects(*part)));
                }
            }
        }
    }
}
