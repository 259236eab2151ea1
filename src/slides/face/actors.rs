//! Who acts: the actors by their kinds, those that the briefing speaks of most before the others.

use indexmap::IndexMap;

use super::draft::Face;
use crate::briefing::EntryKind;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::aside;
use crate::slides::part::{Item, Part};
use crate::words::text::Text;

pub(super) fn actors(face: &mut Face<'_>) {
    let library = face.b.library;
    let mut kinds: IndexMap<Option<Text>, Vec<(usize, EntryIx)>> = IndexMap::new();
    for (ix, entry) in library.of_kind(face.briefing, EntryKind::Actor) {
        let kind = match &entry.body {
            Body::Actor(actor) => actor.own.kind.clone(),
            _ => None,
        };
        let mentions = library.links_to(ix).count();
        kinds.entry(kind).or_default().push((mentions, ix));
    }
    let most = |actors: &[(usize, EntryIx)]| actors.iter().map(|(n, _)| *n).max();
    kinds.sort_by(|_, one, _, other| most(other).cmp(&most(one)));
    for (kind, mut actors) in kinds {
        actors.sort_by_key(|(mentions, _)| std::cmp::Reverse(*mentions));
        let actors: Vec<EntryIx> = actors.into_iter().map(|(_, ix)| ix).collect();
        let kind = kind.map_or_else(|| "other".to_owned(), |kind| kind.to_string());
        let words = face.labels(&actors);
        face.parts.push(Part::Item(Item {
            mark: String::new(),
            words: vec![aside(format!("{kind} {}", actors.len()))],
            under: vec![words],
        }));
    }
}
