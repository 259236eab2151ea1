//! What opens on top of the screen: the finder, the help, the problems.

pub mod finder;
pub mod help;
pub mod list;
pub mod palette;
pub mod peek;

use std::sync::Arc;

use ratatui::layout::Size;

use super::action::Action;
use super::keymap::{Key, Keymap};
use crate::library::EntryIx;
use crate::search::labels::Labels;
use finder::Finder;
use help::Help;
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
    Help(Box<Help>),
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
    /// It closes, and the page is scrolled to a line.
    Scroll(usize),
    /// It closes, and something is done.
    Do(Action),
}

impl Overlay {
    /// The finder over some names.
    pub fn finder(labels: Arc<Labels>) -> Self {
        Self::Finder(Box::new(Finder::new(labels)))
    }

    /// The help.
    pub fn help(keymap: &Keymap) -> Self {
        Self::Help(Box::new(Help::new(keymap)))
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

    /// Entry numbers of an older library mean nothing any more: a finder asks anew among other names, and a list of
    /// problems may have become shorter.
    pub fn renew(&mut self, labels: impl FnOnce() -> Arc<Labels>, problems: usize) {
        match self {
            Self::Finder(finder) => finder.renew(labels()),
            Self::Problems(list) => list.selected = list.selected.min(problems.saturating_sub(1)),
            Self::Help(_) | Self::Palette(_) | Self::Peek(_) | Self::Outline(..) => {}
        }
    }

    /// A character that was pasted.
    pub fn type_char(&mut self, c: char) {
        match self {
            Self::Finder(finder) => finder.line.insert(c),
            Self::Palette(palette) => palette.insert(c),
            Self::Help(help) => help.insert(c),
            _ => {}
        }
    }

    /// A key was pressed, on a screen of some size and with so many problems.
    pub fn key(&mut self, key: Key, keymap: &Keymap, size: Size, problems: usize) -> Answer {
        match self {
            Self::Finder(finder) => finder.key(key, size),
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
            Self::Help(help) => help.key(key, keymap),
            Self::Problems(list) => match list.key(key, keymap, problems) {
                list::Pressed::Closed | list::Pressed::Chosen => Answer::Close,
                list::Pressed::Reload => Answer::Reload,
                list::Pressed::Moved => Answer::Stay,
            },
        }
    }
}
