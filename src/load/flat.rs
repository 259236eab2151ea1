//! What stands right under a collection where its entries should be: fields without the id of an entry, or beside it
//! where they should be below, and a marking.
//!
//! Fields become the entry that they are of, so that nothing is made of each. A marking counts for all that stands in the
//! collection: whoever wrote it there meant that.

use std::collections::HashSet;

use super::{File, SHAPES, collection_meant, entries, known_fields};
use crate::briefing::id::is_id;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest;
use crate::work;
use crate::yaml::form;
use crate::yaml::marking;
use crate::yaml::pairs::Pair;
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::{Kind, Node};

/// From how many fields together on they are one, also without the main one.
const MANY: usize = 3;

impl File<'_, '_> {
    /// Puts fields that stand right under a collection where they belong, which is reported, and takes the marking of the
    /// collection from among them.
    pub(super) fn gather(&mut self, node: &mut Node<'_>, record: &'static Record, name: &str) {
        self.mark_section(node, record, name);
        let Kind::Map(pairs) = &mut node.kind else {
            return;
        };
        if !has_flat(pairs, record) {
            return;
        }
        work::count(pairs.len());
        let ids: HashSet<String> = pairs
            .iter()
            .filter_map(|(key, _)| key.text().map(str::to_owned))
            .collect();
        let mut told = false;
        let mut gathered: Vec<Pair<'_>> = Vec::with_capacity(pairs.len());
        let mut run: Vec<Pair<'_>> = Vec::new();
        for pair in std::mem::take(pairs) {
            let is_next = is_flat(&pair, record);
            let is_again = run.iter().any(|(key, _)| key.text() == pair.0.text());
            if !is_next || is_again {
                let run = std::mem::take(&mut run);
                self.end_run(run, (record, name), &ids, &mut gathered, &mut told);
            }
            match is_next {
                true => run.push(pair),
                false => gathered.push(pair),
            }
        }
        self.end_run(run, (record, name), &ids, &mut gathered, &mut told);
        *pairs = gathered;
    }

    /// Puts entries that stand in the column of their collection into it, which is reported once for each.
    pub(super) fn gather_top(&mut self, root: &mut Node<'_>) {
        let Kind::Map(pairs) = &mut root.kind else {
            return;
        };
        let known = known_fields();
        let is_entry = |(key, value): &Pair<'_>| {
            let name = key.text().unwrap_or_default();
            let is_free = is_id(name)
                && !name.starts_with("x-")
                && collection_meant(name, &known).is_none()
                && !known.contains(&name);
            is_free && !value.is_null() && !matches!(value.kind, Kind::Seq(_))
        };
        let holds = |name: &str| matches!(SHAPES.collections.fields.get(name), Some(field) if matches!(field.shape, Shape::Map(..)));
        let is_bare = |(key, value): &Pair<'_>| value.is_null() && key.text().is_some_and(holds);
        let mut kept: Vec<Pair<'_>> = Vec::with_capacity(pairs.len());
        for (key, value) in std::mem::take(pairs) {
            let pair = (key, value);
            let above = kept.last_mut().filter(|above| match &above.1.kind {
                Kind::Map(entries) => entries.first().is_some_and(|(first, _)| {
                    self.source_column(first.span) == 1 && above.0.text().is_some_and(holds)
                }),
                _ => is_bare(above),
            });
            match above {
                Some((name, entries)) if is_entry(&pair) => {
                    let span = Span {
                        start: pair.0.span.start,
                        end: pair.1.span.end,
                    };
                    if let Kind::Map(all) = &mut entries.kind {
                        entries.span.end = span.end;
                        all.push(pair);
                        continue;
                    }
                    let name = name.text().unwrap_or_default();
                    let message = format!(
                        "`{name}` has nothing under it: its entries stand in its own column"
                    );
                    let help = format!("indent the entries by two spaces more than `{name}:`");
                    self.reader
                        .report(Code::UnknownKey, pair.0.span, &message, &help);
                    *entries = Node {
                        span,
                        kind: Kind::Map(vec![pair]),
                    };
                }
                _ => kept.push(pair),
            }
        }
        *pairs = kept;
    }

    fn source_column(&self, span: Span) -> usize {
        self.reader.source.position(span.start).column
    }

    /// Puts fields that follow each other into the entry whose id stands before them with nothing under it, or into one of
    /// their own. The first time, that is reported.
    fn end_run<'t>(
        &mut self,
        run: Vec<Pair<'t>>,
        (record, name): (&'static Record, &str),
        ids: &HashSet<String>,
        out: &mut Vec<Pair<'t>>,
        told: &mut bool,
    ) {
        let (Some((first, _)), Some((last, value))) = (run.first(), run.last()) else {
            return;
        };
        let before = out.last_mut();
        let is_bare =
            |(key, value): &&mut Pair<'_>| value.is_null() && key.text().is_some_and(is_id);
        let has_id = run.iter().any(|(key, _)| key.text() == Some("id"));
        let may_be_below = !has_id && (run.len() > 1 || is_entry(&run, record));
        let above = before.filter(is_bare).filter(|_| may_be_below);
        if above.is_none() && !is_entry(&run, record) {
            return out.extend(run);
        }
        let at = first.span;
        let span = Span {
            start: at.start,
            end: last.span.end.max(value.span.end),
        };
        let kind = Kind::Map(run);
        let fields = Node { span, kind };
        let one = suggest::one(&record.name);
        let (message, help) = match above {
            Some((key, value)) => {
                let id = short(key.text().unwrap_or_default());
                *value = fields;
                (
                    format!("`{id}` has nothing under it: its fields stand in its own column"),
                    format!("indent the fields by two spaces more than `{id}:`"),
                )
            }
            None => {
                let taken = |id: &str| ids.contains(id) || self.declared.contains_key(id);
                let made = form::keyed(vec![fields], Some(record), taken);
                let id = made.first().and_then(|(id, _)| id.text());
                let help = format!(
                    "write an id above the fields, as `{}:`, and indent them below it",
                    short(id.unwrap_or("its-id"))
                );
                out.extend(made);
                (
                    format!("fields right under `{name}`, without the id of {one}"),
                    help,
                )
            }
        };
        if !std::mem::replace(told, true) {
            self.reader.report(Code::MissingId, at, &message, &help);
        }
    }

    /// Takes a marking that stands right under a collection, which is reported.
    pub(super) fn mark_section(
        &mut self,
        node: &mut Node<'_>,
        record: &'static Record,
        name: &str,
    ) {
        self.reader.section = None;
        let Some(words) = marking::words(record) else {
            return;
        };
        let is_marking = |(key, value): &Pair<'_>| {
            let is_scalar = matches!(value.kind, Kind::Scalar { .. });
            key.text().is_some_and(marking::is_name) && is_scalar
        };
        // A list of one may be written as that one, and then it is that one's.
        let is_one = name == "events" && form::is_one(node, record);
        let mut found: Vec<Pair<'_>> = Vec::new();
        match &mut node.kind {
            Kind::Map(_) if is_one => {}
            Kind::Map(pairs) => found.extend(pairs.extract_if(.., |pair| is_marking(pair))),
            Kind::Seq(items) => {
                let alone = |item: &mut Node<'_>| match &item.kind {
                    Kind::Map(pairs) => matches!(&pairs[..], [pair] if is_marking(pair)),
                    _ => false,
                };
                let items = items.extract_if(.., alone);
                found.extend(items.filter_map(|item| match item.kind {
                    Kind::Map(mut pairs) => pairs.pop(),
                    _ => None,
                }));
            }
            Kind::Scalar { .. } => {}
        }
        for (key, value) in found {
            let tlp = self.reader.marking(&value, words);
            self.reader.section = self.reader.section.max(Some(tlp));
            let message =
                format!("`{name}` has no marking of its own; this one counts for all in it");
            let help = format!(
                "write it in each {}, or at the top of the file",
                record.name
            );
            self.reader
                .report(Code::MarkedSection, key.span, &message, &help);
        }
    }
}

/// Whether a pair is a field of an entry, and no entry.
fn is_flat((key, value): &Pair<'_>, record: &Record) -> bool {
    let is_field = |key: &str| record.fields.contains_key(key) || key == "id";
    key.text().is_some_and(is_field) && !matches!(value.kind, Kind::Map(_))
}

/// Whether some fields are an entry: they have what it must have, or are many.
fn is_entry(run: &[Pair<'_>], record: &Record) -> bool {
    let is_main = |(key, value): &Pair<'_>| {
        let is_main = |key: &str| {
            record.main.as_deref() == Some(key) || record.either.iter().any(|either| either == key)
        };
        key.text().is_some_and(is_main) && !value.is_null()
    };
    run.len() >= MANY || run.iter().any(is_main)
}

/// Whether a map of entries has fields among them.
fn has_flat(pairs: &[Pair<'_>], record: &Record) -> bool {
    pairs.iter().any(|pair| is_flat(pair, record))
}

/// Whether a collection is a map of entries, with nothing else in it.
pub(super) fn is_sound(node: &Node<'_>, record: &Record) -> bool {
    let is_marking = |(key, _): &Pair<'_>| key.text().is_some_and(marking::is_name);
    match &node.kind {
        Kind::Map(pairs) => !has_flat(pairs, record) && !pairs.iter().any(is_marking),
        Kind::Seq(_) => false,
        Kind::Scalar { .. } => true,
    }
}

/// Whether what stands under the name of a collection is in its form: a list, or a map of entries by their ids with nothing
/// else in it.
pub(crate) fn is_in_form(collections: &'static Record, name: &str, node: &Node<'_>) -> bool {
    let shape = collections.fields.get(name).map(|field| &field.shape);
    match (shape, entries(collections, name)) {
        (Some(Shape::Map(..)), Some(record)) => is_sound(node, record),
        (Some(Shape::List(_)), _) => matches!(node.kind, Kind::Seq(_)),
        _ => true,
    }
}
