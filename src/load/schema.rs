//! The JSON Schema (draft 2020-12) of the format, written from the shapes that the loader follows.
//!
//! It knows what stands where: keys, kinds of values, closed vocabularies, ranges, ids. It does not know the calendar,
//! other entries or other files. Patterns are ECMA 262, as the standard asks.

use std::sync::LazyLock;

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{NOT_ENTRIES, SHAPES};
use crate::briefing::id::RESERVED;
use crate::briefing::question::{CELLS, row_pattern};
use crate::briefing::slide::PARTS;
use crate::yaml::meant;
use crate::yaml::shape::{Field, Form, Keys, Record, Shape};

/// The schema of a file: a briefing, or a library file.
pub fn document() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bluf briefing, format 1",
        "description": "A briefing, or a library file with what several briefings share.",
        "if": { "type": "object", "properties": { "kind": { "const": "library" } }, "required": ["kind"] },
        "then": library(),
        "else": briefing(),
    })
}

fn briefing() -> Value {
    let mut briefing = object(&SHAPES.header);
    for (name, field) in &SHAPES.collections.fields {
        briefing["properties"][name] = match name.as_str() {
            "events" => events(field),
            "relations" => described(&owned(field)),
            // A library file may have what is required.
            name if SHAPES.shared.fields.contains_key(name) => described(&on_base(field)),
            _ => described(field),
        };
    }
    if let Some(title) = SHAPES.header.fields.get("title") {
        briefing["properties"]["title"] = with_doc(filled(&title.shape), title);
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

fn library() -> Value {
    let mut library = object(&SHAPES.shared);
    library["properties"]["kind"] =
        json!({ "const": "library", "description": "Makes this a library file." });
    library["properties"]["title"] = text();
    library["properties"]["format"] = json!({ "type": ["integer", "null"] });
    library["required"] = json!(["kind"]);
    library
}

/// A map is no event: whoever writes one under `events` has forgotten the dashes.
fn events(field: &Field) -> Value {
    let Shape::List(inner) = &field.shape else {
        return described(field);
    };
    let list = json!({ "type": "array", "items": shape(inner) });
    with_doc(
        json!({ "anyOf": [said(), list, { "type": "null" }] }),
        field,
    )
}

/// The field with its entries changed.
fn changed(field: &Field, change: impl FnOnce(&mut Record)) -> Field {
    let mut field = field.clone();
    if let Shape::Map(_, inner) | Shape::List(inner) = &mut field.shape
        && let Shape::Record(record) = inner.as_mut()
    {
        change(Arc::make_mut(record));
    }
    field
}

/// Entries that may add to those of a library file require nothing.
fn on_base(field: &Field) -> Field {
    changed(field, |record| {
        record.either.clear();
        for field in record.fields.values_mut() {
            field.required = false;
        }
    })
}

/// Relations at the top level say whose they are, which one string cannot.
fn owned(field: &Field) -> Field {
    changed(field, |record| {
        if let Some(from) = record.fields.get_mut("from") {
            from.required = true;
        }
    })
}

fn object(record: &Record) -> Value {
    let fields: Map<String, Value> = record
        .fields
        .iter()
        .map(|(name, field)| (name.clone(), described(field)))
        .collect();
    let required: Vec<&str> = required(record).collect();
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
            .map(|name| {
                // With nothing behind it, a key says nothing.
                let shape = record.fields.get(name).map(|field| filled(&field.shape));
                json!({ "required": [name], "properties": { name: shape.unwrap_or(json!(true)) } })
            })
            .collect();
    }
    object
}

fn required(record: &Record) -> impl Iterator<Item = &str> {
    let fields = record.fields.iter().filter(|(_, field)| field.required);
    fields.map(|(name, _)| name.as_str())
}

fn described(field: &Field) -> Value {
    let mut schema = match field.required {
        true => filled(&field.shape),
        false => shape(&field.shape),
    };
    // A marking with nothing in it is one that cannot be read.
    if !field.required && !matches!(field.shape, Shape::Marking(_)) {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    }
    with_doc(schema, field)
}

fn with_doc(mut schema: Value, field: &Field) -> Value {
    schema["description"] = json!(field.doc);
    schema
}

/// What is required and text is not empty.
fn filled(required: &Shape) -> Value {
    let mut schema = shape(required);
    let is_text = match required {
        Shape::Words(form) => *form != Form::Show,
        Shape::RefOrTitle | Shape::Choice { open: true, .. } => true,
        _ => false,
    };
    if is_text {
        schema["pattern"] = json!("\\S");
    }
    schema
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Words(Form::Show) => {
            let forms: Vec<String> = PARTS
                .iter()
                .map(|(name, _, _, ids)| format!("{name}{}", ids.pattern(&REFERENCE)))
                .collect();
            json!({ "type": "string", "pattern": format!("^\\s*({})\\s*$", forms.join("|")) })
        }
        Shape::Words(_) | Shape::RefOrTitle => text(),
        Shape::Choice { open: true, words } => {
            json!({ "type": ["string", "number", "boolean"], "examples": words.iter().map(|(word, _)| word).collect::<Vec<_>>() })
        }
        Shape::Choice { open: false, words } => {
            let meant = meant::pattern(words.iter().map(|(word, _)| word.as_str()));
            json!({ "anyOf": [choice(words), { "type": "string", "pattern": meant }] })
        }
        Shape::Marking(words) => marking(words),
        Shape::Date => json!({ "type": ["string", "integer"], "pattern": "^[^\\s]+$" }),
        Shape::Number { min, max, whole } => {
            json!({ "type": if *whole { "integer" } else { "number" }, "minimum": number(*min), "maximum": number(*max) })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Id => id(),
        Shape::Ref(_) => reference(),
        Shape::Citation => {
            json!({ "type": "string", "pattern": format!("^{}(#.*)?$", *REFERENCE) })
        }
        Shape::Cells => cells(),
        Shape::List(inner) => {
            let inner = self::shape(inner);
            json!({ "anyOf": [inner, { "type": "array", "items": inner }] })
        }
        Shape::Map(keys, inner) => map(keys, inner),
        Shape::Record(record) => entry(record),
    }
}

/// An id, none of the reserved words.
static ID: LazyLock<String> =
    LazyLock::new(|| format!("(?!(?:{})(?![a-z0-9-]))[a-z][a-z0-9-]*", RESERVED.join("|")));

/// `id`, `question.hypothesis`, `briefing/id`.
static REFERENCE: LazyLock<String> =
    LazyLock::new(|| format!("(?:{id}/)?{id}(?:\\.{id})?", id = *ID));

fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// Text that says something.
fn said() -> Value {
    let mut said = text();
    said["pattern"] = json!("\\S");
    said
}

fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        json!(n as i64)
    } else {
        json!(n)
    }
}

fn id() -> Value {
    json!({ "type": "string", "pattern": format!("^{}$", *ID) })
}

fn reference() -> Value {
    json!({ "type": "string", "pattern": format!("^{}$", *REFERENCE) })
}

fn choice(words: &[(String, String)]) -> Value {
    let branches = words.iter().map(|(word, meaning)| match meaning.as_str() {
        "" => json!({ "const": word }),
        meaning => json!({ "const": word, "description": meaning }),
    });
    json!({ "oneOf": branches.collect::<Vec<_>>() })
}

/// The words of the standard, and what people write all the same.
fn marking(words: &[(String, String)]) -> Value {
    let any_case = |word: &str| -> String {
        let letter = |c: char| match c {
            '+' => "[ :+_-]*".to_owned(),
            c => format!("[{c}{}]", c.to_ascii_lowercase()),
        };
        word.chars().map(letter).collect()
    };
    let words_meant = words.iter().map(|(word, _)| word.as_str()).chain(["WHITE"]);
    let meant: Vec<String> = words_meant.map(any_case).collect();
    let prefix = any_case("TLP");
    let pattern = format!("^[ :+_-]*({prefix})?[ :+_-]*({})[ :+_-]*$", meant.join("|"));
    json!({ "anyOf": [choice(words), { "type": "string", "pattern": pattern }] })
}

fn cells() -> Value {
    let words: Vec<&str> = CELLS.iter().map(|(word, _)| *word).collect();
    json!({ "anyOf": [
        { "type": "string", "pattern": row_pattern() },
        { "type": "array", "items": { "enum": words } },
        { "type": "object", "propertyNames": id(), "additionalProperties": { "enum": words } },
    ] })
}

fn map(keys: &Keys, inner: &Shape) -> Value {
    let names = match keys {
        Keys::Plain | Keys::Criterion | Keys::Strokes => json!({}),
        Keys::Id => id(),
        Keys::Ref(_) => reference(),
    };
    let mut values = shape(inner);
    // An entry of which nothing is required may also be empty.
    if matches!(inner, Shape::Record(record) if required(record).next().is_none() && record.either.is_empty())
    {
        values = json!({ "anyOf": [values, { "type": "null" }] });
    }
    json!({ "type": "object", "propertyNames": names, "additionalProperties": values })
}

/// An entry, in each of the ways to write it.
fn entry(record: &Record) -> Value {
    let mut forms = vec![object(record)];
    forms.extend(bare(record));
    if let Some((first, second_name)) = &record.pair {
        let second = match record.fields.get(second_name).map(|field| &field.shape) {
            Some(Shape::Ref(_)) => &REFERENCE,
            _ => "\\S+",
        };
        let doc = format!("`{first}`, then a space and the rest");
        if required(record).all(|name| name == first || name == second_name) {
            forms.push(json!({ "type": "string", "pattern": format!("^\\s*\\S+\\s+{second}\\s*$"), "description": doc }));
        }
        forms.push(by_keys(record, first, second_name));
    }
    if record.dated {
        let date = "^\\.{0,2}/?-?[0-9X]{4}[0-9X?~%/.:TZ+-]*$";
        forms.push(json!({ "type": "object", "minProperties": 1, "maxProperties": 1, "patternProperties": { (date): said() }, "additionalProperties": false }));
    }
    if forms.len() == 1 {
        forms.remove(0)
    } else {
        json!({ "anyOf": forms })
    }
}

/// A map whose keys stand for one field and whose values for another, with the other fields beside them.
fn by_keys(record: &Record, first: &str, second: &str) -> Value {
    let mut form = object(record);
    let mut other = record.clone();
    for name in [first, second] {
        other.fields.shift_remove(name);
        form["properties"][name] = json!(false);
    }
    form["required"] = required(&other).collect();
    let one = record
        .fields
        .get(second)
        .map_or_else(text, |field| shape(&field.shape));
    form["additionalProperties"] = json!({ "anyOf": [one, { "type": "array", "items": one }] });
    let names: Vec<&String> = record.fields.keys().collect();
    let is_known = json!({ "anyOf": [{ "enum": names }, { "pattern": "^x-" }] });
    form["not"] = json!({ "propertyNames": is_known });
    form["description"] = json!(format!(
        "`{first}` as the key, `{second}` as its value: one or several"
    ));
    form
}

/// The value that stands for the main field, if that is all that is required.
fn bare(record: &Record) -> Option<Value> {
    let main = record.main.as_ref()?;
    let enough = required(record).all(|name| name == main)
        && (record.either.is_empty() || record.either.contains(main));
    let field = record.fields.get(main)?;
    enough.then(|| match field.required || record.either.contains(main) {
        true => filled(&field.shape),
        false => shape(&field.shape),
    })
}
