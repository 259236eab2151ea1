//! An actor: what it is, and how it stands to others, in groups.

use indexmap::IndexMap;

use super::draft::{Face, NAMES};
use crate::briefing::actor::Actor;
use crate::briefing::relation::{Relation, RelationStatus};
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Words, aside, plain};
use crate::slides::part::Part;

/// Other actors, each with how the claim stands.
type Others = Vec<(EntryIx, Option<String>)>;

/// How many other names are told.
const ALIASES: usize = 3;

pub(super) fn actor(face: &mut Face<'_>, ix: EntryIx) {
    let Some(Body::Actor(actor)) = face.body(ix) else {
        return;
    };
    let actor = actor.clone();
    let own = &actor.own;
    if !face.is_titled {
        let name = face.b.inline(own.name.text());
        face.parts.push(Part::Lead(name));
    }
    if let Some(summary) = &own.summary {
        let words = face.sentence(summary);
        face.parts.push(match face.is_titled {
            true => Part::Lead(words),
            false => Part::Text(words),
        });
    }
    let kind = own.kind.as_ref().map(|kind| kind.to_string());
    let mut is = Words::new();
    if let Some(role) = &own.role {
        is.extend(face.b.inline(role.text()));
    }
    if let Some(kind) = kind {
        is.extend((!is.is_empty()).then(|| aside(" · ")));
        is.push(aside(kind));
    }
    if !is.is_empty() {
        face.parts.push(Part::Text(is));
    }
    let aliases = aliases(face, own);
    face.field("Also called", aliases);
    for (others, labels) in merged(relations(face, ix)) {
        let words = others_of(face, &others);
        face.field(&labels.join(", "), words);
    }
    face.rest(ix);
}

fn aliases(face: &mut Face<'_>, actor: &Actor) -> Words {
    let (shown, more) = actor.aliases.split_at(actor.aliases.len().min(ALIASES));
    let mut words = Words::new();
    for alias in shown {
        words.extend((!words.is_empty()).then(|| plain(", ")));
        words.push(plain(&*alias.name));
        if !alias.by.is_empty() {
            words.push(aside(" (by "));
            words.extend(face.b.refs_or_titles(&alias.by));
            words.push(aside(")"));
        }
    }
    words.extend((!more.is_empty()).then(|| aside(format!(", {} more", more.len()))));
    words
}

/// The other actors by how this one stands to them, each with how that claim stands.
fn relations(face: &Face<'_>, own: EntryIx) -> IndexMap<String, Others> {
    let library = face.b.library;
    let as_of = library.briefing(face.briefing);
    let as_of = as_of.and_then(|file| file.header.as_of.as_ref());
    let mut groups: IndexMap<String, Others> = IndexMap::new();
    for edge in library.edges(own) {
        let relation = &edge.relation;
        let (label, other) = edge.seen_from(own, as_of);
        groups
            .entry(label)
            .or_default()
            .push((other, doubt(face, relation)));
    }
    groups
}

/// The ways in which it stands to the same others, together.
fn merged(groups: IndexMap<String, Others>) -> IndexMap<Others, Vec<String>> {
    let mut merged: IndexMap<Others, Vec<String>> = IndexMap::new();
    for (label, others) in groups {
        merged.entry(others).or_default().push(label);
    }
    merged
}

/// How a relation stands, where it is not simply so; also where it is later than the picture.
fn doubt(face: &Face<'_>, relation: &Relation) -> Option<String> {
    let status = relation.status;
    let status = status.filter(|status| *status != RelationStatus::Asserted);
    let confidence = relation.confidence.map(|confidence| confidence.word());
    let words = status
        .map(RelationStatus::word)
        .into_iter()
        .chain(confidence);
    let later = relation.date.as_ref();
    let later = later.and_then(|date| face.b.later_date(date));
    let words = words.chain(later.as_ref().map(|run| run.text.as_str()));
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn others_of(face: &mut Face<'_>, others: &Others) -> Words {
    let (shown, more) = others.split_at(others.len().min(NAMES));
    let mut words = Words::new();
    for (other, doubt) in shown {
        words.extend((!words.is_empty()).then(|| plain(", ")));
        words.extend(face.label(*other));
        words.extend(doubt.as_ref().map(|doubt| aside(format!(" {doubt}"))));
    }
    let more: Vec<EntryIx> = more.iter().map(|(other, _)| *other).collect();
    words.extend(face.more(&more));
    words
}
