//! A line of typed words.

use crossterm::event::{KeyCode, KeyModifiers};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::keys::key::Key;
use crate::typeset::width::columns;

/// The longest text that can be typed: no name is longer, and a paste must not hang the search.
const LONGEST: usize = 200;

/// A line of typed words, with the usual keys for changing it.
#[derive(Debug, Default)]
pub(crate) struct Line(Input);

impl Line {
    /// A line that holds some words already, with the cursor behind them.
    pub(crate) fn new(words: &str) -> Self {
        Self(Input::new(words.to_owned()))
    }

    /// The words.
    pub(crate) fn value(&self) -> &str {
        self.0.value()
    }

    /// The byte of the words at which the next letter goes.
    pub(crate) fn byte(&self) -> usize {
        let letters = self.value().char_indices();
        let mut ends = letters.map(|(at, _)| at).skip(self.0.cursor());
        ends.next().unwrap_or(self.value().len())
    }

    /// Puts a word in the place of some bytes, with the cursor behind it.
    pub(crate) fn put(&mut self, at: std::ops::Range<usize>, word: &str) {
        let (Some(before), Some(after)) =
            (self.value().get(..at.start), self.value().get(at.end..))
        else {
            return;
        };
        let cursor = before.chars().count() + word.chars().count();
        self.0 = Input::new(format!("{before}{word}{after}")).with_cursor(cursor);
    }

    /// The place of the cursor, in columns.
    pub(crate) fn cursor(&self) -> usize {
        self.0.visual_cursor()
    }

    /// The words that fit into some columns with the cursor among them, and the column of the cursor.
    pub(crate) fn window(&self, width: u16) -> (&str, u16) {
        let (words, cursor) = (self.value(), self.cursor());
        let hidden = (cursor + 1).saturating_sub(usize::from(width));
        let mut before = 0;
        let start = words.grapheme_indices(true).find_map(|(at, cluster)| {
            let here = before;
            before += columns(cluster);
            (here >= hidden).then_some((at, here))
        });
        let (start, left) = start.unwrap_or((words.len(), before));
        let cursor = u16::try_from(cursor - left.min(cursor)).unwrap_or(u16::MAX);
        (&words[start..], cursor)
    }

    /// Types a text, as far as there is room.
    pub(crate) fn insert_text(&mut self, text: &str) {
        text.chars().take(LONGEST).for_each(|c| self.insert(c));
    }

    /// Types a character.
    pub(crate) fn insert(&mut self, c: char) {
        if self.0.value().chars().count() < LONGEST {
            self.0.handle(InputRequest::InsertChar(c));
        }
    }

    /// Lets a key change the line; keys that mean nothing here do nothing.
    pub(crate) fn key(&mut self, key: Key) {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_typed_last_stays_in_sight() {
        assert_eq!(Line::new("short").window(10), ("short", 5));
        assert_eq!(Line::new("abcdefghij").window(10), ("bcdefghij", 9));
        assert_eq!(Line::new("北京大学").window(6), ("大学", 4));
        let mut line = Line::new("abcdefghij");
        line.key(crate::tui::keys::key::parse("<home>").unwrap()[0]);
        assert_eq!(line.window(4), ("abcdefghij", 0));
    }

    #[test]
    fn a_word_takes_the_place_of_another() {
        let mut line = Line::new("김 ki x");
        assert_eq!(line.byte(), 8);
        line.put(4..6, "kind:");
        assert_eq!((line.value(), line.byte()), ("김 kind: x", 9));
        line.insert('a');
        assert_eq!(line.value(), "김 kind:a x");
        line.put(1..2, "no letter begins there");
        assert_eq!(line.value(), "김 kind:a x");
    }

    proptest! {
        #[test]
        fn the_cursor_is_within(words in "[a-c가北👍🏽e\u{301} ]{0,30}", left in 0usize..30, width in 3u16..20) {
            let mut line = Line::new(&words);
            for _ in 0..left {
                line.key(crate::tui::keys::key::parse("<left>").unwrap()[0]);
            }
            prop_assert!(line.window(width).1 < width);
        }
    }
}
