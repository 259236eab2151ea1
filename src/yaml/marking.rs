//! Which field of a record is its marking.

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

/// Whether a key that no field has is meant as a marking, of all the fields that there are.
pub(crate) fn is_slip_for<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
    key != FIELD && suggest::nearest(key, known) == Some(FIELD)
}
