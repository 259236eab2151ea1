//! Where no line ends although UAX #14 would let it: within a Korean word; and, where a line has room for the whole with the
//! dot behind it, before that dot, within a fact or a place in a source, and between a number and what it counts. Nothing
//! else is ever cut within a word for it.

use std::ops::Range;

use super::width::columns;
use crate::briefing::source::LOCATORS;

/// What stands between facts.
const DOT: &str = " · ";
/// What stands between a name and the facts about it.
const APART: &str = "  ";
/// The columns of the longest fact that is kept in one line, as *moderate confidence*.
const FACT: usize = 20;
/// A year is no number of things: it has so many digits, with nothing between them. A number without a comma that has as
/// many counts as one, and may be parted from its noun: `1984 files` and `1984 saw` look alike.
const YEAR: usize = 4;

/// What holds a text together.
pub(super) struct Glue<'t> {
    text: &'t str,
    /// The columns that any line has.
    room: usize,
    /// The facts that are kept in one line where they have room, from first to last.
    facts: Vec<Range<usize>>,
    /// How many of them end before what was asked last.
    passed: usize,
}

impl<'t> Glue<'t> {
    pub(super) fn of(text: &'t str, room: usize) -> Self {
        Self {
            text,
            room,
            facts: facts(text),
            passed: 0,
        }
    }

    /// Whether no line may end at a byte, where the one before at which it may is `start`. It is asked from first to last.
    pub(super) fn holds(&mut self, start: usize, at: usize) -> bool {
        let text = self.text;
        let ends = [
            begins_with_dot(text, at).then(|| start + text[start..at].trim_end().len()),
            parts_place(text, at).then(|| word_end(text, at)),
            self.parts_fact(at),
            is_counted(text, at).then(|| word_end(text, at)),
        ];
        parts_korean(text, at) || ends.into_iter().flatten().any(|end| self.fits(start..end))
    }

    /// Whether some words, with the dot that they end in a line with, have room in any.
    fn fits(&self, words: Range<usize>) -> bool {
        let dot = match self.text[words.end..].starts_with(DOT) {
            true => DOT.trim_end(),
            false => "",
        };
        columns(&self.text[words]) + columns(dot) <= self.room
    }

    /// Where the fact ends that a line which ends at a byte would part.
    fn parts_fact(&mut self, at: usize) -> Option<usize> {
        let passed = self.facts[self.passed..].iter();
        self.passed += passed.take_while(|fact| fact.end <= at).count();
        let fact = self.facts.get(self.passed);
        fact.filter(|fact| fact.start < at).map(|fact| fact.end)
    }
}

/// Where the word ends that a byte stands in.
fn word_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |end| at + end)
}

/// The words that stand between dots, or between a dot and an end, of no more columns than those that are kept together.
fn facts(text: &str) -> Vec<Range<usize>> {
    if !text.contains(DOT) {
        return Vec::new();
    }
    let lines = parts(text, 0..text.len(), "\n");
    let parted = lines.flat_map(|line| parts(text, line, APART));
    let dotted = parted.filter(|part| text[part.clone()].contains(DOT));
    let facts = dotted.flat_map(|part| parts(text, part, DOT));
    let is_short = |fact: &str| fact.contains(' ') && columns(fact) <= FACT;
    facts.filter(|fact| is_short(&text[fact.clone()])).collect()
}

/// Where the parts of a stretch of a text stand.
fn parts(text: &str, whole: Range<usize>, between: &str) -> impl Iterator<Item = Range<usize>> {
    let (mut start, gap) = (whole.start, between.len());
    text[whole].split(between).map(move |part| {
        let range = start..start + part.len();
        start = range.end + gap;
        range
    })
}

/// Whether a line that ends at a byte would part a number from the word behind it: `41 sources`, `96 %`.
fn is_counted(text: &str, at: usize) -> bool {
    let begins_noun = |c: char| c.is_lowercase() || c == '%';
    let Some(before) = text[..at].strip_suffix(' ') else {
        return false;
    };
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '–');
    let start = before.trim_end_matches(in_number).len();
    let number = &before[start..];
    let is_number = number.ends_with(|c: char| c.is_ascii_digit());
    let is_year = number.len() == YEAR && number.bytes().all(|digit| digit.is_ascii_digit());
    let begins = |c: char| c.is_whitespace() || matches!(c, '(' | '[');
    let is_own = start == 0 || before[..start].ends_with(begins);
    // The number of a place belongs to the word before it.
    let is_amount = is_number && !is_year && is_own && !parts_place(text, start);
    is_amount && text[at..].starts_with(begins_noun)
}

/// Whether a line that ends at a byte would part a place in a source, such as *line 27*.
fn parts_place(text: &str, at: usize) -> bool {
    if !text[at..].starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(before) = text[..at].strip_suffix(' ') else {
        return false;
    };
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next();
    let unit = unit.map(|unit| unit.strip_suffix('s').unwrap_or(unit));
    unit.is_some_and(|unit| LOCATORS.iter().any(|(known, _)| *known == unit))
}

/// Whether a line that ends at a byte would part a Korean word: one written in Chinese characters and Hangul, `北의`.
fn parts_korean(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    is_hangul(before) && is_ideograph(after) || is_ideograph(before) && is_hangul(after)
}

/// Whether a line would begin with the dot that stands between facts: it ends the line before.
fn begins_with_dot(text: &str, at: usize) -> bool {
    text[at..].starts_with("· ")
}

/// Syllables and the letters that they are made of: in UTF-8 three bytes each.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
