//! Records of two fields that are written as a text in another order: a sentence (`iran sponsors gop`), the two turned
//! round, or as they are seen from the other side. What is meant is read where that is certain, and told once.

use super::{Meant, Reader, Stands};
use crate::briefing::relation::LABELS;
use crate::briefing::words::is_reference;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::words::short::short;
use crate::yaml::meant::spelt;
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
        if let Some((end, kind)) = ends().find_map(|n| Some((n, inverse(&words[..n])?))) {
            let other = words[end..].join(" ");
            let own = short(&self.entry);
            let help = format!(
                "write `{kind} {own}` in the relations of `{}`",
                short(&other)
            );
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
fn inverse(words: &[&str]) -> Option<&'static str> {
    let words = spelt(&words.join(" "), " ");
    let mut all = LABELS.iter().filter(|(_, own, other)| own != other);
    let found = all.find(|(.., other)| spelt(other, " ") == words);
    found.map(|(kind, ..)| *kind)
}

/// The first of the usual kinds.
pub(super) fn usual<'r>(record: &'r Record, first: &str) -> Option<&'r str> {
    match record.fields.get(first).map(|field| &field.shape) {
        Some(Shape::Choice { words, .. }) => words.first().map(|(word, _)| word.as_str()),
        _ => None,
    }
}
