//! Changing a file so that nothing is lost: whole, or not at all; neither what stood in it nor what somebody else put
//! there meanwhile.
//!
//! The one place that writes files. What is written and why is not known here.
//!
//! A file is read, changed, written beside and put in place. All who do so through this module wait for each other, by a
//! lock on the folder. An editor knows nothing of that: so the file is looked at again just before it gives way, and
//! when it is not the one that was read, all is done again. The new file has no name until it is whole, where the
//! system has such files; what a program that was killed has left beside all the same is taken away the next time.

pub(crate) mod all;
mod beside;
mod lock;

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};

use beside::Beside;
use lock::Lock;

/// The most bytes of a file that is changed.
const MOST: u64 = 1 << 20;
/// How often a change is tried that somebody else comes before.
const TRIES: usize = 10;

/// Changes the text of a file, which may not be there yet. `change` gets what stands in it, and may be asked more than
/// once; when it has no answer, the file stays as it is. Returns whether it was changed.
///
/// Folders on the way are made. A link is followed, so that the file it leads to changes; owner and permissions stay.
///
/// # Errors
/// Those of the system, and when the file is no regular file of UTF-8 text; when others change it without end
/// (`ResourceBusy`); when its owner cannot be kept. Then it is as it was.
pub(crate) fn change(
    path: &Path,
    mut change: impl FnMut(Option<&str>) -> Option<String>,
) -> io::Result<bool> {
    let target = target(path)?;
    let folder = folder_of(&target)?;
    make_folder(folder)?;
    let _lock = Lock::on(folder)?;
    beside::clean(&target);
    for _ in 0..TRIES {
        let read = read(&target, MOST)?;
        let Some(text) = change(read.as_ref().map(|read| read.text.as_str())) else {
            return Ok(false);
        };
        let was = read.map(|read| read.found);
        let beside = Beside::write(&target, &text, was.as_ref())?.sync()?;
        if is_same(was.as_ref(), &target)? {
            beside.put_in_place()?;
            sync(folder);
            return Ok(true);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Makes a file that is not there yet.
///
/// Folders on the way are made.
///
/// # Errors
/// Those of the system; `AlreadyExists` where something stands there, which stays as it is.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    let is_there = || fs::symlink_metadata(path).is_ok();
    if is_there() || !change(path, |there| there.is_none().then(|| text.to_owned()))? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    Ok(())
}

/// Puts a text in the place of whatever a file holds, or makes the file. Nobody but its owner may read it from then on.
///
/// Folders on the way are made. A link is followed.
///
/// # Errors
/// Those of the system. Then the file is as it was.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = target(path)?;
    let (beside, _lock) = beside(&target, text)?;
    beside.sync()?.put_in_place()?;
    sync(folder_of(&target)?);
    Ok(())
}

/// The same for what changes all the time, where nobody can wait for a disk: a program that is killed from now on does not
/// lose it. A machine that loses its power may, until it is settled, and the file may be empty then.
///
/// # Errors
/// Those of [`replace`].
pub(crate) fn put(path: &Path, text: &str) -> io::Result<InPlace> {
    let target = target(path)?;
    let (beside, _lock) = beside(&target, text)?;
    Ok(InPlace {
        file: beside.put_in_place()?,
        target,
    })
}

/// A file that is in its place, and maybe not yet on the disk.
#[must_use = "it is on the disk when it is settled"]
#[derive(Debug)]
pub(crate) struct InPlace {
    file: File,
    target: PathBuf,
}

impl InPlace {
    /// Has the system write it down.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn settle(self) -> io::Result<()> {
        self.file.sync_all()?;
        sync(folder_of(&self.target)?);
        Ok(())
    }
}

/// A new file beside the one that it is to replace, with the lock under which that is done.
fn beside<'t>(target: &'t Path, text: &str) -> io::Result<(Beside<'t>, Lock)> {
    let folder = folder_of(target)?;
    make_folder(folder)?;
    let lock = Lock::on(folder)?;
    beside::clean(target);
    Ok((Beside::write(target, text, None)?, lock))
}

fn folder_of(target: &Path) -> io::Result<&Path> {
    target
        .parent()
        .ok_or_else(|| io::ErrorKind::InvalidInput.into())
}

/// The file that a path leads to; the path itself where there is nothing yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    let is_link = || fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link() => Ok(path.to_owned()),
        real => real,
    }
}

/// A file as it was read.
struct FileRead {
    text: String,
    found: Metadata,
}

/// Reads a file of at most so many bytes, if there is one that may be written.
fn read(path: &Path, most: u64) -> io::Result<Option<FileRead>> {
    use rustix::fs::{Mode, OFlags};
    // Without waiting: a pipe without a writer would otherwise block for ever.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(rustix::io::Errno::NOENT) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let found = file.metadata()?;
    if !found.is_file() || found.len() > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    if found.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut text = String::new();
    file.take(most).read_to_string(&mut text)?;
    Ok(Some(FileRead { text, found }))
}

/// Whether the file that was found at a path, or none, still stands there as it was.
fn is_same(was: Option<&Metadata>, path: &Path) -> io::Result<bool> {
    let known = |found: &Metadata| {
        let times = [
            (found.mtime(), found.mtime_nsec()),
            (found.ctime(), found.ctime_nsec()),
        ];
        (found.dev(), found.ino(), found.len(), times)
    };
    match (was, fs::symlink_metadata(path)) {
        (Some(was), Ok(now)) => Ok(known(was) == known(&now)),
        (None, Ok(_)) => Ok(false),
        (was, Err(error)) if error.kind() == io::ErrorKind::NotFound => Ok(was.is_none()),
        (_, Err(error)) => Err(error),
    }
}

/// Makes a folder, and those that it is in, for whoever owns what they are in: a folder that root makes in somebody's
/// home is his.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().ok_or(io::ErrorKind::NotFound)?;
    make_folder(parent)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            give_to_owner_of(parent, folder);
            sync(parent);
            Ok(())
        }
    }
}

/// Gives something new to the owner of the folder that it is in. Only root can, and nothing is lost where it cannot be.
fn give_to_owner_of(folder: &Path, new: &Path) {
    if let (Ok(folder), Ok(found)) = (fs::metadata(folder), fs::metadata(new))
        && folder.uid() != found.uid()
    {
        let _ = chown(new, Some(folder.uid()), Some(folder.gid()));
    }
}

/// Has the system write down what stands in a folder. The file is in its place already: there is nothing to take back
/// where that fails.
fn sync(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::thread;

    fn save(path: &Path, text: &str) -> io::Result<()> {
        let changed = change(path, |_| Some(text.to_owned()))?;
        assert!(changed);
        Ok(())
    }

    /// The names of all that is in a folder.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn an_edit_that_comes_between_is_kept() {
        type Edit = fn(&Path);
        let edits: [Edit; 4] = [
            |path| fs::write(path, "two\n").unwrap(),
            |path| {
                // As long as before, in a file of its own.
                let beside = path.with_extension("other");
                fs::write(&beside, "two\n").unwrap();
                fs::rename(beside, path).unwrap();
            },
            |path| {
                fs::remove_file(path).unwrap();
                fs::write(path, "two\n").unwrap();
            },
            |path| fs::remove_file(path).unwrap(),
        ];
        for (number, edit) in edits.into_iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("kept");
            fs::write(&path, "one\n").unwrap();
            let mut seen = Vec::new();
            let changed = change(&path, |text| {
                let text = text.unwrap_or_default().to_owned();
                if seen.is_empty() {
                    edit(&path);
                }
                seen.push(text.clone());
                Some(text + "added\n")
            });
            assert!(changed.unwrap());
            let last = if number == 3 { "" } else { "two\n" };
            assert_eq!(seen, ["one\n", last]);
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text, last.to_owned() + "added\n");
            assert_eq!(names(folder.path()), ["kept"]);
        }
    }

    #[test]
    fn a_file_that_comes_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new");
        let changed = change(&path, |text| {
            if text.is_none() {
                fs::write(&path, "theirs, ").unwrap();
            }
            Some(text.unwrap_or_default().to_owned() + "ours")
        });
        assert!(changed.unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs, ours");
    }

    #[test]
    fn what_is_there_is_not_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sub/new");
        create(&path, "ours").unwrap();
        let leads_nowhere = folder.path().join("link");
        symlink("/nonexistent/file", &leads_nowhere).unwrap();
        for there in [&path, &leads_nowhere, &folder.path().join("sub")] {
            let error = create(there, "others").unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
        assert_eq!(names(folder.path()), ["link", "sub"]);
    }

    #[test]
    fn what_others_change_without_end_is_left_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        fs::write(&path, "").unwrap();
        let mut length = 0;
        let changed = change(&path, |_| {
            length += 1;
            fs::write(&path, "x".repeat(length)).unwrap();
            Some("ours".to_owned())
        });
        assert_eq!(changed.unwrap_err().kind(), io::ErrorKind::ResourceBusy);
        assert_eq!(fs::read_to_string(&path).unwrap(), "x".repeat(TRIES));
        assert_eq!(names(folder.path()), ["kept"]);
    }

    #[test]
    fn of_400_changes_by_many_at_once_none_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sub/kept");
        let add = || {
            for _ in 0..100 {
                while change(&path, |text| {
                    Some(text.unwrap_or_default().to_owned() + "x")
                })
                .is_err()
                {}
            }
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(add);
            }
        });
        assert_eq!(fs::read_to_string(&path).unwrap(), "x".repeat(400));
        assert_eq!(names(&folder.path().join("sub")), ["kept"]);
    }

    #[test]
    fn what_a_killed_program_has_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let ours = [".kept-a1B2c3.bluf-tmp", ".kept-.bluf-tmp"];
        let others = [".kept.swp", ".other-a1B2c3.bluf-tmp", "kept-x.bluf-tmp"];
        for name in ours.iter().chain(&others) {
            fs::write(folder.path().join(name), "").unwrap();
        }
        save(&folder.path().join("kept"), "new").unwrap();
        assert_eq!(
            names(folder.path()),
            [others[0], others[1], "kept", others[2]]
        );
    }

    #[test]
    fn the_owner_stays_and_what_is_new_in_a_home_is_its_owners() {
        if !rustix::process::geteuid().is_root() {
            // Nobody else can give a file away.
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let owner = |path: &Path| {
            let found = fs::metadata(path).unwrap();
            (found.uid(), found.gid(), found.mode() & 0o777)
        };
        let path = folder.path().join("kept");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        chown(&path, Some(4321), Some(1234)).unwrap();
        save(&path, "new").unwrap();
        assert_eq!(owner(&path), (4321, 1234, 0o640));
        chown(folder.path(), Some(4321), Some(1234)).unwrap();
        let path = folder.path().join("a/b");
        save(&path, "new").unwrap();
        assert_eq!(owner(&path), (4321, 1234, 0o600));
        assert_eq!(owner(path.parent().unwrap()).0, 4321);
    }

    #[test]
    fn what_is_no_text_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        fs::write(&path, b"\xff").unwrap();
        assert!(save(&path, "new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"\xff");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(save(&path, "new").is_err());
        fs::remove_dir(&path).unwrap();
        assert!(!change(&path, |_| None).unwrap());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c.yaml");
        for text in ["one", "another one"] {
            save(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "something stays beside the file");
    }

    #[test]
    fn what_replaces_a_file_is_its_owners_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/kept");
        for (text, write) in [
            ("one", replace as fn(&Path, &str) -> io::Result<()>),
            ("another one", |path, text| put(path, text)?.settle()),
            ("a third", replace),
            ("", |path, text| put(path, text)?.settle()),
        ] {
            write(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        }
        assert_eq!(names(path.parent().unwrap()), ["kept"]);
        // A folder stays one.
        assert!(replace(path.parent().unwrap(), "x").is_err());
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        save(&link, "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        let mode = fs::metadata(&real).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn a_link_that_leads_nowhere_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        symlink(folder.path().join("not/mounted"), &link).unwrap();
        assert!(save(&link, "new").is_err());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_may_not_be_written_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(save(&path, "new").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
}
