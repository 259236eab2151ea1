//! Collections in the wrong form, a list where a map is wanted or the reverse, as what is meant by them.
//!
//! What is made here has the places of what is written. Nothing here reports anything.

use std::collections::HashSet;

use super::pairs::{Pair, first_key};
use super::shape::{Form, Record, Shape};
use super::tree::{Kind, Node};
use crate::briefing::date::When;
use crate::briefing::id::{id_from, is_id};
use crate::source::Span;
use crate::work;

/// The field of an item that is its key.
const ID: &str = "id";

/// The longest id that is made of words.
const LONG: usize = 40;

/// The items of a list as the pairs of a map: each under its own `id`, under its only key where that is no field of the
/// record, or else under an id made of its main words. `taken` says which ids cannot be made.
pub(crate) fn keyed<'t>(
    items: Vec<Node<'t>>,
    record: Option<&Record>,
    taken: impl Fn(&str) -> bool,
) -> Vec<Pair<'t>> {
    work::count(items.len());
    let mut made = HashSet::new();
    let items = items.into_iter().flat_map(|item| parted(item, record));
    items
        .map(|item| pair(item, record, &taken, &mut made))
        .collect()
}

/// An item whose keys are all ids, and none a field of the record, as one item for each of them.
fn parted<'t>(item: Node<'t>, record: Option<&Record>) -> Vec<Node<'t>> {
    let is_field = |key: &str| record.is_some_and(|record| record.fields.contains_key(key));
    let is_entry = |key: &str| is_id(key) && key != ID && !is_field(key);
    match item.kind {
        Kind::Map(pairs)
            if pairs.len() > 1
                && pairs
                    .iter()
                    .all(|(key, _)| key.text().is_some_and(is_entry)) =>
        {
            let one = |(key, value): Pair<'t>| Node {
                span: Span {
                    start: key.span.start,
                    end: value.span.end.max(key.span.end),
                },
                kind: Kind::Map(vec![(key, value)]),
            };
            pairs.into_iter().map(one).collect()
        }
        _ => vec![item],
    }
}

fn pair<'t>(
    mut item: Node<'t>,
    record: Option<&Record>,
    taken: &impl Fn(&str) -> bool,
    made: &mut HashSet<String>,
) -> Pair<'t> {
    let main = record.and_then(|record| record.main.as_deref());
    let words = item
        .text()
        .or_else(|| item.get(main?)?.text())
        .unwrap_or_default();
    let id = id_from(words).map(|id| id.chars().take(LONG).collect::<String>());
    let id = id.filter(|id| is_id(id));
    let span = first_key(&item);
    if let Kind::Map(pairs) = &mut item.kind {
        let is_key = |key: &Node<'_>| key.text() == Some(ID);
        if let Some(at) = pairs
            .iter()
            .position(|(key, value)| is_key(key) && value.text().is_some())
        {
            let (_, id) = pairs.remove(at);
            return (id, item);
        }
        let is_field = |key: &str| record.is_some_and(|record| record.fields.contains_key(key));
        if let [(key, _)] = pairs.as_slice()
            && key.text().is_some_and(|key| is_id(key) && !is_field(key))
            && let Some(pair) = pairs.pop()
        {
            return pair;
        }
    }
    let kind = record.map_or("entry", |record| record.name.as_str());
    let id = id.unwrap_or_else(|| kind.to_owned());
    let ids = std::iter::once(id.clone()).chain((2..).map(|n| format!("{id}-{n}")));
    let mut free = ids.filter(|id| !taken(id) && !made.contains(id));
    let id = free.next().unwrap_or_default();
    made.insert(id.clone());
    (Node::named(id, span), item)
}

/// The pairs of a map as the items of a list: the map itself, where its keys are fields of the record; else each pair,
/// with its key as the `id` of the item or, where the record has a date, as that.
pub(crate) fn listed<'t>(map: Node<'t>, record: &Record) -> Vec<Node<'t>> {
    let is_one = is_one(&map, record);
    match map.kind {
        Kind::Map(pairs) if !is_one => {
            work::count(pairs.len());
            pairs.into_iter().map(|pair| item(pair, record)).collect()
        }
        _ => vec![map],
    }
}

/// Whether a map is one record: it has only fields of it, and one of those that it must have.
pub(crate) fn is_one(map: &Node<'_>, record: &Record) -> bool {
    let Kind::Map(pairs) = &map.kind else {
        return true;
    };
    let is_field = |(key, _): &Pair<'_>| {
        key.text()
            .is_some_and(|key| record.fields.contains_key(key) || key.starts_with("x-"))
    };
    let is_needed = |(key, _): &Pair<'_>| {
        key.text().is_some_and(|key| {
            record.main.as_deref() == Some(key) || record.either.iter().any(|either| either == key)
        })
    };
    pairs.iter().all(is_field) && pairs.iter().any(is_needed)
}

fn item<'t>((key, value): Pair<'t>, record: &Record) -> Node<'t> {
    let span = Span {
        start: key.span.start.min(value.span.start),
        end: key.span.end.max(value.span.end),
    };
    let is_date = record.dated
        && key.text().is_some_and(|text| {
            text.starts_with(|c: char| c.is_ascii_digit()) || When::parse(text).is_ok()
        });
    let main_of = |main: &String| record.fields.get(main).map(|field| &field.shape);
    let shows = record.main.as_ref().and_then(main_of);
    let shows = matches!(shows, Some(Shape::Words(Form::Show)));
    let is_field = key
        .text()
        .is_some_and(|key| record.fields.contains_key(key));
    if shows && is_field && !value.is_null() {
        let kind = Kind::Map(vec![(key, value)]);
        return Node { span, kind };
    }
    let main = record.main.as_deref();
    // The key of a slide says what it shows, unless that is said.
    let is_shown = || main.is_some_and(|main| value.get(main).is_some());
    let has_id = record.fields.contains_key(ID) && (!shows || is_shown());
    let name = if is_date { "date" } else { ID };
    let is_empty = value.is_null();
    let kind = match (value.kind, main) {
        (Kind::Map(fields), _) if has_id => {
            let own = (Node::named(name.to_owned(), key.span), key);
            Kind::Map(std::iter::once(own).chain(fields).collect())
        }
        (kind @ Kind::Scalar { .. }, Some(main)) if has_id => Kind::Map(vec![
            (Node::named(name.to_owned(), key.span), key),
            (
                Node::named(main.to_owned(), value.span),
                Node {
                    span: value.span,
                    kind,
                },
            ),
        ]),
        // What a slide shows is one text: `matrix: who`.
        (Kind::Scalar { text, .. }, _) => {
            let what = key.text().unwrap_or_default();
            let words = match is_empty {
                true => what.to_owned(),
                false => format!("{what} {text}"),
            };
            return Node::named(words, span);
        }
        (Kind::Map(fields), Some(main)) => {
            let own = (Node::named(main.to_owned(), key.span), key);
            Kind::Map(std::iter::once(own).chain(fields).collect())
        }
        (kind, _) => Kind::Map(vec![(
            key,
            Node {
                span: value.span,
                kind,
            },
        )]),
    };
    Node { span, kind }
}
