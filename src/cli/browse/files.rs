//! The files behind the screen: read anew, as far as they may be seen, and as of the day that is chosen.
//!
//! A library as of a day or under a marking is made of the whole one, which is kept beside it: files are read again into
//! that. Without a day or a marking the whole one is what is shown.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;

use chrono::NaiveDate;

use super::following::Following;
use super::settled::Settled;
use crate::briefing::date::When;
use crate::cli::ceiling::CeilingArgs;
use crate::cli::error::Error;
use crate::cli::library::{Origin, some};
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::ceiling::Ceiling;
use crate::library::disk::watch::Stirred;
use crate::source::SourceFile;
use crate::tui::run::reading::Outside;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::settings;

/// The files behind the screen.
pub(super) struct Files {
    pub settled: Settled,
    pub folders: Option<Folders>,
    pub origin: Origin,
    /// The paths of the command line.
    pub named: Vec<PathBuf>,
    pub may_show: CeilingArgs,
    /// The day that was chosen on the screen.
    pub day: Option<When>,
    /// The first briefing, while it is being read.
    pub first: Option<JoinHandle<Option<Library>>>,
    /// All that was read last, where less than that is shown.
    pub whole: Library,
    /// The last good versions of the files of a talk that was left without an end.
    pub earlier: Vec<Arc<SourceFile>>,
    /// How the files are followed.
    pub following: Following,
}

impl Files {
    /// All briefings, as far as they may be seen.
    ///
    /// # Errors
    /// When there is nothing to be seen.
    pub(super) fn all(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) -> Result<Library, Error> {
        let earlier = std::mem::take(&mut self.earlier);
        let before = match earlier.is_empty() {
            true => Library::default(),
            false => Library::load(earlier, Vec::new()),
        };
        let library = self.load(&before, tell);
        self.may_show.allow(&self.whole, &self.named)?;
        some(library, &self.origin)
    }

    /// All there is now, where these briefings are shown.
    fn read(&mut self, shown: &Library, tell: &(dyn Fn(usize, usize) + Sync)) -> Library {
        // Before anything is read, so that no change falls in between.
        self.following.renew_briefings(&self.origin);
        match shown.ceiling() {
            Some(_) => {
                let whole = self.origin.load(&self.whole, Vec::new(), tell);
                whole.opened_as(shown)
            }
            None => self.origin.load(shown, Vec::new(), tell),
        }
    }

    /// What may be seen of all there is; that is kept where it is more.
    fn seen_of(&mut self, whole: Library) -> Library {
        let library = match self.ceiling() {
            Some(ceiling) => {
                self.whole = whole;
                self.whole.under(&ceiling)
            }
            None => {
                self.whole = Library::default();
                whole
            }
        };
        library.with_problems(self.settled.problems().to_vec())
    }

    /// The ceiling of the command line, and below it the day that was chosen.
    fn ceiling(&self) -> Option<Ceiling> {
        let own = self.may_show.ceiling();
        let Some(day) = &self.day else {
            return own;
        };
        let own = own.unwrap_or_default();
        let earlier = own.as_of.filter(|own| own.latest() < day.latest());
        Some(Ceiling {
            as_of: Some(earlier.unwrap_or_else(|| day.clone())),
            tlp: own.tlp,
        })
    }

    /// The days on which what is known of a briefing changed, as far as that may be seen at any day.
    fn days(&self, briefing: &str, shown: &Library) -> Vec<NaiveDate> {
        let whole = if shown.ceiling().is_some() {
            &self.whole
        } else {
            shown
        };
        match self.may_show.ceiling() {
            Some(ceiling) => whole.under(&ceiling).days_of_change(briefing),
            None => whole.days_of_change(briefing),
        }
    }

    /// The last change before the day that is shown: before the briefing's own where none was chosen.
    fn earlier(&self, days: &[NaiveDate], own: Option<&When>) -> Result<When, &'static str> {
        let last = days.last().ok_or("Nothing in this briefing has a date")?;
        let now = self.day.as_ref().or(own).map_or(*last, When::latest);
        let before = days.iter().rev().find(|day| **day < now);
        before
            .map(|day| When::on(*day))
            .ok_or("This is the first that was known")
    }

    /// The next change after the day that is shown; none when that is the last: then all is shown.
    fn later(&self, days: &[NaiveDate]) -> Result<Option<When>, &'static str> {
        let now = self.day.as_ref().ok_or("All that is known is shown")?;
        let mut after = days.iter().filter(|day| **day > now.latest());
        let next = after.next().filter(|day| Some(*day) != days.last());
        Ok(next.map(|day| When::on(*day)))
    }
}

impl Outside for Files {
    fn begin(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) -> Result<Library, String> {
        let first = self.first.take();
        match first.and_then(|first| first.join().ok().flatten()) {
            Some(library) => Ok(library),
            None => self.all(tell).map_err(|error| error.to_string()),
        }
    }

    fn load(&mut self, before: &Library, tell: &(dyn Fn(usize, usize) + Sync)) -> Library {
        let whole = self.read(before, tell);
        self.seen_of(whole)
    }

    fn follow(&mut self, before: &Library) -> Option<Library> {
        let whole = self.read(before, &|_, _| {});
        let is_other = before.ceiling().is_some() && !whole.says_as(&self.whole);
        let library = self.seen_of(whole);
        (is_other || !library.says_as(before)).then_some(library)
    }

    fn listen(&mut self, stirred: Stirred) {
        self.following.listen(stirred);
    }

    fn unheard(&mut self) -> Option<String> {
        self.following.unheard()
    }

    fn sources(&self, shown: &Library) -> Arc<[Arc<SourceFile>]> {
        let of = match shown.ceiling() {
            Some(_) => &self.whole,
            None => shown,
        };
        // What is only context is read again, and stays closed.
        let open = of.briefings().iter().map(|file| &file.source);
        let shared = of.shared().iter().map(|file| &file.source);
        open.chain(shared).cloned().collect()
    }

    fn as_of(&mut self, day: &AsOf, shown: &Library) -> Option<&'static str> {
        let next = match day {
            AsOf::All => Ok(None),
            AsOf::Day(day) => Ok(Some(day.clone())),
            AsOf::Earlier(briefing) => {
                let own = shown.briefings().iter().find(|file| file.id == *briefing);
                let own = own.and_then(|file| file.header.as_of.as_ref());
                self.earlier(&self.days(briefing, shown), own).map(Some)
            }
            AsOf::Later(briefing) => self.later(&self.days(briefing, shown)),
        };
        match next {
            Ok(next) => {
                self.day = next;
                None
            }
            Err(why) => Some(why),
        }
    }

    fn settings(&mut self) -> Result<settings::Settings, String> {
        let settings = self.settled.read();
        self.following.want(self.settled.watch());
        settings.map_err(|error| error.to_string())
    }

    fn follow_settings(&mut self) -> Result<Option<settings::Settings>, String> {
        if !self.following.is_wanted() {
            return Ok(None);
        }
        self.following.renew_settings(self.folders.as_ref());
        let settings = self.settled.follow();
        if self.following.want(self.settled.watch()) {
            self.following.renew_settings(self.folders.as_ref());
        }
        settings.map_err(|error| error.to_string())
    }
}
