//! Records of two fields that are written as a text in another order: a sentence (`iran sponsors gop`), the two turned
//! round, or as they are seen from the other side. What is meant is read where that is certain, and told once.

use super::{Meant, Reader, Stands};
use crate::briefing::relation::{INVERSES, LABELS};
use crate::briefing::words::is_reference;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::words::short::short;
use crate::yaml::meant::spelt;
use crate::yaml::pairs::{FirstKeys, items};
use crate::yaml::phrase::phrase;
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::Node;

/// What stands between two ids where nobody says how they go together.
const ARROWS: [&str; 8] = ["->", "-->", "=>", "→", "<-", "<->", "↔", "←"];

impl Reader<'_> {
    /// What a text was meant as that is not the first field, a space and the second one; none where it is that, or where
    /// nothing can be told.
    pub(super) fn related(
        &mut self,
        node: &Node<'_>,
        record: &Record,
        stands: Stands,
    ) -> Option<Meant> {
        let (first, _) = record.pair.as_ref()?;
        let text = node.text()?;
        if phrase(text, record).is_some_and(|phrase| !phrase.to.is_empty()) {
            return None;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let known = |words: &[&str]| kind(record, first, &words.join(" "));
        if known(words.get(..1)?).is_some() || words.len() < 2 || words.len() > 8 {
            return None;
        }
        if let [one, kind] = words[..]
            && let Some(kind) = known(&[kind]).filter(|_| is_reference(one))
        {
            let right = format!("{kind} {one}");
            let help = format!("write the kind first: `{}`", short(&right));
            self.mean(Code::UnusualValue, node, &help, Some(&right));
            return Some(Meant::Pair(kind, one.to_owned()));
        }
        let ends = || (1..words.len()).rev();
        if let Some((end, kind)) = ends().find_map(|n| Some((n, inverse(&words[..n].join(" "))?))) {
            let other = words[end..].join(" ");
            let help = in_relations_of(kind, &self.entry, &other);
            self.mean(code(&words), node, &help, None);
            return Some(Meant::Told);
        }
        if let Some((end, kind)) = ends().find_map(|n| Some((n, known(&words[..n])?))) {
            let other = words[end..].join(" ");
            let right = format!("{kind} {other}");
            let help = format!("write it as `{}`", short(&right));
            let fix = is_reference(&other).then_some(right.as_str());
            self.mean(code(&words), node, &help, fix);
            return Some(Meant::Pair(kind, other));
        }
        let [from, between @ .., to] = &words[..] else {
            return None;
        };
        if between.is_empty() || ![from, to].iter().all(|id| is_reference(id)) {
            return None;
        }
        let is_arrow = matches!(between, [sign] if ARROWS.contains(sign));
        let kind = known(between);
        if kind.is_none() && !is_arrow {
            return None;
        }
        Some(self.sentence(node, (from, kind, to), (record, stands)))
    }

    /// Tells a sentence of two ids with a kind between them, or an arrow.
    fn sentence(
        &mut self,
        node: &Node<'_>,
        (from, kind, to): (&str, Option<String>, &str),
        (record, stands): (&Record, Stands),
    ) -> Meant {
        let first = record.pair.as_ref().map_or("", |(first, _)| first.as_str());
        match kind {
            Some(kind) if stands == Stands::Owned => {
                let right = format!("{{from: {from}, {kind}: {to}}}");
                let help = format!("write it as `{}`", short(&right));
                self.mean(Code::WrongType, node, &help, Some(&right));
            }
            Some(kind) if *from == *self.entry => {
                let right = format!("{kind} {to}");
                let help = format!("write it as `{}`", short(&right));
                self.mean(Code::WrongType, node, &help, Some(&right));
                return Meant::Pair(kind, to.to_owned());
            }
            Some(kind) => {
                let help = format!("write `{kind} {}` in `{}`", short(to), short(from));
                self.mean(Code::WrongType, node, &help, None);
            }
            None => {
                let usual = usual(record, first).unwrap_or(first);
                let help = format!(
                    "say how, as in `{{from: {}, {usual}: {}}}`",
                    short(from),
                    short(to)
                );
                self.mean(Code::WrongType, node, &help, None);
            }
        }
        Meant::Told
    }

    /// What to write where the kind of a relation is that of the other side, as `led-by`.
    pub(super) fn other_side(&self, record: &Record, firsts: &FirstKeys<'_, '_>) -> Option<String> {
        let (first, second) = record.pair.as_ref()?;
        let value = |name: &str| firsts.of(name).map(|(_, value)| value);
        let kind = inverse(value(first)?.text()?)?;
        let other = items(value(second)?).first()?.text()?;
        let at_top = self.entry.is_empty();
        let from = value("from").and_then(Node::text).or(self.whose.as_deref());
        Some(match at_top {
            true => format!(
                "write it the other way round: `{{from: {}, {kind}: {}}}`",
                short(other),
                short(from.unwrap_or("…"))
            ),
            false => in_relations_of(kind, &self.entry, other),
        })
    }

    /// Reports a kind that is that of the other side. Says whether it is one.
    pub(super) fn is_other_side(&mut self, node: &Node<'_>, text: &str) -> bool {
        let Some(kind) = inverse(text) else {
            return false;
        };
        let Some(help) = self.turned.take() else {
            return false;
        };
        let message = format!("`{}` is `{kind}` from the other side", short(text));
        self.report(Code::UnusualValue, node.span, &message, &help);
        true
    }

    fn mean(&mut self, code: Code, node: &Node<'_>, help: &str, right: Option<&str>) {
        if !self.keeps(code, node.span) {
            return;
        }
        let place = self.place(node.span);
        let fix = right.and_then(|right| Fix::rewrite(&place, right));
        let text = node.text().unwrap_or_default();
        let message = format!("`{}` is not a kind and an id", short(text));
        let problem = Diagnostic::new(code, place, &message, help);
        self.problems.push(problem.mended_by(fix));
    }
}

/// What is wrong with words of which there are two is what they are; with more, that they are more.
fn code(words: &[&str]) -> Code {
    match words {
        [_, _] => Code::UnusualValue,
        _ => Code::WrongType,
    }
}

/// The usual kind that some words are: its own, or those that it is shown in.
pub(super) fn kind(record: &Record, first: &str, words: &str) -> Option<String> {
    let words = spelt(words, " ");
    let known = match record.fields.get(first).map(|field| &field.shape) {
        Some(Shape::Choice { words, .. }) => words,
        _ => return None,
    };
    let shown = LABELS
        .iter()
        .find(|(_, label, _)| spelt(label, " ") == words);
    let is_meant =
        |kind: &str| spelt(kind, " ") == words || shown.is_some_and(|(shown, ..)| *shown == kind);
    let mut known = known.iter().map(|(kind, _)| kind);
    known.find(|kind| is_meant(kind)).cloned()
}

/// The usual kind of which the words for the other side are these.
fn inverse(words: &str) -> Option<&'static str> {
    let words = spelt(words, " ");
    let mut all = LABELS.iter().filter(|(_, own, other)| own != other);
    let found = all.find(|(.., other)| spelt(other, " ") == words);
    let likely = || {
        let mut all = INVERSES.iter();
        let is_it = |others: &str| others.split_whitespace().any(|it| spelt(it, " ") == words);
        all.find(|(_, others)| is_it(others)).map(|(kind, _)| *kind)
    };
    found.map(|(kind, ..)| *kind).or_else(likely)
}

/// Where a relation is to be written that was written on the other side.
fn in_relations_of(kind: &str, own: &str, other: &str) -> String {
    let (own, other) = (short(own), short(other));
    format!("write `{kind} {own}` in the relations of `{other}`")
}

/// The first of the usual kinds.
pub(super) fn usual<'r>(record: &'r Record, first: &str) -> Option<&'r str> {
    match record.fields.get(first).map(|field| &field.shape) {
        Some(Shape::Choice { words, .. }) => words.first().map(|(word, _)| word.as_str()),
        _ => None,
    }
}
