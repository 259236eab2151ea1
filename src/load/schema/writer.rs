//! Writes shapes as schemas. What has a name is written once, under `$defs`.

use serde_json::{Map, Value, json};

use super::reach::InReach;
use super::words;
use super::words::{REFERENCE, said, text};
use crate::briefing::EntryKind;
use crate::briefing::date;
use crate::briefing::slide::{Ids, PARTS};
use crate::yaml::shape::{Field, Form, Keys, Record, Shape, Target};

/// Writes schemas, and keeps those that have a name.
pub(super) struct Writer<'r> {
    reach: &'r InReach,
    defs: Map<String, Value>,
}

impl<'r> Writer<'r> {
    pub(super) fn new(reach: &'r InReach) -> Self {
        Self {
            reach,
            defs: Map::new(),
        }
    }

    /// What has a name.
    pub(super) fn defs(self) -> Map<String, Value> {
        self.defs
    }

    /// Refers to what has a name, which is made where it is not yet.
    fn named(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.defs.contains_key(name) {
            let made = make(self);
            self.defs.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// Refers to the words of a field, under the name of the first field that takes the same.
    fn vocabulary(&mut self, field: &str, made: Value) -> Value {
        let known = self.defs.iter().find(|(_, known)| **known == made);
        let name = known.map_or(field, |(name, _)| name).to_owned();
        self.named(&name, |_| made)
    }

    pub(super) fn object(&mut self, record: &Record) -> Value {
        let fields = record.fields.iter();
        let fields: Map<String, Value> = fields
            .map(|(name, field)| {
                let of = format!("{}-{name}", record.name);
                (name.clone(), self.described(field, &of))
            })
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
            let either = record.either.iter().map(|name| {
                // With nothing behind it, a key says nothing.
                let field = record.fields.get(name);
                let shape = field.map(|field| self.filled(&field.shape, name));
                json!({ "required": [name], "properties": { name: shape.unwrap_or(json!(true)) } })
            });
            object["anyOf"] = either.collect();
        }
        object
    }

    /// A field, under the name that its words go by.
    pub(super) fn described(&mut self, field: &Field, of: &str) -> Value {
        let mut schema = match field.required {
            true => self.filled(&field.shape, of),
            false => self.shape(&field.shape, of),
        };
        // A marking with nothing in it is one that cannot be read.
        if !field.required && !matches!(field.shape, Shape::Marking(_)) {
            schema = or_null(schema);
        }
        with_doc(schema, field)
    }

    /// What is required and text is not empty.
    pub(super) fn filled(&mut self, required: &Shape, of: &str) -> Value {
        let mut schema = self.shape(required, of);
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

    /// A value of a shape; words of a list go by the name of their field.
    pub(super) fn shape(&mut self, shape: &Shape, of: &str) -> Value {
        match shape {
            Shape::Words(Form::Show) => self.named("show", Self::show),
            Shape::Words(_) => self.text(),
            Shape::RefOrTitle => {
                let target = Target::default();
                json!({ "anyOf": [self.reference(&target), self.text()] })
            }
            Shape::Choice {
                open: true, words, ..
            } => self.vocabulary(of, words::open_choice(words)),
            Shape::Choice {
                open: false, words, ..
            } => self.vocabulary(of, words::closed_choice(words)),
            Shape::Marking(all) => self.named("marking", |_| words::marking(all)),
            Shape::Date => self.named("date", |_| words::day()),
            Shape::Number {
                min, max, whole, ..
            } => {
                json!({ "type": if *whole { "integer" } else { "number" }, "minimum": number(*min), "maximum": number(*max) })
            }
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Id => self.id(),
            Shape::Ref(target) => self.reference(target),
            Shape::Citation => self.named("citation", Self::citation),
            Shape::Cells => {
                let id = self.id();
                self.named("cells", |_| words::cells(&id))
            }
            Shape::List(inner) => {
                let inner = self.shape(inner, of);
                json!({ "anyOf": [inner, { "type": "array", "items": inner }] })
            }
            Shape::Map(keys, inner) => self.map(keys, inner, of),
            Shape::Record(record) => self.record(record),
        }
    }

    fn text(&mut self) -> Value {
        self.named("text", |_| text())
    }

    fn id(&mut self) -> Value {
        self.named("id", |_| words::id())
    }

    /// The id of an entry: one of those in reach that fit, or another.
    fn reference(&mut self, target: &Target) -> Value {
        let plain = self.named("reference", |_| words::reference());
        let mut forms = self.in_reach(&target.kinds);
        if forms.is_empty() {
            return plain;
        }
        forms.push(plain);
        let kinds: Vec<&str> = target.kinds.iter().map(|kind| kind.word()).collect();
        let name = match kinds.as_slice() {
            [] => "entry-id".to_owned(),
            kinds => format!("{}-id", kinds.join("-or-")),
        };
        self.named(&name, |_| json!({ "anyOf": forms }))
    }

    /// The ids in reach of some kinds, or of all: a list for each kind.
    fn in_reach(&mut self, kinds: &[EntryKind]) -> Vec<Value> {
        let kinds = match kinds {
            [] => EntryKind::ALL,
            kinds => kinds,
        };
        let reach = self.reach;
        let kinds = kinds.iter().filter(|kind| !reach.of(**kind).is_empty());
        let named = kinds.map(|kind| {
            let name = format!("{}-in-reach", kind.word());
            self.named(&name, |_| words::choice(reach.of(*kind)))
        });
        named.collect()
    }

    fn citation(&mut self) -> Value {
        let mut citation = words::citation();
        let sources = self.in_reach(&[EntryKind::Source]);
        if let [sources] = sources.as_slice() {
            citation = json!({ "anyOf": [sources, citation] });
        }
        citation
    }

    fn show(&mut self) -> Value {
        let parts = PARTS.iter().flat_map(|(name, _, kinds, ids)| {
            let one = |kind: &&str| (*ids == Ids::Exactly(1)).then(|| EntryKind::from_word(kind));
            let kinds = kinds.iter().filter_map(one).flatten();
            let ids = kinds.flat_map(|kind| self.reach.of(kind));
            ids.map(move |(id, title)| (format!("{name} {id}"), title.clone()))
        });
        let parts: Vec<(String, String)> = parts.collect();
        match parts.as_slice() {
            [] => words::show(),
            parts => json!({ "anyOf": [words::choice(parts), words::show()] }),
        }
    }

    fn map(&mut self, keys: &Keys, inner: &Shape, of: &str) -> Value {
        let names = match keys {
            Keys::Plain | Keys::Criterion | Keys::Strokes => json!({}),
            Keys::Id => self.id(),
            Keys::Ref(target) => self.reference(target),
        };
        let mut values = match (keys, inner) {
            (Keys::Strokes, _) => self.shape(inner, of),
            (_, Shape::Words(_)) => self.filled(inner, of),
            _ => self.shape(inner, of),
        };
        // An entry of which nothing is required may also be empty.
        if matches!(inner, Shape::Record(record) if required(record).next().is_none() && record.either.is_empty())
        {
            values = or_null(values);
        }
        json!({ "type": "object", "propertyNames": names, "additionalProperties": values })
    }

    fn record(&mut self, record: &Record) -> Value {
        self.named(&record.name, |writer| writer.entry(record))
    }

    /// An entry, in each of the ways to write it.
    fn entry(&mut self, record: &Record) -> Value {
        let mut forms = vec![self.object(record)];
        forms.extend(self.bare(record));
        if let Some((first, second_name)) = &record.pair {
            let second = match record.fields.get(second_name).map(|field| &field.shape) {
                Some(Shape::Ref(_)) => &REFERENCE,
                _ => "\\S+",
            };
            let doc = format!("`{first}`, then a space and the rest");
            if required(record).all(|name| name == first || name == second_name) {
                forms.push(json!({ "type": "string", "pattern": format!("^\\s*\\S+\\s+{second}\\s*$"), "description": doc }));
            }
            forms.push(self.by_keys(record, first, second_name));
        }
        if record.dated {
            let date = format!("^{}$", date::pattern());
            forms.push(json!({ "type": "object", "minProperties": 1, "maxProperties": 1, "patternProperties": { (date): said() }, "additionalProperties": false }));
        }
        let mut entry = match forms.as_slice() {
            [one] => one.clone(),
            forms => json!({ "anyOf": forms, "description": record.doc }),
        };
        entry["title"] = json!(capital(&record.name));
        entry
    }

    /// A map whose keys stand for one field and whose values for another, with the other fields beside them.
    fn by_keys(&mut self, record: &Record, first: &str, second: &str) -> Value {
        let mut form = self.object(record);
        let mut other = record.clone();
        for name in [first, second] {
            other.fields.shift_remove(name);
            form["properties"][name] = json!(false);
        }
        form["required"] = required(&other).collect();
        let field = record.fields.get(second);
        let one = field.map_or_else(text, |field| self.shape(&field.shape, second));
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
    fn bare(&mut self, record: &Record) -> Option<Value> {
        let main = record.main.as_ref()?;
        let enough = required(record).all(|name| name == main)
            && (record.either.is_empty() || record.either.contains(main));
        let field = record.fields.get(main)?;
        let is_required = field.required || record.either.contains(main);
        enough.then(|| match is_required {
            true => self.filled(&field.shape, main),
            false => self.shape(&field.shape, main),
        })
    }
}

/// The same, or nothing.
fn or_null(schema: Value) -> Value {
    let nothing = json!({ "type": "null" });
    match schema {
        Value::Object(mut of) if of.len() == 1 && of.contains_key("anyOf") => {
            if let Some(Value::Array(forms)) = of.get_mut("anyOf") {
                forms.push(nothing);
            }
            Value::Object(of)
        }
        schema => json!({ "anyOf": [schema, nothing] }),
    }
}

pub(super) fn with_doc(mut schema: Value, field: &Field) -> Value {
    schema["description"] = json!(field.doc);
    schema
}

fn required(record: &Record) -> impl Iterator<Item = &str> {
    let fields = record.fields.iter().filter(|(_, field)| field.required);
    fields.map(|(name, _)| name.as_str())
}

fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        json!(n as i64)
    } else {
        json!(n)
    }
}

/// The title of a kind: what stands behind a hyphen tells it from others of the kind.
fn capital(name: &str) -> String {
    let kind = name.split('-').next().unwrap_or_default();
    let mut letters = kind.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
