//! One end of a socket between a talk and a console. Nothing here ever waits for the other end.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;

use rustix::event::PollFlags;

use crate::talk::message::{BadLine, Lines};

/// The most that is read at once, in bytes.
const ONCE: usize = 16 << 10;

/// An end that is open.
#[derive(Debug)]
pub(super) struct Connection {
    stream: UnixStream,
    lines: Lines,
    /// Lines that wait to be sent; of the first one, `sent` bytes are.
    waiting: VecDeque<Arc<[u8]>>,
    sent: usize,
}

/// Why a connection is of no more use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ended {
    /// The other end is closed, or broken.
    Closed,
    /// It says something that nobody understands.
    Bad(BadLine),
}

impl Connection {
    /// The connection over a stream.
    ///
    /// # Errors
    /// When the stream cannot be made one that does not wait.
    pub(super) fn over(stream: UnixStream) -> io::Result<Self> {
        stream.set_nonblocking(true)?;
        Ok(Self {
            stream,
            lines: Lines::default(),
            waiting: VecDeque::new(),
            sent: 0,
        })
    }

    /// Sends a line, and nothing more of what waits but a line that was begun: only the newest counts.
    pub(super) fn send_newest(&mut self, line: Arc<[u8]>) -> Result<(), Ended> {
        self.waiting.truncate(usize::from(self.sent > 0));
        self.send(line)
    }

    /// Sends a line behind those that wait.
    pub(super) fn send(&mut self, line: Arc<[u8]>) -> Result<(), Ended> {
        self.waiting.push_back(line);
        self.go_on()
    }

    /// Sends as much of what waits as the other end takes.
    pub(super) fn go_on(&mut self) -> Result<(), Ended> {
        while let Some(line) = self.waiting.front() {
            match self.stream.write(line.get(self.sent..).unwrap_or_default()) {
                Ok(count) => self.sent += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(_) => return Err(Ended::Closed),
            }
            if self.sent >= line.len() {
                self.waiting.pop_front();
                self.sent = 0;
            }
        }
        Ok(())
    }

    /// Reads what came, at most [`ONCE`] of it, and hands on each whole line.
    pub(super) fn read(
        &mut self,
        mut heed: impl FnMut(&[u8]) -> Result<(), BadLine>,
    ) -> Result<(), Ended> {
        let mut bytes = [0; ONCE];
        let count = match self.stream.read(&mut bytes) {
            Ok(0) => return Err(Ended::Closed),
            Ok(count) => count,
            Err(error)
                if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) =>
            {
                return Ok(());
            }
            Err(_) => return Err(Ended::Closed),
        };
        self.lines.feed(bytes.get(..count).unwrap_or_default());
        while let Some(line) = self.lines.next().map_err(Ended::Bad)? {
            heed(&line).map_err(Ended::Bad)?;
        }
        Ok(())
    }

    /// How many lines wait to be sent.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What is to be waited for.
    pub(super) fn awaited(&self) -> PollFlags {
        match self.waiting.is_empty() {
            true => PollFlags::IN,
            false => PollFlags::IN | PollFlags::OUT,
        }
    }
}

impl AsFd for Connection {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.stream.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};

    use super::*;

    #[test]
    fn whoever_lags_gets_whole_lines_and_the_newest_last() {
        let (own, other) = UnixStream::pair().unwrap();
        let mut connection = Connection::over(own).unwrap();
        let line = |number: usize| -> Arc<[u8]> {
            let text = format!("{number} {}\n", "x".repeat(60_000));
            text.into_bytes().into()
        };
        for number in 0..1000 {
            connection.send_newest(line(number)).unwrap();
        }
        assert!(connection.waiting.len() <= 2);
        let reader = std::thread::spawn(move || {
            let lines = BufReader::new(other).lines().map_while(Result::ok);
            let lines: Vec<String> = lines.collect();
            assert!(lines.iter().all(|line| line.ends_with(&"x".repeat(60_000))));
            let numbers = lines
                .iter()
                .map(|line| line.split(' ').next().unwrap().to_owned());
            numbers.collect::<Vec<String>>()
        });
        while !connection.waiting.is_empty() {
            connection.go_on().unwrap();
            std::thread::yield_now();
        }
        drop(connection);
        let numbers = reader.join().unwrap();
        assert_eq!(numbers.first().map(String::as_str), Some("0"));
        assert_eq!(numbers.last().map(String::as_str), Some("999"));
        assert!(numbers.len() < 20, "{numbers:?}");
    }

    #[test]
    fn an_end_that_is_closed_is_told_and_not_more() {
        let (own, other) = UnixStream::pair().unwrap();
        let mut connection = Connection::over(own).unwrap();
        drop(other);
        let ended = Err(Ended::Closed);
        assert_eq!(connection.read(|_| Ok(())), ended);
        assert_eq!(connection.send(Arc::from(&b"x\n"[..])), ended);
    }
}
