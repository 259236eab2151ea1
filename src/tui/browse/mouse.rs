//! The mouse on this screen: what lies under the pointer is selected, followed or scrolled.
//!
//! A click selects; on what is selected already it opens, as Enter does. Links are followed at once, as everywhere.

use ratatui::layout::Position;

use super::state::Browse;
use super::view::Chosen;
use crate::page::part::Target;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::link_at;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;

/// Something on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    /// A pane, and the place of the row among the visible ones, where there is one.
    Pane(PaneKind, Option<usize>),
    /// The page or the column beside it, and the number of the link, where there is one.
    Page(Focus, Option<usize>),
}

impl Browse {
    /// What is at a place of the screen.
    fn hit(&self, at: Position) -> Option<Hit> {
        let areas = &self.shown.areas;
        for pane in PaneKind::ALL {
            if areas.panes[pane.index()].contains(at) {
                let rows = areas.rows(pane);
                let line = at.y.checked_sub(rows.y).map(usize::from);
                let list = &self.shown.lists[pane.index()];
                let row = line.and_then(|line| list.row_at(line, rows.height.into()));
                return Some(Hit::Pane(pane, row));
            }
        }
        let (page, scroll) = (&self.shown.page, &self.view.reader);
        if areas.reader.contains(at) {
            let link = link_at(page, scroll, areas.page(), at);
            return Some(Hit::Page(Focus::Reader, link));
        }
        let (page, scroll) = (&self.shown.context, &self.view.context);
        areas.context.contains(at).then(|| {
            let link = link_at(page, scroll, areas.beside(), at);
            Hit::Page(Focus::Context, link)
        })
    }

    /// The link at a place of the screen: its number on its page, and where it leads.
    pub(crate) fn link_under(&self, at: Position) -> Option<(usize, &Target)> {
        let (page, link) = match self.hit(at)? {
            Hit::Page(Focus::Context, link) => (&self.shown.context, link?),
            Hit::Page(_, link) => (&self.shown.page, link?),
            Hit::Pane(..) => return None,
        };
        page.links.get(link).map(|(target, _)| (link, target))
    }

    pub(super) fn click_at(&mut self, at: Position, shared: &mut Shared) -> Outcome {
        self.dragged = self.shown.areas.line() == Some(at.x);
        match self.hit(at) {
            _ if self.dragged => {}
            Some(Hit::Pane(pane, row)) => self.click_pane(pane, row, shared),
            Some(Hit::Page(page, link)) => {
                self.view.focus = page;
                if let Some(link) = link {
                    self.point_at(link);
                    return self.follow(shared).into();
                }
            }
            None => {}
        }
        Outcome::Done
    }

    fn click_pane(&mut self, pane: PaneKind, row: Option<usize>, shared: &Shared) {
        let was_open = self.view.pane == pane && self.view.focus == Focus::List;
        self.open_pane(pane);
        let list = &self.shown.lists[pane.index()];
        let Some(id) = row.and_then(|row| Chosen::of(list, row, &shared.library)) else {
            return;
        };
        if was_open && self.view.list().selected.as_ref() == Some(&id) {
            self.view.focus = Focus::Reader;
        }
        self.view.list_mut().selected = Some(id.clone());
        self.view.show(Some(id));
    }

    pub(super) fn turn_wheel(&mut self, at: Position, by: isize, shared: &Shared) {
        match self.hit(at) {
            Some(Hit::Pane(pane, _)) => self.scroll_list(pane, by, shared),
            Some(Hit::Page(Focus::Context, _)) => self.view.context.by(by),
            Some(Hit::Page(..)) => self.view.reader.by(by),
            None => {}
        }
    }

    /// Scrolls a list. The selected row stays where it is as long as it can be seen.
    fn scroll_list(&mut self, pane: PaneKind, by: isize, shared: &Shared) {
        let i = pane.index();
        let list = &self.shown.lists[i];
        let height = usize::from(self.shown.areas.rows(pane).height);
        let rows = list.visible.len();
        let state = &self.view.lists[i];
        let last = list.last_top(height);
        let offset = list.list.offset.saturating_add_signed(by).min(last);
        let at = state.position(list, &shared.library).unwrap_or(0);
        let in_sight = |row: &usize| list.scrolled(offset, *row, height) == offset;
        let Some(row) = (at..rows)
            .find(in_sight)
            .or_else(|| (0..at).rev().find(in_sight))
        else {
            return;
        };
        let id = Chosen::of(list, row, &shared.library);
        self.view.lists[i].offset = offset;
        self.view.lists[i].selected.clone_from(&id);
        if pane == self.view.pane && self.view.focus == Focus::List {
            self.view.show(id);
        }
    }
}
