//! How far a briefing can be trusted, in numbers: what cites a source, how the sources are graded, what is disputed, and
//! what came after the day whose picture it gives.

use super::disputed::{Agreement, agreement};
use super::known::{Later, day, later};
use crate::briefing::EntryKind;
use crate::briefing::evidence::Reliability;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

/// What can be counted of how far a briefing can be trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trust {
    /// Events, statements, evidence, actors and options: what should say where it is from.
    pub claims: usize,
    /// Those of them that cite a source.
    pub sourced: usize,
    /// How many sources have each grade, from A to F, and how many have none.
    pub grades: [(Option<Reliability>, usize); 7],
    /// Events whose attribution is disputed.
    pub disputed: Vec<EntryIx>,
    /// Events that came after the as-of day.
    pub came_later: usize,
    /// Events that became known after it, and did not come after it.
    pub known_later: usize,
}

const GRADES: [Option<Reliability>; 7] = [
    Some(Reliability::A),
    Some(Reliability::B),
    Some(Reliability::C),
    Some(Reliability::D),
    Some(Reliability::E),
    Some(Reliability::F),
    None,
];

/// Kinds of entries that should say where they are from.
const CLAIMS: [EntryKind; 5] = [
    EntryKind::Event,
    EntryKind::Actor,
    EntryKind::Option,
    EntryKind::Statement,
    EntryKind::Evidence,
];

impl Trust {
    /// The numbers of a briefing.
    pub(crate) fn of(library: &Library, briefing: usize) -> Self {
        let day = day(library, briefing);
        let (claims, sourced) = Self::coverage(library, briefing);
        let mut trust = Self {
            claims,
            sourced,
            grades: grades(library, briefing),
            ..Self::default()
        };
        for (ix, entry) in library.of_kind(briefing, EntryKind::Event) {
            let Body::Event(event) = &entry.body else {
                continue;
            };
            match later(entry, day) {
                Some(Later::Came) => trust.came_later += 1,
                Some(Later::BecameKnown) => trust.known_later += 1,
                None => {}
            }
            if agreement(library, Some(briefing), &event.own) == Agreement::Disputed {
                trust.disputed.push(ix);
            }
        }
        trust
    }

    /// How many claims of a briefing could not be read.
    pub(crate) fn left_out(library: &Library, briefing: usize) -> usize {
        let slips = library.slips(briefing);
        slips
            .filter(|(_, slip)| CLAIMS.contains(&slip.kind))
            .count()
    }

    /// How many claims a briefing makes, and how many of them cite a source.
    pub(crate) fn coverage(library: &Library, briefing: usize) -> (usize, usize) {
        let claims = CLAIMS.iter();
        let claims = claims.flat_map(|kind| library.of_kind(briefing, *kind));
        claims.fold((0, 0), |(claims, sourced), (_, entry)| {
            (claims + 1, sourced + usize::from(cites(entry)))
        })
    }

    /// The share that cites a source, in whole per cent, never rounded up to all.
    pub(crate) fn percent(&self) -> Option<usize> {
        (self.sourced * 100).checked_div(self.claims)
    }
}

fn cites(entry: &Entry) -> bool {
    let common = entry.body.common();
    common.is_some_and(|common| !common.sources.is_empty())
}

/// How many sources of a briefing have each grade.
pub(crate) fn grades(library: &Library, briefing: usize) -> [(Option<Reliability>, usize); 7] {
    let mut grades = GRADES.map(|grade| (grade, 0));
    for (_, entry) in library.of_kind(briefing, EntryKind::Source) {
        let Body::Source(source) = &entry.body else {
            continue;
        };
        let own = grades
            .iter_mut()
            .find(|(grade, _)| *grade == source.own.reliability);
        if let Some((_, count)) = own {
            *count += 1;
        }
    }
    grades
}
