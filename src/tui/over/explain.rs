//! What the selected entry, field or problem is, from the reference: pages on top, of no briefing, with links from one to
//! the other.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over};
use crate::briefing::tlp::Tlp;
use crate::page::part::Target;
use crate::reference::links::linked;
use crate::reference::topic::Topic;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::Action;
use crate::tui::layout::over;
use crate::tui::reader::{Scroll, draw, link_at};
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
    /// Where one was before, with what was explained there.
    back: Vec<(Topic<'static>, Scroll)>,
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
            back: Vec::new(),
        }
    }

    /// Explains what the selected link leads to; says whether there is one.
    fn follow(&mut self) -> bool {
        let link = self.scroll.link.and_then(|link| self.page.links.get(link));
        let topic = match link {
            Some((Target::Topic(name), _)) => Topic::named(name),
            _ => None,
        };
        let Some(topic) = topic else {
            return false;
        };
        let scroll = std::mem::take(&mut self.scroll);
        self.back
            .push((std::mem::replace(&mut self.topic, topic), scroll));
        self.width = 0;
        true
    }
}

impl Over for Explain {
    fn own(&self) -> &'static [Action] {
        use Action::{Explain, Next, Previous, ReaderDown, ReaderUp};
        &[Explain, Next, Previous, ReaderDown, ReaderUp]
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
            (None, Action::Next | Action::Previous) => {
                let by = if action == Action::Next { 1 } else { -1 };
                self.scroll.step(by, &self.page, height);
            }
            (None, Action::Follow) if self.follow() => {}
            (None, Action::Close | Action::Quit) if self.close_top() => {}
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

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        link_at(&self.page, &self.scroll, over::peek(shared.size), at)
    }

    fn select(&mut self, item: usize, _: &mut Shared) -> bool {
        self.scroll.link.replace(item) == Some(item)
    }

    fn wheel(&mut self, _: Position, by: isize, _: &mut Shared) {
        self.scroll.by(by);
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let area = over::peeked(shared.size);
        if area.width != self.width {
            self.page = SetPage::whole(&linked(self.topic), area.width);
            self.width = area.width;
        }
        self.scroll.keep_on(&self.page, area.height.into());
        true
    }

    /// The reference is of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn close_top(&mut self) -> bool {
        let Some((topic, scroll)) = self.back.pop() else {
            return false;
        };
        (self.topic, self.scroll, self.width) = (topic, scroll, 0);
        true
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        let mut hints = vec![Hint::saying(Action::Down, "scroll")];
        if !self.page.links.is_empty() {
            hints.push(Hint::saying(Action::Next, "next field"));
            hints.push(Hint::saying(Action::Follow, "explain it"));
        }
        hints.push(match self.back.is_empty() {
            true => Hint::saying(Action::Close, "close"),
            false => Hint::saying(Action::Close, "back"),
        });
        hints
    }
}
