//! What would mend a problem: edits of the files that have it, and how sure it is that they are meant.
//!
//! A fix is offered only where its bytes are known exactly. Nothing here makes one: whoever shows problems does.

use std::sync::Arc;

use crate::edit::{Edit, Edits};
use crate::source::{Place, SourceFile, Span};
use crate::words::short::short;
use crate::words::text::Text;

/// How sure it is that a fix is what its author meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// What the file means does not change, or it could mean nothing else.
    Safe,
    /// Likely, but to be looked at.
    Unsafe,
}

/// Edits that take a problem away.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What they do, in a few words, cleaned.
    pub title: Text,
    /// How sure it is that this is meant.
    pub safety: Safety,
    /// The edits, file by file.
    pub files: Vec<FileEdits>,
}

/// Edits of one file.
#[derive(Debug, Clone)]
pub struct FileEdits {
    /// The file.
    pub source: Arc<SourceFile>,
    /// The edits.
    pub edits: Edits,
}

impl Fix {
    /// Another word in place of a wrong one, which is not sure to be meant.
    ///
    /// None where the place does not hold the wrong word as it is, or in quotes, where the other one would need quotes,
    /// or where it is only a part of what was typed: the rest would be lost.
    pub fn respell(place: &Place, wrong: &str, right: &str) -> Option<Self> {
        if is_part(right, wrong) {
            return None;
        }
        Self::in_place_of(wrong, place, right)
    }

    /// Another word in place of one that people write for it, which is likely meant, whatever both have in common.
    pub(crate) fn reword(place: &Place, written: &str, right: &str) -> Option<Self> {
        Self::in_place_of(written, place, right)
    }

    fn in_place_of(wrong: &str, place: &Place, right: &str) -> Option<Self> {
        let written = place.source.slice(place.span);
        let quoted = |quote: char| written.strip_prefix(quote)?.strip_suffix(quote);
        let is_bare = written == wrong;
        if !is_bare
            && !['"', '\'']
                .into_iter()
                .any(|quote| quoted(quote) == Some(wrong))
        {
            return None;
        }
        let quote = usize::from(!is_bare);
        let word = place.span.range();
        let word = Place::new(
            &place.source,
            Span::new(word.start + quote, word.end - quote),
        );
        let title = format!("write `{right}`");
        is_plain(right).then(|| Self::replace(&word, right, &title, Safety::Unsafe))?
    }

    /// The right spelling of a word that can mean nothing else: as [`Fix::respell`], but sure, and nothing is lost where it
    /// is a part of what was typed (`CLEAR` of `TLP:CLEAR`).
    pub fn spell_out(place: &Place, written: &str, right: &str) -> Option<Self> {
        let fix = Self::in_place_of(written, place, right)?;
        Some(Self {
            safety: Safety::Safe,
            ..fix
        })
    }

    /// Other words in place of a value, which are not sure to be meant, as they are to stand in the file.
    pub(crate) fn rewrite(place: &Place, written: &str) -> Option<Self> {
        let title = format!("write `{}`", short(written));
        Self::replace(place, written, &title, Safety::Unsafe)
    }

    /// Quotes around a value that is no YAML without them, whatever it holds.
    ///
    /// None where it goes over lines, or holds what no quotes show.
    pub(crate) fn enquote(place: &Place) -> Option<Self> {
        let quoted = in_quotes(place.source.slice(place.span))?;
        Self::replace(place, &quoted, "put it in quotes", Safety::Safe)
    }

    /// Quotes around a text that stands there without, so that every tool reads it as the text that it is.
    ///
    /// None where the place does not hold the text as it is, or where it would have to be escaped.
    pub fn quote(place: &Place, text: &str) -> Option<Self> {
        let fits = place.source.slice(place.span) == text && !text.contains(['"', '\\', '\n']);
        let title = "put it in quotes";
        fits.then(|| Self::replace(place, &format!("\"{text}\""), title, Safety::Safe))?
    }

    /// Whether it may be written: what stands for bytes that are no UTF-8 would be written for good.
    pub(crate) fn is_writable(&self) -> bool {
        self.files.iter().all(|file| file.source.bad().is_none())
    }

    /// Several edits of the file of a place, made all of them or none.
    pub(crate) fn several(
        place: &Place,
        edits: Vec<Edit>,
        title: &str,
        safety: Safety,
    ) -> Option<Self> {
        let file = FileEdits {
            source: place.source.clone(),
            edits: Edits::new(edits).ok()?,
        };
        Some(Self {
            title: Text::line(title),
            safety,
            files: vec![file],
        })
    }

    /// Nothing in place of what means nothing.
    pub fn remove(place: &Place, title: &str) -> Option<Self> {
        Self::replace(place, "", title, Safety::Safe)
    }

    /// Nothing in place of what says again what stands elsewhere.
    pub fn remove_repetition(place: &Place) -> Option<Self> {
        Self::replace(place, "", "take the repetition out", Safety::Safe)
    }

    fn replace(place: &Place, text: &str, title: &str, safety: Safety) -> Option<Self> {
        let edit = Edit {
            span: place.span,
            text: text.to_owned(),
        };
        Self::several(place, vec![edit], title, safety)
    }
}

/// Whether a word is a part of another one, in small letters or capitals, of which something is left that may be meant: a
/// digit, a word, or several letters. One letter more is a slip of the hand.
fn is_part(part: &str, whole: &str) -> bool {
    let (part, whole) = (part.to_lowercase(), whole.to_lowercase());
    let has_more = |(before, behind): (&str, &str)| {
        let rest = || before.chars().chain(behind.chars());
        let is_slip = rest().count() == 1 && rest().all(char::is_alphabetic);
        !is_slip && rest().any(char::is_alphanumeric)
    };
    whole.split_once(&part).is_some_and(has_more)
}

/// A text of one line in quotes: in double ones, and in single ones where those would need escapes.
pub(crate) fn in_quotes(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return None;
    }
    Some(match text.contains(['"', '\\']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', "''")),
    })
}

/// A text as an item between brackets: as it is where it reads so there, else in quotes.
pub(crate) fn as_item(text: &str) -> Option<String> {
    let is_bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '#' | '.' | '/' | '–');
    let is_plain = text.starts_with(char::is_alphanumeric) && text.chars().all(is_bare);
    match is_plain {
        true => Some(text.to_owned()),
        false => in_quotes(text),
    }
}

/// Whether a word stands for itself in YAML wherever a scalar may stand, and is read as text: a word, or a date.
fn is_plain(word: &str) -> bool {
    let may_be_date = |c: char| c.is_ascii_alphanumeric() || "-+./:~?%".contains(c);
    let is_open = word.starts_with("../");
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '.' | '/'))
        || (is_open || word.starts_with(|c: char| c.is_ascii_digit()))
            && word.chars().all(may_be_date)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A file of one line, with `fix` made for what stands behind its colon.
    fn check(line: &str, fix: impl Fn(&Place) -> Option<Fix>, expected: Option<&str>) {
        let source = SourceFile::named("a.yaml", line);
        let value = line.find(": ").unwrap() + 2;
        let fix = fix(&Place::new(&source, Span::new(value, line.len())));
        let fixed = fix.map(|fix| fix.files[0].edits.apply(line).unwrap());
        assert_eq!(fixed.as_deref(), expected, "{line}");
    }

    #[test]
    fn a_word_is_respelled_where_it_stands_as_it_is() {
        let respell =
            |right: &'static str| move |place: &Place| Fix::respell(place, "lkely", right);
        check("is: lkely", respell("likely"), Some("is: likely"));
        check("is: \"lkely\"", respell("likely"), Some("is: \"likely\""));
        check("is: 'lkely'", respell("likely"), Some("is: 'likely'"));
        check("is: \"\\x6ckely\"", respell("likely"), None);
        check("is: \"lkely'", respell("likely"), None);
        check("is: *word", respell("likely"), None);
        check("is: lkely", respell("like: ly"), None);
    }

    #[test]
    fn one_letter_more_is_a_slip() {
        let respell = |wrong: &'static str, right: &'static str| {
            move |place: &Place| Fix::respell(place, wrong, right)
        };
        check("at: certt", respell("certt", "cert"), Some("at: cert"));
        check("at: ccert", respell("ccert", "cert"), Some("at: cert"));
    }

    #[test]
    fn nothing_that_was_typed_is_dropped() {
        let respell = |wrong: &'static str, right: &'static str| {
            move |place: &Place| Fix::respell(place, wrong, right)
        };
        check("at: cert 4", respell("cert 4", "cert"), None);
        check("at: \"Cert 4\"", respell("Cert 4", "cert"), None);
        check("at: p. 4, cert", respell("p. 4, cert", "cert"), None);
        check("at: cert4", respell("cert4", "cert"), None);
        check("at: recert", respell("recert", "cert"), None);
        check("at: cert x", respell("cert x", "cert"), None);
        check("at: crt", respell("crt", "cert"), Some("at: cert"));
        check("at: Cert", respell("Cert", "cert"), Some("at: cert"));
    }

    #[test]
    fn quotes_fit_what_they_are_put_around() {
        let quote = |place: &Place| Fix::enquote(place);
        check("title: A: b", quote, Some("title: \"A: b\""));
        check("title: A: \"b\"", quote, Some("title: 'A: \"b\"'"));
        check("title: It's: \"b\"", quote, Some("title: 'It''s: \"b\"'"));
        check("title: A: C:\\b", quote, Some("title: 'A: C:\\b'"));
        check("title: A:\tb", quote, None);
    }

    #[test]
    fn quotes_go_around_what_needs_no_escape() {
        let quote = |text: &'static str| move |place: &Place| Fix::quote(place, text);
        check("country: NO", quote("NO"), Some("country: \"NO\""));
        check("country: *norway", quote("NO"), None);
        check("path: C:\\no", quote("C:\\no"), None);
    }
}
