//! Splits what a terminal sends into whole things: characters, sequences, strings, pasted text.
//!
//! The states are those of ECMA-48 §5, so that whatever a terminal answers, asked or not, in whatever pieces, is one
//! token and never a series of keys. Two things it cannot know by the bytes alone, and tells by time: whether an ESC is
//! a key or a beginning, and whether the rest of what was begun still comes ([`Tokens::patience`]). A byte that cannot
//! belong to what was begun ends it and is taken for itself, so that Ctrl-C is heard also behind a broken answer.
//! Memory is bounded whatever comes. Knows no keys.

use std::time::Duration;

use super::kind::Kind;

/// One thing that a terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A character, controls (C0 but for ESC) and DEL among them.
    Char(char),
    /// The same behind ESC: a key with Alt.
    Alt(char),
    /// ESC, and nothing behind it.
    Escape,
    /// `ESC [`: what stands behind it, up to its last byte.
    Control(Vec<u8>),
    /// `ESC [ [` and this byte: a function key of the Linux console.
    Console(u8),
    /// `ESC O` and this byte (SS3).
    Single(u8),
    /// `ESC [ M` and these bytes: the mouse as X10 told it.
    Mouse([u8; 3]),
    /// What stands between `ESC ]` and its end (OSC). One longer than [`LONGEST`] is no token.
    Command(Vec<u8>),
    /// Text that was pasted.
    Paste(String),
    /// More than [`LARGEST_PASTE`] was pasted.
    TooLong,
}

/// The longest sequence, and the longest string that is kept, in bytes.
const LONGEST: usize = 1024;

/// The most that can be pasted, in bytes.
pub(super) const LARGEST_PASTE: usize = 1024 * 1024;

/// How long an ESC waits to be the beginning of something. Those who press it must not see that it waits; a slow line
/// brings the next byte within some milliseconds.
const AT_ONCE: Duration = Duration::from_millis(30);

/// The same while an answer is due, which may be cut anywhere.
const WHILE_ASKED: Duration = Duration::from_millis(150);

/// How long the rest of a sequence or an answer may take to go on.
const REST: Duration = Duration::from_secs(1);

/// How long pasted text may pause. It is generous: behind it, text would be keys.
const PASTING: Duration = Duration::from_secs(5);

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
/// Ctrl-C.
const INTERRUPT: u8 = 0x03;
const DEL: u8 = 0x7f;
const PASTE_BEGINS: &[u8] = b"200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Whether the terminal was asked something that it has not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// It was.
    Due,
    /// It was not, or it has answered.
    NotDue,
}

/// The splitter: bytes in, tokens out.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    state: State,
    held: Vec<u8>,
}

/// What the bytes in `held` are the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Ground,
    /// A character of so many bytes.
    Char(usize, Alt),
    /// ESC.
    Escape,
    /// `ESC [`
    Control,
    /// `ESC [ [`
    Console,
    /// `ESC [ M`
    Mouse,
    /// `ESC O`
    Single,
    /// `ESC` and the introducer of a string.
    Text(Kind),
    /// The same, and an ESC that may begin its end.
    TextEnd(Kind),
    /// Text that is pasted, and how much of its end was seen.
    Paste(usize),
}

/// Whether ESC stood before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alt {
    With,
    Without,
}

impl Tokens {
    /// Takes bytes, and puts what is whole behind the tokens that there are.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Token>) {
        for byte in bytes {
            self.step(*byte, out);
        }
    }

    /// How long to wait for another byte before [`Tokens::give_up`]; for ever where nothing was begun.
    pub(super) fn patience(&self, answer: Answer) -> Option<Duration> {
        let is_key = self.held.is_empty();
        match self.state {
            State::Ground => None,
            State::Paste(_) => Some(PASTING),
            State::Escape | State::Control | State::Single | State::Text(_) if is_key => {
                Some(match answer {
                    Answer::Due => WHILE_ASKED,
                    Answer::NotDue => AT_ONCE,
                })
            }
            _ => Some(REST),
        }
    }

    /// Nothing came any more: what was begun is a key, or was cut.
    pub(super) fn give_up(&mut self, out: &mut Vec<Token>) {
        match self.state {
            State::Escape => out.push(Token::Escape),
            State::Control if self.held.is_empty() => out.push(Token::Alt('[')),
            State::Console => out.extend([Token::Alt('['), Token::Char('[')]),
            State::Single => out.push(Token::Alt('O')),
            State::Text(kind) if self.held.is_empty() => out.push(Token::Alt(kind.introducer())),
            State::TextEnd(_) => out.push(Token::Escape),
            State::Paste(_) => return self.end_paste(out),
            _ => {}
        }
        self.begin(State::Ground);
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Token>) {
        match self.state {
            State::Ground => self.character(byte, Alt::Without, out),
            State::Char(length, alt) => self.go_on_with_character(byte, length, alt, out),
            State::Escape => self.escape(byte, out),
            State::Control => self.control(byte, out),
            State::Console => self.console(byte, out),
            State::Mouse => self.mouse(byte, out),
            State::Single => self.single(byte, out),
            State::Text(kind) => self.text(byte, kind, out),
            State::TextEnd(kind) => self.text_end(byte, kind, out),
            State::Paste(seen) => self.paste(byte, seen, out),
        }
    }

    fn begin(&mut self, state: State) {
        self.held.clear();
        self.state = state;
    }

    /// What was begun does not go on with this byte: the byte stands for itself.
    fn end_before(&mut self, byte: u8, out: &mut Vec<Token>) {
        self.begin(State::Ground);
        self.step(byte, out);
    }

    fn character(&mut self, byte: u8, alt: Alt, out: &mut Vec<Token>) {
        self.begin(State::Ground);
        match byte {
            ESC => self.begin(State::Escape),
            0..=DEL => out.push(single(char::from(byte), alt)),
            0xc2..=0xdf => self.begin_character(byte, 2, alt),
            0xe0..=0xef => self.begin_character(byte, 3, alt),
            0xf0..=0xf4 => self.begin_character(byte, 4, alt),
            // No UTF-8.
            _ => {}
        }
    }

    fn begin_character(&mut self, byte: u8, length: usize, alt: Alt) {
        self.begin(State::Char(length, alt));
        self.held.push(byte);
    }

    fn go_on_with_character(&mut self, byte: u8, length: usize, alt: Alt, out: &mut Vec<Token>) {
        if !(0x80..=0xbf).contains(&byte) {
            return self.end_before(byte, out);
        }
        self.held.push(byte);
        if self.held.len() == length {
            let text = str::from_utf8(&self.held).unwrap_or_default();
            out.extend(text.chars().map(|c| single(c, alt)));
            self.begin(State::Ground);
        }
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Token>) {
        match byte {
            b'[' => self.begin(State::Control),
            b'O' => self.begin(State::Single),
            b']' => self.begin(State::Text(Kind::Command)),
            b'P' => self.begin(State::Text(Kind::Device)),
            b'_' => self.begin(State::Text(Kind::Application)),
            ESC => out.push(Token::Escape),
            // Who presses it means it, also in haste.
            INTERRUPT => {
                out.push(Token::Escape);
                self.end_before(byte, out);
            }
            _ => self.character(byte, Alt::With, out),
        }
    }

    fn control(&mut self, byte: u8, out: &mut Vec<Token>) {
        let is_first = self.held.is_empty();
        match byte {
            b'[' if is_first => self.begin(State::Console),
            b'M' if is_first => self.begin(State::Mouse),
            // rxvt ends a key with Shift so; elsewhere it stands before the end of an answer.
            b'$' if !is_first && self.held.iter().all(u8::is_ascii_digit) => {
                self.end_control(byte, out);
            }
            b' '..=b'?' => {
                if self.held.len() <= LONGEST {
                    self.held.push(byte);
                }
            }
            b'@'..=b'~' => self.end_control(byte, out),
            _ => {
                if is_first {
                    out.push(Token::Alt('['));
                }
                self.end_before(byte, out);
            }
        }
    }

    fn end_control(&mut self, byte: u8, out: &mut Vec<Token>) {
        self.held.push(byte);
        if self.held == PASTE_BEGINS {
            return self.begin(State::Paste(0));
        }
        if self.held.len() <= LONGEST {
            out.push(Token::Control(std::mem::take(&mut self.held)));
        }
        self.begin(State::Ground);
    }

    fn console(&mut self, byte: u8, out: &mut Vec<Token>) {
        if byte.is_ascii_uppercase() {
            out.push(Token::Console(byte));
            return self.begin(State::Ground);
        }
        out.extend([Token::Alt('['), Token::Char('[')]);
        self.end_before(byte, out);
    }

    fn mouse(&mut self, byte: u8, out: &mut Vec<Token>) {
        self.held.push(byte);
        if let [button, column, row] = self.held[..] {
            out.push(Token::Mouse([button, column, row]));
            self.begin(State::Ground);
        }
    }

    fn single(&mut self, byte: u8, out: &mut Vec<Token>) {
        if byte.is_ascii_alphabetic() {
            out.push(Token::Single(byte));
            return self.begin(State::Ground);
        }
        out.push(Token::Alt('O'));
        self.end_before(byte, out);
    }

    fn text(&mut self, byte: u8, kind: Kind, out: &mut Vec<Token>) {
        match byte {
            BEL if !self.held.is_empty() => self.end_text(kind, out),
            ESC if !self.held.is_empty() => self.state = State::TextEnd(kind),
            b' '..=b'~' | 0x80.. => self.hold_text(byte, kind, out),
            _ => {
                if self.held.is_empty() {
                    out.push(Token::Alt(kind.introducer()));
                }
                self.end_before(byte, out);
            }
        }
    }

    /// Keeps a byte of a string; one that turns out to be no answer was typed.
    fn hold_text(&mut self, byte: u8, kind: Kind, out: &mut Vec<Token>) {
        if self.held.len() <= LONGEST {
            self.held.push(byte);
        }
        if !kind.may_begin_with(&self.held) {
            let typed = std::mem::take(&mut self.held);
            self.begin(State::Ground);
            out.push(Token::Alt(kind.introducer()));
            self.feed(&typed, out);
        }
    }

    fn text_end(&mut self, byte: u8, kind: Kind, out: &mut Vec<Token>) {
        if byte == b'\\' {
            return self.end_text(kind, out);
        }
        self.begin(State::Escape);
        self.step(byte, out);
    }

    fn end_text(&mut self, kind: Kind, out: &mut Vec<Token>) {
        if kind == Kind::Command && self.held.len() <= LONGEST {
            out.push(Token::Command(std::mem::take(&mut self.held)));
        }
        self.begin(State::Ground);
    }

    fn paste(&mut self, byte: u8, seen: usize, out: &mut Vec<Token>) {
        let seen = if byte == PASTE_ENDS[seen] {
            seen + 1
        } else {
            self.hold_paste(&PASTE_ENDS[..seen]);
            let begins = byte == ESC;
            if !begins {
                self.hold_paste(&[byte]);
            }
            usize::from(begins)
        };
        self.state = State::Paste(seen);
        if seen == PASTE_ENDS.len() {
            self.end_paste(out);
        }
    }

    /// Keeps pasted bytes, and one more than there may be.
    fn hold_paste(&mut self, bytes: &[u8]) {
        let room = (LARGEST_PASTE + 1).saturating_sub(self.held.len());
        self.held.extend(bytes.iter().take(room));
    }

    fn end_paste(&mut self, out: &mut Vec<Token>) {
        let text = std::mem::take(&mut self.held);
        self.begin(State::Ground);
        out.push(match text.len() {
            0..=LARGEST_PASTE => Token::Paste(String::from_utf8_lossy(&text).into_owned()),
            _ => Token::TooLong,
        });
    }
}

fn single(c: char, alt: Alt) -> Token {
    match alt {
        Alt::With => Token::Alt(c),
        Alt::Without => Token::Char(c),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
