//! The pairs of a map, the first of each key, and the items of a list.

use std::collections::HashMap;

use super::tree::{Kind, Node};
use crate::source::Span;
use crate::words::suggest::Suggestion;
use crate::work;

/// A key of a map and its value.
pub(crate) type Pair<'t> = (Node<'t>, Node<'t>);

/// The pairs of a map.
pub(crate) type Pairs<'n, 't> = &'n [Pair<'t>];

/// The first pair of each key of a map: looked through where there are few, looked up where there are many.
pub(crate) enum FirstKeys<'n, 't> {
    /// Few keys.
    Few(&'n [Pair<'t>]),
    /// Many keys.
    Many(HashMap<&'n str, &'n Pair<'t>>),
}

impl<'n, 't> FirstKeys<'n, 't> {
    /// Those of a map.
    pub(crate) fn new(pairs: &'n [Pair<'t>]) -> Self {
        if pairs.len() <= 32 {
            return Self::Few(pairs);
        }
        work::count(pairs.len());
        let mut firsts = HashMap::new();
        for pair in pairs {
            if let Some(name) = pair.0.text() {
                firsts.entry(name).or_insert(pair);
            }
        }
        Self::Many(firsts)
    }

    /// The pair that gave the key before this one did, if this is a repetition.
    pub(crate) fn before(&self, key: &Node<'_>) -> Option<&'n Pair<'t>> {
        let first = self.of(key.text()?);
        first.filter(|(first, _)| first.span != key.span)
    }

    /// What is suggested for a key of the map, but no word that is a key of it already.
    pub(crate) fn but_given(&self, suggestion: Suggestion) -> Suggestion {
        let word = suggestion.word.filter(|word| self.of(word).is_none());
        Suggestion { word, ..suggestion }
    }

    /// Whether there is one pair and no other.
    pub(crate) fn is_one(&self) -> bool {
        matches!(self, Self::Few([_]))
    }

    /// The first pair with a key.
    pub(crate) fn of(&self, name: &str) -> Option<&'n Pair<'t>> {
        match self {
            Self::Few(pairs) => pairs.iter().find(|(key, _)| key.text() == Some(name)),
            Self::Many(firsts) => firsts.get(name).copied(),
        }
    }
}

/// The items of a list; what is no list is one item.
pub(crate) fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.kind {
        Kind::Seq(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The same, to be changed.
pub(crate) fn items_mut<'n, 't>(node: &'n mut Node<'t>) -> &'n mut [Node<'t>] {
    match node.kind {
        Kind::Seq(ref mut items) => items,
        _ => std::slice::from_mut(node),
    }
}

/// The bytes of the first key of a map; of the whole of what is no map.
pub(crate) fn first_key(item: &Node<'_>) -> Span {
    match &item.kind {
        Kind::Map(pairs) => pairs.first().map_or(item.span, |(key, _)| key.span),
        _ => item.span,
    }
}
