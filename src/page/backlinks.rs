//! What points to an entry, in groups by what it is and does, with the sentence that it does so in; and what it points to.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::build::{Builder, listed};
use super::part::{Block, Run, Words, apart, aside, plain};
use super::ways::{self, Way};
use crate::briefing::EntryKind;
use crate::briefing::prose;
use crate::library::entry::{Body, EntryIx};
use crate::library::link::Link;
use crate::words::text::Text;

/// How many entries of a group are shown with the sentences in which they point here; of the others, the names.
const FOLDED: usize = 8;

/// The kinds of entries in the order in which they matter to a reader.
const ORDER: [EntryKind; 11] = [
    EntryKind::Judgement,
    EntryKind::Question,
    EntryKind::Hypothesis,
    EntryKind::Option,
    EntryKind::Event,
    EntryKind::Statement,
    EntryKind::Evidence,
    EntryKind::Actor,
    EntryKind::Source,
    EntryKind::Tag,
    EntryKind::Briefing,
];

/// What points to the entry, but for what its page has said already.
pub(super) fn pointing_here(b: &mut Builder<'_>) {
    let library = b.library;
    let mut by_entry = grouped(library.links_to(b.entry), |link| link.from);
    by_entry.shift_remove(&b.entry);
    by_entry.retain(|from, _| !b.has_told(*from));
    if by_entry.is_empty() {
        return;
    }
    let section = b.filled(heading("What points here", by_entry.len()), |b| {
        for ((kind, way), group) in by_way(b, by_entry) {
            if !b.has_room() {
                return;
            }
            let name = ways::heading(kind, way, group.len());
            b.section_of(heading(&name, group.len()), |b| listing(b, &group));
        }
    });
    if let Some(section) = section {
        b.backlinks(section);
    }
}

type Group<'l> = Vec<(EntryIx, Vec<Link<'l>>)>;

/// The entries by what they are and how they point here: each once, by what says most.
fn by_way<'l>(
    b: &Builder<'l>,
    by_entry: IndexMap<EntryIx, Vec<Link<'l>>>,
) -> Vec<((EntryKind, Way), Group<'l>)> {
    let mut groups: IndexMap<(EntryKind, Way), Group<'l>> = IndexMap::new();
    for (from, links) in by_entry {
        let Some(entry) = b.library.entry(from) else {
            continue;
        };
        let way = links.iter().map(Way::of).min().unwrap_or(Way::Mentions);
        let group = groups.entry((entry.kind(), way)).or_default();
        group.push((from, links));
    }
    let place = |kind: EntryKind| ORDER.iter().position(|known| *known == kind);
    groups
        .sort_by(|(kind, way), _, (other, its), _| (place(*kind), way).cmp(&(place(*other), its)));
    groups.into_iter().collect()
}

/// The entries of a group; above so many, the others by their names alone.
fn listing(b: &mut Builder<'_>, group: &[(EntryIx, Vec<Link<'_>>)]) {
    let (shown, others) = group.split_at(group.len().min(FOLDED));
    for (from, links) in shown {
        if !b.has_room() {
            return;
        }
        backlink(b, *from, links);
    }
    if others.is_empty() || !b.has_room() {
        return;
    }
    let links = others.iter().map_while(|(from, _)| {
        b.has_room_within().then(|| {
            let mut words = b.named(*from, None);
            words.extend(claimed(b, *from));
            words
        })
    });
    let links = listed(links.collect());
    let mut words = vec![aside(format!("and {} more: ", others.len()))];
    words.extend(links);
    b.item(words);
}

pub(super) fn pointed_to(b: &mut Builder<'_>) {
    let library = b.library;
    let mut by_entry = grouped(library.links_from(b.entry), |link| link.to);
    by_entry.shift_remove(&b.entry);
    b.section_of(heading("What this points to", by_entry.len()), |b| {
        for to in by_entry.into_keys() {
            if !b.has_room() {
                return;
            }
            let mut words = b.named(to, None);
            words.extend(b.kind(to));
            b.item(words);
        }
    });
}

fn heading(words: &str, count: usize) -> Words {
    vec![plain(words), apart(), aside(count.to_string())]
}

fn grouped<'l>(
    links: impl Iterator<Item = Link<'l>>,
    end: impl Fn(&Link<'_>) -> EntryIx,
) -> IndexMap<EntryIx, Vec<Link<'l>>> {
    let mut groups: IndexMap<EntryIx, Vec<Link<'_>>> = IndexMap::new();
    for link in links {
        groups.entry(end(&link)).or_default().push(link);
    }
    groups
}

/// The most sentences of one entry that are shown.
const SENTENCES: usize = 20;

/// The entry, how else it points here, and the sentences in which it does.
fn backlink(b: &mut Builder<'_>, from: EntryIx, links: &[Link<'_>]) {
    let mut words = b.named(from, None);
    words.extend(claimed(b, from));
    let first = links.iter().map(Way::of).min();
    let ways = links.iter().map(Way::of);
    let mut ways: Vec<Way> = ways
        .filter(|way| Some(*way) != first && *way != Way::Mentions)
        .collect();
    ways.sort_unstable();
    ways.dedup();
    if !ways.is_empty() {
        let ways: Vec<&str> = ways.into_iter().map(Way::aside).collect();
        words.push(aside(format!(" · {}", ways.join(", "))));
    }
    let mut blocks = vec![Block::Paragraph(words)];
    blocks.extend(sentences(b, from, links));
    b.item_of(blocks);
}

/// How the claims stand by which an event is said to be the doing of the entry on the page, or by which the entry says
/// whose it is: *claimed*, *denied*, and how sure one is.
pub(super) fn claimed(b: &Builder<'_>, from: EntryIx) -> Option<Run> {
    claimed_beside(b, from, None)
}

/// The same beside a word that says one of these already.
pub(super) fn claimed_beside(
    b: &Builder<'_>,
    from: EntryIx,
    said: Option<&'static str>,
) -> Option<Run> {
    let entry = b.library.entry(from)?;
    let Body::Event(event) = &entry.body else {
        return None;
    };
    let is_here = |target: &str| b.library.resolve(entry.briefing, target) == Some(b.entry);
    let claims = event.own.attribution.iter();
    let claims = claims.filter(|it| is_here(&it.to) || it.by.iter().any(|by| is_here(by)));
    let mut words: Vec<&str> = Vec::new();
    for claim in claims {
        let status = claim.status.map(|status| status.word());
        let confidence = claim.confidence.map(|confidence| confidence.word());
        words.extend(status.into_iter().chain(confidence));
    }
    let mut seen: HashSet<&str> = said.into_iter().collect();
    words.retain(|word| seen.insert(*word));
    (!words.is_empty()).then(|| aside(format!(" ({})", words.join(", "))))
}

/// The sentences of an entry in which it points here.
pub(super) fn sentences(b: &mut Builder<'_>, from: EntryIx, links: &[Link<'_>]) -> Vec<Block> {
    let said = links.iter().filter(|link| Way::of(link) != Way::Notes);
    let mut sentences: Vec<&Text> = said.filter_map(|link| link.sentence).collect();
    // Links that stand in one sentence have it in common.
    sentences.dedup_by(|a, b| a.is_same(b));
    let (shown, more) = sentences.split_at(sentences.len().min(SENTENCES));
    let mut blocks = Vec::new();
    for sentence in shown {
        if !b.has_room_within() {
            break;
        }
        let said = said_in(b, from, sentence);
        b.spend(sentence.len());
        blocks.extend(said.map(|said| Block::Paragraph(vec![aside(said)])));
    }
    if !more.is_empty() {
        let more = format!("… and in {} more sentences", more.len());
        blocks.push(Block::Paragraph(vec![aside(more)]));
    }
    blocks
}

/// A sentence in plain words, unless it is no more than the title of the entry that it stands in.
fn said_in(b: &Builder<'_>, from: EntryIx, sentence: &str) -> Option<String> {
    let entry = b.library.entry(from)?;
    let name = |id: &str| {
        b.library
            .resolve(entry.briefing, id)
            .and_then(|ix| b.library.entry(ix))
            .map_or_else(|| id.to_owned(), |entry| entry.name().into_owned())
    };
    let said = prose::plain_with(sentence, name);
    (entry.title.as_str() != said.trim_end_matches('.')).then_some(said)
}
