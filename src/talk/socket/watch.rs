//! Hears when something changes in a folder, so that nobody has to look again and again. Only on Linux; elsewhere,
//! whoever waits has to look.

use std::path::Path;

/// Hears of one folder.
#[derive(Debug)]
pub(super) struct Watch {
    #[cfg(target_os = "linux")]
    inotify: std::os::fd::OwnedFd,
}

#[cfg(target_os = "linux")]
impl Watch {
    /// Hears of the folder at a path; none where the system has no more of this to give, or nothing stands there.
    pub(super) fn on(folder: &Path) -> Option<Self> {
        use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
        let inotify = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok()?;
        let flags = WatchFlags::CREATE
            | WatchFlags::DELETE
            | WatchFlags::MOVE
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::ONLYDIR;
        add_watch(&inotify, folder, flags).ok()?;
        Some(Self { inotify })
    }

    /// What can be read when something has changed.
    pub(super) fn fd(&self) -> Option<std::os::fd::BorrowedFd<'_>> {
        use std::os::fd::AsFd;
        Some(self.inotify.as_fd())
    }

    /// Forgets what has changed so far.
    pub(super) fn heard(&self) {
        let mut bytes = [0; 4096];
        while rustix::io::read(&self.inotify, &mut bytes).is_ok_and(|count| count > 0) {}
    }
}

#[cfg(not(target_os = "linux"))]
impl Watch {
    pub(super) fn on(_: &Path) -> Option<Self> {
        None
    }

    pub(super) fn fd(&self) -> Option<std::os::fd::BorrowedFd<'_>> {
        None
    }

    pub(super) fn heard(&self) {}
}
