//! What is to be decided: the last slide of a talk.

use super::draft::Face;
use super::judgement::{degree, scale};
use super::option::{criteria, ends, ratings};
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{apart, aside};
use crate::slides::part::{Item, Part};

pub(super) fn decision(face: &mut Face<'_>, entries: &[EntryIx]) {
    for (number, ix) in (1..).zip(entries) {
        let words = face.b.named(*ix, None);
        let body = face.body(*ix).cloned();
        let under = match &body {
            Some(Body::Option(option)) => ratings(face, &option.own),
            Some(Body::Judgement(judgement)) => {
                let own = &judgement.own;
                let mut words = own.likelihood.map(scale).unwrap_or_default();
                if let Some(confidence) = own.confidence {
                    words.extend([apart(), aside("confidence ")]);
                    words.extend(degree(confidence));
                }
                words
            }
            _ => Vec::new(),
        };
        face.parts.push(Part::Item(Item {
            mark: format!("{number}."),
            words,
            under: (!under.is_empty()).then_some(under).into_iter().collect(),
        }));
    }
    rated(face, entries);
}

/// Says which end is good of the scales by which the options among some entries are rated.
pub(super) fn rated(face: &mut Face<'_>, entries: &[EntryIx]) {
    let bodies = entries.iter().filter_map(|ix| face.body(*ix));
    let options = bodies.filter_map(|body| match body {
        Body::Option(option) => Some(&option.own),
        _ => None,
    });
    let rated = criteria(face, options);
    ends(face, rated);
}
