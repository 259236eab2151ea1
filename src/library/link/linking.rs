//! Linking: which entries each briefing sees, and what each id that is written leads to.
//!
//! Parts are made for briefings that are new or changed, and taken as they are from the library before for the rest.
//! Then all is put together: numbers are added up, and only what leads out of a part, or does not fit, is looked up.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;

use super::joined::{Edges, Joined, Links};
use super::{Edge, Kept, Stands, same};
use crate::briefing::EntryKind;
use crate::briefing::relation::Belongs;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx, title};
use crate::library::gaps::Gaps;
use crate::library::reading::file::BriefingFile;
use crate::library::reading::files::{Files, in_parallel};
use crate::library::reading::part::{Part, PartEdge, Written};
use crate::library::reading::parts::{Listed, Parts};
use crate::library::scope::{Common, Shared};
use crate::library::standing::{Standing, Standings};
use crate::source::{Place, SourceFile, Span};
use crate::words::short::short;
use crate::words::text::Text;

pub(in crate::library) fn link(
    files: Files,
    before: &Library,
    mut problems: Vec<Diagnostic>,
) -> Library {
    let gaps = Gaps::of(&files, &problems);
    let unshown = files.problems.iter();
    let unshown = unshown.map(|problem| problem.place.source.name().clone());
    let unshown = unshown.collect();
    problems.extend(files.problems);
    let own = files.briefings.iter().flat_map(|file| &file.problems);
    let shared = files.shared.iter().flat_map(|file| &file.problems);
    problems.extend(own.chain(shared).cloned());
    problems.retain(|problem| !files.standings.is_context(problem.place.source.name()));
    problems.extend(dismissed(&files.foreign, &files.standings));
    crate::diagnostic::sort(&mut problems);
    let is_listed = |source: &SourceFile| !files.standings.is_context(source.name());
    let listed = files
        .briefings
        .partition_point(|file| is_listed(&file.source));
    let common = Common::new(&files.shared);
    let (parts, others) = parts((&files.briefings, listed), &common, &is_listed, before);
    let listed = Listed {
        briefings: listed,
        others,
    };
    let mut library = Library {
        briefings: files.briefings,
        shared: files.shared,
        foreign: files.foreign,
        standings: files.standings,
        parts: Parts::new(parts, listed),
        problems,
        unshown,
        gaps,
        ..Library::default()
    };
    library.name_rest();
    library.find_same();
    let mut misfits = library.join();
    library.check_shared(&mut misfits);
    library.misfits = misfits.all;
    library.name_sought();
    library
}

/// What is said of files of other tools: for each folder that was named, how many there are.
fn dismissed(foreign: &[Arc<SourceFile>], standings: &Standings) -> Vec<Diagnostic> {
    let mut folders: IndexMap<&Path, Vec<&Arc<SourceFile>>> = IndexMap::new();
    for file in foreign {
        if let Standing::Met(folder) = standings.of(file.name()) {
            folders.entry(folder).or_default().push(file);
        }
    }
    let told = folders.into_iter().filter_map(|(folder, files)| {
        let first = files.iter().map(|file| file.name()).min()?;
        let first = first.rsplit('/').next().unwrap_or_default();
        let message = match files.len() {
            1 => format!("a YAML file here is no briefing: `{}`", short(first)),
            many => format!(
                "{many} YAML files here are no briefings, `{}` the first",
                short(first)
            ),
        };
        let source = SourceFile::from_disk(folder, String::new());
        let place = Place::new(&source, Span::default());
        let help = "nothing to do; name a file itself to hear what it lacks";
        Some(Diagnostic::new(Code::NotABriefing, place, &message, help))
    });
    told.collect()
}

/// The parts of briefings, so many of which are listed, and that of the shared entries that none of those sees: the last
/// one, of which so many entries are listed as is said beside it.
fn parts(
    (briefings, listed): (&[Arc<BriefingFile>], usize),
    common: &Common<'_>,
    is_listed: &dyn Fn(&SourceFile) -> bool,
    before: &Library,
) -> (Vec<Arc<Part>>, usize) {
    let twins = twins(briefings);
    let kept = kept(before, common);
    let numbered: Vec<(usize, &Arc<BriefingFile>)> = briefings.iter().enumerate().collect();
    let make = |(number, file): &(usize, &Arc<BriefingFile>)| -> Arc<Part> {
        match kept.get(&Arc::as_ptr(file).addr()) {
            _ if twins.contains(number) => Arc::default(),
            Some(part) => moved(part, *number),
            None => Arc::new(Part::of(*number, file, common, None)),
        }
    };
    let mut parts = if kept.len() + 1 < briefings.len() {
        in_parallel(&numbered, make)
    } else {
        numbered.iter().map(make).collect()
    };
    let ids: HashSet<&Text> = twins.iter().map(|number| &briefings[*number].id).collect();
    let mut taken: HashMap<&Text, HashSet<Text>> = HashMap::new();
    for (part, file) in parts
        .iter()
        .zip(briefings)
        .filter(|(_, file)| ids.contains(&file.id))
    {
        let taken = taken.entry(&file.id).or_default();
        taken.extend(part.ids().cloned());
    }
    for number in twins {
        let file = &briefings[number];
        let taken = taken.entry(&file.id).or_default();
        let part = Part::of(number, file, common, Some(taken));
        taken.extend(part.ids().cloned());
        parts[number] = Arc::new(part);
    }
    let (unseen, others) = unseen(&parts[..listed], briefings, common, is_listed);
    parts.push(Arc::new(unseen));
    (parts, others)
}

/// The briefings that have an id which another one has before them.
fn twins(briefings: &[Arc<BriefingFile>]) -> Vec<usize> {
    let mut ids = HashSet::new();
    let numbered = briefings.iter().enumerate();
    let twins = numbered.filter(|(_, file)| !ids.insert(&file.id));
    twins.map(|(number, _)| number).collect()
}

/// The parts of a library that are still good, by the addresses of their files.
fn kept<'l>(before: &'l Library, common: &Common<'_>) -> HashMap<usize, &'l Arc<Part>> {
    let (old, new) = (&before.shared, common.files());
    let is_same = old.len() == new.len() && old.iter().zip(new).all(|(a, b)| Arc::ptr_eq(a, b));
    let parts = before.parts.iter().filter(|_| is_same);
    let parts = parts.filter_map(|(_, part)| {
        // Part of what a briefing has may be another's that has the same id.
        let whole = part.briefing_entry().and(part.file.as_ref());
        whole.map(|file| (Arc::as_ptr(file).addr(), part))
    });
    parts.collect()
}

/// A part at another place among all.
fn moved(part: &Arc<Part>, number: usize) -> Arc<Part> {
    let mut part = part.clone();
    let stands = part.entries.first().and_then(|entry| entry.briefing);
    if stands != Some(number) {
        let part = Arc::make_mut(&mut part);
        for entry in &mut part.entries {
            entry.briefing = Some(number);
        }
    }
    part
}

/// Tags, and entries of library files that none of these briefings names: first those that are listed, and how many.
fn unseen(
    parts: &[Arc<Part>],
    briefings: &[Arc<BriefingFile>],
    common: &Common<'_>,
    is_listed: &dyn Fn(&SourceFile) -> bool,
) -> (Part, usize) {
    let mut is_seen = vec![false; common.entries().len()];
    for number in parts.iter().flat_map(|part| &part.seen) {
        is_seen[*number as usize] = true;
    }
    let ids: HashSet<&Text> = briefings.iter().map(|file| &file.id).collect();
    let unseen = common.entries().iter().zip(is_seen);
    let unseen = unseen.filter(|(shared, is_seen)| {
        (shared.body.kind() == EntryKind::Tag || !is_seen) && !ids.contains(shared.id)
    });
    // Library files that are context stand behind the others, and so do their entries.
    let unseen: Vec<Shared<'_>> = unseen.map(|(shared, _)| *shared).collect();
    let listed = unseen.partition_point(|shared| is_listed(&shared.file.source));
    (
        Part::without_briefing(unseen.into_iter(), common.doubles()),
        listed,
    )
}

impl Library {
    /// Titles that name what stands in another briefing, or nothing: made anew, as that may have another name now.
    fn name_rest(&mut self) {
        let new: Vec<Vec<(u32, Text)>> = self
            .parts
            .iter()
            .map(|(_, part)| self.new_titles(part))
            .collect();
        for (part, titles) in new.into_iter().enumerate() {
            self.parts.retitle(part, titles);
        }
    }

    fn new_titles(&self, part: &Part) -> Vec<(u32, Text)> {
        let titled = part.untitled.iter().filter_map(|number| {
            let entry = part.entries.get(*number as usize)?;
            let name = |target: &str| {
                let found = self.resolve(entry.briefing, target);
                title::name(found.and_then(|ix| Some(&self.entry(ix)?.body)), target)
            };
            let title = title::title(&entry.body, &entry.id.item, name);
            (title != entry.title).then_some((*number, title))
        });
        titled.collect()
    }

    /// Which briefings have the same actor.
    fn find_same(&mut self) {
        for (start, part) in self.parts.iter().filter(|(_, part)| part.file.is_some()) {
            for number in &part.actors {
                let Some(entry) = part.entries.get(*number as usize) else {
                    continue;
                };
                let ix = EntryIx(start + number);
                match self.same.get_mut(&entry.id.item) {
                    Some(all) => all.push(ix),
                    None => drop(self.same.insert(entry.id.item.clone(), vec![ix])),
                }
            }
        }
    }

    /// Puts the links and relations of all parts together.
    fn join(&mut self) -> Misfits {
        let (mut links, mut edges) = (Vec::new(), Vec::new());
        let mut misfits = Misfits::default();
        for (number, (start, part)) in self.parts.iter().enumerate() {
            for (nth, ends) in (0..).zip(&part.links) {
                let written = || part.written(nth, &self.shared);
                let to = match ends.to {
                    Some(to) => Some(start + to),
                    None => {
                        written().and_then(|link| self.lead((number, nth), &link, &mut misfits))
                    }
                };
                links.extend(ends.from.zip(to).map(|(from, to)| Joined {
                    from: start + from,
                    to,
                    part: u32::try_from(number).unwrap_or(u32::MAX),
                    nth,
                }));
            }
            edges.extend(part.edges.iter().filter_map(|edge| {
                let own = |end: Option<u32>| end.map(|end| EntryIx(start + end));
                let find = |id: &str| self.resolve(Some(number), id);
                let PartEdge { from, to, relation } = edge;
                let other = || relation.from.as_ref().and_then(|from| find(from));
                Some(Edge {
                    from: own(*from).or_else(other)?,
                    to: own(*to).or_else(|| find(&relation.to))?,
                    relation: relation.clone(),
                })
            }));
        }
        self.links = Links::new(links, self.parts.len());
        let edges = same::once(edges);
        let climbs = edges.iter().filter_map(|edge| self.climb(edge)).collect();
        self.edges = Edges::new(edges, climbs, self.parts.len());
        misfits
    }

    /// From whom to whom a relation leads up; nothing where it does not.
    fn climb(&self, edge: &Edge) -> Option<(u32, u32)> {
        let (from, to) = (edge.from.0, edge.to.0);
        let is_persona = || match self.entry(edge.to).map(|entry| &entry.body) {
            Some(Body::Actor(actor)) => actor.own.kind.as_deref() == Some("persona"),
            _ => false,
        };
        match edge.relation.belongs()? {
            Belongs::ToOther => Some((from, to)),
            Belongs::OtherToIt => Some((to, from)),
            Belongs::MaskToIt => is_persona().then_some((to, from)),
        }
    }

    /// Where a link leads that its part cannot tell, or that does not lead where it should.
    fn lead(
        &self,
        (part, nth): (usize, u32),
        written: &Written<'_>,
        misfits: &mut Misfits,
    ) -> Option<u32> {
        let (file, link) = (self.briefings.get(part)?, written.link);
        // An id that is declared, but whose entry is broken, leads nowhere; that is told where it is broken.
        let own = self.parts.lookup(&file.id, &link.target);
        if own.is_none() && file.declared.contains_key(&link.target) {
            return None;
        }
        let found = own.or_else(|| self.resolve(Some(part), &link.target));
        let kind = found.and_then(|ix| self.entry(ix)).map(Entry::kind);
        if !link.wants.open && !kind.is_some_and(|kind| link.wants.takes(kind)) {
            let stands = Stands::Part(u32::try_from(part).unwrap_or(u32::MAX));
            let twice = written.shared.map(|file| (file, link.span));
            misfits.add(stands, nth, kind, twice);
        }
        found.map(|ix| ix.0)
    }

    /// The links of a library file that no briefing looks at are still checked.
    fn check_shared(&self, misfits: &mut Misfits) {
        let files = self.shared.iter();
        let known: HashSet<&Text> = files.flat_map(|file| file.entries.keys()).collect();
        for (number, file) in (0..).zip(&self.shared) {
            let leads =
                |target: &Text| known.contains(target) || self.resolve(None, target).is_some();
            let lost = (0..)
                .zip(&file.links)
                .filter(|(_, link)| !link.wants.open && !leads(&link.target));
            for (nth, link) in lost {
                misfits.add(Stands::Shared(number), nth, None, Some((number, link.span)));
            }
        }
    }
}

/// Links that do not lead where they should. Those of a library file stand in every briefing that sees its entry, and
/// are told once.
#[derive(Default)]
struct Misfits {
    all: Vec<Kept>,
    told: HashSet<(u32, Span)>,
}

impl Misfits {
    /// Adds one; `shared` is its place in a library file.
    fn add(
        &mut self,
        stands: Stands,
        nth: u32,
        found: Option<EntryKind>,
        shared: Option<(u32, Span)>,
    ) {
        if shared.is_none_or(|place| self.told.insert(place)) {
            self.all.push(Kept { stands, nth, found });
        }
    }
}
