//! What points to an entry, with the sentence or the field it does so in; and what it points to.

use indexmap::IndexMap;

use super::build::{Builder, words};
use crate::briefing::prose;
use crate::library::entry::EntryIx;
use crate::library::link::Link;
use crate::theme::meaning::Meaning;

pub(super) fn pointing_here(b: &mut Builder<'_>) {
    let library = b.library;
    let mut by_entry = grouped(library.links_to(b.entry), |link| link.from);
    by_entry.shift_remove(&b.entry);
    if by_entry.is_empty() {
        return;
    }
    b.begin_backlinks();
    let heading = vec![
        words("What points here", Meaning::Heading),
        words(&format!("  {}", by_entry.len()), Meaning::Dim),
    ];
    b.section_of(heading, |b| {
        for (from, links) in by_entry {
            backlink(b, from, &links);
        }
    });
}

pub(super) fn pointed_to(b: &mut Builder<'_>) {
    let library = b.library;
    let mut by_entry = grouped(library.links_from(b.entry), |link| link.to);
    by_entry.shift_remove(&b.entry);
    let heading = vec![
        words("What this points to", Meaning::Heading),
        words(&format!("  {}", by_entry.len()), Meaning::Dim),
    ];
    b.section_of(heading, |b| {
        for to in by_entry.into_keys() {
            let mut runs = b.link(to, None);
            runs.extend(kind(b, to));
            b.bullet(runs);
        }
    });
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

fn kind(b: &Builder<'_>, ix: EntryIx) -> Option<super::Words> {
    b.library
        .entry(ix)
        .map(|entry| words(&format!(" {}", entry.kind().word()), Meaning::Dim))
}

/// The entry, how it points here, and the sentences in which it does.
fn backlink(b: &mut Builder<'_>, from: EntryIx, links: &[Link<'_>]) {
    let mut runs = b.link(from, None);
    runs.extend(kind(b, from));
    let mut ways: Vec<&str> = links
        .iter()
        .filter(|link| link.sentence.is_none())
        .map(|link| way(link.field))
        .collect();
    ways.dedup();
    if !ways.is_empty() {
        runs.push(words(&format!(" · {}", ways.join(", ")), Meaning::Dim));
    }
    b.bullet(runs);
    let briefing = b.library.entry(from).and_then(|entry| entry.briefing);
    for sentence in links.iter().filter_map(|link| link.sentence) {
        let name = |id: &str| {
            b.library
                .resolve(briefing, id)
                .and_then(|ix| b.library.entry(ix))
                .map_or_else(|| id.to_owned(), |entry| entry.title.to_string())
        };
        let sentence = prose::plain_with(sentence, name);
        let same = b
            .library
            .entry(from)
            .is_some_and(|entry| entry.title.as_str() == sentence.trim_end_matches('.'));
        if !same {
            b.hanging(
                vec![words("  ", Meaning::Dim), words(&sentence, Meaning::Dim)],
                2,
            );
        }
    }
}

/// How a field points: the field's own name where it says it all.
fn way(field: &str) -> &str {
    match field.rsplit('.').next().unwrap_or(field) {
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
        other => other,
    }
}
