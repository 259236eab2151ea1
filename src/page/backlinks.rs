//! What points to an entry, with the sentence or the field it does so in; and what it points to.

use indexmap::IndexMap;

use super::build::Builder;
use super::part::{Block, Item, Part, Words, apart, aside, plain};
use crate::briefing::prose;
use crate::library::entry::EntryIx;
use crate::library::link::Link;
use crate::words::text::Text;

pub(super) fn pointing_here(b: &mut Builder<'_>) {
    let library = b.library;
    let mut by_entry = grouped(library.links_to(b.entry), |link| link.from);
    by_entry.shift_remove(&b.entry);
    if by_entry.is_empty() {
        return;
    }
    let section = b.filled(heading("What points here", by_entry.len()), |b| {
        for (from, links) in by_entry {
            if !b.has_room() {
                return;
            }
            backlink(b, from, &links);
        }
    });
    if let Some(section) = section {
        b.backlinks(section);
    }
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
            let words = with_kind(b, to);
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

fn with_kind(b: &mut Builder<'_>, entry: EntryIx) -> Words {
    let link = b.link(entry, None);
    std::iter::once(link).chain(b.kind(entry)).collect()
}

/// The most sentences of one entry that are shown.
const SENTENCES: usize = 20;

/// The entry, how it points here, and the sentences in which it does.
fn backlink(b: &mut Builder<'_>, from: EntryIx, links: &[Link<'_>]) {
    let mut words = with_kind(b, from);
    let mut ways: Vec<&str> = links
        .iter()
        .filter(|link| link.sentence.is_none() || is_note(link))
        .map(|link| way(link.field))
        .collect();
    ways.dedup();
    if !ways.is_empty() {
        words.push(aside(format!(" · {}", ways.join(", "))));
    }
    let mut blocks = vec![Block::Paragraph(words)];
    let mut sentences: Vec<&Text> = links
        .iter()
        .filter(|link| !is_note(link))
        .filter_map(|link| link.sentence)
        .collect();
    // Links that stand in one sentence have it in common.
    sentences.dedup_by(|a, b| a.is_same(b));
    let (shown, more) = sentences.split_at(sentences.len().min(SENTENCES));
    for sentence in shown {
        if !b.has_room_within() {
            break;
        }
        let said = said(b, from, sentence);
        b.spend(sentence.len());
        blocks.extend(said.map(|said| Block::Paragraph(vec![aside(said)])));
    }
    if !more.is_empty() {
        let more = format!("… and in {} more sentences", more.len());
        blocks.push(Block::Paragraph(vec![aside(more)]));
    }
    b.push(Part::Item(Item { blocks }));
}

/// A sentence in plain words, unless it is no more than the title of the entry that it stands in.
fn said(b: &Builder<'_>, from: EntryIx, sentence: &str) -> Option<String> {
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

/// Whether a link stands in speaker notes, whose words are on no page: a page is also printed, copied and shown to others.
fn is_note(link: &Link<'_>) -> bool {
    last(link.field) == "notes"
}

fn last(field: &str) -> &str {
    field.rsplit('.').next().unwrap_or(field)
}

/// How a field points: the field's own name where it says it all.
fn way(field: &str) -> &str {
    match last(field) {
        "to" if field.starts_with("attribution") => "attributed to it",
        "by" if field.starts_with("attribution") => "attributed by it",
        "to" => "relation",
        "from" => "relation",
        "for" => "rests on it",
        "against" => "weighs it against",
        "actors" => "took part",
        "by" => "by it",
        "target" => "aimed at it",
        "via" => "through it",
        "about" => "about it",
        "sources" => "cites it",
        "see_also" => "see also",
        "matrix" => "weighs it in the matrix",
        "alternatives" => "as an alternative",
        "proponents" => "has it as proponent",
        "opponents" => "has it as opponent",
        "responses" => "expects its response",
        "conflicts_with" => "ruled out by it",
        "precedents" => "as a precedent",
        "after" => "came after it",
        "before" => "came before it",
        "show" => "shown on a slide",
        "tags" => "tagged",
        "notes" => "in its notes",
        other => other,
    }
}
