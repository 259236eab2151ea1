//! What the finder knows: what is typed, the answer that is shown, and where one is in it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::completing::Completing;
use super::history::History;
use super::landed::Landed;
use super::listing::{Group, Layout, Listing, Row};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;
use crate::library::{Extent, Library};
use crate::page::marking;
use crate::search::complete::Candidate;
use crate::search::entries::{Found, Request, Results};
use crate::search::excerpt::Excerpt;
use crate::search::landing::Landing;
use crate::search::syntax::{Parsed, parse};
use crate::search::texts::Gathered;
use crate::tui::layout::{over, within};
use crate::tui::over::contract::Over;
use crate::tui::reader::Glance;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::words::text::Text;

/// The results, inside the lines of their box.
pub(super) fn rows(size: Size) -> Rect {
    within(over::finder(size).results)
}

/// From so many rows on there is room for headings.
const ROOM: usize = 8;

/// The finder's state.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    /// What is typed.
    pub(super) line: Line,
    /// What is typed, taken apart.
    pub(super) parsed: Parsed,
    /// Whether the line is that of last time, and the first letter takes its place.
    pub(super) kept: bool,
    /// The answer that is shown.
    pub(super) results: Results,
    /// Its rows.
    pub(super) listing: Listing,
    /// The place of the selected result among them, and the first row shown.
    pub(super) list: List,
    /// The page of the selected one.
    pub(super) preview: Glance,
    /// A look at the selected one, or what can be done with it, on top.
    pub(super) top: Option<Box<dyn Over>>,
    /// The queries that led somewhere.
    pub(super) history: History,
    /// What to mark in the labels of those results that have been seen, by their numbers.
    pub(super) marks: HashMap<usize, Vec<Range<usize>>>,
    /// The lines around those places that have been seen, by the numbers of the results.
    pub(super) excerpts: HashMap<usize, Seen>,
    /// The place in the text of the selected one, on its page.
    pub(super) landed: Landed,
    pub(super) completing: Option<Completing>,
    asked: Option<Asked>,
    number: u64,
    /// What is to be selected when the answer comes.
    keep: Option<EntryId>,
}

/// The line around a place that has been seen, with the narrowest marking of all that it may name.
#[derive(Debug)]
pub(super) struct Seen {
    excerpt: Excerpt,
    marking: Option<Option<Tlp>>,
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    pub(super) typed: String,
    pub(super) cursor: usize,
    pub(super) open: Text,
}

impl Finder {
    /// The result at a place of the listing.
    pub(super) fn found(&self, place: usize) -> Option<&Found> {
        let number = self.listing.number(place)?;
        self.results.found.get(number)
    }

    /// The place of the result that is drawn in a line of a box of some height.
    pub(super) fn place_at(&self, line: usize, height: u16) -> Option<usize> {
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
    pub(super) fn kept_heading(&self, row: usize, height: u16) -> Option<Group> {
        let group = self.listing.heading_of(row);
        group.filter(|_| row == self.list.offset && height > 4)
    }

    /// The line around the result at a place of the listing that is on the screen.
    pub(super) fn excerpt(&self, place: usize) -> Option<&Excerpt> {
        let number = self.listing.number(place)?;
        self.excerpts.get(&number).map(|seen| &seen.excerpt)
    }

    /// The bytes to mark in the label of the result at a place that is on the screen.
    pub(super) fn marks(&self, place: usize) -> &[Range<usize>] {
        let number = self.listing.number(place);
        let marks = number.and_then(|number| self.marks.get(&number));
        marks.map_or(&[], Vec::as_slice)
    }

    /// The selected entry.
    pub(super) fn chosen(&self) -> Option<EntryIx> {
        self.found(self.list.selected).map(|found| found.entry)
    }

    /// Whether what is shown answers something older than what is typed.
    pub(crate) fn is_behind(&self) -> bool {
        self.results.number != self.number
    }

    /// Whether an answer is to come: to what is typed, or because more is being read.
    pub(crate) fn is_to_come(&self, shared: &Shared) -> bool {
        self.is_behind() || shared.reads_on()
    }

    /// What the word at the cursor may become, and which of them stands there now.
    pub(super) fn offered(&self) -> (&[Candidate], Option<usize>) {
        match &self.completing {
            Some(completing) => (&completing.candidates, Some(completing.at)),
            None => (&self.results.completion.candidates, None),
        }
    }

    /// The question to be answered, if what is typed has changed.
    pub(crate) fn ask(
        &mut self,
        library: &Arc<Library>,
        open: &Text,
        texts: &Arc<Gathered>,
    ) -> Option<Request> {
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
            texts: texts.clone(),
        })
    }

    /// Takes an answer, unless something else was asked meanwhile.
    pub(crate) fn take(&mut self, results: Results, library: &Library) {
        if results.number != self.number {
            return;
        }
        self.results = results;
        self.marks.clear();
        self.excerpts.clear();
        self.listing = Listing::default();
        let kept = self.keep.take().and_then(|id| library.find(&id));
        let mut entries = self.results.found.iter();
        let number = kept.and_then(|kept| entries.position(|found| found.entry == kept));
        self.arrange(number.unwrap_or(0), Layout::Plain);
        self.list.offset = 0;
    }

    /// Lays out the rows for the room that there is.
    pub(super) fn lay_out(&mut self, height: usize) {
        // Below few names stand the places in texts, as many as there is room for.
        let texts = if self.results.in_texts > 0 {
            height / 2
        } else {
            0
        };
        let many = self.results.by_name + texts > height;
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
    pub(super) fn mark(&mut self, library: &Library, height: usize) {
        for row in self.list.offset..self.list.offset + height {
            let Some(Row::Result(place)) = self.listing.at(row) else {
                continue;
            };
            if let Some(number) = self.listing.number(place)
                && let Some(found) = self.results.found.get(number)
            {
                let marks = || self.results.marks(library, found);
                self.marks.entry(number).or_insert_with(marks);
                if found.spot.is_some() && !self.excerpts.contains_key(&number) {
                    let excerpt = self.results.excerpt(library, found);
                    let seen = Seen {
                        excerpt: excerpt.unwrap_or_default(),
                        marking: marking::of_own_words(library, found.entry),
                    };
                    self.excerpts.insert(number, seen);
                }
            }
        }
    }

    /// The entries whose names are on the screen.
    pub(super) fn in_sight(&self, size: Size) -> impl Iterator<Item = EntryIx> {
        let height = usize::from(rows(size).height);
        let rows = self.list.offset..self.list.offset + height;
        let rows = rows.map_while(|row| self.listing.at(row));
        rows.filter_map(|row| match row {
            Row::Result(place) => self.found(place).map(|found| found.entry),
            Row::Heading(_) => None,
        })
    }

    /// The markings of the lines on the screen: they may have the names of others.
    pub(super) fn excerpt_markings(&self, size: Size) -> impl Iterator<Item = Option<Tlp>> {
        let height = usize::from(rows(size).height);
        let rows = self.list.offset..self.list.offset + height;
        let numbers = rows.filter_map(|row| match self.listing.at(row)? {
            Row::Result(place) => self.listing.number(place),
            Row::Heading(_) => None,
        });
        numbers.filter_map(|number| self.excerpts.get(&number)?.marking)
    }

    /// Where the selected result was found on its page, if it was found at a place.
    pub(super) fn landing(&self, library: &Library) -> Option<Landing> {
        self.results
            .landing(library, self.found(self.list.selected)?)
    }

    /// The entries on the first screen of results, the best first.
    pub(crate) fn first_screen(&self, size: Size) -> Vec<EntryIx> {
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

    /// The numbers of entries mean nothing any more; the selected one stays so by its id, unless it was only the best of
    /// what had been read by then. What is typed is asked again.
    pub(crate) fn forget(&mut self, before: &Library) {
        let was_picked = self.list.selected > 0 || before.extent() == Extent::Whole;
        let chosen = self.chosen().filter(|_| was_picked);
        let chosen = chosen.and_then(|entry| before.entry(entry));
        self.keep = chosen.map(|entry| entry.id.clone());
        self.asked = None;
        self.number += 1;
        self.results = Results::default();
        self.marks.clear();
        self.excerpts.clear();
        self.landed = Landed::default();
        self.listing = Listing::default();
        self.top = None;
        self.completing = None;
        self.preview.renew();
    }

    /// It is opened again: as it was left, and the first letter takes the place of the line.
    pub(crate) fn reopen(&mut self) {
        self.kept = !self.line.value().is_empty();
        self.line = Line::new(self.line.value());
        self.top = None;
        self.completing = None;
        self.history.leave();
    }
}
