//! Which folders what is read rests on, and what in them counts.

use std::collections::{HashMap, HashSet};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::library::disk::find::{Finding, folder_of, here, is_hidden, is_yaml};

/// What a folder is watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum For {
    /// Single paths in it.
    Paths,
    /// The files of a name that is read.
    Files,
    /// The same, and the folders in it, which are gone through, too.
    All,
}

/// The device and the number of a folder: another one at its path has others.
pub(super) type Identity = (u64, u64);

/// The folders that what is read rests on, by the names that the system has for them, and what in them counts.
#[derive(Debug, Default)]
pub(super) struct Places {
    folders: HashMap<PathBuf, For>,
    /// What counts whatever it is called.
    paths: HashSet<PathBuf>,
}

impl Places {
    /// What is to be watched for these paths: each folder that is gone through; the folders of files that are named, and
    /// those that links among them lead to; and where something is not there, the last folder on the way to it that is.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let found = Finding::in_context(paths);
        let mut places = Self::default();
        for path in paths {
            places.add_way_to(path);
        }
        for folder in &found.folders {
            places.add(folder, For::All);
        }
        for file in &found.files {
            if file.root.is_none() {
                places.add(&folder_of(&file.path), For::Files);
            }
            places.add_target(&file.path);
        }
        places
    }

    /// The folders.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.keys().map(PathBuf::as_path)
    }

    /// Whether a folder is one of them.
    pub(super) fn is_watched(&self, folder: &Path) -> bool {
        self.folders.contains_key(folder)
    }

    /// Whether a change at a path may be one of what is read.
    pub(super) fn counts(&self, path: &Path) -> bool {
        if self.paths.contains(path) || self.folders.contains_key(path) {
            return true;
        }
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return false;
        };
        match self.folders.get(folder) {
            None | Some(For::Paths) => false,
            Some(_) if is_hidden(name) => false,
            Some(For::Files) => is_yaml(path),
            Some(For::All) => is_yaml(path) || path.is_dir(),
        }
    }

    /// Watches a folder, by the name that the system has for it; returns that name.
    fn add(&mut self, folder: &Path, what: For) -> Option<PathBuf> {
        let folder = here(folder).canonicalize().ok()?;
        let known = self.folders.entry(folder.clone()).or_insert(what);
        *known = what.max(*known);
        Some(folder)
    }

    /// Watches for a path itself: in its folder or, while that is not there, in the last one on the way to it that is.
    fn add_way_to(&mut self, path: &Path) {
        let Ok(path) = std::path::absolute(path) else {
            return;
        };
        // A folder tells of its own end, if nothing but a folder stands there.
        if path.is_dir() && !path.is_symlink() {
            return;
        }
        let ways = path.ancestors().zip(path.ancestors().skip(1));
        for (step, folder) in ways {
            if folder.is_dir() {
                return self.add_path(step);
            }
        }
    }

    /// Watches for a path in its folder, whatever it is called.
    fn add_path(&mut self, path: &Path) {
        if let Some(folder) = self.add(&folder_of(path), For::Paths) {
            let name = path.file_name().unwrap_or_default();
            self.paths.insert(folder.join(name));
        }
    }

    /// Watches for what a link leads to.
    fn add_target(&mut self, path: &Path) {
        if !path.is_symlink() {
            return;
        }
        if let Ok(target) = path.canonicalize() {
            return self.add_path(&target);
        }
        // It leads nowhere yet.
        if let Ok(target) = std::fs::read_link(path) {
            self.add_way_to(&folder_of(path).join(target));
        }
    }
}

/// Which folder stands at a path.
pub(super) fn identity(folder: &Path) -> Option<Identity> {
    let found = folder.metadata().ok()?;
    Some((found.dev(), found.ino()))
}
