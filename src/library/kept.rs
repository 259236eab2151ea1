//! The last good version of each file: it stays when the file is read again and cannot be shown.
//!
//! A version is good that says what a file of its kind must: a briefing has a title and an entry, a library file has an
//! entry. A briefing of which slips took more entries than they left is not good either: a bracket too many is no smaller
//! a slip than a title that is missing, and a talk would lose its slides by it. When the next one is not, or cannot be read
//! at all, the good one is put in its place, and the library says that it is stale. Only a file that is gone without a word
//! takes its version along.
//!
//! **Cut files.** What is the beginning of the version before and ends without a line break is cut, however sound it
//! reads. What ends with a line break is not: nobody can tell it from a file whose end was deleted. A writer that rests
//! there is waited for while the file is read (`disk::again`), and what is good of it is shown after that.
//!
//! **Markings.** A version that says a narrower marking than the good one is taken, whatever it lacks: what it wants to
//! be held back must not be shown under the wider one.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::disk::Found;
use super::link::linking;
use super::reading::file::{BriefingFile, LibraryFile};
use super::reading::files::{Files, load_all};
use super::{Extent, Library};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;

impl Library {
    /// Loads files and links them, as [`Library::reload`] does. Where one of this library is not given any more, but has
    /// a problem, or where it cannot be shown as it is now, this library's version of it stays.
    ///
    /// What was context of this library and has been opened stays open.
    pub fn read_again(&self, found: Found, tell: &(dyn Fn() + Sync)) -> Self {
        let Found {
            files,
            mut standings,
            mut problems,
        } = found;
        for file in self.briefings() {
            if standings.is_context(file.source.name()) {
                standings.name(file.source.name());
            }
        }
        let good = Good::of(self);
        let mut kept = Kept::default();
        kept.unread(&good, &files, &problems);
        kept.cut(&good, &files);
        let unread = kept.sources.keys();
        unread.for_each(|name| standings.note_as(name, &self.standings));
        let mut loaded = load_all(
            kept.in_place(&good, &files),
            &standings,
            &self.files(),
            tell,
        );
        let broken = good.broken(&loaded, &kept);
        if !broken.is_empty() {
            let known = good.with_others(&mut loaded, &broken, self);
            problems.append(&mut loaded.problems);
            broken.into_iter().for_each(|source| kept.broken(source));
            loaded = load_all(kept.in_place(&good, &files), &standings, &known, &|| {});
        }
        problems.append(&mut kept.problems);
        Self {
            stale: kept.sources.keys().map(|name| (*name).clone()).collect(),
            ..linking::link(loaded, self, problems)
        }
    }

    /// Whether something of a briefing is shown as it was in an earlier version of its file, or of a library file.
    pub fn is_stale(&self, briefing: usize) -> bool {
        self.stale_source(briefing).is_some()
    }

    /// The first file of which a briefing shows an earlier version, its own before library files, and the marking of that.
    pub fn stale_file(&self, briefing: usize) -> Option<(&Text, Option<Tlp>)> {
        self.stale_source(briefing)
            .map(|(source, tlp)| (source.name(), tlp))
    }

    /// What is wrong with that file as it is now: the worst of it, what is wrong with the whole before what is with parts.
    pub fn why_stale(&self, briefing: usize) -> Option<&Diagnostic> {
        let (good, _) = self.stale_source(briefing)?;
        let problems = self.problems.iter().filter(|problem| {
            let source = &problem.place.source;
            // What is wrong with the good version is not why it is shown.
            source.name() == good.name() && !Arc::ptr_eq(source, good)
        });
        problems.min_by_key(|problem| {
            let at = problem.place.span.range().start;
            let is_last = problem.code == Code::Stale;
            (is_last, problem.severity(), problem.code, at)
        })
    }

    fn stale_source(&self, briefing: usize) -> Option<(&Arc<SourceFile>, Option<Tlp>)> {
        if self.stale.is_empty() {
            return None;
        }
        let own = self.briefings.get(briefing);
        let own = own.map(|file| (&file.source, file.header.tlp));
        let shared = self.shared.iter().map(|file| (&file.source, file.tlp));
        let mut rests_on = own.into_iter().chain(shared);
        rests_on.find(|(source, _)| self.stale.contains(source.name()))
    }

    /// How many files are shown in an earlier version.
    pub fn stale(&self) -> usize {
        self.stale.len()
    }

    /// Whether a file was being written all the while it was read, so that another look at it is due.
    pub fn is_unsettled(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.code == Code::BeingWritten)
    }

    pub(super) fn files(&self) -> Files {
        Files {
            briefings: self.briefings.clone(),
            shared: self.shared.clone(),
            problems: Vec::new(),
            foreign: self.foreign.clone(),
            standings: self.standings.clone(),
        }
    }
}

/// The files of a library that are good, and what is known of each.
struct Good<'l> {
    files: HashMap<&'l Text, (&'l Arc<SourceFile>, Option<Tlp>)>,
    /// The places of library files among each other.
    shared: HashMap<&'l Text, usize>,
}

/// What stays of the library before.
#[derive(Default)]
struct Kept<'l> {
    sources: HashMap<&'l Text, &'l Arc<SourceFile>>,
    problems: Vec<Diagnostic>,
}

impl<'l> Good<'l> {
    fn of(library: &'l Library) -> Self {
        // Of no more than beginnings, nobody knows whether they were good.
        let is_known = library.extent != Extent::Part;
        let briefings = library.briefings.iter();
        let briefings = briefings.filter(|file| is_known && file.is_good());
        let briefings = briefings.map(|file| (&file.source, file.header.tlp));
        let shared = library.shared.iter().filter(|file| file.is_good());
        let shared = shared.map(|file| (&file.source, file.tlp));
        let files = briefings.chain(shared);
        let places = library.shared.iter().map(|file| file.source.name());
        Self {
            files: files.map(|(s, tlp)| (s.name(), (s, tlp))).collect(),
            shared: places.zip(0..).collect(),
        }
    }

    /// The files that were loaded and are not good any more.
    fn broken(&self, loaded: &Files, kept: &Kept<'_>) -> Vec<&'l Arc<SourceFile>> {
        let mut now: HashMap<&Text, (bool, Option<Tlp>)> = HashMap::new();
        for file in &loaded.briefings {
            now.insert(file.source.name(), (file.is_good(), file.header.tlp));
        }
        for file in &loaded.shared {
            now.insert(file.source.name(), (file.is_good(), file.tlp));
        }
        for problem in &loaded.problems {
            let name = problem.place.source.name();
            now.entry(name).or_insert((false, None));
        }
        let broken = self.files.iter().filter(|(name, (_, before))| {
            let found = now.get(*name).filter(|_| !kept.sources.contains_key(*name));
            found.is_some_and(|(is_good, tlp)| !is_good && !is_narrower(*tlp, *before))
        });
        broken.map(|(_, (source, _))| *source).collect()
    }

    /// What was loaded but for what is broken, whose problems are left in `loaded`, with the good versions.
    fn with_others(
        &self,
        loaded: &mut Files,
        broken: &[&Arc<SourceFile>],
        before: &Library,
    ) -> Files {
        let names: HashSet<&Text> = broken.iter().map(|source| source.name()).collect();
        let is_broken = |source: &SourceFile| names.contains(source.name());
        let Files {
            briefings,
            shared,
            problems,
            foreign,
            ..
        } = loaded;
        // What could not be loaded at all is loaded again, and tells its problems then, unless it is broken.
        problems.retain(|problem| is_broken(&problem.place.source));
        let own = briefings.iter().filter(|file| is_broken(&file.source));
        problems.extend(own.flat_map(|file| file.problems.iter().cloned()));
        let own = shared.iter().filter(|file| is_broken(&file.source));
        problems.extend(own.flat_map(|file| file.problems.iter().cloned()));
        if names.iter().any(|name| self.shared.contains_key(*name)) {
            // All that was loaded rests on library files without the one that is broken.
            return before.files();
        }
        let old = before.briefings.iter();
        let rests_on_same = before.shared.len() == shared.len()
            && before
                .shared
                .iter()
                .zip(&*shared)
                .all(|(a, b)| Arc::ptr_eq(a, b));
        let old = old.filter(|file| rests_on_same && is_broken(&file.source));
        let new = briefings.iter().filter(|file| !is_broken(&file.source));
        Files {
            briefings: new.chain(old).cloned().collect(),
            shared: shared.clone(),
            foreign: foreign.clone(),
            ..Files::default()
        }
    }
}

impl<'l> Kept<'l> {
    /// Keeps what is not there, but has a problem itself or in a folder that it is in.
    fn unread(&mut self, good: &Good<'l>, files: &[Arc<SourceFile>], problems: &[Diagnostic]) {
        let there: HashSet<&Text> = files.iter().map(|file| file.name()).collect();
        let told = problems.iter().map(|problem| &problem.place.source);
        let told: HashSet<&Path> = told.filter_map(|source| source.path()).collect();
        let is_told = |source: &SourceFile| {
            let mut folders = source.path().into_iter().flat_map(Path::ancestors);
            folders.any(|path| told.contains(path))
        };
        for (name, (source, _)) in &good.files {
            if !there.contains(*name) && is_told(source) {
                self.keep(source, "the file cannot be read now", READ_AGAIN);
            }
        }
    }

    /// Keeps what is cut off in the middle of a line.
    fn cut(&mut self, good: &Good<'l>, files: &[Arc<SourceFile>]) {
        for file in files {
            let Some((source, _)) = good.files.get(file.name()) else {
                continue;
            };
            if is_cut(source.text(), file.text()) {
                let line = file.text().lines().count();
                let message = format!("the file is cut off in line {line}");
                let help = "save the file again; if this is all of it, end it with a line break";
                self.keep(source, &message, help);
            }
        }
    }

    /// Keeps what cannot be shown.
    fn broken(&mut self, source: &'l Arc<SourceFile>) {
        self.keep(
            source,
            "what the file holds now cannot be shown",
            READ_AGAIN,
        );
    }

    fn keep(&mut self, source: &'l Arc<SourceFile>, message: &str, help: &str) {
        // No line of either version: it is told of the file.
        let place = Place::new(&source.with_text(String::new()), Span::default());
        let message = format!("{message}: its last good version is shown");
        self.problems
            .push(Diagnostic::new(Code::Stale, place, &message, help));
        self.sources.insert(source.name(), source);
    }

    /// The files with what is kept in place of what is not shown, library files in the order in which they were before.
    fn in_place(&self, good: &Good<'_>, files: &[Arc<SourceFile>]) -> Vec<Arc<SourceFile>> {
        if self.sources.is_empty() {
            return files.to_vec();
        }
        let new = files.iter();
        let new = new.filter(|file| !self.sources.contains_key(file.name()));
        let mut last = 0;
        let mut placed: Vec<(usize, &Arc<SourceFile>)> = new
            .map(|file| {
                last = good.shared.get(file.name()).copied().unwrap_or(last);
                (last, file)
            })
            .collect();
        let kept = self.sources.iter();
        let kept = kept.map(|(name, source)| (good.shared.get(*name).copied(), *source));
        placed.extend(kept.map(|(place, source)| (place.unwrap_or(0), source)));
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, file)| file.clone()).collect()
    }
}

const READ_AGAIN: &str = "mend the file, then read it again";

/// Whether a text is no more than the beginning of the one before it, and its last line has no end.
fn is_cut(before: &str, now: &str) -> bool {
    let Some(rest) = before.strip_prefix(now) else {
        return false;
    };
    let is_within_line = !rest.starts_with(['\n', '\r']);
    let has_ends = before.ends_with('\n');
    !rest.trim_ascii().is_empty()
        && !now.is_empty()
        && !now.ends_with('\n')
        && (has_ends || is_within_line)
}

/// Whether a marking can be read and is narrower than the one before; what had none counts as the widest.
fn is_narrower(now: Option<Tlp>, before: Option<Tlp>) -> bool {
    let now = now.filter(|now| *now != Tlp::Unreadable);
    now.is_some_and(|now| !now.is_within(before.unwrap_or(Tlp::Clear)))
}

impl BriefingFile {
    fn is_good(&self) -> bool {
        let is_mostly_read = self.left_out.len() <= self.entries.len();
        self.header.title.is_some() && !self.entries.is_empty() && is_mostly_read
    }
}

impl LibraryFile {
    fn is_good(&self) -> bool {
        !self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests;
