//! The finder: a few letters, and the entry is there.
//!
//! It asks ([`Finder::ask`]) and is told ([`Finder::take`]); who answers, and when, is not its concern. Until an answer
//! comes it shows the last one, and keeps a key that needs the new one.

mod completing;
mod deeds;
mod draw;
mod history;
mod keys;
mod landed;
mod listing;
mod nothing;
mod speaker;
pub(crate) mod state;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over};
use crate::briefing::tlp::Tlp;
use crate::page::Context;
use crate::page::marking;
use crate::tui::keys::action::{Action, Copied, Mode};
use crate::tui::layout::{inside, over};
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::Canvas;
use crate::tui::terminal::link::Anchor;
use deeds::Deeds;
use state::{Finder, rows};

impl Finder {
    /// Whether something lies on top of it.
    pub(crate) fn is_covered(&self) -> bool {
        self.top.is_some()
    }

    /// Draws it part by part. Nothing may lie on top of it.
    pub(crate) fn draw_on(&self, shared: &Shared, screen: &dyn Screen, canvas: &mut Canvas) {
        draw::draw(self, shared, screen, canvas);
    }
}

impl Over for Finder {
    fn mode(&self) -> Mode {
        self.top.as_ref().map_or(Mode::Typing, |top| top.mode())
    }

    fn takes(&self, action: Action) -> bool {
        match &self.top {
            Some(top) => top.takes(action) || Deeds::has(action),
            None => true,
        }
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
        if let Some(top) = &self.top {
            top.draw(shared, screen, buf);
        }
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
        let landing = self.landing(library);
        self.landed
            .refresh(landing, &mut self.preview, area.height.into());
        true
    }

    fn close_top(&mut self) -> bool {
        self.top.take().is_some()
    }

    fn begun(&self) -> Vec<Wanted> {
        let top = self.top.iter().flat_map(|top| top.begun());
        self.preview
            .begun()
            .cloned()
            .into_iter()
            .chain(top)
            .collect()
    }

    fn take_page(&mut self, whole: &mut Whole) {
        if let Some(top) = &mut self.top {
            top.take_page(whole);
        }
        self.preview.take(whole);
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let library = &shared.library;
        let named = self.in_sight(shared.size);
        let named = named.filter_map(|entry| marking::of_entry(library, entry));
        let linked = marking::of_links(library, self.preview.page.targets());
        let (offered, _) = self.offered();
        let offered = offered.iter().filter_map(|candidate| candidate.marking);
        let remark = self.results.remark.iter();
        let remark = remark.filter_map(|remark| remark.marking);
        let typed = self.results.named.iter().copied();
        let top = self.top.iter().flat_map(|top| top.markings(shared));
        let line = typed.chain(offered).chain(remark);
        let lines = self.excerpt_markings(shared.size);
        let shown = named.chain(lines).chain(linked);
        shown.chain(line).chain(top).collect()
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
            Hint::of(Action::Pin),
            Hint::saying(Action::Copy(Copied::Id), "copy id"),
        ];
        if !self.history.is_empty() {
            hints.push(Hint::of(Action::OlderQuery));
        }
        hints
    }
}
