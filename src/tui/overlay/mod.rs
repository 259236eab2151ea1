//! What opens on top of the screen: the finder, the help, the problems.

pub mod finder;
pub mod list;
pub mod palette;
pub mod peek;

use ratatui::layout::Size;

use super::action::{ACTIONS, Action, Copied};
use super::keymap::{Key, Keymap};
use crate::library::EntryIx;
use finder::Finder;
use list::List;
use palette::Palette;
use peek::Peek;

/// Something on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// Finds entries.
    Finder(Box<Finder>),
    /// Finds actions, and does them.
    Palette(Box<Palette>),
    /// Says what can be done, and does it.
    Help(List),
    /// Says what is wrong with the files.
    Problems(List),
    /// Shows what a link leads to.
    Peek(Box<Peek>),
    /// The sections of the page: line and heading of each.
    Outline(List, Vec<(usize, String)>),
}

/// What a key in an overlay leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// It stays open, and the files are read again.
    Reload,
    /// It closes, and the reader goes to an entry.
    Go(EntryIx),
    /// It stays open, and something of an entry is copied.
    Copy(EntryIx, Copied),
    /// It stays open, and the file of an entry is opened in the editor.
    Edit(EntryIx),
    /// It closes, and the page is scrolled to a line.
    Scroll(usize),
    /// It closes, and something is done.
    Do(Action),
}

impl Overlay {
    /// The help.
    pub fn help() -> Self {
        Self::Help(List::default())
    }

    /// The command palette.
    pub fn palette() -> Self {
        Self::Palette(Box::new(Palette::new()))
    }

    /// The problems.
    pub fn problems() -> Self {
        Self::Problems(List::default())
    }

    /// A look at an entry.
    pub fn peek(entry: EntryIx) -> Self {
        Self::Peek(Box::new(Peek::new(entry)))
    }

    /// The sections of a page.
    pub fn outline(headings: Vec<(usize, String)>) -> Self {
        Self::Outline(List::default(), headings)
    }

    /// The library is another one: a list of problems may have become shorter.
    pub fn renew(&mut self, problems: usize) {
        match self {
            Self::Problems(list) => list.selected = list.selected.min(problems.saturating_sub(1)),
            Self::Finder(_)
            | Self::Help(_)
            | Self::Palette(_)
            | Self::Peek(_)
            | Self::Outline(..) => {}
        }
    }

    /// A character that was pasted.
    pub fn type_char(&mut self, c: char) {
        match self {
            Self::Finder(finder) => finder.insert(c),
            Self::Palette(palette) => palette.insert(c),
            _ => {}
        }
    }

    /// A key was pressed, on a screen of some size and with so many problems.
    pub fn key(&mut self, key: Key, keymap: &Keymap, size: Size, problems: usize) -> Answer {
        match self {
            Self::Finder(finder) => finder.key(key, keymap, size),
            Self::Palette(palette) => palette.key(key),
            Self::Peek(peek) => peek.key(key, keymap, size),
            Self::Outline(list, headings) => match list.key(key, keymap, headings.len()) {
                list::Pressed::Chosen => headings
                    .get(list.selected)
                    .map_or(Answer::Close, |(line, _)| Answer::Scroll(*line)),
                list::Pressed::Closed => Answer::Close,
                list::Pressed::Reload => Answer::Reload,
                list::Pressed::Moved => Answer::Stay,
            },
            // What is typed is looked for in the palette, which has the same actions.
            Self::Help(_) if key.typed() == Some('/') => Answer::Do(Action::Palette),
            Self::Help(list) => match list.key(key, keymap, ACTIONS.len()) {
                list::Pressed::Chosen => super::draw::help::actions()
                    .get(list.selected)
                    .map_or(Answer::Stay, |spec| Answer::Do(spec.action)),
                list::Pressed::Closed => Answer::Close,
                list::Pressed::Moved | list::Pressed::Reload => Answer::Stay,
            },
            Self::Problems(list) => match list.key(key, keymap, problems) {
                list::Pressed::Closed | list::Pressed::Chosen => Answer::Close,
                list::Pressed::Reload => Answer::Reload,
                list::Pressed::Moved => Answer::Stay,
            },
        }
    }
}
