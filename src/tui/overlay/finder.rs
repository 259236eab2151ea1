//! The finder: a few letters, and the entry is there.
//!
//! It asks ([`Finder::ask`]) and is told ([`Finder::take`]); who answers, and when, is not its concern. Until an answer
//! comes it shows the last one, and keeps a key that needs the new one.

pub mod history;
pub mod listing;
pub mod menu;

mod completing;
mod keys;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::peek::Peek;
use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::{Context, page};
use crate::search::complete::Candidate;
use crate::search::entries::{Found, Request, Results};
use crate::search::syntax::{Parsed, parse};
use crate::tui::app::scrolled;
use crate::tui::keymap::Key;
use crate::tui::layout::inside;
use crate::tui::widget::input::Line;
use crate::typeset::page::SetPage;
use crate::words::text::Text;
use completing::Completing;
use history::History;
use listing::{Layout, Listing, Row};
use menu::Menu;

/// From this width on, the selected entry's page stands beside the results.
const PREVIEW: u16 = 100;
/// From so many rows on there is room for headings.
const ROOM: usize = 8;

/// The finder's state.
#[derive(Debug, Default)]
pub struct Finder {
    /// What is typed.
    pub line: Line,
    /// What is typed, taken apart.
    pub parsed: Parsed,
    /// Whether the line is that of last time, and the first letter takes its place.
    pub kept: bool,
    /// The answer that is shown.
    pub results: Results,
    /// Its rows.
    pub listing: Listing,
    /// The place of the selected result among them.
    pub selected: usize,
    /// The first row shown.
    pub offset: usize,
    /// The page of the selected one.
    pub preview: SetPage,
    /// A look at the selected one, on top.
    pub peek: Option<Box<Peek>>,
    /// What can be done with the selected one, on top.
    pub menu: Option<Menu>,
    /// The queries that led somewhere.
    pub history: History,
    /// What to mark in the labels of those results that have been seen, by their numbers.
    marks: HashMap<usize, Vec<Range<usize>>>,
    completing: Option<Completing>,
    asked: Option<Asked>,
    number: u64,
    /// A key that needs the answer, and those pressed after it.
    waiting: Vec<Key>,
    /// What is to be selected when the answer comes.
    keep: Option<EntryId>,
    of_preview: Option<(EntryIx, u16)>,
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    typed: String,
    cursor: usize,
    open: Text,
}

/// The boxes of the finder.
#[derive(Debug, Clone, Copy)]
pub struct Boxes {
    /// The line to type in.
    pub input: Rect,
    /// The results.
    pub results: Rect,
    /// The page beside them; empty on narrow screens.
    pub preview: Rect,
}

impl Finder {
    /// The boxes for a size of the screen.
    pub fn boxes(size: Size) -> Boxes {
        let body = Rect {
            x: 0,
            y: 1,
            width: size.width,
            height: size.height.saturating_sub(2),
        };
        let left = if size.width >= PREVIEW {
            size.width / 2
        } else {
            size.width
        };
        let input = Rect {
            width: left,
            height: 3.min(body.height),
            ..body
        };
        let results = Rect {
            y: body.y + input.height,
            width: left,
            height: body.height.saturating_sub(input.height),
            ..body
        };
        let preview = Rect {
            x: left,
            width: size.width - left,
            ..body
        };
        Boxes {
            input,
            results,
            preview,
        }
    }

    /// The result at a place of the listing.
    pub fn found(&self, place: usize) -> Option<&Found> {
        let number = self.listing.number(place)?;
        self.results.found.get(number)
    }

    /// The bytes to mark in the label of the result at a place that is on the screen.
    pub fn marks(&self, place: usize) -> &[Range<usize>] {
        let number = self.listing.number(place);
        let marks = number.and_then(|number| self.marks.get(&number));
        marks.map_or(&[], Vec::as_slice)
    }

    /// The selected entry.
    pub fn chosen(&self) -> Option<EntryIx> {
        self.found(self.selected).map(|found| found.entry)
    }

    /// Whether what is shown answers something older than what is typed.
    pub fn is_behind(&self) -> bool {
        self.results.number != self.number
    }

    /// What the word at the cursor may become, and which of them stands there now.
    pub fn offered(&self) -> (&[Candidate], Option<usize>) {
        match &self.completing {
            Some(completing) => (&completing.candidates, Some(completing.at)),
            None => (&self.results.completion.candidates, None),
        }
    }

    /// Keys of its own that matter now, with what they do.
    pub fn hints(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let on_top = self.peek.is_some() || self.menu.is_some();
        let tab = if self.offered().0.is_empty() {
            "actions"
        } else {
            "complete"
        };
        let all = [("Tab", tab), ("Alt-i", "peek"), ("Alt-y", "copy id")];
        let earlier = (!self.history.is_empty()).then_some(("Alt-↑", "earlier"));
        all.into_iter().chain(earlier).filter(move |_| !on_top)
    }

    /// The question to be answered, if what is typed has changed.
    pub fn ask(&mut self, library: &Arc<Library>, open: &Text) -> Option<Request> {
        let asked = Asked {
            typed: self.line.value().to_owned(),
            cursor: self.line.byte(),
            open: open.clone(),
        };
        if self.asked.as_ref() == Some(&asked) {
            return None;
        }
        // Where only the cursor or the open briefing changed, the same entry stays selected.
        match &self.asked {
            Some(old) if old.typed != asked.typed => self.keep = None,
            Some(_) if self.keep.is_none() => {
                let chosen = self.chosen().and_then(|entry| library.entry(entry));
                self.keep = chosen.map(|entry| entry.id.clone());
            }
            _ => {}
        }
        self.parsed = parse(&asked.typed);
        self.number += 1;
        self.asked = Some(asked.clone());
        Some(Request {
            number: self.number,
            library: library.clone(),
            open: asked.open,
            typed: asked.typed,
            cursor: asked.cursor,
        })
    }

    /// Takes an answer, unless something else was asked meanwhile. Returns the keys that waited for it.
    pub fn take(&mut self, results: Results, library: &Library) -> Vec<Key> {
        if results.number != self.number {
            return Vec::new();
        }
        self.results = results;
        self.marks.clear();
        self.listing = Listing::default();
        let kept = self.keep.take().and_then(|id| library.find(&id));
        let mut entries = self.results.found.iter();
        let number = kept.and_then(|kept| entries.position(|found| found.entry == kept));
        self.arrange(number.unwrap_or(0), Layout::Plain);
        self.offset = 0;
        std::mem::take(&mut self.waiting)
    }

    /// Brings rows, place and what is on top up to date.
    pub fn refresh(&mut self, library: &Library, size: Size, dates: Dates) {
        let boxes = Self::boxes(size);
        let height = usize::from(inside(boxes.results).height);
        let many = self.results.found.len() > height;
        let layout = if height < ROOM || self.results.by_words() && !many {
            Layout::Plain
        } else if self.results.by_words() {
            Layout::BestOf(height)
        } else {
            Layout::Kinds
        };
        if layout != self.listing.layout() {
            let number = self.listing.number(self.selected).unwrap_or(0);
            self.arrange(number, layout);
        }
        self.selected = self.selected.min(self.listing.len().saturating_sub(1));
        let row = self.listing.row_of(self.selected);
        self.offset = scrolled(self.offset, row, height, self.listing.rows());
        self.mark(library, height);
        if let Some(peek) = &mut self.peek {
            peek.refresh(library, size, dates);
        }
        let width = inside(boxes.preview).width;
        let Some(chosen) = self.chosen().filter(|_| width > 0) else {
            self.preview = SetPage::default();
            self.of_preview = None;
            return;
        };
        if self.of_preview != Some((chosen, width)) {
            self.preview = SetPage::new(&page(library, chosen, Context::OnPage, dates), width);
            self.of_preview = Some((chosen, width));
        }
    }

    /// Finds what to mark in the rows on the screen.
    fn mark(&mut self, library: &Library, height: usize) {
        for row in self.offset..self.offset + height {
            let Some(Row::Result(place)) = self.listing.at(row) else {
                continue;
            };
            if let Some(number) = self.listing.number(place)
                && let Some(found) = self.results.found.get(number)
            {
                let marks = || self.results.marks(library, found);
                self.marks.entry(number).or_insert_with(marks);
            }
        }
    }

    /// The entries whose names are on the screen.
    pub(in crate::tui) fn in_sight(&self, size: Size) -> impl Iterator<Item = EntryIx> {
        let height = usize::from(inside(Self::boxes(size).results).height);
        let rows = (self.offset..self.offset + height).map_while(|row| self.listing.at(row));
        rows.filter_map(|row| match row {
            Row::Result(place) => self.found(place).map(|found| found.entry),
            Row::Heading(_) => None,
        })
    }

    /// Lays out the rows and selects a result by its number.
    fn arrange(&mut self, number: usize, layout: Layout) {
        self.listing = Listing::new(&self.results.found, layout);
        self.selected = self.listing.place(number).unwrap_or(0);
    }

    /// The numbers of entries mean nothing any more. `selected` is the id of the selected one. A key that waits goes on
    /// waiting: what is typed is asked again.
    pub(in crate::tui) fn renew(&mut self, selected: Option<EntryId>) {
        self.keep = selected;
        self.asked = None;
        self.number += 1;
        self.results = Results::default();
        self.marks.clear();
        self.listing = Listing::default();
        self.peek = None;
        self.menu = None;
        self.completing = None;
        self.of_preview = None;
    }

    /// It is opened again: as it was left, and the first letter takes the place of the line.
    pub(in crate::tui) fn reopen(&mut self) {
        self.kept = !self.line.value().is_empty();
        self.line = Line::new(self.line.value());
        self.peek = None;
        self.menu = None;
        self.completing = None;
        self.waiting.clear();
        self.history.leave();
    }
}
