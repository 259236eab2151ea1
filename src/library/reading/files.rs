//! Loading many files: on all cores, and none again that did not change.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};

use crate::briefing::date::When;
use crate::diagnostic::Diagnostic;
use crate::library::reading::file::{BriefingFile, LibraryFile};
use crate::library::standing::{Standing, Standings};
use crate::load::foreign::is_foreign;
use crate::load::{Bases, Content, Loaded, Parsed, load_parsed, may_be_shared, parse};
use crate::source::SourceFile;
use crate::words::text::Text;
use crate::work;

/// The least bytes of a file that are worth a thread.
const LONG: usize = 16 << 10;

/// Files as they were loaded.
#[derive(Debug, Default)]
pub(in crate::library) struct Files {
    pub(in crate::library) briefings: Vec<Arc<BriefingFile>>,
    pub(in crate::library) shared: Vec<Arc<LibraryFile>>,
    pub(in crate::library) problems: Vec<Diagnostic>,
    /// Files of other tools.
    pub(in crate::library) foreign: Vec<Arc<SourceFile>>,
    /// How each file came to be read.
    pub(in crate::library) standings: Standings,
}

/// A file as it was loaded, or taken as it was before.
pub(in crate::library) enum Made {
    Briefing(Arc<BriefingFile>),
    Shared(Arc<LibraryFile>),
    Foreign(Arc<SourceFile>),
    Nothing(Vec<Diagnostic>),
}

/// Loads library files first, then briefings on all cores. Files with the same name and text as `before` are taken
/// from there; briefings only if all library files are, too, since they rest on those. `tell` hears of each briefing
/// that is done.
///
/// The briefings come in their order ([`Files::put_in_order`]); library files that are only context stand behind the
/// others. A file of another tool is dismissed, unless it was named itself or was one of ours before.
pub(in crate::library) fn load_all(
    mut sources: Vec<Arc<SourceFile>>,
    standings: &Standings,
    before: &Files,
    tell: &(dyn Fn() + Sync),
) -> Files {
    let is_context = |source: &SourceFile| standings.is_context(source.name());
    sources.sort_by_key(|source| is_context(source));
    let strangers = Strangers::among(standings, before);
    let (maybe, mut briefings): (Vec<_>, Vec<_>) = sources
        .into_iter()
        .partition(|source| may_be_shared(source.text()));
    // What a first look waits for: its briefing is parsed while the library files are loaded.
    let first = briefings.first().cloned();
    let first = first.filter(|first| before.briefings.is_empty() && first.text().len() > LONG);
    let (mut files, others, ahead) = std::thread::scope(|scope| {
        let first = first.as_ref().filter(|_| !maybe.is_empty());
        let ahead = first.map(|first| scope.spawn(|| work::of(|| parse(first))));
        let (files, others) = load_shared(maybe, before, &strangers);
        let ahead = ahead.and_then(|ahead| ahead.join().ok());
        let ahead = ahead.map(|(parsed, steps)| {
            work::count_of(steps);
            parsed
        });
        (files, others, ahead)
    });
    briefings.extend(others);
    let mut bases = Bases::default();
    for shared in &files.shared {
        bases.extend(&shared.bases);
    }
    let known = before.known(&files.shared);
    let ahead = Mutex::new(ahead);
    let parsed = |source: &Arc<SourceFile>| {
        let is_first = first
            .as_ref()
            .is_some_and(|first| Arc::ptr_eq(first, source));
        let mut ahead = ahead.lock().unwrap_or_else(PoisonError::into_inner);
        ahead.take_if(|_| is_first)
    };
    let load = |source: &Arc<SourceFile>| match known.get(source.name()) {
        Some(briefing) if briefing.source.text() == source.text() => {
            Made::Briefing((*briefing).clone())
        }
        _ => {
            let parsed = parsed(source);
            let parse = || parsed.unwrap_or_else(|| parse(source));
            strangers.make(source, parse, &bases)
        }
    };
    briefings.sort_by_cached_key(|file| (is_context(file), file.name().clone()));
    let load = |source: &Arc<SourceFile>| {
        let made = load(source);
        tell();
        made
    };
    for made in in_parallel(&briefings, load) {
        files.take(made);
    }
    files.standings = standings.clone();
    files.put_in_order();
    files
}

/// Which files may be of other tools.
struct Strangers<'b> {
    standings: &'b Standings,
    /// Those that were one of ours before.
    ours: HashSet<&'b Text>,
    /// Those that were not.
    foreign: HashMap<&'b Text, &'b Arc<SourceFile>>,
}

impl<'b> Strangers<'b> {
    fn among(standings: &'b Standings, before: &'b Files) -> Self {
        let briefings = before.briefings.iter().map(|file| &file.source);
        let shared = before.shared.iter().map(|file| &file.source);
        let ours = briefings.chain(shared).map(|source| source.name());
        let foreign = before.foreign.iter();
        Self {
            standings,
            ours: ours.collect(),
            foreign: foreign.map(|source| (source.name(), source)).collect(),
        }
    }

    /// Loads a file, if it is one of ours.
    fn make<'s>(
        &self,
        source: &'s Arc<SourceFile>,
        parse: impl FnOnce() -> Parsed<'s>,
        bases: &Bases,
    ) -> Made {
        let name = source.name();
        if *self.standings.of(name) == Standing::Named || self.ours.contains(name) {
            return make(source, parse(), bases);
        }
        if let Some(before) = self.foreign.get(name)
            && before.text() == source.text()
        {
            return Made::Foreign((*before).clone());
        }
        let parsed = parse();
        if is_foreign(source.text(), &parsed) {
            return Made::Foreign(source.clone());
        }
        make(source, parsed, bases)
    }
}

/// Loads what may be library files; those that are none are returned, too.
fn load_shared(
    maybe: Vec<Arc<SourceFile>>,
    before: &Files,
    strangers: &Strangers<'_>,
) -> (Files, Vec<Arc<SourceFile>>) {
    let (mut files, mut others) = (Files::default(), Vec::new());
    let known = before.shared_by_name();
    let same = |source: &SourceFile| {
        let file = *known.get(source.name())?;
        (file.source.text() == source.text()).then_some(file)
    };
    for source in maybe {
        match same(&source) {
            Some(shared) => files.shared.push(shared.clone()),
            None => match strangers.make(&source, || parse(&source), &Bases::default()) {
                Made::Shared(shared) => files.shared.push(shared),
                Made::Foreign(source) => files.foreign.push(source),
                Made::Briefing(_) | Made::Nothing(_) => others.push(source),
            },
        }
    }
    (files, others)
}

impl Files {
    pub(in crate::library) fn take(&mut self, made: Made) {
        match made {
            Made::Briefing(briefing) => self.briefings.push(briefing),
            Made::Shared(shared) => self.shared.push(shared),
            Made::Foreign(source) => self.foreign.push(source),
            Made::Nothing(problems) => self.problems.extend(problems),
        }
    }

    /// Puts the briefings into the one order in which they stand everywhere: as they or their folders were named; those
    /// of one folder with the newest as-of day first and those without a day last, then by id. What is only context
    /// stands behind all, and before it what was opened of it. Under a ceiling the day that is written counts, so that
    /// the order stays.
    pub(in crate::library) fn put_in_order(&mut self) {
        let standings = &self.standings;
        self.briefings.sort_by_cached_key(|file| {
            let name = file.source.name();
            let day = file.written_as_of.as_ref().map(When::latest);
            (
                (standings.is_context(name), standings.place(name)),
                (Reverse(day), file.id.clone(), name.clone()),
            )
        });
    }

    /// The library files by the names of their files.
    fn shared_by_name(&self) -> HashMap<&Text, &Arc<LibraryFile>> {
        let shared = self.shared.iter();
        shared.map(|file| (file.source.name(), file)).collect()
    }

    /// The briefings by the names of their files; none unless they rest on these library files.
    fn known(&self, shared: &[Arc<LibraryFile>]) -> HashMap<&Text, &Arc<BriefingFile>> {
        let is_same = self.shared.len() == shared.len()
            && self
                .shared
                .iter()
                .zip(shared)
                .all(|(a, b)| Arc::ptr_eq(a, b));
        let briefings = self.briefings.iter().filter(|_| is_same);
        briefings.map(|file| (file.source.name(), file)).collect()
    }
}

fn make(source: &Arc<SourceFile>, parsed: Parsed<'_>, bases: &Bases) -> Made {
    made(load_parsed(source, parsed, bases))
}

/// What a file was made of that was loaded.
pub(in crate::library) fn made(mut loaded: Loaded) -> Made {
    match std::mem::replace(&mut loaded.content, Content::Nothing) {
        Content::Briefing(briefing) => {
            Made::Briefing(Arc::new(BriefingFile::new(*briefing, loaded)))
        }
        Content::Shared(shared, bases) => {
            Made::Shared(Arc::new(LibraryFile::new(*shared, bases, loaded)))
        }
        Content::Nothing => Made::Nothing(loaded.problems),
    }
}

/// Does the same to each item on all cores, and keeps the order.
pub(crate) fn in_parallel<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < 2 {
        return items.iter().map(make).collect();
    }
    let cores = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(items.len());
    if cores < 2 {
        return items.iter().map(make).collect();
    }
    let next = std::sync::atomic::AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            match items.get(i) {
                Some(item) => done.push((i, make(item))),
                None => return done,
            }
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        // This thread works, too: one less to start, and one heap less.
        let threads: Vec<_> = (1..cores)
            .map(|_| scope.spawn(|| work::of(worker)))
            .collect();
        let own = worker();
        let others = threads.into_iter().flat_map(|thread| {
            let joined = thread.join();
            let (done, steps) = joined.unwrap_or_else(|panic| resume_unwind(panic));
            work::count_of(steps);
            done
        });
        own.into_iter().chain(others).collect()
    });
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::library::Library;

    const SHARED: &str = "kind: library\nactors: {a: {name: A}}";
    const ONE: &str = "title: one\ntlp: CLEAR\nactors: {a: {role: R}}\nevents: [e]";
    const TWO: &str = "title: two\ntlp: CLEAR\nevents: [e]";

    fn sources(texts: [&str; 3]) -> Vec<Arc<SourceFile>> {
        let names = ["shared.yaml", "one.yaml", "two.yaml"];
        let named = |(name, text)| SourceFile::named(name, text);
        names.into_iter().zip(texts).map(named).collect()
    }

    /// Which briefings are the same ones after a change, and that all is as if it were read for the first time.
    fn check(changed: [&str; 3], same: &[&str]) {
        let before = Library::load(sources([SHARED, ONE, TWO]), Vec::new());
        let after = before.reload(sources(changed), Vec::new());
        let is_same = |file: &&Arc<BriefingFile>| {
            let mut old = before.briefings().iter();
            old.any(|old| Arc::ptr_eq(old, file))
        };
        let kept: Vec<&str> = after
            .briefings()
            .iter()
            .filter(is_same)
            .map(|file| file.id.as_str())
            .collect();
        assert_eq!(kept, same);
        let entries = |library: &Library| {
            let entry = |(_, entry)| format!("{entry:?}");
            library.entries().map(entry).collect::<Vec<_>>()
        };
        let anew = Library::load(sources(changed), Vec::new());
        assert_eq!(entries(&after), entries(&anew));
    }

    #[test]
    fn what_did_not_change_is_kept() {
        let renamed = TWO.replace("two", "three");
        check([SHARED, ONE, TWO], &["one", "two"]);
        check([SHARED, ONE, &renamed], &["one"]);
    }

    #[test]
    fn briefings_rest_on_the_library_files() {
        let renamed = SHARED.replace('A', "B");
        check([&renamed, ONE, TWO], &[]);
        check([TWO, ONE, TWO], &[]);
    }
}
