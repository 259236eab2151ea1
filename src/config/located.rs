//! Where things stand in a configuration, for those who say what is wrong with them.

use std::collections::HashSet;
use std::sync::Arc;

use crate::source::{Place, SourceFile};
use crate::words::text::Text;
use crate::yaml::tree::{Kind, Node};

/// A word of the configuration that others know the meaning of.
#[derive(Debug, Clone)]
pub struct Word {
    /// What is written.
    pub text: Text,
    /// Where it stands.
    pub at: Place,
}

/// The pairs of a map, each key once: of repeated ones the first counts, as the reader has told.
pub(super) fn named<'a, 't>(node: &'a Node<'t>) -> impl Iterator<Item = (&'a str, &'a Node<'t>)> {
    let pairs = match &node.kind {
        Kind::Map(pairs) => pairs.as_slice(),
        _ => &[],
    };
    let mut seen = HashSet::new();
    let named = pairs
        .iter()
        .filter_map(|(key, value)| Some((key.text()?, value)));
    named.filter(move |(name, _)| seen.insert(*name))
}

/// The words of a list, or the one that stands in its place, with their places: those that were read of it, which come in
/// its order.
pub(super) fn words(source: &Arc<SourceFile>, list: &Node<'_>, read: &[Text]) -> Vec<Word> {
    let items = match &list.kind {
        Kind::Seq(items) => items.as_slice(),
        _ => std::slice::from_ref(list),
    };
    let mut read = read.iter().peekable();
    let words = items.iter().filter_map(|item| {
        let text = item.text().map(Text::lines)?;
        read.next_if(|next| **next == text)?;
        let at = Place::new(source, item.span);
        Some(Word { text, at })
    });
    words.collect()
}
