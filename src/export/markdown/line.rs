//! Words of several kinds as a line of CommonMark, so that stress, code and links begin and end where they should.
//!
//! Whether `*` and `_` open or close depends on the characters around them (CommonMark 0.31, 6.2): within a word, or
//! between a letter and a quotation mark, they may do neither. Where that would be so, the letter beside them is written
//! as a character reference, which counts as punctuation.

use std::borrow::Cow;

use super::escape::{self, Place};
use super::names::Names;
use crate::briefing::words::Address;
use crate::page::part::{Kind, Run, Target};

/// Words of one dress.
struct Span<'p> {
    text: Cow<'p, str>,
    dress: Dress<'p>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dress<'p> {
    Plain,
    Emphasis,
    Strong,
    Code,
    /// A web address.
    Link(&'p str),
}

/// Words as one line, or as several where an author breaks them and the place allows it.
pub(super) fn line(words: &[Run], place: Place, names: &mut Names<'_>) -> String {
    names.named.clear();
    let spans = spans(words, names);
    let mut out = String::new();
    let mut joins = false;
    for (i, span) in spans.iter().enumerate() {
        let after = spans.get(i + 1);
        joins = write(span, after, joins, place, &mut out);
    }
    // A break at the end would be a backslash.
    while let Some(kept) = out.strip_suffix("\\\n") {
        out.truncate(kept.len());
    }
    out.truncate(out.trim_end_matches(' ').len());
    if out.trim().is_empty() {
        return String::new();
    }
    if place == Place::Heading && out.ends_with('#') {
        out.insert(out.len() - 1, '\\');
    }
    out
}

/// Writes a span, of which the first letter is a reference where it `joins` stress before it; says whether the next one
/// has to.
fn write(
    span: &Span<'_>,
    after: Option<&Span<'_>>,
    joins: bool,
    place: Place,
    out: &mut String,
) -> bool {
    let text = &*span.text;
    let stress = match span.dress {
        Dress::Emphasis => "_",
        Dress::Strong => "**",
        Dress::Plain => {
            let first = text.chars().next().filter(|_| joins);
            first.into_iter().for_each(|c| escape::reference(c, out));
            escape::words(&text[first.map_or(0, char::len_utf8)..], place, out);
            return false;
        }
        Dress::Code => {
            escape::code(text, place, out);
            return false;
        }
        Dress::Link(url) => {
            escape::address(url, text, place, out);
            return false;
        }
    };
    let outside = out.chars().next_back();
    if touches(stress, outside, text.chars().next()) {
        out.pop();
        outside.into_iter().for_each(|c| escape::reference(c, out));
    }
    out.push_str(stress);
    escape::words(text, place, out);
    out.push_str(stress);
    let after = after.filter(|span| span.dress == Dress::Plain);
    let outside = after.and_then(|span| span.text.chars().next());
    touches(stress, outside, text.chars().next_back())
}

/// Whether stress could not open or close between a character outside of it and one inside.
fn touches(stress: &str, outside: Option<char>, inside: Option<char>) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    let Some(outside) = outside.filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation()) else {
        return false;
    };
    !(stress == "**" && is_letter(outside) && inside.is_some_and(is_letter))
}

fn spans<'w, 'p: 'w>(words: &'w [Run], names: &mut Names<'p>) -> Vec<Span<'w>> {
    let mut spans = Vec::with_capacity(words.len());
    for run in words {
        let target = run.link.and_then(|link| names.target(link));
        match target {
            Some(Target::Entry(entry)) => {
                add(&run.text, Dress::Plain, &mut spans);
                if let Some(id) = names.id(*entry) {
                    add(" (", Dress::Plain, &mut spans);
                    add(id, Dress::Code, &mut spans);
                    add(")", Dress::Plain, &mut spans);
                }
            }
            Some(Target::Address(url)) if Address::new(url).is_openable() => {
                add(&run.text, Dress::Link(url), &mut spans);
            }
            _ if run.kind == Kind::Apart => add(" · ", Dress::Plain, &mut spans),
            // Of code without a letter nothing would be seen but its ground.
            _ if run.text.trim().is_empty() => add(&run.text, Dress::Plain, &mut spans),
            _ => stressed(&run.text, dress(run.kind), &mut spans),
        }
    }
    spans
}

fn dress(kind: Kind) -> Dress<'static> {
    match kind {
        Kind::Emphasis | Kind::Ours => Dress::Emphasis,
        Kind::Strong
        | Kind::Grade
        | Kind::Likelihood
        | Kind::Confidence
        | Kind::Marking
        | Kind::Caution => Dress::Strong,
        Kind::Code => Dress::Code,
        Kind::Plain
        | Kind::Quote
        | Kind::Aside
        | Kind::Label
        | Kind::Date
        | Kind::Good
        | Kind::Bad
        | Kind::Disputed
        | Kind::Later
        | Kind::Dead
        | Kind::Apart => Dress::Plain,
    }
}

/// Adds words; the white space around stressed ones is not stressed.
fn stressed<'p>(text: &'p str, dress: Dress<'p>, spans: &mut Vec<Span<'p>>) {
    if !matches!(dress, Dress::Emphasis | Dress::Strong) {
        return add(text, dress, spans);
    }
    let inner = text.trim();
    let start = text.len() - text.trim_start().len();
    add(&text[..start], Dress::Plain, spans);
    add(inner, dress, spans);
    add(&text[start + inner.len()..], Dress::Plain, spans);
}

/// Adds words, to those before them where they have the same dress.
fn add<'p>(text: impl Into<Cow<'p, str>>, dress: Dress<'p>, spans: &mut Vec<Span<'p>>) {
    let text = text.into();
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.dress == dress && !matches!(dress, Dress::Link(_)) => {
            last.text.to_mut().push_str(&text);
        }
        _ => spans.push(Span { text, dress }),
    }
}
