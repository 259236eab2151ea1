//! The JSON Schema (draft 2020-12) of the format, written from the shapes that the loader follows.

use serde_json::{Map, Value, json};

use super::SHAPES;
use super::shape::{Field, Form, Keys, Record, Shape};
use crate::briefing::id::RESERVED;
use crate::briefing::question::CELLS;
use crate::briefing::slide::PARTS;

/// The schema of a file: a briefing, or a library file.
pub fn document() -> Value {
    let mut briefing = object(&SHAPES.header);
    let collections = object(&SHAPES.collections);
    if let (Some(fields), Some(more)) = (
        briefing["properties"].as_object_mut(),
        collections["properties"].as_object(),
    ) {
        fields.extend(more.clone());
    }
    briefing["required"] = json!(["title", "events"]);
    let mut library = object(&SHAPES.shared);
    library["properties"]["kind"] =
        json!({ "const": "library", "description": "Makes this a library file." });
    library["properties"]["title"] = text();
    library["properties"]["format"] = json!({ "type": ["integer", "null"] });
    library["required"] = json!(["kind"]);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bluf briefing, format 1",
        "description": "A briefing, or a library file with what several briefings share.",
        "if": { "type": "object", "properties": { "kind": { "const": "library" } }, "required": ["kind"] },
        "then": library,
        "else": briefing,
    })
}

fn object(record: &Record) -> Value {
    let fields: Map<String, Value> = record
        .fields
        .iter()
        .map(|(name, field)| (name.clone(), described(field)))
        .collect();
    let required: Vec<&String> = record
        .fields
        .iter()
        .filter(|(_, field)| field.required)
        .map(|(name, _)| name)
        .collect();
    let mut object = json!({
        "type": "object",
        "properties": fields,
        "patternProperties": { "^x-": true },
        "additionalProperties": false,
    });
    if !record.doc.is_empty() {
        object["description"] = json!(record.doc);
    }
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    if !record.either.is_empty() {
        object["anyOf"] = record
            .either
            .iter()
            .map(|name| json!({ "required": [name] }))
            .collect();
    }
    object
}

fn described(field: &Field) -> Value {
    let mut schema = shape(&field.shape);
    if !field.required {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    }
    schema["description"] = json!(field.doc);
    schema
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Words(Form::Show) => {
            let forms: Vec<String> = PARTS
                .iter()
                .map(|(name, _, _, ids)| format!("{name}{}", "\\s+\\S+".repeat(*ids)))
                .collect();
            json!({ "type": "string", "pattern": format!("^\\s*({})\\s*$", forms.join("|")) })
        }
        Shape::Words(_) | Shape::RefOrTitle => text(),
        Shape::Choice { open: true, words } => {
            json!({ "type": ["string", "number", "boolean"], "examples": words.iter().map(|(word, _)| word).collect::<Vec<_>>() })
        }
        Shape::Choice { open: false, words } => choice(words),
        Shape::Date => json!({ "type": ["string", "integer"], "pattern": "^[^\\s]+$" }),
        Shape::Number { min, max, whole } => {
            json!({ "type": if *whole { "integer" } else { "number" }, "minimum": number(*min), "maximum": number(*max) })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Id => id(),
        Shape::Ref(_) => json!({ "type": "string", "pattern": format!("^{REFERENCE}$") }),
        Shape::Citation => json!({ "type": "string", "pattern": format!("^{REFERENCE}(#.*)?$") }),
        Shape::Cells => cells(),
        Shape::List(inner) => {
            let inner = self::shape(inner);
            json!({ "anyOf": [inner, { "type": "array", "items": inner }] })
        }
        Shape::Map(keys, inner) => map(keys, inner),
        Shape::Record(record) => entry(record),
    }
}

const REFERENCE: &str = "([a-z][a-z0-9-]*/)?[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)?";

fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        json!(n as i64)
    } else {
        json!(n)
    }
}

fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]*$", "not": { "enum": RESERVED } })
}

fn choice(words: &[(String, String)]) -> Value {
    let branches = words.iter().map(|(word, meaning)| match meaning.as_str() {
        "" => json!({ "const": word }),
        meaning => json!({ "const": word, "description": meaning }),
    });
    json!({ "oneOf": branches.collect::<Vec<_>>() })
}

fn cells() -> Value {
    let words: Vec<&str> = CELLS.iter().map(|(word, _)| *word).collect();
    let cell = "(CC|C|N|II|I|NA|-)";
    json!({ "anyOf": [
        { "type": "string", "pattern": format!("^\\s*{cell}(\\s+{cell})*\\s*$") },
        { "type": "object", "propertyNames": id(), "additionalProperties": { "enum": words } },
    ] })
}

fn map(keys: &Keys, inner: &Shape) -> Value {
    let names = match keys {
        Keys::Plain | Keys::Criterion => json!({}),
        Keys::Id => id(),
        Keys::Ref(_) => json!({ "pattern": format!("^{REFERENCE}$") }),
    };
    let mut values = shape(inner);
    // An entry of a map may be empty where a library file has the rest.
    if matches!(inner, Shape::Record(_)) {
        values = json!({ "anyOf": [values, { "type": "null" }] });
    }
    json!({ "type": "object", "propertyNames": names, "additionalProperties": values })
}

/// An entry, in each of the ways to write it.
fn entry(record: &Record) -> Value {
    let mut forms = vec![object(record)];
    if record.main.is_some() {
        forms.push(text());
    }
    if record.pair.is_some() {
        forms.push(json!({ "type": "string", "pattern": "^\\s*\\S+\\s+\\S+\\s*$" }));
    }
    if record.dated {
        let date = "^\\.{0,2}/?-?[0-9X]{4}[0-9X?~%/.:TZ+-]*$";
        forms.push(json!({ "type": "object", "minProperties": 1, "maxProperties": 1, "patternProperties": { (date): text() }, "additionalProperties": false }));
    }
    if forms.len() == 1 {
        forms.remove(0)
    } else {
        json!({ "anyOf": forms })
    }
}
