//! Changing several files, and the name of one: all of it, or nothing.
//!
//! Every new file is written and looked at before the first takes its place. What fails after that, though all could be
//! written, has those that did take it put back.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::beside::{self, Beside};
use super::lock::Lock;
use super::{folder_of, is_same, read, sync, target};

/// The most bytes of a file that is changed: those of the largest briefing.
const MOST: u64 = 16 << 20;

/// A file that changes.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// The file.
    pub(crate) path: PathBuf,
    /// What it held when it was read.
    pub(crate) was: String,
    /// What it is to hold.
    pub(crate) now: String,
}

/// A file that gets another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    /// Its name.
    pub(crate) from: PathBuf,
    /// The other name, which nothing has.
    pub(crate) to: PathBuf,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub(crate) struct NotChanged {
    /// The file that could not be.
    pub(crate) path: PathBuf,
    /// Why.
    pub(crate) why: Why,
}

/// Why a file could not be changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Why {
    /// It is another one now.
    #[error("it was changed by somebody else meanwhile: try again")]
    Changed,
    /// The system says no.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Changes files, then gives one of them, or another, its new name.
///
/// # Errors
/// When one of them cannot be written, or is not what it was: then all are as they were.
pub(crate) fn change_all(changes: &[Change], moved: Option<&Move>) -> Result<(), NotChanged> {
    let mut files = Vec::new();
    let mut known = HashMap::new();
    for change in changes {
        let target = target(&change.path).map_err(|why| failed(&change.path, why))?;
        // One file by two names is changed once.
        if known.insert(target.clone(), &change.now) != Some(&change.now) {
            files.push((target, change));
        }
    }
    let _locks = locks(&files, moved)?;
    let files = files.iter();
    let files: Vec<Ready<'_>> = files
        .map(|(target, change)| Ready::of(target, change))
        .collect::<Result<_, _>>()?;
    for file in &files {
        file.is_ready()?;
    }
    if let Some(Move { to, .. }) = moved.filter(|moved| moved.to.symlink_metadata().is_ok()) {
        return Err(failed(to, io::Error::from(io::ErrorKind::AlreadyExists)));
    }
    put_all(files, moved)
}

fn failed(path: &Path, why: impl Into<Why>) -> NotChanged {
    NotChanged {
        path: path.to_owned(),
        why: why.into(),
    }
}

/// The locks on all folders, taken in one order, so that two programs never wait for each other.
fn locks(files: &[(PathBuf, &Change)], moved: Option<&Move>) -> Result<Vec<Lock>, NotChanged> {
    let paths = files.iter().map(|(target, _)| target.as_path());
    let paths = paths.chain(moved.map(|moved| moved.to.as_path()));
    // One folder may be written in two ways, and is locked once.
    let real = |path: &Path| match folder_of(path).ok()? {
        folder if folder.as_os_str().is_empty() => Path::new(".").canonicalize().ok(),
        folder => folder.canonicalize().ok(),
    };
    let folders: BTreeSet<PathBuf> = paths.filter_map(real).collect();
    let lock = |folder: PathBuf| Lock::on(&folder).map_err(|why| failed(&folder, why));
    folders.into_iter().map(lock).collect()
}

/// A file with the one beside it that is to take its place.
struct Ready<'c> {
    change: &'c Change,
    target: &'c Path,
    found: Metadata,
    beside: Beside<'c>,
}

impl<'c> Ready<'c> {
    fn of(target: &'c Path, change: &'c Change) -> Result<Self, NotChanged> {
        let system = |why| failed(&change.path, why);
        beside::clean(target);
        let read = read(target, MOST).map_err(system)?;
        let read = read.filter(|read| read.text == change.was);
        let found = read
            .ok_or_else(|| failed(&change.path, Why::Changed))?
            .found;
        let beside = Beside::write(target, &change.now, Some(&found));
        let beside = beside.and_then(Beside::sync).map_err(system)?;
        Ok(Self {
            change,
            target,
            found,
            beside,
        })
    }

    /// Whether its place is still held by what was read.
    fn is_ready(&self) -> Result<(), NotChanged> {
        match is_same(Some(&self.found), self.target) {
            Ok(true) => Ok(()),
            Ok(false) => Err(failed(&self.change.path, Why::Changed)),
            Err(why) => Err(failed(&self.change.path, why)),
        }
    }
}

fn put_all(files: Vec<Ready<'_>>, moved: Option<&Move>) -> Result<(), NotChanged> {
    let mut done = Vec::new();
    for file in files {
        let Ready {
            change,
            target,
            beside,
            ..
        } = file;
        if let Err(why) = beside.put_in_place() {
            put_back(&done);
            return Err(failed(&change.path, why));
        }
        done.push((target, change));
    }
    if let Some(moved) = moved
        && let Err(why) = rename(moved)
    {
        put_back(&done);
        return Err(failed(&moved.to, why));
    }
    let folders = done.iter().filter_map(|(target, _)| folder_of(target).ok());
    folders.collect::<BTreeSet<_>>().into_iter().for_each(sync);
    Ok(())
}

/// Gives a file another name that nothing has.
fn rename(Move { from, to }: &Move) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Some disks have no second names.
        Err(_) => fs::rename(from, to),
    }
}

/// Puts back what files held. There is nobody to tell where that fails, too: the first failure is told.
fn put_back(done: &[(&Path, &Change)]) {
    for (target, change) in done {
        let found = fs::metadata(target).ok();
        let beside = Beside::write(target, &change.was, found.as_ref());
        let _ = beside.and_then(Beside::sync).and_then(Beside::put_in_place);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// Changes `a` and `b` and moves `a` to `c`, after something was done in the folder; what there is then, and why.
    fn check(meanwhile: impl Fn(&Path), expected: &[(&str, &str)], refused: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let change = |name: &str| {
            fs::write(path(name), "old").unwrap();
            Change {
                path: path(name),
                was: "old".to_owned(),
                now: format!("new {name}"),
            }
        };
        let changes = [change("a"), change("b")];
        meanwhile(folder.path());
        let moved = Move {
            from: path("a"),
            to: path("c"),
        };
        let why = change_all(&changes, Some(&moved)).err();
        let why = why.map(|why| why.to_string()).unwrap_or_default();
        let why = why.replace(&format!("{}/", folder.path().display()), "");
        assert!(
            why.starts_with(refused) && why.is_empty() == refused.is_empty(),
            "{why}"
        );
        let entries = fs::read_dir(folder.path()).unwrap().map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        });
        let mut entries: Vec<(String, String)> = entries.collect();
        entries.sort();
        let entries: Vec<(&str, &str)> = entries
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(entries, expected);
    }

    #[test]
    fn all_are_changed() {
        check(|_| {}, &[("b", "new b"), ("c", "new a")], "");
    }

    #[test]
    fn or_none_where_one_cannot_be() {
        let read_only = |folder: &Path| {
            fs::set_permissions(folder.join("b"), fs::Permissions::from_mode(0o444)).unwrap();
        };
        check(
            read_only,
            &[("a", "old"), ("b", "old")],
            "b: permission denied",
        );
        let changed = |folder: &Path| fs::write(folder.join("b"), "theirs").unwrap();
        check(
            changed,
            &[("a", "old"), ("b", "theirs")],
            "b: it was changed",
        );
        let gone = |folder: &Path| fs::remove_file(folder.join("b")).unwrap();
        check(gone, &[("a", "old")], "b: it was changed");
        let taken = |folder: &Path| fs::write(folder.join("c"), "theirs").unwrap();
        check(
            taken,
            &[("a", "old"), ("b", "old"), ("c", "theirs")],
            "c: entity already exists",
        );
    }
}
