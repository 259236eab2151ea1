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

    /// Takes in another setting: it holds from the next reading on. Says whether it is another one.
    pub(super) fn want(&mut self, wanted: Wanted) -> bool {
        let is_other = wanted != self.wanted;
        if is_other {
            self.wanted = wanted;
            (self.briefings, self.settings) = (None, None);
        }
        is_other
    }

    /// Whether files are followed.
    pub(super) fn is_wanted(&self) -> bool {
        self.wanted != Wanted::No
    }

    /// Who is to hear of changes, from the next reading on.
    pub(super) fn listen(&mut self, stirred: Stirred) {
        self.stirred = Some(stirred);
    }

    /// Begins to watch the briefings, or brings up to date what is watched of them.
    pub(super) fn renew_briefings(&mut self, origin: &Origin) {
        let watch = self.briefings.take();
        self.briefings = self.renewed(watch, origin.paths());
    }

    /// Begins to watch the files of the settings, or brings up to date what is watched of them.
    pub(super) fn renew_settings(&mut self, folders: Option<&Folders>) {
        let settings = folders.map(|folders| [folders.config.clone(), folders.themes.clone()]);
        let settings: &[PathBuf] = settings.as_ref().map_or(&[], |paths| paths);
        let watch = self.settings.take();
        self.settings = self.renewed(watch, settings);
    }

    fn renewed(&mut self, watch: Option<Watch>, paths: &[PathBuf]) -> Option<Watch> {
        let way = match self.wanted {
            Wanted::Yes => Way::Told,
            Wanted::Poll => Way::Polled,
            Wanted::No => return watch,
        };
        let Some(stirred) = self.stirred.as_ref().filter(|_| !paths.is_empty()) else {
            return watch;
        };
        let mut watch = watch.unwrap_or_else(|| Watch::new(paths, stirred.clone()));
        let words = watch.renew(way);
        self.unheard = self.unheard.take().or(words);
        Some(watch)
    }

    /// Why changes are not heard of as they should be; once.
    pub(super) fn unheard(&mut self) -> Option<String> {
        self.unheard.take()
    }
}
