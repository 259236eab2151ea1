//! An entry of a briefing and the entry of a library file that it adds to.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_yaml::Value as Yaml;

use super::{Base, File};
use crate::briefing::EntryKind;
use crate::briefing::common::{Common, Full};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::text::Text;
use crate::yaml::marking;
use crate::yaml::read::Stands;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};

impl File<'_, '_> {
    pub(super) fn entry<T: DeserializeOwned>(
        &mut self,
        id: &str,
        name: Span,
        node: &mut Node<'_>,
        record: &'static Record,
        kind: EntryKind,
    ) -> Option<Full<T>> {
        self.reader.enter(id);
        self.take_inner(node, record);
        let node = &*node;
        let base = self.bases.get(kind, id);
        let stands = if base.is_some() {
            Stands::OnBase
        } else {
            Stands::Alone
        };
        let before = self.reader.links.len();
        self.reader.renamed = base.is_none().then(|| self.renamed(kind, id)).flatten();
        let value = self.reader.record(node, record, stands, name);
        self.reader.renamed = None;
        self.check_marking(node, base);
        self.check_relations(id, before);
        self.keep_own(id);
        let value = value?;
        self.check_dates(node);
        match base {
            Some(base) => {
                let sum = self.add(base, (&value).into(), node, kind);
                self.both(&sum, node)
            }
            None => self.both(&value, node),
        }
    }

    /// The id that a shared entry has now that had this one before, where whoever sees the file may see that entry.
    fn renamed(&self, kind: EntryKind, id: &str) -> Option<Text> {
        let (now, base) = self.bases.formerly(kind, id)?;
        let both = Tlp::of_all([base.marking, self.tlp]);
        (both == self.tlp).then(|| now.clone())
    }

    /// Adds a briefing's own fields to those of the library file: lists append, the rest replaces.
    pub(super) fn add(&mut self, base: &Base, own: Yaml, node: &Node<'_>, kind: EntryKind) -> Yaml {
        let (Some(base_map), Yaml::Mapping(own)) = (base.value.as_mapping(), own) else {
            return base.value.clone();
        };
        let mut sum = base_map.clone();
        for (key, value) in own {
            match (sum.get_mut(&key), value) {
                (Some(Yaml::Sequence(all)), Yaml::Sequence(more)) => {
                    let known: HashSet<&Yaml> = all.iter().collect();
                    let fresh: Vec<Yaml> = more
                        .into_iter()
                        .filter(|item| !known.contains(item))
                        .collect();
                    all.extend(fresh);
                }
                (Some(Yaml::Mapping(all)), Yaml::Mapping(more)) => all.extend(more),
                // A wider marking has no effect.
                (Some(old), value) if is_marking(&key) && tlp(old) >= tlp(&value) => {}
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
        Yaml::Mapping(sum)
    }

    /// Reports a marking of the entry that was read which is wider than the one that counts: that of its file, or of the
    /// shared entry that it adds to.
    pub(super) fn check_marking(&mut self, node: &Node<'_>, base: Option<&Base>) {
        let shared = base.and_then(|base| base.marking);
        let Some((own, counts)) = self.reader.own.marking.zip(self.tlp.max(shared)) else {
            return;
        };
        let Some(written) = node.get(marking::FIELD).filter(|_| own < counts) else {
            return;
        };
        if !self.reader.keeps(Code::WiderMarking, written.span) {
            return;
        }
        let whose = if shared > self.tlp {
            "shared entry"
        } else {
            "file"
        };
        let message = format!(
            "`{}` is wider than the marking of the {whose}, {}, which counts",
            own.word(),
            counts.word()
        );
        let help = "take it out; a marking here can only be narrower";
        let place = self.reader.place(written.span);
        let problem = Diagnostic::new(Code::WiderMarking, place, &message, help);
        let base = base.filter(|_| shared > self.tlp);
        self.reader.problems.push(match base {
            Some(base) => problem.note(base.place.clone(), "the shared entry"),
            None => problem,
        });
    }

    pub(super) fn key_span(&self, node: &Node<'_>, name: &str) -> Span {
        let Kind::Map(pairs) = &node.kind else {
            return node.span;
        };
        pairs
            .iter()
            .find(|(key, _)| key.text() == Some(name))
            .map_or(node.span, |(key, _)| key.span)
    }

    /// The fields of its kind and those of every kind, from one map.
    pub(super) fn both<'v, T: DeserializeOwned>(
        &mut self,
        value: impl Deserializer<'v> + Copy,
        node: &Node<'_>,
    ) -> Option<Full<T>> {
        let own = self.decode(value, node)?;
        let common: Common = self.decode(value, node)?;
        let common = common.shared();
        Some(Full { own, common })
    }
}

fn is_marking(key: &Yaml) -> bool {
    key.as_str() == Some(marking::FIELD)
}

fn tlp(value: &Yaml) -> Option<Tlp> {
    Tlp::deserialize(value).ok()
}
