//! Hearing of changes where briefings are read from, so that the screen follows the files.
//!
//! Folders are watched, never files: an editor that saves puts another file in the place of the one before, and what
//! watches a file watches that one, which is gone. The system tells of each change (inotify, FSEvents, kqueue), and
//! nothing runs while nothing changes. Where a file system tells nothing of what others do (network mounts, FUSE, the 9p of
//! WSL), or where the system watches no more, files are looked at every [`EVERY`].
//!
//! What changed is not told: whoever hears of a change reads again. Nothing here reads a file.

mod mute;
mod places;
mod poll;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use places::{Identity, Places, identity};
use poll::{EVERY, Poll};

/// Hears that something changed; on whatever thread.
pub(crate) type Stirred = Arc<dyn Fn() + Send + Sync>;

/// How changes come to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// The system tells, or files are looked at where it does not.
    Told,
    /// Files are looked at.
    Polled,
}

/// How often it is tried to follow folders that come and go while they are looked at.
const TRIES: usize = 4;

/// Paths that are watched, as long as it is there.
pub(crate) struct Watch {
    paths: Vec<PathBuf>,
    stirred: Stirred,
    by: By,
}

enum By {
    /// Nothing yet.
    Nothing,
    System(System),
    /// Looking, until this is gone.
    Looking {
        _poll: Poll,
    },
}

impl Watch {
    /// Nothing is watched before [`Watch::renew`] is called.
    pub(crate) fn new(paths: &[PathBuf], stirred: Stirred) -> Self {
        Self {
            paths: paths.to_vec(),
            stirred,
            by: By::Nothing,
        }
    }

    /// Brings up to date which folders are watched; to be done before the files are read, so that no change falls in
    /// between. Says in words, once, why files are looked at where the system was to tell.
    pub(crate) fn renew(&mut self, way: Way) -> Option<String> {
        let renewed = match &mut self.by {
            By::Looking { .. } => return None,
            By::Nothing if way == Way::Polled => Renewed::Mute,
            By::Nothing => match System::new(self.stirred.clone()) {
                Ok(mut system) => {
                    let renewed = system.renew(&self.paths);
                    self.by = By::System(system);
                    renewed
                }
                Err(error) => Renewed::Failed(error),
            },
            By::System(system) => system.renew(&self.paths),
        };
        let words = match renewed {
            Renewed::Yes => return None,
            Renewed::Mute => None,
            Renewed::Failed(error) => Some(words(&error)),
        };
        let stirred = self.stirred.clone();
        match Poll::start(self.paths.clone(), move || stirred()) {
            Ok(poll) => {
                self.by = By::Looking { _poll: poll };
                words
            }
            Err(error) => {
                self.by = By::Nothing;
                Some(format!("Changes of the files are not seen: {error}"))
            }
        }
    }
}

/// Why the system does not tell, and what to do.
fn words(error: &notify::Error) -> String {
    let (why, remedy) = match &error.kind {
        ErrorKind::MaxFilesWatch => (
            "the system watches no more folders".to_owned(),
            "raise fs.inotify.max_user_watches",
        ),
        ErrorKind::Io(error) => (
            error.to_string(),
            "raise fs.inotify.max_user_instances, or open fewer files",
        ),
        _ => (error.to_string(), "set `watch: poll` to be told no more"),
    };
    let seconds = EVERY.as_secs();
    format!("Files are looked at every {seconds} s, since {why}: {remedy}")
}

/// What became of the folders that are to be watched.
enum Renewed {
    /// They are.
    Yes,
    /// The file system of one of them tells nothing.
    Mute,
    /// The system does not.
    Failed(notify::Error),
}

/// Folders that the system watches.
struct System {
    watcher: RecommendedWatcher,
    heard: Arc<Mutex<Heard>>,
    /// The folders, and which they were: another one may have taken the place.
    watched: HashMap<PathBuf, Identity>,
}

/// What is known where changes are heard of.
#[derive(Default)]
struct Heard {
    places: Places,
    /// Folders that went away, so that whatever stands at their path is not watched any more.
    lost: HashSet<PathBuf>,
}

impl System {
    fn new(stirred: Stirred) -> notify::Result<Self> {
        let heard = Arc::new(Mutex::new(Heard::default()));
        let hears = heard.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // What the system failed to tell may have been a change.
            let counts = event.map_or(true, |event| lock(&hears).counts(&event));
            if counts {
                stirred();
            }
        })?;
        Ok(Self {
            watcher,
            heard,
            watched: HashMap::new(),
        })
    }

    fn renew(&mut self, paths: &[PathBuf]) -> Renewed {
        for _ in 0..TRIES {
            let places = Places::of(paths);
            if places.folders().any(mute::is_mute) {
                return Renewed::Mute;
            }
            match self.adopt(places) {
                // What came into a folder before it was watched nobody told.
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Renewed::Failed(error),
            }
        }
        Renewed::Yes
    }

    /// Watches these folders and no others; says whether one of them was not watched before.
    fn adopt(&mut self, places: Places) -> notify::Result<bool> {
        let wanted: HashMap<PathBuf, Identity> = places
            .folders()
            .filter_map(|folder| Some((folder.to_owned(), identity(folder)?)))
            .collect();
        // Not while the lock is held: the watcher's thread may wait for it, and this one for the watcher.
        let lost = {
            let mut heard = lock(&self.heard);
            heard.places = places;
            std::mem::take(&mut heard.lost)
        };
        let stays = |folder: &PathBuf, was: &Identity| {
            !lost.contains(folder) && wanted.get(folder) == Some(was)
        };
        let gone = self.watched.extract_if(|folder, was| !stays(folder, was));
        for (folder, _) in gone {
            // It may have gone with its folder.
            let _ = self.watcher.unwatch(&folder);
        }
        let mut is_more = false;
        for (folder, identity) in wanted {
            if self.watched.contains_key(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    is_more = true;
                    self.watched.insert(folder, identity);
                }
                // It went away since: whatever is above it tells when it comes again.
                Err(_) if !folder.is_dir() => is_more = true,
                // Nobody may look into it; reading it says so.
                Err(error) if is_denied(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(is_more)
    }
}

impl Heard {
    /// Whether an event may be a change of what is read.
    fn counts(&mut self, event: &Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        // Reading is none, and this program reads, too.
        let closed = AccessKind::Close(AccessMode::Write);
        if matches!(event.kind, EventKind::Access(kind) if kind != closed) {
            return false;
        }
        let moves = EventKind::is_remove(&event.kind)
            || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
        let folders = event.paths.iter();
        let folders = folders.filter(|path| moves && self.places.is_watched(path));
        self.lost.extend(folders.cloned());
        event.paths.iter().any(|path| self.places.counts(path))
    }
}

fn lock(heard: &Mutex<Heard>) -> MutexGuard<'_, Heard> {
    heard.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_denied(error: &notify::Error) -> bool {
    matches!(&error.kind, ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests;
