//! What a program wrote to its terminal: read by a thread, kept as bytes, and shown by vt100.

use std::{
    io::Read,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use vt100::{Callbacks, Parser, Screen};

/// What the reading thread and the test share.
pub(crate) struct Shared {
    pub(crate) tube: Mutex<Tube>,
    pub(crate) changed: Condvar,
}

pub(crate) struct Tube {
    pub(crate) parser: Parser<Heard>,
    pub(crate) bytes: Vec<u8>,
    parsed: usize,
    pub(crate) is_closed: bool,
    pub(crate) is_unplugged: bool,
}

/// What was asked of the terminal beyond its screen.
#[derive(Default)]
pub(crate) struct Heard {
    /// Texts put on the clipboard, in base64.
    pub(crate) copied: Vec<String>,
    /// Targets of links.
    pub(crate) links: Vec<String>,
    /// Requests for an answer: `CSI c` (DA1), `OSC 10`, …
    pub(crate) questions: Vec<String>,
    /// How often the keyboard protocol was pushed.
    pub(crate) pushed: usize,
    /// How often it was popped.
    pub(crate) popped: usize,
}

impl Shared {
    pub(crate) fn new(cols: u16, rows: u16) -> Self {
        let (rows, cols) = (rows.try_into().unwrap(), cols.try_into().unwrap());
        Self {
            tube: Mutex::new(Tube {
                parser: Parser::new_with_callbacks(rows, cols, 0, Heard::default()),
                bytes: Vec::new(),
                parsed: 0,
                is_closed: false,
                is_unplugged: false,
            }),
            changed: Condvar::new(),
        }
    }

    pub(crate) fn read(&self, mut reader: Box<dyn Read + Send>) {
        let mut buffer = [0; 4096];
        // The end of a pty is an error (EIO) on Linux.
        while let Ok(n @ 1..) = reader.read(&mut buffer) {
            let mut tube = self.tube();
            tube.take(&buffer[..n]);
            self.changed.notify_all();
            if tube.is_unplugged {
                break;
            }
        }
        drop(reader);
        self.tube().is_closed = true;
        self.changed.notify_all();
    }

    pub(crate) fn tube(&self) -> MutexGuard<'_, Tube> {
        self.tube.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The screen and the last bytes, for a message.
    pub(crate) fn picture(&self) -> String {
        let Ok(tube) = self.tube.try_lock() else {
            return "(stuck)".into();
        };
        let end = tube.bytes.len().saturating_sub(400);
        format!(
            "{}\n{}",
            tube.parser.screen().contents(),
            tube.bytes[end..].escape_ascii()
        )
    }
}

impl Tube {
    /// Takes what was written. vt100 ignores U+FFFD, which terminals show, so it is given a character (U+25AF) of the
    /// same length and width.
    fn take(&mut self, written: &[u8]) {
        const MARK: &[u8] = "\u{fffd}".as_bytes();
        const STAND_IN: &[u8] = "\u{25af}".as_bytes();
        self.bytes.extend_from_slice(written);
        let mut new = self.bytes[self.parsed..].to_vec();
        let unfinished = [&MARK[..2], &MARK[..1]];
        if let Some(begun) = unfinished.into_iter().find(|begun| new.ends_with(begun)) {
            new.truncate(new.len() - begun.len());
        }
        self.parsed += new.len();
        while let Some(at) = new.windows(MARK.len()).position(|part| part == MARK) {
            new[at..at + MARK.len()].copy_from_slice(STAND_IN);
        }
        self.parser.process(&new);
    }
}

impl Callbacks for Heard {
    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], text: &[u8]) {
        self.copied.push(String::from_utf8_lossy(text).into());
    }

    fn unhandled_osc(&mut self, _: &mut Screen, parts: &[&[u8]]) {
        match parts {
            [b"8", _, target @ ..] if !target.concat().is_empty() => {
                self.links
                    .push(String::from_utf8_lossy(&target.join(&b';')).into());
            }
            [number, b"?"] => self
                .questions
                .push(format!("OSC {}", number.escape_ascii())),
            _ => {}
        }
    }

    fn unhandled_csi(
        &mut self,
        _: &mut Screen,
        first: Option<u8>,
        _: Option<u8>,
        _: &[&[u16]],
        last: char,
    ) {
        match (first, last) {
            (None, 'c' | 'n') => self.questions.push(format!("CSI {last}")),
            (Some(b'>'), 'u') => self.pushed += 1,
            (Some(b'<'), 'u') => self.popped += 1,
            _ => {}
        }
    }
}
