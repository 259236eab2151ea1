//! A line of typed words.

use crossterm::event::{KeyCode, KeyModifiers};
use tui_input::{Input, InputRequest};

use crate::tui::keymap::Key;

/// The longest text that can be typed: no name is longer, and a paste must not hang the search.
const LONGEST: usize = 200;

/// A line of typed words, with the usual keys for changing it.
#[derive(Debug, Default)]
pub struct Line(Input);

impl Line {
    /// A line that holds some words already, with the cursor behind them.
    pub fn new(words: &str) -> Self {
        Self(Input::new(words.to_owned()))
    }

    /// The words.
    pub fn value(&self) -> &str {
        self.0.value()
    }

    /// The place of the cursor, in columns.
    pub fn cursor(&self) -> usize {
        self.0.visual_cursor()
    }

    /// Types a character.
    pub fn insert(&mut self, c: char) {
        if self.0.value().chars().count() < LONGEST {
            self.0.handle(InputRequest::InsertChar(c));
        }
    }

    /// Lets a key change the line; keys that mean nothing here do nothing.
    pub fn key(&mut self, key: Key) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let request = match key.code {
            KeyCode::Char('u') if control => InputRequest::DeleteLine,
            KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
            KeyCode::Char('a') if control => InputRequest::GoToStart,
            KeyCode::Char('e') if control => InputRequest::GoToEnd,
            KeyCode::Backspace => InputRequest::DeletePrevChar,
            KeyCode::Delete => InputRequest::DeleteNextChar,
            KeyCode::Left => InputRequest::GoToPrevChar,
            KeyCode::Right => InputRequest::GoToNextChar,
            KeyCode::Home => InputRequest::GoToStart,
            KeyCode::End => InputRequest::GoToEnd,
            _ => {
                if let Some(c) = key.typed() {
                    self.insert(c);
                }
                return;
            }
        };
        self.0.handle(request);
    }
}
