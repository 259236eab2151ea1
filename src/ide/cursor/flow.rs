//! Braces and brackets, over one line or many: which are open, and what is written in the innermost.

use super::spot::{Cursor, Spot, Step};
use crate::source::Span;

/// A pair of braces or brackets that is open.
#[derive(Debug)]
enum Frame {
    Map {
        keys: Vec<String>,
        /// Whether the value of the last key is being written.
        is_value: bool,
    },
    Seq,
}

/// What is open, and the word that is being written.
#[derive(Debug, Default)]
pub(super) struct Flow {
    frames: Vec<Frame>,
    quote: Option<char>,
    is_escaped: bool,
    /// The text of the present word and where it begins.
    word: String,
    start: usize,
    has_closed: bool,
}

impl Flow {
    /// Whether the last bracket is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.has_closed
    }

    /// Goes through a piece of a line that starts at a byte.
    pub(super) fn feed(&mut self, text: &str, start: usize) {
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if self.has_closed {
                return;
            }
            let at = start + at;
            if let Some(quote) = self.quote {
                self.quoted(c, quote);
                continue;
            }
            let next = chars.peek().map(|(_, c)| *c);
            let is_colon = c == ':' && next.is_none_or(|next| " ,]}".contains(next));
            match c {
                '#' if self.word.is_empty() || self.word.ends_with(' ') => return,
                '{' | '[' if self.word.trim().is_empty() => self.open(c, at),
                '}' | ']' => self.close(at),
                ',' => self.comma(at),
                _ if is_colon && self.is_key() => self.colon(at),
                '"' | '\'' if self.word.trim().is_empty() => {
                    self.quote = Some(c);
                    self.begin(at + 1);
                }
                ' ' if self.word.is_empty() => {}
                _ => self.letter(c, at),
            }
        }
        self.word.push(' ');
        if self.word.trim().is_empty() {
            self.word.clear();
        }
    }

    fn quoted(&mut self, c: char, quote: char) {
        match c {
            _ if self.is_escaped => self.is_escaped = false,
            '\\' if quote == '"' => self.is_escaped = true,
            c if c == quote => self.quote = None,
            c => self.word.push(c),
        }
    }

    fn letter(&mut self, c: char, at: usize) {
        if self.word.is_empty() {
            self.start = at;
        }
        self.word.push(c);
    }

    fn begin(&mut self, at: usize) {
        self.word.clear();
        self.start = at;
    }

    fn is_key(&self) -> bool {
        matches!(
            self.frames.last(),
            Some(Frame::Map {
                is_value: false,
                ..
            })
        )
    }

    fn open(&mut self, c: char, at: usize) {
        self.frames.push(match c {
            '{' => Frame::Map {
                keys: Vec::new(),
                is_value: false,
            },
            _ => Frame::Seq,
        });
        self.begin(at + 1);
    }

    fn close(&mut self, at: usize) {
        self.frames.pop();
        self.has_closed = self.frames.is_empty();
        self.begin(at + 1);
    }

    fn comma(&mut self, at: usize) {
        if let Some(Frame::Map { is_value, .. }) = self.frames.last_mut() {
            *is_value = false;
        }
        self.begin(at + 1);
    }

    fn colon(&mut self, at: usize) {
        let word = self.word.trim().to_owned();
        if let Some(Frame::Map { keys, is_value }) = self.frames.last_mut() {
            keys.push(word);
            *is_value = true;
        }
        self.begin(at + 1);
    }

    /// Puts down what is written at the end of all that was gone through.
    pub(super) fn put(self, cursor: &mut Cursor, offset: usize) {
        let last = self.frames.len().saturating_sub(1);
        cursor.is_flow = true;
        for (number, frame) in self.frames.into_iter().enumerate() {
            match frame {
                Frame::Map {
                    keys,
                    is_value: false,
                } if number == last => {
                    (cursor.siblings, cursor.spot) = (keys, Spot::Key);
                }
                Frame::Map { mut keys, .. } => {
                    cursor.path.extend(keys.pop().map(Step::Key));
                    cursor.spot = Spot::Value;
                }
                Frame::Seq => {
                    cursor.path.push(Step::Item);
                    cursor.spot = Spot::Item;
                }
            }
        }
        let start = match self.word.is_empty() && self.quote.is_none() {
            true => offset,
            false => self.start.min(offset),
        };
        cursor.typed = Span::new(start, offset);
        if self.quote.is_some() && cursor.spot != Spot::Key {
            cursor.spot = Spot::Words;
        }
    }
}

/// The keys that come behind a place within the same braces.
pub(super) fn following(rest: &str) -> Vec<String> {
    let (mut depth, mut word, mut keys, mut quote) = (0_usize, String::new(), Vec::new(), None);
    for c in rest.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth == 0 => break,
            (None, '}' | ']') => depth -= 1,
            (None, ',') if depth == 0 => word.clear(),
            (None, ':') if depth == 0 && !word.is_empty() => {
                keys.push(std::mem::take(&mut word).trim().to_owned());
            }
            (None, c) if depth == 0 => word.push(c),
            _ => {}
        }
    }
    keys.retain(|key| !key.contains(char::is_whitespace) && !key.is_empty());
    keys
}
