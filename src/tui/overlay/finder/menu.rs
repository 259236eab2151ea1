//! What can be done with a result, without leaving the finder.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Rect, Size};

use crate::tui::action::Copied;
use crate::tui::keymap::Key;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Go there.
    Open,
    /// Look at its page on top.
    Peek,
    /// Copy something of it.
    Copy(Copied),
    /// Open its file in the editor.
    Edit,
}

/// What can be done: its letter, its words.
pub const DEEDS: &[(char, &str, Deed)] = &[
    ('o', "Open", Deed::Open),
    ('i', "Peek", Deed::Peek),
    ('y', "Copy the id", Deed::Copy(Copied::Id)),
    ('l', "Copy a link", Deed::Copy(Copied::Link)),
    ('c', "Copy the citation", Deed::Copy(Copied::Citation)),
    ('e', "Edit the file", Deed::Edit),
];

const WIDTH: u16 = 28;

/// The menu.
#[derive(Debug, Default)]
pub struct Menu {
    /// The selected deed, by its place in [`DEEDS`].
    pub selected: usize,
}

/// What a key in the menu leads to.
pub(super) enum Chosen {
    Nothing,
    Close,
    Deed(Deed),
}

/// The box of the menu, for a size of the screen.
pub fn area(size: Size) -> Rect {
    let body = size.height.saturating_sub(2);
    let height = (DEEDS.len() as u16 + 2).min(body);
    let width = WIDTH.min(size.width);
    Rect {
        x: (size.width - width) / 2,
        y: 1 + (body - height) / 2,
        width,
        height,
    }
}

impl Menu {
    /// The selected deed.
    pub(super) fn deed(&self) -> Deed {
        DEEDS
            .get(self.selected)
            .map_or(Deed::Open, |(.., deed)| *deed)
    }

    pub(super) fn key(&mut self, key: Key) -> Chosen {
        let last = DEEDS.len() - 1;
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc => return Chosen::Close,
            KeyCode::Enter => return Chosen::Deed(self.deed()),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Char('n' | 'j') if control => self.selected = (self.selected + 1).min(last),
            KeyCode::Char('p' | 'k') if control => self.selected = self.selected.saturating_sub(1),
            KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => {
                self.selected = (self.selected + last) % DEEDS.len();
            }
            KeyCode::Tab => self.selected = (self.selected + 1) % DEEDS.len(),
            _ => {
                let letter = key.latin().typed();
                let deed = DEEDS.iter().find(|(own, ..)| Some(*own) == letter);
                return deed.map_or(Chosen::Nothing, |(.., deed)| Chosen::Deed(*deed));
            }
        }
        Chosen::Nothing
    }
}
