//! A page on top of another: a look at what a link leads to, without going there.

use ratatui::layout::{Rect, Size};

use super::Answer;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::{Context, page};
use crate::tui::action::Action;
use crate::tui::keymap::{Key, Keymap, Meant};
use crate::tui::layout::inside;
use crate::tui::view::Scroll;
use crate::typeset::page::SetPage;

/// What is looked at.
#[derive(Debug)]
pub struct Peek {
    /// The entry.
    pub entry: EntryIx,
    /// Its page.
    pub page: SetPage,
    /// Where the page is scrolled to.
    pub scroll: Scroll,
    pending: Vec<Key>,
    of_page: Option<u16>,
}

/// The box of a peek, for a size of the screen: most of it, with the page below still to be seen around it.
pub fn area(size: Size) -> Rect {
    let body = size.height.saturating_sub(2);
    let width = (size.width / 5 * 4).clamp(38, 100).min(size.width);
    let height = (body / 5 * 4).max(6).min(body);
    Rect {
        x: (size.width - width) / 2,
        y: 1 + (body - height) / 2,
        width,
        height,
    }
}

impl Peek {
    pub(super) fn new(entry: EntryIx) -> Self {
        Self {
            entry,
            page: SetPage::default(),
            scroll: Scroll::default(),
            pending: Vec::new(),
            of_page: None,
        }
    }

    /// Brings the page up to date.
    pub fn refresh(&mut self, library: &Library, size: Size, dates: Dates) {
        let inner = inside(area(size));
        if self.of_page != Some(inner.width) {
            self.page = SetPage::new(
                &page(library, self.entry, Context::OnPage, dates),
                inner.width,
            );
            self.of_page = Some(inner.width);
        }
        let last = self.page.lines.len().saturating_sub(inner.height.into());
        self.scroll.line = self.scroll.line.min(last);
    }

    /// The keys of a series that is not complete.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// Begins no series any more.
    pub fn forget_keys(&mut self) {
        self.pending.clear();
    }

    pub(super) fn key(&mut self, key: Key, keymap: &Keymap, size: Size) -> Answer {
        self.pending.push(key.latin());
        match keymap.meant(&self.pending) {
            Meant::Begun => Answer::Stay,
            Meant::Nothing => Answer::Close,
            Meant::Action(action) => {
                self.pending.clear();
                self.act(action, size)
            }
        }
    }

    fn act(&mut self, action: Action, size: Size) -> Answer {
        let height = usize::from(inside(area(size)).height).max(2) - 1;
        let line = self.scroll.line;
        self.scroll.line = match action {
            Action::Down | Action::ReaderDown => line + 1,
            Action::Up | Action::ReaderUp => line.saturating_sub(1),
            Action::PageDown => line + height,
            Action::PageUp => line.saturating_sub(height),
            Action::HalfDown => line + height / 2,
            Action::HalfUp => line.saturating_sub(height / 2),
            Action::First => 0,
            Action::Last => usize::MAX / 2,
            Action::Follow => return Answer::Go(self.entry),
            Action::Copy(what) => return Answer::Copy(self.entry, what),
            Action::Edit => return Answer::Edit(self.entry),
            _ => return Answer::Close,
        };
        Answer::Stay
    }
}
