//! The keys of fields, with what they mean, and with the lines below begun as their values want it.

use super::offer::{Offer, What};
use crate::ide::along::{Place, record};
use crate::ide::cursor::spot::Cursor;
use crate::yaml::shape::{Field, Record, Shape};

/// The keys that may be written at a place. `is_named` says that the colon is there already.
pub(super) fn keys(place: Place, cursor: &Cursor, is_named: bool) -> Vec<Offer> {
    let records = match place {
        Place::Top(file) => file.records(),
        Place::Value(shape) => record(shape).into_iter().collect(),
        Place::Exceptions => Vec::new(),
    };
    let fields = records.iter().flat_map(|record| {
        let fields = record.fields.iter();
        fields.map(move |(name, field)| (*record, name.as_str(), field))
    });
    let is_free = |name: &str| !cursor.siblings.iter().any(|own| own == name);
    let fields = fields.filter(|(_, name, _)| is_free(name));
    let (first, rest): (Vec<_>, Vec<_>) =
        fields.partition(|(record, name, field)| is_wanted(record, name, field));
    let all = first.into_iter().chain(rest);
    all.map(|(record, name, field)| offer((record, name, field), cursor, is_named))
        .collect()
}

fn is_wanted(record: &Record, name: &str, field: &Field) -> bool {
    field.required || record.either.iter().any(|either| either == name)
}

fn offer((record, name, field): (&Record, &str, &Field), cursor: &Cursor, is_named: bool) -> Offer {
    let detail = match (field.required, is_wanted(record, name, field)) {
        (true, _) => "required".to_owned(),
        (false, true) => format!("one of {}", record.either.join(", ")),
        _ => String::new(),
    };
    let lines = below(&field.shape, cursor).filter(|_| !is_named);
    Offer {
        label: name.to_owned(),
        what: What::Key,
        detail,
        doc: field.doc.clone(),
        filter: name.to_owned(),
        text: match is_named {
            true => name.to_owned(),
            false => format!("{name}: "),
        },
        lines: lines.map(|lines| format!("{name}:\n{lines}")),
    }
}

/// How the line below a key begins, where its value has lines of its own.
fn below(shape: &Shape, cursor: &Cursor) -> Option<String> {
    if cursor.is_flow {
        return None;
    }
    let indent = " ".repeat(cursor.indent + 2);
    match shape {
        Shape::Map(..) | Shape::Record(_) => Some(indent),
        Shape::List(inner) if matches!(**inner, Shape::Record(_)) => Some(format!("{indent}- ")),
        _ => None,
    }
}
