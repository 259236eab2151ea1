//! Records of two fields that are written as a key and its value, as `patron-of: north-korea`.
//!
//! What is neither of the two stands beside them and holds for each: `{targets: [a, b], date: 2014}` is two records.

use super::{Reader, Stands};
use crate::diagnostic::Code;
use crate::words::short::short;
use crate::yaml::pairs::{Pair, Pairs, first_key, items};
use crate::yaml::shape::{Record, Shape};
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
        // What holds for all is read once, so that what is wrong with it is told once.
        let beside = self.record(&beside, record, Stands::OnBase, first_key(item));
        let Some(Value::Map(beside)) = beside.map(Value::into_owned) else {
            return Vec::new();
        };
        let mut out = Vec::new();
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
                let (kind, status) = said.clone().unwrap_or_else(|| (key.clone(), None));
                let mut pairs = vec![
                    (Node::named(first, key.span), kind),
                    (Node::named(second, value.span), value.clone()),
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
        out
    }

    /// Reports a record of two fields of which only one word is written.
    pub(super) fn lone_word(&mut self, node: &Node<'_>, record: &Record) -> bool {
        let (Some(word), Some((first, _))) = (node.text(), &record.pair) else {
            return false;
        };
        if node.is_null() || word.trim().contains(char::is_whitespace) {
            return false;
        }
        let usual = match record.fields.get(first).map(|field| &field.shape) {
            Some(Shape::Choice { words, .. }) => words.first().map(|(word, _)| word.as_str()),
            _ => None,
        };
        let message = format!("`{}` alone is no {}", short(word), record.name);
        let help = format!("say how: `{} {}`", usual.unwrap_or(first), short(word));
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
    let is_keyed = !has(first) && !has(second) && pairs.iter().any(|pair| is_own(pair, record));
    is_keyed.then_some(pairs)
}

/// Whether a key is a word of the author's own, and no field.
fn is_own((key, _): &Pair<'_>, record: &Record) -> bool {
    key.text()
        .is_some_and(|name| !name.starts_with("x-") && !record.fields.contains_key(name))
}
