//! What a talk and its thread pass to each other.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::talk::message::Command;
use crate::talk::socket::bell::Bell;

/// The most commands that wait to be heeded: as long as there are so many, no console is listened to.
const COMMANDS: usize = 64;

/// Something that a talk hears.
#[derive(Debug)]
pub enum Heard {
    /// A console asks for something.
    Asked(Asked),
    /// So many consoles are there now.
    Consoles(usize),
    /// No console can join any more, for this reason.
    Unreachable(String),
    /// Consoles can join again.
    Reachable,
}

/// What a console asks for. As long as it is not dropped, it counts as not heeded.
#[derive(Debug)]
pub struct Asked {
    /// The command.
    pub command: Command,
    shared: Arc<Shared>,
}

/// What the thread and those who have to do with it share.
#[derive(Debug)]
pub(super) struct Shared {
    /// Wakes the thread.
    pub(super) bell: Bell,
    told: Mutex<Told>,
    /// How many commands wait to be heeded.
    waiting: AtomicUsize,
}

/// What the thread is told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The newest state, as a line.
    pub(super) newest: Option<Arc<[u8]>>,
    pub(super) has_ended: bool,
}

impl Shared {
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self {
            bell: Bell::new()?,
            told: Mutex::default(),
            waiting: AtomicUsize::new(0),
        })
    }

    pub(super) fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the talk is behind with commands.
    pub(super) fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::Acquire) >= COMMANDS
    }
}

impl Asked {
    pub(super) fn new(command: Command, shared: &Arc<Shared>) -> Self {
        shared.waiting.fetch_add(1, Ordering::AcqRel);
        Self {
            command,
            shared: shared.clone(),
        }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if self.shared.waiting.fetch_sub(1, Ordering::AcqRel) == COMMANDS {
            // Consoles are listened to again.
            self.shared.bell.ring();
        }
    }
}
