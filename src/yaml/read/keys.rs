//! The keys of a map: each once, and each one that the format knows.

use std::collections::HashMap;

use super::Reader;
use crate::briefing::slide::PARTS;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::yaml::explain::line_of;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};

/// A key of a map and its value.
pub type Pair<'t> = (Node<'t>, Node<'t>);

/// The first pair of each key of a map: looked through where there are few, looked up where there are many.
pub enum FirstKeys<'n, 't> {
    /// Few keys.
    Few(&'n [Pair<'t>]),
    /// Many keys.
    Many(HashMap<&'n str, &'n Pair<'t>>),
}

impl<'n, 't> FirstKeys<'n, 't> {
    /// Those of a map.
    pub fn new(pairs: &'n [Pair<'t>]) -> Self {
        if pairs.len() <= 32 {
            return Self::Few(pairs);
        }
        let mut firsts = HashMap::new();
        for pair in pairs {
            if let Some(name) = pair.0.text() {
                firsts.entry(name).or_insert(pair);
            }
        }
        Self::Many(firsts)
    }

    /// The pair that gave the key before this one did, if this is a repetition.
    pub fn before(&self, key: &Node<'_>) -> Option<&'n Pair<'t>> {
        let first = self.of(key.text()?);
        first.filter(|(first, _)| first.span != key.span)
    }

    /// What is suggested for a key of the map, but no word that is a key of it already.
    pub fn but_given(&self, suggestion: Suggestion) -> Suggestion {
        let word = suggestion.word.filter(|word| self.of(word).is_none());
        Suggestion { word, ..suggestion }
    }

    fn of(&self, name: &str) -> Option<&'n Pair<'t>> {
        match self {
            Self::Few(pairs) => pairs.iter().find(|(key, _)| key.text() == Some(name)),
            Self::Many(firsts) => firsts.get(name).copied(),
        }
    }
}

impl Reader<'_> {
    /// A key of a map, unless it is no text or a repetition.
    pub(super) fn key<'n>(
        &mut self,
        pair: &'n Pair<'_>,
        firsts: &FirstKeys<'_, '_>,
    ) -> Option<&'n str> {
        let key = &pair.0;
        let Some(name) = key.text() else {
            self.report(
                Code::WrongType,
                key.span,
                "a key must be text",
                "write `key: value`",
            );
            return None;
        };
        if let Some(first) = firsts.before(key) {
            let problem = Diagnostic::new(
                Code::DuplicateKey,
                self.place(key.span),
                &format!("`{}` is given twice", short(name)),
                "keep one of them; the first counts",
            );
            let line = self.same_line(first, pair);
            let fix = line.and_then(|line| Fix::remove_repetition(&self.place(line)));
            let problem = problem.note(self.place(first.0.span), "first given here");
            self.problems.push(problem.mended_by(fix));
            return None;
        }
        Some(name)
    }

    /// The line of a pair, with its end, if it holds nothing else, and as an earlier one that says the same.
    fn same_line(&self, first: &Pair<'_>, (key, value): &Pair<'_>) -> Option<Span> {
        let text = self.source.text();
        let line = line_of(text, key.span.range().start);
        let behind = |key: &Node<'_>| {
            let start = key.span.range().start;
            text.get(start..line_of(text, start).end).map(str::trim_end)
        };
        let is_alone = text
            .get(line.start..key.span.range().start)?
            .trim()
            .is_empty();
        let is_whole = matches!(value.kind, Kind::Scalar { .. })
            && !value.is_null()
            && value.span.range().end <= line.end;
        let is_same = first.1.kind == value.kind && behind(&first.0) == behind(key);
        let end = line.end + usize::from(line.end < text.len());
        (is_alone && is_whole && is_same).then(|| Span::new(line.start, end))
    }

    /// Reports a key that a record does not have.
    pub(super) fn unknown_key(
        &mut self,
        name: &str,
        span: Span,
        record: &Record,
        firsts: &FirstKeys<'_, '_>,
    ) {
        let known = record.fields.keys().map(String::as_str);
        let is_part =
            record.fields.contains_key("show") && PARTS.iter().any(|(part, ..)| *part == name);
        let suggestion = if is_part {
            format!("write the slide as words, without a colon: `{name} …`").into()
        } else if name.contains(' ') && suggest::nearest(name, known.clone()).is_none() {
            "inside `{ }` a comma ends a value: put the text in quotes"
                .to_owned()
                .into()
        } else {
            firsts.but_given(suggest::key(name, known))
        };
        let message = format!(
            "{} has no field `{}`",
            suggest::one(&record.name),
            short(name)
        );
        self.report_word(Code::UnknownKey, span, &message, name, &suggestion);
    }
}
