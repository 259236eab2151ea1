//! Folded words without the spaces between them, in one piece, with where each word begins.
//!
//! So spaces and hyphens do not count, and one scan finds whatever is typed (`super::needle`).

use super::bits::Bits;
use super::fold::{fold_each, is_word};

/// What stands behind each line: no words hold it, and nothing is found from one line into the next.
pub(super) const BREAK: u8 = b'\n';

/// Folded lines without spaces.
#[derive(Debug, Default)]
pub(super) struct Squeezed {
    pub(super) text: String,
    /// Where a word begins.
    pub(super) starts: Bits,
}

impl Squeezed {
    /// Folds words onto the last line.
    pub(super) fn push(&mut self, words: &str) {
        let mut begins = self
            .text
            .chars()
            .next_back()
            .is_none_or(|before| !is_word(before));
        fold_each(words, |letter| {
            if letter == ' ' {
                begins = true;
                return;
            }
            // A mark ends the word before it, as if it were one of its own.
            self.starts.push(begins || !is_word(letter));
            self.starts.fill(letter.len_utf8() - 1);
            self.text.push(letter);
            begins = !is_word(letter) || is_ideograph(letter);
        });
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.starts.push(true);
        self.text.push(char::from(BREAK));
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The bytes that it takes.
    pub(super) fn memory(&self) -> usize {
        self.text.capacity() + self.starts.memory()
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink();
    }
}

/// Chinese and Japanese have no spaces: each letter may begin a word.
pub(super) fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
