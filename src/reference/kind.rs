//! What is said of a kind of thing: what it is, its fields, how it is written.

use super::kinds::Kind;
use super::starter;
use super::takes::{short_forms, takes};
use super::write::{field, lines, name, page, paragraph, said, section, table, title};
use crate::load::SHAPES;
use crate::page::part::{Page, Part, Words, aside};
use crate::yaml::shape::{Field, Shape};

/// The page of a kind.
pub(super) fn page_of(kind: &Kind) -> Page {
    let mut parts = vec![title(vec![name(kind.name)])];
    parts.extend(said_of(kind));
    page(parts)
}

/// All of its page but the title.
pub(super) fn said_of(kind: &Kind) -> Vec<Part> {
    let record = kind.record;
    let mut parts = vec![paragraph(said(&record.doc))];
    parts.extend(place(kind));
    let forms = short_forms(record);
    parts.extend((!forms.is_empty()).then(|| field("Short forms", said(&forms.join(" ")))));
    if let [first, rest @ ..] = record.either.as_slice() {
        let rest: String = rest.iter().map(|other| format!(" or `{other}`")).collect();
        parts.push(field("Required", said(&format!("`{first}`{rest}"))));
    }
    parts.extend(section("Fields", fields(kind.own_fields())));
    if record.name == SHAPES.header.name {
        let collections = SHAPES.collections.fields.iter();
        let collections = collections.map(|(name, field)| (name.as_str(), field));
        parts.extend(section("Collections", fields(collections)));
    }
    if kind.is_entry() {
        let more = "Besides these, the fields that any entry may have: `bluf explain entry`.";
        parts.push(paragraph(said(more)));
    }
    let example = kind.collection.and_then(|(name, _)| starter::example(name));
    parts.extend(example.and_then(|text| section("Example", vec![lines(&text)])));
    parts
}

/// Where it stands in a file.
pub(super) fn place(kind: &Kind) -> Option<Part> {
    if let Some((name, collection)) = kind.collection {
        let written = match &collection.shape {
            Shape::List(_) => "a list, in the order of the story",
            _ => "a map: each has its id as its key",
        };
        return Some(field("Under", said(&format!("`{name}`, {written}"))));
    }
    let within: Vec<String> = kind
        .within
        .iter()
        .map(|field| format!("`{field}`"))
        .collect();
    (!within.is_empty()).then(|| field("In", said(&within.join(", "))))
}

/// A table of fields.
fn fields<'f>(fields: impl Iterator<Item = (&'f str, &'f Field)>) -> Vec<Part> {
    let rows = fields.map(|(named, field)| [vec![name(named)], taken(field), said(&field.doc)]);
    table(["Field", "Takes", "What it is"], rows.collect())
        .into_iter()
        .collect()
}

/// What a field takes, and whether it must be there.
pub(super) fn taken(field: &Field) -> Words {
    let mut words = said(&takes(&field.shape));
    words.extend(field.required.then(|| aside(", required")));
    words
}
