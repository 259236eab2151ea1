//! Records of two fields that are written as a key and its value, as `patron-of: north-korea`.
//!
//! What is neither of the two stands beside them and holds for each: `{targets: [a, b], date: 2014}` is two records.

use super::other_names::other;
use super::related::{kind, usual};
use super::{Reader, Stands};
use crate::briefing::words::is_reference;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::yaml::pairs::{Pair, Pairs, first_key, items};
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};
use crate::yaml::value::Value;

/// How many bytes may stand beside the values of a map, each time that they are taken for one of them.
const BESIDE: usize = 1 << 20;

impl Reader<'_> {
    /// Reads what an item of a list stands for: a record, or several where it is written by keys and values.
    pub(crate) fn records<'n>(
        &mut self,
        item: &'n Node<'_>,
        record: &'static Record,
        stands: Stands,
    ) -> Vec<Value<'n>> {
        match (&record.pair, written_by_keys(item, record)) {
            (Some(names), Some(pairs)) => self.keyed(item, pairs, record, (&names.0, &names.1)),
            _ => {
                let value = self.record(item, record, stands, first_key(item));
                value.into_iter().collect()
            }
        }
    }

    fn keyed<'n>(
        &mut self,
        item: &Node<'_>,
        pairs: Pairs<'_, '_>,
        record: &'static Record,
        (first, second): (&str, &str),
    ) -> Vec<Value<'n>> {
        let (own, beside): (Vec<&Pair<'_>>, Vec<&Pair<'_>>) =
            pairs.iter().partition(|pair| is_own(pair, record));
        let beside = Node {
            span: item.span,
            kind: Kind::Map(beside.into_iter().cloned().collect()),
        };
        let count = own.iter().map(|(_, values)| items(values).len());
        if count.sum::<usize>().saturating_mul(beside.weight().1) > BESIDE {
            let message = "too many words beside too many values";
            let help = "write an item of its own for each value";
            self.report(Code::Budget, first_key(item), message, help);
            return Vec::new();
        }
        self.whose = beside.get("from").and_then(Node::text).map(str::to_owned);
        // What holds for all is read once, so that what is wrong with it is told once.
        let beside = self.record(&beside, record, Stands::OnBase, first_key(item));
        let mut out = Vec::new();
        let Some(Value::Map(beside)) = beside.map(Value::into_owned) else {
            self.whose = None;
            return out;
        };
        for (key, values) in own {
            if values.is_null() {
                let name = key.text().unwrap_or_default();
                let message = format!("`{}` has no value", short(name));
                let help = "write the id behind it, or take the key out";
                self.report(Code::WrongType, key.span, &message, help);
                continue;
            }
            let said = items(values).first();
            let said = said.and_then(|value| self.key_phrase(key, value, record));
            for value in items(values) {
                if value.is_null() {
                    self.empty_item(value.span);
                    continue;
                }
                let is_turned = self.is_turned(key, value, record, first);
                let (one, other) = if is_turned {
                    (value, key)
                } else {
                    (key, value)
                };
                let (kind, status) = said.clone().unwrap_or_else(|| (one.clone(), None));
                let mut pairs = vec![
                    (Node::named(first, one.span), kind),
                    (Node::named(second, other.span), other.clone()),
                ];
                pairs.extend(status.map(|status| (Node::named("status", status.span), status)));
                let pair = Node {
                    span: value.span,
                    kind: Kind::Map(pairs),
                };
                let read = self.record(&pair, record, Stands::OnBase, key.span);
                if let Some(Value::Map(mut fields)) = read.map(Value::into_owned) {
                    fields.extend(beside.iter().cloned());
                    out.push(Value::Map(fields));
                }
            }
        }
        self.whose = None;
        out
    }

    /// Whether a key is the second field and its value the first, which is reported.
    fn is_turned(
        &mut self,
        key: &Node<'_>,
        value: &Node<'_>,
        record: &Record,
        first: &str,
    ) -> bool {
        let (Some(id), Some(word)) = (key.text(), value.text()) else {
            return false;
        };
        let kind = kind(record, first, word).filter(|_| kind(record, first, id).is_none());
        let Some(kind) = kind.filter(|_| is_reference(id)) else {
            return false;
        };
        let both = Span {
            start: key.span.start,
            end: value.span.end,
        };
        let right = format!("{kind}: {id}");
        let is_alone = self.source.slice(both) == format!("{id}: {word}");
        let fix = is_alone.then(|| Fix::rewrite(&self.place(both), &right));
        let message = format!("`{}: {}` is turned round", short(id), short(word));
        let help = format!("write the kind first: `{}`", short(&right));
        let place = self.place(key.span);
        let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
        self.problems.push(problem.mended_by(fix.flatten()));
        true
    }

    /// Reports a record of two fields of which only one word is written.
    pub(super) fn lone_word(&mut self, node: &Node<'_>, record: &Record) -> bool {
        let (Some(word), Some((first, _))) = (node.text(), &record.pair) else {
            return false;
        };
        if node.is_null() || word.trim().contains(char::is_whitespace) {
            return false;
        }
        let usual = usual(record, first).unwrap_or(first);
        let message = format!("`{}` alone is no {}", short(word), record.name);
        let help = match kind(record, first, word) {
            Some(kind) => format!("write the id of the other behind it: `{kind} its-id`"),
            None => format!("say how: `{usual} {}`", short(word)),
        };
        self.report(Code::WrongType, node.span, &message, &help);
        true
    }
}

/// The pairs of a map that has neither of the two fields, and keys that are no fields.
fn written_by_keys<'n, 't>(node: &'n Node<'t>, record: &Record) -> Option<Pairs<'n, 't>> {
    let (first, second) = record.pair.as_ref()?;
    let Kind::Map(pairs) = &node.kind else {
        return None;
    };
    let has = |name: &String| pairs.iter().any(|(key, _)| key.text() == Some(name));
    // A key that the field goes by elsewhere is that field by another name.
    let is_named = |(key, value): &Pair<'_>| {
        let is_field = |name: &str| record.fields.contains_key(name);
        let name = key.text().and_then(|key| other(key, is_field));
        let is_kind = |word: &str| kind(record, first, word).is_some();
        name == Some(first.as_str()) && value.text().is_some_and(is_kind)
    };
    let is_written = has(first) || has(second) || pairs.iter().any(is_named);
    let is_keyed = !is_written && pairs.iter().any(|pair| is_own(pair, record));
    is_keyed.then_some(pairs)
}

/// Whether a key is a word of the author's own, and no field.
fn is_own((key, _): &Pair<'_>, record: &Record) -> bool {
    key.text()
        .is_some_and(|name| !name.starts_with("x-") && !record.fields.contains_key(name))
}
