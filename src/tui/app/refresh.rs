//! What is shown, worked out again where it changed: rows, filters, pages, areas.

use ratatui::layout::Size;

use super::App;
use super::list::ShownList;
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::page::{Context, Page, context, kind_words, page};
use crate::search::places::Places;
use crate::tui::draw::{help, popup, problems};
use crate::tui::layout::{Areas, Columns, areas, inside};
use crate::tui::overlay::{Overlay, signs};
use crate::tui::pane::PaneKind;
use crate::tui::view::Focus;
use crate::typeset::page::SetPage;
use crate::words::text::Text;

/// What is shown, worked out from the view, the library and the size.
#[derive(Debug)]
pub struct Shown {
    /// The open briefing, by its place in the library.
    pub briefing: Option<usize>,
    /// The lists of the panes.
    pub lists: [ShownList; 5],
    /// The page.
    pub page: SetPage,
    /// The column beside it.
    pub context: SetPage,
    /// Where the page that has the keys holds the words that are looked for.
    pub found: Places,
    /// What is where.
    pub areas: Areas,
    /// The marking of the screen: the narrowest of all that is on it.
    pub marking: Option<Tlp>,
    pub(super) marking_of_briefing: Option<Option<Tlp>>,
    pub(super) marking_of_page: Option<Option<Tlp>>,
    of_briefing: Option<Text>,
    of_page: Option<(EntryId, u16, Columns)>,
    of_found: Option<(String, Focus)>,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            briefing: None,
            lists: Default::default(),
            page: SetPage::default(),
            context: SetPage::default(),
            found: Places::default(),
            areas: areas(
                Size::default(),
                Columns::None,
                PaneKind::Timeline,
                [0; 5],
                Focus::List,
            ),
            marking: None,
            marking_of_briefing: None,
            marking_of_page: None,
            of_briefing: None,
            of_page: None,
            of_found: None,
        }
    }
}

impl App {
    /// Brings what is shown up to date.
    pub(super) fn refresh(&mut self) {
        self.refresh_lists();
        self.refresh_areas();
        self.keep_selection();
        self.refresh_page();
        self.keep_scroll();
        self.refresh_found();
        let size = self.size;
        match &mut self.overlay {
            Some(Overlay::Finder(finder)) => finder.refresh(&self.library, size, self.dates),
            Some(Overlay::Briefings(list)) => list.refresh(&self.library, size, self.dates),
            Some(Overlay::Help(help)) => {
                help.keep_in_sight(size.height.saturating_sub(4));
            }
            Some(Overlay::Palette(palette)) => {
                palette.keep_in_sight(help::palette_rows(size).height);
            }
            Some(Overlay::Problems(list)) => {
                list.keep_in_sight(problems::rows(size).height, self.problems.len());
            }
            Some(Overlay::Themes(themes)) => {
                let height = popup::themes_area(size, themes).height.saturating_sub(2);
                themes.list.keep_in_sight(height, themes.choices.len());
            }
            Some(Overlay::Signs(list)) => {
                let height = popup::signs_area(size).height.saturating_sub(2);
                list.keep_in_sight(height, signs().count());
            }
            Some(Overlay::Outline(list, headings)) => {
                if *headings != self.shown.page.headings {
                    headings.clone_from(&self.shown.page.headings);
                }
                let height = popup::outline_area(size, headings).height.saturating_sub(2);
                list.keep_in_sight(height, headings.len());
            }
            Some(Overlay::Peek(peek)) => peek.refresh(&self.library, size, self.dates),
            None => {}
        }
        if matches!(&self.overlay, Some(Overlay::Outline(_, headings)) if headings.is_empty()) {
            self.overlay = None;
        }
        self.refresh_marking();
    }

    fn refresh_lists(&mut self) {
        if self.shown.of_briefing.as_ref() != Some(&self.view.briefing) {
            let briefing = self
                .library
                .briefings()
                .iter()
                .position(|file| file.id == self.view.briefing);
            self.shown.briefing = briefing;
            self.shown.of_briefing = Some(self.view.briefing.clone());
            self.shown.marking_of_briefing =
                briefing.and_then(|briefing| self.marking_of_briefing(briefing));
            for pane in PaneKind::ALL {
                let rows = briefing
                    .map(|briefing| pane.rows(&self.library, briefing, self.dates))
                    .unwrap_or_default();
                self.shown.lists[pane.index()] = ShownList::new(rows, &self.library);
            }
        }
        for (list, state) in self.shown.lists.iter_mut().zip(&self.view.lists) {
            list.apply(&state.filter);
        }
    }

    fn refresh_areas(&mut self) {
        let rows = std::array::from_fn(|i| self.shown.lists[i].visible.len());
        let columns = crate::tui::layout::columns(self.size);
        if columns != Columns::Three && self.view.focus == Focus::Context {
            self.view.focus = Focus::Reader;
        }
        let zoomed = self.zoomed && columns != Columns::None;
        let columns = if zoomed { Columns::One } else { columns };
        self.shown.areas = areas(self.size, columns, self.view.pane, rows, self.view.focus);
    }

    /// Each list has a selected entry that is visible, if it has any; the page shows one too.
    fn keep_selection(&mut self) {
        if self.shown.briefing.is_none() {
            return;
        }
        for i in 0..self.view.lists.len() {
            let shown = &self.shown.lists[i];
            let selected = self.view.lists[i]
                .selected
                .as_ref()
                .and_then(|id| self.library.find(id));
            let position = selected
                .and_then(|entry| shown.position(entry))
                .unwrap_or(0);
            let entry = shown.entry(position);
            let height = usize::from(self.shown.areas.panes[i].height.saturating_sub(1));
            let state = &mut self.view.lists[i];
            if let Some(entry) = entry {
                state.selected = self.library.entry(entry).map(|entry| entry.id.clone());
            } else if state.filter.is_empty() {
                state.selected = None;
            }
            let top = shown.scrolled(state.offset, position, height);
            // A closed pane shows few rows; where it was scrolled to is for when it opens again.
            if i == self.view.pane.index() {
                state.offset = top;
            }
            self.shown.lists[i].top = top;
        }
        let gone = self.entry().is_none();
        if gone || self.view.focus == Focus::List && self.follows_list() {
            let selected = self.view.list().selected.clone();
            let selected = selected.or_else(|| Some(EntryId::global(&self.view.briefing)));
            self.view.show(selected);
        }
    }

    /// Whether the page shows the selected entry: not while a filter hides every row.
    fn follows_list(&self) -> bool {
        !self.shown.lists[self.view.pane.index()].visible.is_empty()
    }

    fn refresh_page(&mut self) {
        let (Some(id), Some(entry)) = (self.view.entry.clone(), self.entry()) else {
            return;
        };
        let areas = &self.shown.areas;
        let width = inside(areas.reader).width;
        let key = (id, width, areas.columns);
        if width == 0 {
            self.shown.marking_of_page = None;
            self.shown.of_page = None;
            return;
        }
        if self.shown.of_page.as_ref() == Some(&key) {
            return;
        }
        let beside = areas.context.width > 0;
        let place = if beside {
            Context::Beside
        } else {
            Context::OnPage
        };
        let page = Page {
            kind: Some(kind_words(&self.library, entry, self.shown.briefing)),
            ..page(&self.library, entry, place, self.dates)
        };
        self.shown.page = SetPage::new(&page, width);
        self.shown.context = if beside {
            SetPage::new(
                &context(&self.library, entry, self.dates),
                inside(areas.context).width,
            )
        } else {
            SetPage::default()
        };
        self.shown.marking_of_page = self.marking_of_page();
        self.shown.of_page = Some(key);
        self.shown.of_found = None;
    }

    /// Looks for the words on the page that has the keys.
    pub(super) fn refresh_found(&mut self) {
        let key = (self.view.find.clone(), self.view.focus);
        if self.shown.of_found.as_ref() == Some(&key) {
            return;
        }
        self.shown.found = Places::of(self.page(), &key.0);
        let places = self.shown.found.lines.len();
        self.view.place = self.view.place.filter(|place| *place < places);
        self.shown.of_found = Some(key);
    }

    fn keep_scroll(&mut self) {
        let areas = &self.shown.areas;
        if areas.reader.width > 0 {
            let page = &self.shown.page;
            let last = page
                .lines
                .len()
                .saturating_sub(inside(areas.reader).height.into());
            self.view.reader.line = self.view.reader.line.min(last);
            self.view.reader.link = self
                .view
                .reader
                .link
                .filter(|link| *link < page.links.len());
        }
        if areas.context.width > 0 {
            let last = self
                .shown
                .context
                .lines
                .len()
                .saturating_sub(inside(areas.context).height.into());
            self.view.context.line = self.view.context.line.min(last);
        }
    }
}

/// The first row to show, so that the selected one is on the screen with a row of air where there is room.
pub fn scrolled(offset: usize, selected: usize, height: usize, rows: usize) -> usize {
    let air = usize::from(height > 4);
    let last = rows.saturating_sub(height);
    let least = (selected + 1 + air).saturating_sub(height);
    let most = selected.saturating_sub(air);
    offset.max(least).min(most).min(last)
}
