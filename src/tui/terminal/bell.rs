//! Wakes the input thread out of its wait, by a pipe. Any thread may ring, at any moment; nobody waits for anything.

use std::{
    io::{self, PipeReader, PipeWriter, Write},
    sync::{
        OnceLock,
        atomic::{AtomicU8, Ordering},
    },
};

/// What the thread is woken for, as bits.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Reason {
    /// The screen may have another size.
    Resize = 1,
    /// The screen has to be drawn anew.
    Redraw = 2,
    /// Somebody else is to have the keys.
    Pause = 4,
    /// The terminal did not take everything that was written.
    Unsent = 8,
}

/// Several reasons.
#[derive(Clone, Copy)]
pub(super) struct Reasons(u8);

impl Reasons {
    /// Whether this is one of them.
    pub(super) fn has(self, reason: Reason) -> bool {
        self.0 & reason as u8 != 0
    }
}

static REASONS: AtomicU8 = AtomicU8::new(0);

/// Wakes the thread for one reason more. Never waits: at most one byte is on its way.
pub(super) fn ring(reason: Reason) {
    if REASONS.fetch_or(reason as u8, Ordering::AcqRel) == 0
        && let Ok((_, writer)) = pipe()
    {
        let _ = (&*writer).write(&[0]);
    }
}

/// What the bell was rung for since it was last asked. To be asked after the byte was read: a reason that comes between
/// the two is told now, and sends no byte.
pub(super) fn reasons() -> Reasons {
    Reasons(REASONS.swap(0, Ordering::AcqRel))
}

/// Where a byte comes when the bell was rung.
///
/// # Errors
/// When no more pipes can be had.
pub(super) fn reader() -> io::Result<PipeReader> {
    pipe()?.0.try_clone()
}

/// The pipe, made when first needed.
fn pipe() -> io::Result<&'static (PipeReader, PipeWriter)> {
    static PIPE: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();
    match PIPE.get() {
        Some(pipe) => Ok(pipe),
        None => {
            let made = io::pipe()?;
            Ok(PIPE.get_or_init(|| made))
        }
    }
}
