//! Keys of the author's own, which start with `x-`: what stands in them, in plain words.

use std::borrow::Cow;

use super::Reader;
use crate::briefing::tlp::Tlp;
use crate::yaml::marking::FIELD;
use crate::yaml::omit::{Own, tokens};
use crate::yaml::tree::{Kind, Node};
use crate::yaml::value::Value;

/// Says which problems an author means to leave as they are: for the program, not for readers.
pub(crate) const ALLOW: &str = "x-allow";

/// Whether what stands under such a key is for no reader.
pub(super) fn is_for_program(name: &str) -> bool {
    name == ALLOW
}

/// The narrowest marking that stands in what an author wrote there: whatever says `tlp` there means it.
pub(super) fn marking(node: &Node<'_>) -> Option<Tlp> {
    match &node.kind {
        Kind::Scalar { .. } => None,
        Kind::Seq(items) => items.iter().filter_map(marking).max(),
        Kind::Map(pairs) => {
            let own = pairs.iter().filter(|(key, _)| key.text() == Some(FIELD));
            let own = own.map(|(_, value)| {
                let meant = value.text().and_then(Tlp::meant_by);
                meant.unwrap_or(Tlp::Unreadable)
            });
            let inner = pairs.iter().filter_map(|(_, value)| marking(value));
            own.chain(inner).max()
        }
    }
}

impl Reader<'_> {
    /// What stands under a key of the author's own, part by part, with the marking in it; none where that is nothing.
    /// Nobody knows which of its words are ids, so that it is left out whole where one of them names what is omitted, or
    /// for its marking.
    pub(super) fn own_field<'n>(
        &mut self,
        name: &'n str,
        node: &'n Node<'_>,
        marking: Option<Tlp>,
    ) -> Option<(Cow<'n, str>, Value<'n>)> {
        if node.is_null() {
            return None;
        }
        let words = match &node.kind {
            Kind::Scalar { .. } => vec![words(node)],
            Kind::Seq(items) => items.iter().map(words).collect(),
            Kind::Map(pairs) => pairs.iter().map(pair).collect(),
        };
        let own = Own {
            marking,
            ..Own::default()
        };
        let names_omitted = |text: &Cow<'_, str>| tokens(text).any(|(word, _)| self.omits(word));
        let is_left_out = || self.omits_record(&own) || words.iter().any(names_omitted);
        if self.omits_any() && is_left_out() {
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
