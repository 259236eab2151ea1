//! The pairs of a map, and the first of each key.

use std::collections::HashMap;

use super::tree::Node;
use crate::words::suggest::Suggestion;

/// A key of a map and its value.
pub type Pair<'t> = (Node<'t>, Node<'t>);

/// The first pair of each key of a map: looked through where there are few, looked up where there are many.
pub enum FirstKeys<'n, 't> {
    /// Few keys.
    Few(&'n [Pair<'t>]),
    /// Many keys.
    Many(HashMap<&'n str, &'n Pair<'t>>),
}

impl<'n, 't> FirstKeys<'n, 't> {
    /// Those of a map.
    pub fn new(pairs: &'n [Pair<'t>]) -> Self {
        if pairs.len() <= 32 {
            return Self::Few(pairs);
        }
        let mut firsts = HashMap::new();
        for pair in pairs {
            if let Some(name) = pair.0.text() {
                firsts.entry(name).or_insert(pair);
            }
        }
        Self::Many(firsts)
    }

    /// The pair that gave the key before this one did, if this is a repetition.
    pub fn before(&self, key: &Node<'_>) -> Option<&'n Pair<'t>> {
        let first = self.of(key.text()?);
        first.filter(|(first, _)| first.span != key.span)
    }

    /// What is suggested for a key of the map, but no word that is a key of it already.
    pub fn but_given(&self, suggestion: Suggestion) -> Suggestion {
        let word = suggestion.word.filter(|word| self.of(word).is_none());
        Suggestion { word, ..suggestion }
    }

    fn of(&self, name: &str) -> Option<&'n Pair<'t>> {
        match self {
            Self::Few(pairs) => pairs.iter().find(|(key, _)| key.text() == Some(name)),
            Self::Many(firsts) => firsts.get(name).copied(),
        }
    }
}
