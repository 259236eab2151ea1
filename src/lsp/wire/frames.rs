//! Where messages begin and end: lines of a header, of which only `Content-Length` counts, an empty line, and a body of so
//! many bytes.
//!
//! Lines may end in `\n` alone. After what cannot be understood the next `Content-Length` is looked for, wherever in a
//! line it stands, since no body ends its last line.

use std::io::{self, BufRead, Cursor, Read};

use crate::library::disk::LIMIT;

/// What stands before the length of a body, in small letters.
const LENGTH: &[u8] = b"content-length:";

/// The most bytes of a line of a header that are looked at together.
const LINE: u64 = 8 << 10;

/// The longest body: the text of the largest file that is read, were every byte of it written as an escape (`\u0000`).
const MOST: u64 = 6 * LIMIT + (1 << 20);

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A body.
    Body(Vec<u8>),
    /// No message, and why; of bytes that follow each other, that is told once.
    Broken(&'static str),
}

/// The messages of a stream, cut apart.
pub(super) struct Frames<R> {
    input: R,
    /// Bytes that were taken for a part of a body, and are read again before all else.
    again: Cursor<Vec<u8>>,
    /// Whether the last body was read for the first time.
    is_new: bool,
    /// Whether the beginning of a message is being looked for.
    is_lost: bool,
}

impl<R: BufRead> Frames<R> {
    /// Those of a stream.
    pub(super) fn of(input: R) -> Self {
        Self {
            input,
            again: Cursor::default(),
            is_new: true,
            is_lost: false,
        }
    }

    /// The next one; none where the stream has ended.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Frame>> {
        let (mut length, mut has_begun) = (None, false);
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(None);
            }
            let words = line.trim_ascii();
            if let Some(found) = length_in(words) {
                (length, has_begun) = (Some(found), true);
                continue;
            }
            match (words.is_empty(), length) {
                (true, Some(length)) => return self.body(length),
                (true, None) if !has_begun => continue,
                (true, None) => has_begun = false,
                (false, _) if is_field(words) => {
                    has_begun = true;
                    continue;
                }
                (false, _) => length = None,
            }
            if !self.is_lost {
                self.is_lost = true;
                return Ok(Some(Frame::Broken("a header without a length")));
            }
        }
    }

    /// Looks for messages in a body that is none, as one may have swallowed others by a length that is too large.
    pub(super) fn look_within(&mut self, body: &[u8]) {
        // At the end of the body, only the beginning of a length may stand.
        let begins = |at: &usize| {
            let count = LENGTH.len().min(body.len() - at);
            body[*at..*at + count].eq_ignore_ascii_case(&LENGTH[..count])
        };
        // What was read again once is not read a third time, so that all of it is soon done.
        if let Some(at) = (0..body.len()).find(begins).filter(|_| self.is_new) {
            self.again = Cursor::new(body[at..].to_vec());
        }
        self.is_lost = true;
    }

    /// A line with its end, or as much of it as is looked at together; empty where the stream has ended.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        (&mut self.again).take(LINE).read_until(b'\n', &mut line)?;
        self.is_new = line.is_empty();
        if !line.ends_with(b"\n") {
            let left = LINE.saturating_sub(line.len() as u64);
            (&mut self.input).take(left).read_until(b'\n', &mut line)?;
        }
        Ok(line)
    }

    fn body(&mut self, length: u64) -> io::Result<Option<Frame>> {
        let mut body = Vec::new();
        let mut parts = (&mut self.again).chain(&mut self.input).take(length);
        if length > MOST {
            io::copy(&mut parts, &mut io::sink())?;
            return Ok(Some(Frame::Broken("the message is too long")));
        }
        // Memory is taken for what comes, and not for what is said to come.
        parts.read_to_end(&mut body)?;
        self.is_lost = false;
        Ok((body.len() as u64 == length).then_some(Frame::Body(body)))
    }
}

/// The length of a body that a line gives.
fn length_in(line: &[u8]) -> Option<u64> {
    let mut windows = line.windows(LENGTH.len());
    let at = windows.rposition(|bytes| bytes.eq_ignore_ascii_case(LENGTH))?;
    let words = line[at + LENGTH.len()..].trim_ascii();
    std::str::from_utf8(words).ok()?.parse().ok()
}

/// Whether a line is another field of a header.
fn is_field(line: &[u8]) -> bool {
    let colon = line.iter().position(|byte| *byte == b':');
    let name = colon.map_or(&[][..], |colon| &line[..colon]);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    !name.is_empty() && name.iter().all(is_name)
}
