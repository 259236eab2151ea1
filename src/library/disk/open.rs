//! Opening a file so that nothing can be put in its place: what was opened is asked what it is and where it lies, not
//! the path.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustix::fs::{Mode, OFlags};

use crate::source::{BadBytes, decode};

/// How often a file is read that changes while it is read.
const TRIES: usize = 3;

/// What stands at a path.
#[derive(Debug)]
pub(super) enum Opened {
    /// A text, and bytes of it that are no UTF-8.
    Text(String, Option<BadBytes>),
    /// Something else than a regular file: whether it is a folder.
    NotAFile(bool),
    /// A file with more bytes than are read.
    TooLarge,
    /// A file of which so many bytes are no UTF-8 that it is no text.
    NoText,
    /// A link that leads out of the root.
    Outside,
}

/// What was read at a path.
#[derive(Debug)]
pub(super) struct Reading {
    /// What stands there.
    pub(super) opened: Opened,
    /// When that last changed.
    pub(super) changed: SystemTime,
    /// Whether it was the same before it was read and after.
    pub(super) is_steady: bool,
}

/// Reads at most so many bytes of a file; with a root, only if it lies inside.
///
/// # Errors
/// Those of the system.
pub(super) fn read(path: &Path, root: Option<&Root>, most: u64) -> io::Result<Reading> {
    let mut tries = 1..;
    loop {
        let Some(file) = open(path, root)? else {
            return Ok(Reading {
                opened: Opened::Outside,
                changed: changed(path),
                is_steady: true,
            });
        };
        let reading = read_opened(file, most)?;
        if reading.is_steady || tries.next() >= Some(TRIES) {
            return Ok(reading);
        }
    }
}

/// The first bytes of a regular file, as many as one read gets; nothing of anything else.
///
/// # Errors
/// Those of the system.
pub(super) fn head(path: &Path, root: Option<&Root>, bytes: &mut [u8]) -> io::Result<usize> {
    match open(path, root)? {
        Some(mut file) if file.metadata()?.is_file() => file.read(bytes),
        _ => Ok(0),
    }
}

/// A regular file of at most so many bytes, opened; nothing of anything else.
///
/// # Errors
/// Those of the system.
pub(super) fn regular(path: &Path, root: Option<&Root>, most: u64) -> io::Result<Option<File>> {
    let Some(file) = open(path, root)? else {
        return Ok(None);
    };
    let found = file.metadata()?;
    Ok((found.is_file() && found.len() <= most).then_some(file))
}

/// When what stands at a path last changed; long ago where nobody can tell.
pub(super) fn changed(path: &Path) -> SystemTime {
    let found = path.symlink_metadata();
    found.map_or(UNIX_EPOCH, |found| last_change(&found))
}

fn read_opened(file: File, most: u64) -> io::Result<Reading> {
    let before = file.metadata()?;
    let reading = |opened, after: &Metadata| Reading {
        opened,
        changed: last_change(after),
        is_steady: same(&before, after),
    };
    if !before.is_file() {
        return Ok(reading(Opened::NotAFile(before.is_dir()), &before));
    }
    if before.len() > most {
        return Ok(reading(Opened::TooLarge, &before));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0) + 1);
    (&file).take(most + 1).read_to_end(&mut bytes)?;
    let after = file.metadata()?;
    if bytes.len() as u64 > most {
        return Ok(reading(Opened::TooLarge, &after));
    }
    let text = decode(bytes).map(|(text, bad)| Opened::Text(text, bad));
    Ok(reading(text.unwrap_or(Opened::NoText), &after))
}

/// The later of what changed in a file and what changed of it, as its rights or its name.
fn last_change(found: &Metadata) -> SystemTime {
    let time = |seconds: i64, nanos: i64| {
        let seconds = Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
        let nanos = Duration::from_nanos(u64::try_from(nanos).unwrap_or(0));
        UNIX_EPOCH.checked_add(seconds + nanos)
    };
    let modified = time(found.mtime(), found.mtime_nsec());
    let changed = time(found.ctime(), found.ctime_nsec());
    modified.max(changed).unwrap_or(UNIX_EPOCH)
}

fn same(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len() && last_change(a) == last_change(b)
}

/// A folder that was asked for: links are followed only inside of it.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    folder: OwnedFd,
}

impl Root {
    /// The folder at a path.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self {
            path: path.to_owned(),
            folder: rustix::fs::open(path, flags, Mode::empty())?,
        })
    }

    /// Its path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a file inside; none when it lies outside.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn open(&self, path: &Path) -> io::Result<Option<File>> {
        use rustix::fs::{ResolveFlags, openat2};
        use rustix::io::Errno;
        let within = path.strip_prefix(&self.path).unwrap_or(path);
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        match openat2(&self.folder, within, flags(), Mode::empty(), resolve) {
            Ok(file) => Ok(Some(File::from(file))),
            // XDEV: it leads out, or by an absolute link or by the root's parent back into the root. AGAIN: a folder on
            // the way was renamed meanwhile. The others: the kernel is older than 5.6, or a sandbox allows no such call.
            Err(Errno::XDEV | Errno::AGAIN | Errno::NOSYS | Errno::PERM) => self.open_and_ask(path),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn open(&self, path: &Path) -> io::Result<Option<File>> {
        self.open_and_ask(path)
    }

    /// Opens a file, then asks where it lies.
    fn open_and_ask(&self, path: &Path) -> io::Result<Option<File>> {
        let root = self.path.canonicalize()?;
        // What leads out anyway is not opened: opening alone may do something to a device.
        if !path.canonicalize()?.starts_with(&root) {
            return Ok(None);
        }
        let file = open_at_once(path)?;
        Ok(place(&file, path)?.starts_with(&root).then_some(file))
    }
}

/// Where an open file lies, as the system says.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn place(file: &File, path: &Path) -> io::Result<PathBuf> {
    use std::os::fd::AsRawFd;
    let told = std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd()));
    told.or_else(|_| place_by_inode(file, path))
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn place(file: &File, path: &Path) -> io::Result<PathBuf> {
    place_by_inode(file, path)
}

/// The path that leads to an open file without links, as long as the file is found there.
fn place_by_inode(file: &File, path: &Path) -> io::Result<PathBuf> {
    let real = path.canonicalize()?;
    let (opened, found) = (file.metadata()?, real.symlink_metadata()?);
    if (opened.dev(), opened.ino()) == (found.dev(), found.ino()) {
        return Ok(real);
    }
    Err(io::ErrorKind::NotFound.into())
}

fn open(path: &Path, root: Option<&Root>) -> io::Result<Option<File>> {
    match root {
        Some(root) => root.open(path),
        None => open_at_once(path).map(Some),
    }
}

fn open_at_once(path: &Path) -> io::Result<File> {
    Ok(File::from(rustix::fs::open(path, flags(), Mode::empty())?))
}

/// Without waiting: a pipe without a writer would otherwise block for ever.
fn flags() -> OFlags {
    OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    /// Both ways of staying inside say the same of each link.
    #[test]
    fn what_lies_outside_is_not_opened_by_either_way() {
        let folder = tempfile::tempdir().unwrap();
        let (root, outside) = (folder.path().join("root"), folder.path().join("outside"));
        fs::create_dir_all(root.join("sub")).unwrap();
        fs::create_dir(&outside).unwrap();
        for file in [root.join("sub/in.yaml"), outside.join("out.yaml")] {
            fs::write(file, "title: t").unwrap();
        }
        for (name, target, is_inside) in [
            ("relative", "sub/in.yaml".into(), true),
            ("absolute", root.join("sub/in.yaml"), true),
            ("round", "../root/sub/in.yaml".into(), true),
            ("out", "../outside/out.yaml".into(), false),
            ("far", outside.join("out.yaml"), false),
            ("folder", outside.clone(), false),
        ] {
            let link = root.join(name);
            symlink(&target, &link).unwrap();
            let opened = Root::at(&root).unwrap();
            assert_eq!(opened.open(&link).unwrap().is_some(), is_inside, "{name}");
            let asked = opened.open_and_ask(&link).unwrap();
            assert_eq!(asked.is_some(), is_inside, "{name}, asked");
        }
        // A folder that becomes a link after it was gone through.
        let opened = Root::at(&root).unwrap();
        let through = root.join("folder/out.yaml");
        assert!(opened.open(&through).unwrap().is_none());
    }

    #[test]
    fn where_a_file_lies_is_asked_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let (one, two) = (folder.join("one"), folder.join("two"));
        for file in [&one, &two] {
            fs::write(file, "").unwrap();
        }
        let file = open_at_once(&one).unwrap();
        assert_eq!(place_by_inode(&file, &one).unwrap(), one);
        assert!(place_by_inode(&file, &two).is_err());
        assert_eq!(place(&file, &one).unwrap(), one);
    }
}
