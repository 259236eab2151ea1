//! What lies on top of a screen: one file for each, one contract for all.
//!
//! A box asks the screen below only what [`Screen`] tells, and answers what is to be done as an [`Answer`]. It is opened
//! by an action, through the one table [`OPENED`].

mod briefings;
pub mod finder;
mod help;
mod menu;
mod outline;
mod palette;
pub mod peek;
mod problems;
mod signs;
pub mod themes;

use std::fmt::Debug;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::effect::Effect;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::{List, Move};

/// Something on top of a screen.
pub trait Over: Debug {
    /// What its keys mean now.
    fn mode(&self) -> Mode {
        Mode::Over
    }

    /// Whether nothing of the screen below is to be seen.
    fn covers(&self) -> bool;

    /// Its boxes: what a click beside all of them means, lies below.
    fn boxes(&self, shared: &Shared) -> Vec<Rect>;

    /// Takes a key.
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

    /// It closes.
    fn closed(&mut self, _shared: &mut Shared) {}

    /// Closes what lies on top of it in turn, if anything does; says whether something did.
    fn close_top(&mut self) -> bool {
        false
    }

    /// The markings of all that it shows, beyond what the screen below shows.
    fn markings(&self, _shared: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

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
pub enum Answer {
    /// It stays open; something may be to be done outside.
    Stay(Option<Effect>),
    /// It closes; something may be to be done outside.
    Close(Option<Effect>),
    /// It knows nothing of this.
    Pass,
    /// It closes, and the screen below goes to an entry.
    Go(EntryIx),
    /// It closes, and a briefing is opened where it was left, by its place in the library.
    Briefing(usize),
    /// It closes, and the page below is scrolled to a line.
    Scroll(usize),
    /// It closes, and something is done.
    Do(Action),
}

/// Opens something on top, or says why there is nothing to open.
type Open = fn(&Shared, &dyn Screen) -> Result<Box<dyn Over>, String>;

/// What each action opens. The finder is not among them: it is kept while it is closed.
pub const OPENED: &[(Action, Open)] = &[
    (Action::Briefings, briefings::open),
    (Action::Sort, briefings::open),
    (Action::Help, help::open),
    (Action::Outline, outline::open),
    (Action::Palette, palette::open),
    (Action::Peek, peek::open),
    (Action::Problems, problems::open),
    (Action::Signs, signs::open),
    (Action::Themes, themes::open),
];

/// What an action opens, if it opens something.
pub fn opened_by(action: Action) -> Option<Open> {
    let mut opened = OPENED.iter();
    let found = opened.find(|(by, _)| *by == action);
    found.map(|(_, open)| *open)
}

/// What an action does in a list of so many items that is seen by so many rows, where it is nothing special.
fn walk(list: &mut List, action: Action, height: u16, items: usize) -> Answer {
    match (Move::in_list(action), action) {
        (Some(step), _) => {
            list.apply(step, height.into(), items);
            Answer::Stay(None)
        }
        (None, Action::Close | Action::Quit) => Answer::Close(None),
        (None, _) => Answer::Pass,
    }
}
