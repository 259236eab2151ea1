//! What the selected entry or problem is, from the reference: a page on top, of no briefing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over};
use crate::briefing::tlp::Tlp;
use crate::reference::topic::Topic;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::over;
use crate::tui::reader::{Scroll, draw};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::list::Move;
use crate::tui::widget::paint;
use crate::typeset::page::SetPage;

/// What is explained, set for a width and scrolled.
#[derive(Debug)]
pub(super) struct Explain {
    topic: Topic<'static>,
    width: u16,
    page: SetPage,
    scroll: Scroll,
}

/// What is selected, explained.
pub(super) fn open(shared: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let topic = screen.topic(shared);
    let topic = topic.ok_or("There is nothing here to explain: `bluf explain` lists all")?;
    Ok(Box::new(Explain::new(topic)))
}

impl Explain {
    pub(super) fn new(topic: Topic<'static>) -> Self {
        Self {
            topic,
            width: 0,
            page: SetPage::default(),
            scroll: Scroll::default(),
        }
    }
}

impl Over for Explain {
    fn own(&self) -> &'static [Action] {
        &[Action::Explain, Action::ReaderDown, Action::ReaderUp]
    }

    fn covers(&self) -> bool {
        false
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        let Pressed::Action(action) = pressed else {
            return Answer::Close(None);
        };
        let height = usize::from(over::peeked(shared.size).height);
        match (Move::of(action), action) {
            (Some(step), _) => self.scroll.apply(step, height, &self.page),
            (None, Action::ReaderDown) => self.scroll.by(1),
            (None, Action::ReaderUp) => self.scroll.by(-1),
            (None, _) => return Answer::Close(None),
        }
        Answer::Stay(None)
    }

    fn draw(&self, shared: &Shared, _: &dyn Screen, buf: &mut Buffer) {
        let area = over::peek(shared.size);
        paint::clear(buf, area, shared.style(Meaning::Popup));
        let (title, sort) = (self.topic.name(), self.topic.sort());
        let seen = draw::Seen {
            page: &self.page,
            scroll: &self.scroll,
            frame: draw::Frame::Focused,
            sides: draw::Sides::Own,
            found: None,
        };
        let heading = format!("reference · {sort}");
        draw::boxed(shared.theme(), buf, area, (&title, &heading), seen);
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        vec![over::peek(shared.size)]
    }

    fn hit(&self, _: &Shared, _: Position) -> Option<usize> {
        None
    }

    fn wheel(&mut self, _: Position, by: isize, _: &mut Shared) {
        self.scroll.by(by);
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let area = over::peeked(shared.size);
        if area.width != self.width {
            self.page = SetPage::whole(&self.topic.page(), area.width);
            self.width = area.width;
        }
        self.scroll.keep_on(&self.page, area.height.into());
        true
    }

    /// The reference is of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        vec![
            Hint::saying(Action::Down, "scroll"),
            Hint::saying(Action::Close, "close"),
        ]
    }
}
