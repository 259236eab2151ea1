//! A page on top of another: a look at what a link leads to, without going there.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::page::Context;
use crate::page::marking;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::{Action, Copied};
use crate::tui::layout::over;
use crate::tui::reader::anchors::anchors;
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::reader::{Glance, draw};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::list::Move;
use crate::tui::widget::paint;

/// What is looked at.
#[derive(Debug)]
pub(super) struct Peek {
    entry: EntryId,
    glance: Glance,
}

/// A look at what there is to look at.
pub(super) fn open(shared: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    Ok(Box::new(Peek::new(screen.looked_at(shared)?)))
}

impl Peek {
    pub(super) fn new(entry: EntryId) -> Self {
        Self {
            entry,
            glance: Glance::default(),
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Answer {
        let Some(entry) = shared.library.find(&self.entry) else {
            return Answer::Close(None);
        };
        let height = usize::from(over::peeked(shared.size).height);
        match (Move::of(action), action) {
            (Some(step), _) => {
                self.glance.scroll.apply(step, height, &self.glance.page);
            }
            (None, Action::ReaderDown) => self.glance.scroll.by(1),
            (None, Action::ReaderUp) => self.glance.scroll.by(-1),
            (None, Action::Follow) => return Answer::Go(entry),
            (None, Action::Copy(what)) => return Answer::Stay(shared.copy(entry, what)),
            (None, Action::Edit) => return Answer::Stay(shared.edit(entry)),
            (None, _) => return Answer::Close(None),
        }
        Answer::Stay(None)
    }
}

impl Over for Peek {
    fn own(&self) -> &'static [Action] {
        use Action::{Copy, Edit, ReaderDown, ReaderUp};
        use Copied::{Address, Citation, Id, Link, Text};
        &[
            Copy(Address),
            Copy(Citation),
            Copy(Id),
            Copy(Link),
            Copy(Text),
            Edit,
            ReaderDown,
            ReaderUp,
        ]
    }

    fn covers(&self) -> bool {
        false
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(action) => self.act(action, shared),
            Pressed::Key(_) => Answer::Close(None),
        }
    }

    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
        let area = over::peek(shared.size);
        paint::clear(buf, area, shared.style(Meaning::Popup));
        let entry = shared.library.find(&self.entry);
        let (title, kind) = draw::heading(shared, entry, screen.briefing());
        let seen = draw::Seen {
            frame: draw::Frame::Focused,
            ..draw::Seen::from(&self.glance)
        };
        draw::boxed(shared.theme(), buf, area, (title, &kind), seen);
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        vec![over::peek(shared.size)]
    }

    fn hit(&self, _: &Shared, _: Position) -> Option<usize> {
        None
    }

    fn wheel(&mut self, _: Position, by: isize, _: &mut Shared) {
        self.glance.scroll.by(by);
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let area = over::peeked(shared.size);
        let how = (Context::OnPage, shared.dates());
        let (library, entry) = (&shared.library, Some(&self.entry));
        self.glance.refresh(library, entry, area, how);
        shared.library.find(&self.entry).is_some()
    }

    fn renew(&mut self, _: &Library, _: &Shared, _: &dyn Screen) {
        self.glance.renew();
    }

    fn begun(&self) -> Vec<Wanted> {
        self.glance.begun().cloned().into_iter().collect()
    }

    fn take_page(&mut self, whole: &mut Whole) {
        self.glance.take(whole);
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        let library = &shared.library;
        let own = library.find(&self.entry);
        let own = own.and_then(|entry| marking::of_entry(library, entry));
        let linked = marking::of_links(library, self.glance.page.targets());
        own.into_iter().chain(linked).collect()
    }

    fn anchors(&self, shared: &Shared) -> Vec<Anchor> {
        let area = over::peeked(shared.size);
        anchors(&self.glance.page, &self.glance.scroll, area)
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        vec![
            Hint::saying(Action::Follow, "open"),
            Hint::saying(Action::Close, "close"),
        ]
    }
}
