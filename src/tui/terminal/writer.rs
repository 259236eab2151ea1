//! Writes to the terminal and never waits for it: what it does not take now is kept, and sent when it takes more.
//!
//! A write that waits cannot be taken back: while the terminal takes nothing, nobody could end the program. Writing
//! without waiting is a property of the open file, which the shell and others share (`O_NONBLOCK`), so the terminal is
//! opened once more for this program alone. Where that is not allowed (after `su`), the shared one is changed for the
//! moment of each write.

use std::{
    io,
    os::fd::{BorrowedFd, OwnedFd},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{Mode, OFlags, fcntl_getfl, fcntl_setfl, fstat, open},
    io::{Errno, retry_on_intr, write},
    stdio::stdout,
    termios::{QueueSelector, tcflush, ttyname},
};

/// What is on its way to the terminal.
#[derive(Debug)]
pub(super) struct Writer {
    line: Line,
    unsent: Vec<u8>,
    sent: usize,
}

/// How much the terminal has taken of what waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// Everything: nothing waits any more.
    All,
    /// Some of it.
    Some,
    /// Nothing.
    Nothing,
}

/// What is written to.
#[derive(Debug)]
enum Line {
    /// Not known yet.
    Unopened,
    /// The terminal, opened for this program.
    Own(OwnedFd),
    /// Standard output, as it was found.
    Shared,
}

impl Writer {
    pub(super) const fn new() -> Self {
        Self {
            line: Line::Unopened,
            unsent: Vec::new(),
            sent: 0,
        }
    }

    /// Whether the terminal has taken everything.
    pub(super) fn is_done(&self) -> bool {
        self.unsent.is_empty()
    }

    /// Writes behind what waits already.
    ///
    /// # Errors
    /// When the terminal is gone; then nothing waits any more.
    pub(super) fn push(&mut self, bytes: &[u8]) -> io::Result<Sent> {
        self.unsent.extend_from_slice(bytes);
        self.send()
    }

    /// Sends as much as the terminal takes now.
    ///
    /// # Errors
    /// Those of [`Writer::push`].
    pub(super) fn send(&mut self) -> io::Result<Sent> {
        let before = self.sent;
        while let Some(rest @ [_, ..]) = self.unsent.get(self.sent..) {
            match self.line.write(rest) {
                Ok(0) => return self.failed(io::ErrorKind::WriteZero.into()),
                Ok(written) => self.sent += written,
                Err(Errno::AGAIN) if self.sent == before => return Ok(Sent::Nothing),
                Err(Errno::AGAIN) => return Ok(Sent::Some),
                Err(error) => return self.failed(error.into()),
            }
        }
        self.clear();
        Ok(Sent::All)
    }

    /// Writes something at last, whatever becomes of what waits: that is not sent any more. Waits for so long, then
    /// throws away what the system holds back for the terminal, to make room.
    pub(super) fn end_with(&mut self, bytes: &[u8], patience: Duration) {
        if !self.is_done() {
            self.clear();
            throw_away();
        }
        let end = Instant::now() + patience;
        let mut failed = self.push(bytes).is_err();
        while !self.is_done() && !failed && waits_until(end) {
            failed = self.send().is_err();
        }
        if !self.is_done() {
            self.clear();
            throw_away();
            // There is nobody to tell when this fails, too.
            let _ = self.push(bytes);
            self.clear();
        }
    }

    fn clear(&mut self) {
        self.unsent.clear();
        // The largest frames are rare.
        self.unsent.shrink_to(64 * 1024);
        self.sent = 0;
    }

    fn failed(&mut self, error: io::Error) -> io::Result<Sent> {
        self.clear();
        Err(error)
    }
}

impl Line {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Errno> {
        if let Self::Unopened = self {
            *self = reopened().map_or(Self::Shared, Self::Own);
        }
        match self {
            Self::Own(line) => retry_on_intr(|| write(&*line, bytes)),
            Self::Unopened | Self::Shared => without_waiting(stdout(), bytes),
        }
    }
}

/// The terminal of standard output, opened once more.
fn reopened() -> Option<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let line = open(ttyname(stdout(), Vec::new()).ok()?, flags, Mode::empty()).ok()?;
    // The name may be that of another terminal, where the program runs in a world of its own (a container).
    let (opened, wanted) = (fstat(&line).ok()?, fstat(stdout()).ok()?);
    (opened.st_rdev == wanted.st_rdev).then_some(line)
}

fn without_waiting(line: BorrowedFd<'_>, bytes: &[u8]) -> Result<usize, Errno> {
    let flags = fcntl_getfl(line)?;
    fcntl_setfl(line, flags | OFlags::NONBLOCK)?;
    let written = retry_on_intr(|| write(line, bytes));
    fcntl_setfl(line, flags)?;
    written
}

/// Throws away what was written and not yet taken.
fn throw_away() {
    let _ = tcflush(stdout(), QueueSelector::OFlush);
}

/// Waits until the terminal takes something, and says whether it does so in time.
fn waits_until(end: Instant) -> bool {
    let out = stdout();
    let mut waiting = [PollFd::new(&out, PollFlags::OUT)];
    let left = end.saturating_duration_since(Instant::now());
    let left = Timespec::try_from(left).ok();
    retry_on_intr(|| poll(&mut waiting, left.as_ref())).is_ok_and(|ready| ready > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::fd::AsFd;

    use super::*;

    #[test]
    fn a_shared_line_is_never_waited_for_and_left_as_it_was() {
        let (_reader, writer) = io::pipe().unwrap();
        let before = fcntl_getfl(&writer).unwrap();
        let mut written = 0;
        let full = loop {
            match without_waiting(writer.as_fd(), &[b'x'; 4096]) {
                Ok(count) => written += count,
                Err(error) => break error,
            }
        };
        assert_eq!(full, Errno::AGAIN);
        assert!(written > 0);
        assert_eq!(fcntl_getfl(&writer).unwrap(), before);
    }
}
