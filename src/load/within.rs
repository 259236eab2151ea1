//! What must hold within one file, beyond its single entries.

use indexmap::IndexMap;

use super::collect::{Pairs, first_key, items};
use super::{File, SHAPES, entries};
use crate::briefing::Collections;
use crate::briefing::id::Id;
use crate::briefing::option::{CRITERIA, Criterion};
use crate::briefing::question::{Question, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::words::short::short;
use crate::yaml::read::{FirstKeys, Reader, marking};
use crate::yaml::shape::Field;
use crate::yaml::tree::{Kind, Node};

impl File<'_, '_> {
    /// Reports collections and unknown keys that are written twice, but not the fields that were walked already.
    pub(super) fn duplicates(&mut self, pairs: Pairs<'_, '_>, walked: &IndexMap<String, Field>) {
        let firsts = FirstKeys::new(pairs);
        for (key, _) in pairs {
            let Some(name) = key.text().filter(|name| !walked.contains_key(*name)) else {
                continue;
            };
            if let Some(first) = firsts.of(name).filter(|first| *first != key.span) {
                let is_collection = entries(&SHAPES.collections, name).is_some() || name == "tags";
                let help = match name {
                    _ if is_collection => "put both parts under one key",
                    marking::FIELD => "keep one of them; the narrower counts",
                    _ => "keep one of them; the first counts",
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

    pub(super) fn check_criteria(&mut self, own: &IndexMap<Id, Criterion>) {
        let known = || {
            CRITERIA
                .iter()
                .map(|(id, ..)| *id)
                .chain(own.keys().map(Id::as_str))
        };
        for (name, span) in std::mem::take(&mut self.reader.criteria) {
            if !known().any(|id| id == &*name) {
                let known: Vec<&str> = known().collect();
                let help = crate::words::suggest::help(&name, known.iter().copied());
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
    pub(super) fn unowned_relations(
        &mut self,
        pairs: Pairs<'_, '_>,
        collections: &mut Collections,
    ) {
        let node = pairs
            .iter()
            .find(|(key, _)| key.text() == Some("relations"))
            .map(|(_, node)| node);
        for item in node
            .into_iter()
            .flat_map(items)
            .filter(|item| !item.is_null() && item.get("from").is_none_or(Node::is_null))
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

/// A row in order has a cell for each hypothesis; a row by names knows only the question's own.
pub(super) fn check_matrix(reader: &mut Reader<'_>, question: &Question, node: &Node<'_>) {
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
                    let help = crate::words::suggest::help(
                        name,
                        question.hypotheses.keys().map(Id::as_str),
                    );
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
