//! The page of an actor: this briefing's words first, then what the other briefings say.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::backlinks;
use super::build::{Builder, RUN, Says, listed};
use super::marking;
use super::part::{Block, Kind, Run, Words, apart, aside, plain};
use super::ways::Way;
use crate::analysis::disputed::agreement;
use crate::analysis::namesakes::namesakes;
use crate::analysis::timeline::in_order;
use crate::briefing::EntryKind;
use crate::briefing::actor::{Actor, Alias};
use crate::briefing::date::When;
use crate::briefing::relation::{Relation, RelationStatus};
use crate::library::entry::{Body, EntryIx};
use crate::library::link::Link;

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
    b.text_field(
        "First seen",
        actor.first_seen.as_deref().map(When::to_string),
    );
    b.text_field("Last seen", actor.last_seen.as_deref().map(When::to_string));
    b.prose_section("Goals", &actor.goals);
    relations(b);
    if b.says == Says::All {
        shared_names(b);
        takes_part(b);
        elsewhere(b);
    }
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

/// Others who are called by one of his names.
fn shared_names(b: &mut Builder<'_>) {
    let Some(briefing) = b.briefing else { return };
    // Who has which names is known from those of all.
    if !b.has_room_for(b.library.entries().len() * ENTRY) {
        return;
    }
    let shared = namesakes(b.library, briefing, b.entry);
    b.section("Names that others have, too", |b| {
        for shared in shared {
            if !b.has_room() {
                return;
            }
            let own = b.entry;
            let others = shared.actors.iter().filter(|actor| **actor != own);
            let others =
                others.map_while(|other| b.has_room_within().then(|| vec![b.link(*other, None)]));
            let others = listed(others.collect());
            let mut words = vec![Run::new(&**shared.name, Kind::Strong), apart()];
            words.extend(others);
            b.item(words);
        }
    });
}

fn relations(b: &mut Builder<'_>) {
    let (library, own) = (b.library, b.entry);
    let as_of = b.briefing.and_then(|i| library.briefings().get(i));
    let as_of = as_of.and_then(|file| file.header.as_of.as_ref());
    b.section("Relations", |b| {
        // The source of the relation above, which need not be named again.
        let mut above = HashSet::new();
        for edge in library.edges(own) {
            if !b.has_room() {
                return;
            }
            let relation = &edge.relation;
            let (label, other) = edge.seen_from(own, as_of);
            let mut words = vec![plain(format!("{label} ")), b.link(other, None)];
            // What is said of it is said of the one that has it.
            let owner = (edge.from != own).then_some(other);
            words.extend(claim(b, relation, owner, &above));
            above = relation
                .sources
                .iter()
                .map(|cited| cited.source.to_string())
                .collect();
            b.item(words);
        }
    });
}

/// How a relation stands, who says so, since when, and where it is said.
fn claim(
    b: &mut Builder<'_>,
    relation: &Relation,
    owner: Option<EntryIx>,
    above: &HashSet<String>,
) -> Words {
    let mut words = Vec::new();
    // What is asserted is what the words say already.
    let status = relation
        .status
        .filter(|status| *status != RelationStatus::Asserted);
    let facts: Vec<String> = [
        status.map(|status| status.word().to_owned()),
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
    let date = relation.date.as_ref();
    if let Some(later) = date.and_then(|date| b.later_date(date)) {
        words.extend([plain(" "), later]);
    }
    if !relation.by.is_empty() {
        words.push(aside(" · according to "));
        words.extend(b.refs(&relation.by));
    }
    if let Some(text) = &relation.text {
        let owner = owner.and_then(|owner| b.library.entry(owner));
        let owner = owner.map(|owner| format!("{}: ", owner.label()));
        words.push(aside(format!(" · {}", owner.unwrap_or_default())));
        words.extend(b.inline(text));
    }
    if !relation.sources.is_empty() {
        let mut named = b.names(&relation.by);
        named.extend(above.iter().cloned());
        words.push(aside(" · "));
        words.extend(b.cited_beside(&relation.sources, &named));
    }
    words
}

/// What a look at an entry costs, in bytes of a page.
const ENTRY: usize = 16;

/// The parts that an actor may have in an event, in the order in which they are told, each with its heading.
const ROLES: [(&str, &[Way]); 6] = [
    ("Events by it", &[Way::By]),
    ("Events aimed at it", &[Way::Target]),
    ("Events it took part in", &[Way::TookPart]),
    ("Events attributed to it", &[Way::AttributedTo]),
    ("Events on whose author it has a word", &[Way::AttributedBy]),
    ("Events that mention it", &[Way::Place, Way::Mentions]),
];

/// The events of this briefing that name the actor, apart by his part in them, each group in its order.
fn takes_part(b: &mut Builder<'_>) {
    let Some(briefing) = b.briefing else { return };
    let named = named_in(b, briefing);
    if named.is_empty() {
        return;
    }
    // The order of some is known from that of all.
    if !b.has_room_for(b.library.entries().len() * ENTRY) {
        return;
    }
    let ordered = in_order(b.library, briefing, named.keys().copied());
    let parts: Vec<(EntryIx, Way)> = ordered
        .into_iter()
        .filter_map(|event| Some((event, named.get(&event)?.iter().map(Way::of).min()?)))
        .collect();
    let known = || ROLES.iter().flat_map(|(_, ways)| ways.iter());
    for (heading, ways) in ROLES {
        let is_rest = ways.contains(&Way::Mentions);
        let is_other = |way: &Way| is_rest && !known().any(|known| known == way);
        let of_role = parts
            .iter()
            .filter(|(_, way)| ways.contains(way) || is_other(way));
        b.section(heading, |b| {
            for (event, way) in of_role {
                if !b.has_room() {
                    return;
                }
                let links = named.get(event).map_or(&[][..], Vec::as_slice);
                event_item(b, *event, if *way == Way::Mentions { links } else { &[] });
            }
        });
    }
}

/// The events of a briefing that name the actor, with how they do; but not those of which only the notes do.
fn named_in<'l>(b: &Builder<'l>, briefing: usize) -> IndexMap<EntryIx, Vec<Link<'l>>> {
    let library = b.library;
    let mut named: IndexMap<EntryIx, Vec<Link<'_>>> = IndexMap::new();
    for link in library.links_to(b.entry) {
        named.entry(link.from).or_default().push(link);
    }
    named.retain(|ix, links| {
        let is_event = library.entry(*ix).is_some_and(|entry| {
            entry.kind() == EntryKind::Event && entry.briefing == Some(briefing)
        });
        is_event && links.iter().any(|link| Way::of(link) != Way::Notes)
    });
    named
}

/// An event with its date, and the sentences in which it names the actor.
fn event_item(b: &mut Builder<'_>, ix: EntryIx, links: &[Link<'_>]) {
    let Some(Body::Event(event)) = b.library.entry(ix).map(|entry| &entry.body) else {
        return;
    };
    let date = event.own.date.as_ref().map(|date| date.words(b.dates));
    let date = date
        .or_else(|| event.own.when.as_ref().map(|when| when.to_string()))
        .unwrap_or_else(|| "undated".to_owned());
    let mut words = vec![Run::new(date, Kind::Date), apart()];
    words.extend(b.named(ix, None));
    let standing = agreement(b.library, b.briefing, &event.own).word();
    if let Some(word) = standing {
        words.extend([plain(" "), Run::new(word, Kind::Disputed)]);
    }
    words.extend(backlinks::claimed_beside(b, ix, standing));
    let mut blocks = vec![Block::Paragraph(words)];
    blocks.extend(backlinks::sentences(b, ix, links));
    b.tell(ix);
    b.item_of(blocks);
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
