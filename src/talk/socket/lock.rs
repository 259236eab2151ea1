//! Who lives: a lock that a talk holds as long as it runs, whatever becomes of its socket. A program that dies, in
//! whatever way, holds it no longer.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, Mode, OFlags, flock};
use rustix::io::Errno;

/// How often a lock is tried, so that nobody who only looks whether it is held is taken for a talk.
const TRIES: usize = 20;
/// How long until the next try.
const PAUSE: Duration = Duration::from_millis(5);

/// A lock that is held as long as this lives; its file goes with it.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

/// Why a lock is not to be had.
#[derive(Debug)]
pub(super) enum NotLocked {
    /// A program has it, of this number where that is known.
    Held(Option<u32>),
    /// The system refuses.
    System(io::Error),
}

/// Whether a lock is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// By a program, of this number where that is known.
    Some(Option<u32>),
    /// By nobody.
    None,
}

impl Lock {
    /// Takes the lock whose file is at a path, and writes down who has it.
    ///
    /// # Errors
    /// When somebody else has it.
    pub(super) fn take(path: &Path) -> Result<Self, NotLocked> {
        for _ in 0..TRIES {
            let mut file = open(path, OFlags::CREATE).map_err(NotLocked::System)?;
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                // Whoever had it before may have taken its file away in this moment.
                Ok(()) if !is_at(&file, path) => {}
                Ok(()) => {
                    file.set_len(0)
                        .and_then(|()| write!(file, "{}", std::process::id()))
                        .map_err(NotLocked::System)?;
                    return Ok(Self {
                        path: path.to_owned(),
                        file,
                    });
                }
                Err(Errno::WOULDBLOCK) => thread::sleep(PAUSE),
                Err(Errno::INTR) => {}
                Err(error) => return Err(NotLocked::System(error.into())),
            }
        }
        let held = open(path, OFlags::empty()).ok().and_then(holder);
        Err(NotLocked::Held(held))
    }

    /// Whether its file is still where it was: without it, others would take the lock for free.
    pub(super) fn is_in_place(&self) -> bool {
        is_at(&self.file, &self.path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file may be another talk's by now.
        if self.is_in_place() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Who has the lock whose file is at a path. What nobody has any more is taken away.
pub(super) fn held(path: &Path) -> Holder {
    let Ok(file) = open(path, OFlags::empty()) else {
        return Holder::None;
    };
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => Holder::Some(holder(file)),
        Ok(()) => {
            let path = path.to_owned();
            drop(Lock { path, file });
            Holder::None
        }
        Err(_) => Holder::None,
    }
}

fn open(path: &Path, more: OFlags) -> io::Result<File> {
    let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | more;
    let mode = Mode::RUSR | Mode::WUSR;
    Ok(File::from(rustix::fs::open(path, flags, mode)?))
}

/// The number of the program that wrote it down.
fn holder(mut file: File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(file), Ok(found)) => (file.dev(), file.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_has_it_and_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.lock");
        assert_eq!(held(&path), Holder::None);
        let own = Some(std::process::id());
        let lock = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(NotLocked::Held(pid)) if pid == own));
        assert_eq!(held(&path), Holder::Some(own));
        drop(lock);
        assert_eq!(held(&path), Holder::None);
        assert!(!path.exists());
    }

    #[test]
    fn what_nobody_holds_any_more_is_free_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.lock");
        fs::write(&path, "1").unwrap();
        assert_eq!(held(&path), Holder::None);
        assert!(!path.exists());
        fs::write(&path, "not a number").unwrap();
        let lock = Lock::take(&path).unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            std::process::id().to_string()
        );
        // Its file was taken away and made again by somebody else: theirs stays.
        fs::remove_file(&path).unwrap();
        assert!(!lock.is_in_place());
        let other = Lock::take(&path).unwrap();
        drop(lock);
        assert!(other.is_in_place());
    }

    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (real, path) = (folder.path().join("real"), folder.path().join("talk.lock"));
        fs::write(&real, "mine").unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        assert!(matches!(Lock::take(&path), Err(NotLocked::System(_))));
        assert_eq!(held(&path), Holder::None);
        assert_eq!(fs::read_to_string(&real).unwrap(), "mine");
    }

    #[test]
    fn whoever_only_looks_is_not_taken_for_a_talk() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.lock");
        thread::scope(|scope| {
            scope.spawn(|| {
                for _ in 0..200 {
                    held(&path);
                }
            });
            for _ in 0..50 {
                assert!(Lock::take(&path).is_ok());
            }
        });
    }
}
