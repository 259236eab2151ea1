//! A page on top of another: a look at what a link leads to, without going there.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Rect, Size};

use super::Answer;
use crate::briefing::date::shown::Dates;
use crate::library::{EntryIx, Library};
use crate::tui::action::Action;
use crate::tui::keymap::{Key, Keymap, Meant};
use crate::tui::layout::inside;
use crate::tui::page::{Context, page, set::SetPage};
use crate::tui::view::Scroll;

/// What is looked at.
#[derive(Debug)]
pub struct Peek {
    /// The entry.
    pub entry: EntryIx,
    /// Its page.
    pub page: SetPage,
    /// Where the page is scrolled to.
    pub scroll: Scroll,
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

    pub(super) fn key(&mut self, key: Key, keymap: &Keymap, size: Size) -> Answer {
        let height = usize::from(inside(area(size)).height).max(2) - 1;
        let line = self.scroll.line;
        self.scroll.line = match keymap.meant(&[key]) {
            Meant::Action(Action::Down | Action::ReaderDown) => line + 1,
            Meant::Action(Action::Up | Action::ReaderUp) => line.saturating_sub(1),
            Meant::Action(Action::PageDown) => line + height,
            Meant::Action(Action::PageUp) => line.saturating_sub(height),
            Meant::Action(Action::HalfDown) => line + height / 2,
            Meant::Action(Action::HalfUp) => line.saturating_sub(height / 2),
            Meant::Action(Action::Last) => usize::MAX / 2,
            Meant::Action(Action::Follow) => return Answer::Go(self.entry),
            _ if key.code == KeyCode::Home && key.modifiers == KeyModifiers::NONE => 0,
            _ => return Answer::Close,
        };
        Answer::Stay
    }
}
