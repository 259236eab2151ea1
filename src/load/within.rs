//! What must hold within one file, beyond its single entries.

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};

use super::{File, SHAPES, entries};
use crate::briefing::Collections;
use crate::briefing::date::When;
use crate::briefing::id::{Id, is_id};
use crate::briefing::option::{CRITERIA, Criterion};
use crate::briefing::question::{Cells, Question};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest::{self, Patience, Suggestion};
use crate::words::text::Text;
use crate::yaml::marking;
use crate::yaml::pairs::{FirstKeys, Pair, Pairs, first_key, items};
use crate::yaml::read::Reader;
use crate::yaml::tree::{Kind, Node};

/// Dates of one entry, of which the first is never after the second.
const IN_ORDER: [(&str, &str); 2] = [("first_seen", "last_seen"), ("date", "accessed")];

impl File<'_, '_> {
    /// Reports collections and unknown keys that are written twice, but not the fields that were walked already.
    pub(super) fn duplicates(&mut self, pairs: Pairs<'_, '_>, is_walked: impl Fn(&str) -> bool) {
        let firsts = FirstKeys::new(pairs);
        for (key, _) in pairs {
            let Some(name) = key.text().filter(|name| !is_walked(name)) else {
                continue;
            };
            if let Some((first, _)) = firsts.before(key) {
                if !self.reader.keeps(Code::DuplicateKey, key.span) {
                    continue;
                }
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
                let first = self.reader.place(first.span);
                self.reader
                    .problems
                    .push(problem.note(first, "first given here"));
            }
        }
    }

    pub(super) fn check_criteria(&mut self, own: &IndexMap<Id, Criterion>) {
        let known: IndexSet<&str> = CRITERIA
            .iter()
            .map(|(id, ..)| *id)
            .chain(own.keys().map(Id::as_str))
            .collect();
        for (name, span) in std::mem::take(&mut self.reader.criteria) {
            if known.contains(&*name) || !self.reader.keeps(Code::UnknownValue, span) {
                continue;
            }
            let mut suggestion = one_of(&mut self.reader.patience, &name, known.iter().copied());
            let is_question = suggestion.help.ends_with('?');
            let or = if is_question { " If not," } else { ", or" };
            suggestion.help += &format!("{or} declare it under `criteria`");
            let message = format!("`{}` is not a criterion", short(&name));
            let reader = &mut self.reader;
            reader.report_word(Code::UnknownValue, span, &message, &name, &suggestion);
        }
    }

    /// An id that an entry had before is no other entry's, neither now nor before.
    pub(super) fn check_retired(&mut self) {
        let mut first: HashMap<Text, Span> = HashMap::new();
        for (id, span) in std::mem::take(&mut self.reader.retired) {
            let living = self.declared.get(&id).map(|declared| declared.name);
            let other = living.or_else(|| first.get(&id).copied());
            let Some(other) = other else {
                first.insert(id, span);
                continue;
            };
            if !self.reader.keeps(Code::DuplicateId, span) {
                continue;
            }
            let (message, note) = match living {
                Some(_) => (
                    format!(
                        "`{}` is the id of an entry, so none had it before",
                        short(&id)
                    ),
                    "the entry",
                ),
                None => (
                    format!(
                        "`{}` is said to be the former id of two entries",
                        short(&id)
                    ),
                    "first given here",
                ),
            };
            let place = self.reader.place(span);
            let help = "take it out of one `was`: a link by it finds one entry";
            let problem = Diagnostic::new(Code::DuplicateId, place, &message, help);
            let other = self.reader.place(other);
            self.reader.problems.push(problem.note(other, note));
        }
    }

    /// An id that a slide gives itself is no other slide's: it is known by it when slides come, go or move.
    pub(super) fn check_slide_ids(&mut self, slides: &Node<'_>) {
        let Kind::Seq(slides) = &slides.kind else {
            return;
        };
        let mut first: HashMap<&str, Span> = HashMap::new();
        let slides = slides.iter().filter(|slide| slide.get("show").is_some());
        for id in slides.filter_map(|slide| slide.get("id")) {
            let Some(name) = id.text().filter(|id| is_id(id)) else {
                continue;
            };
            let Some(other) = first.get(name).copied() else {
                first.insert(name, id.span);
                continue;
            };
            if !self.reader.keeps(Code::DuplicateId, id.span) {
                continue;
            }
            let message = format!("`{}` is already the id of another slide", short(name));
            let place = self.reader.place(id.span);
            let help = "give one of them another id";
            let problem = Diagnostic::new(Code::DuplicateId, place, &message, help);
            let other = self.reader.place(other);
            let problem = problem.note(other, "first given here");
            self.reader.problems.push(problem);
        }
    }

    /// Of two dates of an entry, one cannot be before the other.
    pub(super) fn check_dates(&mut self, node: &Node<'_>) {
        for (earlier, later) in IN_ORDER {
            let date = |field: &str| {
                let node = node.get(field)?;
                Some((node.span, When::parse(node.text()?).ok()?))
            };
            let (Some((_, first)), Some((span, second))) = (date(earlier), date(later)) else {
                continue;
            };
            if first.earliest() > second.latest() {
                let message = format!("`{later}` ({second}) is before `{earlier}` ({first})");
                let help = "correct one of the two dates";
                self.reader
                    .report(Code::Contradiction, span, &message, help);
            }
        }
    }

    /// An actor has no relation to itself. Looks at the links that an entry has from one of them on.
    pub(super) fn check_relations(&mut self, id: &str, from: usize) {
        let links = self.reader.links.get(from..).unwrap_or_default().iter();
        let own = links.filter(|link| &*link.field == "relations.to" && &*link.target == id);
        let spans: Vec<Span> = own.map(|link| link.span).collect();
        spans.into_iter().for_each(|span| self.self_relation(span));
    }

    fn self_relation(&mut self, span: Span) {
        self.reader.report(
            Code::SelfRelation,
            span,
            "a relation of an actor to itself",
            "write the id of the other actor, or take the relation out",
        );
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
        for item in node.into_iter().flat_map(items) {
            let from = item.get("from").filter(|from| !from.is_null());
            if let Some(from) = from {
                let same = others(item).filter(|to| to.kind == from.kind);
                let spans: Vec<Span> = same.map(|to| to.span).collect();
                spans.into_iter().for_each(|span| self.self_relation(span));
            }
            // A text that is no kind and an id is told as that.
            let words = item.text().map(|text| text.split_whitespace().count());
            if from.is_some() || item.is_null() || words.is_some_and(|words| words != 2) {
                continue;
            }
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

/// The values of a relation at the top level that may name the other actor.
fn others<'n, 't>(item: &'n Node<'t>) -> impl Iterator<Item = &'n Node<'t>> {
    let record = entries(&SHAPES.collections, "relations");
    let is_field = move |name: &str| record.is_some_and(|record| record.fields.contains_key(name));
    let pairs: Pairs<'_, '_> = match &item.kind {
        Kind::Map(pairs) => pairs,
        _ => &[],
    };
    let may_name = move |name: &str| name == "to" || !is_field(name);
    let named = pairs
        .iter()
        .filter(move |(key, _)| key.text().is_some_and(&may_name));
    named.flat_map(|(_, value)| items(value))
}

/// The one of a file's own words that is meant; all of them where no more are compared.
fn one_of<'a>(
    patience: &mut Patience,
    wrong: &str,
    known: impl ExactSizeIterator<Item = &'a str> + Clone,
) -> Suggestion {
    if patience.lasts_for(known.len()) {
        suggest::one_of(wrong, known)
    } else {
        suggest::one_of_all(known).into()
    }
}

/// The field of a question that is its matrix.
fn matrix_of<'n, 't>(node: &'n Node<'t>) -> Option<&'n Pair<'t>> {
    match &node.kind {
        Kind::Map(pairs) => pairs.iter().find(|(key, _)| key.text() == Some("matrix")),
        _ => None,
    }
}

/// A row in order has a cell for each hypothesis; a row by names knows only the question's own.
pub(super) fn check_matrix(reader: &mut Reader<'_>, question: &Question, node: &Node<'_>) {
    let Some(Kind::Map(rows)) = node.get("matrix").map(|node| &node.kind) else {
        return;
    };
    let count = question.hypotheses.len();
    let is_known = !reader.has_passed("hypotheses");
    if count == 0 {
        if is_known && let (Some((key, _)), false) = (matrix_of(node), rows.is_empty()) {
            reader.report(
                Code::BadCells,
                key.span,
                "cells without hypotheses",
                "add `hypotheses`, the answers by their ids: the cells of a row stand in their order",
            );
        }
        return;
    }
    for (key, row) in rows {
        match key.text().and_then(|key| question.matrix.get(key)) {
            Some(Cells::InOrder(cells)) if cells.len() != count && is_known => {
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
            Some(Cells::Named(_)) if is_known => {
                let Kind::Map(cells) = &row.kind else {
                    continue;
                };
                let firsts = FirstKeys::new(cells);
                let unknown = cells.iter().filter(|(key, _)| {
                    !key.text()
                        .is_some_and(|id| question.hypotheses.contains_key(id))
                });
                for (key, _) in unknown {
                    if !reader.keeps(Code::BadCells, key.span) {
                        continue;
                    }
                    let name = key.text().unwrap_or_default();
                    let known = question.hypotheses.keys().map(Id::as_str);
                    let suggestion = one_of(&mut reader.patience, name, known);
                    let suggestion = firsts.but_given(suggestion);
                    let message = format!("`{}` is not a hypothesis of this question", short(name));
                    reader.report_word(Code::BadCells, key.span, &message, name, &suggestion);
                }
            }
            _ => {}
        }
    }
}
