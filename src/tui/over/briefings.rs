//! All briefings at once: a list to choose from, with the page of the selected one beside it.

mod draw;
mod listed;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over, walk};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::page::Context;
use crate::page::marking;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::Key;
use crate::tui::layout::{inside, over};
use crate::tui::reader::Glance;
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use listed::{Briefings, listed};

/// The list of all briefings, from the open one.
pub(super) fn open(shared: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    if let Some(why) = shared.why_alone() {
        return Err(why.into());
    }
    let mut briefings = Briefings {
        listed: listed(&shared.library, &shared.problems, shared.dates()),
        visible: Vec::new(),
        list: List::default(),
        order: shared.order,
        recent: screen.recent(),
        filter: Line::default(),
        is_typing: false,
        glance: Glance::default(),
    };
    briefings.sort(&shared.library);
    let open = screen.briefing().into_iter();
    open.for_each(|open| briefings.find(open));
    Ok(Box::new(briefings))
}

impl Briefings {
    fn clear_filter(&mut self) -> Answer {
        self.is_typing = false;
        self.filter = Line::default();
        self.apply();
        Answer::Stay(None)
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Answer {
        match action {
            Action::Follow if self.is_typing => self.is_typing = false,
            Action::Follow => {
                let selected = self.selected();
                return selected.map_or(Answer::Stay(None), Answer::Briefing);
            }
            Action::Close if self.is_typing => return self.clear_filter(),
            Action::Close | Action::Quit if !self.filter.value().is_empty() => {
                return self.clear_filter();
            }
            Action::Sort => {
                self.order = self.order.next();
                shared.order = self.order;
                self.sort(&shared.library);
            }
            Action::Search => self.is_typing = true,
            Action::ReaderDown => self.glance.scroll.by(1),
            Action::ReaderUp => self.glance.scroll.by(-1),
            Action::Help | Action::Problems | Action::Finder => return Answer::Do(action),
            action => {
                self.is_typing = false;
                let height = self.height(shared.size);
                return walk(&mut self.list, action, height, self.visible.len());
            }
        }
        Answer::Stay(None)
    }
}

impl Over for Briefings {
    fn mode(&self) -> Mode {
        if self.is_typing {
            Mode::Typing
        } else {
            Mode::Over
        }
    }

    fn own(&self) -> &'static [Action] {
        use Action::{Finder, Help, Problems, ReaderDown, ReaderUp, Search, Sort};
        &[Finder, Help, Problems, ReaderDown, ReaderUp, Search, Sort]
    }

    fn covers(&self) -> bool {
        true
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(action) => return self.act(action, shared),
            Pressed::Key(key) if self.is_typing => self.type_key(key),
            Pressed::Key(_) => {}
        }
        Answer::Stay(None)
    }

    fn paste(&mut self, text: &str) {
        if self.is_typing {
            self.filter.insert_text(text);
            self.apply();
        }
    }

    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
        draw::draw(self, shared, screen, buf);
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        let boxes = self.areas(shared.size);
        vec![boxes.list, boxes.page]
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        let rows = self.areas(shared.size).rows();
        let line = rows.contains(at).then(|| at.y - rows.y)?;
        let item = self.list.offset + usize::from(line / over::BRIEFING);
        (item < self.visible.len()).then_some(item)
    }

    fn select(&mut self, item: usize, _: &mut Shared) -> bool {
        self.list.pick(item)
    }

    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared) {
        if self.areas(shared.size).page.contains(at) {
            self.glance.scroll.by(by);
        } else {
            self.list.turn(by, self.visible.len());
        }
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let height = self.height(shared.size);
        self.list.keep_in_sight(height.into(), self.visible.len());
        let (library, page) = (&shared.library, inside(self.areas(shared.size).page));
        let selected = self.selected();
        let id = selected.and_then(|briefing| library.briefings().get(briefing));
        let id = id.map(|file| EntryId::global(&file.id));
        let how = (Context::Beside, shared.dates());
        self.glance.refresh(library, id.as_ref(), page, how);
        true
    }

    fn renew(&mut self, before: &Library, shared: &Shared, _: &dyn Screen) {
        let selected = self.selected();
        let selected = selected.and_then(|briefing| before.briefings().get(briefing));
        self.listed = listed(&shared.library, &shared.problems, shared.dates());
        self.glance.renew();
        self.sort(&shared.library);
        let mut files = shared.library.briefings().iter();
        let place = selected.and_then(|old| files.position(|file| file.id == old.id));
        place.into_iter().for_each(|place| self.find(place));
    }

    fn begun(&self) -> Vec<Wanted> {
        self.glance.begun().cloned().into_iter().collect()
    }

    fn take_page(&mut self, whole: &mut Whole) {
        self.glance.take(whole);
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let visible = self.visible.iter().skip(self.list.offset);
        let visible = visible.take(self.height(shared.size).into());
        let rows = visible.map(|(row, _)| self.listed[*row].tlp);
        let linked = marking::of_links(&shared.library, self.glance.page.targets());
        rows.chain(linked).collect()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        if self.is_typing {
            let keep = Hint::shortened(Action::Follow, "keep the filter", "keep");
            return vec![keep, Hint::saying(Action::Close, "clear")];
        }
        vec![
            Hint::saying(Action::Follow, "open"),
            Hint::of(Action::Search),
            Hint::of(Action::Sort),
            Hint::saying(Action::Close, "close"),
        ]
    }

    fn crumb(&self) -> Option<&'static str> {
        Some("All briefings")
    }
}

impl Briefings {
    fn type_key(&mut self, key: Key) {
        self.is_typing = !self.filter.key(key);
        self.apply();
    }
}
