//! Which files there are to read: those named, and the `.yaml` and `.yml` files under the folders named.

use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open::Root;
use super::problem;
use crate::diagnostic::Diagnostic;

/// The path of a file to read.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    /// The folder that was asked for, inside of which it must lie; none for a file that was named itself.
    pub(super) root: Option<Arc<Root>>,
}

/// What there is to read.
#[derive(Debug, Default)]
pub(super) struct Finding {
    /// The files, those of a folder in the order of their paths.
    pub(super) files: Vec<Candidate>,
    /// The folders that were asked for.
    pub(super) roots: Vec<Arc<Root>>,
    /// What cannot be read of the folders.
    pub(super) problems: Vec<Diagnostic>,
}

impl Finding {
    /// The files at some paths.
    pub(super) fn at(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        paths.iter().for_each(|path| found.look(path));
        found
    }

    fn look(&mut self, path: &Path) {
        if !path.is_dir() {
            // Also where nothing is: reading it says so.
            return self.files.push(Candidate {
                path: path.to_owned(),
                root: None,
            });
        }
        match Root::at(path) {
            Ok(root) => {
                let root = Arc::new(root);
                self.walk(path, &root);
                self.roots.push(root);
            }
            Err(error) => self.problems.push(problem::of_error(path, &error)),
        }
    }

    /// Goes through a folder. Folders behind links are not entered: inside the root they are met anyway, and links
    /// cannot lead round in a circle then.
    fn walk(&mut self, folder: &Path, root: &Arc<Root>) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.problems.push(problem::of_error(folder, &error)),
        };
        // The kind of a link itself, not of what it leads to. No entry is kept: it would keep its folder open.
        let mut entries: Vec<(OsString, FileType, PathBuf)> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                Some((entry.file_name(), entry.file_type().ok()?, entry.path()))
            })
            .collect();
        entries.sort_unstable_by(|(a, ..), (b, ..)| a.cmp(b));
        for (name, kind, path) in entries {
            let hidden = name.as_encoded_bytes().starts_with(b".");
            if kind.is_dir() && !hidden {
                self.walk(&path, root);
            } else if is_yaml(&path) && !hidden && !kind.is_dir() {
                let root = Some(root.clone());
                self.files.push(Candidate { path, root });
            }
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    })
}
