//! The JSON Schema (draft 2020-12) of the format, written from the shapes that the loader follows.
//!
//! It knows what stands where: keys, kinds of values, closed vocabularies, ranges, the letters of ids and dates. It does
//! not know the calendar. Ids it knows where they are handed in, and offers them: one that it does not know may be
//! written a moment ago, so it is for the loader to refuse. Patterns are ECMA 262, as the standard asks.
//!
//! What stands in several places is written once, under `$defs`, and referred to. Each of these has a title, each field
//! and each word its meaning: that is what editors show.

mod reach;
mod words;
mod writer;

use std::sync::Arc;

use serde_json::{Value, json};

use super::{NOT_ENTRIES, SHAPES};
use crate::yaml::shape::{Field, Record, Shape};
pub use reach::InReach;
use words::{said, text};
use writer::{Writer, with_doc};

/// The schema of a file: a briefing, or a library file.
pub fn document() -> Value {
    of_file(&InReach::default())
}

/// The same with the ids that a file may name.
pub fn of_file(reach: &InReach) -> Value {
    let mut writer = Writer::new(reach);
    let (library, briefing) = (library(&mut writer), briefing(&mut writer));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bluf briefing, format 1",
        "description": "A briefing, or a library file with what several briefings share.",
        "if": { "type": "object", "properties": { "kind": { "const": "library" } }, "required": ["kind"] },
        "then": library,
        "else": briefing,
        "$defs": writer.defs(),
    })
}

fn briefing(writer: &mut Writer<'_>) -> Value {
    let mut briefing = writer.object(&SHAPES.header);
    for (name, field) in &SHAPES.collections.fields {
        briefing["properties"][name] = match name.as_str() {
            "events" => events(writer, field),
            "relations" => writer.described(&owned(field), name),
            // A library file may have what is required.
            name if SHAPES.shared.fields.contains_key(name) => {
                writer.described(&on_base(field), name)
            }
            _ => writer.described(field, name),
        };
    }
    if let Some(title) = SHAPES.header.fields.get("title") {
        briefing["properties"]["title"] = with_doc(writer.filled(&title.shape, "title"), title);
    }
    briefing["required"] = json!(["title"]);
    // Any entry will do; criteria, relations and slides are none.
    let collections = SHAPES.collections.fields.keys();
    let has = collections.filter(|name| !NOT_ENTRIES.contains(&name.as_str()));
    let is_filled = json!({ "not": { "enum": [null, [], {}] } });
    let has = has.map(|name| json!({ "required": [name], "properties": { name: is_filled } }));
    let has: Vec<Value> = has.collect();
    briefing["anyOf"] = json!(has);
    briefing
}

fn library(writer: &mut Writer<'_>) -> Value {
    let mut library = writer.object(&SHAPES.shared);
    library["properties"]["kind"] =
        json!({ "const": "library", "description": "Makes this a library file." });
    library["properties"]["title"] = text();
    library["properties"]["format"] = json!({ "type": ["integer", "null"] });
    library["required"] = json!(["kind"]);
    library
}

/// A map is no event: whoever writes one under `events` has forgotten the dashes.
fn events(writer: &mut Writer<'_>, field: &Field) -> Value {
    let Shape::List(inner) = &field.shape else {
        return writer.described(field, "events");
    };
    let list = json!({ "type": "array", "items": writer.shape(inner, "events") });
    with_doc(
        json!({ "anyOf": [said(), list, { "type": "null" }] }),
        field,
    )
}

/// The field with its entries changed, and another name for them.
fn changed(field: &Field, name: &str, change: impl FnOnce(&mut Record)) -> Field {
    let mut field = field.clone();
    if let Shape::Map(_, inner) | Shape::List(inner) = &mut field.shape
        && let Shape::Record(record) = inner.as_mut()
    {
        let record = Arc::make_mut(record);
        record.name = format!("{}-{name}", record.name);
        change(record);
    }
    field
}

/// Entries that may add to those of a library file require nothing.
fn on_base(field: &Field) -> Field {
    changed(field, "adding", |record| {
        record.either.clear();
        for field in record.fields.values_mut() {
            field.required = false;
        }
    })
}

/// Relations at the top level say whose they are, which one string cannot.
fn owned(field: &Field) -> Field {
    changed(field, "of-one", |record| {
        if let Some(from) = record.fields.get_mut("from") {
            from.required = true;
        }
    })
}
