//! Moving: down and up in lists and pages, from pane to pane, from link to link.

use super::App;
use crate::tui::action::Action;
use crate::tui::layout::{Columns, inside};
use crate::tui::pane::PaneKind;
use crate::tui::view::{Focus, Scroll};

impl App {
    pub(super) fn move_by(&mut self, action: Action) {
        match action {
            Action::Left => self.left(),
            Action::Right => self.right(),
            Action::Next => self.step(1),
            Action::Previous => self.step(-1),
            Action::ReaderDown => self.scroll_reader(1),
            Action::ReaderUp => self.scroll_reader(-1),
            vertical if self.view.focus == Focus::List => self.move_in_list(vertical),
            vertical => self.move_in_page(vertical),
        }
    }

    fn left(&mut self) {
        self.view.focus = match self.view.focus {
            Focus::Context => Focus::Reader,
            Focus::Reader | Focus::List => Focus::List,
        };
    }

    fn right(&mut self) {
        self.view.focus = match self.view.focus {
            Focus::List => Focus::Reader,
            Focus::Reader if self.shown.areas.columns == Columns::Three => Focus::Context,
            other => other,
        };
    }

    /// A pane gets the keys.
    pub(super) fn open_pane(&mut self, pane: PaneKind) {
        self.view.pane = pane;
        self.view.focus = Focus::List;
    }

    /// The next pane, or on a page the next link.
    fn step(&mut self, by: isize) {
        if self.view.focus == Focus::List {
            let panes = PaneKind::ALL.len();
            let next = self.view.pane.index() as isize + by;
            self.open_pane(PaneKind::ALL[next.rem_euclid(panes as isize) as usize]);
            return;
        }
        let links = self.page().links.len();
        if links == 0 {
            self.say("No links on this page");
            return;
        }
        let next = match self.scroll().link {
            Some(link) => (link as isize + by).rem_euclid(links as isize) as usize,
            None => self.first_link_from_here(by),
        };
        self.select_link(next);
    }

    /// Without a selected link, the first one on the screen, or the last when going back.
    fn first_link_from_here(&self, by: isize) -> usize {
        let (top, height) = (self.scroll().line, self.page_height());
        let on_screen =
            |lines: &std::ops::Range<usize>| lines.start >= top && lines.start < top + height;
        let links = &self.page().links;
        let found = if by > 0 {
            links.iter().position(|(_, lines)| on_screen(lines))
        } else {
            links.iter().rposition(|(_, lines)| on_screen(lines))
        };
        found.unwrap_or(0)
    }

    /// Selects a link and brings it onto the screen.
    pub(super) fn select_link(&mut self, link: usize) {
        let Some((_, lines)) = self.page().links.get(link) else {
            return;
        };
        let lines = lines.clone();
        let height = self.page_height();
        let scroll = self.scroll_mut();
        scroll.link = Some(link);
        if lines.start < scroll.line {
            scroll.line = lines.start.saturating_sub(1);
        } else if lines.end > scroll.line + height {
            // Of a link taller than the screen, the beginning.
            scroll.line = (lines.end + 1).saturating_sub(height).min(lines.start);
        }
    }

    fn move_in_list(&mut self, action: Action) {
        let list = &self.shown.lists[self.view.pane.index()];
        let Some(last) = list.visible.len().checked_sub(1) else {
            return;
        };
        let selected = self
            .view
            .list()
            .selected
            .as_ref()
            .and_then(|id| self.library.find(id));
        let at = selected.and_then(|entry| list.position(entry)).unwrap_or(0);
        let page = usize::from(self.shown.areas.panes[self.view.pane.index()].height)
            .saturating_sub(2)
            .max(1);
        let to = moved(at, action, page, last);
        let entry = list.entry(to);
        let id = entry.and_then(|entry| self.id_of(entry));
        self.view.list_mut().selected = id.clone();
        self.view.show(id);
    }

    fn move_in_page(&mut self, action: Action) {
        let height = self.page_height();
        let last = self.page().lines.len().saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        let scroll = self.scroll_mut();
        scroll.line = moved(scroll.line, action, page, last);
    }

    fn scroll_reader(&mut self, by: isize) {
        if self.shown.areas.reader.width == 0 {
            self.say("The reader is not on the screen: Enter opens it");
            return;
        }
        let height = usize::from(inside(self.shown.areas.reader).height);
        let last = self.shown.page.lines.len().saturating_sub(height);
        let line = &mut self.view.reader.line;
        *line = line.saturating_add_signed(by).min(last);
    }

    /// The page that has the keys.
    pub(super) fn page(&self) -> &crate::typeset::page::SetPage {
        if self.view.focus == Focus::Context {
            &self.shown.context
        } else {
            &self.shown.page
        }
    }

    pub(super) fn scroll(&self) -> &Scroll {
        if self.view.focus == Focus::Context {
            &self.view.context
        } else {
            &self.view.reader
        }
    }

    pub(super) fn scroll_mut(&mut self) -> &mut Scroll {
        if self.view.focus == Focus::Context {
            &mut self.view.context
        } else {
            &mut self.view.reader
        }
    }

    pub(super) fn page_height(&self) -> usize {
        let areas = &self.shown.areas;
        let area = if self.view.focus == Focus::Context {
            areas.context
        } else {
            areas.reader
        };
        inside(area).height.into()
    }
}

/// Where a move leads, from one place among `0..=last`.
pub(super) fn moved(at: usize, action: Action, page: usize, last: usize) -> usize {
    let to = match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::PageDown => at + page,
        Action::PageUp => at.saturating_sub(page),
        Action::HalfDown => at + (page / 2).max(1),
        Action::HalfUp => at.saturating_sub((page / 2).max(1)),
        Action::First => 0,
        Action::Last => last,
        _ => at,
    };
    to.min(last)
}
