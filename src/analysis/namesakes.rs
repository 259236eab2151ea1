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
pub(crate) struct Namesake {
    /// The name as the actor has it.
    pub name: Text,
    /// The others, each once.
    pub others: Vec<EntryIx>,
}

/// Who in a briefing is called by which names.
pub(crate) struct Names(HashMap<String, Vec<EntryIx>>);

impl Names {
    /// Those of the actors of a briefing.
    pub(crate) fn of(library: &Library, briefing: usize) -> Self {
        let mut names: HashMap<String, Vec<EntryIx>> = HashMap::new();
        for (ix, entry) in library.of_kind(briefing, EntryKind::Actor) {
            let own: HashSet<String> = called(entry).map(|name| folded(name)).collect();
            for name in own {
                names.entry(name).or_default().push(ix);
            }
        }
        Self(names)
    }

    /// The names of an actor that others have, too, in the order in which he has them.
    pub(crate) fn shared(&self, ix: EntryIx, entry: &Entry) -> Vec<Namesake> {
        let mut told = HashSet::new();
        let names = called(entry).filter_map(|name| {
            let folded = folded(name);
            let all = self.0.get(&folded).filter(|all| all.len() > 1)?;
            let is_first = told.insert(folded);
            is_first.then(|| Namesake {
                name: name.clone(),
                others: all.iter().copied().filter(|other| *other != ix).collect(),
            })
        });
        names.collect()
    }
}

/// What an actor is called: his name, then his other names.
fn called(entry: &Entry) -> impl Iterator<Item = &Text> {
    std::iter::once(&entry.title).chain(entry.body.aliases())
}

fn folded(name: &str) -> String {
    let letters: String = name.nfkc().flat_map(char::to_lowercase).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}
