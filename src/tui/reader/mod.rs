//! An entry's page on any screen: where it is scrolled to, how it is drawn, which of its links are where.

pub(crate) mod anchors;
pub(crate) mod draw;
pub(crate) mod hints;
pub(crate) mod whole;

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::page::Context;
use crate::page::part::Target;
use crate::tui::widget::list::Move;
use crate::typeset::page::SetPage;
use whole::{Part, Wanted, Whole};

/// A place on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// The first line shown.
    pub line: usize,
    /// The selected link.
    pub link: Option<usize>,
}

impl Scroll {
    /// Goes up or down a page of which so many lines are seen.
    pub(crate) fn apply(&mut self, step: Move, height: usize, page: &SetPage) {
        self.line = step.from(self.line, height, page.last_top(height));
    }

    /// Goes some lines down, or up; no further than the page goes.
    pub(crate) fn by(&mut self, lines: isize) {
        self.line = self.line.saturating_add_signed(lines);
    }

    /// Stays on a page of which so many lines are seen.
    pub(crate) fn keep_on(&mut self, page: &SetPage, height: usize) {
        self.line = self.line.min(page.last_top(height));
        self.link = self
            .link
            .filter(|link| page.goes_on || *link < page.links.len());
    }

    /// Selects the next link of a page of which so many lines are seen, or the one before it, and brings it there: from the
    /// last on to the first. Without a selected one it is the first that is seen, or the last when going back. Says whether
    /// there is any.
    pub(crate) fn step(&mut self, by: isize, page: &SetPage, height: usize) -> bool {
        let count = page.links.len();
        if count == 0 {
            return false;
        }
        let is_seen = |(_, lines): &(Target, Range<usize>)| self.shows(lines, height);
        let next = match self.link {
            Some(link) => (link + count).saturating_add_signed(by) % count,
            None if by > 0 => page.links.iter().position(is_seen).unwrap_or(0),
            None => page.links.iter().rposition(is_seen).unwrap_or(0),
        };
        self.select(next, page, height);
        true
    }

    /// Selects a link and brings it onto the screen.
    pub(crate) fn select(&mut self, link: usize, page: &SetPage, height: usize) {
        let Some((_, lines)) = page.links.get(link) else {
            return;
        };
        self.link = Some(link);
        if lines.start < self.line {
            self.line = lines.start.saturating_sub(1);
        } else if lines.end > self.line + height {
            // Of a link taller than the screen, the beginning.
            self.line = (lines.end + 1).saturating_sub(height).min(lines.start);
        }
    }

    /// The line that stands in a row of the box around a page.
    pub(crate) fn line_at(&self, page: &SetPage, row: u16) -> usize {
        match row {
            0 => page.top(self.line),
            row => self.line + usize::from(row),
        }
    }

    /// Whether the first of some lines is seen, where so many are.
    pub(crate) fn shows(&self, lines: &Range<usize>, height: usize) -> bool {
        (self.line..self.line + height).contains(&lines.start)
    }
}

/// The page of an entry, set for a width and scrolled: of one that is looked at and not gone to.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    /// The page.
    pub page: SetPage,
    /// Where it is scrolled to.
    pub scroll: Scroll,
    of: Option<Wanted>,
}

impl Glance {
    /// Shows an entry, in an area of the screen; nothing where there is none.
    pub(crate) fn refresh(
        &mut self,
        library: &Library,
        entry: Option<&EntryId>,
        area: Rect,
        (context, dates): (Context, Dates),
    ) {
        let wanted = entry.filter(|_| area.width > 0);
        let wanted = wanted.map(|id| Wanted {
            entry: id.clone(),
            width: area.width,
            part: Part::Page(context, None),
        });
        if wanted != self.of {
            let page = wanted
                .as_ref()
                .map(|wanted| wanted.beginning(library, dates));
            whole::replace(&mut self.page, page.unwrap_or_default());
            if self.of.as_ref().is_none_or(|of| Some(&of.entry) != entry) {
                self.scroll = Scroll::default();
            }
            self.of = wanted;
        }
        self.scroll.keep_on(&self.page, area.height.into());
    }

    /// Makes the page anew: the library is another one.
    pub(crate) fn renew(&mut self) {
        if let Some(of) = &mut self.of {
            of.width = 0;
        }
    }

    /// The page that is to be made whole, if it is only begun.
    pub(crate) fn begun(&self) -> Option<&Wanted> {
        self.of.as_ref().filter(|_| self.page.goes_on)
    }

    /// Takes a whole page, if it is the one that is shown.
    pub(crate) fn take(&mut self, whole: &mut Whole) {
        if self.begun() == Some(&whole.of) {
            whole.put_into(&mut self.page);
        }
    }
}

/// The number of the link at a place, for a page in some area.
pub(crate) fn link_at(page: &SetPage, scroll: &Scroll, area: Rect, at: Position) -> Option<usize> {
    if !area.contains(at) {
        return None;
    }
    let line = page.lines.get(scroll.line_at(page, at.y - area.y))?;
    let mut x = area.x.saturating_add(line.indent);
    for piece in &line.pieces {
        let end = x.saturating_add(piece.columns);
        if (x..end).contains(&at.x) {
            return piece.link.and_then(|link| usize::try_from(link).ok());
        }
        x = end;
    }
    None
}
