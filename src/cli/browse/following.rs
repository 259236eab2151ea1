//! Whether and how the files behind the screen are followed, as the configuration says.

use crate::cli::library::Origin;
use crate::config::written::Watch as Wanted;
use crate::library::disk::watch::{Stirred, Watch, Way};

/// How the files are followed.
pub(super) struct Following {
    wanted: Wanted,
    /// Who hears of changes; nobody where there is no screen.
    stirred: Option<Stirred>,
    watch: Option<Watch>,
    /// Why changes are not heard of as they should be, until that is said.
    unheard: Option<String>,
}

impl Following {
    /// Nobody hears anything yet.
    pub(super) fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            stirred: None,
            watch: None,
            unheard: None,
        }
    }

    /// Takes in another setting: it holds from the next reading on.
    pub(super) fn want(&mut self, wanted: Wanted) {
        if wanted != self.wanted {
            self.wanted = wanted;
            self.watch = None;
        }
    }

    /// Who is to hear of changes, from the next reading on.
    pub(super) fn listen(&mut self, stirred: Stirred) {
        self.stirred = Some(stirred);
    }

    /// Begins, or brings up to date what is watched.
    pub(super) fn renew(&mut self, origin: &Origin) {
        let way = match self.wanted {
            Wanted::Yes => Way::Told,
            Wanted::Poll => Way::Polled,
            Wanted::No => return,
        };
        let paths = origin.paths();
        let Some(stirred) = self.stirred.as_ref().filter(|_| !paths.is_empty()) else {
            return;
        };
        let new = || Watch::new(paths, stirred.clone());
        let words = self.watch.get_or_insert_with(new).renew(way);
        self.unheard = words.or(self.unheard.take());
    }

    /// Why changes are not heard of as they should be; once.
    pub(super) fn unheard(&mut self) -> Option<String> {
        self.unheard.take()
    }
}
