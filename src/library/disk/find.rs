//! Which files there are to read: those named, the `.yaml` and `.yml` files under the folders named, and as context those
//! in the folders of files that were named.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::open::Root;
use super::problem;
use crate::diagnostic::Diagnostic;
use crate::library::standing::{BEHIND, Standing};

/// The path of a file to read.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    /// The folder that was asked for, inside of which it must lie; none for a file that was named itself.
    pub(super) root: Option<Arc<Root>>,
    /// How it came to be looked at.
    pub(super) standing: Standing,
    /// The place of its own path, or of that of its folder, among all that were named.
    pub(super) place: usize,
}

/// What there is to read.
#[derive(Debug, Default)]
pub(super) struct Finding {
    /// The files, those of a folder in the order of their paths.
    pub(super) files: Vec<Candidate>,
    /// The folders that were asked for, each with its place among all paths that were named.
    pub(super) roots: Vec<(usize, Arc<Root>)>,
    /// The folders that were gone through.
    pub(super) folders: Vec<PathBuf>,
    /// What cannot be read of the folders.
    pub(super) problems: Vec<Diagnostic>,
}

impl Finding {
    /// The files at some paths.
    pub(super) fn at(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        let paths_in_order = paths.iter().enumerate();
        paths_in_order.for_each(|(place, path)| found.look(path, place));
        if paths.len() > 1 {
            found.once_each();
        }
        found
    }

    /// Leaves each file in once, where it was met or named first; what was named itself anywhere counts as named.
    fn once_each(&mut self) {
        let mut places = Places::default();
        let mut files: IndexMap<PathBuf, Candidate> = IndexMap::new();
        for file in std::mem::take(&mut self.files) {
            match files.entry(places.of(&file.path)) {
                Entry::Vacant(free) => drop(free.insert(file)),
                Entry::Occupied(mut known) => {
                    if file.standing == Standing::Named {
                        let place = known.get().place;
                        known.insert(Candidate { place, ..file });
                    }
                }
            }
        }
        self.files = files.into_values().collect();
    }

    /// The files at some paths, and behind them the other files in the folder of each that was named itself.
    pub(super) fn in_context(paths: &[PathBuf]) -> Self {
        let mut found = Self::at(paths);
        let named = found.files.iter().filter(|file| file.root.is_none());
        let folders: Vec<PathBuf> = named.map(|file| folder_of(&file.path)).collect();
        if folders.is_empty() {
            return found;
        }
        let mut places = Places::default();
        let mut known: HashSet<PathBuf> = found
            .files
            .iter()
            .map(|file| places.of(&file.path))
            .collect();
        for folder in folders {
            let Ok(root) = Root::at(here(&folder)) else {
                continue;
            };
            let root = Arc::new(root);
            for (name, kind, _) in entries(here(&folder)).unwrap_or_default() {
                let path = folder.join(&name);
                if is_read(&name, kind, &path) && known.insert(places.of(&path)) {
                    found.files.push(Candidate {
                        path,
                        root: Some(root.clone()),
                        standing: Standing::Context,
                        place: BEHIND,
                    });
                }
            }
        }
        found
    }

    fn look(&mut self, path: &Path, place: usize) {
        if !path.is_dir() {
            // Also where nothing is: reading it says so.
            return self.files.push(Candidate {
                path: path.to_owned(),
                root: None,
                standing: Standing::Named,
                place,
            });
        }
        match Root::at(path) {
            Ok(root) => {
                let root = Arc::new(root);
                self.walk(path, (place, &root));
                self.roots.push((place, root));
            }
            Err(error) => self.problems.push(problem::of_error(path, &error)),
        }
    }

    /// Goes through a folder. Folders behind links are not entered: inside the root they are met anyway, and links
    /// cannot lead round in a circle then.
    fn walk(&mut self, folder: &Path, (place, root): (usize, &Arc<Root>)) {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => return self.problems.push(problem::of_error(folder, &error)),
        };
        self.folders.push(folder.to_owned());
        for (name, kind, path) in entries {
            if kind.is_dir() && !is_hidden(&name) {
                self.walk(&path, (place, root));
            } else if is_read(&name, kind, &path) {
                self.files.push(Candidate {
                    path,
                    root: Some(root.clone()),
                    standing: Standing::Met(root.path().into()),
                    place,
                });
            }
        }
    }
}

/// What stands in a folder, by name: the kind of a link itself, not of what it leads to.
fn entries(folder: &Path) -> std::io::Result<Vec<(OsString, FileType, PathBuf)>> {
    // No entry is kept: it would keep its folder open.
    let mut entries: Vec<(OsString, FileType, PathBuf)> = std::fs::read_dir(folder)?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name(), entry.file_type().ok()?, entry.path()))
        })
        .collect();
    entries.sort_unstable_by(|(a, ..), (b, ..)| a.cmp(b));
    Ok(entries)
}

/// Where files stand, however their paths are written: a link to a file is a file of its own.
#[derive(Default)]
struct Places(HashMap<PathBuf, PathBuf>);

impl Places {
    fn of(&mut self, file: &Path) -> PathBuf {
        let folder = folder_of(file);
        let real = self
            .0
            .entry(folder)
            .or_insert_with_key(|folder| here(folder).canonicalize().unwrap_or_default());
        real.join(file.file_name().unwrap_or_default())
    }
}

/// A folder as the system knows it: the one that the program was started in has no name.
pub(super) fn here(folder: &Path) -> &Path {
    match folder.as_os_str() {
        name if name.is_empty() => Path::new("."),
        _ => folder,
    }
}

/// The folder that a file stands in; empty for the one that the program was started in.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    file.parent().map(Path::to_owned).unwrap_or_default()
}

pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_read(name: &OsStr, kind: FileType, path: &Path) -> bool {
    is_yaml(path) && !is_hidden(name) && !kind.is_dir()
}

/// Whether a file is read in its folder, by its ending.
pub(crate) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    })
}
