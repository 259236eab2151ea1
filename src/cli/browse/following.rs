//! Whether and how the files behind the screen are followed, as the configuration says.

use std::path::PathBuf;

use crate::cli::library::Origin;
use crate::config::folders::Folders;
use crate::config::written::Watch as Wanted;
use crate::library::disk::watch::{Stirred, Watch, Way};

/// How the files are followed.
pub(super) struct Following {
    wanted: Wanted,
    /// Who hears of changes; nobody where there is no screen.
    stirred: Option<Stirred>,
    briefings: Option<Watch>,
    /// The files of the settings, by themselves: where they lie nothing may be told of changes.
    settings: Option<Watch>,
    /// Why changes are not heard of as they should be, until that is said.
    unheard: Option<String>,
}

impl Following {
    /// Nobody hears anything yet.
    pub(super) fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            stirred: None,
            briefings: None,
            settings: None,
            unheard: None,
        }
    }

    /// Takes in another setting: it holds from the next reading on.
    pub(super) fn want(&mut self, wanted: Wanted) {
        if wanted != self.wanted {
            self.wanted = wanted;
            (self.briefings, self.settings) = (None, None);
        }
    }

    /// Whether files are followed.
    pub(super) fn is_wanted(&self) -> bool {
        self.wanted != Wanted::No
    }

    /// Who is to hear of changes, from the next reading on.
    pub(super) fn listen(&mut self, stirred: Stirred) {
        self.stirred = Some(stirred);
    }

    /// Begins, or brings up to date what is watched.
    pub(super) fn renew(&mut self, origin: &Origin, folders: Option<&Folders>) {
        let way = match self.wanted {
            Wanted::Yes => Way::Told,
            Wanted::Poll => Way::Polled,
            Wanted::No => return,
        };
        let Some(stirred) = &self.stirred else {
            return;
        };
        let settings = folders.map(|folders| [folders.config.clone(), folders.themes.clone()]);
        let settings: &[PathBuf] = settings.as_ref().map_or(&[], |paths| paths);
        for (watch, paths) in [
            (&mut self.briefings, origin.paths()),
            (&mut self.settings, settings),
        ] {
            if paths.is_empty() {
                continue;
            }
            let new = || Watch::new(paths, stirred.clone());
            let words = watch.get_or_insert_with(new).renew(way);
            self.unheard = self.unheard.take().or(words);
        }
    }

    /// Why changes are not heard of as they should be; once.
    pub(super) fn unheard(&mut self) -> Option<String> {
        self.unheard.take()
    }
}
