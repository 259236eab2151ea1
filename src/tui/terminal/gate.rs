//! The one gate out: whatever is written to the screen goes through it.
//!
//! Lets through visible text and the few control sequences this program emits itself; drops and counts everything
//! else. The states are those of a VT500 (ECMA-48 §5, Williams' parser), so that what is dropped is exactly what a
//! terminal would have taken as one sequence. It is the second line: text from outside was cleaned when it came in,
//! and [`super::backend`] takes commands out of cells. It may not interpret, translate or repair.

use std::{borrow::Cow, io, mem};

use super::link;
use crate::words::invisible::is_kept_from_screen;

/// Private modes that may be set and reset: cursor, screen, mouse, focus, paste, synchronized update.
const MODES: [&[u8]; 9] = [
    b"25", b"1049", b"1000", b"1002", b"1003", b"1006", b"1004", b"2004", b"2026",
];

/// The longest sequence let through, in bytes: one for the clipboard.
const LONGEST: usize = 128 * 1024;

/// The longest text in large letters that the protocol has room for, in bytes.
const LARGEST: usize = 4096;

/// The most code points of one cell: the longest emoji in Unicode have ten, marks without end have no meaning.
const TALLEST: usize = 16;

const ESC: u8 = 0x1b;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;

/// Collects what was let through since it was last taken.
#[derive(Debug, Default)]
pub(super) struct Gate {
    passed: Vec<u8>,
    held: Vec<u8>,
    state: State,
    dropped: u64,
}

/// What the bytes in `held` are the beginning of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum State {
    #[default]
    Text,
    /// A character of so many bytes.
    Char(usize),
    /// ESC.
    Escape,
    /// ESC [
    Control,
    /// ESC ]
    Command,
    /// The same and an ESC, which may begin its end.
    CommandEnd,
    /// A string or a sequence of three bytes or more that is never let through.
    Refused,
}

impl Gate {
    /// Ends a frame: what was let through. A sequence left unfinished is dropped, so that the next frame is read from
    /// its beginning.
    pub(super) fn take(&mut self) -> Vec<u8> {
        if self.state != State::Text {
            self.drop_held();
        }
        mem::take(&mut self.passed)
    }

    /// Sequences and characters dropped so far.
    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Counts what was dropped before it came here.
    pub(super) fn count(&mut self, dropped: usize) {
        self.dropped += dropped as u64;
    }

    fn step(&mut self, byte: u8) {
        match (self.state, byte) {
            (State::Text, _) => self.text(byte),
            (State::Char(length), 0x80..=0xbf) => self.continue_char(byte, length),
            (State::CommandEnd, b'\\') => self.judge(byte),
            (State::CommandEnd, _) => {
                self.drop_held();
                self.begin(ESC, State::Escape);
                self.step(byte);
            }
            (_, ESC) if self.state == State::Command => {
                self.hold(byte);
                self.state = State::CommandEnd;
            }
            (State::Char(_), _) | (_, ESC) => {
                self.drop_held();
                self.step(byte);
            }
            (_, CAN | SUB) => self.drop_held(),
            (State::Escape, _) => self.escape(byte),
            (State::Control, 0x40..=0x7e) => self.judge(byte),
            (State::Refused, _) => {}
            _ => self.hold(byte),
        }
    }

    fn text(&mut self, byte: u8) {
        match byte {
            0x20..=0x7e => self.passed.push(byte),
            ESC => self.begin(byte, State::Escape),
            0xc2..=0xdf => self.begin(byte, State::Char(2)),
            0xe0..=0xef => self.begin(byte, State::Char(3)),
            0xf0..=0xf4 => self.begin(byte, State::Char(4)),
            _ => self.dropped += 1,
        }
    }

    fn escape(&mut self, byte: u8) {
        self.hold(byte);
        match byte {
            b'[' => self.state = State::Control,
            b']' => self.state = State::Command,
            b'P' | b'X' | b'^' | b'_' | 0x20..=0x2f => self.state = State::Refused,
            _ => self.drop_held(),
        }
    }

    fn continue_char(&mut self, byte: u8, length: usize) {
        self.hold(byte);
        if self.held.len() == length {
            let shown = str::from_utf8(&self.held).is_ok_and(|s| s.chars().all(is_shown));
            self.end(shown);
        }
    }

    fn judge(&mut self, last: u8) {
        self.hold(last);
        let ours = match self.held.get(2..) {
            Some(body) if self.state == State::Control => is_our_control(body),
            Some(body) => is_our_command(body),
            None => false,
        };
        self.end(ours);
    }

    fn begin(&mut self, byte: u8, state: State) {
        self.held.push(byte);
        self.state = state;
    }

    fn hold(&mut self, byte: u8) {
        if self.held.len() < LONGEST {
            self.held.push(byte);
        } else {
            self.state = State::Refused;
        }
    }

    fn end(&mut self, lets_through: bool) {
        if lets_through {
            self.passed.append(&mut self.held);
            self.state = State::Text;
        } else {
            self.drop_held();
        }
    }

    fn drop_held(&mut self) {
        self.held.clear();
        self.state = State::Text;
        self.dropped += 1;
    }
}

impl io::Write for Gate {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let text = rest.iter().take_while(|&&b| b >= b' ' && b != 0x7f).count();
            let (run, after) = rest.split_at(text.max(1));
            match self.state {
                State::Text if text > 0 && is_text(run) => self.passed.extend_from_slice(run),
                _ => run.iter().for_each(|&byte| self.step(byte)),
            }
            rest = after;
        }
        Ok(bytes.len())
    }

    /// Nothing: a frame is written whole, when it is taken.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The symbol without what is not shown, and at most [`TALLEST`] code points of it.
pub(super) fn visible(symbol: &str) -> Cow<'_, str> {
    let fits = symbol.len() <= TALLEST || symbol.chars().count() <= TALLEST;
    if fits && symbol.chars().all(is_shown) {
        Cow::Borrowed(symbol)
    } else {
        Cow::Owned(
            symbol
                .chars()
                .filter(|&c| is_shown(c))
                .take(TALLEST)
                .collect(),
        )
    }
}

/// Is this a character, and not a command to the terminal or to the order of text (UAX #9, RFC 9839, Unicode tags)?
pub(super) fn is_shown(c: char) -> bool {
    !is_kept_from_screen(c)
}

/// Nothing but whole characters that are shown, in bytes without C0 and DEL: most of what is written, and quicker to
/// see than byte by byte.
fn is_text(run: &[u8]) -> bool {
    run.is_ascii() || str::from_utf8(run).is_ok_and(|text| text.chars().all(is_shown))
}

/// After `ESC [`: colours, cursor position and forward, erasing, the modes above, and the keyboard protocol pushed and
/// popped.
fn is_our_control(body: &[u8]) -> bool {
    match body {
        [numbers @ .., b'm'] => numbers
            .iter()
            .all(|b| b.is_ascii_digit() || b";:".contains(b)),
        [number @ .., b'C'] => number.iter().all(u8::is_ascii_digit),
        [numbers @ .., b'H'] => numbers.iter().all(|b| b.is_ascii_digit() || *b == b';'),
        [b'J' | b'K'] | [b'0'..=b'2', b'J' | b'K'] => true,
        [b'?', mode @ .., b'h' | b'l'] => MODES.contains(&mode),
        b">5u" | b"<u" => true,
        _ => false,
    }
}

/// After `ESC ]`, with its end `ESC \`: a link (OSC 8) with its number, the end of one, large letters (OSC 66), or text
/// for the clipboard (OSC 52; never a question for it).
fn is_our_command(body: &[u8]) -> bool {
    let Some(body) = body.strip_suffix(b"\x1b\\") else {
        return false;
    };
    if let Some(link) = body.strip_prefix(b"8;") {
        link == b";" || is_our_link(link)
    } else if let Some(letters) = body.strip_prefix(b"66;s=2") {
        are_our_letters(letters)
    } else if let Some(text) = body.strip_prefix(b"52;c;") {
        text.iter()
            .all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(b))
    } else {
        false
    }
}

/// After `8;`: `id=`, a number, `;` and an address.
fn is_our_link(link: &[u8]) -> bool {
    let link = str::from_utf8(link).ok();
    let Some((id, target)) = link.and_then(|link| link.split_once(';')) else {
        return false;
    };
    let number = id.strip_prefix("id=").unwrap_or_default();
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && link::is_allowed(target)
}

/// After `66;s=2`: in some cases how many columns they take, and text.
fn are_our_letters(letters: &[u8]) -> bool {
    let text = match letters {
        [b':', b'w', b'=', b'1'..=b'7', b';', text @ ..] | [b';', text @ ..] => text,
        _ => return false,
    };
    let is_shown = |text: &str| !text.is_empty() && text.chars().all(is_shown);
    text.len() <= LARGEST && str::from_utf8(text).is_ok_and(is_shown)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
