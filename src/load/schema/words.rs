//! What single values are: texts, words of a list, markings, ids, dates, cells.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::briefing::date;
use crate::briefing::id::RESERVED;
use crate::briefing::question::{CELLS, row_pattern};
use crate::briefing::slide::PARTS;
use crate::yaml::meant;

/// An id, none of the reserved words.
static ID: LazyLock<String> =
    LazyLock::new(|| format!("(?!(?:{})(?![a-z0-9-]))[a-z][a-z0-9-]*", RESERVED.join("|")));

/// `id`, `question.hypothesis`, `briefing/id`.
pub(super) static REFERENCE: LazyLock<String> =
    LazyLock::new(|| format!("(?:{id}/)?{id}(?:\\.{id})?", id = *ID));

pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// Text that says something.
pub(super) fn said() -> Value {
    let mut said = text();
    said["pattern"] = json!("\\S");
    said
}

pub(super) fn id() -> Value {
    json!({
        "title": "Id",
        "description": "Small letters, digits and hyphens, a letter first.",
        "type": "string",
        "pattern": format!("^{}$", *ID),
    })
}

pub(super) fn reference() -> Value {
    json!({
        "title": "Id of an entry",
        "description": "`id`, `question.hypothesis`, or `briefing/id` for one of another briefing.",
        "type": "string",
        "pattern": format!("^{}$", *REFERENCE),
    })
}

pub(super) fn citation() -> Value {
    json!({
        "title": "Citation",
        "description": "The id of a source, or `source-id#place`.",
        "type": "string",
        "pattern": format!("^{}(#.*)?$", *REFERENCE),
    })
}

/// A date by its letters; a bare year is a number to YAML.
pub(super) fn day() -> Value {
    json!({
        "title": "Date",
        "description": "EDTF (ISO 8601-2), levels 0 and 1: 2014, 2014-12, 2014-12-19, 2014-12?, 2014~, 201X, 2014-11/2014-12, 2014/..",
        "type": ["string", "integer"],
        "minimum": -9999,
        "maximum": 9999,
        "pattern": format!("^{}$", date::pattern()),
    })
}

/// What a slide shows.
pub(super) fn show() -> Value {
    let forms = PARTS
        .iter()
        .map(|(name, _, _, ids)| format!("{name}{}", ids.pattern(&REFERENCE)));
    let forms: Vec<String> = forms.collect();
    json!({
        "title": "What a slide shows",
        "type": "string",
        "pattern": format!("^\\s*({})\\s*$", forms.join("|")),
    })
}

/// One of some words, each with its meaning.
pub(super) fn choice(words: &[(String, String)]) -> Value {
    let branches = words.iter().map(|(word, meaning)| match meaning.as_str() {
        "" => json!({ "const": word }),
        meaning => json!({ "const": word, "description": meaning }),
    });
    json!({ "oneOf": branches.collect::<Vec<_>>() })
}

/// One of some words, or another.
pub(super) fn open_choice(words: &[(String, String)]) -> Value {
    json!({ "anyOf": [choice(words), text()] })
}

/// One of some words, and what people write all the same.
pub(super) fn closed_choice(words: &[(String, String)]) -> Value {
    let meant = meant::pattern(words.iter().map(|(word, _)| word.as_str()));
    json!({ "anyOf": [choice(words), { "type": "string", "pattern": meant }] })
}

/// The words of the standard, and what people write all the same.
pub(super) fn marking(words: &[(String, String)]) -> Value {
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
    json!({
        "title": "Marking (TLP 2.0)",
        "anyOf": [choice(words), { "type": "string", "pattern": pattern }],
    })
}

/// A row of a matrix; `id` is what names a hypothesis.
pub(super) fn cells(id: &Value) -> Value {
    let words = CELLS.iter().map(|(word, cell)| {
        let meaning = cell.meaning();
        json!({ "const": word, "description": meaning })
    });
    let cell = json!({ "oneOf": words.collect::<Vec<_>>() });
    json!({ "title": "A row of a matrix", "anyOf": [
        { "type": "string", "pattern": row_pattern() },
        { "type": "array", "items": cell },
        { "type": "object", "propertyNames": id, "additionalProperties": cell },
    ] })
}
