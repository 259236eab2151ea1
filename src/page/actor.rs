//! The page of an actor: this briefing's words first, then what the other briefings say.

use super::build::{Builder, RUN, listed};
use super::marking;
use super::part::{Kind, Run, Words, apart, aside, plain};
use crate::analysis::timeline::in_order;
use crate::briefing::EntryKind;
use crate::briefing::actor::{Actor, Alias};
use crate::briefing::date::When;
use crate::briefing::relation::Relation;
use crate::library::entry::Body;

pub(super) fn page(b: &mut Builder<'_>, actor: &Actor) {
    let kind = actor.kind.as_ref().map(|kind| kind.to_string());
    let country = actor.country.as_ref().map(|country| country.to_string());
    b.facts([kind, country]);
    b.title_field("Role", actor.role.as_ref());
    aliases(b, &actor.aliases);
    b.gap();
    actor.summary.iter().for_each(|summary| b.prose(summary));
    b.gap();
    b.texts_field("Type", &actor.types);
    b.texts_field("Motivation", &actor.motivation);
    b.text_field("Skill", actor.sophistication.as_deref());
    b.text_field("Resources", actor.resources.as_deref());
    b.text_field("First seen", actor.first_seen.as_ref().map(When::to_string));
    b.text_field("Last seen", actor.last_seen.as_ref().map(When::to_string));
    b.prose_section("Goals", &actor.goals);
    relations(b);
    takes_part(b);
    elsewhere(b);
}

/// Other names; those that others give him, with theirs.
fn aliases(b: &mut Builder<'_>, aliases: &[Alias]) {
    let each = aliases.iter().map_while(|alias| {
        b.has_room_within().then(|| {
            b.spend(alias.name.len() + RUN);
            let mut words = vec![plain(&*alias.name)];
            if !alias.by.is_empty() {
                words.push(aside(" (by "));
                words.extend(b.refs_or_titles(&alias.by));
                words.push(aside(")"));
            }
            words
        })
    });
    let words = listed(each.collect());
    b.field("Also called", words);
}

fn relations(b: &mut Builder<'_>) {
    let (library, own) = (b.library, b.entry);
    b.section("Relations", |b| {
        for edge in library.edges(own) {
            if !b.has_room() {
                return;
            }
            let (label, other) = if edge.from == own {
                (edge.relation.label().to_owned(), edge.to)
            } else {
                (edge.relation.inverse_label(), edge.from)
            };
            let mut words = vec![plain(format!("{label} ")), b.link(other, None)];
            words.extend(claim(b, &edge.relation));
            b.item(words);
        }
    });
}

/// How a relation stands, who says so, since when, and where it is said.
fn claim(b: &mut Builder<'_>, relation: &Relation) -> Words {
    let mut words = Vec::new();
    let facts: Vec<String> = [
        relation.status.map(|status| status.word().to_owned()),
        relation
            .confidence
            .map(|confidence| confidence.word().to_owned()),
        b.date(relation.date.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !facts.is_empty() {
        words.push(aside(format!(" · {}", facts.join(" · "))));
    }
    if !relation.by.is_empty() {
        words.push(aside(" · according to "));
        words.extend(b.refs(&relation.by));
    }
    if let Some(text) = &relation.text {
        words.push(aside(" · "));
        words.extend(b.inline(text));
    }
    if !relation.sources.is_empty() {
        words.push(aside(" · "));
        words.extend(b.cited(&relation.sources));
    }
    words
}

/// What a look at an entry costs, in bytes of a page.
const ENTRY: usize = 16;

/// The events of this briefing that name the actor, in their order.
fn takes_part(b: &mut Builder<'_>) {
    let (library, own) = (b.library, b.entry);
    let Some(briefing) = b.briefing else { return };
    let named: std::collections::HashSet<_> = library.links_to(own).map(|link| link.from).collect();
    let mut named_in = named.iter().filter_map(|ix| library.entry(*ix));
    if !named_in.any(|entry| entry.kind() == EntryKind::Event) {
        return;
    }
    // The order of some is known from that of all.
    if !b.has_room_for(library.entries().len() * ENTRY) {
        return;
    }
    b.section("Events", |b| {
        for own in in_order(library, briefing, named.into_iter()) {
            if !b.has_room() {
                return;
            }
            let Some(Body::Event(event)) = library.entry(own).map(|entry| &entry.body) else {
                continue;
            };
            let date = event.own.date.as_ref().map(|date| date.short(b.dates));
            let date = date
                .or_else(|| event.own.when.as_ref().map(|when| when.to_string()))
                .unwrap_or_else(|| "undated".to_owned());
            let words = vec![Run::new(date, Kind::Date), apart(), b.link(own, None)];
            b.item(words);
        }
    });
}

/// The same actor in the other briefings, each under the briefing's name.
fn elsewhere(b: &mut Builder<'_>) {
    let library = b.library;
    let others: Vec<_> = library.elsewhere(b.entry).collect();
    let own = library.entry(b.entry).and_then(|entry| match &entry.body {
        Body::Actor(actor) => actor.own.summary.clone(),
        _ => None,
    });
    b.section("In other briefings", |b| {
        for other in others {
            let Some(entry) = library
                .entry(other)
                .filter(|entry| entry.kind() == EntryKind::Actor)
            else {
                continue;
            };
            let Some(file) = entry.briefing.and_then(|i| library.briefings().get(i)) else {
                continue;
            };
            let title = file.title().clone();
            let mut words = vec![b.link(other, Some(&title))];
            // The header has the marking of the open briefing only.
            if let Some(marking) = marking::foreign(library, other, b.briefing) {
                words.extend([plain(" "), Run::new(marking, Kind::Marking)]);
            }
            b.item(words);
            if let Body::Actor(actor) = &entry.body
                && let Some(summary) = actor
                    .own
                    .summary
                    .as_ref()
                    .filter(|summary| own.as_ref() != Some(summary))
            {
                // Its links are those of the other briefing.
                let here = std::mem::replace(&mut b.briefing, entry.briefing);
                b.prose(summary);
                b.briefing = here;
            }
        }
    });
}
