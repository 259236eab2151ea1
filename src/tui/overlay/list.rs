//! A list on top of the screen, walked with the same keys as the panes.

use crate::tui::action::Action;
use crate::tui::app::scrolled;
use crate::tui::keymap::{Key, Keymap, Meant};

/// A place in a list.
#[derive(Debug, Default, Clone)]
pub struct List {
    /// The selected item.
    pub selected: usize,
    /// The first item shown.
    pub offset: usize,
    pending: Vec<Key>,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Another item may be selected now.
    Moved,
    /// The selected item is wanted.
    Chosen,
    /// The list is to be closed.
    Closed,
    /// The files are to be read again.
    Reload,
    /// Something that a list knows nothing of is to be done.
    Other(Action),
}

/// How far a page goes.
const PAGE: usize = 10;

impl List {
    /// Keeps the selected one of so many items in sight, where so many lines are seen.
    pub fn keep_in_sight(&mut self, height: u16, items: usize) {
        self.selected = self.selected.min(items.saturating_sub(1));
        self.offset = scrolled(self.offset, self.selected, height.into(), items);
    }

    /// A key was pressed, in a list of so many items.
    pub fn key(&mut self, key: Key, keymap: &Keymap, items: usize) -> Pressed {
        self.pending.push(key.latin());
        let meant = keymap.meant(&self.pending);
        if meant == Meant::Begun {
            return Pressed::Moved;
        }
        self.pending.clear();
        let Meant::Action(action) = meant else {
            return Pressed::Moved;
        };
        self.act(action, items)
    }

    /// Whether a key means something in a list that `own` closes, or goes on with a series of keys that may.
    pub(super) fn heeds(&self, key: Key, keymap: &Keymap, own: Action) -> bool {
        let mut series = self.pending.clone();
        series.push(key.latin());
        match keymap.meant(&series) {
            Meant::Action(action) if action == own => true,
            Meant::Action(action) => self.clone().act(action, 1) != Pressed::Other(action),
            Meant::Begun => true,
            Meant::Nothing => !self.pending.is_empty(),
        }
    }

    fn act(&mut self, action: Action, items: usize) -> Pressed {
        let to = match action {
            Action::Down | Action::Next => self.selected + 1,
            Action::Up | Action::Previous => self.selected.saturating_sub(1),
            Action::PageDown | Action::HalfDown => self.selected + PAGE,
            Action::PageUp | Action::HalfUp => self.selected.saturating_sub(PAGE),
            Action::First => 0,
            Action::Last => usize::MAX,
            Action::Follow => return Pressed::Chosen,
            Action::Close | Action::Quit => return Pressed::Closed,
            Action::Reload => return Pressed::Reload,
            other => return Pressed::Other(other),
        };
        self.selected = to.min(items.saturating_sub(1));
        Pressed::Moved
    }
}
