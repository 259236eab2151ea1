//! A library of files: loaded anew, or taken from the library before where they did not change.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::disk::Found;
use super::link::linking;
use super::reading::files::{self, Files};
use super::{Extent, Library, disk};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::abridged::abridged;
use crate::source::SourceFile;
use crate::words::text::Text;

impl Library {
    /// Loads files and links them. `problems` are those that were met while finding them.
    pub fn load(files: Vec<Arc<SourceFile>>, problems: Vec<Diagnostic>) -> Self {
        Self::default().reload(files, problems)
    }

    /// Loads files and links them, but takes those that did not change from this library.
    pub fn reload(&self, files: Vec<Arc<SourceFile>>, problems: Vec<Diagnostic>) -> Self {
        let files = Found::from(files);
        self.reload_found(Found { problems, ..files })
    }

    /// Loads what was found and links it.
    pub fn load_found(found: Found) -> Self {
        Self::default().reload_found(found)
    }

    /// Loads what was found and links it, but takes what did not change from this library. Nothing of it is kept that is not
    /// there any more, or cannot be read.
    pub fn reload_found(&self, found: Found) -> Self {
        let loaded = files::load_all(found.files, &found.standings, &self.files(), &|| {});
        linking::link(loaded, self, found.problems)
    }

    /// The same library with other texts in some of its files.
    pub fn with_texts(&self, changed: &[Arc<SourceFile>]) -> Self {
        let changed: HashMap<&Text, &Arc<SourceFile>> =
            changed.iter().map(|file| (file.name(), file)).collect();
        let now = |file: &Arc<SourceFile>| {
            let changed = changed.get(file.name()).copied();
            changed.unwrap_or(file).clone()
        };
        let own: HashSet<&Text> = self
            .sources()
            .chain(&self.foreign)
            .map(|file| file.name())
            .collect();
        // What is told of other files, of which nothing came, is still so.
        let is_of_others = |problem: &&Diagnostic| !own.contains(problem.place.source.name());
        self.reload_found(Found {
            files: self.sources().chain(&self.foreign).map(now).collect(),
            standings: self.standings.clone(),
            problems: self.problems.iter().filter(is_of_others).cloned().collect(),
        })
    }

    /// Whether it says the same as the one before it, that it was read after: it rests on the same files, and the same is
    /// wrong.
    pub fn says_as(&self, before: &Self) -> bool {
        let told = |library: &Self| {
            let problems = library.problems.iter().map(|problem| {
                let place = &problem.place;
                let name = place.source.name().clone();
                (problem.code, name, place.span, problem.message.clone())
            });
            problems.collect::<Vec<_>>()
        };
        let files = |library: &Self| {
            let files = library.sources().chain(&library.foreign).map(Arc::as_ptr);
            files.collect::<Vec<_>>()
        };
        (self.extent, self.briefings().len()) == (before.extent, before.briefings().len())
            && (&self.stale, &self.unshown) == (&before.stale, &before.unshown)
            && files(self) == files(before)
            && told(self) == told(before)
    }

    /// The same library with all that is open in another one.
    #[must_use]
    pub fn opened_as(self, shown: &Self) -> Self {
        let open = shown.briefings().iter().map(|file| &file.id);
        open.fold(self, |library, id| match library.is_closed(id) {
            true => library.opening(id),
            false => library,
        })
    }

    /// The same library, in which a briefing that was only context is one of those that were named.
    #[must_use]
    pub fn opening(&self, briefing: &str) -> Self {
        let mut files = self.files();
        let mut briefings = files.briefings.iter();
        if let Some(file) = briefings.find(|file| *file.id == *briefing) {
            files.standings.name(file.source.name());
            files.put_in_order();
        }
        let own: HashSet<*const SourceFile> = self.sources().map(Arc::as_ptr).collect();
        let problems = self.problems.iter().filter(|problem| {
            problem.code != Code::NotABriefing && !own.contains(&Arc::as_ptr(&problem.place.source))
        });
        let problems = problems.cloned().collect();
        Self {
            extent: self.extent,
            under: self.under.clone(),
            stale: self.stale.clone(),
            ..linking::link(files, self, problems)
        }
    }

    /// Loads and links what there is to see of some files, without a word of what is wrong. Of a long briefing that is
    /// no more than the beginnings of its sections, marked as if it could not be known what it is marked as.
    pub fn first_look(found: Found) -> Self {
        let mut files = found.files;
        let mut extent = Extent::FirstLook;
        for file in files
            .iter_mut()
            .filter(|file| !disk::head::is_shared(file.text()))
        {
            if let Some(text) = abridged(file.text()) {
                (*file, extent) = (file.with_text(text), Extent::Part);
            }
        }
        let mut loaded = files::load_all(files, &found.standings, &Files::default(), &|| {});
        if extent == Extent::Part {
            let briefings = loaded.briefings.iter_mut().filter_map(Arc::get_mut);
            briefings.for_each(|file| file.header.tlp = Some(Tlp::Unreadable));
        }
        Self {
            extent,
            misfits: Vec::new(),
            problems: Vec::new(),
            ..linking::link(loaded, &Self::default(), Vec::new())
        }
    }
}
