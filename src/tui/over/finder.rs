//! The finder: a few letters, and the entry is there.
//!
//! It asks ([`Finder::ask`]) and is told ([`Finder::take`]); who answers, and when, is not its concern. Until an answer
//! comes it shows the last one, and keeps a key that needs the new one.

mod completing;
mod deeds;
mod draw;
mod history;
mod keys;
mod listing;
mod nothing;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::contract::{Answer, Over};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::Context;
use crate::page::marking;
use crate::search::complete::Candidate;
use crate::search::entries::{Found, Request, Results};
use crate::search::syntax::{Parsed, parse};
use crate::tui::keys::action::{Action, Copied, Mode};
use crate::tui::layout::{inside, over, within};
use crate::tui::reader::Glance;
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::words::text::Text;
use completing::Completing;
use history::History;
use listing::{Group, Layout, Listing, Row};

/// From so many rows on there is room for headings.
const ROOM: usize = 8;

/// The finder's state.
#[derive(Debug, Default)]
pub struct Finder {
    /// What is typed.
    line: Line,
    /// What is typed, taken apart.
    parsed: Parsed,
    /// Whether the line is that of last time, and the first letter takes its place.
    kept: bool,
    /// The answer that is shown.
    results: Results,
    /// Its rows.
    listing: Listing,
    /// The place of the selected result among them, and the first row shown.
    list: List,
    /// The page of the selected one.
    preview: Glance,
    /// A look at the selected one, or what can be done with it, on top.
    top: Option<Box<dyn Over>>,
    /// The queries that led somewhere.
    history: History,
    /// What to mark in the labels of those results that have been seen, by their numbers.
    marks: HashMap<usize, Vec<Range<usize>>>,
    completing: Option<Completing>,
    asked: Option<Asked>,
    number: u64,
    /// What is to be selected when the answer comes.
    keep: Option<EntryId>,
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    typed: String,
    cursor: usize,
    open: Text,
}

impl Finder {
    /// The result at a place of the listing.
    fn found(&self, place: usize) -> Option<&Found> {
        let number = self.listing.number(place)?;
        self.results.found.get(number)
    }

    /// The place of the result that is drawn in a line of a box of some height.
    fn place_at(&self, line: usize, height: u16) -> Option<usize> {
        let row = self.list.offset + line;
        if self.kept_heading(row, height).is_some() {
            return None;
        }
        match self.listing.at(row)? {
            Row::Result(place) => Some(place),
            Row::Heading(_) => None,
        }
    }

    /// The heading of what is seen first, which stays in sight; the row above the selected one has room for it.
    fn kept_heading(&self, row: usize, height: u16) -> Option<Group> {
        let group = self.listing.heading_of(row);
        group.filter(|_| row == self.list.offset && height > 4)
    }

    /// The bytes to mark in the label of the result at a place that is on the screen.
    fn marks(&self, place: usize) -> &[Range<usize>] {
        let number = self.listing.number(place);
        let marks = number.and_then(|number| self.marks.get(&number));
        marks.map_or(&[], Vec::as_slice)
    }

    /// The selected entry.
    fn chosen(&self) -> Option<EntryIx> {
        self.found(self.list.selected).map(|found| found.entry)
    }

    /// Whether what is shown answers something older than what is typed.
    fn is_behind(&self) -> bool {
        self.results.number != self.number
    }

    /// What the word at the cursor may become, and which of them stands there now.
    fn offered(&self) -> (&[Candidate], Option<usize>) {
        match &self.completing {
            Some(completing) => (&completing.candidates, Some(completing.at)),
            None => (&self.results.completion.candidates, None),
        }
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

    /// Takes an answer, unless something else was asked meanwhile. Returns whether it is the one that was waited for.
    pub fn take(&mut self, results: Results, library: &Library) -> bool {
        if results.number != self.number {
            return false;
        }
        self.results = results;
        self.marks.clear();
        self.listing = Listing::default();
        let kept = self.keep.take().and_then(|id| library.find(&id));
        let mut entries = self.results.found.iter();
        let number = kept.and_then(|kept| entries.position(|found| found.entry == kept));
        self.arrange(number.unwrap_or(0), Layout::Plain);
        self.list.offset = 0;
        true
    }

    /// Lays out the rows for the room that there is.
    fn lay_out(&mut self, height: usize) {
        let many = self.results.found.len() > height;
        let layout = if height < ROOM || self.results.by_words() && !many {
            Layout::Plain
        } else if self.results.by_words() {
            Layout::BestOf(height)
        } else {
            Layout::Kinds
        };
        if layout != self.listing.layout() {
            let number = self.listing.number(self.list.selected).unwrap_or(0);
            self.arrange(number, layout);
        }
        let last = self.listing.len().saturating_sub(1);
        self.list.selected = self.list.selected.min(last);
        let row = self.listing.row_of(self.list.selected);
        self.list.show(row, height, self.listing.rows());
    }

    /// Finds what to mark in the rows on the screen.
    fn mark(&mut self, library: &Library, height: usize) {
        for row in self.list.offset..self.list.offset + height {
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
    fn in_sight(&self, size: Size) -> impl Iterator<Item = EntryIx> {
        let height = usize::from(rows(size).height);
        let rows = self.list.offset..self.list.offset + height;
        let rows = rows.map_while(|row| self.listing.at(row));
        rows.filter_map(|row| match row {
            Row::Result(place) => self.found(place).map(|found| found.entry),
            Row::Heading(_) => None,
        })
    }

    /// The entries on the first screen of results, the best first.
    pub fn first_screen(&self, size: Size) -> Vec<EntryIx> {
        let rows = (0..rows(size).height.into()).map_while(|row| self.listing.at(row));
        let found = rows.filter_map(|row| match row {
            Row::Result(place) => self.found(place),
            Row::Heading(_) => None,
        });
        found.map(|found| found.entry).collect()
    }

    /// Lays out the rows and selects a result by its number.
    fn arrange(&mut self, number: usize, layout: Layout) {
        self.listing = Listing::new(&self.results.found, layout);
        self.list.selected = self.listing.place(number).unwrap_or(0);
    }

    /// The numbers of entries mean nothing any more; the selected one stays so by its id. What is
    /// typed is asked again.
    pub fn forget(&mut self, before: &Library) {
        let chosen = self.chosen().and_then(|entry| before.entry(entry));
        self.keep = chosen.map(|entry| entry.id.clone());
        self.asked = None;
        self.number += 1;
        self.results = Results::default();
        self.marks.clear();
        self.listing = Listing::default();
        self.top = None;
        self.completing = None;
        self.preview.renew();
    }

    /// It is opened again: as it was left, and the first letter takes the place of the line.
    pub fn reopen(&mut self) {
        self.kept = !self.line.value().is_empty();
        self.line = Line::new(self.line.value());
        self.top = None;
        self.completing = None;
        self.history.leave();
    }
}

/// The results, inside the lines of their box.
fn rows(size: Size) -> Rect {
    within(over::finder(size).results)
}

impl Over for Finder {
    fn mode(&self) -> Mode {
        self.top.as_ref().map_or(Mode::Typing, |top| top.mode())
    }

    fn covers(&self) -> bool {
        true
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        self.press(pressed, shared)
    }

    fn paste(&mut self, text: &str) {
        self.edit(|line| line.insert_text(text), true);
    }

    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
        draw::draw(self, shared, screen, buf);
    }

    /// What has a box on top of its own is not reached by a click.
    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        if let Some(top) = &self.top {
            return top.boxes(shared);
        }
        let boxes = over::finder(shared.size);
        vec![boxes.input, boxes.results, boxes.preview]
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        if let Some(top) = &self.top {
            return top.hit(shared, at);
        }
        let rows = rows(shared.size);
        let line = rows.contains(at).then(|| usize::from(at.y - rows.y))?;
        self.place_at(line, rows.height)
    }

    fn select(&mut self, item: usize, shared: &mut Shared) -> bool {
        match &mut self.top {
            Some(top) => top.select(item, shared),
            None => self.list.pick(item),
        }
    }

    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared) {
        match &mut self.top {
            Some(top) => top.wheel(at, by, shared),
            None if over::finder(shared.size).preview.contains(at) => {}
            None => self.list.turn(by, self.listing.len()),
        }
    }

    fn refresh(&mut self, shared: &Shared, screen: &dyn Screen) -> bool {
        let height = usize::from(rows(shared.size).height);
        self.lay_out(height);
        self.mark(&shared.library, height);
        self.top.take_if(|top| !top.refresh(shared, screen));
        let chosen = self.chosen().and_then(|entry| shared.id_of(entry));
        let area = inside(over::finder(shared.size).preview);
        let how = (Context::OnPage, shared.dates());
        let (library, preview) = (&shared.library, &mut self.preview);
        preview.refresh(library, chosen.as_ref(), area, how);
        true
    }

    fn close_top(&mut self) -> bool {
        self.top.take().is_some()
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let library = &shared.library;
        let named = self.in_sight(shared.size);
        let named = named.filter_map(|entry| marking::of_entry(library, entry));
        let linked = marking::of_links(library, self.preview.page.targets());
        let top = self.top.iter().flat_map(|top| top.markings(shared));
        named.chain(linked).chain(top).collect()
    }

    fn anchors(&self, shared: &Shared) -> Vec<Anchor> {
        let top = self.top.as_ref();
        top.map_or_else(Vec::new, |top| top.anchors(shared))
    }

    fn footer(&self, shared: &Shared) -> Vec<Hint> {
        if let Some(top) = &self.top {
            return top.footer(shared);
        }
        let tab = if self.offered().0.is_empty() {
            "actions"
        } else {
            "complete"
        };
        let mut hints = vec![
            Hint::saying(Action::Follow, "open"),
            Hint::saying(Action::Close, "close"),
            Hint::saying(Action::Next, tab),
            Hint::of(Action::Peek),
            Hint::saying(Action::Copy(Copied::Id), "copy id"),
        ];
        if !self.history.is_empty() {
            hints.push(Hint::of(Action::OlderQuery));
        }
        hints
    }
}
