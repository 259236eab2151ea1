//! The briefings in their list: which there are, in which order, and which the filter lets through.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::Size;

use crate::briefing::date::shown::Dates;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::Library;
use crate::page::{contents, written};
use crate::search::filter::filter;
use crate::tui::layout::over;
use crate::tui::reader::Glance;
use crate::tui::shared::order::Order;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::words::text::Text;

/// A briefing in the list.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// Its place in the library.
    pub(super) briefing: usize,
    pub(super) title: Text,
    /// The date that its picture holds for.
    pub(super) as_of: String,
    /// For which day it was written, where it is shown as of another.
    pub(super) written: Option<String>,
    pub(super) tlp: Option<Tlp>,
    /// How many entries of each kind it has.
    pub(super) contents: String,
    /// How many errors and warnings its file has.
    pub(super) problems: usize,
}

/// The list of all briefings.
#[derive(Debug)]
pub(super) struct Briefings {
    /// The briefings, in order.
    pub(super) listed: Vec<Listed>,
    /// Those that the filter lets through, with the bytes of the title that it matched.
    pub(super) visible: Vec<(usize, Vec<Range<usize>>)>,
    /// Where one is among the visible.
    pub(super) list: List,
    pub(super) order: Order,
    /// The briefings that were open, by their ids, the open one first.
    pub(super) recent: Vec<Text>,
    pub(super) filter: Line,
    /// Whether the filter is being typed.
    pub(super) is_typing: bool,
    /// The page of the selected one.
    pub(super) glance: Glance,
}

impl Briefings {
    /// The selected briefing, by its place in the library.
    pub(super) fn selected(&self) -> Option<usize> {
        let (row, _) = self.visible.get(self.list.selected)?;
        Some(self.listed[*row].briefing)
    }

    /// Sorts the briefings; the first is selected.
    pub(super) fn sort(&mut self, library: &Library) {
        let file = |listed: &Listed| &library.briefings()[listed.briefing];
        let date = |listed: &Listed| {
            let as_of = file(listed).header.as_of.as_ref();
            Reverse(as_of.map(|date| date.latest()))
        };
        let title = |listed: &Listed| listed.title.to_lowercase();
        match self.order {
            Order::Listed => self.listed.sort_by_key(|listed| listed.briefing),
            Order::Recent => self.listed.sort_by_cached_key(|listed| {
                let mut recent = self.recent.iter();
                let place = recent.position(|id| *id == file(listed).id);
                (place.unwrap_or(usize::MAX), listed.briefing)
            }),
            Order::Date => {
                let key = |listed: &Listed| (date(listed), listed.briefing);
                self.listed.sort_by_cached_key(key);
            }
            Order::Title => self.listed.sort_by_cached_key(title),
            Order::Problems => {
                let key = |listed: &Listed| (Reverse(listed.problems), listed.briefing);
                self.listed.sort_by_cached_key(key);
            }
        }
        self.apply();
    }

    /// Selects a briefing, where it is visible.
    pub(super) fn find(&mut self, briefing: usize) {
        let mut visible = self.visible.iter();
        let found = visible.position(|(row, _)| self.listed[*row].briefing == briefing);
        self.list.selected = found.unwrap_or(self.list.selected);
    }

    pub(super) fn apply(&mut self) {
        let titles = self.listed.iter().map(|listed| listed.title.as_str());
        self.visible = filter(titles, self.filter.value());
        self.list.selected = 0;
    }

    pub(super) fn areas(&self, size: Size) -> over::Briefings {
        over::briefings(size, self.listed.len())
    }

    /// How many briefings are seen at once.
    pub(super) fn height(&self, size: Size) -> u16 {
        self.areas(size).rows().height / over::BRIEFING
    }
}

/// The briefings of a library with what is to be known of each.
pub(super) fn listed(library: &Library, problems: &[Diagnostic], dates: Dates) -> Vec<Listed> {
    let mut counts: HashMap<*const _, usize> = HashMap::new();
    for problem in problems {
        if problem.severity() != Severity::Info {
            *counts
                .entry(Arc::as_ptr(&problem.place.source))
                .or_default() += 1;
        }
    }
    let rows = library.briefings().iter().enumerate();
    rows.map(|(briefing, file)| Listed {
        briefing,
        title: file.title().clone(),
        as_of: file
            .header
            .as_of
            .as_ref()
            .map(|date| date.short(dates))
            .unwrap_or_default(),
        written: written(file, dates),
        tlp: file.header.tlp,
        contents: contents(library, briefing),
        problems: counts
            .get(&Arc::as_ptr(&file.source))
            .copied()
            .unwrap_or_default(),
    })
    .collect()
}
