//! All briefings at once: a list to choose from, with the page of the selected one beside it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use super::Answer;
use super::list::{List, Pressed};
use crate::briefing::date::shown::Dates;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::Library;
use crate::page::{Context, contents, page};
use crate::search::filter::filter;
use crate::tui::action::Action;
use crate::tui::app::scrolled;
use crate::tui::keymap::{Key, Keymap};
use crate::tui::layout::inside;
use crate::tui::widget::input::Line;
use crate::typeset::page::SetPage;
use crate::words::text::Text;

/// Lines of a row: title, date and marking; below them what is in it, and its problems.
pub const LINES: u16 = 2;
/// From this width on, list and page stand side by side.
const BESIDE: u16 = 90;

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// What was open last; then the newest.
    #[default]
    Recent,
    /// The newest as-of date.
    Date,
    /// The title, from A to Z.
    Title,
    /// The most problems.
    Problems,
}

impl Order {
    /// A word for it, as in `by date`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Recent => "recent first",
            Self::Date => "by date",
            Self::Title => "by title",
            Self::Problems => "by problems",
        }
    }

    /// The one after it, from the last to the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Recent => Self::Date,
            Self::Date => Self::Title,
            Self::Title => Self::Problems,
            Self::Problems => Self::Recent,
        }
    }
}

/// A briefing in the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its place in the library.
    pub briefing: usize,
    /// Its title.
    pub title: Text,
    /// The date that its picture holds for.
    pub as_of: String,
    /// Its marking.
    pub tlp: Option<Tlp>,
    /// How many entries of each kind it has.
    pub contents: String,
    /// How many errors and warnings its file has.
    pub problems: usize,
}

/// The list of all briefings.
#[derive(Debug)]
pub struct Briefings {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Those that the filter lets through, with the bytes of the title that it matched.
    pub visible: Vec<(usize, Vec<Range<usize>>)>,
    /// The selected one among the visible.
    pub list: List,
    /// The first one shown.
    pub offset: usize,
    /// What comes first.
    pub order: Order,
    /// What the list is filtered by.
    pub filter: Line,
    /// Whether the filter is being typed.
    pub is_typing: bool,
    /// The page of the selected one.
    pub page: SetPage,
    /// The first line of it that is shown.
    pub line: usize,
    of_page: Option<(usize, u16)>,
}

/// The boxes of the list and of the page beside or below it.
#[derive(Debug, Clone, Copy)]
pub struct Boxes {
    /// The list.
    pub list: Rect,
    /// The page.
    pub page: Rect,
}

/// The boxes for a size of the screen and so many briefings.
pub fn boxes(size: Size, briefings: usize) -> Boxes {
    let body = Rect {
        x: 0,
        y: 1,
        width: size.width,
        height: size.height.saturating_sub(2),
    };
    if size.width >= BESIDE {
        let left = (size.width / 2).clamp(46, 84);
        let list = Rect {
            width: left,
            ..body
        };
        let page = Rect {
            x: left,
            width: size.width - left,
            ..body
        };
        return Boxes { list, page };
    }
    let wanted = u16::try_from(briefings).unwrap_or(u16::MAX);
    let wanted = wanted.saturating_mul(LINES).saturating_add(2);
    let height = wanted.min((body.height / 2).max(4)).min(body.height);
    let list = Rect { height, ..body };
    let page = Rect {
        y: body.y + height,
        height: body.height - height,
        ..body
    };
    Boxes { list, page }
}

impl Briefings {
    /// The briefings of a library, of which those named in `recent` were open, the last one first.
    pub fn new(
        library: &Library,
        problems: &[Diagnostic],
        recent: &[Text],
        order: Order,
        dates: Dates,
    ) -> Self {
        let mut briefings = Self {
            rows: rows(library, problems, dates),
            visible: Vec::new(),
            list: List::default(),
            offset: 0,
            order,
            filter: Line::default(),
            is_typing: false,
            page: SetPage::default(),
            line: 0,
            of_page: None,
        };
        briefings.sort(library, recent);
        briefings
    }

    /// Lists the briefings of another library; the one that was selected, by its id, stays so.
    pub fn renew(
        &mut self,
        library: &Library,
        problems: &[Diagnostic],
        recent: &[Text],
        dates: Dates,
        selected: Option<&Text>,
    ) {
        self.rows = rows(library, problems, dates);
        self.of_page = None;
        self.sort(library, recent);
        let mut files = library.briefings().iter();
        let place = selected.and_then(|id| files.position(|file| file.id == *id));
        place.into_iter().for_each(|place| self.select(place));
    }

    /// The selected briefing, by its place in the library.
    pub fn selected(&self) -> Option<usize> {
        let (row, _) = self.visible.get(self.list.selected)?;
        Some(self.rows[*row].briefing)
    }

    /// Sorts the rows; the first is selected.
    pub fn sort(&mut self, library: &Library, recent: &[Text]) {
        let file = |row: &Row| &library.briefings()[row.briefing];
        let date = |row: &Row| {
            let as_of = file(row).header.as_of.as_ref();
            Reverse(as_of.map(|date| date.latest()))
        };
        let title = |row: &Row| row.title.to_lowercase();
        match self.order {
            Order::Recent => self.rows.sort_by_cached_key(|row| {
                let place = recent.iter().position(|id| *id == file(row).id);
                (place.unwrap_or(usize::MAX), date(row), title(row))
            }),
            Order::Date => self.rows.sort_by_cached_key(|row| (date(row), title(row))),
            Order::Title => self.rows.sort_by_cached_key(title),
            Order::Problems => self
                .rows
                .sort_by_cached_key(|row| (Reverse(row.problems), title(row))),
        }
        self.apply();
    }

    /// Selects a briefing, where it is visible.
    pub fn select(&mut self, briefing: usize) {
        let mut visible = self.visible.iter();
        let found = visible.position(|(row, _)| self.rows[*row].briefing == briefing);
        self.list.selected = found.unwrap_or(self.list.selected);
    }

    fn apply(&mut self) {
        let titles = self.rows.iter().map(|row| row.title.as_str());
        self.visible = filter(titles, self.filter.value());
        self.list.selected = 0;
    }

    /// The box of the page, on a screen of some size.
    pub fn page_area(&self, size: Size) -> Rect {
        boxes(size, self.rows.len()).page
    }

    /// The markings of the briefings that are on the screen.
    pub(in crate::tui) fn in_sight(&self, size: Size) -> impl Iterator<Item = Option<Tlp>> {
        let height = inside(boxes(size, self.rows.len()).list).height / LINES;
        let visible = self.visible.iter().skip(self.offset);
        let visible = visible.take(height.into());
        visible.map(|(row, _)| self.rows[*row].tlp)
    }

    /// Brings place and page up to date.
    pub fn refresh(&mut self, library: &Library, size: Size, dates: Dates) {
        let boxes = boxes(size, self.rows.len());
        let height = inside(boxes.list).height / LINES;
        let rows = self.visible.len();
        self.offset = scrolled(self.offset, self.list.selected, height.into(), rows);
        let inner = inside(boxes.page);
        let key = self.selected().map(|briefing| (briefing, inner.width));
        if self.of_page != key {
            let entry = key.and_then(|(briefing, _)| library.briefing_entry(briefing));
            let page = entry.map(|entry| page(library, entry, Context::Beside, dates));
            self.page = page.map_or_else(SetPage::default, |page| SetPage::new(&page, inner.width));
            self.of_page = key;
            self.line = 0;
        }
        let last = self.page.lines.len().saturating_sub(inner.height.into());
        self.line = self.line.min(last);
    }

    pub(super) fn key(&mut self, key: Key, keymap: &Keymap) -> Answer {
        if self.is_typing {
            return self.type_key(key, keymap);
        }
        match self.list.key(key, keymap, self.visible.len()) {
            Pressed::Chosen => self.selected().map_or(Answer::Stay, Answer::Briefing),
            Pressed::Closed if !self.filter.value().is_empty() => {
                self.filter = Line::default();
                self.apply();
                Answer::Stay
            }
            Pressed::Closed | Pressed::Other(Action::Briefings) => Answer::Close,
            Pressed::Reload => Answer::Reload,
            Pressed::Other(Action::Sort) => Answer::Sort,
            Pressed::Other(action @ (Action::Help | Action::Problems | Action::Finder)) => {
                Answer::Do(action)
            }
            Pressed::Other(other) => {
                self.other(other);
                Answer::Stay
            }
            Pressed::Moved => Answer::Stay,
        }
    }

    fn other(&mut self, action: Action) {
        match action {
            Action::Search => self.is_typing = true,
            Action::ReaderDown => self.line += 1,
            Action::ReaderUp => self.line = self.line.saturating_sub(1),
            _ => {}
        }
    }

    fn type_key(&mut self, key: Key, keymap: &Keymap) -> Answer {
        match key.code {
            KeyCode::Enter => self.is_typing = false,
            KeyCode::Esc => {
                self.is_typing = false;
                self.filter = Line::default();
                self.apply();
            }
            KeyCode::Up | KeyCode::Down => {
                self.is_typing = false;
                return self.key(key, keymap);
            }
            _ => {
                self.filter.key(key);
                self.apply();
            }
        }
        Answer::Stay
    }

    /// Types a text into the filter.
    pub(super) fn insert(&mut self, text: &str) {
        if self.is_typing {
            self.filter.insert_text(text);
            self.apply();
        }
    }
}

fn rows(library: &Library, problems: &[Diagnostic], dates: Dates) -> Vec<Row> {
    let mut counts: HashMap<*const _, usize> = HashMap::new();
    for problem in problems {
        if problem.severity() != Severity::Info {
            *counts
                .entry(Arc::as_ptr(&problem.place.source))
                .or_default() += 1;
        }
    }
    let rows = library.briefings().iter().enumerate();
    rows.map(|(briefing, file)| Row {
        briefing,
        title: file.title().clone(),
        as_of: file
            .header
            .as_of
            .as_ref()
            .map(|date| date.short(dates))
            .unwrap_or_default(),
        tlp: file.header.tlp,
        contents: contents(library, briefing),
        problems: counts
            .get(&Arc::as_ptr(&file.source))
            .copied()
            .unwrap_or_default(),
    })
    .collect()
}
