//! Where the briefing has it from: the sources by their grades, the most reliable first.

use std::collections::BTreeMap;

use super::draft::Face;
use crate::briefing::EntryKind;
use crate::briefing::evidence::Reliability;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Kind, Run, apart, aside};
use crate::slides::part::{Item, Part};

pub(super) fn sources(face: &mut Face<'_>) {
    let library = face.b.library;
    // What has no grade comes last.
    let mut grades: BTreeMap<(bool, Option<Reliability>), Vec<EntryIx>> = BTreeMap::new();
    for (ix, entry) in library.of_kind(face.briefing, EntryKind::Source) {
        if let Body::Source(source) = &entry.body {
            let grade = source.own.reliability;
            grades.entry((grade.is_none(), grade)).or_default().push(ix);
        }
    }
    for ((_, grade), mut sources) in grades {
        // What much rests on comes first.
        sources.sort_by_cached_key(|ix| std::cmp::Reverse(library.links_to(*ix).count()));
        let count = aside(format!("{} ", sources.len()));
        let words = match grade.map(Reliability::words) {
            Some((letter, meaning)) => {
                vec![
                    Run::new(letter, Kind::Grade),
                    apart(),
                    count,
                    aside(meaning),
                ]
            }
            None => vec![count, aside("ungraded")],
        };
        let under = face.labels(&sources);
        face.parts.push(Part::Item(Item {
            mark: String::new(),
            words,
            under: vec![under],
        }));
    }
}
