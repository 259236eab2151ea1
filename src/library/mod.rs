//! An immutable snapshot of all briefings: every entry by its id, every link in both directions.
//!
//! Reading again makes a new [`Library`]; whoever holds the old one keeps it unchanged. Ids of library files are
//! visible in every briefing: an actor that a briefing names is an entry of that briefing, with the library file's
//! words and the briefing's own, so that a reader stays in the briefing he opened.

mod begun;
pub(crate) mod ceiling;
mod changed;
pub mod disk;
pub mod embedded;
pub(crate) mod entry;
pub(crate) mod gaps;
mod kept;
pub(crate) mod link;
mod marked;
pub(crate) mod names;
mod ranks;
pub(crate) mod reading;
mod reload;
mod scope;
pub(crate) mod sought;
pub(crate) mod standing;
pub(crate) mod written_files;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::briefing::EntryKind;
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Diagnostic;
use crate::load::of_kind;
use crate::source::{Place, SourceFile};
use crate::words::text::Text;
use crate::work;
use crate::yaml::unread::{self, Unread};
use ceiling::Under;
use entry::{Entry, EntryIx};
use gaps::{Gap, Gaps};
use link::joined::{Edges, Joined, Links};
use link::{Edge, Kept, Link, Misfit, Stands};
use names::Names;
use ranks::Ranks;
use reading::file::{BriefingFile, LibraryFile};
use reading::part::Part;
use reading::parts::Parts;
use standing::Standings;

/// How much a library holds of what there is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// One briefing and what it rests on, to be shown until the rest is read. What leads to another briefing leads
    /// nowhere, so nothing is said of problems.
    FirstLook,
    /// The same, with no more than the beginnings of a long briefing. With whom that may be shared is not known before
    /// its last line is read.
    Part,
}

/// All briefings, linked.
#[derive(Debug, Default)]
pub struct Library {
    extent: Extent,
    under: Option<Under>,
    /// Those that are listed, then those that are context.
    briefings: Vec<Arc<BriefingFile>>,
    shared: Vec<Arc<LibraryFile>>,
    /// Files of other tools.
    foreign: Vec<Arc<SourceFile>>,
    standings: Standings,
    parts: Parts,
    links: Links,
    edges: Edges,
    same: HashMap<Text, Vec<EntryIx>>,
    ranks: Ranks,
    names: Names,
    misfits: Vec<Kept>,
    gaps: Gaps,
    problems: Vec<Diagnostic>,
    /// The names of files of which an earlier version is shown.
    stale: HashSet<Text>,
    /// The names of files of which nothing is shown.
    unshown: HashSet<Text>,
}

impl Library {
    /// The same library with more problems, such as those of the configuration.
    #[must_use]
    pub fn with_problems(mut self, problems: Vec<Diagnostic>) -> Self {
        self.problems.extend(problems);
        crate::diagnostic::sort(&mut self.problems);
        self
    }

    /// With whom an entry may be shared: its own marking or that of its file, whichever is narrower; one that cannot be
    /// read counts as the narrowest there is. What a briefing adds to a shared entry makes that narrower, never wider. A hypothesis is shared as its question is.
    pub fn marking(&self, entry: &Entry) -> Option<Tlp> {
        entry.marking
    }

    /// How much it holds of what there is.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The briefings that were named or opened, in the one order in which they stand everywhere: as they or their
    /// folders were named, those of a folder with the newest as-of day first.
    pub fn briefings(&self) -> &[Arc<BriefingFile>] {
        let listed = self.parts.listed().briefings;
        self.briefings.get(..listed).unwrap_or(&self.briefings)
    }

    /// A briefing by its place, also one that is only context: those stand behind all that are listed.
    pub fn briefing(&self, place: usize) -> Option<&Arc<BriefingFile>> {
        self.briefings.get(place)
    }

    /// Whether there is a briefing with an id, also one that is only context.
    pub fn holds(&self, briefing: &str) -> bool {
        self.briefings.iter().any(|file| *file.id == *briefing)
    }

    /// Whether a briefing is there only as context.
    pub fn is_closed(&self, briefing: &str) -> bool {
        let is_it = |file: &Arc<BriefingFile>| *file.id == *briefing;
        self.briefings.iter().position(is_it) >= Some(self.briefings().len())
    }

    /// The library files that were named.
    pub fn shared(&self) -> &[Arc<LibraryFile>] {
        let is_listed = |file: &Arc<LibraryFile>| !self.is_context(&file.source);
        &self.shared[..self.shared.partition_point(is_listed)]
    }

    /// The files that it was made of, as they were read, also those that are only context.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        let briefings = self.briefings.iter().map(|file| &file.source);
        briefings.chain(self.shared.iter().map(|file| &file.source))
    }

    /// Those that were named or opened, with their own markings.
    pub fn marked_sources(&self) -> impl Iterator<Item = (&Arc<SourceFile>, Option<Tlp>)> {
        let briefings = self.briefings().iter();
        let briefings = briefings.map(|file| (&file.source, file.header.tlp));
        let shared = self.shared().iter().map(|file| (&file.source, file.tlp));
        briefings.chain(shared)
    }

    /// How many files of other tools there are in the folders that were named.
    pub fn foreign(&self) -> usize {
        let is_met = |source: &&Arc<SourceFile>| !self.is_context(source);
        self.foreign.iter().filter(is_met).count()
    }

    /// Whether an entry is one of [`Library::entries`].
    pub fn is_listed(&self, entry: EntryIx) -> bool {
        self.parts.is_listed(entry)
    }

    fn is_context(&self, source: &SourceFile) -> bool {
        self.standings.is_context(source.name())
    }

    /// Every entry that is listed, briefing by briefing, each in the order of its file: not those of briefings and library
    /// files that are only context.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (EntryIx, &Entry)> {
        self.parts.entries()
    }

    /// The entries that an id may name without saying in which briefing it is: those of the briefings with an id, the
    /// briefings themselves, and those that stand only in a library file; in the order of [`Library::entries`].
    pub fn in_scope(&self, briefing: &str) -> impl Iterator<Item = &Entry> {
        let visible = move |part: &'_ Part| match &part.file {
            Some(file) if *file.id != *briefing => usize::from(part.briefing_entry().is_some()),
            _ => part.entries.len(),
        };
        let parts = self.parts.iter();
        parts.flat_map(move |(_, part)| part.entries.iter().take(visible(part)))
    }

    /// The entries of one briefing, its own first, in the order of the file.
    pub fn of_briefing(&self, briefing: usize) -> impl Iterator<Item = (EntryIx, &Entry)> {
        let part = self.parts.get(briefing).zip(self.parts.start(briefing));
        let entries = part.map(|(part, start)| (start..).zip(&part.entries));
        let entries = entries.into_iter().flatten();
        entries.map(|(i, entry)| (EntryIx(i), entry))
    }

    /// The bytes of all that the file of an entry says of it; none for a briefing itself, and for what is lost.
    pub(crate) fn lines_of(&self, entry: &Entry) -> Option<Place> {
        let source = &entry.place.source;
        let file = entry.briefing.and_then(|number| self.briefings.get(number));
        let own = file.filter(|file| Arc::ptr_eq(&file.source, source));
        let declared = match own {
            Some(file) => &file.declared,
            None => {
                let mut shared = self.shared.iter();
                &shared
                    .find(|file| Arc::ptr_eq(&file.source, source))?
                    .declared
            }
        };
        let declared = declared.get(entry.written_as())?;
        (!declared.is_lost()).then(|| Place::new(source, declared.entry))
    }

    /// Whether a field of an entry is written, but could not be read: then it is not missing.
    pub(crate) fn has_unread(&self, entry: &Entry, field: &str) -> bool {
        let source = &entry.place.source;
        let own = entry.briefing.and_then(|number| self.briefings.get(number));
        let holds = |unread: &[Unread]| unread::holds(unread, entry.written_as(), field);
        if own.is_some_and(|file| holds(&file.unread)) {
            return true;
        }
        // A shared entry may lack what the briefing adds to it.
        let is_own = own.is_some_and(|file| Arc::ptr_eq(&file.source, source));
        let mut shared = self.shared.iter().filter(|_| !is_own);
        let shared = shared.find(|file| Arc::ptr_eq(&file.source, source));
        shared.is_some_and(|file| holds(&file.unread))
    }

    /// The entries of one briefing and kind, in the order of the file.
    pub fn of_kind(
        &self,
        briefing: usize,
        kind: EntryKind,
    ) -> impl Iterator<Item = (EntryIx, &Entry)> {
        let part = self.parts.get(briefing).zip(self.parts.start(briefing));
        work::count(part.map_or(0, |(part, _)| part.entries.len()));
        let entries = part.map(|(part, start)| (start..).zip(&part.entries));
        let entries = entries.into_iter().flatten();
        entries.filter_map(move |(i, entry)| (entry.kind() == kind).then_some((EntryIx(i), entry)))
    }

    /// The place of each event of a briefing among all of them, counted from zero. `order` gives all in their order, and
    /// is asked once a library. None where there is no such briefing.
    pub(crate) fn ranks(
        &self,
        briefing: usize,
        order: impl FnOnce() -> Vec<EntryIx>,
    ) -> Option<&HashMap<EntryIx, usize>> {
        self.ranks.of((briefing, self.briefings.len()), order)
    }

    /// The entry that [`Library::entries`] gives at a place, counted from zero.
    pub fn nth(&self, place: u32) -> Option<(EntryIx, &Entry)> {
        let ix = self.parts.nth_listed(place)?;
        Some((ix, self.entry(ix)?))
    }

    /// The entry with a number of this library.
    pub fn entry(&self, ix: EntryIx) -> Option<&Entry> {
        self.parts.entry(ix)
    }

    /// The entry with an id, also with one that it had before.
    pub fn find(&self, id: &EntryId) -> Option<EntryIx> {
        self.parts.lookup(&id.briefing, &id.item)
    }

    /// The entry of a briefing itself; that of the first, where several have one id.
    pub fn briefing_entry(&self, briefing: usize) -> Option<EntryIx> {
        let file = self.briefings.get(briefing)?;
        self.parts.lookup("", &file.id)
    }

    /// What an id means inside a briefing: its own entry, else one that stands only in a library file, else a briefing.
    pub fn resolve(&self, briefing: Option<usize>, target: &str) -> Option<EntryIx> {
        if let Some((scope, item)) = target.split_once('/') {
            return self.parts.lookup(scope, item);
        }
        briefing
            .and_then(|i| self.briefings.get(i))
            .and_then(|file| self.parts.lookup(&file.id, target))
            .or_else(|| self.parts.lookup("", target))
    }

    /// What an id means where an entry of a kind is wanted: of several entries that a briefing gives one id, that one.
    pub fn resolve_as(
        &self,
        kind: EntryKind,
        briefing: Option<usize>,
        target: &str,
    ) -> Option<EntryIx> {
        let found = self.resolve(briefing, target);
        let is_wanted = |ix: EntryIx| self.entry(ix).is_some_and(|entry| entry.kind() == kind);
        if found.is_some_and(is_wanted) {
            return found;
        }
        let (scope, item) = target.rsplit_once('/').unwrap_or(("", target));
        let item = of_kind(kind, item);
        let other = match scope {
            "" => self.resolve(briefing, &item),
            scope => self.parts.lookup(scope, &item),
        };
        other.or(found)
    }

    /// The links that stand in an entry.
    pub fn links_from(&self, entry: EntryIx) -> impl Iterator<Item = Link<'_>> {
        self.links.from(entry.0).filter_map(|link| self.link(link))
    }

    /// The links of listed entries that lead to an entry.
    pub fn links_to(&self, entry: EntryIx) -> impl Iterator<Item = Link<'_>> {
        let links = self.links.to(entry.0);
        let links = links.filter(|link| self.parts.is_listed(EntryIx(link.from)));
        links.filter_map(|link| self.link(link))
    }

    fn link(&self, joined: Joined) -> Option<Link<'_>> {
        let part = self.parts.get(joined.part as usize)?;
        let written = part.written(joined.nth, &self.shared)?.link;
        Some(Link {
            from: EntryIx(joined.from),
            to: EntryIx(joined.to),
            field: &written.field,
            sentence: written.sentence.as_ref(),
        })
    }

    /// The relations of an actor with others, its own and theirs.
    pub fn edges(&self, actor: EntryIx) -> impl Iterator<Item = &Edge> {
        let edges = self.edges.of(actor.0);
        edges.filter(move |edge| edge.from == actor || self.parts.is_listed(edge.from))
    }

    /// The actors that one belongs to, as a group to its unit, a persona to whoever is behind it. What is disputed or
    /// denied is not among them.
    pub fn above(&self, actor: EntryIx) -> impl Iterator<Item = EntryIx> {
        self.edges.above(actor.0).iter().copied().map(EntryIx)
    }

    /// The names that more than one actor of a briefing has, with those actors in their order. `names` finds them, and is
    /// asked once. None where there is no such briefing.
    pub(crate) fn shared_names(
        &self,
        briefing: usize,
        names: impl FnOnce() -> names::Shared,
    ) -> Option<&names::Shared> {
        self.names.of((briefing, self.briefings.len()), names)
    }

    /// The same actor in the other briefings that are listed.
    pub fn elsewhere(&self, actor: EntryIx) -> impl Iterator<Item = EntryIx> {
        let item = self
            .entry(actor)
            .filter(|entry| entry.kind() == EntryKind::Actor)
            .map(|entry| &entry.id.item);
        let all = item
            .and_then(|item| self.same.get(item))
            .map_or(&[][..], Vec::as_slice);
        let listed = all.iter().copied();
        listed.filter(move |other| *other != actor && self.parts.is_listed(*other))
    }

    /// The links that lead nowhere or to a wrong kind.
    pub fn misfits(&self) -> impl Iterator<Item = Misfit<'_>> {
        self.misfits.iter().filter_map(|misfit| self.misfit(misfit))
    }

    /// Where what a link should lead to may be, though nothing that is known has its id: the likeliest place, and how many
    /// more there are.
    pub fn gap(&self, misfit: &Misfit<'_>) -> Option<(Gap<'_>, usize)> {
        self.gaps.holding(misfit.target, misfit.wants)
    }

    /// Whether what is wrong at a place of it is told: not of what is only context.
    pub fn is_told(&self, place: &Place) -> bool {
        !self.is_context(&place.source)
    }

    fn misfit(&self, kept: &Kept) -> Option<Misfit<'_>> {
        self.written_misfit(kept)
            .filter(|misfit| !self.is_context(misfit.source))
    }

    fn written_misfit(&self, kept: &Kept) -> Option<Misfit<'_>> {
        let (briefing, link, source) = match kept.stands {
            Stands::Part(part) => {
                let part = self.parts.get(part as usize)?;
                let written = part.written(kept.nth, &self.shared)?;
                (
                    part.file.as_ref()?.id.as_str(),
                    written.link,
                    written.source,
                )
            }
            Stands::Shared(file) => {
                let file = self.shared.get(file as usize)?;
                ("", file.links.get(kept.nth as usize)?, &file.source)
            }
        };
        Some(Misfit {
            briefing,
            from: &link.from,
            target: &link.target,
            wants: &link.wants.kinds,
            found: kept.found,
            source,
            span: link.span,
        })
    }

    /// The problems of files and loading. Those that rules find are not among them.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }
}

#[cfg(test)]
mod tests;
