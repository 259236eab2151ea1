//! Typing at the bottom line: a filter for the list, or words to find on the page.

use super::App;
use crate::briefing::id::EntryId;
use crate::tui::effect::Effect;
use crate::tui::keymap::Key;
use crate::tui::view::Focus;
use crate::tui::widget::input::Line;
use crossterm::event::KeyCode;

/// What is being typed.
#[derive(Debug)]
pub struct Typing {
    /// The words so far.
    pub line: Line,
    /// What they are for.
    pub purpose: Purpose,
    /// What stood there before, for Esc.
    before: String,
    /// What was selected before: it stays selected wherever the filter lets it through.
    selected: Option<EntryId>,
}

/// What typed words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// They filter the open pane.
    Filter,
    /// They are looked for on the page.
    Find,
}

impl App {
    pub(super) fn start_typing(&mut self) {
        let purpose = if self.view.focus == Focus::List {
            Purpose::Filter
        } else {
            Purpose::Find
        };
        let before = match purpose {
            Purpose::Filter => self.view.list().filter.clone(),
            Purpose::Find => self.view.find.clone(),
        };
        self.typing = Some(Typing {
            line: Line::new(&before),
            purpose,
            before,
            selected: self.view.list().selected.clone(),
        });
    }

    pub(super) fn type_key(&mut self, key: Key) -> Option<Effect> {
        match key.code {
            KeyCode::Esc => self.cancel_typing(),
            KeyCode::Enter => self.typing = None,
            KeyCode::Up | KeyCode::Down => {
                self.typing = None;
                return self.routed(key);
            }
            _ => {
                if let Some(typing) = &mut self.typing {
                    typing.line.key(key);
                }
                self.apply_typing();
            }
        }
        None
    }

    pub(super) fn type_char(&mut self, c: char) {
        if let Some(typing) = &mut self.typing {
            typing.line.insert(c);
        }
        self.apply_typing();
    }

    fn cancel_typing(&mut self) {
        if let Some(typing) = self.typing.take() {
            self.view.list_mut().selected = typing.selected;
            self.take_words(typing.purpose, typing.before);
        }
    }

    fn apply_typing(&mut self) {
        let Some(typing) = &self.typing else { return };
        let (purpose, words) = (typing.purpose, typing.line.value().to_owned());
        self.view.list_mut().selected = typing.selected.clone();
        self.take_words(purpose, words);
        if purpose == Purpose::Find {
            self.show_found();
        }
    }

    fn take_words(&mut self, purpose: Purpose, words: String) {
        match purpose {
            Purpose::Filter => self.view.list_mut().filter = words,
            Purpose::Find => self.view.find = words,
        }
    }

    /// Brings the first place found, from the top of the screen on, into sight.
    fn show_found(&mut self) {
        let found = self.page().find(&self.view.find);
        let top = self.scroll().line;
        let next = found
            .iter()
            .find(|line| **line >= top)
            .or(found.first())
            .copied();
        if let Some(line) = next.filter(|line| *line >= top + self.page_height() || *line < top) {
            self.scroll_mut().line = line;
        }
    }

    /// The next or the previous place found.
    pub(super) fn find_again(&mut self, by: isize) {
        if self.view.find.is_empty() {
            self.say("Nothing to find yet: / in the reader");
            return;
        }
        if self.view.focus == Focus::List {
            self.view.focus = Focus::Reader;
        }
        let found = self.page().find(&self.view.find);
        let here = self.scroll().line;
        // The end of the page cannot come to the top of the screen.
        let last = self.page().lines.len().saturating_sub(self.page_height());
        let next = if by > 0 {
            let below = found.iter().find(|line| (**line).min(last) > here);
            below.or(found.first())
        } else {
            let above = found.iter().rev().find(|line| (**line).min(last) < here);
            above.or(found.last())
        };
        match next.copied() {
            Some(line) => self.scroll_mut().line = line,
            None => self.say("Not found on this page"),
        }
    }
}
