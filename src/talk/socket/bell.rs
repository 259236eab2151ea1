//! Wakes a thread out of its wait, by a pipe. Any thread may ring, at any moment; nobody waits for anything.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};

/// A bell of one thread.
#[derive(Debug)]
pub(super) struct Bell {
    reader: PipeReader,
    writer: PipeWriter,
    is_rung: AtomicBool,
}

impl Bell {
    /// A bell.
    ///
    /// # Errors
    /// When no more pipes can be had.
    pub(super) fn new() -> io::Result<Self> {
        let (reader, writer) = io::pipe()?;
        Ok(Self {
            reader,
            writer,
            is_rung: AtomicBool::new(false),
        })
    }

    /// Wakes the thread. At most one byte is on its way, so that this never waits.
    pub(super) fn ring(&self) {
        if !self.is_rung.swap(true, Ordering::AcqRel) {
            let _ = (&self.writer).write(&[0]);
        }
    }

    /// To be called by the thread when there is something to read: from here on, another ring is another byte.
    pub(super) fn heard(&self) {
        let _ = (&self.reader).read(&mut [0]);
        self.is_rung.store(false, Ordering::Release);
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}
