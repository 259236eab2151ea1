//! The slides of a briefing that lists none: the standard order, without the parts that are empty.

use std::collections::HashMap;

use super::slide::Stands;
use crate::briefing::EntryKind;
use crate::briefing::several::Several;
use crate::briefing::slide::{Part, Show};
use crate::library::Library;
use crate::library::entry::{Body, EntryIx};

/// The parts in the standard order, each with where it stands.
const ORDER: &[(Part, Stands)] = &[
    (Part::Title, Stands::InTalk),
    (Part::Bluf, Stands::InTalk),
    (Part::Judgements, Stands::InTalk),
    (Part::Timeline, Stands::InTalk),
    (Part::Actors, Stands::InTalk),
    (Part::Questions, Stands::InTalk),
    (Part::Options, Stands::InTalk),
    (Part::Decision, Stands::InTalk),
    (Part::Sources, Stands::InReserve),
];

/// The slides in the standard order.
pub(super) fn order() -> impl Iterator<Item = (Show, Stands)> {
    ORDER.iter().map(|(part, stands)| {
        let entries = Several::default();
        (
            Show {
                part: *part,
                entries,
            },
            *stands,
        )
    })
}

/// Which parts of a briefing have anything to show, looked up once each.
#[derive(Default)]
pub(super) struct Filled(HashMap<Part, bool>);

impl Filled {
    /// Whether a slide of a part has anything to show without naming it.
    pub(super) fn has_any(&mut self, library: &Library, briefing: usize, part: Part) -> bool {
        *self
            .0
            .entry(part)
            .or_insert_with(|| has_any(library, briefing, part))
    }
}

fn has_any(library: &Library, briefing: usize, part: Part) -> bool {
    let kind = match part {
        Part::Judgements => EntryKind::Judgement,
        Part::Timeline => EntryKind::Event,
        Part::Actors => EntryKind::Actor,
        Part::Questions => EntryKind::Question,
        Part::Options => EntryKind::Option,
        Part::Sources => EntryKind::Source,
        Part::Bluf => {
            let file = library.briefing(briefing);
            return file.is_some_and(|file| file.header.bluf.is_some());
        }
        _ => return true,
    };
    library.of_kind(briefing, kind).next().is_some()
}

/// The options that are still to be decided: all but those that are adopted, done or turned down.
pub(super) fn undecided(library: &Library, briefing: usize) -> Vec<EntryIx> {
    const DECIDED: [&str; 5] = ["adopted", "under-way", "done", "ruled-out", "rejected"];
    let options = library.of_kind(briefing, EntryKind::Option);
    let open = options.filter(|(_, entry)| match &entry.body {
        Body::Option(option) => {
            let status = option.own.status.as_deref().unwrap_or_default();
            !DECIDED.contains(&status)
        }
        _ => false,
    });
    open.map(|(ix, _)| ix).collect()
}
