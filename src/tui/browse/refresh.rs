//! What is shown, worked out again where it changed: rows, filters, pages, areas.

use ratatui::layout::Size;

use super::list::ShownList;
use super::pane;
use super::state::Browse;
use super::view::{Chosen, Manner};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;
use crate::page::Context;
use crate::page::{marking, slip};
use crate::search::landing::look_for_words;
use crate::search::places::Places;
use crate::tui::layout::browse::{Asked, Columns, Focus, areas, columns};
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::whole::{Part, Wanted, Whole};
use crate::tui::shared::Shared;
use crate::tui::widget::list::List;
use crate::typeset::page::SetPage;

impl Browse {
    /// Brings what is shown up to date.
    pub(super) fn bring_up_to_date(&mut self, shared: &Shared) {
        self.refresh_lists(shared);
        self.refresh_areas(shared.size);
        self.keep_selection(shared);
        self.refresh_page(shared);
        self.keep_scroll();
        self.refresh_found();
        let top = self.scroll().line;
        let seen = top..top + self.page_height();
        let (page, found) = self.page_and_found();
        found.see(page, &seen);
    }

    fn refresh_lists(&mut self, shared: &Shared) {
        if self.shown.of_briefing.as_ref() != Some(&self.view.briefing) {
            let library = &shared.library;
            let mut files = library.briefings().iter();
            let briefing = files.position(|file| file.id == self.view.briefing);
            self.shown.briefing = briefing;
            self.shown.of_briefing = Some(self.view.briefing.clone());
            let marking = briefing.and_then(|briefing| marking::of_briefing(library, briefing));
            self.shown.marking_of_briefing = marking;
            self.shown.of_orders = [None; PaneKind::COUNT];
        }
        for kind in PaneKind::ALL {
            self.refresh_rows(kind, shared);
        }
        let lists = self.shown.lists.iter_mut().zip(&self.view.lists);
        for (pane, (list, state)) in PaneKind::ALL.into_iter().zip(lists) {
            // The bottom line is there whatever is pinned.
            let pin = shared.pin.as_ref();
            let pin = pin.filter(|_| pane != PaneKind::Overview);
            list.apply(&state.filter, &shared.library, pin);
        }
    }

    fn refresh_rows(&mut self, pane: PaneKind, shared: &Shared) {
        let (i, library) = (pane.index(), &shared.library);
        let order = self.view.lists[i].order;
        if self.shown.of_orders[i] == Some(order) {
            return;
        }
        self.shown.of_orders[i] = Some(order);
        self.shown.lists[i] = match self.shown.briefing {
            Some(briefing) => {
                let rows = pane::rows(pane, library, briefing, shared.dates());
                ShownList::new(rows, (pane, briefing, order), library)
            }
            None => ShownList::default(),
        };
    }

    fn refresh_areas(&mut self, size: Size) {
        if columns(size) != Columns::Three && self.view.focus == Focus::Context {
            self.view.focus = Focus::Reader;
        }
        self.shown.areas = areas(self.asked(size));
    }

    /// What decides where everything stands.
    pub(super) fn asked(&self, size: Size) -> Asked {
        let columns = match columns(size) {
            Columns::None => Columns::None,
            _ if self.zoomed => Columns::Zoomed,
            columns => columns,
        };
        Asked {
            size,
            columns,
            pane: self.view.pane,
            lines: std::array::from_fn(|i| match self.shown.lists[i].height(size.height.into()) {
                // That nothing is there takes two lines to say, in the open pane.
                0 if i == self.view.pane.index() => 2,
                lines => lines,
            }),
            focus: self.view.focus,
            wider: self.wider,
        }
    }

    /// Each list has a selected entry that is visible, if it has any; the page shows one too.
    fn keep_selection(&mut self, shared: &Shared) {
        if self.shown.briefing.is_none() {
            return;
        }
        for i in 0..self.view.lists.len() {
            let shown = &self.shown.lists[i];
            let position = self.view.lists[i].position(shown, &shared.library);
            let position = position.unwrap_or(0);
            let chosen = Chosen::of(shown, position, &shared.library);
            let height = usize::from(self.shown.areas.rows(PaneKind::ALL[i]).height);
            let state = &mut self.view.lists[i];
            if chosen.is_some() {
                state.selected = chosen;
            } else if state.filter.is_empty() {
                state.selected = None;
            }
            let top = shown.scrolled(state.offset, position, height);
            // A closed pane shows few rows; where it was scrolled to is for when it opens again.
            if i == self.view.pane.index() {
                state.offset = top;
            }
            self.shown.lists[i].list = List {
                selected: position,
                offset: top,
            };
        }
        let of = self.view.of.as_ref();
        let gone = of.is_none_or(|of| !self.is_there(of, &shared.library));
        if gone || self.view.focus == Focus::List && self.follows_list() {
            let selected = self.view.list().selected.clone();
            let selected =
                selected.or_else(|| Some(Chosen::Entry(EntryId::global(&self.view.briefing))));
            self.view.show(selected);
        }
    }

    /// Whether the page shows the selected entry: not while a filter hides every row.
    fn follows_list(&self) -> bool {
        !self.shown.lists[self.view.pane.index()].visible.is_empty()
    }

    fn refresh_page(&mut self, shared: &Shared) {
        let Some(of) = self.view.of.clone() else {
            return;
        };
        let areas = &self.shown.areas;
        let width = areas.page().width;
        let key = (of, width, areas.columns);
        if width == 0 {
            self.shown.marking_of_page = None;
            self.shown.of_page = None;
            return;
        }
        if self.shown.of_page.as_ref() == Some(&key) {
            return;
        }
        let wanted = match &key.0 {
            Chosen::Entry(id) => self.pages_of(id),
            Chosen::Slip(_) => [None, None],
        };
        self.shown.of_page = Some(key);
        let left = std::mem::replace(&mut self.shown.wanted, wanted.clone());
        let [page, context] = wanted.map(|wanted| self.near_or_made(wanted, shared));
        let pages = [
            std::mem::replace(&mut self.shown.page, page),
            std::mem::replace(&mut self.shown.context, context),
        ];
        for (wanted, page) in left.into_iter().zip(pages) {
            match wanted {
                Some(wanted) => self.shown.near.keep(wanted, page),
                None => drop(page),
            }
        }
        let entry = self.entry(shared);
        self.shown.marking_of_page = entry.and_then(|entry| self.marking_of_page(shared, entry));
        self.show_slip(width, shared);
        self.shown.of_found = None;
    }

    /// Shows what is wrong with an entry that was left out, where that is what is chosen.
    fn show_slip(&mut self, width: u16, shared: &Shared) {
        let Some((briefing, number)) = self.slip(shared) else {
            return;
        };
        if let Some((page, marking)) = slip::page(&shared.library, briefing, number, shared.dates())
        {
            self.shown.page = SetPage::new(&page, width);
            self.shown.marking_of_page = Some(marking);
        }
    }

    fn near_or_made(&mut self, wanted: Option<Wanted>, shared: &Shared) -> SetPage {
        let Some(wanted) = wanted else {
            return SetPage::default();
        };
        let near = self.shown.near.take(&wanted);
        near.unwrap_or_else(|| wanted.beginning(&shared.library, shared.dates()))
    }

    /// The pages of an entry that fit where pages are shown: its own, and the column beside it.
    pub(super) fn pages_of(&self, entry: &EntryId) -> [Option<Wanted>; 2] {
        let areas = &self.shown.areas;
        let of = |part, width| {
            Some(Wanted {
                entry: entry.clone(),
                width,
                part,
            })
        };
        let beside = areas.context.width > 0;
        let place = if beside {
            Context::Beside
        } else {
            Context::OnPage
        };
        let page = of(Part::Page(place, self.shown.briefing), areas.page().width);
        let context = of(Part::Links, areas.beside().width).filter(|_| beside);
        [page, context]
    }

    /// The pages of which only the beginning is shown.
    pub(super) fn begun_pages(&self) -> Vec<Wanted> {
        let goes_on = [self.shown.page.goes_on, self.shown.context.goes_on];
        if goes_on == [false; 2] {
            return Vec::new();
        }
        let pages = self.shown.wanted.iter().zip(goes_on);
        pages
            .filter_map(|(page, goes_on)| page.as_ref().filter(|_| goes_on).cloned())
            .collect()
    }

    /// Takes a whole page in the place of its beginning.
    pub(super) fn take_page(&mut self, whole: &mut Whole, shared: &Shared) {
        if !self.begun_pages().contains(&whole.of) {
            return;
        }
        match whole.of.part {
            Part::Page(..) => whole.put_into(&mut self.shown.page),
            Part::Links => whole.put_into(&mut self.shown.context),
        }
        let entry = self.entry(shared);
        self.shown.marking_of_page = entry.and_then(|entry| self.marking_of_page(shared, entry));
        self.shown.of_found = None;
    }

    /// Looks for the words on the page that has the keys.
    pub(super) fn refresh_found(&mut self) {
        let key = (self.view.find.clone(), self.view.manner, self.view.focus);
        if self.shown.of_found.as_ref() == Some(&key) {
            return;
        }
        let moved = self
            .shown
            .of_found
            .take()
            .is_none_or(|(.., focus)| focus != key.2);
        if moved {
            self.shown.found = Places::default();
        }
        let (page, found) = self.page_and_found();
        match key.1 {
            Manner::Phrase => found.look_for(page, &key.0),
            Manner::Words => look_for_words(page, &key.0, found),
        }
        let places = found.count();
        self.view.place = self.view.place.filter(|place| *place < places);
        self.shown.of_found = Some(key);
        self.show_landing();
    }

    /// The marking of what words of the page belong to, if any can have one.
    pub(super) fn page_markings(&self) -> Vec<Option<Tlp>> {
        self.shown.marking_of_page.into_iter().collect()
    }

    fn marking_of_page(&self, shared: &Shared, entry: EntryIx) -> Option<Option<Tlp>> {
        let library = &shared.library;
        let own = marking::of_entry(library, entry).into_iter();
        let pages = [&self.shown.page, &self.shown.context];
        let linked = pages
            .into_iter()
            .flat_map(|page| marking::of_links(library, page.targets()));
        Some(Tlp::of_all(own.chain(linked)))
    }

    fn keep_scroll(&mut self) {
        let areas = &self.shown.areas;
        if areas.reader.width > 0 {
            let height = areas.page().height;
            self.view.reader.keep_on(&self.shown.page, height.into());
        }
        if areas.context.width > 0 {
            let height = areas.beside().height;
            self.view
                .context
                .keep_on(&self.shown.context, height.into());
        }
    }
}
