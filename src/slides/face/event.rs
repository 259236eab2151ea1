//! An event, with who is said to be behind it: rival claims stand in a table.

use super::draft::Face;
use crate::analysis::disputed::{Agreement, agreement, doubt_of_author};
use crate::briefing::event::{Attribution, Event};
use crate::briefing::words::Ref;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Kind, Run, Words, apart, aside, plain};
use crate::slides::part::{Part, Row, Table, Weight};

pub(super) fn event(face: &mut Face<'_>, ix: EntryIx) {
    let Some(Body::Event(event)) = face.body(ix) else {
        return;
    };
    let event = event.clone();
    let own = &event.own;
    if !face.is_titled {
        let title = face.b.inline(own.title.text());
        face.parts.push(Part::Lead(title));
    }
    let date = own.date.as_ref().map(|date| date.words(face.b.dates));
    let when = own.when.as_ref().map(|when| when.to_string());
    let kind = own.kind.as_ref().map(|kind| kind.to_string());
    let later = face.b.later(ix);
    let time = [when, date].into_iter().flatten().map(aside);
    face.facts_of(time.chain(later).chain(kind.map(aside)));
    // Where claims differ, they are the story.
    if let Some(text) = own.text.as_ref().filter(|_| own.attribution.len() < 2) {
        let words = face.sentence(text);
        face.parts.push(Part::Text(words));
    }
    let agreed = agreement(face.b.library, Some(face.briefing), own);
    let mut by = named(face, &own.by);
    let doubt = doubt_of_author(face.b.library, Some(face.briefing), own, agreed);
    if let Some(doubt) = doubt.filter(|_| !by.is_empty()) {
        by.extend([aside(" · "), Run::new(doubt, Kind::Disputed)]);
    }
    face.field("By", by);
    for (label, refs) in [("Target", &own.target), ("Took part", &own.actors)] {
        let words = named(face, refs);
        face.field(label, words);
    }
    claims(face, own, agreed);
    face.rest(ix);
}

/// Those who are named and are there, by their labels.
fn named(face: &mut Face<'_>, refs: &[Ref]) -> Words {
    let entries = face.found(refs);
    face.labels(&entries)
}

/// Who says that who did it: each claim with how it stands and what it rests on.
fn claims(face: &mut Face<'_>, event: &Event, agreed: Agreement) {
    let [_, ..] = &*event.attribution else {
        return;
    };
    let mut heading = vec![plain("Attribution")];
    if let Some(word) = agreed.word() {
        heading.extend([apart(), Run::new(word, Kind::Disputed)]);
    }
    face.parts.push(Part::Heading(heading));
    let rows = event.attribution.iter().map(|claim| row(face, claim));
    let rows = rows.collect();
    let head = ["Named", "By", "Status"];
    face.parts.push(Part::Table(Table {
        head: head.map(|name| vec![Run::new(name, Kind::Label)]).to_vec(),
        rows,
    }));
}

fn row(face: &mut Face<'_>, claim: &Attribution) -> Row {
    let named = match face.b.find(&claim.to) {
        Some(entry) => face.label(entry),
        None => face.b.reference(&claim.to, None),
    };
    let by = face.found(&claim.by);
    let by = face.labels(&by);
    let stands = stands(face, claim);
    Row {
        cells: vec![named, by, stands],
        weight: Weight::Full,
    }
}

/// How a claim stands, which leads to where it is made, and on what it rests.
fn stands(face: &mut Face<'_>, claim: &Attribution) -> Words {
    let status = claim.status.map_or("claimed", |status| status.word());
    let mut words = match claim.sources.first().and_then(|cited| face.source(cited)) {
        Some(source) => vec![face.b.link(source, Some(status))],
        None => vec![plain(status)],
    };
    let level = claim.level.as_ref().map(|level| level.to_string());
    let basis: Vec<&str> = claim.basis.iter().map(|basis| basis.as_str()).collect();
    let basis = (!basis.is_empty()).then(|| basis.join(", "));
    for fact in [level, basis].into_iter().flatten() {
        words.push(aside(format!(" · {fact}")));
    }
    if let Some(confidence) = claim.confidence {
        words.push(aside(" · "));
        words.push(Run::new(confidence.word(), Kind::Confidence));
    }
    words
}
