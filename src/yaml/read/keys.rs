//! The keys of a map: each once, and each one that the format knows.

use super::Reader;
use super::scalar::NEAR;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::look_alike::{LookAlike, Sign};
use crate::words::short::short;
use crate::yaml::explain::line_of;
use crate::yaml::marking;
use crate::yaml::pairs::{FirstKeys, Pair};
use crate::yaml::tree::{Kind, Node};

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
            if !self.keeps(Code::DuplicateKey, key.span) {
                return None;
            }
            let help = match name {
                marking::FIELD => "keep one of them; the narrower counts",
                _ => "keep one of them; the first counts",
            };
            let problem = Diagnostic::new(
                Code::DuplicateKey,
                self.place(key.span),
                &format!("`{}` is given twice", short(name)),
                help,
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

    /// Reports a key with a character in it that only looks like a sign of YAML. Says whether there is one.
    pub(crate) fn look_alike_in(&mut self, name: &str, span: Span) -> bool {
        let Some((offset, found)) = LookAlike::in_structure(name) else {
            return false;
        };
        let at = match self.source.slice(span) == name {
            true => span.range().start + offset,
            false => span.range().start,
        };
        let place = Span::new(at, at + found.character.len_utf8());
        self.report(Code::Syntax, place, &found.message(), &found.help());
        true
    }

    /// Whether the line behind some bytes is indented with what only looks like spaces, so that it is no part of them.
    pub(super) fn is_parted(&self, span: Span) -> bool {
        let end = self.source.line_around(span.end).end;
        let next = self.source.text().get(end + 1..).unwrap_or_default();
        let mut letters = next.chars().take(NEAR);
        letters
            .find(|letter| !matches!(letter, '\n' | ' ' | '\r'))
            .and_then(LookAlike::of)
            .is_some_and(|it| it.like == Sign::Space)
    }
}
