//! One writer at a time in a folder.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// How often it is tried: a screen waits for it, so that it must come to an end.
const TRIES: usize = 50;
/// How long until the next try.
const PAUSE: Duration = Duration::from_millis(10);

/// A lock on a folder, as long as it lives. It leaves no file behind, whatever becomes of the program.
pub(super) struct Lock {
    /// None where the system has no locks on folders, as on some disks elsewhere.
    _folder: Option<File>,
}

impl Lock {
    /// Waits for half a second at most.
    ///
    /// # Errors
    /// When somebody else has the lock all the while (`ResourceBusy`); when the folder cannot be opened.
    pub(super) fn on(folder: &Path) -> io::Result<Self> {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let folder = File::open(folder)?;
        for _ in 0..TRIES {
            match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => {
                    return Ok(Self {
                        _folder: Some(folder),
                    });
                }
                Err(Errno::WOULDBLOCK) => thread::sleep(PAUSE),
                Err(Errno::INTR) => {}
                Err(_) => return Ok(Self { _folder: None }),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }
}
