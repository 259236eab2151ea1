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

/// The talks of this user that run, by their names. A place that is not this user's has none of them.
///
/// # Errors
/// When a place is this user's, and others can open it.
pub(crate) fn running(places: &[PathBuf]) -> Result<Vec<Running>, BadFolder> {
    let mut found = Vec::new();
    for place in places {
        match Folder::find(place) {
            Ok(Some(folder)) => found.extend(running_in(folder.path())),
            Err(error @ BadFolder::Wide { .. }) => return Err(error),
            Ok(None) | Err(_) => {}
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
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
