//! What everything on top of a screen can do, and what it may answer.

use std::fmt::Debug;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::landing::Landing;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::message::Message;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::{List, Move};

/// Something on top of a screen.
pub(crate) trait Over: Debug {
    /// What its keys mean now.
    fn mode(&self) -> Mode {
        Mode::Over
    }

    /// Whether nothing of the screen below is to be seen.
    fn covers(&self) -> bool;

    /// Its boxes: what a click beside all of them means, lies below.
    fn boxes(&self, shared: &Shared) -> Vec<Rect>;

    /// Whether an action means something here. What does not is a letter where letters can be typed, and nothing else.
    fn takes(&self, action: Action) -> bool {
        let walks = matches!(action, Action::Follow | Action::Close | Action::Quit);
        walks || Move::in_list(action).is_some() || self.own().contains(&action)
    }

    /// What it does beyond what every list does.
    fn own(&self) -> &'static [Action] {
        &[]
    }

    /// Takes a key; an action only if it [takes](Self::takes) it.
    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer;

    /// A text was pasted.
    fn paste(&mut self, _text: &str) {}

    /// Draws it, between the lines at the top and the bottom.
    fn draw(&self, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer);

    /// The item at a place of the screen, by its place in the list.
    fn hit(&self, shared: &Shared, at: Position) -> Option<usize>;

    /// Selects an item that was clicked on; says whether it was selected already.
    fn select(&mut self, _item: usize, _shared: &mut Shared) -> bool {
        false
    }

    /// The wheel was turned over a place, by some lines.
    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared);

    /// Brings it up to date with the size of the screen and what lies below. Returns whether it still has a meaning.
    fn refresh(&mut self, shared: &Shared, screen: &dyn Screen) -> bool;

    /// Takes in another library than before: the numbers of entries mean nothing any more.
    fn renew(&mut self, _before: &Library, _shared: &Shared, _screen: &dyn Screen) {}

    /// The pages of which it shows only the beginning.
    fn begun(&self) -> Vec<Wanted> {
        Vec::new()
    }

    /// Takes a whole page in the place of its beginning.
    fn take_page(&mut self, _whole: &mut Whole) {}

    /// It closes.
    fn closed(&mut self, _shared: &mut Shared) {}

    /// Closes what lies on top of it in turn, if anything does; says whether something did.
    fn close_top(&mut self) -> bool {
        false
    }

    /// The markings of all that it shows, beyond what the screen below shows: of every entry that it names, quotes or
    /// completes. Nothing is assumed of it, so that whatever is new says it.
    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>>;

    /// What of it the terminal can open.
    fn anchors(&self, _shared: &Shared) -> Vec<Anchor> {
        Vec::new()
    }

    /// What matters most here, for the line at the bottom.
    fn footer(&self, shared: &Shared) -> Vec<Hint>;

    /// What is being typed at the bottom.
    fn typed(&self) -> Option<&Line> {
        None
    }

    /// What the line at the top calls it, where it is a place of its own.
    fn crumb(&self) -> Option<&'static str> {
        None
    }
}

/// What a key leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It stays open; something may be to be done outside.
    Stay(Option<Effect>),
    /// It closes; something may be to be done outside.
    Close(Option<Effect>),
    /// It closes, and the screen below goes to an entry.
    Go(EntryIx),
    /// It closes, and the screen below goes to a place on the page of an entry.
    Land(EntryIx, Landing),
    /// It closes, and the lists of the screen below are filtered by a query; by none where it is empty.
    Pin(String),
    /// It closes, and a briefing is opened where it was left, by its place in the library.
    Briefing(usize),
    /// It closes, and the page below is scrolled to a line.
    Scroll(usize),
    /// It closes, and something is done.
    Do(Action),
}

/// Opens something on top, or says why there is nothing to open.
pub(crate) type Open = fn(&Shared, &dyn Screen) -> Result<Box<dyn Over>, Message>;

/// What an action does in a list of so many items that is seen by so many rows, where it is nothing special.
pub(super) fn walk(list: &mut List, action: Action, height: u16, items: usize) -> Answer {
    match (Move::in_list(action), action) {
        (Some(step), _) => {
            list.apply(step, height.into(), items);
            Answer::Stay(None)
        }
        (None, Action::Close | Action::Quit) => Answer::Close(None),
        (None, _) => Answer::Stay(None),
    }
}
