//! A file beside another one, which it is to replace.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, linkat};
use tempfile::{Builder, NamedTempFile};

/// What the names of such files end with: of those that are found later, it is known whose they were.
const ENDING: &str = ".bluf-tmp";
/// Who may read and write a file that is new.
const NEW: u32 = 0o600;

/// A file that is whole, and waits for its place.
pub(super) struct Beside<'t> {
    file: Named,
    target: &'t Path,
}

enum Named {
    /// It has no name yet.
    Not(File),
    /// The system has no files without names here.
    Yes(NamedTempFile),
}

impl<'t> Beside<'t> {
    /// Writes a text for a file that may be there, whose owner and permissions it takes.
    ///
    /// # Errors
    /// Those of the system. Nothing is left beside then.
    pub(super) fn write(target: &'t Path, text: &str, was: Option<&Metadata>) -> io::Result<Self> {
        let folder = folder(target);
        let named = match unnamed(folder) {
            Some(file) => Named::Not(file),
            None => Named::Yes(builder(&prefix(target)).tempfile_in(folder)?),
        };
        let mut file = match &named {
            Named::Not(file) => file,
            Named::Yes(file) => file.as_file(),
        };
        file.write_all(text.as_bytes())?;
        own(file, folder, was)?;
        Ok(Self {
            file: named,
            target,
        })
    }

    /// Has the system write it down.
    ///
    /// # Errors
    /// Those of the system. Nothing is left beside then.
    pub(super) fn sync(self) -> io::Result<Self> {
        match &self.file {
            Named::Not(file) => file.sync_all()?,
            Named::Yes(file) => file.as_file().sync_all()?,
        }
        Ok(self)
    }

    /// Puts it in the place of the other file, at once.
    ///
    /// # Errors
    /// Those of the system. Nothing is left beside then.
    pub(super) fn put_in_place(self) -> io::Result<File> {
        match self.file {
            Named::Yes(file) => file.persist(self.target).map_err(Into::into),
            Named::Not(file) => {
                name(&file, self.target)?.persist(self.target)?;
                Ok(file)
            }
        }
    }
}

/// Takes away what is left beside a file of times when the program was killed. Nobody else may be writing there: the
/// caller has the lock.
pub(super) fn clean(target: &Path) {
    let prefix = prefix(target);
    let entries = fs::read_dir(folder(target)).into_iter().flatten().flatten();
    let is_ours = |name: &OsString| {
        let name = name.as_encoded_bytes();
        name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(ENDING.as_bytes())
    };
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        let _ = fs::remove_file(entry.path());
    }
}

fn folder(target: &Path) -> &Path {
    let folder = target.parent().unwrap_or(target);
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

fn prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push("-");
    prefix
}

/// What makes a file with a name of its own out of the prefix and the ending.
fn builder(prefix: &OsString) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.prefix(prefix).suffix(ENDING);
    builder
}

/// A file in a folder that has no name, so that nothing is left of it when the program is killed.
#[cfg(target_os = "linux")]
fn unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = rustix::fs::open(folder, flags, Mode::from_raw_mode(NEW)).ok()?;
    Some(File::from(file))
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_: &Path) -> Option<File> {
    None
}

/// Gives a file without a name one beside its place: what has none cannot take the place of another.
fn name(file: &File, target: &Path) -> io::Result<NamedTempFile<()>> {
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    builder(&prefix(target)).make_in(folder(target), |path| {
        Ok(linkat(CWD, &open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    })
}

/// Gives a file the owner and the permissions of the one that it replaces; a new one is its owner's only, who is that of
/// the folder where the program may give it away.
fn own(file: &File, folder: &Path, was: Option<&Metadata>) -> io::Result<()> {
    let own = file.metadata()?;
    let Some(was) = was else {
        let owner = fs::metadata(folder)?;
        if owner.uid() != own.uid() {
            let _ = fchown(file, Some(owner.uid()), Some(owner.gid()));
        }
        return file.set_permissions(Permissions::from_mode(NEW));
    };
    // Before the permissions: some of them go with a change of the owner.
    if (was.uid(), was.gid()) != (own.uid(), own.gid()) {
        fchown(file, Some(was.uid()), Some(was.gid()))?;
    }
    file.set_permissions(was.permissions())
}
