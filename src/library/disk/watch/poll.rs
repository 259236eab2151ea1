//! Looking at files again and again, where nothing tells of their changes.

use std::fs::Metadata;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use foldhash::fast::FixedState;

use crate::library::disk::find::Finding;

/// How often files are looked at.
pub(super) const EVERY: Duration = Duration::from_secs(1);

/// A thread that looks, as long as this is there.
pub(super) struct Poll {
    /// Nothing is sent: the thread ends when this is gone.
    _ends: Sender<()>,
}

impl Poll {
    /// Looks at what is there, then again and again: what changes from now on is told.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn start(
        paths: Vec<PathBuf>,
        stirred: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (ends, end) = mpsc::channel();
        let mut before = glance(&paths);
        let look = move || {
            while end.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = glance(&paths);
                if now != before {
                    before = now;
                    stirred();
                }
            }
        };
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(look)?;
        Ok(Self { _ends: ends })
    }
}

/// A number of which files there are at some paths, and of when each changed last.
fn glance(paths: &[PathBuf]) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    for file in Finding::in_context(paths).files {
        file.path.hash(&mut hasher);
        state(&file.path).hash(&mut hasher);
    }
    hasher.finish()
}

/// What tells one state of a file from another: that of the file, not of a link to it.
fn state(path: &Path) -> Option<[i64; 7]> {
    let found: Metadata = path.metadata().ok()?;
    Some([
        found.dev().cast_signed(),
        found.ino().cast_signed(),
        found.len().cast_signed(),
        found.mtime(),
        found.mtime_nsec(),
        found.ctime(),
        found.ctime_nsec(),
    ])
}
