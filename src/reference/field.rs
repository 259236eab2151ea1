//! What is said of a field, and of a word that it takes.

use super::example;
use super::kind::taken;
use super::kinds::{Kind, inner};
use super::takes::words;
use super::write::{field, lines, name, page, paragraph, said, section, table, title};
use crate::page::part::{Page, Part};
use crate::words::suggest::one;
use crate::yaml::shape::{Field, Form, Shape};

/// A field with the kind that has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldOf {
    /// The kind.
    pub kind: &'static Kind,
    /// The name of the field.
    pub name: &'static str,
    /// What it takes.
    pub field: &'static Field,
}

impl FieldOf {
    /// The fields of a kind that only it has.
    pub(crate) fn all_of(kind: &'static Kind) -> impl Iterator<Item = Self> {
        kind.own_fields()
            .map(move |(name, field)| Self { kind, name, field })
    }

    /// What it is called, so that it is found by nothing else.
    pub(crate) fn full_name(self) -> String {
        format!("{}.{}", self.kind.name, self.name)
    }

    /// The words that it takes, each with what it means.
    pub(crate) fn words(self) -> Vec<(String, String)> {
        words(&self.field.shape)
    }

    /// A word that it takes and what that means, by its place among them.
    pub(super) fn word(self, place: usize) -> (String, String) {
        let mut words = words(&self.field.shape).into_iter();
        words.nth(place).unwrap_or_default()
    }
}

/// The page of a field.
pub(super) fn page_of(of: FieldOf) -> Page {
    let mut parts = vec![title(vec![name(of.full_name())])];
    parts.extend(said_of(of));
    page(parts)
}

/// All of its page but the title.
fn said_of(of: FieldOf) -> Vec<Part> {
    let mut parts = vec![
        paragraph(said(&of.field.doc)),
        field(
            "Of",
            said(&format!("`{}`: {}", of.kind.name, of.kind.record.doc)),
        ),
        field("Takes", taken(of.field)),
    ];
    parts.extend(inner(&of.field.shape).map(|inner| {
        let name = &inner.name;
        field(
            "Fields",
            said(&format!("those of {}: `bluf explain {name}`", one(name))),
        )
    }));
    parts.extend(form_of(&of.field.shape).map(|form| {
        field(
            "Written",
            said(&format!("as every {form}: `bluf explain {form}`")),
        )
    }));
    let private = "The speaker alone sees it: no audience, no page and no search.";
    parts.extend(of.field.private.then(|| paragraph(said(private))));
    let open = "Other words are kept and shown as well, with a warning, since they may be slips.";
    parts.extend(is_open(&of.field.shape).then(|| paragraph(said(open))));
    parts.extend(section("Words", meanings(of)));
    let example = example::of_field(of.kind, of.name, of.field).into_iter();
    parts.extend(section(
        "Example",
        example.map(|text| lines(&text)).collect(),
    ));
    parts
}

/// The page of a word: what it means, and the others beside it.
pub(super) fn page_of_word(of: FieldOf, place: usize) -> Page {
    let (word, meaning) = of.word(place);
    let whose = format!("A word of `{}`: {}", of.full_name(), of.field.doc);
    page(
        vec![
            title(vec![name(word)]),
            paragraph(said(&meaning)),
            paragraph(said(&whose)),
        ]
        .into_iter()
        .chain(section("All of them", meanings(of)))
        .collect(),
    )
}

/// A table of the words that a field takes.
fn meanings(of: FieldOf) -> Vec<Part> {
    let rows = words(&of.field.shape).into_iter();
    let rows = rows.map(|(word, meaning)| [vec![name(word)], said(&meaning)]);
    table(["Word", "Means"], rows.collect())
        .into_iter()
        .collect()
}

fn is_open(shape: &Shape) -> bool {
    match shape {
        Shape::Choice { open, .. } => *open,
        Shape::List(inner) | Shape::Map(_, inner) => is_open(inner),
        _ => false,
    }
}

/// The form whose page says how a value is written.
pub(super) fn form_of(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Date => Some("date"),
        Shape::Words(Form::Prose | Form::Title) => Some("text"),
        Shape::Id | Shape::Ref(_) | Shape::RefOrTitle => Some("id"),
        Shape::Citation => Some("citation"),
        Shape::Marking(_) => Some("marking"),
        Shape::List(inner) | Shape::Map(_, inner) => form_of(inner),
        _ => None,
    }
}
