//! Which field of a record is its marking.

use super::meant::spelt;
use super::shape::{Record, Shape};
use crate::words::suggest;

/// The name of the field in every record that has one.
pub(crate) const FIELD: &str = "tlp";

/// The words of a record's marking, each with its meaning; none where it has no marking.
pub(crate) fn words(record: &Record) -> Option<&[(String, String)]> {
    match record.fields.get(FIELD).map(|field| &field.shape) {
        Some(Shape::Marking(words)) => Some(words),
        _ => None,
    }
}

/// What people call the field otherwise.
const NAMES: [&str; 7] = [
    FIELD,
    "classification",
    "sensitivity",
    "marking",
    "handling",
    "caveat",
    "protective_marking",
];

/// Whether a key is the marking, by its name or by another one, in letters of any size and with any sign for the hyphen.
pub(crate) fn is_name(key: &str) -> bool {
    // Most keys are told apart by their length alone.
    let length = key.trim().len();
    let may_be = !key.is_ascii() || NAMES.iter().any(|name| name.len() == length);
    may_be && NAMES.contains(&spelt(key, "_").as_str())
}

/// Whether a key that no field has is meant as a marking, of all the fields that there are.
pub(crate) fn is_meant_by<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
    key != FIELD && (is_name(key) || suggest::nearest(key, known) == Some(FIELD))
}

/// Whether a key has the letters of a marking in another order, or with more about them.
pub(crate) fn has_slip(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    if key.starts_with("x-") {
        return false;
    }
    let mut letters: Vec<char> = key.chars().collect();
    letters.sort_unstable();
    key != FIELD && (key.contains(FIELD) || letters == ['l', 'p', 't'])
}
