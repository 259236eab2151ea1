//! Where more was written than is known: files that could not be read, and what had to be left out of others because of
//! a slip. An id that nothing has may be there; whoever tells of one that is missing asks here first.
//!
//! A gap is known by its first place, of which [`Library::markings_at`](super::Library::markings_at) says with whom it may
//! be shared. Under a ceiling there are those of the library that was made under it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::IndexMap;

use super::reading::files::Files;
use crate::briefing::EntryKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Declared;
use crate::load::slip::LeftOut;
use crate::source::{Place, SourceFile};
use crate::words::text::Text;

/// The kinds of entries that an id may name which stands in no briefing.
const SHARED: [EntryKind; 3] = [EntryKind::Actor, EntryKind::Source, EntryKind::Tag];

/// Where an id may be that nothing has.
#[derive(Debug, Clone, Copy)]
pub enum Gap<'l> {
    /// It is there, but its entry had to be left out.
    Certain(&'l Place),
    /// Among what was left out of a file.
    LeftOut(&'l Place),
    /// In a file that could not be read.
    Unread(&'l Place),
}

/// All gaps of a library.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// Files that could not be read.
    unread: Vec<Place>,
    /// What was left out of library files, the first of each.
    left_out: Vec<Place>,
    /// The same of briefings, by their ids.
    of_briefings: HashMap<Text, Place>,
    /// Ids whose entries were left out: of briefings with the briefing before it.
    ids: HashMap<String, Place>,
}

impl Gaps {
    /// The gaps of some files, where these problems were met on the way to them.
    pub(super) fn of(files: &Files, problems: &[Diagnostic]) -> Self {
        let mut gaps = Self {
            unread: unread(files, problems),
            ..Self::default()
        };
        // Nothing is left out without a problem.
        for file in files.shared.iter().filter(|file| !file.problems.is_empty()) {
            let first = first(&file.source, &file.left_out, &file.declared, &file.problems);
            gaps.left_out.extend(first);
            let is_there = |id: &Text| file.entries.contains_key(id);
            for (id, place) in broken(&file.source, &file.declared, is_there) {
                gaps.ids.entry(id.to_string()).or_insert(place);
            }
        }
        for file in files
            .briefings
            .iter()
            .filter(|file| !file.problems.is_empty())
        {
            let first = first(&file.source, &file.left_out, &file.declared, &file.problems);
            gaps.of_briefings
                .extend(first.map(|place| (file.id.clone(), place)));
            let is_there = |id: &Text| file.entries.contains_key(id);
            for (id, place) in broken(&file.source, &file.declared, is_there) {
                gaps.ids.entry(format!("{}/{id}", file.id)).or_insert(place);
            }
        }
        gaps
    }

    /// Where an id may be that nothing has, wanted as an entry of some kinds, or of any: the likeliest place, and how many
    /// more there are.
    pub(super) fn holding(&self, id: &str, wants: &[EntryKind]) -> Option<(Gap<'_>, usize)> {
        if let Some(place) = self.ids.get(id) {
            return Some((Gap::Certain(place), 0));
        }
        let (briefing, left_out) = match id.split_once('/') {
            Some((briefing, _)) => {
                let own = self.of_briefings.get(briefing);
                if let Some(place) = own {
                    return Some((Gap::LeftOut(place), 0));
                }
                (Some(briefing), &[][..])
            }
            None => {
                if !wants.is_empty() && !wants.iter().any(|kind| SHARED.contains(kind)) {
                    return None;
                }
                (None, self.left_out.as_slice())
            }
        };
        let named = |place: &&Place| Some(place.source.stem()) == briefing;
        if let Some(place) = self.unread.iter().find(named) {
            return Some((Gap::Unread(place), 0));
        }
        let more = (left_out.len() + self.unread.len()).saturating_sub(1);
        let left_out = left_out.first().map(Gap::LeftOut);
        let likeliest = left_out.or_else(|| self.unread.first().map(Gap::Unread));
        likeliest.map(|gap| (gap, more))
    }
}

/// The places of files that could not be read, one of each.
fn unread(files: &Files, problems: &[Diagnostic]) -> Vec<Place> {
    let briefings = files.briefings.iter().map(|file| file.source.name());
    let shared = files.shared.iter().map(|file| file.source.name());
    let mut known: HashSet<&Text> = briefings.chain(shared).collect();
    let problems = problems.iter().chain(&files.problems);
    let problems = problems.filter(|problem| problem.code != Code::BeingWritten);
    let places = problems.map(|problem| &problem.place);
    let unread = places.filter(|place| known.insert(place.source.name()));
    unread.cloned().collect()
}

/// Where the first of what was left out of a file stands; where that is not known, its first problem.
fn first(
    source: &Arc<SourceFile>,
    left_out: &[LeftOut],
    declared: &IndexMap<Text, Declared>,
    problems: &[Diagnostic],
) -> Option<Place> {
    let first = left_out.first().map(|it| Place::new(source, it.span));
    let is_torn = || declared.values().any(Declared::is_lost);
    first.or_else(|| {
        let problem = problems.first().filter(|_| is_torn());
        problem.map(|problem| problem.place.clone())
    })
}

/// The ids of a file that are declared and whose entries had to be left out, each with its place.
fn broken<'f>(
    source: &'f Arc<SourceFile>,
    declared: &'f IndexMap<Text, Declared>,
    is_there: impl Fn(&Text) -> bool + 'f,
) -> impl Iterator<Item = (&'f Text, Place)> {
    let broken = declared
        .iter()
        .filter(move |(id, it)| !it.is_lost() && it.kind != EntryKind::Hypothesis && !is_there(id));
    broken.map(|(id, declared)| (id, Place::new(source, declared.name)))
}
