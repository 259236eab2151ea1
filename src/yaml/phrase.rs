//! Records of two fields in one text: where it is parted. Nothing is reported here.

use super::shape::Record;
use crate::briefing::relation::{self, Phrase};

/// The record whose kinds people write in words.
const RELATION: &str = "relation";

/// The first field and the second of a text: the first is one word, or several that are a kind.
pub(super) fn parted<'t>(text: &'t str, record: &Record) -> Option<(&'t str, &'t str)> {
    let first = text.trim().split_once(char::is_whitespace)?;
    let phrase = phrase(text, record).filter(|phrase| phrase.written == phrase.words);
    let found = phrase.filter(|phrase| !phrase.to.is_empty());
    Some(found.map_or(first, |phrase| (phrase.written, phrase.to)))
}

/// A relation as it is said in words; none of another record.
pub(super) fn phrase<'t>(text: &'t str, record: &Record) -> Option<Phrase<'t>> {
    (record.name == RELATION).then(|| relation::phrase(text))?
}
