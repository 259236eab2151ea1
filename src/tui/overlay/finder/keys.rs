//! What keys do in the finder.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::Size;

use super::Finder;
use super::completing::Completing;
use super::menu::{Chosen, Deed, Menu};
use crate::tui::action::Copied;
use crate::tui::keymap::{Key, Keymap};
use crate::tui::layout::inside;
use crate::tui::overlay::Answer;
use crate::tui::overlay::peek::Peek;
use crate::tui::widget::input::Line;

impl Finder {
    /// Types a text.
    pub(in crate::tui::overlay) fn insert(&mut self, text: &str) {
        self.edit(|line| line.insert_text(text), true);
    }

    /// The place of the selected result, or of what is selected in the menu on top; none while there is a peek.
    pub(in crate::tui::overlay) fn selected_mut(&mut self) -> Option<&mut usize> {
        match (&self.peek, &mut self.menu) {
            (Some(_), _) => None,
            (None, Some(menu)) => Some(&mut menu.selected),
            (None, None) => Some(&mut self.selected),
        }
    }

    /// The selected result is wanted, or what is selected in the menu on top.
    pub(in crate::tui::overlay) fn choose(&mut self) -> Answer {
        let deed = match self.menu.take() {
            Some(menu) => menu.deed(),
            None => Deed::Open,
        };
        self.do_it(deed)
    }

    /// Closes the menu or the peek on top; says whether there was one.
    pub(in crate::tui::overlay) fn close_top(&mut self) -> bool {
        self.menu.take().is_some() || self.peek.take().is_some()
    }

    fn edit(&mut self, change: impl FnOnce(&mut Line), types: bool) {
        if std::mem::take(&mut self.kept) && types {
            self.line = Line::default();
        }
        self.history.leave();
        change(&mut self.line);
    }

    pub(in crate::tui::overlay) fn key(&mut self, key: Key, keymap: &Keymap, size: Size) -> Answer {
        if let Some(peek) = &mut self.peek {
            let answer = peek.key(key, keymap, size);
            return self.peeked(answer);
        }
        if let Some(menu) = &mut self.menu {
            let chosen = menu.key(key);
            return self.chosen_in_menu(chosen);
        }
        if key.code == KeyCode::Esc {
            self.waiting.clear();
        }
        // What is typed behind a key that waits comes after it.
        let waits = !self.waiting.is_empty();
        if waits || self.is_behind() && self.needs_answer(key) {
            self.waiting.push(key);
            return Answer::Stay;
        }
        if key.code == KeyCode::Tab {
            self.tab(key.modifiers.contains(KeyModifiers::SHIFT));
            return Answer::Stay;
        }
        self.completing = None;
        match key.code {
            KeyCode::Esc => Answer::Close,
            KeyCode::Enter => self.do_it(Deed::Open),
            _ => self.with_alt(key).unwrap_or_else(|| {
                self.move_or_type(key, size);
                Answer::Stay
            }),
        }
    }

    fn needs_answer(&self, key: Key) -> bool {
        match key.code {
            KeyCode::Enter => true,
            KeyCode::Tab => self.completing.is_none(),
            _ => false,
        }
    }

    fn move_or_type(&mut self, key: Key, size: Size) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let page = usize::from(inside(Self::boxes(size).results).height)
            .saturating_sub(2)
            .max(1);
        let here = self.selected;
        self.selected = match key.code {
            KeyCode::Down => here + 1,
            KeyCode::Up => here.saturating_sub(1),
            KeyCode::Char('n' | 'j') if control => here + 1,
            KeyCode::Char('p' | 'k') if control => here.saturating_sub(1),
            KeyCode::PageDown => here + page,
            KeyCode::PageUp => here.saturating_sub(page),
            KeyCode::Home => 0,
            KeyCode::End => self.listing.len().saturating_sub(1),
            _ => return self.edit(|line| line.key(key), key.typed().is_some()),
        };
    }

    /// What a key with Alt does, if it has a meaning of its own.
    fn with_alt(&mut self, key: Key) -> Option<Answer> {
        if key.modifiers != KeyModifiers::ALT {
            return None;
        }
        let line = match key.latin().code {
            KeyCode::Char('i') => return Some(self.do_it(Deed::Peek)),
            KeyCode::Char('y') => return Some(self.do_it(Deed::Copy(Copied::Id))),
            KeyCode::Up => self.history.older(self.line.value()),
            KeyCode::Down => self.history.newer(),
            _ => return None,
        };
        if let Some(line) = line {
            self.line = Line::new(line);
            self.kept = false;
        }
        Some(Answer::Stay)
    }

    /// Completes the word at the cursor; where nothing is to be completed, shows what can be done with the result.
    fn tab(&mut self, back: bool) {
        if self.completing.is_none() {
            self.completing = Completing::new(&self.results.completion);
        }
        if let Some(completing) = &mut self.completing {
            self.kept = false;
            if completing.step(&mut self.line, back) {
                self.completing = None;
            }
        } else if !back && self.chosen().is_some() {
            self.menu = Some(Menu::default());
        }
    }

    fn peeked(&mut self, answer: Answer) -> Answer {
        match answer {
            Answer::Close => self.peek = None,
            Answer::Go(_) => return self.do_it(Deed::Open),
            Answer::Copy(..) | Answer::Edit(_) => return answer,
            _ => {}
        }
        Answer::Stay
    }

    fn chosen_in_menu(&mut self, chosen: Chosen) -> Answer {
        match chosen {
            Chosen::Nothing => Answer::Stay,
            Chosen::Close => {
                self.menu = None;
                Answer::Stay
            }
            Chosen::Deed(deed) => {
                self.menu = None;
                self.do_it(deed)
            }
        }
    }

    fn do_it(&mut self, deed: Deed) -> Answer {
        let Some(entry) = self.chosen() else {
            return Answer::Stay;
        };
        match deed {
            Deed::Open => {
                self.history.add(self.line.value());
                Answer::Go(entry)
            }
            Deed::Peek => {
                self.peek = Some(Box::new(Peek::new(entry)));
                Answer::Stay
            }
            Deed::Copy(what) => Answer::Copy(entry, what),
            Deed::Edit => Answer::Edit(entry),
        }
    }
}
