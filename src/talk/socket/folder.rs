//! The folder of the sockets: the user's only, or not used at all.

use std::ffi::OsStr;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::process::geteuid;

/// The most bytes of a socket's path that every system takes.
const PATH: usize = 103;

/// A folder that is the user's, and that nobody else can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    path: PathBuf,
}

/// Why a folder is not used.
#[derive(Debug, thiserror::Error)]
pub enum BadFolder {
    /// Something else stands there.
    #[error("{0} is a link or no folder; the sockets of talks would lie there: take it away")]
    NoFolder(PathBuf),
    /// It is another user's.
    #[error(
        "{0} belongs to another user; the sockets of talks would lie there: have it taken away"
    )]
    NotOurs(PathBuf),
    /// Others may look into it.
    #[error(
        "{path} may be opened by others (mode {mode:04o}); the sockets of talks would lie there: chmod 700 {path}"
    )]
    Wide {
        /// The folder.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// A path in it is longer than a socket's may be.
    #[error(
        "the socket {0} would have a path of more than {PATH} bytes: give the session a shorter name by --session"
    )]
    LongPath(PathBuf),
    /// The system refuses.
    #[error("{path}: {error}")]
    System {
        /// What it is about.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Where the sockets of this user may be, the first place first: `bluf` in `$XDG_RUNTIME_DIR` where that is this user's,
/// and a folder of `/tmp` for programs that are started without it, as after `su`.
pub(crate) fn places() -> Vec<PathBuf> {
    let uid = geteuid().as_raw();
    let runtime = std::env::var_os("XDG_RUNTIME_DIR");
    places_of(runtime.as_deref(), uid)
}

fn places_of(runtime: Option<&OsStr>, uid: u32) -> Vec<PathBuf> {
    let runtime = runtime.map(Path::new).filter(|path| path.is_absolute());
    let is_ours = |path: &&Path| {
        let found = path.metadata();
        found.is_ok_and(|found| found.is_dir() && found.uid() == uid)
    };
    let runtime = runtime.filter(is_ours).map(|path| path.join("bluf"));
    let shared = PathBuf::from(format!("/tmp/bluf-{uid}"));
    runtime.into_iter().chain([shared]).collect()
}

impl Folder {
    /// The folder at a path, which is made where it is not there.
    ///
    /// # Errors
    /// When it cannot be made, or is not the user's only.
    pub(crate) fn make(path: &Path) -> Result<Self, BadFolder> {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(system(path, error)),
            _ => Self::find(path)?.ok_or_else(|| system(path, io::ErrorKind::NotFound.into())),
        }
    }

    /// The folder at a path; none where there is nothing.
    ///
    /// # Errors
    /// When it is not the user's only.
    pub(crate) fn find(path: &Path) -> Result<Option<Self>, BadFolder> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = match rustix::fs::open(path, flags, Mode::empty()) {
            Ok(opened) => File::from(opened),
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::NOTDIR | Errno::LOOP) => return Err(BadFolder::NoFolder(path.to_owned())),
            // One that even its owner may not read.
            Err(error) => return Err(system(path, error.into())),
        };
        let found = opened.metadata().map_err(|error| system(path, error))?;
        if found.uid() != geteuid().as_raw() {
            return Err(BadFolder::NotOurs(path.to_owned()));
        }
        let mode = found.mode() & 0o7777;
        if mode & 0o077 != 0 {
            let path = path.to_owned();
            return Err(BadFolder::Wide { path, mode });
        }
        Ok(Some(Self {
            path: path.to_owned(),
        }))
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The socket of a session.
    ///
    /// # Errors
    /// When its path is longer than a socket's may be.
    pub(super) fn socket(&self, name: &str) -> Result<PathBuf, BadFolder> {
        let path = self.path.join(format!("{name}.sock"));
        match path.as_os_str().len() > PATH {
            true => Err(BadFolder::LongPath(path)),
            false => Ok(path),
        }
    }

    /// The lock of a session.
    pub(super) fn lock(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.lock"))
    }
}

pub(super) fn system(path: &Path, error: io::Error) -> BadFolder {
    BadFolder::System {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn the_runtime_folder_is_taken_where_it_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let uid = geteuid().as_raw();
        let shared = PathBuf::from(format!("/tmp/bluf-{uid}"));
        let own = folder.path().join("bluf");
        let places = |runtime: &Path| places_of(Some(runtime.as_os_str()), uid);
        assert_eq!(places(folder.path()), [own, shared.clone()]);
        for unfit in ["", "run/user", "/nowhere/at/all", "/proc/version"] {
            let places = places(Path::new(unfit));
            assert_eq!(places.first(), Some(&shared), "{unfit}");
        }
        assert_eq!(places_of(None, uid).first(), Some(&shared));
        assert_eq!(super::places().last(), Some(&shared));
        // After `su` the variable names the folder of somebody else.
        let other = places_of(Some(folder.path().as_os_str()), uid + 1);
        assert_eq!(other, [PathBuf::from(format!("/tmp/bluf-{}", uid + 1))]);
    }

    #[test]
    fn a_folder_is_made_for_its_user_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bluf");
        assert_eq!(Folder::find(&path).unwrap(), None);
        let made = Folder::make(&path).unwrap();
        assert_eq!(made.path(), path);
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o700);
        assert_eq!(Folder::make(&path).unwrap(), made);
        assert_eq!(Folder::find(&path).unwrap(), Some(made));
    }

    #[track_caller]
    fn check(path: &Path, expected: &str) {
        for told in [
            Folder::make(path).unwrap_err(),
            Folder::find(path).unwrap_err(),
        ] {
            let told = told.to_string();
            assert!(told.contains(expected), "{told}");
            assert!(told.contains(path.to_str().unwrap()), "{told}");
        }
    }

    #[test]
    fn a_folder_that_others_can_open_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bluf");
        fs::create_dir(&path).unwrap();
        for mode in [0o755, 0o710, 0o701, 0o770, 0o1777] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            check(&path, &format!("(mode {mode:04o})"));
        }
    }

    #[test]
    fn what_is_no_folder_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        Folder::make(&real).unwrap();
        let link = folder.path().join("link");
        symlink(&real, &link).unwrap();
        check(&link, "is a link or no folder");
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        check(&file, "is a link or no folder");
        let dangling = folder.path().join("dangling");
        symlink(folder.path().join("nowhere"), &dangling).unwrap();
        check(&dangling, "is a link or no folder");
    }

    #[test]
    fn a_folder_of_somebody_else_is_not_used() {
        if !geteuid().is_root() {
            // Nobody else can give a folder away.
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bluf");
        Folder::make(&path).unwrap();
        std::os::unix::fs::chown(&path, Some(4321), None).unwrap();
        check(&path, "belongs to another user");
    }

    #[test]
    fn a_path_that_is_too_long_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::make(&folder.path().join("bluf")).unwrap();
        let room = PATH - folder.path().as_os_str().len() - "/.sock".len();
        assert!(folder.socket(&"x".repeat(room)).is_ok());
        let told = folder.socket(&"x".repeat(room + 1)).unwrap_err();
        assert!(told.to_string().contains("--session"), "{told}");
    }
}
