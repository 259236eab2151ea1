//! The collections of a file, entry by entry: one bad entry never loses the others.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::read::{FirstKeys, Stands, short};
use super::shape::Record;
use super::yaml::{Kind, Node};
use super::{Base, Bases, Content, File, SHAPES, entries};
use crate::briefing::common::{Common, Full};
use crate::briefing::event::Event;
use crate::briefing::id::{Id, id_from, is_id};
use crate::briefing::option::CRITERIA;
use crate::briefing::question::{Question, Row};
use crate::briefing::{Collections, EntryKind, Item, Shared};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::Text;

type Pairs<'n, 't> = &'n [(Node<'t>, Node<'t>)];

impl File<'_, '_> {
    pub(super) fn collections(&mut self, pairs: Pairs<'_, '_>) -> Collections {
        let criteria = self.plain_map(pairs, "criteria");
        let mut collections = Collections {
            criteria,
            ..Collections::default()
        };
        for (key, node) in pairs.iter().filter(|(_, node)| !node.is_null()) {
            match key.text().unwrap_or_default() {
                "sources" => self.map(&mut collections.sources, node, EntryKind::Source, "sources"),
                "actors" => self.map(&mut collections.actors, node, EntryKind::Actor, "actors"),
                "relations" => self.list(&mut collections.relations, node, "relations"),
                "events" => self.events(&mut collections.events, node),
                "statements" => self.map(
                    &mut collections.statements,
                    node,
                    EntryKind::Statement,
                    "statements",
                ),
                "evidence" => self.map(
                    &mut collections.evidence,
                    node,
                    EntryKind::Evidence,
                    "evidence",
                ),
                "questions" => self.questions(&mut collections.questions, node),
                "judgements" => self.map(
                    &mut collections.judgements,
                    node,
                    EntryKind::Judgement,
                    "judgements",
                ),
                "options" => self.map(&mut collections.options, node, EntryKind::Option, "options"),
                "slides" => self.list(&mut collections.slides, node, "slides"),
                _ => {}
            }
        }
        self.duplicates(pairs, &SHAPES.header.fields);
        self.check_criteria(&collections.criteria);
        self.unowned_relations(pairs, &mut collections);
        collections
    }

    pub(super) fn shared(&mut self, pairs: Pairs<'_, '_>) -> Content {
        let mut shared = Shared::default();
        let mut bases = Bases::default();
        for (key, node) in pairs {
            match key.text().unwrap_or_default() {
                "kind" | "title" | "format" => {}
                _ if node.is_null() => {}
                "sources" => self.bases(
                    &mut shared.sources,
                    &mut bases,
                    node,
                    EntryKind::Source,
                    "sources",
                ),
                "actors" => self.bases(
                    &mut shared.actors,
                    &mut bases,
                    node,
                    EntryKind::Actor,
                    "actors",
                ),
                "tags" => self.bases(&mut shared.tags, &mut bases, node, EntryKind::Tag, "tags"),
                name if name.starts_with("x-") => {}
                name => {
                    let known = ["sources", "actors", "tags", "title", "format"];
                    let help = super::suggest::help(name, known);
                    self.reader.report(
                        Code::UnknownKey,
                        key.span,
                        &format!("a library file has no field `{}`", short(name)),
                        &help,
                    );
                }
            }
        }
        self.duplicates(pairs, &IndexMap::new());
        Content::Shared(Box::new(shared), bases)
    }

    /// Reports collections and unknown keys that are written twice, but not the fields that were walked already.
    fn duplicates(&mut self, pairs: Pairs<'_, '_>, walked: &IndexMap<String, super::shape::Field>) {
        let firsts = FirstKeys::new(pairs);
        for (key, _) in pairs {
            let Some(name) = key.text().filter(|name| !walked.contains_key(*name)) else {
                continue;
            };
            if let Some(first) = firsts.of(name).filter(|first| *first != key.span) {
                let is_collection = entries(&SHAPES.collections, name).is_some() || name == "tags";
                let help = if is_collection {
                    "put both parts under one key"
                } else {
                    "keep one of them; the first counts"
                };
                let problem = Diagnostic::new(
                    Code::DuplicateKey,
                    self.reader.place(key.span),
                    &format!("`{}` is given twice", short(name)),
                    help,
                );
                let first = self.reader.place(first);
                self.reader
                    .problems
                    .push(problem.note(first, "first given here"));
            }
        }
    }

    fn map<T: DeserializeOwned>(
        &mut self,
        out: &mut IndexMap<Id, Full<T>>,
        node: &Node<'_>,
        kind: EntryKind,
        name: &str,
    ) {
        let Some(record) = entries(&SHAPES.collections, name) else {
            return;
        };
        for (id, key, node) in self.keyed(node, kind, name) {
            if let Some(entry) = self.entry(id, key.span, node, record, kind) {
                out.insert(Id::new(id), entry);
            }
        }
    }

    fn bases<T: DeserializeOwned>(
        &mut self,
        out: &mut IndexMap<Id, Full<T>>,
        bases: &mut Bases,
        node: &Node<'_>,
        kind: EntryKind,
        name: &str,
    ) {
        let Some(record) = entries(&SHAPES.shared, name) else {
            return;
        };
        for (id, key, node) in self.keyed(node, kind, name) {
            self.reader.enter(id);
            let Some(value) = self.reader.record(node, record, Stands::Alone, key.span) else {
                continue;
            };
            if let Some(entry) = self.both(&value, node) {
                out.insert(Id::new(id), entry);
                let place = self.reader.place(key.span);
                bases
                    .0
                    .insert((kind, Text::line(id)), Base { value, place });
            }
        }
    }

    /// The entries of a map collection whose ids are sound and not taken.
    fn keyed<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        kind: EntryKind,
        name: &str,
    ) -> Vec<(&'n str, &'n Node<'t>, &'n Node<'t>)> {
        let Kind::Map(pairs) = &node.kind else {
            let help = match node.text() {
                Some(text) if text.contains(':') => "write a space behind the colon".to_owned(),
                _ => format!(
                    "write each {} as `its-id:` with its fields below",
                    kind.word()
                ),
            };
            self.reader.report(
                Code::WrongType,
                node.span,
                &format!("`{name}` is a map of entries by their ids"),
                &help,
            );
            return Vec::new();
        };
        let mut sound = Vec::new();
        let firsts = FirstKeys::new(pairs);
        for (key, node) in pairs {
            let Some(id) = key.text() else {
                self.reader.report(
                    Code::WrongType,
                    key.span,
                    "a key must be text",
                    "write the id of the entry",
                );
                continue;
            };
            if let Some(first) = firsts.of(id).filter(|first| *first != key.span) {
                let problem = Diagnostic::new(
                    Code::DuplicateKey,
                    self.reader.place(key.span),
                    &format!("`{}` is given twice", short(id)),
                    "give one of them another id; the first counts",
                );
                let first = self.reader.place(first);
                self.reader
                    .problems
                    .push(problem.note(first, "first given here"));
            } else if !is_id(id) {
                self.reader.bad_id(key.span, id);
            } else if self.declare(
                id,
                kind,
                key.span,
                Span::new(
                    key.span.range().start,
                    node.span.range().end.max(key.span.range().end),
                ),
            ) {
                sound.push((id, key, node));
            }
        }
        sound
    }

    fn entry<T: DeserializeOwned>(
        &mut self,
        id: &str,
        name: Span,
        node: &Node<'_>,
        record: &'static Record,
        kind: EntryKind,
    ) -> Option<Full<T>> {
        self.reader.enter(id);
        let base = self.bases.get(kind, id);
        let stands = if base.is_some() {
            Stands::OnBase
        } else {
            Stands::Alone
        };
        let value = self.reader.record(node, record, stands, name)?;
        let value = match base {
            Some(base) => self.add(base, value, node, kind),
            None => value,
        };
        self.both(&value, node)
    }

    /// Adds a briefing's own fields to those of the library file: lists append, the rest replaces.
    fn add(&mut self, base: &Base, own: Value, node: &Node<'_>, kind: EntryKind) -> Value {
        let (Some(base_map), Value::Mapping(own)) = (base.value.as_mapping(), own) else {
            return base.value.clone();
        };
        let mut sum = base_map.clone();
        for (key, value) in own {
            match (sum.get_mut(&key), value) {
                (Some(Value::Sequence(all)), Value::Sequence(more)) => {
                    let fresh: Vec<Value> = more
                        .into_iter()
                        .filter(|item| !all.contains(item))
                        .collect();
                    all.extend(fresh);
                }
                (Some(Value::Mapping(all)), Value::Mapping(more)) => all.extend(more),
                (Some(old), value) if *old != value => {
                    let name = key.as_str().unwrap_or_default();
                    let span = self.key_span(node, name);
                    let message = format!(
                        "replaces the `{name}` that the library file gives this {}",
                        kind.word()
                    );
                    let problem = Diagnostic::new(
                        Code::Overrides,
                        self.reader.place(span),
                        &message,
                        "take it out here, if the shared one should hold",
                    );
                    self.reader
                        .problems
                        .push(problem.note(base.place.clone(), "the shared entry"));
                    *old = value;
                }
                (Some(_), _) => {}
                (None, value) => drop(sum.insert(key, value)),
            }
        }
        Value::Mapping(sum)
    }

    fn key_span(&self, node: &Node<'_>, name: &str) -> Span {
        let Kind::Map(pairs) = &node.kind else {
            return node.span;
        };
        pairs
            .iter()
            .find(|(key, _)| key.text() == Some(name))
            .map_or(node.span, |(key, _)| key.span)
    }

    /// The fields of its kind and those of every kind, from one map.
    fn both<T: DeserializeOwned>(&mut self, value: &Value, node: &Node<'_>) -> Option<Full<T>> {
        let own = self.decode::<T>(value, node)?;
        let common = if value.as_mapping().is_some_and(has_common) {
            self.decode::<Common>(value, node)?
        } else {
            Common::default()
        };
        Some(Full { own, common })
    }

    fn plain_map<T: DeserializeOwned>(
        &mut self,
        pairs: Pairs<'_, '_>,
        name: &str,
    ) -> IndexMap<Id, T> {
        let mut out = IndexMap::new();
        let Some(record) = entries(&SHAPES.collections, name) else {
            return out;
        };
        let Some((_, node)) = pairs
            .iter()
            .find(|(key, node)| key.text() == Some(name) && !node.is_null())
        else {
            return out;
        };
        let Kind::Map(pairs) = &node.kind else {
            self.reader.report(
                Code::WrongType,
                node.span,
                &format!("`{name}` is a map"),
                "write `its-id: its title`, a line each",
            );
            return out;
        };
        self.reader.enter("");
        for (key, node) in pairs {
            let Some(id) = key.text().filter(|id| is_id(id)) else {
                self.reader.bad_id(key.span, key.text().unwrap_or_default());
                continue;
            };
            if let Some(value) = self.reader.record(node, record, Stands::Alone, key.span)
                && let Some(entry) = self.decode(&value, node)
            {
                out.insert(Id::new(id), entry);
            }
        }
        out
    }

    fn list<T: DeserializeOwned>(&mut self, out: &mut Vec<T>, node: &Node<'_>, name: &str) {
        let Some(record) = entries(&SHAPES.collections, name) else {
            return;
        };
        self.reader.enter("");
        for item in items(node) {
            if item.is_null() {
                self.reader.empty_item(item.span);
            } else if let Some(value) =
                self.reader
                    .record(item, record, Stands::Alone, first_key(item))
                && let Some(entry) = self.decode(&value, item)
            {
                out.push(entry);
            }
        }
    }

    fn events(&mut self, out: &mut Vec<Item<Full<Event>>>, node: &Node<'_>) {
        let Some(record) = entries(&SHAPES.collections, "events") else {
            return;
        };
        if matches!(node.kind, Kind::Map(_)) {
            self.reader.report(
                Code::WrongType,
                first_key(node),
                "`events` is a list",
                "start each event with a dash: `- title: …`",
            );
            return;
        }
        for item in items(node) {
            if item.is_null() {
                self.reader.empty_item(item.span);
                continue;
            }
            let Some(id) = self.event_id(item) else {
                continue;
            };
            let key = first_key(item);
            if let Some(entry) = self.entry(&id, key, item, record, EntryKind::Event) {
                out.push(Item {
                    id: Id::new(&id),
                    entry,
                });
            }
        }
    }

    /// The id of an event: its own, or one made of its title that no file can write, so that nothing comes to lean on
    /// it. None when the one it gives is taken.
    fn event_id(&mut self, item: &Node<'_>) -> Option<String> {
        if let Some(id) = item.get("id").filter(|id| id.text().is_some_and(is_id)) {
            let text = id.text().unwrap_or_default();
            return self
                .declare(text, EntryKind::Event, id.span, item.span)
                .then(|| text.to_owned());
        }
        let title = item
            .get("title")
            .or(Some(item))
            .and_then(Node::text)
            .or_else(|| match &item.kind {
                Kind::Map(pairs) => pairs.first().and_then(|(_, value)| value.text()),
                _ => None,
            });
        let slug: String = id_from(title.unwrap_or_default())
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect();
        let made = (1..).map(|n| {
            if n == 1 {
                format!("event:{slug}")
            } else {
                format!("event:{slug}:{n}")
            }
        });
        let id = made
            .into_iter()
            .find(|id| !self.declared.contains_key(id.as_str()))?;
        self.declared.insert(
            Text::line(&id),
            super::Declared {
                kind: EntryKind::Event,
                name: first_key(item),
                entry: item.span,
            },
        );
        Some(id)
    }

    fn questions(&mut self, out: &mut IndexMap<Id, Full<Question>>, node: &Node<'_>) {
        self.map(out, node, EntryKind::Question, "questions");
        let Kind::Map(pairs) = &node.kind else { return };
        for (key, node) in pairs {
            let Some(question) = key.text().and_then(|id| out.get(id)) else {
                continue;
            };
            let id = key.text().unwrap_or_default();
            if let Some(Kind::Map(hypotheses)) = node.get("hypotheses").map(|node| &node.kind) {
                for (key, value) in hypotheses {
                    let name = format!("{id}.{}", key.text().unwrap_or_default());
                    self.declared
                        .entry(Text::line(&name))
                        .or_insert(super::Declared {
                            kind: EntryKind::Hypothesis,
                            name: key.span,
                            entry: Span::new(key.span.range().start, value.span.range().end),
                        });
                }
            }
            check_matrix(&mut self.reader, &question.own, node);
        }
    }

    fn check_criteria(&mut self, own: &IndexMap<Id, crate::briefing::option::Criterion>) {
        let known = || {
            CRITERIA
                .iter()
                .map(|(id, ..)| *id)
                .chain(own.keys().map(Id::as_str))
        };
        for (name, span) in std::mem::take(&mut self.reader.criteria) {
            if !known().any(|id| id == &*name) {
                let known: Vec<&str> = known().collect();
                let help = super::suggest::help(&name, known.iter().copied());
                let help = format!(
                    "{help}{} declare it under `criteria`",
                    if help.ends_with('?') {
                        " If not,"
                    } else {
                        ", or"
                    }
                );
                self.reader.report(
                    Code::UnknownValue,
                    span,
                    &format!("`{}` is not a criterion", short(&name)),
                    &help,
                );
            }
        }
    }

    /// A relation at the top level needs `from`; one that lacks it belongs to nobody.
    fn unowned_relations(&mut self, pairs: Pairs<'_, '_>, collections: &mut Collections) {
        let node = pairs
            .iter()
            .find(|(key, _)| key.text() == Some("relations"))
            .map(|(_, node)| node);
        for item in node
            .into_iter()
            .flat_map(items)
            .filter(|item| !item.is_null() && item.get("from").is_none())
        {
            self.reader.report(
                Code::MissingField,
                first_key(item),
                "a relation at the top level has no `from`",
                "add `from: …`, or write the relation inside its actor",
            );
        }
        collections
            .relations
            .retain(|relation| relation.from.is_some());
    }
}

fn has_common(map: &Mapping) -> bool {
    static NAMES: std::sync::LazyLock<Vec<String>> =
        std::sync::LazyLock::new(|| Record::of::<Common>().fields.into_keys().collect());
    let is_common = |key: &Value| NAMES.iter().any(|name| key == name.as_str());
    map.keys().any(is_common)
}

fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.kind {
        Kind::Seq(items) => items,
        _ => std::slice::from_ref(node),
    }
}

fn first_key(item: &Node<'_>) -> Span {
    match &item.kind {
        Kind::Map(pairs) => pairs.first().map_or(item.span, |(key, _)| key.span),
        _ => item.span,
    }
}

/// A row in order has a cell for each hypothesis; a row by names knows only the question's own.
fn check_matrix(reader: &mut super::Reader<'_>, question: &Question, node: &Node<'_>) {
    let Some(Kind::Map(rows)) = node.get("matrix").map(|node| &node.kind) else {
        return;
    };
    let count = question.hypotheses.len();
    for (key, row) in rows {
        match key.text().and_then(|key| {
            question
                .matrix
                .iter()
                .find(|(evidence, _)| &***evidence == key)
        }) {
            Some((_, Row::InOrder(cells))) if cells.len() != count => {
                let some = |n: usize, one: &str, many: &str| {
                    format!("{n} {}", if n == 1 { one } else { many })
                };
                let message = format!(
                    "{} for {}",
                    some(cells.len(), "cell", "cells"),
                    some(count, "hypothesis", "hypotheses")
                );
                reader.report(
                    Code::BadCells,
                    row.span,
                    &message,
                    "write one cell for each hypothesis, in their order; `-` for one not judged",
                );
            }
            Some((_, Row::Named(_))) => {
                let Kind::Map(cells) = &row.kind else {
                    continue;
                };
                let unknown = cells.iter().filter(|(key, _)| {
                    !key.text()
                        .is_some_and(|id| question.hypotheses.contains_key(id))
                });
                for (key, _) in unknown {
                    let name = key.text().unwrap_or_default();
                    let help =
                        super::suggest::help(name, question.hypotheses.keys().map(Id::as_str));
                    reader.report(
                        Code::BadCells,
                        key.span,
                        &format!("`{}` is not a hypothesis of this question", short(name)),
                        &help,
                    );
                }
            }
            _ => {}
        }
    }
}
