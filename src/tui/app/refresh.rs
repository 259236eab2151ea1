//! What is shown, worked out again where it changed: rows, filters, pages, areas.

use ratatui::layout::Size;

use super::App;
use crate::briefing::id::EntryId;
use crate::library::EntryIx;
use crate::search::filter::filter;
use crate::text::Text;
use crate::tui::draw::{help, popup, problems};
use crate::tui::layout::{Areas, Columns, areas, inside};
use crate::tui::overlay::Overlay;
use crate::tui::page::{Context, context, page, set::SetPage};
use crate::tui::pane::{PaneKind, Row};
use crate::tui::view::Focus;

/// A row that is shown, with the bytes of its title that the filter matched.
#[derive(Debug, Clone)]
pub struct ShownRow {
    /// Its place among the rows of the pane.
    pub row: usize,
    /// The bytes of the title that the filter matched.
    pub marks: Vec<std::ops::Range<usize>>,
}

/// The list of a pane as it is shown.
#[derive(Debug, Default)]
pub struct ShownList {
    /// All rows.
    pub rows: Vec<Row>,
    /// Those that the filter lets through.
    pub visible: Vec<ShownRow>,
    filter: Option<String>,
}

impl ShownList {
    /// How many entries there are, headings not counted.
    pub fn entries(&self) -> usize {
        self.rows.iter().filter(|row| row.entry.is_some()).count()
    }

    /// How many of them are visible.
    pub fn visible_entries(&self) -> usize {
        self.visible
            .iter()
            .filter(|shown| self.rows[shown.row].entry.is_some())
            .count()
    }

    /// The visible row of an entry.
    pub fn position(&self, entry: EntryIx) -> Option<usize> {
        self.visible
            .iter()
            .position(|shown| self.rows[shown.row].entry == Some(entry))
    }

    /// The entry of a visible row.
    pub fn entry(&self, position: usize) -> Option<EntryIx> {
        self.visible
            .get(position)
            .and_then(|shown| self.rows[shown.row].entry)
    }

    fn apply(&mut self, words: &str) {
        if self.filter.as_deref() == Some(words) {
            return;
        }
        self.filter = Some(words.to_owned());
        let all = || self.rows.iter().enumerate();
        self.visible = if words.is_empty() {
            all()
                .map(|(row, _)| ShownRow {
                    row,
                    marks: Vec::new(),
                })
                .collect()
        } else {
            let entries: Vec<(usize, &Row)> =
                all().filter(|(_, row)| row.entry.is_some()).collect();
            let found = filter(entries.iter().map(|(_, row)| row.title.as_str()), words);
            found
                .into_iter()
                .map(|(i, marks)| ShownRow {
                    row: entries[i].0,
                    marks,
                })
                .collect()
        };
    }
}

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
    /// What is where.
    pub areas: Areas,
    of_briefing: Option<Text>,
    of_page: Option<(EntryId, u16, Columns)>,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            briefing: None,
            lists: Default::default(),
            page: SetPage::default(),
            context: SetPage::default(),
            areas: areas(
                Size::default(),
                Columns::None,
                PaneKind::Timeline,
                [0; 5],
                Focus::List,
            ),
            of_briefing: None,
            of_page: None,
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
        let size = self.size;
        match &mut self.overlay {
            Some(Overlay::Finder(finder)) => finder.refresh(&self.library, size, self.dates),
            Some(Overlay::Briefings(list)) => list.refresh(&self.library, size, self.dates),
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
            Some(Overlay::Outline(list, headings)) => {
                let height = popup::outline_area(size, headings).height.saturating_sub(2);
                list.keep_in_sight(height, headings.len());
            }
            Some(Overlay::Peek(peek)) => peek.refresh(&self.library, size, self.dates),
            _ => {}
        }
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
            for pane in PaneKind::ALL {
                let rows = briefing
                    .map(|briefing| pane.rows(&self.library, briefing, self.dates))
                    .unwrap_or_default();
                self.shown.lists[pane.index()] = ShownList {
                    rows,
                    ..ShownList::default()
                };
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
                .or_else(|| shown.first_entry());
            let entry = position.and_then(|position| shown.entry(position));
            let height = usize::from(self.shown.areas.panes[i].height.saturating_sub(1));
            let state = &mut self.view.lists[i];
            if let Some(entry) = entry {
                state.selected = self.library.entry(entry).map(|entry| entry.id.clone());
            } else if state.filter.is_empty() {
                state.selected = None;
            }
            let rows = self.shown.lists[i].visible.len();
            state.offset = scrolled(state.offset, position.unwrap_or(0), height, rows);
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
        if width == 0 || self.shown.of_page.as_ref() == Some(&key) {
            return;
        }
        let beside = areas.context.width > 0;
        let place = if beside {
            Context::Beside
        } else {
            Context::OnPage
        };
        self.shown.page = SetPage::new(&page(&self.library, entry, place, self.dates), width);
        self.shown.context = if beside {
            SetPage::new(
                &context(&self.library, entry, self.dates),
                inside(areas.context).width,
            )
        } else {
            SetPage::default()
        };
        self.shown.of_page = Some(key);
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

impl ShownList {
    fn first_entry(&self) -> Option<usize> {
        (0..self.visible.len()).find(|position| self.entry(*position).is_some())
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
