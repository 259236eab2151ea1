//! Actors that are called by one name: the name or an alias of one that is the name or an alias of another.
//!
//! Names are the same whatever their letters' size and form (NFKC), and however wide the spaces in them are.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::words::text::Text;

/// A name that an actor has in common with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Namesake<'l> {
    /// The name as the actor has it.
    pub name: &'l Text,
    /// All who have it, the actor among them, in the order of the library.
    pub actors: &'l [EntryIx],
}

/// The names of an actor of a briefing that others there have, too, in the order in which he has them. Who has which is
/// worked out once a library.
pub(crate) fn namesakes(library: &Library, briefing: usize, ix: EntryIx) -> Vec<Namesake<'_>> {
    let Some((names, entry)) = library
        .shared_names(briefing, || shared(library, briefing))
        .zip(library.entry(ix))
    else {
        return Vec::new();
    };
    if names.is_empty() {
        return Vec::new();
    }
    let mut told = HashSet::new();
    let shared = called(entry).filter_map(|name| {
        let folded = folded(name);
        let all = names.get(&folded)?;
        let is_first = told.insert(folded);
        is_first.then_some(Namesake { name, actors: all })
    });
    shared.collect()
}

/// The names that more than one actor of a briefing has.
fn shared(library: &Library, briefing: usize) -> HashMap<String, Vec<EntryIx>> {
    let mut names: HashMap<String, Vec<EntryIx>> = HashMap::new();
    for (ix, entry) in library.of_kind(briefing, EntryKind::Actor) {
        for name in called(entry) {
            let all = names.entry(folded(name)).or_default();
            // An actor who has it twice has it once.
            if all.last() != Some(&ix) {
                all.push(ix);
            }
        }
    }
    names.retain(|_, actors| actors.len() > 1);
    names
}

/// What an actor is called: his name, then his other names.
fn called(entry: &Entry) -> impl Iterator<Item = &Text> {
    std::iter::once(&entry.title).chain(entry.body.aliases())
}

fn folded(name: &str) -> String {
    let letters: String = match name.is_ascii() {
        // It is its own NFKC.
        true => name.to_ascii_lowercase(),
        false => name.nfkc().flat_map(char::to_lowercase).collect(),
    };
    let mut folded = String::with_capacity(letters.len());
    for word in letters.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded += word;
    }
    folded
}
