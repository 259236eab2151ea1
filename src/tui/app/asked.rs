//! What the app answers to whoever drives it without a terminal, where the cells do not tell it: tests and benches ask
//! here, and read no field of the state.

use ratatui::layout::{Position, Rect};

use super::App;
use crate::library::entry::EntryIx;
use crate::search::entries::Request;
use crate::tui::draw::help::palette_rows;
use crate::tui::draw::hit::{Hit, hit};
use crate::tui::draw::popup;
use crate::tui::layout::{Columns, inside};
use crate::tui::overlay::finder::listing::Row;
use crate::tui::overlay::finder::{Finder, menu};
use crate::tui::overlay::{Overlay, briefings, peek};
use crate::tui::page::Target;
use crate::tui::view::Focus;

impl App {
    /// The whole page of the open entry, line by line, also what is scrolled away.
    pub fn page_text(&self) -> String {
        let lines = self.shown.page.lines.iter();
        lines.map(|line| line.words() + "\n").collect()
    }

    /// The link that a click at a place would follow: its number on its page, and where it leads.
    pub fn link_at(&self, at: Position) -> Option<(usize, &Target)> {
        let (page, link) = match hit(self, at) {
            Hit::Page(Focus::Context, link) => (&self.shown.context, link?),
            Hit::Page(_, link) => (&self.shown.page, link?),
            _ => return None,
        };
        page.links.get(link).map(|(target, _)| (link, target))
    }

    /// The boxes on the screen that nothing covers.
    pub fn boxes(&self) -> Vec<Rect> {
        let areas = &self.shown.areas;
        let mut boxes = match &self.overlay {
            _ if areas.columns == Columns::None => Vec::new(),
            Some(overlay) => self.boxes_on_top(overlay),
            None if self.pending.is_empty() => vec![areas.list, areas.reader, areas.context],
            None => Vec::new(),
        };
        boxes.retain(|area| !area.is_empty());
        boxes
    }

    fn boxes_on_top(&self, overlay: &Overlay) -> Vec<Rect> {
        let size = self.size;
        let body = Rect {
            y: 1,
            height: size.height - 2,
            ..Rect::from(size)
        };
        match overlay {
            Overlay::Peek(_) => vec![peek::area(size)],
            Overlay::Outline(_, headings) => vec![popup::outline_area(size, headings)],
            Overlay::Signs(_) => vec![popup::signs_area(size)],
            Overlay::Themes(themes) => vec![popup::themes_area(size, themes)],
            Overlay::Palette(_) => {
                let results = around(palette_rows(size));
                let top = Rect {
                    height: results.y - body.y,
                    ..body
                };
                vec![top, results]
            }
            Overlay::Help(_) | Overlay::Problems(_) => vec![body],
            Overlay::Briefings(list) => {
                let boxes = briefings::boxes(size, list.rows.len());
                vec![boxes.list, boxes.page]
            }
            Overlay::Finder(finder) if finder.peek.is_some() => vec![peek::area(size)],
            Overlay::Finder(finder) if finder.menu.is_some() => vec![menu::area(size)],
            Overlay::Finder(_) => {
                let boxes = Finder::boxes(size);
                vec![boxes.input, boxes.results, boxes.preview]
            }
        }
    }

    /// What the open finder finds, the best first, as many as stand on the first screen of results.
    pub fn results(&self) -> Vec<EntryIx> {
        let Some(Overlay::Finder(finder)) = &self.overlay else {
            return Vec::new();
        };
        let rows = usize::from(inside(Finder::boxes(self.size).results).height);
        let found = (0..rows).filter_map(|row| match finder.listing.at(row)? {
            Row::Heading(_) => None,
            Row::Result(place) => finder.found(place),
        });
        found.map(|found| found.entry).collect()
    }

    /// What the finder asks over a library too large to be searched between two frames, once.
    pub fn asks(&mut self) -> Option<Request> {
        self.wanted.take()
    }

    /// So many files have been read, of so many.
    pub fn has_read(&mut self, done: usize, all: usize) {
        self.progress = Some((done, all));
    }
}

/// The box around some rows.
fn around(rows: Rect) -> Rect {
    Rect {
        y: rows.y - 1,
        height: rows.height + 2,
        ..rows
    }
}
