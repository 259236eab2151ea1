//! Moving: down and up in lists and pages, from pane to pane, from link to link.

use super::state::Browse;
use super::view::Chosen;
use crate::search::places::Places;
use crate::tui::keys::action::Action;
use crate::tui::layout::browse::{Columns, Focus};
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::Scroll;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::list::Move;
use crate::typeset::page::SetPage;

impl Browse {
    pub(super) fn move_by(&mut self, action: Action, shared: &mut Shared) {
        match (action, Move::of(action)) {
            (Action::Left, _) => self.left(shared),
            (Action::Right, _) => self.right(shared),
            (Action::Next, _) => self.step(1, shared),
            (Action::Previous, _) => self.step(-1, shared),
            (Action::ReaderDown, _) => self.scroll_reader(1, shared),
            (Action::ReaderUp, _) => self.scroll_reader(-1, shared),
            (_, Some(step)) if self.view.focus == Focus::List => self.move_in_lists(step, shared),
            (_, Some(step)) => self.move_in_page(step),
            (_, None) => {}
        }
    }

    fn left(&mut self, shared: &mut Shared) {
        self.view.focus = match self.view.focus {
            Focus::Context => Focus::Reader,
            Focus::Reader => Focus::List,
            Focus::List => return shared.say("The lists have the keys: l goes to the reader"),
        };
    }

    fn right(&mut self, shared: &mut Shared) {
        self.view.focus = match self.view.focus {
            Focus::List => Focus::Reader,
            Focus::Reader if self.shown.areas.columns == Columns::Three => Focus::Context,
            Focus::Reader | Focus::Context => {
                return shared.say("Nothing stands to the right: h goes back to the lists");
            }
        };
    }

    /// A pane gets the keys.
    pub(super) fn open_pane(&mut self, pane: PaneKind) {
        self.view.pane = pane;
        self.view.focus = Focus::List;
    }

    /// The next pane, or on a page the next link.
    fn step(&mut self, by: isize, shared: &mut Shared) {
        if self.view.focus == Focus::List {
            let panes = PaneKind::ALL.len();
            let next = self.view.pane.index() as isize + by;
            self.open_pane(PaneKind::ALL[next.rem_euclid(panes as isize) as usize]);
            return;
        }
        let height = self.page_height();
        let (scroll, page) = self.scroll_and_page();
        if !scroll.step(by, page, height) {
            shared.say("No links on this page");
        }
    }

    /// Selects a link that is seen, be it only its beginning: the page stays as it is, and so it is when one comes back.
    pub(super) fn point_at(&mut self, link: usize) {
        self.scroll_mut().link = Some(link);
    }

    /// Selects a link and brings it onto the screen.
    pub(super) fn select_link(&mut self, link: usize) {
        let height = self.page_height();
        let (scroll, page) = self.scroll_and_page();
        scroll.select(link, page, height);
    }

    /// The overview is the first row of the column: from it a step leads to the first list, and from the top of that back.
    fn move_in_lists(&mut self, step: Move, shared: &mut Shared) {
        let pane = self.view.pane;
        let at = self.shown.lists[pane.index()].list.selected;
        match (pane, step) {
            (PaneKind::Overview, Move::Down) => {
                self.open_pane(PaneKind::Timeline);
                self.move_in_list(Move::First, shared);
            }
            (PaneKind::Overview, _) => {
                shared.say("The overview is one row: 1 to 5 go to the lists")
            }
            (PaneKind::Timeline, Move::Up) if at == 0 => self.open_pane(PaneKind::Overview),
            _ => self.move_in_list(step, shared),
        }
    }

    /// The next or the previous entry of the list, wherever the keys are: on a page it is shown from its top.
    pub(super) fn turn_page(&mut self, step: Move, shared: &mut Shared) {
        let pane = self.view.pane;
        let before = self.view.list().selected.clone();
        self.move_in_list(step, shared);
        if self.view.list().selected == before {
            let end = if step == Move::Down { "last" } else { "first" };
            let words = format!("This is the {end} of the {}", pane.title().to_lowercase());
            shared.say(Message::own(&words));
        }
    }

    fn move_in_list(&mut self, step: Move, shared: &Shared) {
        let pane = self.view.pane;
        let shown = &self.shown.lists[pane.index()];
        if shown.visible.is_empty() {
            return;
        }
        let mut list = shown.list.clone();
        let height = self.shown.areas.rows(pane).height;
        list.apply(step, height.into(), shown.visible.len());
        let chosen = Chosen::of(shown, list.selected, &shared.library);
        self.view.list_mut().selected = chosen.clone();
        self.view.show(chosen);
    }

    fn move_in_page(&mut self, step: Move) {
        let height = self.page_height();
        let (page, scroll) = self.page_and_scroll();
        scroll.apply(step, height, page);
    }

    fn scroll_reader(&mut self, by: isize, shared: &mut Shared) {
        if self.shown.areas.reader.width == 0 {
            shared.say("The reader is not on the screen: Enter opens it");
            return;
        }
        let height = usize::from(self.shown.areas.page().height);
        let last = self.shown.page.last_top(height);
        let line = &mut self.view.reader.line;
        *line = line.saturating_add_signed(by).min(last);
    }

    /// The page that has the keys.
    pub(super) fn page(&self) -> &SetPage {
        if self.view.focus == Focus::Context {
            &self.shown.context
        } else {
            &self.shown.page
        }
    }

    /// The page that has the keys, and what is found on it.
    pub(super) fn page_and_found(&mut self) -> (&SetPage, &mut Places) {
        let shown = &mut self.shown;
        if self.view.focus == Focus::Context {
            (&shown.context, &mut shown.found)
        } else {
            (&shown.page, &mut shown.found)
        }
    }

    fn page_and_scroll(&mut self) -> (&SetPage, &mut Scroll) {
        if self.view.focus == Focus::Context {
            (&self.shown.context, &mut self.view.context)
        } else {
            (&self.shown.page, &mut self.view.reader)
        }
    }

    pub(super) fn scroll(&self) -> &Scroll {
        if self.view.focus == Focus::Context {
            &self.view.context
        } else {
            &self.view.reader
        }
    }

    fn scroll_and_page(&mut self) -> (&mut Scroll, &SetPage) {
        if self.view.focus == Focus::Context {
            (&mut self.view.context, &self.shown.context)
        } else {
            (&mut self.view.reader, &self.shown.page)
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
        let area = match self.view.focus {
            Focus::Context => areas.beside(),
            Focus::Reader | Focus::List => areas.page(),
        };
        area.height.into()
    }
}
