//! What stands in the file system for a talk that runs: its lock and its socket. They may vanish, with their folder or
//! without, and are made again.

use std::fs::{self, Permissions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use super::error::NoHost;
use crate::talk::socket::folder::{Folder, system};
use crate::talk::socket::lock::{Holder, Lock, NotLocked, held};
use crate::talk::socket::name::SessionName;
use crate::talk::socket::watch::Watch;

/// A lock that is held, and a socket that listens.
#[derive(Debug)]
pub(super) struct Standing {
    place: PathBuf,
    name: SessionName,
    lock: Lock,
    socket: Socket,
    watch: Option<Watch>,
}

/// A socket that listens, and the file by which it is found.
#[derive(Debug)]
struct Socket {
    listener: UnixListener,
    path: PathBuf,
    /// Device and number of the file.
    file: (u64, u64),
}

impl Standing {
    /// Makes both in the first of some places, if no talk of this name runs in any of them.
    pub(super) fn take(places: &[PathBuf], name: &SessionName) -> Result<Self, NoHost> {
        let place = places
            .first()
            .ok_or(io::Error::from(io::ErrorKind::NotFound))?;
        for other in places.iter().skip(1) {
            if let Ok(Some(folder)) = Folder::find(other)
                && let Holder::Some(pid) = held(&folder.lock(name.as_str()))
            {
                return Err(taken(name, pid));
            }
        }
        let folder = Folder::make(place)?;
        // Before the lock: a name that is too long leaves nothing behind.
        folder.socket(name.as_str())?;
        let lock = lock(&folder, name)?;
        let watch = Watch::on(folder.path());
        Ok(Self {
            socket: Socket::listen(&folder, name)?,
            place: place.clone(),
            name: name.clone(),
            lock,
            watch,
        })
    }

    /// Makes again what is not there any more; says whether that was anything.
    pub(super) fn restore(&mut self) -> Result<bool, NoHost> {
        if self.lock.is_in_place() && self.socket.is_in_place() {
            return Ok(false);
        }
        let folder = Folder::make(&self.place)?;
        if !self.lock.is_in_place() {
            self.lock = lock(&folder, &self.name)?;
        }
        // The folder may be another one.
        self.watch = Watch::on(folder.path());
        if !self.socket.is_in_place() {
            self.socket = Socket::listen(&folder, &self.name)?;
        }
        Ok(true)
    }

    /// Whoever waits to be let in, at least one; none when nobody does.
    pub(super) fn accept(&self) -> io::Result<UnixStream> {
        self.socket.listener.accept().map(|(stream, _)| stream)
    }

    /// What can be read when somebody waits to be let in.
    pub(super) fn listener(&self) -> BorrowedFd<'_> {
        self.socket.listener.as_fd()
    }

    /// What hears of changes in the folder.
    pub(super) fn watch(&self) -> Option<&Watch> {
        self.watch.as_ref()
    }
}

impl Socket {
    /// Listens at the session's path, in the place of whatever socket stands there: the lock is held. It gets its name
    /// when it listens already, so that nobody who finds it is refused.
    fn listen(folder: &Folder, name: &SessionName) -> Result<Self, NoHost> {
        let path = folder.socket(name.as_str())?;
        let told = |error: io::Error| NoHost::Folder(system(&path, error));
        let beside = path.with_extension("new");
        let _ = fs::remove_file(&beside);
        let listener = UnixListener::bind(&beside).map_err(told)?;
        let ready = || {
            listener.set_nonblocking(true)?;
            fs::set_permissions(&beside, Permissions::from_mode(0o600))?;
            let file = identity(&beside)?;
            fs::rename(&beside, &path)?;
            Ok(file)
        };
        let file = ready().map_err(|error| {
            let _ = fs::remove_file(&beside);
            told(error)
        })?;
        Ok(Self {
            listener,
            path,
            file,
        })
    }

    fn is_in_place(&self) -> bool {
        identity(&self.path).is_ok_and(|found| found == self.file)
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        if self.socket.is_in_place() {
            let _ = fs::remove_file(&self.socket.path);
        }
    }
}

fn identity(path: &Path) -> io::Result<(u64, u64)> {
    let found = fs::symlink_metadata(path)?;
    Ok((found.dev(), found.ino()))
}

fn lock(folder: &Folder, name: &SessionName) -> Result<Lock, NoHost> {
    let path = folder.lock(name.as_str());
    Lock::take(&path).map_err(|error| match error {
        NotLocked::Held(pid) => taken(name, pid),
        NotLocked::System(error) => NoHost::Folder(system(&path, error)),
    })
}

fn taken(name: &SessionName, pid: Option<u32>) -> NoHost {
    NoHost::Taken {
        name: name.clone(),
        pid,
    }
}
