//! What opens on top of the screen: the finder, the help, the problems.

pub mod briefings;
pub mod finder;
pub mod help;
pub mod list;
pub mod palette;
pub mod peek;
pub mod themes;

use ratatui::layout::Size;

use super::action::{Action, Copied};
use super::keymap::{Key, Keymap};
use super::pane::{PaneKind, Sign};
use crate::library::entry::EntryIx;
use briefings::Briefings;
use finder::Finder;
use help::Help;
use list::{List, Pressed};
use palette::Palette;
use peek::Peek;
use themes::ThemeList;

/// Something on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// Finds entries.
    Finder(Box<Finder>),
    /// Finds actions, and does them.
    Palette(Box<Palette>),
    /// Lists all briefings.
    Briefings(Box<Briefings>),
    /// Says what can be done, and does it.
    Help(Box<Help>),
    /// Says what is wrong with the files.
    Problems(List),
    /// Shows what a link leads to.
    Peek(Box<Peek>),
    /// Lists the themes.
    Themes(Box<ThemeList>),
    /// Says what the signs in the lists mean.
    Signs(List),
    /// The sections of the page: line and heading of each.
    Outline(List, Vec<(usize, String)>),
}

/// The signs of all panes, in their order.
pub fn signs() -> impl Iterator<Item = (PaneKind, &'static Sign)> {
    let panes = PaneKind::ALL.into_iter();
    panes.flat_map(|pane| pane.signs().iter().map(move |sign| (pane, sign)))
}

/// What a key in an overlay leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// The files are read again.
    Reload,
    /// It closes, and the reader goes to an entry.
    Go(EntryIx),
    /// It closes, and a briefing is opened where it was left, by its place in the library.
    Briefing(usize),
    /// It stays open, sorted otherwise.
    Sort,
    /// It stays open, and something of an entry is copied.
    Copy(EntryIx, Copied),
    /// It stays open, and the file of an entry is opened in the editor.
    Edit(EntryIx),
    /// It stays open, and the file of a problem is opened in the editor, by its place among them.
    Mend(usize),
    /// It closes, and the page is scrolled to a line.
    Scroll(usize),
    /// It closes, and the selected theme is kept.
    Keep,
    /// It closes, and something is done.
    Do(Action),
}

impl Overlay {
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

    /// The place of the selected item; none where nothing is selected.
    pub fn selected_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::Finder(finder) => finder.selected_mut(),
            Self::Palette(palette) => Some(&mut palette.selected),
            Self::Help(help) => Some(&mut help.list.selected),
            Self::Problems(list) | Self::Signs(list) | Self::Outline(list, _) => {
                Some(&mut list.selected)
            }
            Self::Briefings(briefings) => Some(&mut briefings.list.selected),
            Self::Themes(themes) => Some(&mut themes.list.selected),
            Self::Peek(_) => None,
        }
    }

    /// The selected item is wanted.
    pub fn choose(&mut self) -> Answer {
        let chosen = match self {
            Self::Finder(finder) => Some(finder.choose()),
            Self::Palette(palette) => palette.chosen(),
            Self::Help(help) => help.chosen(),
            Self::Problems(list) => Some(Answer::Mend(list.selected)),
            Self::Outline(list, headings) => {
                let heading = headings.get(list.selected);
                heading.map(|(line, _)| Answer::Scroll(*line))
            }
            Self::Briefings(briefings) => briefings.selected().map(Answer::Briefing),
            Self::Signs(list) => signs().nth(list.selected).map(|(pane, _)| {
                // The pane in which the sign stands.
                Answer::Do(Action::Pane(pane))
            }),
            Self::Themes(_) => Some(Answer::Keep),
            Self::Peek(peek) => Some(Answer::Go(peek.entry)),
        };
        chosen.unwrap_or(Answer::Stay)
    }

    /// Closes what is on top of it, if anything is; says whether something was.
    pub fn close_top(&mut self) -> bool {
        match self {
            Self::Finder(finder) => finder.close_top(),
            _ => false,
        }
    }

    /// Whether what is typed are words.
    pub fn takes_words(&self) -> bool {
        match self {
            Self::Finder(_) | Self::Palette(_) => true,
            Self::Help(help) => help.line.is_some(),
            Self::Briefings(briefings) => briefings.is_typing,
            Self::Problems(_)
            | Self::Peek(_)
            | Self::Themes(_)
            | Self::Signs(_)
            | Self::Outline(..) => false,
        }
    }

    /// A filter is to be typed, where there is one.
    pub fn start_typing(&mut self) {
        match self {
            Self::Briefings(briefings) => briefings.is_typing = true,
            Self::Help(help) => help.start_typing(),
            _ => {}
        }
    }

    /// A text was pasted.
    pub fn type_text(&mut self, text: &str) {
        match self {
            Self::Finder(finder) => finder.insert(text),
            Self::Palette(palette) => palette.insert(text),
            Self::Briefings(briefings) => briefings.insert(text),
            Self::Help(help) => help.insert(text),
            _ => {}
        }
    }

    /// A key was pressed, on a screen of some size and with so many problems.
    pub fn key(&mut self, key: Key, keymap: &Keymap, size: Size, problems: usize) -> Answer {
        let (list, items, own) = match self {
            Self::Finder(finder) => return finder.key(key, keymap, size),
            Self::Palette(palette) => return palette.key(key),
            Self::Help(help) => return help.key(key, keymap),
            Self::Briefings(briefings) => return briefings.key(key, keymap),
            Self::Themes(themes) => return themes.key(key, keymap),
            Self::Peek(peek) => return peek.key(key, keymap, size),
            Self::Problems(list) => (list, problems, Action::Problems),
            Self::Signs(list) => (list, signs().count(), Action::Signs),
            Self::Outline(list, headings) => (list, headings.len(), Action::Outline),
        };
        match list.key(key, keymap, items) {
            Pressed::Chosen => self.choose(),
            Pressed::Other(Action::Edit) if own == Action::Problems => self.choose(),
            Pressed::Closed => Answer::Close,
            Pressed::Other(action) if action == own => Answer::Close,
            Pressed::Reload => Answer::Reload,
            Pressed::Moved | Pressed::Other(_) => Answer::Stay,
        }
    }
}
