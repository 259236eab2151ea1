//! Keys of the author's own, which start with `x-`: what stands in them, in plain words.

use std::borrow::Cow;

use super::Reader;
use crate::yaml::omit::tokens;
use crate::yaml::tree::{Kind, Node};
use crate::yaml::value::Value;

/// Says which problems an author means to leave as they are: for the program, not for readers.
const ALLOW: &str = "x-allow";

impl Reader<'_> {
    /// What stands under a key of the author's own, part by part; none where that is nothing, or nothing for readers.
    /// Nobody knows which of its words are ids, so that it is left out whole where one of them names what is omitted.
    pub(super) fn own_field<'n>(
        &mut self,
        name: &'n str,
        node: &'n Node<'_>,
    ) -> Option<(Cow<'n, str>, Value<'n>)> {
        if name == ALLOW || node.is_null() {
            return None;
        }
        let words = match &node.kind {
            Kind::Scalar { .. } => vec![words(node)],
            Kind::Seq(items) => items.iter().map(words).collect(),
            Kind::Map(pairs) => pairs.iter().map(pair).collect(),
        };
        let names_omitted = |text: &Cow<'_, str>| tokens(text).any(|(word, _)| self.omits(word));
        if self.omits_any() && words.iter().any(names_omitted) {
            self.leave_out(node.span);
            return None;
        }
        let words = words.into_iter().filter(|text| !text.is_empty());
        Some((name.into(), Value::List(words.map(Value::Text).collect())))
    }
}

fn words<'n>(node: &'n Node<'_>) -> Cow<'n, str> {
    match &node.kind {
        Kind::Scalar { text, .. } => text.as_ref().into(),
        Kind::Seq(items) => joined(items.iter().map(words)),
        Kind::Map(pairs) => joined(pairs.iter().map(pair)),
    }
}

fn pair<'n>((key, value): &'n (Node<'_>, Node<'_>)) -> Cow<'n, str> {
    format!("{}: {}", words(key), words(value)).into()
}

fn joined<'n>(parts: impl Iterator<Item = Cow<'n, str>>) -> Cow<'n, str> {
    parts.collect::<Vec<_>>().join(", ").into()
}
