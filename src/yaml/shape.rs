//! What belongs where: the schema of the types in [`crate::briefing`], made ready for reading a tree.
//!
//! The types are the only declaration of a field. This module takes their schema, with the `x-` keys that
//! [`crate::briefing`] explains, and turns it into [`Shape`]s once; the loader, the JSON Schema that is printed and,
//! later, completion follow these.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

use crate::briefing::EntryKind;
use crate::briefing::prose;
use crate::briefing::prose::link::WikiLink;

/// What a value may be.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// Words of some form.
    Words(Form),
    /// One word of a list, with what each means where that is said.
    Choice {
        /// The words, each with its meaning.
        words: Vec<(String, String)>,
        /// What people write for them, each with the word that is meant.
        synonyms: Vec<(String, String)>,
        /// Whether other words are kept, with a warning.
        open: bool,
    },
    /// With whom something may be shared: one of these words, each with its meaning. It is never left out: what
    /// cannot be read counts as the narrowest there is.
    Marking(Vec<(String, String)>),
    /// A date (EDTF).
    Date,
    /// A number between two ends; whole when `whole`.
    Number {
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
        /// Whether it must be whole.
        whole: bool,
        /// What people write for one, each with the number that is meant.
        synonyms: Vec<(String, String)>,
    },
    /// True or false.
    Flag,
    /// An id that is declared here.
    Id,
    /// The id of another entry.
    Ref(Target),
    /// The id of another entry, or words.
    RefOrTitle,
    /// `source-id#locator`.
    Citation,
    /// A row of a matrix.
    Cells,
    /// A list; one bare value stands for a list of one.
    List(Box<Shape>),
    /// A map with keys of the author's own.
    Map(Keys, Box<Shape>),
    /// A map with known fields.
    Record(Arc<Record>),
}

/// What words hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Plain words.
    Plain,
    /// A line with wiki links.
    Title,
    /// CommonMark with wiki links.
    Prose,
    /// A web address.
    Address,
    /// The code of a country.
    Country,
    /// The code of a language.
    Language,
    /// What a slide shows.
    Show,
    /// A short name.
    Label,
}

impl Form {
    /// The wiki links of words of this form, in the order they are written.
    pub(crate) fn each_link(self, text: &str) -> Box<dyn Iterator<Item = WikiLink> + '_> {
        match self {
            _ if !text.contains("[[") => Box::new(std::iter::empty()),
            Self::Title => Box::new(prose::title_links(text)),
            Self::Prose => Box::new(prose::wiki_links(text)),
            Self::Plain
            | Self::Address
            | Self::Country
            | Self::Language
            | Self::Show
            | Self::Label => Box::new(std::iter::empty()),
        }
    }
}

/// What an id must name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The kinds of entries; empty for any.
    pub kinds: Vec<EntryKind>,
    /// Whether it may be an id that nothing has.
    pub open: bool,
}

impl Target {
    /// Whether it may be of a kind.
    pub fn takes(&self, kind: EntryKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// What the keys of a map are.
#[derive(Debug, Clone)]
pub(crate) enum Keys {
    /// Words.
    Plain,
    /// Ids declared here.
    Id,
    /// Ids of other entries.
    Ref(Target),
    /// Criteria for rating options.
    Criterion,
    /// Keys of the keyboard. Null as a value takes away what they do.
    Strokes,
}

/// A map with known fields.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// What one of them is called.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Its fields, in the order of the type.
    pub fields: IndexMap<String, Field>,
    /// The field that a bare string stands for.
    pub main: Option<String>,
    /// Two fields that are also written as one string.
    pub pair: Option<(String, String)>,
    /// Whether it is also written `date: text`.
    pub dated: bool,
    /// Fields of which at least one is required.
    pub either: Vec<String>,
}

/// A field of a record.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// What it is.
    pub doc: String,
    /// Whether the entry is left out without it.
    pub required: bool,
    /// Whether it is for the speaker only.
    pub private: bool,
    /// Whether it says whose the record is, which would be somebody else's without it.
    pub whose: bool,
    /// What its value may be.
    pub shape: Shape,
}

/// A type that describes itself: its schema and its name.
pub(crate) type Described = (fn(&mut SchemaGenerator) -> Schema, Cow<'static, str>);

/// What a type says of itself.
pub(crate) fn described<T: JsonSchema>() -> Described {
    (T::json_schema, T::schema_name())
}

impl Record {
    /// The record that a type describes.
    pub(crate) fn of<T: JsonSchema>() -> Self {
        let [record] = Self::of_all([described::<T>()]);
        record
    }

    /// The records of several types: what more than one of them names is described once.
    pub(crate) fn of_all<const N: usize>(types: [Described; N]) -> [Self; N] {
        let mut generator = SchemaGenerator::default();
        let schemas = types.map(|(schema, name)| (schema(&mut generator), name));
        let defs = Defs {
            schemas: generator.take_definitions(false),
            made: RefCell::default(),
        };
        schemas.map(|(schema, name)| record(schema.as_value(), &defs, &name))
    }
}

fn record(schema: &Value, defs: &Defs, name: &str) -> Record {
    let required = strings(schema.get("required"));
    let fields = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(key, field)| {
            let doc = string(field.get("description"));
            (
                key.clone(),
                Field {
                    doc,
                    required: required.contains(key),
                    private: field.get("x-private").is_some(),
                    whose: field.get("x-whose").is_some(),
                    shape: shape(On::its_own(field), defs),
                },
            )
        });
    let pair = strings(schema.get("x-pair"));
    let either = schema
        .get("anyOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    Record {
        name: word(name),
        doc: string(schema.get("description")),
        fields: fields.collect(),
        main: schema.get("x-main").map(|main| string(Some(main))),
        pair: <[String; 2]>::try_from(pair)
            .ok()
            .map(|[first, second]| (first, second)),
        dated: schema.get("x-dated").is_some(),
        either: either
            .flat_map(|branch| strings(branch.get("required")))
            .collect(),
    }
}

/// What one of a type is called in a message.
fn word(name: &str) -> String {
    match name {
        "Header" => "briefing".to_owned(),
        "PolicyOption" => "option".to_owned(),
        "Shared" => "library file".to_owned(),
        "SlideSpec" => "slide".to_owned(),
        "Common" => "entry".to_owned(),
        "Config" => "configuration".to_owned(),
        "Checks" => "choice of checks".to_owned(),
        "Modes" => "key table".to_owned(),
        name => name.to_lowercase(),
    }
}

/// A schema, with that of the list or map whose items it describes: what is said of a field holds for what is in it.
#[derive(Clone, Copy)]
struct On<'a> {
    own: &'a Value,
    outer: Option<&'a On<'a>>,
}

impl<'a> On<'a> {
    fn its_own(own: &'a Value) -> Self {
        Self { own, outer: None }
    }

    fn get(self, key: &str) -> Option<&'a Value> {
        self.own.get(key)
    }

    /// What is said by the outermost schema that says it.
    fn said(self, key: &str) -> Option<&'a Value> {
        let outer = self.outer.and_then(|outer| outer.said(key));
        outer.or_else(|| self.get(key))
    }

    fn end(self, name: &str, default: f64) -> f64 {
        let end = self.get(name).and_then(Value::as_f64);
        end.unwrap_or(default)
    }
}

/// The schemas that others name, and the shapes of those that were met.
struct Defs {
    schemas: Map<String, Value>,
    made: RefCell<HashMap<String, Shape>>,
}

impl Defs {
    fn shape(&self, name: &str) -> Shape {
        if let Some(made) = self.made.borrow().get(name) {
            return made.clone();
        }
        let schema = self.schemas.get(name).unwrap_or(&Value::Null);
        let shape = shape_named(On::its_own(schema), self, name);
        self.made
            .borrow_mut()
            .insert(name.to_owned(), shape.clone());
        shape
    }
}

fn shape(on: On<'_>, defs: &Defs) -> Shape {
    let named = on.get("$ref").and_then(Value::as_str);
    if let Some(name) = named.and_then(|named| named.strip_prefix("#/$defs/")) {
        return defs.shape(name);
    }
    if let Some(inner) = optional(on.own) {
        return shape(On::its_own(inner), defs);
    }
    shape_named(on, defs, "")
}

/// The other branch of a schema that also takes null.
fn optional(schema: &Value) -> Option<&Value> {
    let branches = schema.get("anyOf")?.as_array()?;
    let is_null = |branch: &&Value| branch.get("type").and_then(Value::as_str) == Some("null");
    branches.iter().find(is_null)?;
    branches.iter().find(|branch| !is_null(branch))
}

fn shape_named(on: On<'_>, defs: &Defs, name: &str) -> Shape {
    let is = |name: &str| match on.get("type") {
        Some(Value::Array(types)) => types.iter().any(|t| t == name),
        Some(one) => one == name,
        None => false,
    };
    if let Some(form) = on.get("x-form").and_then(Value::as_str) {
        return formed(form, on);
    }
    let inner = |own: Option<&Value>| {
        let own = own.unwrap_or(&Value::Null);
        let outer = Some(&on);
        Box::new(shape(On { own, outer }, defs))
    };
    if is("array") {
        return Shape::List(inner(on.get("items")));
    }
    if let Some(words) = choices(on) {
        return words;
    }
    if is("object") && on.get("properties").is_some() {
        return Shape::Record(Arc::new(record(on.own, defs, name)));
    }
    if is("object") {
        let patterned = on
            .get("patternProperties")
            .and_then(Value::as_object)
            .and_then(|p| p.values().next());
        let values = patterned.or_else(|| on.get("additionalProperties"));
        return Shape::Map(keys(on), inner(values));
    }
    if is("integer") || is("number") {
        return Shape::Number {
            min: on.end("minimum", f64::MIN),
            max: on.end("maximum", f64::MAX),
            whole: is("integer"),
            synonyms: synonyms(on),
        };
    }
    if is("boolean") {
        Shape::Flag
    } else {
        Shape::Words(Form::Plain)
    }
}

fn formed(form: &str, on: On<'_>) -> Shape {
    match form {
        "title" => Shape::Words(Form::Title),
        "prose" => Shape::Words(Form::Prose),
        "address" => Shape::Words(Form::Address),
        "country" => Shape::Words(Form::Country),
        "language" => Shape::Words(Form::Language),
        "show" => Shape::Words(Form::Show),
        "label" => Shape::Words(Form::Label),
        "date" => Shape::Date,
        "id" => Shape::Id,
        "ref" => Shape::Ref(target(on.said("x-to"), on)),
        "ref-or-title" => Shape::RefOrTitle,
        "citation" => Shape::Citation,
        "cells" => Shape::Cells,
        "marking" => Shape::Marking(meanings(on)),
        _ => Shape::Words(Form::Plain),
    }
}

fn keys(on: On<'_>) -> Keys {
    match on.get("x-keys-form").and_then(Value::as_str) {
        Some("strokes") => return Keys::Strokes,
        Some(_) => return Keys::Criterion,
        None => {}
    }
    if let Some(kinds) = on.get("x-keys-to") {
        return Keys::Ref(target(Some(kinds), on));
    }
    if on.get("patternProperties").is_some() {
        Keys::Id
    } else {
        Keys::Plain
    }
}

fn target(kinds: Option<&Value>, on: On<'_>) -> Target {
    let kinds = strings(kinds)
        .iter()
        .filter_map(|kind| EntryKind::from_word(kind))
        .collect();
    Target {
        kinds,
        open: on.said("x-open").is_some(),
    }
}

fn choices(on: On<'_>) -> Option<Shape> {
    let synonyms = synonyms(on);
    if let Some(words) = on.said("x-words") {
        return Some(Shape::Choice {
            words: vocabulary(words),
            synonyms,
            open: true,
        });
    }
    if let Some(words) = on.get("enum").filter(|words| words.is_array()) {
        let words = strings(Some(words)).into_iter();
        let words = words.map(|word| (word, String::new())).collect();
        return Some(Shape::Choice {
            words,
            synonyms,
            open: false,
        });
    }
    on.get("oneOf")?.as_array()?;
    Some(Shape::Choice {
        words: meanings(on),
        synonyms,
        open: false,
    })
}

/// What people write for the words of a list, or for a number.
fn synonyms(on: On<'_>) -> Vec<(String, String)> {
    let words = on.said("x-synonyms").map(vocabulary).unwrap_or_default();
    let each = |(right, written): (String, String)| -> Vec<(String, String)> {
        let written = written.split_whitespace();
        written
            .map(|word| (word.to_owned(), right.clone()))
            .collect()
    };
    words.into_iter().flat_map(each).collect()
}

/// The words of an open list, each with its meaning.
fn vocabulary(words: &Value) -> Vec<(String, String)> {
    let words = words.as_array().into_iter().flatten();
    let pairs = words.map(|pair| strings(Some(pair)));
    pairs
        .filter_map(|pair| <[String; 2]>::try_from(pair).ok())
        .map(|[word, meaning]| (word, meaning))
        .collect()
}

/// The words of a closed list, each with its meaning.
fn meanings(on: On<'_>) -> Vec<(String, String)> {
    let branches = on.get("oneOf").and_then(Value::as_array);
    let words = branches.into_iter().flatten().filter_map(|branch| {
        let word = branch.get("const")?.as_str()?.to_owned();
        Some((word, string(branch.get("description"))))
    });
    words.collect()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect()
}

fn string(value: Option<&Value>) -> String {
    value
        .and_then(Value::as_str)
        .unwrap_or_default()
        .replace('\n', " ")
}
