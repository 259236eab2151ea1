//! Which talks run: those whose locks are held.

use std::path::{Path, PathBuf};

use super::folder::{BadFolder, Folder};
use super::lock::{Holder, held};
use super::name::SessionName;

/// A talk that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The name of its session.
    pub name: SessionName,
    /// The number of its program, where that is known.
    pub pid: Option<u32>,
    /// The folder of its socket.
    pub(super) folder: PathBuf,
}

/// The talks of this user that run, by their names. What is wrong with a place matters only where none is found.
///
/// # Errors
/// When none is found, and a place is not safe; that others have a folder there is no fault of this user's.
pub(crate) fn running(places: &[PathBuf]) -> Result<Vec<Running>, BadFolder> {
    let mut found = Vec::new();
    let mut unsafe_place = None;
    for place in places {
        match Folder::find(place) {
            Ok(Some(folder)) => found.extend(running_in(folder.path())),
            Ok(None) | Err(BadFolder::NotOurs(_)) => {}
            Err(error) => unsafe_place = unsafe_place.or(Some(error)),
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    match unsafe_place {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(found),
    }
}

fn running_in(folder: &Path) -> Vec<Running> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let running = entries.filter_map(|entry| {
        let file = entry.file_name();
        let name = SessionName::given(file.to_str()?.strip_suffix(".lock")?).ok()?;
        match held(&entry.path()) {
            Holder::Some(pid) => Some(Running {
                name,
                pid,
                folder: folder.to_owned(),
            }),
            Holder::None => None,
        }
    });
    running.collect()
}
